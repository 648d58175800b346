import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/device/device-board/define.js';
import {device, list, sampleDevices} from '../test/device/sample-devices.js';

const meta: Meta = {title: 'Device/device-board', component: 'device-board'};
export default meta;

export const SomethingAmiss: StoryObj = {
  render: () => html`<device-board .data=${sampleDevices()}></device-board>`,
};

export const AllWell: StoryObj = {
  render: () =>
    html`<device-board
      .data=${list(device(), device({id: 'kiosk-1', kind: 'kiosk', name: 'Cửa chính', sound: null}))}
    ></device-board>`,
};

export const OneKind: StoryObj = {
  render: () => html`<device-board kind="kiosk" .data=${sampleDevices()}></device-board>`,
};

export const Narrow: StoryObj = {
  render: () => html`<div style="inline-size: 22rem"><device-board .data=${sampleDevices()}></device-board></div>`,
};

export const Empty: StoryObj = {render: () => html`<device-board .data=${list()}></device-board>`};

export const Unreadable: StoryObj = {render: () => html`<device-board .data=${{devices: 'none'}}></device-board>`};

export const NoKey: StoryObj = {render: () => html`<device-board hall="/halls/1"></device-board>`};

export const English: StoryObj = {
  render: () => html`<device-board lang="en" .data=${sampleDevices()}></device-board>`,
};
