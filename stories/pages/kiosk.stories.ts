import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../../src/queue/ticket-kiosk/define.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall} from '../../test/helpers/fake-hall.js';

/** The machine at the door, whole: 1080 × 1920 upright, or whatever the screen is. */
const meta: Meta = {title: 'Pages/Kiosk', component: 'ticket-kiosk'};
export default meta;

provideHall('fake:page-kiosk', new FakeHall());

export const Ordinary: StoryObj = {
  render: () => html`<main class="screen"><ticket-kiosk class="screen" hall="fake:page-kiosk"></ticket-kiosk></main>`,
};
