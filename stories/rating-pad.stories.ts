import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {RatingPad} from '../src/rating/rating-pad/rating-pad.js';

RatingPad.define();

const meta: Meta = {title: 'Rating/rating-pad', component: 'rating-pad'};
export default meta;

type Story = StoryObj;

/** Nothing is chosen in advance. */
export const Empty: Story = {render: () => html`<rating-pad></rating-pad>`};

export const Answered: Story = {render: () => html`<rating-pad value="4"></rating-pad>`};

export const ThreeLevels: Story = {render: () => html`<rating-pad scale="faces-3"></rating-pad>`};

const scaled = (scale: string): Story => ({render: () => html`<rating-pad scale=${scale}></rating-pad>`});

export const FourLevels = scaled('faces-4');
export const Stars = scaled('stars-5');
export const Recommendation = scaled('recommend-10');
export const Effort = scaled('effort-5');
export const HighestFirst = scaled('{"id": "faces-5", "direction": "highest-first"}');

export const OwnLevels: Story = {
  render: () =>
    html`<rating-pad
      question="Ông bà tìm được thông tin cần tìm không?"
      .levels=${[
        {score: 0, word: 'Không'},
        {score: 1, word: 'Một phần'},
        {score: 2, word: 'Có'},
      ]}
    ></rating-pad>`,
};

/** Levels that cannot be shown are left out; where none is left, the five faces stand. */
export const BadLevels: Story = {
  render: () => html`<rating-pad .levels=${[null, {score: 'x', word: 'x'}, {score: 1}] as never}></rating-pad>`,
};

export const English: Story = {render: () => html`<div lang="en"><rating-pad></rating-pad></div>`};

export const RightToLeft: Story = {render: () => html`<div dir="rtl"><rating-pad></rating-pad></div>`};

export const InAForm: Story = {
  render: () =>
    html`<form @submit=${(event: Event) => event.preventDefault()}>
      <rating-pad name="score" required></rating-pad>
      <p><button>Gửi</button> <button type="reset">Chọn lại</button></p>
    </form>`,
};

export const Disabled: Story = {
  render: () => html`<fieldset disabled><legend>Đã khoá</legend><rating-pad value="2"></rating-pad></fieldset>`,
};

export const LongText: Story = {
  render: () =>
    html`<rating-pad
      question="Ông bà hài lòng ở mức nào với việc tiếp nhận, hướng dẫn, bổ sung và trả kết quả hồ sơ cấp giấy chứng nhận quyền sử dụng đất?"
      .levels=${[
        {score: 1, word: 'Chưa được hướng dẫn đầy đủ, phải đi lại nhiều lần'},
        {score: 2, word: 'Được hướng dẫn, còn chỗ chưa rõ'},
        {score: 3, word: 'Được hướng dẫn rõ ràng, đầy đủ ngay từ lần đầu'},
      ]}
    ></rating-pad>`,
};

/** A sidebar of 320 px. */
export const Narrow: Story = {
  render: () => {
    const pad = document.createElement('rating-pad');
    pad.style.setProperty('width', '320px');
    return pad;
  },
};
