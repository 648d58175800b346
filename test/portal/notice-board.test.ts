import {expect, fixture, html} from '@open-wc/testing';
import '../../src/portal/notice-board/define.js';
import type {NoticeBoard} from '../../src/portal/notice-board/notice-board.js';

describe('<notice-board>', () => {
  it('shows its heading', async () => {
    const element = await fixture<NoticeBoard>(html`<notice-board heading="Một cửa"></notice-board>`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
