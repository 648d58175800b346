import {expect, fixture, html} from '@open-wc/testing';
import '../../src/queue/appointment-picker/define.js';
import type {AppointmentPicker} from '../../src/queue/appointment-picker/appointment-picker.js';

describe('<appointment-picker>', () => {
  it('shows its heading', async () => {
    const element = await fixture<AppointmentPicker>(html`<appointment-picker heading="Một cửa"></appointment-picker>`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
