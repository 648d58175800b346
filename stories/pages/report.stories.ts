import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../../src/rating/satisfaction-report/define.js';
import figures from '../../demo/data/satisfaction.json';

/** The public figures on an ordinary commune site: the element takes the width of the page's column. */
const meta: Meta = {title: 'Pages/Report', component: 'satisfaction-report'};
export default meta;

export const Ordinary: StoryObj = {
  render: () => html`<main><satisfaction-report .data=${figures}></satisfaction-report></main>`,
};
