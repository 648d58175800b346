import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/queue/ticket-status/define.js';

const meta: Meta = {title: 'Queue/ticket-status', component: 'ticket-status'};
export default meta;

export const Empty: StoryObj = {render: () => html`<ticket-status></ticket-status>`};
