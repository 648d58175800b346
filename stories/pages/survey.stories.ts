import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../../src/device/kiosk-frame/define.js';
import '../../src/device/screen-keyboard/define.js';
import fiveFactors from '../../src/rating/surveys/five-factors.json';
import {TestSurvey} from '../../test/rating/test-survey.js';

/** A questionnaire on a machine in the hall, whole: 1080 × 1920 upright, or whatever the screen is. */
const meta: Meta = {title: 'Pages/Survey', component: 'survey-form'};
export default meta;

if (!customElements.get('story-survey-form')) customElements.define('story-survey-form', TestSurvey);

export const Ordinary: StoryObj = {
  render: () =>
    html`<main class="screen">
      <kiosk-frame unguarded>
        <story-survey-form kiosk hall="https://hall.example/halls/1" .data=${fiveFactors}></story-survey-form>
        <screen-keyboard slot="keyboard"></screen-keyboard>
      </kiosk-frame>
    </main>`,
};
