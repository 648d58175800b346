import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {LitElement} from 'lit';
import '../../src/device/screen-keyboard/define.js';
import {deepFocus} from '../../src/base/open-roots.js';
import type {ScreenKeyboard} from '../../src/device/screen-keyboard/screen-keyboard.js';

const patience = {timeout: 20_000};

/** A field in a shadow root in a shadow root. */
class InnerBox extends LitElement {
  protected override render() {
    return html`<input id="inner" /><input id="second" />`;
  }
}
class OuterBox extends LitElement {
  protected override render() {
    return html`<inner-box></inner-box>`;
  }
}
customElements.define('inner-box', InnerBox);
customElements.define('outer-box', OuterBox);

interface Page {
  keyboard: ScreenKeyboard;
  field: HTMLInputElement & HTMLTextAreaElement;
}

/** A field and a keyboard that comes at any focus. */
async function stand(content = html`<input />`, attributes: Record<string, string> = {}): Promise<Page> {
  const box = await fixture<HTMLElement>(html`<div>${content}<screen-keyboard when="focus"></screen-keyboard></div>`);
  const keyboard = box.querySelector('screen-keyboard')!;
  for (const [name, value] of Object.entries(attributes)) keyboard.setAttribute(name, value);
  return {keyboard, field: box.querySelector<Page['field']>('input, textarea')!};
}

async function opened(page: Page): Promise<Page> {
  page.field.focus();
  await waitUntil(() => page.keyboard.open, 'the keyboard comes', patience);
  await page.keyboard.updateComplete;
  return page;
}

const open = async (content?: ReturnType<typeof html>, attributes?: Record<string, string>) =>
  opened(await stand(content, attributes));

function keys(keyboard: ScreenKeyboard): HTMLButtonElement[] {
  return [...keyboard.shadowRoot!.querySelectorAll<HTMLButtonElement>('button')];
}

function keyOf(keyboard: ScreenKeyboard, what: string): HTMLButtonElement {
  const key = keys(keyboard).find((one) => {
    const {text, action, tone} = (one as HTMLButtonElement & {key: {text?: string; action?: string; tone?: number}})
      .key;
    return text === what || action === what || (tone !== undefined && what === `tone ${tone}`);
  });
  if (!key) throw new Error(`There is no key "${what}".`);
  return key;
}

let pointers = 100;

/** A finger on one key. */
async function tap(keyboard: ScreenKeyboard, what: string): Promise<void> {
  const key = keyOf(keyboard, what);
  const how = {
    bubbles: true,
    composed: true,
    cancelable: true,
    pointerId: ++pointers,
    pointerType: 'touch',
    isPrimary: true,
  };
  const goesOn = key.dispatchEvent(new PointerEvent('pointerdown', how));
  key.dispatchEvent(new PointerEvent('pointerup', how));
  expect(goesOn, 'a key never takes the focus').to.equal(false);
  key.dispatchEvent(new MouseEvent('click', {...how, detail: 1}));
  await keyboard.updateComplete;
}

async function type(keyboard: ScreenKeyboard, letters: string): Promise<void> {
  for (const letter of letters) await tap(keyboard, letter === ' ' ? 'space' : letter);
}

