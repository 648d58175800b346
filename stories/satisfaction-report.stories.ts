import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/rating/satisfaction-report/define.js';
import report from '../demo/data/satisfaction.json';

interface Args {
  data: unknown;
}

const {by} = report;
const [atCounter] = by.channel;

/** The figures of one month at seven counters. */
const look = {
  ...report,
  by: {month: by.month, counter: by.counter, channel: [{...atCounter!, counts: report.counts}]},
  reasons: [],
};

const page = (content: TemplateResult) => html`<main style="padding: 2.5rem min(3rem, 4vw) 1rem">${content}</main>`;

/** Lets a hall's server answer so. */
function answering(answer: () => Promise<Response>): () => void {
  return () => {
    const real = window.fetch;
    window.fetch = (input, init) => (String(input).includes('story-hall') ? answer() : real(input, init));
    return () => (window.fetch = real);
  };
}

const meta: Meta<Args> = {
  title: 'Rating/satisfaction-report',
  component: 'satisfaction-report',
  args: {data: report},
  render: ({data}) => page(html`<satisfaction-report .data=${data}></satisfaction-report>`),
};
export default meta;

type Story = StoryObj<Args>;

/** One month: share, distribution, the year's line, the counters. February has too few answers and breaks the line. */
export const Counter: Story = {args: {data: look}};

/** With fields, procedures, places of answering and reasons as well. */
export const Whole: Story = {};

/** From a hall's server: period and series can be chosen. */
export const Live: Story = {
  beforeEach: answering(async () => Response.json(report)),
  render: () => page(html`<satisfaction-report hall="https://story-hall.test/halls/1"></satisfaction-report>`),
};

/** Fewer than thirty answers: counts and words, no percentage anywhere. */
export const TooFew: Story = {
  args: {
    data: {
      ...look,
      counts: [1, 2, 3, 9, 8],
      response: undefined,
      notCounted: {},
      by: {month: [{key: '2026-10', counts: [1, 2, 3, 9, 8]}], counter: [{...by.counter[0], counts: [1, 2, 3, 9, 8]}]},
    },
  },
};

/** Would you recommend? From 0 to 10, as a net promoter score. */
export const Recommendation: Story = {
  args: {
    data: {
      ...report,
      scale: {
        id: 'recommend-0-10',
        direction: 'lowest-first',
        wording: '1',
        kind: 'recommendation',
        picture: 'number',
        levels: Array.from({length: 11}, (_, score) => ({score, word: String(score)})),
      },
      counts: [21, 0, 3, 11, 9, 46, 72, 230, 282, 290, 320],
      by: {},
      reasons: [],
      target: {operator: 'at-least', value: 30},
    },
  },
};

/** Stars are numbers at equal steps: they have a mean. Which of them count as satisfied the office has not said. */
export const Stars: Story = {
  args: {
    data: {
      ...look,
      scale: {
        ...report.scale,
        id: 'stars-5',
        picture: 'stars',
        levels: [1, 2, 3, 4, 5].map((score) => ({score, word: {vi: `${score} sao`, en: `${score} stars`}})),
      },
    },
  },
};

/** Officers only from fifty answers on, and never ranked. */
export const Officers: Story = {
  args: {
    data: {
      ...look,
      by: {
        month: [],
        officer: [
          {key: 'a', name: 'Nguyễn Thị An', counts: [2, 3, 5, 40, 60]},
          {key: 'b', name: 'Trần Văn Bình', counts: [30, 25, 20, 20, 5]},
          {key: 'c', name: 'Lê Chi', counts: [0, 1, 2, 20, 22]},
        ],
      },
    },
  },
};

/** The sheet of Circular 01/2018 and the dossiers that Decision 766 counts, given by the office. */
export const Sheets: Story = {
  render: () =>
    page(
      html`<satisfaction-report
        .data=${look}
        .sheet=${{
          'total-time': 2,
          'agency-time': 2,
          contacts: 1,
          agencies: 2,
          'one-stop': 2,
          publicity: 2,
          attitude: 2,
          feedback: 1,
          online: 1,
        }}
        .dislikes=${{
          from: '2026-10-01',
          to: '2026-10-31',
          finished: 3910,
          rated: 1284,
          late: 117,
          complaints: 9,
          dislikes: Array.from({length: 67}, (_, at) => ({
            ticket: `t${at}`,
            number: `A${String(at).padStart(3, '0')}`,
            service: 'Đăng ký khai sinh',
            counter: '1',
            day: '2026-10-05',
            score: 1 + (at % 2),
          })),
        }}
      ></satisfaction-report>`,
    ),
};

/** Nothing has been rated yet. */
export const Empty: Story = {render: () => page(html`<satisfaction-report></satisfaction-report>`)};

/** Nobody answered in the period. */
export const Nobody: Story = {
  args: {data: {...look, counts: [0, 0, 0, 0, 0], response: undefined, by: {}, notCounted: {}}},
};

/** Not here yet: labels and lines stand, values are absent. */
export const Loading: Story = {
  beforeEach: answering(() => new Promise(() => {})),
  render: () => page(html`<satisfaction-report hall="https://story-hall.test/halls/1"></satisfaction-report>`),
};

/** The server says no. */
export const Failed: Story = {
  beforeEach: answering(async () => new Response('', {status: 503})),
  render: () => page(html`<satisfaction-report hall="https://story-hall.test/halls/1"></satisfaction-report>`),
};

/** The office does not publish, and nobody is signed in. */
export const Forbidden: Story = {
  beforeEach: answering(async () => new Response('', {status: 403})),
  render: () => page(html`<satisfaction-report hall="https://story-hall.test/halls/1"></satisfaction-report>`),
};

/** It answered once and then no more: the figures stay, and say how old they are. */
export const Stale: Story = {
  beforeEach: () => {
    let asked = 0;
    return answering(async () => (asked++ === 0 ? Response.json(look) : new Response('', {status: 503})))();
  },
  render: () =>
    page(html`<satisfaction-report hall="https://story-hall.test/halls/1" refresh="1"></satisfaction-report>`),
};

/** Some rows cannot be read. */
export const PartlyUnreadable: Story = {
  args: {data: {...look, by: {...look.by, counter: [...by.counter.slice(0, 4), {key: 7}, {key: '9', counts: [1]}]}}},
};

/** Names as long as decisions make them. */
export const LongText: Story = {
  args: {
    data: {
      ...report,
      office: `Trung tâm Phục vụ hành chính công ${'phường Hoa Sen '.repeat(8)}`,
      by: {...by, counter: by.counter.map((row) => ({...row, name: `${row.name.vi} ${'tiếp nhận '.repeat(9)}`}))},
    },
  },
};

/** A side bar of a narrow page. */
export const Narrow: Story = {
  render: ({data}) =>
    html`<main style="inline-size: 20rem; padding: 1rem"><satisfaction-report .data=${data}></satisfaction-report></main>`,
};

export const English: Story = {
  render: ({data}) =>
    html`<div lang="en">${page(html`<satisfaction-report .data=${data}></satisfaction-report>`)}</div>`,
};
