import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/queue/appointment-picker/define.js';
import {sampleSlots} from '../test/queue/sample-slots.js';

/** Booking from home. These times are data alone; booking itself needs a hall (see demo/book.html). */
const meta: Meta = {title: 'Queue/appointment-picker', component: 'appointment-picker'};
export default meta;

type Story = StoryObj;

const two = [sampleSlots(), sampleSlots({service: 'land', minutes: 60})];

export const Services: Story = {render: () => html`<appointment-picker .data=${two}></appointment-picker>`};

export const Times: Story = {
  render: () => html`<appointment-picker .data=${two} service="civil"></appointment-picker>`,
};

export const NothingFree: Story = {
  render: () => html`<appointment-picker .data=${sampleSlots({slots: []})}></appointment-picker>`,
};

export const NotReadable: Story = {
  render: () => html`<appointment-picker src="/no-such-file.json" service="civil"></appointment-picker>`,
};

export const NoHall: Story = {render: () => html`<appointment-picker></appointment-picker>`};
