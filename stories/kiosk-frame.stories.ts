import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/device/kiosk-frame/define.js';

const meta: Meta = {title: 'Device/kiosk-frame', component: 'kiosk-frame'};
export default meta;

export const Empty: StoryObj = {render: () => html`<kiosk-frame></kiosk-frame>`};
