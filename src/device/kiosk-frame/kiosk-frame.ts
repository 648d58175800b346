import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {HallController} from '../../base/hall-controller.js';
import type {KeepsAnswers} from '../../base/kept.js';
import {LocaleController} from '../../base/locale.js';
import {staleMark} from '../../base/marks.js';
import {deepFocus} from '../../base/open-roots.js';
import {everySecond} from '../../base/ticker.js';
import type {Calendar, Hours} from '../../queue/ticket.js';
import {isStaffKey} from '../break-out.js';
import {closedPage} from './closed-page.js';
import {Comfort} from './comfort.js';
import {FullScreen} from './full-screen.js';
import {Guards} from './guards.js';
import {handOut, isAsking, keepersIn, needsStaff} from './keepers.js';
import {messages} from './kiosk-frame.messages.js';
import {styles} from './kiosk-frame.styles.js';
import {isOutOfHours, readHours} from './office-hours.js';
import {QuietReload} from './quiet-reload.js';
import {StaffDesk} from './staff-desk.js';
import {StaffGesture} from './staff-gesture.js';
import {deskPage, pinPage, type Panel} from './staff-panel.js';
import {toolBar, toolsIn} from './tool-bar.js';
import {Visit} from './visit.js';
import {WakeLock} from './wake-lock.js';
import {wipe} from './wipe.js';

/** How long things last, in milliseconds. */
export interface FrameTimes {
  /** People are warned so long before the screen goes back (WCAG 2.2.1 asks for 20 s). */
  warn: number;
  /** Staff hold the corner for so long. */
  hold: number;
}

const usualTimes: FrameTimes = {warn: 20_000, hold: 5000};
/** A visit is never cut shorter than this: ten seconds of rest, then the warning. */
const shortest = 30;
const zone = 'Asia/Ho_Chi_Minh';

/**
 * What stands around a kiosk's screen: it draws people in, forgets the last visitor, reads aloud, closes out of
 * hours, shows staff how the machine fares, and lets nobody out of the page.
 *
 * @tag kiosk-frame
 * @slot - The kiosk's screen.
 * @slot attract - Shown while nobody is here, over the screen; any touch ends it.
 * @slot closed - Shown outside opening hours in place of the usual words.
 * @slot staff - The page's own part of the staff panel: the form that pairs this device.
 * @slot keyboard - An on-screen keyboard.
 * @fires {Event} kiosk-reset - The visitor has gone: whoever keeps something of him forgets it now. Bubbles.
 * @csspart tools - The bar of language and accessibility.
 * @csspart warning - The warning before the screen goes back.
 * @csspart staff - The staff panel.
 * @cssprop [--mc-mm=3.8px] - One millimetre on this glass: targets are 20 of them, gaps 8.
 * @cssstate visit - Somebody is here.
 * @cssstate attract - The attract loop is on the glass.
 * @cssstate closed - Outside opening hours.
 * @cssstate trouble - Staff should look at the panel.
 */
export class KioskFrame extends CounterElement {
  static override readonly tag = 'kiosk-frame';
  static override readonly styles = styles;

  /** Seconds without a touch until the screen goes back; at least 30, or 0 for never. */
  @property({type: Number, reflect: true, useDefault: true}) idle = 60;

  /** What opens the staff panel. Empty: there is none. Keeps visitors out, not attackers: the page's source has it. */
  @property() pin = '';

  /** Languages to choose from, as codes: `vi en`. */
  @property({reflect: true, useDefault: true}) languages = 'vi en';

  /** Which tools visitors find in the bar: `language text contrast speech`, any of them, or none. */
  @property({reflect: true, useDefault: true}) tools = 'language text contrast speech';

  /** Opening hours as a hall has them: `[{weekday, opens, closes}]`, 0 for Sunday. Empty: always open. */
  @property({converter: {fromAttribute: readHours}}) hours: readonly Hours[] = [];

  /** The IANA time zone of those hours. */
  @property({attribute: 'time-zone', reflect: true, useDefault: true}) timeZone = zone;

  /** The hall whose hours it follows in place of its own; it never closes while people wait there. */
  @property({reflect: true, useDefault: true}) hall = '';

  /** This device's token for that hall: the one of the screen inside, so that both share a connection. */
  @property() token = '';

  /** Takes the whole screen at the first touch, and again at the next one whenever somebody left it. */
  @property({type: Boolean, reflect: true}) fullscreen = false;

  /** Time of day, by this device's clock, at which the page is loaded anew when nobody is here: `03:30`. */
  @property({attribute: 'reload-at', reflect: true, useDefault: true}) reloadAt = '';

  /** Blocks nothing: for development. */
  @property({type: Boolean, reflect: true}) unguarded = false;

  @state() private resting = true;
  @state() private unfolded = false;
  @state() private said = '';
  @query('.page') private readonly page!: HTMLElement | null;
  #stop: (() => void) | undefined;
  #shownPanel = 'shut';
  /** What had the focus when staff came. */
  #left: Element | null = null;
  #keepers: readonly KeepsAnswers[] = [];
  #closed = false;
  #typing = false;
  #scene = '';
  #children: MutationObserver | undefined;

