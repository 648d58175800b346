import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/queue/counter-sign/define.js';
import type {CounterRow, HallView} from '../src/queue/view.js';
import {provideHall} from '../src/services/hall/connect.js';
import type {HallLink} from '../src/services/hall/hall.js';
import {FakeHall, sampleNow, sampleView} from '../test/helpers/fake-hall.js';

/** The display over a counter. In the sample, counter 4 serves B027, counter 2 calls A034, and nobody is at counter 1. */
const meta: Meta = {title: 'Queue/counter-sign', component: 'counter-sign'};
export default meta;

type Story = StoryObj;

let halls = 0;

function sign(counter: string, view: HallView | null = sampleView(), link?: HallLink, languages = ''): TemplateResult {
  const address = `fake:sign-story-${++halls}`;
  provideHall(address, new FakeHall({view, link}));
  return html`<div class="screen" data-mc-theme="dark">
    <counter-sign hall=${address} counter=${counter} languages=${languages}></counter-sign>
  </div>`;
}

function counterIs(id: string, change: Partial<CounterRow>, rest: Partial<HallView> = {}): HallView {
  const view = sampleView();
  return {...view, ...rest, counters: view.counters.map((row) => (row.id === id ? {...row, ...change} : row))};
}

function numberIs(number: string): HallView {
  const view = sampleView();
  return {...view, tickets: view.tickets.map((row) => (row.number === 'A034' ? {...row, number} : row))};
}

const stale: HallLink = {state: 'stale', since: Date.now() - 300_000, problem: 'unreachable'};

export const Calling: Story = {render: () => sign('2')};

/** Somebody with a priority: that there is one, never who or why. */
export const CallingPriority: Story = {render: () => sign('2', counterIs('2', {priority: true}))};

export const Serving: Story = {render: () => sign('4')};

export const ServingPriority: Story = {render: () => sign('4', counterIs('4', {priority: true}))};

export const Free: Story = {render: () => sign('1')};

export const Paused: Story = {render: () => sign('1', counterIs('1', {state: 'paused', reason: 'meeting'}))};

export const Closed: Story = {render: () => sign('1', counterIs('1', {state: 'closed'}))};

export const OutOfHours: Story = {render: () => sign('1', counterIs('1', {state: 'closed'}, {open: false}))};

/** Several numbers at one counter: the one called last is large. */
export const Several: Story = {
  render: () => {
    const view = sampleView();
    const second = {...view.tickets[0]!, id: 'second', number: 'A041', counter: '2', state: 'serving' as const};
    return sign('2', {...view, tickets: [...view.tickets, {...second, since: sampleNow - 900_000}]});
  },
};

export const LongNumber: Story = {render: () => sign('2', numberIs('MW10024'))};

export const ManyServices: Story = {
  render: () => sign('2', counterIs('2', {services: ['civil', 'certification', 'land', 'construction', 'social']})),
};

export const NamedCounter: Story = {render: () => sign('2', counterIs('2', {name: 'Trả kết quả'}))};

export const TwoLanguages: Story = {render: () => sign('2', counterIs('2', {priority: true}), undefined, 'vi en')};

export const TwoLanguagesFree: Story = {render: () => sign('1', sampleView(), undefined, 'vi en')};

/** Not live: red and gold go, and what was said before keeps its time. */
export const Stale: Story = {render: () => sign('2', sampleView(), stale)};

export const UnknownCounter: Story = {render: () => sign('99')};

export const NoCounter: Story = {render: () => sign('')};

export const Loading: Story = {render: () => sign('2', null)};

export const Unreachable: Story = {
  render: () => sign('2', null, {state: 'failed', since: Date.now(), problem: 'unreachable'}),
};

export const UnknownHall: Story = {
  render: () => sign('2', null, {state: 'failed', since: Date.now(), problem: 'unknown-hall'}),
};

export const NoHall: Story = {
  render: () => html`<div class="screen" data-mc-theme="dark"><counter-sign></counter-sign></div>`,
};
