import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '../src/device/kiosk-frame/define.js';
import {KioskFrame} from '../src/device/kiosk-frame/kiosk-frame.js';
import '../src/device/screen-keyboard/define.js';
import type {KeepsAnswers} from '../src/base/kept.js';
import {provideHall} from '../src/services/hall/connect.js';
import type {OutboxState} from '../src/services/outbox/contract.js';
import {FakeHall} from '../test/helpers/fake-hall.js';
import {TestKiosk} from '../test/rating/fake-outbox.js';

/** The frame with a clock that a story sets forward. */
class StoryFrame extends KioskFrame {
  ahead = 0;
  protected override now(): number {
    return performance.now() + this.ahead;
  }
  protected override loadAgain(): void {}
}

class StoryKeeper extends HTMLElement implements KeepsAnswers {
  kept: OutboxState | null = null;
  async exportKept() {
    return null;
  }
}

if (!customElements.get('story-kiosk-frame')) customElements.define('story-kiosk-frame', StoryFrame);
if (!customElements.get('story-keeper')) customElements.define('story-keeper', StoryKeeper);
if (!customElements.get('story-rating-kiosk')) customElements.define('story-rating-kiosk', TestKiosk);

const meta: Meta = {title: 'Device/kiosk-frame', component: 'kiosk-frame', parameters: {layout: 'fullscreen'}};
export default meta;

type Story = StoryObj;

let halls = 0;

function ratingKiosk(): TestKiosk {
  const address = `fake:frame-story-${++halls}`;
  provideHall(address, new FakeHall());
  const kiosk = document.createElement('story-rating-kiosk') as TestKiosk;
  Object.assign(kiosk, {hall: address, counter: '4', shorter: {answer: 3_600_000}});
  kiosk.style.setProperty('height', '100%');
  return kiosk;
}

const screen = html`<div class="story-screen">
  <h1>Phản ánh, kiến nghị</h1>
  <form>
    <p><label for="story-text">Ông bà muốn góp ý điều gì?</label></p>
    <p><textarea id="story-text" rows="5" cols="36"></textarea></p>
    <p><label for="story-phone">Số điện thoại (không bắt buộc)</label></p>
    <p><input id="story-phone" type="tel" size="20" /></p>
    <p><button>Gửi góp ý</button></p>
  </form>
</div>`;

function frame(content: TemplateResult | HTMLElement, prepare: (one: StoryFrame) => void = () => {}) {
  const one = document.createElement('story-kiosk-frame') as StoryFrame;
  one.pin = '1234';
  one.unguarded = true;
  prepare(one);
  return html`${withContent(one, content)}`;
}

function withContent(one: StoryFrame, content: TemplateResult | HTMLElement): StoryFrame {
  void import('lit').then(({render}) => render(content, one));
  return one;
}

/** Opens the staff panel as soon as the frame stands. */
function staff(one: StoryFrame, pin: string): void {
  setTimeout(() => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 's', ctrlKey: true, altKey: true, bubbles: true}));
    setTimeout(() => {
      const input = one.shadowRoot?.querySelector<HTMLInputElement>('.pin input');
      if (!input || !pin) return;
      input.value = pin;
      input.dispatchEvent(new InputEvent('input'));
      input.form?.requestSubmit();
    }, 300);
  }, 300);
}

function keeper(state: Partial<OutboxState>): StoryKeeper {
  const one = document.createElement('story-keeper') as StoryKeeper;
  one.kept = {durability: 'both', backlog: 0, rejected: 0, problem: null, room: 'ample', incidents: [], ...state};
  return one;
}

/** Around the rating screen of a counter. */
export const Rating: Story = {render: () => frame(ratingKiosk())};

/** A form with the on-screen keyboard: touch a field. */
export const FormWithKeyboard: Story = {
  render: () => frame(html`${screen}<screen-keyboard slot="keyboard" when="focus"></screen-keyboard>`),
};

export const Attract: Story = {
  render: () =>
    frame(html`${screen}<div slot="attract"><h1>Mời ông bà cho ý kiến</h1><p>Chạm màn hình để bắt đầu.</p></div>`),
};

/** Nobody has touched it for a while. */
export const Warning: Story = {
  render: () =>
    frame(screen, (one) => {
      setTimeout(() => {
        one.wake();
        one.ahead = 42_000;
      }, 300);
    }),
};

const weekdays = [1, 2, 3, 4, 5];
const hours = weekdays.flatMap((weekday) => [
  {weekday, opens: '07:30', closes: '11:30'},
  {weekday, opens: '13:30', closes: '17:00'},
]);

/** Hours in which the story is never looked at. */
function closedNow(): typeof hours {
  const today = new Date().getDay();
  return hours.map((row) => ({...row, weekday: row.weekday === today ? (today + 6) % 7 : row.weekday}));
}

export const Closed: Story = {
  render: () =>
    frame(screen, (one) => {
      one.hours = closedNow();
    }),
};

export const ClosedInEnglish: Story = {
  render: () =>
    html`<div lang="en">${frame(screen, (one) => {
      one.hours = closedNow();
    })}</div>`,
};

export const Pin: Story = {render: () => frame(screen, (one) => staff(one, ''))};

export const WrongPin: Story = {render: () => frame(screen, (one) => staff(one, '0000'))};

export const Staff: Story = {render: () => frame(html`${keeper({})}${screen}`, (one) => staff(one, '1234'))};

/** Everything that can need staff at once. */
export const StaffInTrouble: Story = {
  render: () =>
    frame(
      html`${keeper({
        durability: 'single',
        backlog: 1240,
        rejected: 3,
        problem: 'revoked',
        room: 'low',
        incidents: ['store-lost', 'key-changed', 'forked'],
      })}${screen}`,
      (one) => staff(one, '1234'),
    ),
};

/** No tools of its own: the screen inside has them. */
export const WithoutTools: Story = {
  render: () =>
    frame(ratingKiosk(), (one) => {
      one.tools = '';
    }),
};

export const English: Story = {render: () => html`<div lang="en">${frame(ratingKiosk())}</div>`};

export const Empty: Story = {render: () => frame(html``)};
