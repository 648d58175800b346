import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {LitElement, type TemplateResult} from 'lit';
import {deepFocus} from '../../src/base/open-roots.js';
import {tellKept, type KeepsAnswers} from '../../src/base/kept.js';
import {tickerListeners} from '../../src/base/ticker.js';
import {KioskFrame} from '../../src/device/kiosk-frame/kiosk-frame.js';
import {provideHall} from '../../src/services/hall/connect.js';
import type {OutboxExport, OutboxState} from '../../src/services/outbox/contract.js';
import {FakeHall, sampleNow, sampleView} from '../helpers/fake-hall.js';

const patience = {timeout: 20_000};

/** The frame with a clock that a test turns, and without a real reload. */
class TestFrame extends KioskFrame {
  clock = 1_000_000;
  reloads = 0;
  protected override now(): number {
    return this.clock;
  }
  protected override loadAgain(): void {
    this.reloads += 1;
  }
}
customElements.define('test-frame', TestFrame);

/** A screen that keeps answers, and fields in a shadow root. */
class TestScreen extends LitElement implements KeepsAnswers {
  kept: OutboxState | null = null;
  exports: () => Promise<OutboxExport | null> = async () => null;
  protected override render() {
    return html`<h1>Tiêu đề</h1><input class="text" /><input type="checkbox" /><select><option>1</option><option>2</option></select>
      <textarea></textarea><div class="long"><div class="tall"></div></div>`;
  }
  async exportKept() {
    return this.exports();
  }
  keep(state: Partial<OutboxState>): void {
    this.kept = {durability: 'both', backlog: 0, rejected: 0, problem: null, room: 'ample', incidents: [], ...state};
    tellKept(this);
  }
}
customElements.define('test-screen', TestScreen);

/** A screen with a state that says that it asks. */
class AskingScreen extends HTMLElement {
  readonly internals = this.attachInternals();
}
customElements.define('asking-screen', AskingScreen);

const attract = html`<div slot="attract">Mời ông bà</div>`;

async function stand(content: TemplateResult = html`<test-screen></test-screen>`, set: Partial<TestFrame> = {}) {
  const frame = await fixture<TestFrame>(html`<test-frame pin="1234">${content}</test-frame>`);
  Object.assign(frame, set);
  await frame.updateComplete;
  const screen = frame.querySelector<TestScreen>('test-screen')!;
  await screen?.updateComplete;
  return {frame, screen};
}

const part = (frame: TestFrame, selector: string) => frame.shadowRoot!.querySelector<HTMLElement>(selector);
const button = (frame: TestFrame, words: string) =>
  [...frame.shadowRoot!.querySelectorAll('button')].find(
    (one) => (one.getAttribute('aria-label') ?? one.textContent)?.trim() === words,
  );

function touch(frame: TestFrame): void {
  frame.dispatchEvent(
    new PointerEvent('pointerdown', {bubbles: true, composed: true, pointerId: 1, clientX: 400, clientY: 300}),
  );
  frame.dispatchEvent(
    new PointerEvent('pointerup', {bubbles: true, composed: true, pointerId: 1, clientX: 400, clientY: 300}),
  );
}

/** Lets the frame's time pass, up to what the frame shows of it. */
async function pass(frame: TestFrame, seconds: number, until: () => boolean, what: string): Promise<void> {
  frame.clock += seconds * 1000;
  await waitUntil(until, what, patience);
  await frame.updateComplete;
}

const warned = (frame: TestFrame) => !part(frame, '.warning')!.hidden;

function resets(frame: TestFrame): () => number {
  let count = 0;
  frame.addEventListener('kiosk-reset', () => (count += 1));
  return () => count;
}

async function staffKey(frame: TestFrame): Promise<void> {
  dispatchEvent(new KeyboardEvent('keydown', {key: 's', ctrlKey: true, altKey: true}));
  await frame.updateComplete;
}

async function givePin(frame: TestFrame, pin: string): Promise<void> {
  for (const digit of pin) button(frame, digit)!.click();
  button(frame, 'Mở')!.click();
  await frame.updateComplete;
}

async function openDesk(frame: TestFrame): Promise<void> {
  await staffKey(frame);
  await givePin(frame, '1234');
  expect(part(frame, '.desk')).not.to.equal(null);
}

