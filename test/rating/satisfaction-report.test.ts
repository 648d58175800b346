import {expect, fixture, html} from '@open-wc/testing';
import '../../src/rating/satisfaction-report/define.js';
import type {SatisfactionReport} from '../../src/rating/satisfaction-report/satisfaction-report.js';

describe('<satisfaction-report>', () => {
  it('shows its heading', async () => {
    const element = await fixture<SatisfactionReport>(
      html`<satisfaction-report heading="Một cửa"></satisfaction-report>`,
    );
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
