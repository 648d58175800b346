import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/queue/counter-panel/define.js';
import type {TicketRow} from '../src/queue/view.js';
import {provideHall} from '../src/services/hall/connect.js';
import {CommandUnanswered} from '../src/services/hall/hall.js';
import {FakeHall, sampleNow, sampleView} from '../test/helpers/fake-hall.js';

/** The officer's panel. Each story has a hall of its own, set by hand. */
const meta: Meta = {
  title: 'Queue/counter-panel',
  component: 'counter-panel',
  parameters: {layout: 'fullscreen'},
};
export default meta;

const view = sampleView();
type Row = TicketRow;

function panel(name: string, hall = new FakeHall(), {lang = 'vi', counter = '4', keys = true} = {}): TemplateResult {
  const address = `fake:counter-panel-${name}`;
  provideHall(address, hall);
  return html`<div class="screen" lang=${lang}>
    <counter-panel class="screen" hall=${address} counter=${counter} ?no-shortcuts=${!keys}></counter-panel>
  </div>`;
}

/** The sample afternoon with some of its rows changed. */
function withTickets(change: (row: Row) => Row | null): FakeHall {
  const tickets = view.tickets.map(change).filter((row) => row !== null);
  return new FakeHall({view: {...sampleView(), tickets}});
}

function counterIs(state: 'open' | 'paused' | 'closed', reason: string | null = null): FakeHall {
  const counters = view.counters.map((row) => (row.id === '4' ? {...row, state, reason, undo: null} : row));
  const tickets = view.tickets.filter(({number}) => number !== 'B027');
  return new FakeHall({view: {...sampleView(), counters, tickets}});
}

/** Presses something as soon as the panel stands. */
function pressing(...selectors: string[]) {
  return async ({canvasElement}: {canvasElement: HTMLElement}) => {
    const element = canvasElement.querySelector('counter-panel');
    for (const selector of selectors) {
      await element?.updateComplete;
      element?.shadowRoot?.querySelector<HTMLElement>(selector)?.click();
    }
  };
}

export const Serving: StoryObj = {render: () => panel('serving')};

export const Called: StoryObj = {
  render: () =>
    panel(
      'called',
      withTickets((row) => (row.number === 'B027' ? {...row, state: 'called', startedAt: null, calls: 2} : row)),
    ),
};

export const NobodyAtTheCounter: StoryObj = {
  render: () =>
    panel(
      'ready',
      withTickets((row) => (row.number === 'B027' ? null : row)),
    ),
};

export const EmptyQueue: StoryObj = {
  render: () => panel('empty', new FakeHall({view: {...sampleView(), tickets: []}})),
};

export const Closed: StoryObj = {render: () => panel('closed', counterIs('closed'))};

export const Paused: StoryObj = {render: () => panel('paused', counterIs('paused', 'Họp'))};

export const Transfer: StoryObj = {
  render: () => panel('transfer'),
  play: pressing('[data-action=transfer]'),
};

export const SetAside: StoryObj = {render: () => panel('park'), play: pressing('[data-action=park]')};

export const PauseReason: StoryObj = {render: () => panel('pause'), play: pressing('.states button:nth-child(2)')};

export const OneOfThoseWhoWait: StoryObj = {
  render: () => panel('waiting'),
  play: pressing('.queue li:nth-child(4) button'),
};

export const Shortcuts: StoryObj = {render: () => panel('help'), play: pressing('.help')};

export const WithoutShortcuts: StoryObj = {render: () => panel('no-keys', new FakeHall(), {keys: false})};

export const Refused: StoryObj = {
  render: () => {
    const hall = new FakeHall();
    const ticket = {...view.tickets[2]!, state: 'left' as const};
    return panel(
      'refused',
      Object.assign(hall, {answer: async () => ({status: 'refused', reason: 'stale-version', ticket})}),
    );
  },
  play: pressing('[data-action=finish]'),
};

export const Unanswered: StoryObj = {
  render: () => {
    const answer = () => Promise.reject(new CommandUnanswered('No answer.'));
    return panel('unanswered', Object.assign(new FakeHall(), {answer}));
  },
  play: pressing('[data-action=finish]'),
};

export const TwoInHand: StoryObj = {
  render: () =>
    panel(
      'two',
      withTickets((row) =>
        row.number === 'B028' ? {...row, state: 'called', counter: '4', calls: 1, calledAt: sampleNow - 20_000} : row,
      ),
    ),
};

