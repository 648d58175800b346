import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/portal/notice-board/define.js';
import sample from '../demo/data/notices.json';

const meta: Meta = {title: 'Portal/notice-board', component: 'notice-board'};
export default meta;

/** Without their moments, so that a story shows the same on every day. */
const notices = sample.notices.map((notice) => ({...notice, until: undefined}));
const glass = (content: TemplateResult) => html`<div style="block-size: 80vh">${content}</div>`;

export const Wall: StoryObj = {render: () => glass(html`<notice-board .data=${notices}></notice-board>`)};

export const WallOfOne: StoryObj = {
  render: () => glass(html`<notice-board .data=${notices.slice(0, 1)}></notice-board>`),
};

export const WallEmpty: StoryObj = {render: () => glass(html`<notice-board .data=${[]}></notice-board>`)};

export const WallFailed: StoryObj = {render: () => glass(html`<notice-board .data=${{notices: 1}}></notice-board>`)};

export const List: StoryObj = {
  render: () => html`<notice-board layout="list" .data=${notices}></notice-board>`,
};

export const ListNarrow: StoryObj = {
  render: () =>
    html`<div style="inline-size: 22rem"><notice-board layout="list" .data=${notices}></notice-board></div>`,
};

export const ListWithFaults: StoryObj = {
  render: () => html`<notice-board layout="list" .data=${[...notices, {id: 'x'}]}></notice-board>`,
};

export const ListEmpty: StoryObj = {render: () => html`<notice-board layout="list" .data=${[]}></notice-board>`};

export const ListFailed: StoryObj = {
  render: () => html`<notice-board layout="list" .data=${{notices: 1}}></notice-board>`,
};

export const English: StoryObj = {
  render: () => html`<notice-board lang="en" layout="list" .data=${notices}></notice-board>`,
};
