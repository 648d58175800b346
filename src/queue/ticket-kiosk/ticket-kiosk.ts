import {html, nothing, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {HallController} from '../../base/hall-controller.js';
import {Late} from '../../base/late.js';
import {LocaleController} from '../../base/locale.js';
import {TickerController} from '../../base/ticker.js';
import type {PrinterProblem} from '../../services/print/failure.js';
import {Access} from './access.js';
import {serviceName} from './choose-screen.js';
import {CodeDesk} from './code-desk.js';
import {Facts} from './facts.js';
import {header, tools, type Glass} from './glass.js';
import {IssueController, isBrowsing, stepBefore, type Browsing, type Step} from './issue-controller.js';
import {noticeScreen, troubleNotice, wishName} from './notice-screen.js';
import {Presence} from './presence.js';
import {PrintDesk, type PrintWay, type TicketPrintDetail} from './print-desk.js';
import {layoutOf, renderScreen, type KioskScreens} from './screens.js';
import type {Printed} from './sheet.js';
import {widthInEm, type Slip} from './slip.js';
import {TapGuard} from './tap-guard.js';
import {messages} from './ticket-kiosk.messages.js';
import {styles} from './ticket-kiosk.styles.js';
import {Visit, warnAt} from './visit.js';
import type {Wish} from './wish.js';

/** What a page learns of a number given. */
export interface TicketIssueDetail {
  /** What the citizen sees: `A041`. */
  number: string;
  /** The ticket's id: whoever has it may follow the ticket. */
  id: string;
}

export type {PrintWay, TicketPrintDetail} from './print-desk.js';

/** Seconds after the last touch until whatever a citizen left goes back to the office's own. */
const idle = 60;
/** A late answer is waited for so long. */
const lateAnswer = 120;
/** Milliseconds in which taps left over from the screen before do not count. */
const settle = 700;
const coolDown = 1500;

/**
 * The machine at the door: choose a field and a service, get a number.
 *
 * @tag ticket-kiosk
 * @slot pairing - For staff: what lets this machine into its hall, shown only while it may not give numbers.
 * @fires {CustomEvent<TicketIssueDetail>} ticket-issue - A number was given and is on the screen. Bubbles.
 * @fires {CustomEvent<TicketPrintDetail>} ticket-print - A ticket was printed, or could not be. Bubbles.
 * @csspart header - The line with the office and the clock.
 * @csspart field - A field or a service to choose.
 * @csspart number - The number given.
 * @cssprop [--mc-mm=3.8px] - One millimetre on this glass: targets are 20 of them, gaps 8.
 * @cssstate ticket - A number is on the screen.
 * @cssstate reach - The larger layout with everything in the lower half is on, read aloud where there is a voice.
 * @cssstate trouble - Tickets do not reach paper: staff should look at the printer.
 */
export class TicketKiosk extends CounterElement {
  static override readonly tag: string = 'ticket-kiosk';
  static override readonly styles = styles;

  /** The hall: `https://…/halls/1` or `local:NAME`. */
  @property() hall = '';

  /** This machine's right to give numbers, as the server printed it. */
  @property() token = '';

  /** How the office calls this machine, on the list of its screens. */
  @property({reflect: true, useDefault: true}) name = '';

  /** Asks once more before a number is given, and for whom: a mis-tap takes no number. */
  @property({type: Boolean, reflect: true}) confirm = false;

  /** `browser`, `escpos` (a receipt printer at a USB port), `webhook` (a service of the office), or `none`. */
  @property({reflect: true, useDefault: true}) print: PrintWay = 'browser';

  /** The address of the print service, for `print="webhook"`. */
  @property({attribute: 'print-url'}) printUrl = '';

  /** Width of the paper in millimetres: 80 or 58. */
  @property({type: Number, attribute: 'paper-width', reflect: true, useDefault: true}) paperWidth = 80;

  /** Where the counters are, printed on the ticket: `Tầng 1, sảnh A`. */
  @property({reflect: true, useDefault: true}) location = '';

  /** Seconds until the first screen returns after a number was given; never under 20. */
  @property({type: Number, attribute: 'return-after'}) returnAfter = 40;

  @state() private page = 0;
  @state() private said = '';
  @query('.number') private readonly numberBox!: HTMLElement | null;
  #shown = '';

  readonly #locale = new LocaleController(this, messages);
  readonly #hall = new HallController(this);
  readonly #facts = new Facts(this.#hall, this.#locale);
  readonly #guard = new TapGuard(this);
  readonly #issue: IssueController = new IssueController(
    this,
    () => this.#hall.hall,
    () => this.#presence.device,
    (step) => this.#moved(step),
  );
  readonly #visit = new Visit(
    this,
    (left) => this.#warn(left),
    () => this.#leave(),
  );
  readonly #code = new CodeDesk(
    this,
    () => this.#takesCodes,
    (wish) => this.#onCode(wish),
  );
  readonly #printer = new PrintDesk(this, (slip) => this.#printed(slip));
  readonly #presence = new Presence(this, {
    touched: () => this.#touched(),
    gone: () => this.#leave(),
    problem: () => this.#printer.problem,
    idle: () => this.#issue.step.screen === 'choose' && this.#visit.left === null,
  });
  readonly #codeScreen = new Late(this, () => import('./code-screen.js'));
  readonly #access = new Access(this, {
    language: () => this.#locale.language,
    mayBegin: () => this.#issue.browsing && !this.#facts.trouble,
    turned: (byKeys) => this.#onAccess(byKeys),
    touched: () => this.#touched(),
  });

  constructor() {
    super();
    new TickerController(
      this,
      () =>
        `${this.#facts.clock} ${this.#facts.trouble} ${this.#code.lockedSeconds} ${this.#issue.step.screen === 'refused' && this.#facts.now}`,
    );
  }

  /** The last tickets of this machine, newest first, for staff. */
  get recent(): readonly {number: string; at: number}[] {
    return this.#printer.recent.map(({number, at}) => ({number, at}));
  }

  /** What keeps tickets from paper now; `null` where nothing is known to. */
  get printerProblem(): PrinterProblem | null {
    return this.#printer.problem;
  }

  /** Prints the last ticket again, or that of a number among the last twenty; false where nothing came out. */
  async reprint(number?: string): Promise<boolean> {
    return this.#printer.reprint(number);
  }

  /** Opens the browser's list of USB printers. To be called while it counts a touch of the staff's. */
  async pairPrinter(): Promise<boolean> {
    return this.#printer.pair();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reset();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('hall') && this.#issue.step.screen !== 'choose') this.#leave();
    if (changed.has('print')) void this.#printer.look().catch(() => {});
    const {step} = this.#issue;
    this.setState('ticket', step.screen === 'ticket');
    this.setState('reach', this.#access.on);
    this.setState('trouble', this.#printer.problem !== null);
    if (step.screen === 'ticket') this.numberBox?.style.setProperty('--_em', String(widthInEm(step.slip.number)));
    this.#followFocus(step);
    this.#access.follow(`${this.#shown} ${this.page} ${this.#locale.language}`);
  }

  protected override render() {
    const {step} = this.#issue;
    const trouble = isBrowsing(step) ? this.#facts.trouble : null;
    const glass = this.#glass;
    return html`
      <div class="glass ${this.#access.on ? 'reach' : ''}">
        ${header(glass)}
        <div class="screen screen-${layoutOf(step, trouble !== null)}">
          ${
            trouble
              ? noticeScreen(troubleNotice(this.#words, trouble, this.#hall.view, this.#facts.now))
              : renderScreen(step, this.#screens)
          }
        </div>
        <p class="visually-hidden" role="status">${this.said}</p>
        ${step.screen === 'ticket' ? nothing : tools(glass)}
      </div>
    `;
  }

  get #glass(): Glass {
    return {
      ...this.#words,
      view: this.#hall.view,
      clock: this.#facts.clock,
      reach: this.#access.on,
      closed: this.#guard.closed,
      reads: this.#access.reads,
      hasCode: this.#issue.step.screen === 'choose' && !this.#facts.trouble && this.#facts.books,
      onSayAgain: () => this.#access.again(),
      onHaveCode: () => this.#guard.accepts() && this.#haveCode(),
      onLanguage: (language) => this.#speak(language),
      onReach: () => this.#access.toggle(),
    };
  }

  /** What the screens take from here. */
  get #screens(): KioskScreens {
    return {
      ...this.#words,
      view: this.#hall.view,
      now: this.#facts.now,
      timeZone: this.#facts.timeZone,
      location: this.location,
      asks: this.confirm,
      reach: this.#access.on,
      page: this.page,
      paper: this.#printer.paper,
      left: this.#visit.left,
      ending: this.#visit.ending,
      closed: this.#guard.closed,
      code: this.#code,
      codeScreen: this.#issue.step.screen === 'code' ? this.#codeScreen.wanted?.codeScreen : undefined,
      isSoldOut: (service) => this.#issue.isSoldOut(service),
      onPage: (page) => (this.page = page),
      onShow: (step) => this.#guard.accepts() && this.#show(step),
      onAsk: (wish) => this.#guard.accepts() && this.#issue.ask(wish),
      onBack: () => this.#guard.accepts() && this.#show(stepBefore(this.#issue.step)),
      onHome: () => this.#guard.accepts() && this.#home(),
      onDone: () => this.#guard.accepts() && this.#leave(),
      onReprint: (slip) => this.#guard.accepts() && this.#printer.paper !== 'printing' && void this.#print(slip, true),
      onMoreTime: () => this.#moreTime(),
    };
  }

  // Whatever a citizen left goes back to the office's own; every touch begins that time anew.
  #touched(): void {
    if (this.#issue.browsing) this.#watchIdle();
  }

  #onAccess(byKeys: boolean): void {
    this.page = 0;
    this.#watchIdle();
    if (byKeys) this.said = this.#locale.text.reachOn;
  }

  #haveCode(): void {
    this.#code.clear();
    this.#show({screen: 'code'});
  }

  #onCode(wish: Wish | null): void {
    if (wish) return this.#issue.ask(wish);
    this.#code.miss();
    this.said = '';
    if (this.#issue.step.screen !== 'code') this.#show({screen: 'code'});
  }

  #show(step: Browsing): void {
    this.page = 0;
    this.#issue.show(step);
  }

  #home(): void {
    this.page = 0;
    const {step} = this.#issue;
    this.#issue.home();
    if (step.screen === 'refused' && step.reason === 'unknown-booking') this.#issue.show({screen: 'code'});
    this.#watchIdle();
  }

  #moved(step: Step): void {
    this.said = '';
    if (isBrowsing(step)) {
      this.#visit.stop();
      if (step.screen !== 'choose') this.#guard.close(settle);
      this.#watchIdle();
    } else if (step.screen === 'asking') {
      this.#visit.stop();
      this.said =
        step.wish.type === 'issue'
          ? this.#locale.text.takingFor(wishName(this.#words, step.wish))
          : this.#locale.text.takingCode;
    } else {
      this.#guard.close(settle);
      this.#visit.stay(step.screen === 'unanswered' ? lateAnswer : this.#stayFor);
    }
    if (step.screen === 'refused' && step.reason === 'unknown-booking') this.#code.miss();
    if (step.screen === 'ticket') this.#given(step.slip);
    this.requestUpdate();
  }

  /** The ticket exists, is written down and on the screen before any printer is asked. */
  #given(slip: Slip): void {
    this.said = this.#locale.text.said(slip.number, serviceName(this.#words, slip), slip.ahead);
    this.#printer.keep(slip);
    void this.#print(slip, false);
    const detail: TicketIssueDetail = {number: slip.number, id: slip.id};
    this.dispatchEvent(new CustomEvent<TicketIssueDetail>('ticket-issue', {bubbles: true, composed: true, detail}));
  }

  async #print(slip: Slip, again: boolean): Promise<void> {
    const shown = () => this.#issue.step.screen === 'ticket' && this.#issue.step.slip === slip;
    const printed = await this.#printer.give(slip, again, shown);
    if (!shown() || this.#printer.paper === 'none') return;
    if (!printed) this.said = this.#locale.text.printFailed;
    this.#access.tell(printed ? this.#locale.text.printed : this.said);
    this.#visit.stay(this.#stayFor); // a print dialog may have held the screen up
  }

  #printed(slip: Slip): Printed {
    return {
      ...this.#words,
      ...this.#facts.office,
      slip,
      location: this.location,
      service: serviceName(this.#words, slip),
      font: getComputedStyle(this).fontFamily,
    };
  }

  #moreTime(): void {
    this.said = '';
    this.#visit.stay(this.#issue.step.screen === 'unanswered' ? lateAnswer : this.#stayFor);
  }

  #warn(left: number): void {
    const {text} = this.#locale;
    this.said = this.#issue.browsing ? text.touchToStay(left) : text.warned(left);
    this.#access.tell(this.said);
  }

  /** The citizen has gone: the next one finds the glass as the office set it. */
  #leave(): void {
    if (this.#issue.step.screen === 'ticket') this.#guard.close(coolDown);
    this.#issue.home();
    this.#reset();
  }

  #reset(): void {
    this.#visit.end();
    this.#code.clear();
    this.#access.end();
    this.page = 0;
    this.said = '';
  }

  #speak(language: string): void {
    this.#visit.speak(language);
    this.#watchIdle();
  }

  #watchIdle(): void {
    const {screen} = this.#issue.step;
    const asLeft = screen === 'choose' && !this.#visit.spoken && !this.#access.on && this.page === 0;
    if (!this.#issue.browsing || asLeft) return;
    this.said = '';
    this.#visit.stay(idle);
  }

  /** The heading of a new screen takes the focus, so that a screen reader begins there and keys go on from there. */
  #followFocus({screen}: Step): void {
    const before = this.#shown;
    this.#shown = screen === 'asking' ? before : screen;
    if (before === '' || before === this.#shown) return;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus({preventScroll: true});
  }

  get #takesCodes(): 'keys' | 'scan' | null {
    const {screen} = this.#issue.step;
    if (!this.#issue.browsing || this.#facts.trouble) return null;
    return screen === 'code' ? 'keys' : 'scan';
  }

  get #words() {
    return {text: this.#locale.text, locale: this.#locale};
  }

  get #stayFor(): number {
    return Number.isFinite(this.returnAfter) ? Math.max(warnAt, this.returnAfter) : 40;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-kiosk': TicketKiosk;
  }
  interface HTMLElementEventMap {
    'ticket-issue': CustomEvent<TicketIssueDetail>;
    'ticket-print': CustomEvent<TicketPrintDetail>;
  }
}
