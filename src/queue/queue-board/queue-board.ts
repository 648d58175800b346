import {html, noChange, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {digitCells} from '../../base/digits.js';
import {formatTime} from '../../base/formats.js';
import {HallController} from '../../base/hall-controller.js';
import {addStyles, Late} from '../../base/late.js';
import {LocaleController} from '../../base/locale.js';
import {arrowMark, doorMark, liveMark, loadingMark, staleMark} from '../../base/marks.js';
import {TickerController} from '../../base/ticker.js';
import type {Hall} from '../../services/hall/hall.js';
import {absorb, advance, emptyBoard, isShown, noticePages, picture, type Board, type Shown} from '../board.js';
import type {Call} from '../ticket.js';
import type {HallView, WaitingRow} from '../view.js';
import {fit} from './fit.js';
import {messages} from './queue-board.messages.js';
import {styles} from './queue-board.styles.js';

/** What the wall can show: no hall named, none found, waiting for it, what it says now, or what it said before. */
type Phase = 'unnamed' | 'failed' | 'loading' | 'live' | 'stale';

const turn = 10_000; // a notice stays ten seconds: 8 to 12 are enough to read two lines twice
const servicesAPage = 5;
const wide = 1200; // under so many pixels it is drawn by narrow.styles.ts
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function wordList(attribute: string): ReadonlySet<string> {
  return new Set(attribute.split(/[\s,]+/).filter(Boolean));
}

/** Draws a part of the picture, and again only when something it is made of has changed. */
function onChange(): (made: readonly unknown[], draw: () => unknown) => unknown {
  let before: readonly unknown[] = [];
  return (made, draw) => {
    if (made.every((one, index) => one === before[index])) return noChange;
    before = made;
    return draw();
  };
}

/**
 * The wall of a waiting hall: whom is called to which counter, who was called lately, how many wait and how long.
 * Numbers only, never names. It fills its box; give it a height. Needs no hand: it joins its hall again by itself, says
 * since when it is no longer live, and never waits for sound.
 *
 * @tag queue-board
 * @csspart stage - The calls now made.
 * @csspart rail - Who waits, and how long.
 * @cssprop [--mc-duration-hold=8s] - How long a call stays large; five seconds at least.
 * @cssstate live - The wall shows what the hall says now.
 * @cssstate stale - The wall shows what the hall said before.
 */
export class QueueBoard extends CounterElement {
  static override readonly tag = 'queue-board';
  static override readonly styles = styles;

  /** The hall: its server's address, or `local:NAME`. */
  @property() hall = '';

  /** Shows calls and waiting people of these services alone (ids, separated by spaces). All where it is empty. */
  @property() services = '';

  /** Shows calls to these counters alone (ids, separated by spaces). All where it is empty. */
  @property() counters = '';

  /** Without a chime: another screen of the hall has the loudspeaker. */
  @property({type: Boolean, reflect: true}) quiet = false;

  readonly #locale = new LocaleController(this, messages);
  readonly #halls = new HallController(this);
  readonly #head = onChange();
  readonly #foot = onChange();

  #board: Board = emptyBoard;
  #from: Hall | null = null;
  #seen: HallView | null = null;
  #announced: readonly Call[] = [];
  #said = '';
  #hold = 8000;
  #silence: (() => void) | undefined;

  /* Sound, a narrow wall and one that is not live come apart, and when they can: the picture waits for none of them. */
  readonly #sound = new Late(
    this,
    () => import('./sound.js'),
    () => this.#listen(),
  );
  readonly #stop = new Late(
    this,
    () => import('./stop.js'),
    ({stopStyles}) => addStyles(this.renderRoot, stopStyles),
  );
  readonly #narrow = new Late(
    this,
    () => import('./narrow.styles.js'),
    ({narrowStyles}) => addStyles(this.renderRoot, narrowStyles),
  );
  #room: ResizeObserver | undefined;

  constructor() {
    super();
    new TickerController(this, () => this.#passTime());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listen();
    this.#room = new ResizeObserver(([box]) => box!.contentRect.width < wide && this.#narrow.wanted);
    this.#room.observe(this);
    const token = /^\s*([\d.]+)(m?)s\s*$/.exec(getComputedStyle(this).getPropertyValue('--mc-duration-hold'));
    if (token) this.#hold = Number(token[1]) * (token[2] ? 1 : 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hush();
    this.#room?.disconnect();
  }

  /** Many changes of a hall in one frame are one change of the picture. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && !document.hidden) await new Promise(requestAnimationFrame);
    await super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues<this>): void {
    if (changed.has('services') || changed.has('counters')) this.#forget();
    this.#take();
    super.update(changed);
    const phase = this.#phase;
    this.setState('live', phase === 'live');
    this.setState('stale', phase === 'stale');
  }

  protected override updated(changed: PropertyValues<this>): void {
    fit(this.renderRoot);
    if (changed.has('quiet')) this.#listen();
    if (this.#phase === 'live') void this.#stop.wanted; // before the line to the hall breaks
  }

  protected override render() {
    const phase = this.#phase;
    const {view} = this.#halls;
    const calls = picture(this.#board, performance.now());
    const many = calls.recent.length > 15 ? 'over flood' : calls.recent.length > 5 ? 'over' : '';
    return html`
      <div class="board ${phase === 'unnamed' ? 'failed' : phase} ${many}">
        ${this.#renderHead(view)}
        ${
          phase === 'live' || phase === 'loading'
            ? html`${this.#renderStage(phase, view, calls.heroes, calls.rows)} ${this.#renderRail(view)}
            ${this.#renderRecent(calls.recent)}`
            : this.#renderStop(phase)
        }
        ${this.#renderFoot(phase, view)}
        <p class="visually-hidden" role="status">${phase === 'live' ? this.#said : ''}</p>
      </div>
    `;
  }

  #renderHead(view: HallView | null): unknown {
    const minute = Math.floor(this.#hallNow / 60_000);
    return this.#head([minute, view?.hall, this.#locale.text], () => {
      const zone = this.#zone;
      return html`<div class="head">
        ${doorMark()}
        <p class="org">${this.#locale.pick(view?.hall.name)}<span>${this.#locale.pick(view?.hall.place)}</span></p>
        <p class="date">${this.#locale.longDate(minute * 60_000, zone)}</p>
        <p class="clock">${digitCells(this.#locale.clock(minute * 60_000, zone))}</p>
      </div>`;
    });
  }

  #renderStage(phase: Phase, view: HallView | null, heroes: readonly Shown[], rows: readonly Shown[]): TemplateResult {
    const {text} = this.#locale;
    const alone = heroes.length === 1 ? heroes[0] : undefined;
    return html`<section class="stage n${heroes.length} ${heroes.length > 1 ? 'shared' : ''}" part="stage" aria-label=${text.calling}>
      <div class="heroes">
        <div class="saying">
          <p class="say">${text.invite}${alone ? html`<small>${this.#serviceName(alone)}</small>` : nothing}</p>
          <p class="say"><span class=${text.counter.length > 6 ? 'long' : ''}>${text.counter}</span></p>
        </div>
        ${
          heroes.length > 0
            ? html`<ul>
              ${heroes.map((shown) => this.#renderCall(shown, !alone))}
            </ul>`
            : this.#renderQuiet(phase, view)
        }
      </div>
      ${
        heroes.length < 2
          ? html`<ul class="rows">
            ${[rows[0], rows[1]].map((shown) => (shown ? this.#renderCall(shown, true) : html`<li class="call"></li>`))}
          </ul>`
          : nothing
      }
    </section>`;
  }

  #renderCall(shown: Shown, withService: boolean): TemplateResult {
    const {number} = shown.call;
    return html`<li class="call">
      <p class="n"><b>${number}</b>${withService ? html`<span class="f">${this.#serviceName(shown)}</span>` : nothing}</p>
      ${arrowMark()}
      <p class="q">${this.#counterName(shown)}</p>
    </li>`;
  }

  /** Where a hero would stand while nobody is called. */
  #renderQuiet(phase: Phase, view: HallView | null): TemplateResult {
    const {text} = this.#locale;
    if (!view || phase === 'loading') return html`<p class="quiet"></p>`;
    if (!view.open) return html`<p class="quiet">${text.closed}<span>${this.#hoursToday(view)}</span></p>`;
    return html`<p class="quiet">${this.#board.list.length > 0 ? text.nobodyNow : text.nobodyYet}</p>`;
  }

  #renderRail(view: HallView | null): TemplateResult {
    const {text} = this.#locale;
    const all = this.#waiting(view);
    const pages = Math.ceil(all.length / servicesAPage);
    const page = pages > 0 ? this.#turn % pages : 0;
    return html`<section class="rail" part="rail">
      <h2>${text.waiting}${pages > 1 ? html`<small>${text.waitingPage(page + 1, pages)}</small>` : nothing}</h2>
      <ul>
        ${all.slice(page * servicesAPage, (page + 1) * servicesAPage).map((row) => this.#renderWaiting(row))}
      </ul>
      ${view && all.length === 0 ? html`<p class="none">${text.noService}</p>` : nothing}
    </section>`;
  }

  #renderWaiting({name, count, band}: WaitingRow): TemplateResult {
    const {text} = this.#locale;
    return html`<li>
      <b>${this.#locale.pick(name)}</b>
      <span class="c"><strong>${this.#locale.number(count)}</strong>${text.people(count)}</span>
      <span class="w">${band ? text.minutes(band.from, band.to) : text.minutesUnknown}</span>
    </li>`;
  }

  #renderRecent(recent: readonly Shown[]): TemplateResult {
    const {text} = this.#locale;
    const place = (shown: Shown) => {
      const name = this.#counterName(shown);
      return recent.length > 5 ? `→ ${name}` : text.counterNamed(name); // short where many crowd in
    };
    return html`<section class="recent">
      <h2>${text.recent}</h2>
      <ol>
        ${recent.map((shown) => html`<li><b>${shown.call.number}</b><span>${place(shown)}</span></li>`)}
      </ol>
    </section>`;
  }

  /** What stands there while the wall is not live; nothing but its head and foot until that has come. */
  #renderStop(phase: 'unnamed' | 'failed' | 'stale'): unknown {
    const part = this.#stop.wanted;
    if (!part) return nothing;
    const {problem, since} = this.#halls.link;
    const called = [...[...this.#board.stage].reverse(), ...this.#board.list].slice(0, 3);
    return part.renderStop({
      phase,
      problem,
      since: this.#hallNow - Date.now() + since,
      zone: this.#zone,
      calls: called.map((shown) => ({...shown.call, counter: this.#counterName(shown)})),
      locale: this.#locale,
    });
  }

  #renderFoot(phase: Phase, view: HallView | null): unknown {
    const {text, language} = this.#locale;
    const blocked = phase === 'live' && !this.quiet && this.#sound.now?.chime.state === 'blocked';
    return this.#foot([phase, view?.hall, text, this.#turn, blocked], () => {
      const pages = this.#notices(phase, view);
      const page = pages.length > 0 ? this.#turn % pages.length : 0;
      return html`<div class="foot">
        <div class="note">
          ${pages.length > 1 ? this.#renderPageMarks(pages.length, page) : nothing}
          <p>${pages[page] ?? ''}</p>
        </div>
        <p class="state">
          ${this.#renderLink(phase)}
          ${blocked ? this.#sound.now!.renderBlocked(language, text) : nothing}
        </p>
      </div>`;
    });
  }

  #renderPageMarks(count: number, page: number): TemplateResult {
    const marks = Array.from({length: count}, (_, index) => html`<i class=${index === page ? 'on' : ''}></i>`);
    return html`<span class="pages" aria-hidden="true">${marks}</span>`;
  }

  #renderLink(phase: Phase): TemplateResult {
    const {text} = this.#locale;
    if (phase === 'live') return html`<span class="well">${liveMark()}${text.live}</span>`;
    if (phase === 'loading') return html`<span>${loadingMark()}${text.connecting}</span>`;
    return html`<span class="warn">${staleMark()}${phase === 'stale' ? text.reconnecting : text.notConnected}</span>`;
  }

  get #phase(): Phase {
    const {hall, view, link} = this.#halls;
    if (!hall) return this.hall ? 'loading' : 'unnamed';
    if (!view) return link.state === 'failed' ? 'failed' : 'loading';
    return link.state === 'stale' || link.state === 'failed' ? 'stale' : 'live';
  }

  /** The hall's clock where there is one: televisions are often wrong. */
  get #hallNow(): number {
    return this.#halls.view ? this.#halls.hall!.now() : Date.now();
  }

  get #zone(): string | undefined {
    return this.#halls.view?.hall.timeZone;
  }

  get #turn(): number {
    return Math.floor(performance.now() / turn);
  }

  #serviceName({call}: Pick<Shown, 'call'>): string {
    return this.#locale.pick(this.#seen?.services.find(({id}) => id === call.service)?.name);
  }

  #counterName({call}: Pick<Shown, 'call'>): string {
    return this.#seen?.counters.find(({id}) => id === call.counter)?.name || call.counter;
  }

  #waiting(view: HallView | null): readonly WaitingRow[] {
    const wanted = wordList(this.services);
    const rows = view?.services ?? [];
    return wanted.size > 0 ? rows.filter(({id}) => wanted.has(id)) : rows;
  }

  #notices(phase: Phase, view: HallView | null): readonly string[] {
    if (phase === 'stale') return [this.#locale.text.keepTicket];
    return (view?.hall.notices ?? []).flatMap((notice) => noticePages(this.#locale.pick(notice)));
  }

  #hoursToday({hall}: HallView): string {
    const {text} = this.#locale;
    if (hall.hours.length === 0) return '';
    const weekday = weekdays.indexOf(formatTime('en', this.#hallNow, {weekday: 'short', timeZone: hall.timeZone}));
    const today = hall.hours
      .filter((hours) => hours.weekday === weekday)
      .map(({opens, closes}) => `${opens}–${closes}`);
    return today.length > 0 ? text.hours(today.join(', ')) : text.noHours;
  }

  #listen(): void {
    this.#hush();
    if (!this.quiet && this.isConnected)
      this.#silence = this.#sound.wanted?.chime.subscribe(() => this.requestUpdate());
  }

  #hush(): void {
    this.#silence?.();
    this.#silence = undefined;
  }

  #forget(): void {
    this.#board = emptyBoard;
    this.#seen = null;
    this.#announced = [];
    this.#said = '';
  }

  /** Takes in what the hall says. Not while the page is hidden: what nobody saw comes when somebody looks, without a burst of chimes. */
  #take(): void {
    const {hall, view} = this.#halls;
    if (hall && hall !== this.#from) {
      this.#forget();
      this.#from = hall;
    }
    if (!hall || !view || view === this.#seen || document.hidden) return;
    this.#seen = view;
    const services = wordList(this.services);
    const counters = wordList(this.counters);
    const {board, announce} = absorb(
      this.#board,
      view,
      {...this.#moment, hallNow: hall.now()},
      (call) =>
        (services.size === 0 || services.has(call.service)) && (counters.size === 0 || counters.has(call.counter)),
    );
    this.#board = board;
    if (announce.length > 0) this.#announce(announce);
    else if (!this.#announced.every((call) => isShown(board, call))) this.#announce([]); // taken back
  }

  #announce(calls: readonly Call[]): void {
    this.#announced = calls.slice(-5);
    const said = this.#announced.map((call) => this.#locale.text.sentence(call.number, this.#counterName({call})));
    const sentences = said.join(' ');
    this.#said = sentences === this.#said ? `${sentences}\u00a0` : sentences; // a recall is said again
    if (calls.length > 0 && !this.quiet) this.#sound.now?.chime.play();
  }

  get #moment() {
    return {now: performance.now(), hold: this.#hold};
  }

  /** What the picture owes to time alone; the wall is drawn again when it differs. */
  #passTime(): string {
    this.#take();
    const before = this.#board;
    this.#board = advance(before, this.#moment);
    if (before !== this.#board) this.requestUpdate();
    return `${this.#turn} ${this.#locale.clock(this.#hallNow, this.#zone)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'queue-board': QueueBoard;
  }
}
