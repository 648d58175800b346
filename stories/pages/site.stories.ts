import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../../src/procedure/procedure-list/define.js';
import {procedures} from '../../demo/data/procedures.json';

/** Procedures on an ordinary commune site: the element takes the width of the page's column. */
const meta: Meta = {title: 'Pages/Site', component: 'procedure-list'};
export default meta;

export const Ordinary: StoryObj = {
  render: () =>
    html`<main>
      <procedure-list .data=${{procedures}}><h1 slot="heading">Thủ tục hành chính</h1></procedure-list>
    </main>`,
};
