import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/rating/star-rating/define.js';

const meta: Meta = {title: 'Rating/star-rating', component: 'star-rating'};
export default meta;

export const Empty: StoryObj = {render: () => html`<star-rating></star-rating>`};
