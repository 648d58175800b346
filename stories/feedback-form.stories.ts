import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {FeedbackForm} from '../src/rating/feedback-form/feedback-form.js';

FeedbackForm.define();

const day = 86_400_000;
const start = Date.UTC(2026, 10, 23, 3);
const comments = [
  {
    ...{id: '1', at: start, category: 'petition'},
    text: 'Đề nghị bố trí thêm ghế ngồi ở khu vực chờ quầy 4 vào buổi sáng thứ Hai, vì nhiều người cao tuổi phải đứng.',
    answer: 'Phường đã kê thêm 12 ghế từ ngày 21 tháng 11. Cảm ơn ông bà.',
    answeredAt: start + day,
  },
  {
    id: '2',
    at: start - 2 * day,
    category: 'praise',
    text: 'Cán bộ quầy 2 hướng dẫn tận tình, làm xong trong buổi sáng.',
  },
  {
    ...{id: '3', at: start - 9 * day, category: 'question'},
    text: 'Làm lại giấy khai sinh bản chính có cần đặt lịch trước không?',
    answer: 'Không cần. Ông bà lấy số trực tiếp tại quầy.',
    answeredAt: start - 8 * day,
  },
];

interface Args {
  view: 'write' | 'follow' | 'published';
  data: unknown;
}

const meta: Meta<Args> = {
  title: 'Rating/feedback-form',
  component: 'feedback-form',
  args: {view: 'write', data: {comments}},
  render: ({view, data}) =>
    html`<feedback-form endpoint="/there-is-no-such-server" .view=${view} .data=${data}></feedback-form>`,
};
export default meta;

type Story = StoryObj<Args>;

/** Waits for ever, as a slow network seems to. */
function neverAnswers(): void {
  const answer = window.fetch;
  window.fetch = () => new Promise(() => {});
  setTimeout(() => (window.fetch = answer), 500);
}

function form(canvas: HTMLElement): FeedbackForm {
  return canvas.querySelector('feedback-form')!;
}

function write(element: FeedbackForm, text: string): void {
  const root = element.shadowRoot!;
  root.querySelector<HTMLInputElement>('[name=category]')!.click();
  const field = root.querySelector('textarea')!;
  field.value = text;
  field.dispatchEvent(new Event('input', {bubbles: true}));
}

/** Nothing is chosen or written in advance. */
export const Write: Story = {};

/** What is missing is said at its place. */
export const Faulty: Story = {
  play: async ({canvasElement}) => {
    await form(canvasElement).updateComplete;
    form(canvasElement).shadowRoot!.querySelector<HTMLElement>('.end button')!.click();
  },
};

/** Longer than a comment may be. */
export const TooLong: Story = {
  play: async ({canvasElement}) => {
    await form(canvasElement).updateComplete;
    write(form(canvasElement), 'Nội dung rất dài. '.repeat(230));
  },
};

/** Written down: the receipt code, to be copied or printed. */
export const Receipt: Story = {
  render: () => html`<feedback-form hall="local:story"></feedback-form>`,
  play: async ({canvasElement}) => {
    await form(canvasElement).updateComplete;
    write(form(canvasElement), 'Kê thêm ghế ở quầy 4.');
    form(canvasElement).shadowRoot!.querySelector<HTMLElement>('.end button')!.click();
  },
};

/** The author asks by the code. */
export const FollowUp: Story = {args: {view: 'follow'}};

/** A code that cannot be one. */
export const MalformedCode: Story = {
  args: {view: 'follow'},
  play: async ({canvasElement}) => {
    await form(canvasElement).updateComplete;
    form(canvasElement).shadowRoot!.querySelector<HTMLElement>('.ask button')!.click();
  },
};

/** What the office has published. */
export const Published: Story = {args: {view: 'published'}};

/** Nothing has been published. */
export const PublishedEmpty: Story = {args: {view: 'published', data: {comments: []}}};

/** Some cannot be read: the others stay. */
export const PublishedPartly: Story = {args: {view: 'published', data: {comments: [...comments, null, {text: 4}]}}};

export const PublishedLoading: Story = {
  beforeEach: neverAnswers,
  render: () => html`<feedback-form view="published" src="/comments-of-a-slow-server"></feedback-form>`,
};

export const PublishedFailed: Story = {
  render: () => html`<feedback-form view="published" src="/there-is-no-such-file.json"></feedback-form>`,
};

/** A shared screen: large, no files, wiped when nobody touches it. */
export const Kiosk: Story = {
  render: ({data}) => html`<feedback-form kiosk hall="local:story" .data=${data}></feedback-form>`,
};

export const English: Story = {
  render: ({data}) => html`<div lang="en"><feedback-form hall="local:story" .data=${data}></feedback-form></div>`,
};

export const RightToLeft: Story = {
  render: ({data}) => html`<div dir="rtl"><feedback-form hall="local:story" .data=${data}></feedback-form></div>`,
};

/** Kinds and sentences of the office's own. */
export const OwnWords: Story = {
  render: () =>
    html`<feedback-form
      hall="local:story"
      .categories=${[
        {id: 'land', name: {vi: 'Đất đai, môi trường, trật tự xây dựng', en: 'Land, environment, building'}},
        {id: 'civil', name: {vi: 'Hộ tịch, chứng thực', en: 'Civil status'}},
      ]}
    >
      <h2 slot="heading">Phản ánh, kiến nghị về việc giải quyết thủ tục hành chính tại Bộ phận Một cửa</h2>
      <p slot="privacy">Bộ phận Một cửa giữ nội dung 90 ngày để trả lời ông bà, rồi xóa.</p>
    </feedback-form>`,
};

/** Words longer than a line. */
export const LongText: Story = {
  args: {
    view: 'published',
    data: {comments: [{...comments[0], text: 'Ộ'.repeat(900), category: 'Lĩnh vực '.repeat(30)}]},
  },
};

/** A sidebar of 320 px. */
export const Narrow: Story = {
  render: ({data}) => {
    const element = document.createElement('feedback-form');
    element.data = data;
    element.hall = 'local:story';
    element.style.setProperty('width', '320px');
    return element;
  },
};
