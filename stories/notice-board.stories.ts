import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/portal/notice-board/define.js';

const meta: Meta = {title: 'Portal/notice-board', component: 'notice-board'};
export default meta;

export const Empty: StoryObj = {render: () => html`<notice-board></notice-board>`};
