import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/queue/ticket-kiosk/define.js';
import type {WaitingRow} from '../src/queue/view.js';
import {provideHall} from '../src/services/hall/connect.js';
import {FakeHall, sampleNow, sampleView} from '../test/helpers/fake-hall.js';

/** The machine at the door. Each story has a hall of its own, set by hand. */
const meta: Meta = {
  title: 'Queue/ticket-kiosk',
  component: 'ticket-kiosk',
  parameters: {layout: 'fullscreen'},
};
export default meta;

const view = sampleView();
const hours = [1, 2, 3, 4, 5].flatMap((weekday) => [
  {weekday, opens: '07:30', closes: '11:30'},
  {weekday, opens: '13:30', closes: '17:00'},
]);

function given(follow?: string): FakeHall['answer'] {
  const ticket = {...view.tickets[3]!, id: 'sample', number: 'A041', service: 'civil', state: 'waiting' as const};
  return async () => ({status: 'done', seq: 101, ahead: 6, ticket, ...(follow ? {follow} : {})});
}

const phone = given('https://motcua.example.vn/ticket.html?ticket=6b1f0c0e8d3a4f7f');

function kiosk(name: string, hall: FakeHall = answering(phone), lang = 'vi', confirm = false): TemplateResult {
  const address = `fake:ticket-kiosk-${name}`;
  provideHall(address, hall);
  return html`<main class="screen" lang=${lang}>
    <ticket-kiosk hall=${address} print="none" ?confirm=${confirm}></ticket-kiosk>
  </main>`;
}

/** A hall with fields of service and appointments, which answers as it is told. */
function fieldHall(answer: FakeHall['answer'] = phone): FakeHall {
  const fields = [
    {id: 'justice', name: {vi: 'Tư pháp – hộ tịch', en: 'Justice and civil status'}},
    {id: 'land', name: {vi: 'Đất đai – xây dựng', en: 'Land and construction'}},
  ];
  const fieldOf: Record<string, string> = {
    civil: 'justice',
    certification: 'justice',
    land: 'land',
    construction: 'land',
  };
  const appointments = {services: [{service: 'land', minutes: 15, places: 2}]};
  const services = view.services.map((row) => ({...row, field: fieldOf[row.id]}));
  return Object.assign(new FakeHall({view: {...view, services, hall: {...view.hall, fields, appointments}}}), {answer});
}

