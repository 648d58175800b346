import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/queue/appointment-picker/define.js';

const meta: Meta = {title: 'Queue/appointment-picker', component: 'appointment-picker'};
export default meta;

export const Empty: StoryObj = {render: () => html`<appointment-picker></appointment-picker>`};
