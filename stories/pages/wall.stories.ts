import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../../src/queue/queue-board/define.js';
import {provideHall} from '../../src/services/hall/connect.js';
import {FakeHall, sampleView} from '../../test/helpers/fake-hall.js';

/** The wall, whole: 1920 × 1080, or whatever the screen is. */
const meta: Meta = {title: 'Pages/Wall', component: 'queue-board'};
export default meta;

const link = {state: 'stale' as const, since: Date.now() - 300_000, problem: 'unreachable' as const};
provideHall('fake:page-wall', new FakeHall());
provideHall('fake:page-wall-stale', new FakeHall({view: sampleView(), link}));

export const Live: StoryObj = {
  render: () =>
    html`<main class="screen" data-mc-theme="dark"><queue-board quiet hall="fake:page-wall"></queue-board></main>`,
};

export const Stale: StoryObj = {
  render: () =>
    html`<main class="screen" data-mc-theme="dark"><queue-board quiet hall="fake:page-wall-stale"></queue-board></main>`,
};
