import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/rating/satisfaction-report/define.js';

const meta: Meta = {title: 'Rating/satisfaction-report', component: 'satisfaction-report'};
export default meta;

export const Empty: StoryObj = {render: () => html`<satisfaction-report></satisfaction-report>`};
