import {html, nothing, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {digitCells} from '../../base/digits.js';
import {HallController} from '../../base/hall-controller.js';
import {LocaleController} from '../../base/locale.js';
import {liveMark, loadingMark, noticeMark, staleMark, undoMark} from '../../base/marks.js';
import {TickerController} from '../../base/ticker.js';
import type {Command} from '../ticket.js';
import type {CommandAnswer, HallView} from '../view.js';
import {messages} from './counter-panel.messages.js';
import {styles} from './counter-panel.styles.js';
import {currentSection} from './current.js';
import {keys, questionForm, type Asking, type Question} from './dialogs.js';
import {lackOf, lackSection, type Found} from './lack.js';
import {factsAbout, sideList, tellingOf, waitingList, type Telling} from './lists.js';
import {OrderController, type Outcome} from './orders.js';
import {
  actions,
  hindranceOf,
  nextStepOf,
  situationOf,
  type Action,
  type Hindrance,
  type Situation,
} from './situation.js';

const foldsBelow = 900;
const asks: ReadonlySet<Action> = new Set<Action>(['transfer', 'park']);
const shortcutOf = Object.fromEntries(Object.entries(keys).map(([key, does]) => [does, key]));

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

  /** Turns the function keys off. */
  @property({type: Boolean, reflect: true, attribute: 'no-shortcuts'}) noShortcuts = false;

  @state() private question: Question | null = null;
  @state() private chosen = '';
  @state() private wide = true;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this, messages);
  readonly #halls = new HallController(this);
  readonly #orders = new OrderController(
    this,
    () => this.#halls.hall,
    (command, answer) => this.#carriedOut(command, answer),
  );

  /** Narrow panels fold the queue; only script can fold and unfold without losing the heading. */
  readonly #size = new ResizeObserver(([entry]) => {
    const wide = (entry?.contentRect.width ?? foldsBelow) >= foldsBelow;
    if (wide !== this.wide) requestAnimationFrame(() => (this.wide = wide)); // within the callback it would loop
  });

  constructor() {
    super();
    new TickerController(this, () => Math.floor(this.#now / 1000));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
    this.#size.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey);
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
    const question = view && this.question ? this.#present(this.question, view) : null;
    return html`
      <div class="panel ${lack ? 'lacking' : ''}">
        ${this.#renderHead(lack ? null : now)}
        ${
          lack || !view || !now
            ? lackSection(lack ?? 'loading', found, this.#locale.text, (id) => this.#choose(id))
            : this.#renderDesk(view, now)
        }
      </div>
      <dialog aria-labelledby="question" @close=${this.#onClose}>
        ${question && view && !lack ? questionForm(question, this.#asking(view, this.#telling(view))) : nothing}
      </dialog>
    `;
  }

  #renderHead(now: Situation | null): TemplateResult {
    const {text} = this.#locale;
    const {view} = this.#halls;
    const services = now && view ? now.counter.services.map(this.#telling(view).service).join(', ') : '';
    return html`<header>
      <h1>${now ? text.counter(now.counter.name) : this.#locale.pick(view?.hall.name) || text.counter('')}</h1>
      <p class="fields">${services}</p>
      ${now ? this.#renderStates(now) : nothing} ${this.#renderLink()}
      <p class="clock">${view ? digitCells(this.#clock(this.#now)) : nothing}</p>
    </header>`;
  }

  #renderStates(now: Situation): TemplateResult {
    const {text} = this.#locale;
    const {state} = now.counter;
    const held = now.held[0];
    const [openable, pausable, closable] = [state !== 'open', state === 'open', state !== 'closed' && !held];
    const button = (name: 'open' | 'paused' | 'closed', may: boolean, act: () => void) =>
      html`<button
        type="button"
        aria-pressed=${state === name}
        aria-disabled=${!may && state !== name}
        @click=${() => (may ? act() : name === 'closed' && held && this.#say('in-hand', held.number))}
      >
        ${text[name]}
      </button>`;
    const {counter} = this;
    return html`<div class="states" role="group" aria-label=${text.state}>
      ${button('open', openable, () => this.#give({type: 'openCounter', counter}))}
      ${button('paused', pausable, () => this.#ask({kind: 'pause'}))}
      ${button('closed', closable, () => this.#give({type: 'closeCounter', counter}))}
    </div>`;
  }

  #renderLink(): TemplateResult {
    const {text} = this.#locale;
    const {state, since} = this.#halls.link;
    if (state === 'live') return html`<p class="link live" role="status">${liveMark()}<span>${text.live}</span></p>`;
    if (state === 'loading')
      return html`<p class="link" role="status">${loadingMark()}<span>${text.loading}</span></p>`;
    return html`<p class="link lost" role="status">${staleMark()}<span>${text.lost(this.#clock(since))}</span></p>`;
  }

  #renderDesk(view: HallView, now: Situation): TemplateResult {
    const telling = this.#telling(view);
    return html`
      <main>
        ${currentSection(now, {
          telling,
          usual: this.#usual(now),
          choose: ({id}) => (this.chosen = id),
        })}
        ${this.#renderNote()} ${this.#renderNext(now)}
        <div class="actions" part="actions">${actions.map((action) => this.#renderAction(now, action))}</div>
      </main>
      <aside>
        ${waitingList(now, telling, this.wide, (ticket) => this.#ask({kind: 'waiting', ticket}))}
        ${sideList('parked', now.parked, telling, (ticket) => this.#ask({kind: 'parked', ticket}))}
        ${sideList('missed', now.missed, telling, (ticket) => this.#ask({kind: 'missed', ticket}))}
      </aside>
      ${this.#renderFoot(now)}
    `;
  }

  #renderNote(): TemplateResult {
    const {text} = this.#locale;
    const {outcome, slow} = this.#orders;
    const words = outcome ? this.#outcomeWords(outcome) : slow ? text.sendingNow : '';
    return html`<div class="note">
      <p role="status">${words ? html`${noticeMark()}<span>${words}</span>` : nothing}</p>
      ${
        outcome?.kind === 'unanswered'
          ? html`<button type="button" @click=${() => this.#give(outcome.command, 'retry')}>${text.retry}</button>`
          : nothing
      }
    </div>`;
  }

  #outcomeWords(outcome: Outcome): string {
    const {text} = this.#locale;
    if (outcome.kind === 'unanswered') return text.unanswered;
    if (outcome.kind === 'hindered') return text.hindrance(outcome.reason, outcome.number);
    const {reason, ticket} = outcome;
    return text.refused(reason, ticket?.number ?? '', ticket ? text.stateWord(ticket.state) : '');
  }

  #renderNext(now: Situation): TemplateResult {
    const {text} = this.#locale;
    const step = nextStepOf(now);
    const busy = this.#orders.pending !== null;
    const held = now.held[0];
    const small = step.hindrance
      ? text.hindrance(step.hindrance, held?.number ?? '')
      : step.finishes
        ? text.finishAndCall(step.finishes.number)
        : text.waitingNow(this.#locale.number(now.people));
    return html`<button
      class="next"
      part="next"
      type="button"
      aria-disabled=${step.hindrance !== null}
      aria-busy=${busy}
      aria-keyshortcuts=${this.noShortcuts ? nothing : 'F2'}
      @click=${() => this.#next(now)}
    >
      <span class="does"><b>${step.does === 'open' ? text.openCounter : text.callNext}</b><small>${small}</small></span>
      <span class="to">${step.does === 'call' && !step.hindrance ? now.next?.number : nothing}</span>
      ${this.#renderKey('callNext')}
    </button>`;
  }

  #renderAction(now: Situation, action: Action): TemplateResult {
    const {text} = this.#locale;
    const reason = hindranceOf(now, action);
    const why = reason ? text.hindrance(reason, now.current?.number ?? '') : '';
    return html`<button
      type="button"
      data-action=${action}
      aria-disabled=${reason !== null}
      aria-description=${why || nothing}
      aria-keyshortcuts=${this.noShortcuts ? nothing : shortcutOf[action]}
      title=${why}
      @click=${() => this.#act(now, action)}
    >
      <span>${text[action]}</span>${this.#renderKey(action)}
    </button>`;
  }

  #renderKey(does: keyof typeof shortcutOf): TemplateResult | typeof nothing {
    return this.noShortcuts ? nothing : html`<kbd aria-hidden="true">${shortcutOf[does]}</kbd>`;
  }

  #renderFoot({counter}: Situation): TemplateResult {
    const {text} = this.#locale;
    const {done, noShow, transferred} = counter.tally ?? {done: 0, noShow: 0, transferred: 0};
    const count = (value: number) => this.#locale.number(value);
    const {undo, undoes = []} = counter;
    const undoable = Boolean(undo) && counter.state !== 'closed';
    return html`<footer>
      <button class="undo" type="button" aria-disabled=${!undoable} @click=${() => undoable && this.#give({type: 'undo', counter: this.counter})}>
        ${undoMark()}<span>${undo && undoable ? text.undo(undo, undoes) : text.nothingToUndo}</span>
      </button>
      <p>${text.today(count(done), count(noShow), count(transferred))}</p>
      ${
        this.noShortcuts
          ? nothing
          : html`<button class="help" type="button" @click=${() => this.#ask({kind: 'help'})}>
              <kbd aria-hidden="true">F1</kbd><span>${text.shortcuts}</span>
            </button>`
      }
    </footer>`;
  }

  // An arrow: the same function is added to and taken from the window.
  readonly #onKey = (event: KeyboardEvent): void => {
    const {situation: now} = this.#found;
    const changed = event.ctrlKey || event.altKey || event.metaKey || event.shiftKey;
    if (this.noShortcuts || event.defaultPrevented || changed || !now || lackOf(this.#found)) return;
    const does = event.key === 'F1' ? 'help' : keys[event.key as keyof typeof keys];
    if (!does) return;
    event.preventDefault(); // F5 stays: nothing is lost by a reload
    if (event.repeat || this.question) return;
    if (does === 'help') this.#ask({kind: 'help'});
    else if (does === 'callNext') this.#next(now);
    else this.#act(now, does);
  };

  #onClose(): void {
    this.question = null;
  }

  #next(now: Situation): void {
    const {does, hindrance} = nextStepOf(now);
    const {counter} = this;
    if (does === 'open') return this.#give({type: 'openCounter', counter}, 'next');
    if (!hindrance) this.#give({type: 'callNext', counter}, 'next');
    else this.#say(hindrance, now.held[0]?.number);
  }

  #act(now: Situation, action: Action): void {
    const reason = hindranceOf(now, action);
    const {current: ticket} = now;
    if (reason || !ticket) return this.#say(reason ?? 'nobody', ticket?.number);
    if (asks.has(action)) return this.#ask({kind: action as 'transfer' | 'park', ticket});
    const type = action as Exclude<Action, 'transfer' | 'park'>;
    this.#give({type, counter: this.counter, ticket: ticket.id, version: ticket.version});
  }

  #give(command: Command, control?: string): void {
    void this.#orders.give(command, control);
  }

  #ask(question: Question): void {
    this.question = question;
  }

  #choose(id: string): void {
    this.counter = id;
    this.dispatchEvent(new CustomEvent('counter-choose', {detail: id, bubbles: true, composed: true}));
  }

  #carriedOut({type}: Command, {ticket}: CommandAnswer & {status: 'done'}): void {
    const calls = type === 'callNext' || type === 'callSpecific' || type === 'recall' || type === 'unpark';
    if (!calls || ticket?.state !== 'called') return;
    this.chosen = ticket.id;
    this.dispatchEvent(new CustomEvent('ticket-call', {detail: ticket.number, bubbles: true, composed: true}));
  }

  /** Who pressed a faint button learns why. */
  #say(reason: Hindrance, number = ''): void {
    this.#orders.note({kind: 'hindered', reason, number});
  }

  /** The ticket a question is about, as it is by now; the question goes when the ticket has moved on. */
  #present(question: Question, view: HallView): Question | null {
    if (!('ticket' in question)) return question;
    const ticket = view.tickets.find(({id}) => id === question.ticket.id);
    return ticket?.state === question.ticket.state ? {...question, ticket} : null;
  }

  #telling(view: HallView): Telling {
    return tellingOf(view, this.#locale, this.#now);
  }

  #asking(view: HallView, telling: Telling): Asking {
    return {
      text: telling.text,
      facts: (ticket) => factsAbout(ticket, telling),
      number: telling.number,
      pick: (name) => this.#locale.pick(name),
      services: view.services,
      decide: (command) => {
        this.question = null;
        this.#give(command);
      },
      close: () => (this.question = null),
      counter: this.counter,
    };
  }

  /** Usual service time of the ticket in hand, or of the counter's first service. */
  #usual({current, counter}: Situation): number | null {
    const service = current?.service ?? counter.services[0];
    return this.#halls.view?.services.find(({id}) => id === service)?.usual ?? null;
  }

  get #found(): Found {
    const {hall, counter, chosen} = this;
    const {view, link} = this.#halls;
    return {hall, counter, link, view, situation: view && situationOf(view, counter, this.#now, chosen)};
  }

  get #now(): number {
    return this.#halls.hall?.now() ?? 0;
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
