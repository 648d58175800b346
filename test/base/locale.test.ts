import {expect, fixture, html} from '@open-wc/testing';
import {LitElement} from 'lit';
import {LocaleController, registerMessages} from '../../src/base/locale.js';

const catalogs = {
  vi: {hello: 'Xin chào', people: (count: number) => `${count} người`},
  en: {hello: 'Hello', people: (count: number) => `${count} people`},
};

class LocaleProbe extends LitElement {
  static readonly tag = 'locale-probe';
  readonly locale = new LocaleController(this, catalogs);
  protected override render() {
    return html`${this.locale.text.hello} ${this.locale.number(1045568)}`;
  }
}
customElements.define('locale-probe', LocaleProbe);

class LocaleShell extends LitElement {
  protected override render() {
    return html`<locale-probe></locale-probe>`;
  }
}
customElements.define('locale-shell', LocaleShell);

const mutation = () => new Promise((resolve) => setTimeout(resolve));

describe('LocaleController', () => {
  it('speaks the language of the nearest lang', async () => {
    const box = await fixture(html`<div lang="en-GB"><locale-probe></locale-probe></div>`);
    expect(box.querySelector('locale-probe')?.shadowRoot?.textContent).to.equal('Hello 1,045,568');
  });

  it('finds it across shadow roots', async () => {
    const shell = await fixture(html`<locale-shell lang="vi-VN"></locale-shell>`);
    expect(shell.shadowRoot?.querySelector('locale-probe')?.shadowRoot?.textContent).to.equal('Xin chào 1.045.568');
  });

  it('falls back to English for a language nobody registered', async () => {
    const box = await fixture(html`<div lang="fr"><locale-probe></locale-probe></div>`);
    expect(box.querySelector('locale-probe')?.shadowRoot?.textContent).to.contain('Hello');
  });

  it('changes at once when a lang above changes', async () => {
    const box = await fixture<HTMLElement>(html`<div lang="vi"><locale-probe></locale-probe></div>`);
    box.lang = 'en';
    await mutation();
    const probe = box.querySelector<LocaleProbe>('locale-probe')!;
    await probe.updateComplete;
    expect(probe.shadowRoot?.textContent).to.contain('Hello');
  });

  it('lets a deployer override one message and keeps the rest', async () => {
    const box = await fixture<HTMLElement>(html`<div lang="vi"><locale-probe></locale-probe></div>`);
    registerMessages('locale-probe', 'vi', {hello: 'Kính chào'});
    const probe = box.querySelector<LocaleProbe>('locale-probe')!;
    await probe.updateComplete;
    expect(probe.locale.text.hello).to.equal('Kính chào');
    expect(probe.locale.text.people(2)).to.equal('2 người');
    registerMessages('locale-probe', 'vi', {hello: 'Xin chào'});
  });

  it('writes the long date as Vietnamese offices do', async () => {
    const probe = await fixture<LocaleProbe>(html`<locale-probe lang="vi"></locale-probe>`);
    expect(probe.locale.longDate(Date.UTC(2026, 1, 2, 5), 'Asia/Ho_Chi_Minh')).to.equal(
      'Thứ Hai, ngày 02 tháng 02 năm 2026',
    );
  });
});
