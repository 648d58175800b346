import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {digitCells} from '../../base/digits.js';
import {HallController} from '../../base/hall-controller.js';
import {LocaleController} from '../../base/locale.js';
import {accessibilityMark, doorMark} from '../../base/marks.js';
import {TickerController} from '../../base/ticker.js';
import {printSheet} from '../../services/print/print.js';
import type {WaitingRow} from '../view.js';
import {chooseScreen, fieldName} from './choose-screen.js';
import {Countdown} from './countdown.js';
import {IssueController, type Step} from './issue-controller.js';
import {noticeScreen, refusalNotice, troubleNotice, troubleOf, type Notice, type Trouble} from './notice-screen.js';
import {slipSheet} from './sheet.js';
import {widthInEm, type Slip} from './slip.js';
import {TapGuard} from './tap-guard.js';
import {messages} from './ticket-kiosk.messages.js';
import {styles} from './ticket-kiosk.styles.js';
import {leaving, ticketScreen, type Paper} from './ticket-screen.js';

/** What a page learns of a number given. */
export interface TicketIssueDetail {
  /** What the citizen sees: `A041`. */
  number: string;
  /** The ticket's id: whoever has it may follow the ticket. */
  id: string;
}

/** Seconds after the last touch until a left language, page or layout goes back to the office's own. */
const idle = 60;
/** People are warned so many seconds before the glass goes back (WCAG 2.2.1). */
const warnAt = 20;
/** A late answer is waited for so long. */
const lateAnswer = 120;
/** Milliseconds in which taps left over from the screen before do not count. */
const settle = 700;
const coolDown = 1500;

/**
 * The machine at the door: choose a field of service, get a number.
 *
 * @tag ticket-kiosk
 * @slot pairing - For staff: what lets this machine into its hall, shown only while it may not give numbers.
 * @fires {CustomEvent<TicketIssueDetail>} ticket-issue - A number was given and is on the screen. Bubbles.
 * @csspart header - The line with the office and the clock.
 * @csspart field - A field of service to choose.
 * @csspart number - The number given.
 * @cssprop [--mc-mm=3.8px] - One millimetre on this glass: targets are 20 of them, gaps 8.
 * @cssstate ticket - A number is on the screen.
 * @cssstate reach - The larger layout with everything in the lower half is on.
 */
export class TicketKiosk extends CounterElement {
  static override readonly tag: string = 'ticket-kiosk';
  static override readonly styles = styles;

  /** The hall: `https://…/halls/1` or `local:NAME`. */
  @property() hall = '';

  /** This machine's right to give numbers, as the server printed it. */
  @property() token = '';

  /** `browser` prints each ticket; `none` is for a machine without a printer. */
  @property({reflect: true, useDefault: true}) print: 'browser' | 'none' = 'browser';

  /** Seconds until the first screen returns after a number was given; never under 20. */
  @property({type: Number, attribute: 'return-after'}) returnAfter = 40;

  @state() private reach = false;
  @state() private page = 0;
  @state() private paper: Paper = 'none';
  @state() private said = '';
  @query('.number') private readonly numberBox!: HTMLElement | null;
  #office: string | null | undefined; // the page's own lang, while a citizen has chosen another
  #shown = '';
  #warned = false;

