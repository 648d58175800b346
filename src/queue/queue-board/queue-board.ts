import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {guard} from 'lit/directives/guard.js';
import {CounterElement} from '../../base/counter-element.js';
import {digitCells} from '../../base/digits.js';
import {formatTime} from '../../base/formats.js';
import {HallController} from '../../base/hall-controller.js';
import {LocaleController} from '../../base/locale.js';
import {arrowMark, doorMark, liveMark, loadingMark, soundBlockedMark, staleMark} from '../../base/marks.js';
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
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function wordList(attribute: string): ReadonlySet<string> {
  return new Set(attribute.split(/[\s,]+/).filter(Boolean));
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

  #board: Board = emptyBoard;
  #from: Hall | null = null;
  #seen: HallView | null = null;
  #announced: readonly Call[] = [];
  #said = '';
  #hold = 8000;
  #chime: typeof import('../../services/chime.js').chime | undefined;
  #sound: (() => void) | undefined;

  constructor() {
    super();
    new TickerController(this, () => this.#passTime());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#listen().catch(() => {}); // without it the wall is silent and whole
    const token = /^\s*([\d.]+)(m?)s\s*$/.exec(getComputedStyle(this).getPropertyValue('--mc-duration-hold'));
    if (token) this.#hold = Number(token[1]) * (token[2] ? 1 : 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sound?.();
    this.#sound = undefined;
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
    if (changed.has('quiet')) void this.#listen().catch(() => {});
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
    return guard([minute, view?.hall, this.#locale.text], () => {
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

  /** The inverted panel: the largest light on a wall that must not be taken for a live one. */
  #renderStop(phase: Phase): TemplateResult {
    const {text} = this.#locale;
    const {problem} = this.#halls.link;
    const since = this.#staleSince;
    const [title, lines] =
      phase === 'stale'
        ? [text.staleSince(since), [text.staleNumbers, text.staleAdvice]]
        : phase === 'unnamed'
          ? [text.noHall, [text.noHallAdvice]]
          : [text.failed(problem), [text.failedReason(problem), text.staleAdvice]];
    return html`<section class="stop" role="alert">
        <h2>${staleMark()}<span>${title}</span></h2>
        <p>${lines.map((line) => html`<span>${line}</span>`)}</p>
      </section>
      ${phase === 'stale' ? this.#renderOld(since) : nothing}`;
  }

  #renderOld(since: string): TemplateResult {
    const {text} = this.#locale;
    const zone = this.#zone;
    const calls = [...[...this.#board.stage].reverse(), ...this.#board.list].slice(0, 3);
    return html`<section class="old" part="stage">
        <h2>${text.calledBefore(since)}</h2>
        <ol>
          ${calls.map(
            (shown) =>
              html`<li>
                <b>${shown.call.number}</b><span>${text.counterNamed(this.#counterName(shown))}</span
                ><span>${text.at(this.#locale.clock(shown.call.at, zone))}</span>
              </li>`,
          )}
        </ol>
        ${calls.length === 0 ? html`<p class="none">${text.nothingBefore}</p>` : nothing}
      </section>
      <section class="rail" part="rail">
        <h2>${text.waiting}</h2>
        <p class="none">${text.waitingUnknown}</p>
      </section>`;
  }

  #renderFoot(phase: Phase, view: HallView | null): unknown {
    const {text} = this.#locale;
    const blocked = phase === 'live' && !this.quiet && this.#chime?.state === 'blocked';
    return guard([phase, view?.hall, text, this.#turn, blocked], () => {
      const pages = this.#notices(phase, view);
      const page = pages.length > 0 ? this.#turn % pages.length : 0;
      return html`<div class="foot">
        <div class="note">
          ${pages.length > 1 ? this.#renderPageMarks(pages.length, page) : nothing}
          <p>${pages[page] ?? ''}</p>
        </div>
        <p class="state">
          ${this.#renderLink(phase)}
          ${
            blocked
              ? html`<span class="warn"
                  >${soundBlockedMark()}${text.soundBlocked}<span class="visually-hidden">. ${text.soundHow}</span></span
                >`
              : nothing
          }
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

  /** When the hall was last heard, said in the hall's time. */
  get #staleSince(): string {
    const ago = Date.now() - this.#halls.link.since;
    return this.#locale.clock(this.#hallNow - ago, this.#zone);
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

  /* The chime comes apart and when it can: the picture does not wait for sound, nor for the code that makes it. */
  async #listen(): Promise<void> {
    this.#sound?.();
    this.#sound = undefined;
    if (this.quiet || !this.isConnected) return;
    const {chime} = await import('../../services/chime.js');
    if (this.quiet || !this.isConnected || this.#sound) return;
    this.#chime = chime;
    this.#sound = chime.subscribe(() => this.requestUpdate());
    this.requestUpdate();
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
    if (calls.length > 0 && !this.quiet) this.#chime?.play();
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
