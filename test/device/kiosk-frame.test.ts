import {expect, fixture, html} from '@open-wc/testing';
import '../../src/device/kiosk-frame/define.js';
import type {KioskFrame} from '../../src/device/kiosk-frame/kiosk-frame.js';

describe('<kiosk-frame>', () => {
  it('shows its heading', async () => {
    const element = await fixture<KioskFrame>(html`<kiosk-frame heading="Một cửa"></kiosk-frame>`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
