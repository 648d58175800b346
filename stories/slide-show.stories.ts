import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/device/slide-show/define.js';

const meta: Meta = {title: 'Device/slide-show', component: 'slide-show'};
export default meta;

const poster = (name: string) => new URL(`../demo/data/slides/${name}`, import.meta.url).href;
const slides = [
  {
    src: poster('online.svg'),
    alt: 'Nộp hồ sơ trực tuyến, không phải chờ tại quầy',
    caption: 'Có cán bộ hướng dẫn ở bàn số 0',
    seconds: 4,
  },
  {src: poster('hours.svg'), alt: 'Giờ tiếp công dân', caption: 'Áp dụng từ ngày 01 tháng 12 năm 2026', seconds: 4},
  {type: 'video', src: poster('film.webm'), alt: 'Đoạn phim thử'},
];
const glass = (content: TemplateResult) => html`<div style="block-size: 70vh">${content}</div>`;

export const Playing: StoryObj = {
  render: () => html`${glass(html`<slide-show .data=${slides}></slide-show>`)}
    <p>Ba tấm thay nhau; tấm có chữ dưới hình giữ chữ ngoài hình.</p>`,
};

export const OnAPage: StoryObj = {render: () => glass(html`<slide-show controls .data=${slides}></slide-show>`)};

export const OneSlide: StoryObj = {render: () => glass(html`<slide-show .data=${[slides[1]]}></slide-show>`)};

export const NothingToShow: StoryObj = {render: () => glass(html`<slide-show .data=${[]}></slide-show>`)};

export const AllFailed: StoryObj = {
  render: () => glass(html`<slide-show .data=${[{src: './none.jpg', alt: 'Không có'}]}></slide-show>`),
};

export const Unreadable: StoryObj = {render: () => glass(html`<slide-show .data=${{slides: 'none'}}></slide-show>`)};
