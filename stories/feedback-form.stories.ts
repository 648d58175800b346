import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/rating/feedback-form/define.js';

const meta: Meta = {title: 'Rating/feedback-form', component: 'feedback-form'};
export default meta;

export const Empty: StoryObj = {render: () => html`<feedback-form></feedback-form>`};