/** Appointments of the day: one here, one late, one to come. */
function withBookings(): FakeHall {
  const quarter = 15 * 60_000;
  const row = {service: 'land', ticket: null, state: 'booked' as const};
  const bookings = [
    {...row, id: '1', code: 'K7MX2PA', at: sampleNow - 3 * quarter, holder: 'Trần Văn Ẩn'},
    {...row, id: '2', code: 'B4TN9WE', at: sampleNow - quarter, holder: 'Nguyễn Thị Lan'},
    {...row, id: '3', code: 'R2QH6LC', at: sampleNow + quarter, holder: 'H’Nguyệt Niê'},
  ];
  const here = {...bookings[1]!, state: 'arrived' as const, ticket: 'ticket-B034'};
  return new FakeHall({view: {...sampleView(), bookings: [bookings[0]!, here, bookings[2]!]}});
}

export const Appointments: StoryObj = {
  render: () => panel('bookings', withBookings()),
  play: pressing('[data-list=bookings]'),
};

export const AppointmentToReceive: StoryObj = {
  render: () => panel('booking', withBookings()),
  play: pressing('[data-list=bookings]', '.bookings li:nth-child(3) button'),
};

export const LongWaits: StoryObj = {
  render: () => {
    const address = 'fake:counter-panel-waits';
    provideHall(address, new FakeHall());
    return html`<div class="screen" lang="vi">
      <counter-panel class="screen" hall=${address} counter="4" warn-minutes="25" late-minutes="35"></counter-panel>
    </div>`;
  },
};

export const CallingByItself: StoryObj = {
  render: () => {
    const sample = sampleView();
    const counters = sample.counters.map((row) => (row.id === '4' ? {...row, idleSince: sampleNow} : row));
    const tickets = sample.tickets.filter(({number}) => number !== 'B027');
    const calling = {autoCallSeconds: 30};
    return panel('auto', new FakeHall({view: {...sample, counters, tickets, hall: {...sample.hall, calling}}}));
  },
};

export const TimeToTakeBack: StoryObj = {
  render: () =>
    panel(
      'due',
      withTickets((row) => (row.number === 'B024' ? {...row, notBefore: sampleNow - 60_000} : row)),
    ),
};

export const VoidedAndCancelled: StoryObj = {
  render: () =>
    panel(
      'gone',
      withTickets((row) => {
        if (row.number === 'B036') return {...row, state: 'voided'};
        return row.number === 'B037' ? {...row, state: 'cancelled'} : row;
      }),
    ),
};

export const SharedCounter: StoryObj = {
  render: () => {
    const address = 'fake:counter-panel-shared';
    const held = {
      state: 'serving' as const,
      counter: '4',
      calledAt: sampleNow - 300_000,
      startedAt: sampleNow - 240_000,
    };
    const hall = withTickets((row) => {
      if (row.number === 'B027') return {...row, officer: 'lan'};
      return row.number === 'B028' ? {...row, ...held, officer: 'minh'} : row;
    });
    provideHall(address, hall);
    return html`<div class="screen" lang="vi">
      <counter-panel class="screen" hall=${address} counter="4" officer="lan"></counter-panel>
    </div>`;
  },
};

export const Steps: StoryObj = {render: () => panel('steps'), play: pressing('.steps-so-far')};

export const LongText: StoryObj = {
  render: () => {
    const long = 'Cấp giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản khác gắn liền với đất lần đầu';
    const sample = sampleView();
    const services = sample.services.map((row) => (row.id === 'land' ? {...row, name: long} : row));
    const tickets = sample.tickets.map((row) => ({
      ...row,
      holder: 'H’Nguyệt Niê Ê̆ Ô̆ Kđăm Nguyễn Thị Ộp',
      note: row.note && `${row.note}, chờ xác nhận của Văn phòng đăng ký đất đai <b>và</b> bản đồ địa chính`,
    }));
    return panel('long', new FakeHall({view: {...sample, services, tickets}}));
  },
};

export const English: StoryObj = {render: () => panel('english', new FakeHall(), {lang: 'en'})};

export const ConnectionLost: StoryObj = {
  render: () =>
    panel('stale', new FakeHall({view, link: {state: 'stale', since: sampleNow - 120_000, problem: 'unreachable'}})),
};

export const Loading: StoryObj = {render: () => panel('loading', new FakeHall({view: null}))};

export const UnknownHall: StoryObj = {
  render: () =>
    panel('unknown', new FakeHall({view: null, link: {state: 'failed', since: 0, problem: 'unknown-hall'}})),
};

export const WrongToken: StoryObj = {
  render: () => panel('forbidden', new FakeHall({view: null, link: {state: 'failed', since: 0, problem: 'forbidden'}})),
};

export const NoToken: StoryObj = {
  render: () => panel('public', new FakeHall({view: {...sampleView(), role: 'public'}})),
};

export const WhichCounter: StoryObj = {render: () => panel('choose', new FakeHall(), {counter: ''})};

export const UnknownCounter: StoryObj = {render: () => panel('no-counter', new FakeHall(), {counter: '12B'})};