  readonly #locale = new LocaleController(this, messages);
  readonly #hall = new HallController(this);
  readonly #visit = new Visit(this, {
    now: () => this.now(),
    idle: () => (this.idle > 0 ? Math.max(shortest, this.idle) : 0),
    late: () => this.#warningLeft !== null,
    ended: () => this.reset(),
  });
  readonly #comfort = new Comfort(
    this,
    () => this.#locale.language,
    () => this.page,
  );
  readonly #desk = new StaffDesk(this, () => this.pin);
  readonly #full = new FullScreen(this, () => this.fullscreen);
  readonly #reload = new QuietReload({
    at: () => this.reloadAt,
    now: () => this.now(),
    isFree: () => this.#isFree,
    keepers: () => this.#keepers,
    load: () => this.loadAgain(),
  });

  constructor() {
    super();
    new WakeLock(this, () => !this.#closed);
    new StaffGesture(this, {now: () => this.now(), hold: () => this.times.hold, done: () => this.#desk.ask()});
    new Guards(this, {
      open: () => this.unguarded,
      staffKey: (event) => {
        if (this.pin === '' || !isStaffKey(event)) return false;
        this.#desk.ask();
        return true;
      },
    });
  }

  /** Ends the visit: fires `kiosk-reset`, and wipes what a visitor can leave. */
  reset(): void {
    this.#visit.end(() => {
      this.dispatchEvent(new Event('kiosk-reset', {bubbles: true, composed: true}));
      wipe(this);
      this.#comfort.restore();
      this.#desk.shut();
    });
    this.said = '';
    this.unfolded = false;
    this.resting = true;
  }

  /** Somebody is here: ends the attract loop, begins or prolongs the visit. */
  wake(): void {
    this.resting = false;
    this.#visit.touch();
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('kept-change', this.#changed);
    document.addEventListener('keyboard-change', this.#changed);
    addEventListener('keydown', this.#key, true);
    addEventListener('online', this.#changed);
    addEventListener('offline', this.#changed);
    this.#stop = everySecond(() => this.#beat());
    this.#children = new MutationObserver(this.#changed);
    this.#children.observe(this, {childList: true, attributes: true, attributeFilter: ['slot'], subtree: true});
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('kept-change', this.#changed);
    document.removeEventListener('keyboard-change', this.#changed);
    removeEventListener('keydown', this.#key, true);
    removeEventListener('online', this.#changed);
    removeEventListener('offline', this.#changed);
    this.#stop?.();
    this.#children?.disconnect();
    this.resting = true;
    this.unfolded = false;
  }

  /** How long things last; tests shorten it. */
  protected get times(): FrameTimes {
    return usualTimes;
  }

  /** Milliseconds that only go forward; tests turn them. */
  protected now(): number {
    return performance.now();
  }

  /** Loads the page anew; tests put another in its place. */
  protected loadAgain(): void {
    location.reload();
  }

  protected override willUpdate(): void {
    this.#keepers = keepersIn(this);
    this.#typing = document.documentElement.style.getPropertyValue('--mc-keyboard-inset') !== '';
    // Nobody is turned out in the middle of a visit.
    if (this.#closed || !this.#visit.begun) this.#closed = this.#isClosing;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.setState('visit', this.#visit.begun);
    this.setState('attract', this.#attracts);
    this.setState('closed', this.#closed);
    this.setState('trouble', this.#troubled);
    this.page?.style.setProperty('zoom', String(this.#comfort.size / 100));
    this.#followPanel();
  }

  protected override render() {
    const covered = this.#desk.step !== 'shut' || this.#closed || this.#attracts;
    return html`
      <div class="glass ${this.#comfort.contrast ? 'contrast' : ''}">
        <div class="stage" ?inert=${covered}><div class="page"><slot></slot></div></div>
        ${this.#renderTools(covered)} ${this.#renderCover()} ${this.#renderWarning()}
        ${this.#troubled ? html`<span class="sign">${staleMark()}</span>` : nothing} ${this.#renderPanel()}
        <slot name="keyboard"></slot>
        <p class="visually-hidden" role="status">${this.said}</p>
      </div>
    `;
  }

  #renderTools(covered: boolean): TemplateResult | typeof nothing {
    const tools = toolsIn(this.tools, this.#comfort.speaks);
    if (tools.length === 0 || this.#typing) return nothing;
    return html`<div class="bar" ?inert=${covered}>
      ${toolBar({
        text: this.#locale.text,
        locale: this.#locale,
        tools,
        languages: this.languages.split(/\s+/).filter(Boolean),
        unfolded: this.unfolded,
        comfort: this.#comfort,
        onUnfold: () => (this.unfolded = !this.unfolded),
      })}
    </div>`;
  }

  #renderCover(): TemplateResult | typeof nothing {
    if (this.#closed) {
      return html`<div class="cover"><slot name="closed">${closedPage(this.#locale, {hours: this.#hours, timeZone: this.#timeZone, calendar: this.#calendar}, this.#clock)}</slot></div>`;
    }
    if (!this.#attracts) return nothing;
    return html`<div class="cover attract">
      <slot name="attract"></slot>
      <button
        type="button"
        class="touch"
        aria-label=${this.#locale.text.touch}
        @click=${this.#onTouch}
        @pointerup=${() => setTimeout(this.#onTouch, 400)}
        @pointercancel=${this.#onTouch}
      ></button>
    </div>`;
  }

  #renderWarning(): TemplateResult {
    const {text} = this.#locale;
    const left = this.#warningLeft;
    return html`<div class="warning" part="warning" ?hidden=${left === null}>
      ${
        left === null
          ? nothing
          : html`<p>${text.leaving(this.#locale.number(left))}</p>
            <button type="button" @click=${() => this.reset()}>${text.finished}</button>
            <button type="button" class="strong" @click=${() => this.wake()}>${text.moreTime}</button>`
      }
    </div>`;
  }

  #renderPanel(): TemplateResult | typeof nothing {
    const {step} = this.#desk;
    if (step === 'shut') return nothing;
    const page = step === 'pin' ? pinPage(this.#panel) : deskPage(this.#panel);
    return html`<div class="cover staff" part="staff" role="dialog" aria-modal="true" aria-label=${this.#locale.text.staff}>
      ${page}
    </div>`;
  }

  readonly #onTouch = (): void => {
    if (this.#attracts) this.wake();
  };

  readonly #changed = (): void => this.requestUpdate();

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.#desk.step !== 'shut') this.#desk.shut();
    if (this.#attracts) this.wake();
  };

  async #export(): Promise<void> {
    await handOut(this.#keepers, this.renderRoot);
    this.#desk.exported = true;
    this.requestUpdate();
  }

  #beat(): void {
    const left = this.#warningLeft;
    if (left === null) this.said = '';
    else if (this.said === '') this.said = this.#locale.text.leaving(this.#locale.number(left));
    const scene = [left, this.#isClosing, isAsking(this), this.#desk.lockedMinutes, this.#comfort.speaks].join();
    if (scene !== this.#scene) this.requestUpdate();
    this.#scene = scene;
    void this.#reload.look();
  }

  get #isFree(): boolean {
    return this.isConnected && !this.#visit.begun && this.#desk.step === 'shut' && !isAsking(this);
  }

  /** The reader follows the panel, and comes back to the screen afterwards. */
  #followPanel(): void {
    const {step} = this.#desk;
    if (step === this.#shownPanel) return;
    if (this.#shownPanel === 'shut') this.#left = deepFocus();
    this.#shownPanel = step;
    if (step === 'shut') (this.#left as HTMLElement | null)?.focus();
    else this.renderRoot.querySelector<HTMLElement>(step === 'pin' ? '.pin input' : '.desk h2')?.focus();
  }

  get #panel(): Panel {
    return {
      locale: this.#locale,
      desk: this.#desk,
      keepers: this.#keepers,
      online: navigator.onLine,
      speaks: this.#comfort.speaks,
      full: this.#full.full,
      onClose: () => this.#desk.shut(),
      onExport: () => void this.#export(),
      onReload: () => this.loadAgain(),
      onFullScreen: () => (this.#full.full ? this.#full.leave() : this.#full.enter()),
    };
  }

  /** Seconds left where they must be told; `null` otherwise. */
  get #warningLeft(): number | null {
    const {left} = this.#visit;
    return left === null || left * 1000 > this.times.warn || this.#closed ? null : Math.max(0, left);
  }

  get #troubled(): boolean {
    return this.#keepers.some(({kept}) => kept !== null && needsStaff(kept));
  }

  get #attracts(): boolean {
    return this.resting && !this.#closed && this.querySelector(':scope > [slot="attract"]') !== null && !isAsking(this);
  }

  get #hours(): readonly Hours[] {
    return this.hall ? (this.#hall.view?.hall?.hours ?? []) : this.hours;
  }

  get #calendar(): Calendar | undefined {
    return this.hall ? this.#hall.view?.hall?.calendar : undefined;
  }

  get #timeZone(): string {
    return (this.hall && this.#hall.view?.hall?.timeZone) || this.timeZone || zone;
  }

  get #clock(): number {
    return this.#hall.hall?.now() ?? Date.now();
  }

  /** Out of hours, and as far as the hall knows nobody waits in it. */
  get #isClosing(): boolean {
    const waiting = this.hall ? (this.#hall.view?.tickets ?? []) : [];
    const isOut = isOutOfHours(this.#hours, this.#timeZone, this.#clock, this.#calendar);
    return isOut && waiting.length === 0 && !isAsking(this);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'kiosk-frame': KioskFrame;
  }
  interface HTMLElementEventMap {
    'kiosk-reset': Event;
  }
}
