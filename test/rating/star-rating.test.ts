import {expect, fixture, html} from '@open-wc/testing';
import '../../src/rating/star-rating/define.js';
import type {StarRating} from '../../src/rating/star-rating/star-rating.js';

describe('<star-rating>', () => {
  it('shows its heading', async () => {
    const element = await fixture<StarRating>(html`<star-rating heading="Một cửa"></star-rating>`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
