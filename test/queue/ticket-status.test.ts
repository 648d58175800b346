import {expect, fixture, html} from '@open-wc/testing';
import '../../src/queue/ticket-status/define.js';
import type {TicketStatus} from '../../src/queue/ticket-status/ticket-status.js';

describe('<ticket-status>', () => {
  it('shows its heading', async () => {
    const element = await fixture<TicketStatus>(html`<ticket-status heading="Một cửa"></ticket-status>`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