  readonly #locale = new LocaleController(this, messages);
  readonly #hall = new HallController(this);
  readonly #guard = new TapGuard(this);
  readonly #issue = new IssueController(
    this,
    () => this.#hall.hall,
    (step) => this.#moved(step),
  );
  readonly #countdown = new Countdown(
    this,
    (left) => this.#warn(left),
    () => this.#leave(),
  );
  constructor() {
    super();
    new TickerController(this, () => `${this.#clock} ${this.#trouble}`);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('pointerdown', this.#touched);
    this.addEventListener('keydown', this.#touched);
    this.addEventListener('contextmenu', this.#stay);
    this.addEventListener('dragstart', this.#stay);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('pointerdown', this.#touched);
    this.removeEventListener('keydown', this.#touched);
    this.removeEventListener('contextmenu', this.#stay);
    this.removeEventListener('dragstart', this.#stay);
    this.#reset();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has('hall') && this.#issue.step.screen !== 'choose') this.#leave();
    const {step} = this.#issue;
    this.setState('ticket', step.screen === 'ticket');
    this.setState('reach', this.reach);
    if (step.screen === 'ticket') this.numberBox?.style.setProperty('--_em', String(widthInEm(step.slip.number)));
    this.#followFocus(step);
  }

  protected override render() {
    const {text} = this.#locale;
    return html`
      <div class="glass ${this.reach ? 'reach' : ''}">
        ${this.#renderHeader()}
        <div class="screen screen-${this.#screen}">${this.#renderScreen()}</div>
        <p class="visually-hidden" role="status">${this.said}</p>
        ${
          this.#issue.step.screen === 'ticket'
            ? nothing
            : html`<div class="tools">
              ${this.#renderLanguages()}
              <button class="tool" type="button" aria-pressed=${this.reach} @click=${this.#onReach}>
                ${accessibilityMark()}<span>${text.accessibility}</span>
              </button>
            </div>`
        }
      </div>
    `;
  }

  #renderHeader(): TemplateResult {
    const hall = this.#hall.view?.hall;
    return html`<header part="header">
      ${doorMark()}
      <p class="office"><b>${this.#locale.pick(hall?.name)}</b><span>${this.#locale.pick(hall?.place)}</span></p>
      <p class="clock">${digitCells(this.#clock)}</p>
    </header>`;
  }

  #renderLanguages(): TemplateResult {
    const button = (language: string, name: string) => html`<button
      type="button"
      lang=${language}
      aria-pressed=${this.#locale.language === language}
      @click=${() => this.#speak(language)}
    >
      ${name}
    </button>`;
    return html`<div class="languages" role="group" aria-label=${this.#locale.text.language}>
      ${button('vi', 'Tiếng Việt')}${button('en', 'English')}
    </div>`;
  }

  #renderScreen(): TemplateResult {
    const {step} = this.#issue;
    if (step.screen === 'ticket') return this.#renderTicket(step.slip);
    if (step.screen === 'refused') {
      return this.#renderNotice(
        refusalNotice(this.#words, step.reason, this.#name(step.row)),
        this.#locale.text.otherField,
      );
    }
    if (step.screen === 'unanswered') return this.#renderUnanswered(step.row);
    const trouble = this.#trouble;
    if (trouble && step.screen === 'choose') {
      return noticeScreen(troubleNotice(this.#words, trouble, this.#hall.view, this.#now));
    }
    return this.#renderChoice(step);
  }

  #renderChoice(step: Step): TemplateResult {
    const {text} = this.#locale;
    const all = this.#rows;
    const places = this.reach ? 3 : 5;
    const size = all.length <= places ? places : this.reach ? places : places - 1;
    const pages = Math.max(1, Math.ceil(all.length / size));
    const page = Math.min(this.page, pages - 1);
    const left = this.#countdown.left;
    const warning = left !== null && left <= warnAt;
    const loading = this.#hall.view === null;
    return chooseScreen({
      ...this.#words,
      rows: loading ? Array<null>(places).fill(null) : all.slice(page * size, page * size + size),
      page,
      pages,
      places: loading ? places : Math.min(size, all.length),
      line: warning ? text.touchToStay(left) : loading ? text.loading : text.tap,
      warning,
      taken: step.screen === 'asking' ? step.row.id : null,
      closed: this.#guard.closed,
      isSoldOut: (service) => this.#issue.isSoldOut(service),
      onChoose: (row) => this.#guard.accepts() && this.#issue.choose(row),
      onPage: (next) => (this.page = next),
    });
  }

  #renderTicket(slip: Slip): TemplateResult {
    return ticketScreen({
      ...this.#words,
      slip,
      service: this.#name(slip),
      paper: this.paper,
      left: this.#countdown.left,
      closed: this.#guard.closed,
      onReprint: () => this.#guard.accepts() && this.paper !== 'printing' && void this.#print(slip),
      onDone: () => this.#guard.accepts() && this.#leave(),
      onMoreTime: () => this.#moreTime(),
    });
  }

  #renderUnanswered(row: WaitingRow): TemplateResult {
    const {text} = this.#locale;
    const notice = {
      heading: text.unanswered,
      lines: [text.unansweredHow(this.#name(row)), text.unansweredLong],
      broken: true,
    };
    return this.#renderNotice(notice, text.home);
  }

  #renderNotice(notice: Notice, wayOn: string): TemplateResult {
    const {text} = this.#locale;
    return html`${noticeScreen(notice)}
      <div class="actions">
        <button class="action" type="button" aria-disabled=${this.#guard.closed} @click=${this.#onBack}>${wayOn}</button>
      </div>
      ${leaving({text, left: this.#countdown.left, onMoreTime: () => this.#moreTime()})}`;
  }

  // A left language or page goes back to the office's own; every touch begins that time anew.
  readonly #touched = (): void => {
    if (this.#issue.step.screen === 'choose') this.#watchIdle();
  };

  readonly #stay = (event: Event): void => event.preventDefault();

  #onReach(): void {
    this.reach = !this.reach;
    this.page = 0;
    this.#watchIdle();
  }

  #onBack(): void {
    if (!this.#guard.accepts()) return;
    this.#issue.home();
    this.#watchIdle();
  }

  #moved(step: Step): void {
    this.said = '';
    if (step.screen === 'asking') {
      this.#countdown.stop();
      this.said = this.#locale.text.takingFor(this.#name(step.row));
    } else if (step.screen === 'choose') {
      this.#countdown.stop();
    } else {
      this.#guard.close(settle);
      this.#begin(step.screen === 'unanswered' ? lateAnswer : this.#stayFor);
    }
    if (step.screen === 'ticket') this.#given(step.slip);
    this.requestUpdate();
  }

  /** The ticket exists and is on the screen before any printer is asked. */
  #given(slip: Slip): void {
    this.said = this.#locale.text.said(slip.number, this.#name(slip), slip.ahead);
    void this.#print(slip);
    const detail: TicketIssueDetail = {number: slip.number, id: slip.id};
    this.dispatchEvent(new CustomEvent<TicketIssueDetail>('ticket-issue', {bubbles: true, composed: true, detail}));
  }

  async #print(slip: Slip): Promise<void> {
    this.paper = this.print === 'none' ? 'none' : 'printing';
    if (this.paper === 'none') return;
    const printed = await this.updateComplete
      .then(() => printSheet(this.#sheet(slip)))
      .then(
        () => true,
        () => false,
      );
    const {step} = this.#issue;
    if (step.screen !== 'ticket' || step.slip !== slip) return;
    this.paper = printed ? 'printed' : 'failed';
    if (!printed) this.said = this.#locale.text.printFailed;
    this.#begin(this.#stayFor); // a print dialog may have held the screen up
  }

  #sheet(slip: Slip) {
    const hall = this.#hall.view?.hall;
    return slipSheet({
      ...this.#words,
      slip,
      office: this.#locale.pick(hall?.name),
      place: this.#locale.pick(hall?.place),
      service: this.#name(slip),
      timeZone: this.#timeZone,
      font: getComputedStyle(this).fontFamily,
    });
  }

  #moreTime(): void {
    this.said = '';
    this.#begin(this.#issue.step.screen === 'unanswered' ? lateAnswer : this.#stayFor);
  }

  #begin(seconds: number): void {
    this.#warned = false;
    this.#countdown.start(seconds);
  }

  #warn(left: number): void {
    if (left > warnAt || this.#warned) return;
    this.#warned = true;
    const {text} = this.#locale;
    this.said = this.#issue.step.screen === 'choose' ? text.touchToStay(left) : text.warned(left);
  }

  /** The citizen has gone: the next one finds the glass as the office set it. */
  #leave(): void {
    if (this.#issue.step.screen === 'ticket') this.#guard.close(coolDown);
    this.#issue.home();
    this.#reset();
  }

  #reset(): void {
    this.#countdown.stop();
    this.reach = false;
    this.page = 0;
    this.said = '';
    if (this.#office === undefined) return;
    if (this.#office === null) this.removeAttribute('lang');
    else this.setAttribute('lang', this.#office);
    this.#office = undefined;
  }

  #speak(language: string): void {
    if (this.#office === undefined) this.#office = this.getAttribute('lang');
    this.lang = language;
    this.#watchIdle();
  }

  #watchIdle(): void {
    const asLeft = this.#office === undefined && !this.reach && this.page === 0;
    if (this.#issue.step.screen !== 'choose' || asLeft) return;
    this.said = '';
    this.#begin(idle);
  }

  /** The heading of a new screen takes the focus, so that a screen reader begins there and keys go on from there. */
  #followFocus({screen}: Step): void {
    const before = this.#shown;
    this.#shown = screen === 'asking' ? 'choose' : screen;
    if (before === '' || before === this.#shown) return;
    this.renderRoot.querySelector<HTMLElement>('h1')?.focus({preventScroll: true});
  }

  get #screen(): string {
    const {screen} = this.#issue.step;
    if (screen === 'ticket') return 'ticket';
    return screen === 'refused' || screen === 'unanswered' || (screen === 'choose' && this.#trouble)
      ? 'notice'
      : 'choose';
  }

  get #trouble(): Trouble | null {
    const {view, link, hall} = this.#hall;
    return this.hall === '' ? 'unknown-hall' : troubleOf(view, link, hall?.local ?? false);
  }

  get #rows(): readonly WaitingRow[] {
    return (this.#hall.view?.services ?? []).filter((row) => typeof row?.id === 'string');
  }

  get #words() {
    return {text: this.#locale.text, locale: this.#locale};
  }

  get #now(): number {
    return this.#hall.hall?.now() ?? Date.now();
  }

  get #clock(): string {
    return this.#locale.clock(this.#now, this.#timeZone);
  }

  /** The hall's zone where the browser knows it; its own otherwise. */
  get #timeZone(): string | undefined {
    const timeZone = this.#hall.view?.hall?.timeZone;
    try {
      return timeZone ? new Intl.DateTimeFormat('en', {timeZone}).resolvedOptions().timeZone : undefined;
    } catch {
      return undefined;
    }
  }

  get #stayFor(): number {
    return Number.isFinite(this.returnAfter) ? Math.max(warnAt, this.returnAfter) : 40;
  }

  #name(field: WaitingRow | Slip): string {
    const prefix = 'prefix' in field ? field.prefix : '';
    return fieldName(this.#words, {...field, prefix} as WaitingRow);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ticket-kiosk': TicketKiosk;
  }
  interface HTMLElementEventMap {
    'ticket-issue': CustomEvent<TicketIssueDetail>;
  }
}
