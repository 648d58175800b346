import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../../src/queue/counter-panel/define.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall} from '../../test/helpers/fake-hall.js';

/** The officer’s screen, whole: 1440 × 900, or whatever the window is. */
const meta: Meta = {title: 'Pages/Counter', component: 'counter-panel'};
export default meta;

provideHall('fake:page-counter', new FakeHall());

export const Ordinary: StoryObj = {
  render: () =>
    html`<main class="screen"><counter-panel class="screen" hall="fake:page-counter" counter="4"></counter-panel></main>`,
};
