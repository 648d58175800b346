import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/procedure/procedure-list/define.js';
import {procedures} from '../demo/data/procedures.json';

interface Args {
  data: unknown;
  query: string;
}

/** Waits for ever, as a slow network seems to. */
function neverAnswers(): void {
  const answer = window.fetch;
  window.fetch = () => new Promise(() => {});
  setTimeout(() => (window.fetch = answer), 500);
}

const meta: Meta<Args> = {
  title: 'Procedure/procedure-list',
  component: 'procedure-list',
  args: {data: {procedures}, query: ''},
  render: ({data, query}) => html`<procedure-list .data=${data} .query=${query}></procedure-list>`,
};
export default meta;

type Story = StoryObj<Args>;

/** All procedures of an office, those asked for most first. */
export const All: Story = {};

/** Typed without marks: the general act before its special cases, what matched is marked with its accents. */
export const WithoutMarks: Story = {args: {query: 'dang ky khai sinh'}};

/** Telex that nobody turned into marks. */
export const UnfinishedTelex: Story = {args: {query: 'ddawng kys khai sinhh'}};

/** Words that many siblings share: a choice, never one guess. */
export const Siblings: Story = {args: {query: 'giấy phép xây dựng'}};

/** A code, with or without its dot. */
export const Code: Story = {args: {query: '1001193'}};

/** Nothing matches. */
export const NoMatch: Story = {args: {query: 'zzzz'}};

/** The office has published nothing yet. */
export const Empty: Story = {args: {data: []}};

/** Not here yet: labels and lines stand, values are absent. */
export const Loading: Story = {
  beforeEach: neverAnswers,
  render: () => html`<procedure-list src="/procedures-of-a-slow-server"></procedure-list>`,
};

/** The server says no: a calm sentence and a way to try again. */
export const Failed: Story = {
  render: () => html`<procedure-list src="/there-is-no-such-file.json"></procedure-list>`,
};

/** Some rows cannot be read: the good ones stay, one line says so. */
export const PartlyUnreadable: Story = {
  args: {data: {procedures: [...procedures.slice(0, 12), {code: '9.9'}, null, {name: ''}]}},
};

/** What arrived is no list of procedures. */
export const Unreadable: Story = {args: {data: {message: 'not found'}}};

/** Rows open a page each. */
export const WithLinks: Story = {
  render: ({data}) => html`<procedure-list .data=${data} query="ket hon" href="thu-tuc?code={code}"></procedure-list>`,
};

/** Names as long as decisions make them, and longer. */
export const LongText: Story = {
  args: {
    data: [
      {code: '1.000001', name: 'Ộ'.repeat(300), field: 'Lĩnh vực '.repeat(20), fee: 'Miễn'},
      ...[...procedures].sort((one, other) => other.name.length - one.name.length).slice(0, 8),
    ],
  },
};

/** Ten thousand rows: only those near the screen are drawn. */
export const TenThousand: Story = {
  args: {data: Array.from({length: 10_000}, (_, at) => ({...procedures[at % procedures.length], code: `9.${at}`}))},
};

/** English around Vietnamese names. */
export const English: Story = {
  render: ({data}) => html`<div lang="en"><procedure-list .data=${data} query="khai sinh"></procedure-list></div>`,
};
