import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/queue/queue-board/define.js';
import type {Call} from '../src/queue/ticket.js';
import type {HallView} from '../src/queue/view.js';
import {provideHall} from '../src/services/hall/connect.js';
import type {HallLink} from '../src/services/hall/hall.js';
import {FakeHall, sampleNow, sampleView} from '../test/helpers/fake-hall.js';

/** The wall of a waiting hall. Each story has a hall of its own, set by hand. */
const meta: Meta = {title: 'Queue/queue-board', component: 'queue-board'};
export default meta;

type Story = StoryObj;

let halls = 0;

function wall(view: HallView | null, link?: HallLink, change: (hall: FakeHall) => void = () => {}): TemplateResult {
  const hall = new FakeHall({view, link});
  const address = `fake:wall-story-${++halls}`;
  provideHall(address, hall);
  change(hall);
  return html`<div class="screen" data-mc-theme="dark"><queue-board quiet hall=${address}></queue-board></div>`;
}

interface Choice {
  layout?: string;
  languages?: string;
  names?: boolean;
  blank?: number;
  media?: TemplateResult;
}

/** The same wall as an office may choose it. */
function chosen(view: HallView, {layout = 'hero', languages = '', names = false, blank = 0, media}: Choice) {
  const address = `fake:wall-story-${++halls}`;
  provideHall(address, new FakeHall({view}));
  return html`<div class="screen" data-mc-theme="dark">
    <queue-board
      quiet
      layout=${layout}
      languages=${languages}
      ?names=${names}
      blank=${blank}
      hall=${address}
      >${media ?? ''}</queue-board
    >
  </div>`;
}

/** As the sample, with a counter that is paused and one that is closed. */
function someResting(): HallView {
  const view = sampleView();
  const state = {'1': 'paused', '3': 'closed'} as const;
  return {
    ...view,
    counters: view.counters.map((counter) => ({...counter, state: state[counter.id as '1' | '3'] ?? counter.state})),
  };
}

function calm(view = sampleView()): HallView {
  return {...view, calls: view.calls.map((call) => ({...call, at: call.at - 60_000}))};
}

/** The sample's last calls, as if they were made this very moment. */
function calledNow(count: number): HallView {
  const view = sampleView();
  const first = view.calls.length - count;
  return {...view, calls: view.calls.map((call, index) => (index < first ? call : {...call, at: sampleNow}))};
}

function crowd(count: number): HallView {
  const calls = Array.from({length: count}, (_, index): Call => {
    const number = `${'ABCD'[index % 4] ?? 'A'}${100 + index}`;
    return {seq: 200 + index, at: sampleNow, ticket: number, number, service: 'civil', counter: '2', time: 1};
  });
  return {...sampleView(), calls};
}

export const Live: Story = {render: () => wall(sampleView())};

export const TwoAtOnce: Story = {render: () => wall(calledNow(2))};

export const ThreeAtOnce: Story = {render: () => wall(calledNow(3))};

export const FiveAtOnce: Story = {render: () => wall(calledNow(5))};

/** What does not fit on the stage enters the list at once. */
export const SixteenAtOnce: Story = {render: () => wall(crowd(16))};

/** As many as a wall can hold. */
export const FortyAtOnce: Story = {render: () => wall(crowd(40))};

/** Calls as they come on a busy afternoon. */
export const Playing: Story = {
  render: () =>
    wall({...sampleView(), calls: []}, undefined, (hall) => {
      let seq = 0;
      const timer = setInterval(() => {
        if (hall.subscribers === 0 && seq > 0) return clearInterval(timer);
        const view = hall.view!;
        const now = view.now + 2500;
        const number = `${'ABCD'[seq % 4] ?? 'A'}${String(++seq).padStart(3, '0')}`;
        const counter = String(1 + (seq % 7));
        const call: Call = {seq, at: now, ticket: number, number, service: 'land', counter, time: 1};
        hall.show({now, calls: [...view.calls, call].slice(-40)});
      }, 2500);
    }),
};

/** A tile a counter. */
export const Grid: Story = {render: () => chosen(someResting(), {layout: 'grid'})};

export const GridOfTwentyFour: Story = {
  render: () => {
    const [one] = sampleView().counters;
    const counters = Array.from({length: 24}, (_, index) => ({...one!, id: `${index + 1}`, name: `${index + 1}`}));
    return chosen({...calledNow(5), counters}, {layout: 'grid'});
  },
};

