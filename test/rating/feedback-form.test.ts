import {expect, fixture, html} from '@open-wc/testing';
import '../../src/rating/feedback-form/define.js';
import type {FeedbackForm} from '../../src/rating/feedback-form/feedback-form.js';

describe('<feedback-form>', () => {
  it('shows its heading', async () => {
    const element = await fixture<FeedbackForm>(html`<feedback-form heading="Một cửa"></feedback-form>`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
