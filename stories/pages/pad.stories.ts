import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall} from '../../test/helpers/fake-hall.js';
import {TestKiosk} from '../../test/rating/fake-outbox.js';

/** The rating screen at counter 4, whole, with an outbox in memory. */
const meta: Meta = {title: 'Pages/Pad', component: 'rating-kiosk'};
export default meta;

if (!customElements.get('story-rating-kiosk')) customElements.define('story-rating-kiosk', TestKiosk);
provideHall('fake:page-pad', new FakeHall());

export const Ordinary: StoryObj = {
  render: () =>
    html`<main class="screen"><story-rating-kiosk hall="fake:page-pad" counter="4"></story-rating-kiosk></main>`,
};