/** A story in which somebody presses these buttons, one after another, as soon as each may be pressed. */
function pressed(...names: string[]): StoryObj['play'] {
  return async ({canvasElement}) => {
    const element = canvasElement.querySelector('ticket-kiosk');
    for (const name of names) {
      for (let tries = 0; tries < 200; tries++) {
        const buttons = [...(element?.shadowRoot?.querySelectorAll<HTMLButtonElement>('button') ?? [])];
        const found = buttons.find((each) => each.textContent?.includes(name) && each.ariaDisabled !== 'true');
        found?.click();
        if (found) break;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      await element?.updateComplete;
    }
  };
}

function refused(answer: object): FakeHall {
  return answering(async () => ({status: 'refused', ...answer}) as never);
}

/** Touches the first field as soon as the kiosk stands. */
async function touchFirst({canvasElement}: {canvasElement: HTMLElement}): Promise<void> {
  const element = canvasElement.querySelector('ticket-kiosk');
  await element?.updateComplete;
  element?.shadowRoot?.querySelector<HTMLElement>('button.field')?.click();
}

async function touchAccessibility({canvasElement}: {canvasElement: HTMLElement}): Promise<void> {
  const element = canvasElement.querySelector('ticket-kiosk');
  await element?.updateComplete;
  element?.shadowRoot?.querySelector<HTMLElement>('.tool')?.click();
}

function answering(answer: FakeHall['answer']): FakeHall {
  return Object.assign(new FakeHall(), {answer});
}

const eight: WaitingRow[] = [
  ...view.services,
  {id: 'justice', name: 'Tư pháp', prefix: 'G', count: 0, band: null, counters: []},
  {
    id: 'labour',
    name: 'Lao động – Thương binh và Xã hội',
    prefix: 'H',
    count: 1,
    band: {from: 60, to: null},
    counters: ['8'],
  },
  {id: 'farming', name: 'Nông nghiệp và Môi trường', prefix: 'K', count: 12, band: {from: 20, to: 30}, counters: ['8']},
];

export const Choose: StoryObj = {render: () => kiosk('choose')};

export const English: StoryObj = {render: () => kiosk('english', undefined, 'en')};

export const Accessible: StoryObj = {render: () => kiosk('accessible'), play: touchAccessibility};

export const EightFields: StoryObj = {
  render: () => kiosk('eight', new FakeHall({view: {...view, services: eight}})),
};

export const Fields: StoryObj = {render: () => kiosk('fields', fieldHall(), 'vi', true)};

export const Services: StoryObj = {
  render: () => kiosk('services', fieldHall(), 'vi', true),
  play: pressed('Tư pháp'),
};

export const Confirm: StoryObj = {
  render: () => kiosk('confirm', fieldHall(), 'vi', true),
  play: pressed('Tư pháp', 'Hộ tịch'),
};

export const ConfirmEnglish: StoryObj = {
  render: () => kiosk('confirm-en', fieldHall(), 'en', true),
  play: pressed('Justice', 'Civil status'),
};

export const PriorityClass: StoryObj = {
  render: () => kiosk('class', fieldHall(), 'vi', true),
  play: pressed('Chính sách', 'Tôi thuộc diện ưu tiên'),
};

export const PriorityReason: StoryObj = {
  render: () => kiosk('reason', fieldHall(), 'vi', true),
  play: pressed('Chính sách', 'Tôi thuộc diện ưu tiên', 'người cao tuổi'),
};

export const PriorityStated: StoryObj = {
  render: () => kiosk('stated', fieldHall(), 'vi', true),
  play: pressed('Chính sách', 'Tôi thuộc diện ưu tiên', 'người cao tuổi', 'Có thẻ'),
};

export const AppointmentCode: StoryObj = {
  render: () => kiosk('code', fieldHall(), 'vi', true),
  play: pressed('Tôi có lịch hẹn', 'K', '7', 'M'),
};

export const AppointmentTooEarly: StoryObj = {
  render: () => kiosk('early', refused({reason: 'too-early', at: sampleNow + 3_600_000})),
  play: touchFirst,
};

export const CoolDown: StoryObj = {
  render: () => kiosk('cool', refused({reason: 'cool-down', at: sampleNow + 45_000})),
  play: touchFirst,
};

export const AlreadyWaiting: StoryObj = {
  render: () => kiosk('had', refused({reason: 'already-waiting', ticket: {...view.tickets[3]!, number: 'A041'}})),
  play: touchFirst,
};

export const NumbersExhausted: StoryObj = {
  render: () => kiosk('exhausted', refused({reason: 'numbers-exhausted'})),
  play: touchFirst,
};

export const Asking: StoryObj = {
  render: () =>
    kiosk(
      'asking',
      answering(() => new Promise(() => {})),
    ),
  play: touchFirst,
};

export const Ticket: StoryObj = {render: () => kiosk('ticket', answering(phone)), play: touchFirst};

export const TicketWithoutPhone: StoryObj = {
  render: () => kiosk('ticket-local', answering(given())),
  play: touchFirst,
};

export const Refused: StoryObj = {
  render: () =>
    kiosk(
      'refused',
      answering(async () => ({status: 'refused', reason: 'limit-reached'})),
    ),
  play: touchFirst,
};

export const Closed: StoryObj = {
  render: () =>
    kiosk(
      'closed',
      new FakeHall({view: {...view, open: false, now: sampleNow + 4 * 3_600_000, hall: {...view.hall, hours}}}),
    ),
};

export const NotYetOpen: StoryObj = {
  render: () =>
    kiosk(
      'not-yet',
      new FakeHall({view: {...view, open: false, now: sampleNow - 7 * 3_600_000, hall: {...view.hall, hours}}}),
    ),
};

export const DayOff: StoryObj = {
  render: () =>
    kiosk(
      'day-off',
      new FakeHall({
        view: {
          ...view,
          open: false,
          hall: {...view.hall, hours, calendar: {off: ['2026-11-23']}, issuing: {lastMinutes: 30}},
        },
      }),
    ),
};

export const Empty: StoryObj = {render: () => kiosk('empty', new FakeHall({view: {...view, services: []}}))};

export const Loading: StoryObj = {render: () => kiosk('loading', new FakeHall({view: null}))};

export const Stale: StoryObj = {
  render: () =>
    kiosk('stale', new FakeHall({link: {state: 'stale', since: Date.now() - 60_000, problem: 'unreachable'}})),
};

export const UnknownHall: StoryObj = {
  render: () =>
    kiosk('unknown', new FakeHall({view: null, link: {state: 'failed', since: Date.now(), problem: 'unknown-hall'}})),
};

export const NotPaired: StoryObj = {render: () => kiosk('unpaired', new FakeHall({view: {...view, role: 'public'}}))};

export const LongText: StoryObj = {
  render: () =>
    kiosk(
      'long',
      new FakeHall({
        view: {
          ...view,
          hall: {
            ...view.hall,
            name: 'Chi nhánh Trung tâm Phục vụ hành chính công số 12 tỉnh Đắk Lắk',
            place: 'Xã Ea H’Leo',
          },
          services: view.services.map((row, index) => ({
            ...row,
            count: 1234 * index,
            name: [
              'Lao động – Thương binh và Xã hội, Bảo trợ xã hội và Trẻ em',
              '<b>Đất đai</b>',
              'Ƀuôn Ê̆ Ô̆ Ơ̆ Ư̆ Ẫ Ộ Ữ',
              'x'.repeat(2000),
              'Ộ',
            ][index]!,
          })),
        },
      }),
    ),
};
