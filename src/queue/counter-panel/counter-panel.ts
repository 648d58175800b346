import {html, nothing, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {HallController} from '../../base/hall-controller.js';
import {HeartbeatController} from '../../base/heartbeat-controller.js';
import {LocaleController} from '../../base/locale.js';
import {TickerController} from '../../base/ticker.js';
import type {Command} from '../ticket.js';
import type {CommandAnswer, HallView} from '../view.js';
import {focusList, lists, type Shown} from './aside.js';
import {AutoCallController, type Idling} from './auto-call.js';
import {tellBooking} from './bookings.js';
import {actionButtons, nextButton} from './buttons.js';
import {messages} from './counter-panel.messages.js';
import {styles} from './counter-panel.styles.js';
import {currentSection} from './current.js';
import {questionForm} from './dialogs.js';
import {clockLine, counterStates, foot, linkLine, undoHindranceOf, type Framing} from './frame.js';
import {StepLog} from './history.js';
import {deedOf, type Deed} from './keys.js';
import {lackOf, lackSection, type Found} from './lack.js';
import {factsAbout, isDue, tellingOf, type Telling} from './lists.js';
import {noteLine} from './note.js';
import {OrderController} from './orders.js';
import {presentQuestion, type Asking, type Question} from './question.js';
import {
  hindranceOf,
  nextStepOf,
  situationOf,
  stateHindranceOf,
  type Action,
  type Hindrance,
  type Situation,
} from './situation.js';

const foldsBelow = 900;
const asks: ReadonlySet<string> = new Set<Action>(['transfer', 'park']);
/** Commands that name the officer who gives them. */
const signed: ReadonlySet<Command['type']> = new Set(['callNext', 'callSpecific', 'autoCall', 'undo']);

/**
 * The officer's panel: opens a counter, calls, serves, sends on, sets aside and takes the last step back. Six actions
 * never move; what cannot be done is faint and says why. Names of people are shown: it is for staff, with their token.
 *
 * @tag counter-panel
 * @slot pairing - A form with which staff give this device its token; shown while it has none that is accepted.
 * @fires {CustomEvent<string>} counter-choose - The officer said which counter this is; the detail is its id.
 * @fires {CustomEvent<string>} ticket-call - This counter called a ticket, or called it again; the detail is its number.
 * @csspart next - The red button.
 * @csspart actions - The six actions.
 * @cssstate live - The panel shows what the hall says now.
 * @cssstate busy - A command is on its way.
 */
export class CounterPanel extends CounterElement {
  static override readonly tag = 'counter-panel';
  static override readonly styles = styles;

  /** The hall: its server's address, or `local:NAME`. */
  @property() hall = '';

  /** What the hall's server gave to counters; not needed for `local:` halls. */
  @property() token = '';

  /** The id of this counter. Where it is empty the panel asks. */
  @property() counter = '';

  /** Who works here where several officers share the counter: an opaque id, sent with calls and undo. */
  @property() officer = '';

  /** Minutes of waiting from which a row says so; never where 0. */
  @property({type: Number, attribute: 'warn-minutes'}) warnMinutes = 0;

  /** Minutes of waiting from which a row says that it is too long; never where 0. */
  @property({type: Number, attribute: 'late-minutes'}) lateMinutes = 0;

  /** Turns every key off. */
  @property({type: Boolean, reflect: true, attribute: 'no-shortcuts'}) noShortcuts = false;

  @state() private question: Question | null = null;
  @state() private chosen = '';
  @state() private shown: Shown = 'queue';
  @state() private wide = true;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this, messages);
  readonly #halls = new HallController(this);
  readonly #log = new StepLog();
  readonly #orders = new OrderController(
    this,
    () => this.#halls.hall,
    () => this.#place('order'),
    (command, answer) => this.#carriedOut(command, answer),
  );
  readonly #auto = new AutoCallController(
    this,
    () => this.#idling(),
    () => void this.#autoCall(),
  );

  /** Narrow panels fold the queue; only script can fold and unfold without losing the heading. */
  readonly #size = new ResizeObserver(([entry]) => {
    const wide = (entry?.contentRect.width ?? foldsBelow) >= foldsBelow;
    if (wide !== this.wide) requestAnimationFrame(() => (this.wide = wide)); // within the callback it would loop
  });

  constructor() {
    super();
    new TickerController(this, () => Math.floor(this.#now / 1000));
    new HeartbeatController(this, () => ({kind: 'panel', name: this.counter.slice(0, 60)}));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
    this.addEventListener('pointerdown', this.#onPress);
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey);
    this.removeEventListener('pointerdown', this.#onPress);
    this.#size.disconnect();
    this.question = null;
  }

  protected override updated(): void {
    const asked = this.dialog.childElementCount > 0;
    if (asked && !this.dialog.open) this.dialog.showModal();
    if (!asked && this.dialog.open) this.dialog.close();
    this.setState('live', this.#halls.link.state === 'live');
    this.setState('busy', this.#orders.pending !== null);
  }

  protected override render() {
    const found = this.#found;
    const {view, situation: now} = found;
    const lack = lackOf(found);
    const question = view && this.question ? presentQuestion(this.question, view) : null;
    if (view && now && !lack) this.#log.read(this.#place('steps'), view, now.counter, this.#now);
    return html`
      <div class="panel ${lack ? 'lacking' : ''} ${now?.away ? 'away' : ''}">
        ${this.#renderHead(lack ? null : now)}
        ${
          lack || !view || !now
            ? lackSection(lack ?? 'loading', found, this.#locale.text, (id) => this.#choose(id))
            : this.#renderDesk(view, now)
        }
      </div>
      <dialog aria-labelledby="question" @close=${this.#onClose}>
        ${question && view && now && !lack ? questionForm(question, this.#asking(view, now)) : nothing}
      </dialog>
    `;
  }

  #renderHead(now: Situation | null): TemplateResult {
    const {text} = this.#locale;
    const {view, link} = this.#halls;
    const services = now && view ? now.counter.services.map(this.#telling(view).service).join(', ') : '';
    return html`<header>
      <h1>${now ? text.counter(now.counter.name) : this.#locale.pick(view?.hall.name) || text.counter('')}</h1>
      <p class="fields">${services}</p>
      ${now && view ? counterStates(now, this.#framing(view)) : nothing}
      ${linkLine(link, text, (instant) => this.#clock(instant))} ${clockLine(view ? this.#clock(this.#now) : '')}
    </header>`;
  }

  #renderDesk(view: HallView, now: Situation): TemplateResult {
    const telling = this.#telling(view);
    return html`
      <main>
        ${currentSection(now, {telling, view, choose: ({id}) => (this.chosen = id)})}
        ${this.#renderNote(now, telling)} ${nextButton(now, this.#orders.pending !== null, this.#framing(view))}
        <div class="actions" part="actions">${actionButtons(now, this.#framing(view))}</div>
      </main>
      ${lists(now, {
        telling,
        view,
        beside: this.wide,
        shown: this.shown,
        patience: {warn: this.warnMinutes, late: this.lateMinutes},
        show: (list) => (this.shown = list),
        open: (ticket) => this.#open(ticket.state, ticket),
        openBooking: (booking) => this.#ask({kind: 'booking', booking}),
      })}
      ${foot(now, this.#framing(view))}
    `;
  }

  #renderNote(now: Situation, telling: Telling): TemplateResult {
    const {outcome, slow} = this.#orders;
    const {left} = this.#auto;
    return noteLine({
      ...{telling, outcome, slow, away: now.away, noShortcuts: this.noShortcuts},
      autoCall: left === null || !now.next ? null : {left, number: now.next.number},
      due: now.parked.filter((ticket) => isDue(ticket, telling.now)).map(({number}) => number),
      retry: () => outcome?.kind === 'unanswered' && this.#give(outcome.command, 'retry'),
      stop: () => this.#act('stopAutoCall'),
    });
  }

  // An arrow: the same function is added to and taken from the window.
  readonly #onKey = (event: KeyboardEvent): void => {
    const deed = this.noShortcuts || lackOf(this.#found) ? null : deedOf(event);
    if (!deed) return;
    if (deed === 'stopAutoCall' && this.#auto.left === null) return;
    event.preventDefault();
    if (event.repeat || this.question) return;
    this.#act(deed);
  };

  /** Whoever touches the panel is here: nothing is called by itself this time. */
  readonly #onPress = (): void => this.#stopAutoCall();

  #onClose(): void {
    this.question = null;
  }

  /** Does what a button or a key asks for, or says why it cannot be done. */
  #act(deed: Deed): void {
    const {situation: now} = this.#found;
    if (!now) return;
    this.#stopAutoCall();
    const {counter} = this;
    const set = (state: 'open' | 'paused' | 'closed', does: () => void) => {
      const hindrance = stateHindranceOf(now, state);
      if (!hindrance) does();
      else if (state !== now.counter.state) this.#say(hindrance, now.held[0]?.number);
    };
    const deeds: Readonly<Record<Exclude<Deed, Action>, () => void>> = {
      callNext: () => this.#next(now),
      undo: () => this.#undo(now),
      openCounter: () => set('open', () => this.#give({type: 'openCounter', counter})),
      pauseCounter: () => set('paused', () => this.#ask({kind: 'pause'})),
      closeCounter: () => set('closed', () => this.#give({type: 'closeCounter', counter})),
      waitingList: () => void this.#reach('queue'),
      bookingList: () => void this.#reach('bookings'),
      parkedFirst: () => this.#open('parked', now.parked[0]),
      missedFirst: () => this.#open('no-show', now.missed[0]),
      history: () => this.#ask({kind: 'history'}),
      help: () => this.#ask({kind: 'help'}),
      stopAutoCall: () => undefined,
    };
    if (deed in deeds) deeds[deed as keyof typeof deeds]();
    else this.#handle(now, deed as Action);
  }

  #next(now: Situation): void {
    const {does, hindrance} = nextStepOf(now);
    if (hindrance) return this.#say(hindrance, (now.mine[0] ?? now.held[0])?.number);
    this.#give({type: does === 'open' ? 'openCounter' : 'callNext', counter: this.counter}, 'next');
  }

  #handle(now: Situation, action: Action): void {
    const reason = hindranceOf(now, action);
    const {current: ticket} = now;
    if (reason || !ticket) return this.#say(reason ?? 'nobody', ticket?.number);
    if (asks.has(action)) return this.#ask({kind: action as 'transfer' | 'park', ticket});
    const type = action as Exclude<Action, 'transfer' | 'park'>;
    this.#give({type, counter: this.counter, ticket: ticket.id, version: ticket.version});
  }

  #undo(now: Situation): void {
    const hindrance = undoHindranceOf(now);
    if (hindrance) this.#say(hindrance);
    else this.#give({type: 'undo', counter: this.counter});
  }

  /** Brings a list into sight and its first row under the keys. */
  async #reach(list: Shown): Promise<void> {
    this.shown = list;
    await this.updateComplete;
    focusList(this.renderRoot, list);
  }

  #open(state: Situation['waiting'][number]['state'], ticket: Situation['waiting'][number] | undefined): void {
    const kinds = {waiting: 'waiting', parked: 'parked', 'no-show': 'missed'} as const;
    const kind = state in kinds ? kinds[state as keyof typeof kinds] : 'gone';
    if (ticket) this.#ask({kind, ticket});
    else this.#say(kind === 'parked' ? 'none-parked' : 'none-missed');
  }

  #give(command: Command, control?: string): void {
    if (this.#found.situation?.away) return this.#say('away');
    const by = this.officer && signed.has(command.type) ? {officer: this.officer} : {};
    void this.#orders.give({...command, ...by} as Command, control);
  }

  #idling(): Idling | null {
    const {situation: now, view} = this.#found;
    const {autoCallSeconds: seconds = 0} = view?.hall.calling ?? {};
    const since = now?.counter.idleSince;
    const busy = this.question !== null || this.#orders.pending !== null || document.hidden;
    if (!now || now.away || busy || seconds <= 0 || !since || !now.next) return null;
    return {since, seconds, now: this.#now};
  }

  async #autoCall(): Promise<void> {
    const by = this.officer ? {officer: this.officer} : {};
    const outcome = await this.#orders.give({type: 'autoCall', counter: this.counter, ...by});
    if (outcome?.kind !== 'refused' || outcome.reason !== 'too-early') return;
    this.#orders.note(null);
    this.#auto.again();
  }

  #stopAutoCall(): void {
    if (this.#auto.stop()) this.#orders.note({kind: 'auto-stopped'});
  }

  #ask(question: Question): void {
    this.question = question;
  }

  #choose(id: string): void {
    this.counter = id;
    this.dispatchEvent(new CustomEvent('counter-choose', {detail: id, bubbles: true, composed: true}));
  }

  #carriedOut({type}: Command, {ticket}: CommandAnswer & {status: 'done'}): void {
    const calls = ['callNext', 'callSpecific', 'autoCall', 'recall', 'unpark'].includes(type);
    if (!calls || ticket?.state !== 'called') return;
    this.chosen = ticket.id;
    this.dispatchEvent(new CustomEvent('ticket-call', {detail: ticket.number, bubbles: true, composed: true}));
  }

  /** Who pressed a faint button learns why. */
  #say(reason: Hindrance, number = ''): void {
    this.#orders.note({kind: 'hindered', reason, number});
  }

  #telling(view: HallView): Telling {
    return tellingOf(view, this.#locale, this.#now);
  }

  #framing(view: HallView): Framing {
    return {telling: this.#telling(view), act: (deed) => this.#act(deed), noShortcuts: this.noShortcuts};
  }

  #asking(view: HallView, now: Situation): Asking {
    const telling = this.#telling(view);
    return {
      telling,
      facts: (ticket) => factsAbout(ticket, telling),
      pick: (name) => this.#locale.pick(name),
      services: view.services,
      reasons: view.hall.calling?.pauseReasons ?? [],
      booked: (booking) => tellBooking(booking, view, telling),
      steps: this.#log.steps,
      undo: {step: now.undo, hindrance: undoHindranceOf(now)},
      officer: this.officer,
      next: now.next?.id ?? '',
      outOfTurn: now.outOfTurn,
      decide: (command) => {
        this.question = null;
        this.#give(command, JSON.stringify(command)); // the dialog is gone: no second half of a double click
      },
      ask: (question) => this.#ask(question),
      close: () => (this.question = null),
      counter: this.counter,
    };
  }

  get #found(): Found {
    const {hall, counter, chosen, officer} = this;
    const {view, link} = this.#halls;
    const sight = {chosen, officer, away: link.state !== 'live', local: this.#halls.hall?.local ?? false};
    return {hall, counter, link, view, situation: view && situationOf(view, counter, this.#now, sight)};
  }

  get #now(): number {
    return this.#halls.hall?.now() ?? 0;
  }

  /** Where the tab keeps something of this counter. */
  #place(what: string): string {
    return `mot-cua counter-panel ${what} ${this.hall} ${this.counter}`;
  }

  #clock(instant: number): string {
    return this.#locale.clock(instant, this.#halls.view?.hall.timeZone);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-panel': CounterPanel;
  }
  interface HTMLElementEventMap {
    'counter-choose': CustomEvent<string>;
    'ticket-call': CustomEvent<string>;
  }
}
