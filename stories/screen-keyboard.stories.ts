import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/device/screen-keyboard/define.js';

const meta: Meta = {title: 'Device/screen-keyboard', component: 'screen-keyboard'};
export default meta;

export const Empty: StoryObj = {render: () => html`<screen-keyboard></screen-keyboard>`};
