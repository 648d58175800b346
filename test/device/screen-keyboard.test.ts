import {expect, fixture, html} from '@open-wc/testing';
import '../../src/device/screen-keyboard/define.js';
import type {ScreenKeyboard} from '../../src/device/screen-keyboard/screen-keyboard.js';

describe('<screen-keyboard>', () => {
  it('shows its heading', async () => {
    const element = await fixture<ScreenKeyboard>(html`<screen-keyboard heading="Một cửa"></screen-keyboard>`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
