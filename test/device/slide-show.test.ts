import {expect, fixture, html} from '@open-wc/testing';
import '../../src/device/slide-show/define.js';
import type {SlideShow} from '../../src/device/slide-show/slide-show.js';

describe('<slide-show>', () => {
  it('shows its heading', async () => {
    const element = await fixture<SlideShow>(html`<slide-show heading="Một cửa"></slide-show>`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
