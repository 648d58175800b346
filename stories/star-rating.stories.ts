import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/rating/star-rating/define.js';

interface Args {
  data: unknown;
}

const votes = (...counts: number[]) => ({levels: counts.map((count, place) => ({score: place + 1, count}))});

/** Waits for ever, as a slow network seems to. */
function neverAnswers(): void {
  const answer = window.fetch;
  window.fetch = () => new Promise(() => {});
  setTimeout(() => (window.fetch = answer), 500);
}

const meta: Meta<Args> = {
  title: 'Rating/star-rating',
  component: 'star-rating',
  args: {data: votes(3, 5, 14, 61, 45)},
  render: ({data}) => html`<star-rating hall="local:story" .data=${data}></star-rating>`,
};
export default meta;

type Story = StoryObj<Args>;

/** Count and average beside the stars that can be chosen. */
export const Rated: Story = {};

/** Nobody has rated yet. */
export const Empty: Story = {args: {data: votes()}};

/** Too few for an average: only the count. */
export const TooFew: Story = {args: {data: votes(0, 0, 0, 1, 2)}};

/** A half star. */
export const HalfStar: Story = {args: {data: votes(0, 0, 10, 10, 0)}};

/** Many votes. */
export const Many: Story = {args: {data: votes(12_004, 8_120, 40_223, 180_441, 804_780)}};

export const Loading: Story = {
  beforeEach: neverAnswers,
  render: () => html`<star-rating hall="local:story" src="/votes-of-a-slow-server"></star-rating>`,
};

/** The figures did not come; a vote can be given all the same. */
export const Failed: Story = {
  render: () => html`<star-rating hall="local:story" src="/there-is-no-such-file.json"></star-rating>`,
};

/** Chosen. */
export const Chosen: Story = {
  render: ({data}) => html`<star-rating hall="local:story" value="4" .data=${data}></star-rating>`,
};

export const English: Story = {
  render: ({data}) => html`<div lang="en"><star-rating hall="local:story" .data=${data}></star-rating></div>`,
};

export const RightToLeft: Story = {
  render: ({data}) => html`<div dir="rtl"><star-rating hall="local:story" .data=${data}></star-rating></div>`,
};

/** A control of a form, without figures. */
export const InAForm: Story = {
  render: () => html`<form><star-rating name="stars"></star-rating></form>`,
};

export const Disabled: Story = {
  render: () => html`<fieldset disabled><legend>Đã khoá</legend><star-rating value="2"></star-rating></fieldset>`,
};

export const LongText: Story = {
  render: ({data}) =>
    html`<star-rating hall="local:story" .data=${data}>
      <h2 slot="heading">Ông bà đánh giá bài viết về cải cách thủ tục hành chính của huyện</h2>
      <span slot="question"
        >Nội dung hướng dẫn nộp hồ sơ cấp giấy chứng nhận quyền sử dụng đất có đầy đủ, dễ hiểu và đúng với thực tế
        không?</span
      >
    </star-rating>`,
};

/** A sidebar of 320 px. */
export const Narrow: Story = {
  render: ({data}) => {
    const element = document.createElement('star-rating');
    element.data = data;
    element.hall = 'local:story';
    element.style.setProperty('width', '320px');
    return element;
  },
};