describe('<screen-keyboard>', () => {
  describe('comes and goes', () => {
    it('comes when a field has the focus', async () => {
      const {keyboard} = await open();
      expect(keys(keyboard).length).to.be.greaterThan(30);
    });

    it('does not come for a mouse where it waits for a touch', async () => {
      const {keyboard, field} = await stand(html`<input />`, {when: 'touch'});
      field.dispatchEvent(
        new PointerEvent('pointerdown', {bubbles: true, composed: true, pointerType: 'mouse', pointerId: 1}),
      );
      field.dispatchEvent(
        new PointerEvent('pointerup', {bubbles: true, composed: true, pointerType: 'mouse', pointerId: 1}),
      );
      field.focus();
      await new Promise((next) => setTimeout(next, 50));
      expect(keyboard.open).to.equal(false);
    });

    it('comes for a finger where it waits for a touch', async () => {
      const {keyboard, field} = await stand(html`<input />`, {when: 'touch'});
      const finger = {bubbles: true, composed: true, pointerType: 'touch', pointerId: 1};
      field.dispatchEvent(new PointerEvent('pointerdown', finger));
      field.dispatchEvent(new PointerEvent('pointerup', finger));
      field.focus();
      await waitUntil(() => keyboard.open, 'the keyboard comes', patience);
    });

    it('does not move the page while a finger is down', async () => {
      const page = await open(html`<input /><button id="other">Gửi</button>`);
      const other = page.keyboard.parentElement!.querySelector<HTMLElement>('#other')!;
      const finger = {bubbles: true, composed: true, pointerType: 'touch', pointerId: 1};
      other.dispatchEvent(new PointerEvent('pointerdown', finger));
      other.focus();
      await new Promise((next) => setTimeout(next, 50));
      expect(page.keyboard.open).to.equal(true);
      other.dispatchEvent(new PointerEvent('pointerup', finger));
      await waitUntil(() => !page.keyboard.open, 'the keyboard goes', patience);
    });

    it('goes with the focus', async () => {
      const {keyboard, field} = await open();
      field.blur();
      await waitUntil(() => !keyboard.open, 'the keyboard goes', patience);
    });

    it('goes at its own key, and comes back when the field is touched again', async () => {
      const {keyboard, field} = await open();
      await tap(keyboard, 'hide');
      expect(keyboard.open).to.equal(false);
      expect([deepFocus(), field.getAttribute('inputmode')]).to.deep.equal([field, 'none']);
      const finger = {bubbles: true, composed: true, pointerType: 'touch', pointerId: 1};
      field.dispatchEvent(new PointerEvent('pointerdown', finger));
      field.dispatchEvent(new PointerEvent('pointerup', finger));
      await waitUntil(() => keyboard.open, 'the keyboard comes back', patience);
    });

    it('leaves fields alone that take nothing', async () => {
      const {keyboard} = await stand(
        html`<input readonly /><input type="date" /><input type="checkbox" /><button>Gửi</button>`,
      );
      for (const control of keyboard.parentElement!.querySelectorAll<HTMLElement>('input, button')) {
        control.focus();
        await new Promise((next) => setTimeout(next, 20));
        expect(keyboard.open).to.equal(false);
      }
    });

    it('follows the focus inside shadow roots', async () => {
      const box = await fixture<HTMLElement>(
        html`<div><outer-box></outer-box><screen-keyboard when="focus"></screen-keyboard></div>`,
      );
      const keyboard = box.querySelector('screen-keyboard')!;
      const inner = box.querySelector('outer-box')!.shadowRoot!.querySelector('inner-box')!.shadowRoot!;
      const [first, second] = [...inner.querySelectorAll('input')];
      first!.focus();
      await waitUntil(() => keyboard.open, 'the keyboard comes', patience);
      await keyboard.updateComplete;
      await type(keyboard, 'as');
      second!.focus(); // no focus event of this is heard outside the shadow root
      await waitUntil(() => second!.getAttribute('inputmode') === 'none', 'it turns to the second field', patience);
      await type(keyboard, 'b');
      expect([first!.value, second!.value]).to.deep.equal(['á', 'b']);
    });

    it('keeps the system’s keyboard away, and gives the field back as it was', async () => {
      const {keyboard, field} = await open(html`<input inputmode="email" />`);
      expect(field.getAttribute('inputmode')).to.equal('none');
      field.blur();
      await waitUntil(() => !keyboard.open, 'the keyboard goes', patience);
      expect([field.getAttribute('inputmode'), field.hasAttribute('virtualkeyboardpolicy')]).to.deep.equal([
        'email',
        false,
      ]);
    });

    it('says that it came and went', async () => {
      const {keyboard, field} = await stand();
      const said: boolean[] = [];
      keyboard.addEventListener('keyboard-change', () => said.push(keyboard.open));
      await opened({keyboard, field});
      field.blur();
      await waitUntil(() => said.length === 2, 'it says both', patience);
      expect(said).to.deep.equal([true, false]);
    });

    it('tells the page how much it covers, for as long as it does', async () => {
      const {keyboard, field} = await open();
      const inset = () => document.documentElement.style.getPropertyValue('--mc-keyboard-inset');
      const height = keyboard.shadowRoot!.querySelector('.keyboard')!.getBoundingClientRect().height;
      expect(inset()).to.equal(`${Math.ceil(height)}px`);
      field.blur();
      await waitUntil(() => inset() === '', 'it covers nothing any more', patience);
    });

    it('brings the field into sight above it', async () => {
      const page = await stand(html`<div class="tall"></div><input /><div class="tall"></div>`);
      for (const tall of page.keyboard.parentElement!.querySelectorAll<HTMLElement>('.tall')) {
        tall.style.setProperty('height', `${innerHeight - 60}px`);
      }
      await opened(page);
      const free = innerHeight - page.keyboard.shadowRoot!.querySelector('.keyboard')!.getBoundingClientRect().height;
      await waitUntil(() => page.field.getBoundingClientRect().bottom <= free, 'the field is in sight', patience);
    });

    it('brings a field into sight at the very end of a page too', async () => {
      const page = await stand(html`<div class="tall"></div><input />`);
      page.keyboard.parentElement!.querySelector<HTMLElement>('.tall')!.style.setProperty('height', `${innerHeight}px`);
      await opened(page);
      const free = innerHeight - page.keyboard.shadowRoot!.querySelector('.keyboard')!.getBoundingClientRect().height;
      await waitUntil(() => page.field.getBoundingClientRect().bottom <= free, 'the field is in sight', patience);
      page.field.blur();
      await waitUntil(
        () => document.documentElement.style.getPropertyValue('padding-block-end') === '',
        'given back',
        patience,
      );
    });

    it('goes for the next visitor, with his way of writing', async () => {
      const {keyboard} = await open();
      await tap(keyboard, 'method');
      document.dispatchEvent(new Event('kiosk-reset'));
      await keyboard.updateComplete;
      expect(keyboard.open).to.equal(false);
      keyboard.show((await stand()).field);
      await keyboard.updateComplete;
      expect(keyOf(keyboard, 'method').textContent).to.contain('Telex');
    });
  });

  describe('writes', () => {
    it('what is pressed', async () => {
      const {keyboard, field} = await open();
      await type(keyboard, 'xin chaof');
      expect(field.value).to.equal('xin chào');
    });

    it('at the caret', async () => {
      const {keyboard, field} = await open(html`<input value="Nguyn" />`);
      field.setSelectionRange(4, 4);
      await type(keyboard, 'eex');
      expect([field.value, field.selectionStart]).to.deep.equal(['Nguyễn', 5]);
    });

    it('in place of what is selected', async () => {
      const {keyboard, field} = await open(html`<input value="một hai ba" />`);
      field.setSelectionRange(4, 7);
      await type(keyboard, 'bar');
      expect(field.value).to.equal('một bả ba');
    });

    it('no more than the field takes', async () => {
      const {keyboard, field} = await open(html`<input maxlength="3" />`);
      await type(keyboard, 'hoafn');
      expect(field.value).to.equal('hoà');
    });

    it('nothing into a field that was closed meanwhile', async () => {
      const {keyboard, field} = await open();
      field.readOnly = true;
      await type(keyboard, 'a');
      field.readOnly = false;
      field.disabled = true;
      await type(keyboard, 'a');
      expect(field.value).to.equal('');
    });

    it('numbers', async () => {
      const {keyboard, field} = await open(html`<input type="number" step="any" />`);
      for (const key of ['-', '1', '2', '.', '5']) await tap(keyboard, key);
      expect(field.value).to.equal('-12.5');
    });

    it('numbers where a key and not the field has the focus', async () => {
      const {keyboard, field} = await open(html`<input type="number" step="any" />`);
      keyOf(keyboard, '1').focus();
      for (const key of ['-', '1', '2', '.', '5', '7', 'backspace']) keyOf(keyboard, key).click();
      expect(field.value).to.equal('-12.5');
    });

    it('e-mail addresses, without composing', async () => {
      const {keyboard, field} = await open(html`<input type="email" />`);
      await type(keyboard, 'as');
      for (const key of ['@', '.vn', 'backspace', 'backspace', 'backspace', '.com']) await tap(keyboard, key);
      expect(field.value).to.equal('as@.com');
    });

    it('passwords as they are', async () => {
      const {keyboard, field} = await open(html`<input type="password" />`);
      await type(keyboard, 'aas');
      expect(field.value).to.equal('aas');
    });

    it('capitals, one after Shift, all after Shift twice', async () => {
      const {keyboard, field} = await open();
      await tap(keyboard, 'shift');
      await type(keyboard, 'ddas ');
      await tap(keyboard, 'shift');
      await tap(keyboard, 'shift');
      await type(keyboard, 'ddas ');
      await tap(keyboard, 'shift');
      await type(keyboard, 'a');
      expect(field.value).to.equal('Đá ĐÁ a');
    });

    it('signs from the second set', async () => {
      const {keyboard, field} = await open();
      await tap(keyboard, 'symbols');
      for (const key of ['1', '%', '?']) await tap(keyboard, key);
      await tap(keyboard, 'letters');
      await type(keyboard, 'a');
      expect(field.value).to.equal('1%?a');
    });

    it('lines into a text', async () => {
      const {keyboard, field} = await open(html`<textarea></textarea>`);
      await type(keyboard, 'a');
      await tap(keyboard, 'enter');
      await type(keyboard, 'b');
      expect(field.value).to.equal('a\nb');
    });

    it('by VNI', async () => {
      const {keyboard, field} = await open(html`<input />`, {method: 'vni'});
      await type(keyboard, 'd9uo7c5 2026');
      expect(field.value).to.equal('được 2026');
    });

    it('by tones from a row', async () => {
      const {keyboard, field} = await open(html`<input />`, {method: 'tones'});
      await type(keyboard, 'quyên');
      await tap(keyboard, 'tone 2');
      expect(field.value).to.equal('quyền');
    });

    it('hòa where the office wants the older style', async () => {
      const {keyboard, field} = await open(html`<input />`, {'tone-style': 'old'});
      await type(keyboard, 'hoaf');
      expect(field.value).to.equal('hòa');
    });

    it('plain letters once the visitor chose them', async () => {
      const {keyboard, field} = await open();
      for (const name of ['VNI', 'Dấu', 'abc']) {
        await tap(keyboard, 'method');
        expect(keyOf(keyboard, 'method').textContent).to.contain(name);
      }
      await type(keyboard, 'aas');
      expect(field.value).to.equal('aas');
    });

    it('plain letters in English', async () => {
      const box = await fixture<HTMLElement>(
        html`<div lang="en"><input /><screen-keyboard when="focus"></screen-keyboard></div>`,
      );
      const page = await opened({
        keyboard: box.querySelector('screen-keyboard')!,
        field: box.querySelector<Page['field']>('input')!,
      });
      await type(page.keyboard, 'class');
      expect(page.field.value).to.equal('class');
    });

    it('on after a real keyboard', async () => {
      const {keyboard, field} = await open();
      await type(keyboard, 'h');
      await sendKeys({type: 'oa'});
      await type(keyboard, 'f');
      expect(field.value).to.equal('hoà');
    });

    it('on where the caret was put', async () => {
      const {keyboard, field} = await open();
      await type(keyboard, 'hoa toan');
      field.setSelectionRange(3, 3);
      await type(keyboard, 'f');
      expect(field.value).to.equal('hoà toan');
    });
  });

  describe('moves and deletes', () => {
    it('a letter with all its marks', async () => {
      const {keyboard, field} = await open(html`<input value="một ộ" />`);
      field.setSelectionRange(field.value.length, field.value.length);
      await tap(keyboard, 'backspace');
      expect(field.value).to.equal('một ');
    });

    it('what is selected', async () => {
      const {keyboard, field} = await open(html`<input value="một hai" />`);
      field.setSelectionRange(0, 4);
      await tap(keyboard, 'backspace');
      expect(field.value).to.equal('hai');
    });

    it('on while a finger rests on the key', async () => {
      const {keyboard, field} = await open(html`<input value="một hai ba" />`);
      field.setSelectionRange(10, 10);
      const finger = {bubbles: true, composed: true, cancelable: true, pointerId: 7, pointerType: 'touch'};
      keyOf(keyboard, 'backspace').dispatchEvent(new PointerEvent('pointerdown', finger));
      await waitUntil(() => field.value === '', 'all is gone', patience);
      keyOf(keyboard, 'backspace').dispatchEvent(new PointerEvent('pointerup', finger));
    });

    it('the caret', async () => {
      const {keyboard, field} = await open(html`<input value="abc" />`);
      field.setSelectionRange(3, 3);
      await tap(keyboard, 'left');
      await tap(keyboard, 'left');
      await tap(keyboard, 'right');
      await tap(keyboard, 'backspace');
      expect(field.value).to.equal('ac');
    });

    it('no caret that a field keeps to itself', async () => {
      const {keyboard} = await open(html`<input type="email" />`);
      expect(keyOf(keyboard, 'left').getAttribute('aria-disabled')).to.equal('true');
    });
  });

  describe('is heard like a real keyboard', () => {
    it('as beforeinput and input, out of shadow roots', async () => {
      const box = await fixture<HTMLElement>(
        html`<div><outer-box></outer-box><screen-keyboard when="focus"></screen-keyboard></div>`,
      );
      const keyboard = box.querySelector('screen-keyboard')!;
      const field = box
        .querySelector('outer-box')!
        .shadowRoot!.querySelector('inner-box')!
        .shadowRoot!.querySelector<Page['field']>('input')!;
      const heard: string[] = [];
      for (const name of ['beforeinput', 'input']) {
        box.addEventListener(name, (event) => heard.push(`${name} ${(event as InputEvent).inputType}`));
      }
      await opened({keyboard, field});
      await type(keyboard, 'a');
      await tap(keyboard, 'backspace');
      expect(heard).to.deep.equal([
        'beforeinput insertText',
        'input insertText',
        'beforeinput deleteContentBackward',
        'input deleteContentBackward',
      ]);
    });

    it('so that a page may refuse a key', async () => {
      const {keyboard, field} = await open();
      field.addEventListener('beforeinput', (event) => event.data === 'b' && event.preventDefault());
      await type(keyboard, 'abc');
      expect(field.value).to.equal('ac');
    });

    it('as change once the field is left', async () => {
      const {keyboard, field} = await open();
      let changes = 0;
      field.addEventListener('change', () => (changes += 1));
      await type(keyboard, 'ab');
      expect(changes).to.equal(0);
      field.blur();
      await waitUntil(() => !keyboard.open, 'the keyboard goes', patience);
      expect(changes).to.equal(1);
    });

    it('as change where a key had the focus', async () => {
      const {keyboard, field} = await open();
      let changes = 0;
      field.addEventListener('change', () => (changes += 1));
      keyOf(keyboard, 'a').focus();
      keyOf(keyboard, 'a').click();
      keyboard.hide();
      expect([field.value, changes]).to.deep.equal(['a', 1]);
    });

    it('by frameworks that watch the value of the element itself', async () => {
      const {keyboard, field} = await open(html`<input type="email" />`);
      const prototype = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!;
      let known = '';
      Object.defineProperty(field, 'value', {
        configurable: true,
        get: () => prototype.get!.call(field) as string,
        set: (value: string) => {
          known = value;
          prototype.set!.call(field, value);
        },
      });
      const changed: boolean[] = [];
      field.addEventListener('input', () => changed.push(known !== field.value));
      keyOf(keyboard, 'a').focus();
      keyOf(keyboard, 'a').click();
      expect(changed).to.deep.equal([true]);
    });

    it('as Enter, which sends the form by its button', async () => {
      const sent: string[] = [];
      const {keyboard, field} = await open(
        html`<form
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            sent.push(event.submitter?.id ?? '');
          }}
        >
          <input name="a" required /><input name="b" /><button id="send">Gửi</button>
        </form>`,
      );
      await type(keyboard, 'a');
      await tap(keyboard, 'enter');
      expect([sent, field.value, keyboard.open]).to.deep.equal([['send'], 'a', false]);
    });

    it('as Enter, which a page may keep for itself', async () => {
      let sent = 0;
      const {keyboard, field} = await open(
        html`<form
          @submit=${(event: SubmitEvent) => {
            event.preventDefault();
            sent += 1;
          }}
        >
          <input />
        </form>`,
      );
      field.addEventListener('keydown', (event) => event.preventDefault());
      await tap(keyboard, 'enter');
      expect([sent, keyboard.open]).to.deep.equal([0, true]);
    });
  });

  describe('is there for everyone', () => {
    it('never takes the focus from the field', async () => {
      const {keyboard, field} = await open();
      await type(keyboard, 'abc');
      expect(deepFocus()).to.equal(field);
    });

    it('is a named group whose every key has a name', async () => {
      const {keyboard} = await open();
      const group = keyboard.shadowRoot!.querySelector('[role="group"]')!;
      expect(group.getAttribute('aria-label')).to.equal('Bàn phím trên màn hình');
      expect(keys(keyboard).filter((key) => !key.getAttribute('aria-label'))).to.deep.equal([]);
    });

    it('says that it has opened', async () => {
      const {keyboard} = await open();
      expect(keyboard.shadowRoot!.querySelector('[role="status"]')!.textContent).to.contain('đã mở');
    });

    it('leaves the order of Tab alone where fingers use it', async () => {
      const {keyboard, field} = await stand(html`<input />`, {when: 'touch'});
      keyboard.show(field);
      await keyboard.updateComplete;
      expect(keys(keyboard).every((key) => key.tabIndex === -1)).to.equal(true);
    });

    it('is reached and pressed by a switch', async () => {
      const {keyboard, field} = await open(html`<input />`);
      await sendKeys({press: 'Tab'});
      expect(deepFocus()).to.equal(keys(keyboard)[0]);
      await sendKeys({press: 'Enter'});
      await sendKeys({press: 'Tab'});
      await sendKeys({press: 'Space'});
      expect([field.value, keyboard.open]).to.deep.equal(['qư', true]);
    });

    it('gives the field back at Escape', async () => {
      const {keyboard, field} = await open(html`<input />`);
      keyOf(keyboard, 'q').focus();
      await sendKeys({press: 'Escape'});
      expect(deepFocus()).to.equal(field);
    });

    it('has keys of 44 pixels at least on a page of ordinary size', async () => {
      const {keyboard} = await open();
      const small = keys(keyboard).filter((key) => key.getBoundingClientRect().height < 44);
      expect(small.length).to.equal(0);
    });
  });
});
