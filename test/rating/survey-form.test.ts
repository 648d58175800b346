import {expect, fixture, html} from '@open-wc/testing';
import '../../src/rating/survey-form/define.js';
import type {SurveyForm} from '../../src/rating/survey-form/survey-form.js';

describe('<survey-form>', () => {
  it('shows its heading', async () => {
    const element = await fixture<SurveyForm>(html`<survey-form heading="Một cửa"></survey-form>`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
