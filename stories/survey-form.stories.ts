import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/rating/survey-form/define.js';

const meta: Meta = {title: 'Rating/survey-form', component: 'survey-form'};
export default meta;

export const Empty: StoryObj = {render: () => html`<survey-form></survey-form>`};
