import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/device/slide-show/define.js';

const meta: Meta = {title: 'Device/slide-show', component: 'slide-show'};
export default meta;

export const Empty: StoryObj = {render: () => html`<slide-show></slide-show>`};