/** A row a call. */
export const List: Story = {render: () => chosen(calledNow(2), {layout: 'list'})};

export const ListOfMany: Story = {render: () => chosen(crowd(16), {layout: 'list'})};

export const TwoLanguages: Story = {render: () => chosen(calledNow(1), {languages: 'vi en'})};

export const GridInTwoLanguages: Story = {
  render: () => chosen(someResting(), {layout: 'grid', languages: 'vi en'}),
};

/** Nobody is called: the media have the stage. */
export const Media: Story = {
  render: () => chosen(calm(), {media: html`<p slot="media">Nộp hồ sơ trực tuyến tại nhà</p>`}),
};

/** Where an office chose so, and the hall tells this screen. */
export const MaskedNames: Story = {
  render: () => {
    const view = calledNow(2);
    const tickets = view.tickets.map((ticket) => ({...ticket, holder: 'Nguyễn Văn An'}));
    return chosen({...view, tickets}, {names: true});
  },
};

/** Half an hour after closing. */
export const Dark: Story = {
  render: () => {
    const view = calm();
    const hours = [{weekday: 1, opens: '07:30', closes: '11:30'}];
    return chosen({...view, open: false, calls: [], hall: {...view.hall, hours}}, {blank: 30});
  },
};

/** Nobody called yet. */
export const Empty: Story = {render: () => wall({...sampleView(), calls: [], tickets: []})};

/** Nobody is being called now: old calls are rows, not an invitation. */
export const BetweenCalls: Story = {
  render: () => {
    const view = sampleView();
    return wall({...view, calls: view.calls.map((call) => ({...call, at: call.at - 60_000}))});
  },
};

export const Closed: Story = {
  render: () => {
    const view = sampleView();
    const hours = [
      {weekday: 1, opens: '07:30', closes: '11:30'},
      {weekday: 1, opens: '13:30', closes: '17:00'},
    ];
    return wall({...view, open: false, calls: [], tickets: [], hall: {...view.hall, hours}});
  },
};

export const NoServices: Story = {render: () => wall({...sampleView(), services: []})};

export const Loading: Story = {render: () => wall(null)};

/** Red and gold are gone, old calls gain their time, counts go: an old estimate is a false one. */
export const Stale: Story = {
  render: () => wall(sampleView(), {state: 'stale', since: Date.now() - 300_000, problem: 'unreachable'}),
};

export const UnknownHall: Story = {
  render: () => wall(null, {state: 'failed', since: Date.now(), problem: 'unknown-hall'}),
};

export const Forbidden: Story = {
  render: () => wall(null, {state: 'failed', since: Date.now(), problem: 'forbidden'}),
};

export const NoHall: Story = {
  render: () => html`<div class="screen" data-mc-theme="dark"><queue-board quiet></queue-board></div>`,
};

/** With a chime: where the browser blocks sound the wall says so, and a touch or a key unlocks it. */
export const Sound: Story = {
  render: () => {
    const address = `fake:wall-story-${++halls}`;
    provideHall(address, new FakeHall());
    return html`<div class="screen" data-mc-theme="dark"><queue-board hall=${address}></queue-board></div>`;
  },
};

/** Numbers shrink to fit, texts end in an ellipsis, notices are cut into pages, marks have room. */
export const LongText: Story = {
  render: () => {
    const view = sampleView();
    return wall({
      ...view,
      hall: {
        ...view.hall,
        name: 'Trung tâm Phục vụ hành chính công Ộ Ẫ Ữ '.repeat(4),
        notices: ['Ộ Ẫ Ữ: nộp hồ sơ tại đúng quầy tiếp nhận. '.repeat(20)],
      },
      services: [...view.services, ...view.services].map((service, index) => ({
        ...service,
        id: `${service.id}${index > 4 ? index : ''}`,
        name: 'Ộ Ẫ Ữ đăng ký khai sinh có yếu tố nước ngoài',
      })),
      counters: view.counters.map((counter) => ({...counter, name: counter.id === '4' ? '12A' : 'Một cửa số 12'})),
      calls: view.calls.map((call) => ({...call, number: `WM${call.number}`})),
    });
  },
};

export const English: Story = {render: () => html`<div lang="en">${wall(sampleView())}</div>`};

export const RightToLeft: Story = {render: () => html`<div dir="rtl">${wall(sampleView())}</div>`};