const row = (frame: TestFrame, name: string) =>
  [...frame.shadowRoot!.querySelectorAll('dl > div')]
    .find((one) => one.querySelector('dt')!.textContent!.trim() === name)
    ?.querySelector('dd')!.textContent;

describe('<kiosk-frame>', () => {
  beforeEach(() => localStorage.removeItem('mot-cua-staff-pin'));
  afterEach(() => {
    document.documentElement.lang = 'vi';
  });

  describe('draws people in', () => {
    it('with the attract loop while nobody is here', async () => {
      const {frame} = await stand(html`<test-screen></test-screen>${attract}`);
      expect(part(frame, '.attract slot')).not.to.equal(null);
      expect(part(frame, '.stage')!.inert).to.equal(true);
    });

    it('until a touch, which presses nothing beneath', async () => {
      const {frame} = await stand(html`<button id="under">Dưới</button>${attract}`);
      let pressed = 0;
      frame.querySelector('#under')!.addEventListener('click', () => (pressed += 1));
      part(frame, '.touch')!.click();
      await frame.updateComplete;
      expect([part(frame, '.attract'), part(frame, '.stage')!.inert, pressed]).to.deep.equal([null, false, 0]);
    });

    it('until a key', async () => {
      const {frame} = await stand(html`<test-screen></test-screen>${attract}`);
      dispatchEvent(new KeyboardEvent('keydown', {key: 'Tab'}));
      await frame.updateComplete;
      expect(part(frame, '.attract')).to.equal(null);
    });

    it('again after the reset', async () => {
      const {frame} = await stand(html`<test-screen></test-screen>${attract}`);
      frame.wake();
      frame.reset();
      await frame.updateComplete;
      expect(part(frame, '.attract')).not.to.equal(null);
    });

    it('but never over a question that an element inside asks', async () => {
      const {frame} = await stand(html`<asking-screen></asking-screen>${attract}`);
      frame.querySelector<AskingScreen>('asking-screen')!.internals.states.add('asking');
      await waitUntil(() => part(frame, '.attract') === null, 'the loop gives way', patience);
    });

    it('only where the page has such a loop', async () => {
      const {frame} = await stand();
      expect(part(frame, '.attract')).to.equal(null);
    });
  });

  describe('ends a visit', () => {
    it('with a warning of 20 seconds', async () => {
      const {frame} = await stand();
      touch(frame);
      expect(warned(frame)).to.equal(false);
      await pass(frame, 41, () => warned(frame), 'it warns');
      expect(part(frame, '.warning p')!.textContent).to.contain('19 giây');
      await waitUntil(() => /giây/.test(part(frame, 'p[role="status"]')!.textContent!), 'it says so', patience);
    });

    it('later when the visitor asks for time', async () => {
      const {frame} = await stand();
      const count = resets(frame);
      touch(frame);
      await pass(frame, 45, () => warned(frame), 'it warns');
      button(frame, 'Thêm thời gian')!.click();
      await frame.updateComplete;
      expect([warned(frame), count()]).to.deep.equal([false, 0]);
    });

    it('later at any touch', async () => {
      const {frame} = await stand();
      touch(frame);
      await pass(frame, 45, () => warned(frame), 'it warns');
      touch(frame);
      await frame.updateComplete;
      expect(warned(frame)).to.equal(false);
    });

    it('at once when the visitor is done', async () => {
      const {frame} = await stand();
      const count = resets(frame);
      touch(frame);
      await pass(frame, 45, () => warned(frame), 'it warns');
      button(frame, 'Xong')!.click();
      expect(count()).to.equal(1);
    });

    it('once, when nobody touches anything', async () => {
      const {frame} = await stand();
      const count = resets(frame);
      touch(frame);
      await pass(frame, 61, () => count() > 0, 'it resets');
      await pass(frame, 600, () => !warned(frame), 'it rests');
      expect(count()).to.equal(1);
    });

    it('never before 30 seconds, whatever the page says', async () => {
      const {frame} = await stand(undefined, {idle: 5});
      const count = resets(frame);
      touch(frame);
      await pass(frame, 12, () => warned(frame), 'it warns, and has not ended yet');
      expect(count()).to.equal(0);
    });

    it('never where the page says 0', async () => {
      const {frame} = await stand(undefined, {idle: 0});
      const count = resets(frame);
      touch(frame);
      frame.clock += 86_400_000;
      const before = tickerListeners();
      await new Promise((next) => setTimeout(next, 1100));
      expect([count(), warned(frame), tickerListeners()]).to.deep.equal([0, false, before]);
    });
  });

  describe('forgets the visitor', () => {
    it('texts and choices, in shadow roots too', async () => {
      const {frame, screen} = await stand(
        html`<test-screen></test-screen><form><input name="name" value="sẵn" /><textarea name="words"></textarea></form>`,
      );
      const inside = screen.shadowRoot!;
      const fields = [
        ...inside.querySelectorAll<HTMLInputElement>('input.text, textarea'),
        ...frame.querySelectorAll('textarea'),
      ];
      fields.forEach((field) => (field.value = 'Nguyễn Văn A'));
      inside.querySelector<HTMLInputElement>('[type=checkbox]')!.checked = true;
      inside.querySelector('select')!.value = '2';
      frame.querySelector('input')!.value = 'khác';
      frame.reset();
      expect(fields.map(({value}) => value)).to.deep.equal(['', '', '']);
      expect([
        inside.querySelector<HTMLInputElement>('[type=checkbox]')!.checked,
        inside.querySelector('select')!.value,
        frame.querySelector('input')!.value,
      ]).to.deep.equal([false, '1', 'sẵn']);
    });

    it('and tells those who keep a copy of a text', async () => {
      const {frame, screen} = await stand();
      const field = screen.shadowRoot!.querySelector('textarea')!;
      field.value = 'riêng tư';
      let heard = '–';
      field.addEventListener('input', () => (heard = field.value));
      frame.reset();
      expect(heard).to.equal('');
    });

    it('language, text size and contrast', async () => {
      const {frame} = await stand();
      button(frame, 'English')!.click();
      await waitUntil(() => button(frame, 'Accessibility'), 'it speaks English', patience);
      button(frame, 'Accessibility')!.click();
      await frame.updateComplete;
      button(frame, 'Text size 200%')!.click();
      button(frame, 'High contrast')!.click();
      await frame.updateComplete;
      expect([frame.lang, part(frame, '.page')!.style.getPropertyValue('zoom')]).to.deep.equal(['en', '2']);
      expect(part(frame, '.glass')!.classList.contains('contrast')).to.equal(true);
      frame.reset();
      await frame.updateComplete;
      expect([frame.hasAttribute('lang'), part(frame, '.page')!.style.getPropertyValue('zoom')]).to.deep.equal([
        false,
        '1',
      ]);
      expect(part(frame, '.glass')!.classList.contains('contrast')).to.equal(false);
    });

    it('what the office had set of them stays', async () => {
      const {frame} = await stand();
      frame.lang = 'en';
      await waitUntil(() => button(frame, 'Accessibility'), 'it speaks English', patience);
      button(frame, 'Tiếng Việt')!.click();
      frame.reset();
      expect(frame.lang).to.equal('en');
    });

    it('focus, selection and how far it was scrolled', async () => {
      const {frame, screen} = await stand(html`<test-screen></test-screen><p id="words">Lời</p>`);
      const box = screen.shadowRoot!.querySelector<HTMLElement>('.long')!;
      box.style.setProperty('height', '50px');
      box.style.setProperty('overflow', 'auto');
      box.querySelector<HTMLElement>('.tall')!.style.setProperty('height', '500px');
      box.scrollTop = 100;
      screen.shadowRoot!.querySelector('input')!.focus();
      frame.reset();
      expect([box.scrollTop, deepFocus(), getSelection()!.rangeCount]).to.deep.equal([0, document.body, 0]);
    });

    it('and is no new visit by its own wiping', async () => {
      const {frame, screen} = await stand(html`<test-screen></test-screen>${attract}`);
      frame.wake();
      screen.shadowRoot!.querySelector('textarea')!.value = 'x';
      frame.reset();
      await frame.updateComplete;
      expect(frame.matches(':state(visit)')).to.equal(false);
    });
  });

  describe('reaches what is inside', () => {
    it('with its language', async () => {
      const inner = await stand(html`<test-frame class="inner"></test-frame>`);
      button(inner.frame, 'English')!.click();
      const inside = inner.frame.querySelector<TestFrame>('.inner')!;
      await waitUntil(() => button(inside, 'Accessibility'), 'the inside follows', patience);
    });

    it('with high contrast, by the tokens of the page', async () => {
      const {frame} = await stand(html`<p id="words">Lời</p>`);
      button(frame, 'Trợ năng')!.click();
      await frame.updateComplete;
      button(frame, 'Tương phản cao')!.click();
      await frame.updateComplete;
      expect(getComputedStyle(frame.querySelector('#words')!).getPropertyValue('--mc-ink').trim()).to.equal('#000');
    });

    it('with the size of its text', async () => {
      const {frame} = await stand(html`<p id="words">Lời</p>`);
      const height = () => frame.querySelector('#words')!.getBoundingClientRect().height;
      const before = height();
      button(frame, 'Trợ năng')!.click();
      await frame.updateComplete;
      button(frame, 'Cỡ chữ 200%')!.click();
      await frame.updateComplete;
      expect(height() / before).to.be.closeTo(2, 0.1);
    });

    it('shows only the tools the page asks for', async () => {
      const {frame} = await stand(undefined, {tools: 'contrast'});
      expect(button(frame, 'English')).to.equal(undefined);
      frame.tools = '';
      await frame.updateComplete;
      expect(part(frame, '.tools')).to.equal(null);
    });
  });

  describe('for staff', () => {
    it('asks for the PIN after the corner was held for five seconds', async () => {
      const {frame} = await stand();
      const {left, top} = frame.getBoundingClientRect();
      frame.dispatchEvent(
        new PointerEvent('pointerdown', {
          bubbles: true,
          isPrimary: true,
          pointerId: 5,
          clientX: left + 20,
          clientY: top + 20,
        }),
      );
      frame.clock += 5000;
      await waitUntil(() => part(frame, '.pin'), 'the PIN is asked for', patience);
    });

    it('asks for nothing when the finger left the corner', async () => {
      const {frame} = await stand();
      const {left, top} = frame.getBoundingClientRect();
      const at = {bubbles: true, isPrimary: true, pointerId: 5, clientX: left + 20, clientY: top + 20};
      const before = tickerListeners();
      frame.dispatchEvent(new PointerEvent('pointerdown', at));
      expect(tickerListeners()).to.equal(before + 1);
      frame.dispatchEvent(new PointerEvent('pointermove', {...at, clientX: left + 300}));
      expect(tickerListeners()).to.equal(before);
    });

    it('has no panel without a PIN', async () => {
      const {frame} = await stand(undefined, {pin: ''});
      await staffKey(frame);
      expect(part(frame, '.staff')).to.equal(null);
    });

    it('opens at the right PIN', async () => {
      const {frame} = await stand();
      await openDesk(frame);
      expect(part(frame, '.desk slot')!.getAttribute('name')).to.equal('staff');
    });

    it('says how many tries are left, and locks after five, over a reload too', async () => {
      const {frame} = await stand();
      await staffKey(frame);
      await givePin(frame, '9999');
      expect(part(frame, '.pin [role="alert"]')!.textContent).to.contain('Còn 4 lần');
      for (let tries = 0; tries < 4; tries++) await givePin(frame, '9999');
      expect(part(frame, '.pin [role="alert"]')!.textContent).to.contain('Đã khoá');
      frame.remove();
      const again = await stand();
      await staffKey(again.frame);
      expect(part(again.frame, '.pin [role="alert"]')!.textContent).to.contain('5 phút');
      await givePin(again.frame, '1234');
      expect(part(again.frame, '.desk')).to.equal(null);
    });

    it('shows none of the digits', async () => {
      const {frame} = await stand();
      await staffKey(frame);
      button(frame, '7')!.click();
      await frame.updateComplete;
      expect(part(frame, '.pin')!.textContent!.match(/7/g)!.length, 'only the key itself').to.equal(1);
      expect(part(frame, '.pin input')!.getAttribute('type')).to.equal('password');
    });

    it('says in words what the machine keeps', async () => {
      const {frame, screen} = await stand();
      screen.keep({
        durability: 'single',
        backlog: 1240,
        rejected: 2,
        problem: 'revoked',
        room: 'low',
        incidents: ['forked'],
      });
      await openDesk(frame);
      expect(
        ['Độ an toàn', 'Chưa gửi', 'Máy chủ từ chối', 'Chỗ trống', 'Việc gửi', 'Sự cố'].map((name) => row(frame, name)),
      ).to.deep.equal([
        'Chỉ ở một nơi',
        '1.240',
        '2',
        'Sắp hết: báo người quản trị',
        'Máy này bị thu quyền gửi',
        'Có máy khác dùng tên của máy này: ghép lại một trong hai máy',
      ]);
    });

    it('follows what the machine keeps', async () => {
      const {frame, screen} = await stand();
      screen.keep({backlog: 3});
      await openDesk(frame);
      screen.keep({backlog: 2});
      await frame.updateComplete;
      expect(row(frame, 'Chưa gửi')).to.equal('2');
    });

    it('shows visitors a mark without a word, and only when something is wrong', async () => {
      const {frame, screen} = await stand();
      screen.keep({backlog: 40});
      await frame.updateComplete;
      expect(part(frame, '.sign')).to.equal(null);
      screen.keep({backlog: 40, problem: 'unreachable'});
      await frame.updateComplete;
      expect(part(frame, '.sign')!.textContent!.trim()).to.equal('');
    });

    it('carries away everything that is kept', async () => {
      const {frame, screen} = await stand();
      screen.keep({backlog: 1});
      screen.exports = async () => ({device: 'máy 1', keys: [], items: [], rejected: [], sent: []});
      const saved: Blob[] = [];
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob: Blob) => {
        saved.push(blob);
        return 'blob:nothing';
      };
      const follow = (event: Event) => event.preventDefault();
      await openDesk(frame);
      frame.shadowRoot!.addEventListener('click', follow);
      button(frame, 'Tải về mọi thứ đang lưu')!.click();
      await waitUntil(() => part(frame, '.desk [role="status"]')!.textContent === 'Đã tải về.', 'it says so', patience);
      URL.createObjectURL = make;
      const text = JSON.parse(await saved[0]!.text()) as {kept: {element: string; kept: {device: string}}[]};
      expect(text.kept.map(({element, kept}) => `${element} ${kept.device}`)).to.deep.equal(['test-screen máy 1']);
    });

    it('carries the rest away when one fails', async () => {
      const {frame} = await stand(html`<test-screen></test-screen><test-screen></test-screen>`);
      const [broken, whole] = [...frame.querySelectorAll<TestScreen>('test-screen')];
      broken!.exports = () => Promise.reject(new Error('gone'));
      whole!.keep({});
      const saved: Blob[] = [];
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob: Blob) => {
        saved.push(blob);
        return 'blob:nothing';
      };
      await openDesk(frame);
      frame.shadowRoot!.addEventListener('click', (event) => event.preventDefault());
      button(frame, 'Tải về mọi thứ đang lưu')!.click();
      await waitUntil(() => saved.length === 1, 'it is saved', patience);
      URL.createObjectURL = make;
      const text = JSON.parse(await saved[0]!.text()) as {kept: {failed?: string}[]};
      expect(text.kept.map(({failed}) => failed !== undefined)).to.deep.equal([true, false]);
    });

    it('is shut by Escape, by its button, and for the next visitor', async () => {
      const {frame} = await stand();
      for (const shut of [
        () => dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'})),
        () => button(frame, 'Đóng')!.click(),
        () => frame.reset(),
      ]) {
        await openDesk(frame);
        shut();
        await frame.updateComplete;
        expect(part(frame, '.staff')).to.equal(null);
      }
    });

    it('lets nothing be pressed beneath it', async () => {
      const {frame} = await stand();
      await staffKey(frame);
      expect([part(frame, '.stage')!.inert, part(frame, '.bar')!.inert]).to.deep.equal([true, true]);
    });
  });

  describe('keeps hours', () => {
    const never = () => [{weekday: (new Date().getDay() + 3) % 7, opens: '07:30', closes: '11:30'}];

    it('with a closed page that says when it opens again', async () => {
      const {frame} = await stand(undefined, {hours: never()});
      expect(part(frame, '.closed')!.textContent).to.match(/Mở lại .* lúc 07:30/);
      expect(part(frame, '.stage')!.inert).to.equal(true);
    });

    it('or the page’s own', async () => {
      const {frame} = await stand(html`<p slot="closed">Nghỉ lễ</p>`, {hours: never()});
      expect(part(frame, 'slot[name=closed]')).not.to.equal(null);
    });

    it('not in the middle of a visit', async () => {
      const {frame} = await stand();
      touch(frame);
      frame.hours = never();
      await frame.updateComplete;
      expect(part(frame, '.closed')).to.equal(null);
      frame.reset();
      await waitUntil(() => part(frame, '.closed'), 'it closes after the visit', patience);
    });

    it('from an attribute', async () => {
      const frame = await fixture<TestFrame>(html`<test-frame hours=${JSON.stringify(never())}></test-frame>`);
      expect(part(frame, '.closed')).not.to.equal(null);
    });

    it('open where the hours or the zone are none', async () => {
      const {frame} = await stand(undefined, {hours: never(), timeZone: 'Mars/Olympus'});
      expect(part(frame, '.closed')).to.equal(null);
      frame.setAttribute('hours', 'bảy giờ');
      await frame.updateComplete;
      expect(part(frame, '.closed')).to.equal(null);
    });

    it('of its hall, and not while people wait there', async () => {
      const view = sampleView();
      const hall = {
        ...view.hall,
        hours: [{weekday: (new Date(sampleNow).getUTCDay() + 3) % 7, opens: '07:30', closes: '11:30'}],
      };
      provideHall('fake:frame-busy', new FakeHall({view: {...view, hall}}));
      provideHall('fake:frame-empty', new FakeHall({view: {...view, hall, tickets: []}}));
      const {frame} = await stand(undefined, {hall: 'fake:frame-busy'});
      expect(part(frame, '.closed')).to.equal(null);
      frame.hall = 'fake:frame-empty';
      await waitUntil(() => part(frame, '.closed'), 'it closes', patience);
    });
  });

  describe('reloads quietly', () => {
    /** A time of day that has always passed since this page was loaded, if only by the hair of a test. */
    const due = () => {
      const before = new Date(performance.timeOrigin + 60_000);
      return `${before.getHours()}:${String(before.getMinutes()).padStart(2, '0')}`;
    };
    const real = Date.now;
    beforeEach(() => {
      Date.now = () => real() + 3 * 3_600_000;
    });
    afterEach(() => {
      Date.now = real;
    });

    it('when nobody is here', async () => {
      const {frame} = await stand(undefined, {reloadAt: due()});
      await waitUntil(() => frame.reloads > 0, 'it reloads', patience);
    });

    it('not during a visit, and after it', async () => {
      const {frame} = await stand();
      touch(frame);
      frame.reloadAt = due();
      await pass(frame, 45, () => warned(frame), 'a beat has passed');
      expect(frame.reloads).to.equal(0);
      frame.reset();
      await waitUntil(() => frame.reloads > 0, 'it reloads', patience);
    });

    it('with a backlog, which is kept', async () => {
      const {frame, screen} = await stand();
      screen.keep({backlog: 5, problem: 'unreachable'});
      frame.reloadAt = due();
      await waitUntil(() => frame.reloads > 0, 'it reloads', patience);
    });

    it('not while an answer is written down nowhere', async () => {
      const {frame, screen} = await stand();
      screen.keep({backlog: 1, durability: 'network'});
      frame.reloadAt = due();
      const beats = tickerListeners();
      await new Promise((next) => setTimeout(next, 2100));
      expect([frame.reloads, tickerListeners()]).to.deep.equal([0, beats]);
      screen.keep({backlog: 0, durability: 'network'});
      await waitUntil(() => frame.reloads > 0, 'it reloads', patience);
    });

    it('not where the page would not come back', async () => {
      const ask = window.fetch;
      let asked = 0;
      window.fetch = () => {
        asked += 1;
        return Promise.reject(new TypeError('offline'));
      };
      const {frame} = await stand(undefined, {reloadAt: due()});
      await waitUntil(() => asked > 0, 'it asks first', patience);
      await frame.updateComplete;
      window.fetch = ask;
      expect(frame.reloads).to.equal(0);
    });
  });

  describe('keeps the glass lit', () => {
    it('anew when the page is seen again, and lets go when it is taken away', async () => {
      const locks: {released: boolean; release(): Promise<void>}[] = [];
      const request = () => {
        const lock = {
          released: false,
          release() {
            this.released = true;
            return Promise.resolve();
          },
        };
        locks.push(lock);
        return Promise.resolve(lock);
      };
      Object.defineProperty(navigator, 'wakeLock', {value: {request}, configurable: true});
      const {frame} = await stand();
      await waitUntil(() => locks.length === 1, 'it takes a lock', patience);
      locks[0]!.released = true; // the browser does so when the page is hidden
      document.dispatchEvent(new Event('visibilitychange'));
      await waitUntil(() => locks.length === 2, 'it takes another', patience);
      frame.remove();
      await waitUntil(() => locks[1]!.released, 'it lets go', patience);
      delete (navigator as {wakeLock?: unknown}).wakeLock;
    });
  });

  describe('reads aloud', () => {
    const said: string[] = [];
    class Utterance {
      onend: (() => void) | null = null;
      constructor(readonly text: string) {}
    }

    beforeEach(() => {
      said.length = 0;
      const engine = Object.assign(new EventTarget(), {
        getVoices: () => [{lang: 'vi-VN', localService: true, default: true}],
        cancel: () => {},
        resume: () => {},
        speak: (utterance: Utterance) => {
          said.push(utterance.text);
          queueMicrotask(() => utterance.onend?.());
        },
      });
      Object.defineProperty(window, 'speechSynthesis', {value: engine, configurable: true});
      Object.defineProperty(window, 'SpeechSynthesisUtterance', {value: Utterance, configurable: true});
    });

    async function read(content: TemplateResult) {
      const {frame} = await stand(content);
      button(frame, 'Trợ năng')!.click();
      await frame.updateComplete;
      button(frame, 'Đọc to')!.click();
      await frame.updateComplete;
      return frame;
    }

    it('headings, sentences, labels and controls, in the order of the page', async () => {
      await read(html`<h1>Góp ý</h1>
        <p>Ông bà muốn nói gì?</p>
        <p aria-hidden="true">ẩn</p>
        <p hidden>giấu</p>
        <label for="a">Họ tên</label><input id="a" value="Nguyễn Văn A" />
        <button aria-label="Gửi góp ý">→</button>`);
      await waitUntil(() => said.includes('Gửi góp ý.'), 'it has read to the end', patience);
      expect(said).to.deep.equal(['Góp ý.', 'Ông bà muốn nói gì?', 'Họ tên.', 'Gửi góp ý.']);
    });

    it('what stands in shadow roots', async () => {
      await read(html`<test-screen></test-screen>`);
      await waitUntil(() => said.includes('Tiêu đề.'), 'it has read', patience);
    });

    it('a new screen by itself', async () => {
      const frame = await read(html`<h1>Một</h1>`);
      await waitUntil(() => said.includes('Một.'), 'it has read', patience);
      frame.querySelector('h1')!.textContent = 'Hai';
      await waitUntil(() => said.includes('Hai.'), 'it reads the new one', patience);
    });

    it('what has the focus, and never what was typed', async () => {
      const frame = await read(html`<h1>Một</h1><input aria-label="Họ tên" value="Nguyễn Văn A" />`);
      await waitUntil(() => said.includes('Họ tên.'), 'it has read', patience);
      said.length = 0;
      frame.querySelector('input')!.focus();
      await waitUntil(() => said.includes('Họ tên'), 'it reads the field', patience);
      expect(said.join()).not.to.contain('Nguyễn');
    });

    it('no longer once the visitor has gone', async () => {
      const frame = await read(html`<h1>Một</h1><input aria-label="Họ tên" />`);
      await waitUntil(() => said.includes('Họ tên.'), 'it has read', patience);
      frame.reset();
      await frame.updateComplete;
      said.length = 0;
      frame.querySelector('input')!.focus();
      await new Promise((next) => setTimeout(next, 30));
      expect(said).to.deep.equal([]);
    });

    it('nothing where there is no voice: the tool is not there', async () => {
      Object.defineProperty(window, 'speechSynthesis', {value: undefined, configurable: true});
      const {frame} = await stand();
      button(frame, 'Trợ năng')!.click();
      await frame.updateComplete;
      expect(button(frame, 'Đọc to')).to.equal(undefined);
    });
  });
});
