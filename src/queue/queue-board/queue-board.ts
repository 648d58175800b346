import {html, noChange, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {digitCells} from '../../base/digits.js';
import {formatTime} from '../../base/formats.js';
import {HallController} from '../../base/hall-controller.js';
import {LocaleController, type Catalogs} from '../../base/locale.js';
import {doorMark} from '../../base/marks.js';
import {TickerController} from '../../base/ticker.js';
import type {Hall} from '../../services/hall/hall.js';
import {absorb, advance, emptyBoard, isShown, noticePages, picture, type Board} from '../board.js';
import type {Call} from '../ticket.js';
import type {HallView} from '../view.js';
import {fit} from './fit.js';
import {renderFoot} from './foot.js';
import {arrange} from './hero.js';
import type {Pair} from './pair.js';
import {Parts} from './parts.js';
import {messages} from './queue-board.messages.js';
import {styles} from './queue-board.styles.js';
import {renderRail, renderRecent} from './rail.js';
import type {Arranged, Messages, Phase, Said, Scene, Spoken, Words} from './scene.js';
import type {Loudspeaker} from './sound.js';
import type {Upkeep, Watched} from './upkeep.js';

const turn = 10_000; // a notice stays ten seconds: 8 to 12 are enough to read two lines twice
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
 * @slot media - Slides or a film that have the stage while nobody is called, and leave it to every call.
 * @csspart stage - The calls now made.
 * @csspart rail - Who waits, and how long.
 * @cssprop [--mc-duration-hold=8s] - How long a call stays large; five seconds at least.
 * @cssstate live - The wall shows what the hall says now.
 * @cssstate stale - The wall shows what the hall said before.
 * @cssstate idle - Nobody is called: the media have the stage.
 * @cssstate blank - The office is closed and the screen dark.
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

  /** Silent: no chime, no voice. */
  @property({type: Boolean, reflect: true}) quiet = false;

  /** How calls are laid out: `hero` (the newest large), `grid` (a tile a counter) or `list` (a row a call). */
  @property() layout = 'hero';

  /** Two languages on one wall, the first above the second (`vi en`). The page's own where it names no two. */
  @property() languages = '';

  /** The voices that say each call, one after the other (`vi-north en`). The chime alone where it is empty. */
  @property() voices = '';

  /** The folder of the clips, with a folder for each voice. The library's own where it is empty. */
  @property({attribute: 'voice-pack'}) voicePack = '';

  /** How loud, from 0 to 1, and otherwise at other times of day: `0.8 11:30-13:30=0.3`. */
  @property() volume = '';

  /** The room that hears this screen: of all screens of one zone, one alone speaks. */
  @property() zone = '';

  /** Shows whose number it is, as `Nguyễn V** A`, where the hall tells this screen (see `token`). Never said aloud. */
  @property({type: Boolean}) names = false;

  /** The token of a staff device, for `names`; without it the screen sees what the public sees. */
  @property() token = '';

  /** Minutes after closing time until the screen goes dark, and before opening until it wakes. 0: never. */
  @property({type: Number}) blank = 0;

  /** Where this screen stands, as the hall's list of devices names it. */
  @property() name = '';

  readonly #locale = new LocaleController(this, messages);
  readonly #halls = new HallController(this);
  readonly #parts = new Parts(this);
  #head = onChange();
  #foot = onChange();
  #room: ResizeObserver | undefined;

  #board: Board = emptyBoard;
  #from: Hall | null = null;
  #seen: HallView | null = null;
  #announced: readonly Call[] = [];
  #said: Said = '';
  #again = '';
  #spokenLast = '';
  #hold = 8000;
  #hasMedia = false;
  #loudspeaker: Loudspeaker | undefined;
  #upkeep: Upkeep | undefined;

  constructor() {
    super();
    new TickerController(this, () => this.#passTime());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#room = new ResizeObserver(([box]) => box!.contentRect.width < wide && this.#parts.want('narrow'));
    this.#room.observe(this);
    const token = /^\s*([\d.]+)(m?)s\s*$/.exec(getComputedStyle(this).getPropertyValue('--mc-duration-hold'));
    if (token) this.#hold = Number(token[1]) * (token[2] ? 1 : 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#room?.disconnect();
  }

  /** Many changes of a hall in one frame are one change of the picture. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && !document.hidden) await new Promise(requestAnimationFrame);
    await super.scheduleUpdate();
  }

  protected override update(changed: PropertyValues<this>): void {
    if (changed.has('services') || changed.has('counters')) this.#forget();
    if (this.hall) this.#engage();
    this.#take();
    super.update(changed);
    const phase = this.#phase;
    this.setState('live', phase === 'live');
    this.setState('stale', phase === 'stale');
    this.setState('blank', this.#upkeep?.isDark ?? false);
  }

  protected override updated(): void {
    fit(this.renderRoot);
    this.#upkeep?.settle();
    if (this.#phase === 'live') this.#parts.want('stop'); // before the line to the hall breaks
  }

  protected override render() {
    if (this.#upkeep?.isDark) return this.#renderDark(this.#upkeep);
    const phase = this.#phase;
    const scene = this.#scene;
    const shown = phase === 'live' || phase === 'loading' ? this.#arrange(phase, scene) : undefined;
    const recent = shown?.recent ?? [];
    const many = recent.length > 15 ? 'over flood' : recent.length > 5 ? 'over' : '';
    this.setState('idle', shown?.kind === 'idle');
    return html`
      <div class="board ${phase === 'unnamed' ? 'failed' : phase} ${many} ${shown?.kind} ${this.#pair ? 'pair' : ''}">
        ${this.#renderHead(scene)}
        ${
          shown
            ? html`${shown.stage} ${renderRail(scene, this.#pair ? 4 : 5)}
            ${renderRecent(scene, recent, recent.length > 5 || this.#pair !== undefined)}`
            : this.#renderStop(phase, scene)
        }
        <div class="media"><slot name="media" @slotchange=${this.#mediaChange}></slot></div>
        ${this.#renderFoot(phase, scene)}
        <p class="visually-hidden" role="status">${phase === 'live' ? this.#said : ''}</p>
      </div>
    `;
  }

  #renderHead({view, words, hallNow}: Scene): unknown {
    const minute = Math.floor(hallNow / 60_000);
    return this.#head([minute, view?.hall, words.text], () => {
      const zone = this.#zone;
      return html`<div class="head">
        ${doorMark()}
        <p class="org">${words.pick(view?.hall.name)}<span>${words.pick(view?.hall.place)}</span></p>
        <p class="date">${words.longDate(minute * 60_000, zone)}</p>
        <p class="clock">${digitCells(words.clock(minute * 60_000, zone))}</p>
      </div>`;
    });
  }

  /** What stands there while the wall is not live; nothing but its head and foot until that has come. */
  #renderStop(phase: Phase, scene: Scene): unknown {
    const {problem, since} = this.#halls.link;
    const heard = scene.words.clock(scene.hallNow - (Date.now() - since), this.#zone);
    return this.#parts.want('stop')?.renderStop(scene, phase, problem, heard);
  }

  #renderDark(upkeep: Upkeep): unknown {
    this.#head = onChange(); // what was drawn is gone
    this.#foot = onChange();
    return upkeep.renderDark();
  }

  #renderFoot(phase: Phase, scene: Scene): unknown {
    const {words, view, turn: shownTurn} = scene;
    const blocked = phase === 'live' && this.#loudspeaker?.state === 'blocked';
    return this.#foot([phase, view?.hall, words.text, shownTurn, blocked], () => {
      const badge = blocked ? this.#parts.want('sound')?.renderBlocked(scene) : '';
      return renderFoot(words, phase, this.#notices(phase, words), shownTurn, badge);
    });
  }

  /** Media while nobody is called, else the layout asked for, else heroes: they need nothing that comes later. */
  #arrange(phase: Phase, scene: Scene): Arranged {
    const media = this.#hasMedia && phase === 'live' ? this.#parts.want('media') : undefined;
    if (media?.isIdle(scene)) return media.arrange(scene);
    const layout = this.layout === 'grid' || this.layout === 'list' ? this.#parts.want(this.layout) : undefined;
    return (layout && scene.view ? layout.arrange : arrange)(scene);
  }

  readonly #mediaChange = ({target}: Event): void => {
    this.#hasMedia = (target as HTMLSlotElement).assignedElements().length > 0;
    this.requestUpdate();
  };

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

  get #words(): Words {
    return this.#pair ?? this.#locale;
  }

  get #pair(): Pair | undefined {
    const [first, second, third] = wordList(this.languages);
    if (!first || !second || third) return undefined;
    return this.#parts.want('pair')?.pairOf(this, messages, first, second);
  }

  get #label(): Messages {
    return this.#pair?.label ?? this.#locale.text;
  }

  get #scene(): Scene {
    const now = performance.now();
    const words = this.#words;
    const serviceName = (service: string) => words.pick(this.#seen?.services.find(({id}) => id === service)?.name);
    return {
      view: this.#halls.view,
      board: this.#board,
      picture: picture(this.#board, now),
      words,
      label: this.#label,
      now,
      hallNow: this.#hallNow,
      hold: this.#hold,
      turn: this.#turn,
      services: wordList(this.services),
      counters: wordList(this.counters),
      spoken: (catalogs) => this.#pair?.spoken(catalogs) ?? this.#spoken(catalogs),
      counterName: (counter) => this.#counterName(counter),
      serviceName,
      about: ({service, ticket}) =>
        this.#names?.about(serviceName(service), ticket, this.#seen) ?? serviceName(service),
      quiet: () => this.#renderQuiet(words),
    };
  }

  #spoken<M extends object>({vi, en}: Catalogs<M>): Spoken<M> {
    const {language, text} = this.#locale;
    return {...(language === 'vi' ? vi : en), ...(text as object)} as Spoken<M>;
  }

  get #names() {
    return this.names ? this.#parts.want('names') : undefined;
  }

  /** Where a hero would stand while nobody is called. */
  #renderQuiet({text}: Words): TemplateResult {
    const {view} = this.#halls;
    if (!view) return html`<p class="quiet"></p>`;
    if (!view.open) return html`<p class="quiet">${text.closed}<span>${this.#hoursToday(view, text)}</span></p>`;
    return html`<p class="quiet">${this.#board.list.length > 0 ? text.nobodyNow : text.nobodyYet}</p>`;
  }

  #counterName(counter: string): string {
    return this.#seen?.counters.find(({id}) => id === counter)?.name || counter;
  }

  #notices(phase: Phase, words: Words): readonly Said[] {
    if (phase === 'stale') return [words.text.keepTicket];
    const notices = this.#halls.view?.hall.notices ?? [];
    return this.#pair?.notices(notices) ?? notices.flatMap((notice) => noticePages(this.#locale.pick(notice)));
  }

  #hoursToday({hall}: HallView, text: Words['text']): Said {
    if (hall.hours.length === 0) return '';
    const weekday = weekdays.indexOf(formatTime('en', this.#hallNow, {weekday: 'short', timeZone: hall.timeZone}));
    const today = hall.hours
      .filter((hours) => hours.weekday === weekday)
      .map(({opens, closes}) => `${opens}–${closes}`);
    return today.length > 0 ? text.hours(today.join(', ')) : text.noHours;
  }

  /** What the picture does not wait for. */
  #engage(): void {
    if (!this.quiet) {
      this.#parts.want('sound', ({Loudspeaker}) => {
        const counterName = (counter: string) => this.#counterName(counter);
        this.#loudspeaker = new Loudspeaker(this, {hall: () => this.#halls.hall, counterName});
      });
    }
    this.#parts.want('upkeep', ({Upkeep}) => (this.#upkeep = new Upkeep(this, () => this.#watched)));
  }

  get #watched(): Watched {
    const now = performance.now();
    return {
      phase: this.#phase,
      view: this.#halls.view,
      hallNow: this.#hallNow,
      clock: this.#locale.clock(this.#hallNow, this.#zone),
      sound: this.#loudspeaker?.state ?? 'off',
      isBusy: this.#board.stage.some(({since}) => now - since < this.#hold) || this.#loudspeaker?.isBusy === true,
    };
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
    const gone = this.#announced.filter((call) => !isShown(board, call));
    for (const {seq} of gone) this.#loudspeaker?.withdraw(seq); // taken back
    if (announce.length + gone.length > 0) this.#announce(announce);
  }

  #announce(calls: readonly Call[]): void {
    this.#announced = calls.slice(-5);
    const sentences = (text: Words['text']) =>
      this.#announced.map((call) => text.sentence(call.number, this.#counterName(call.counter)));
    const spoken = sentences(this.#label).join(' ');
    const same = spoken === this.#spokenLast && calls.length > 0;
    this.#again = same && !this.#again ? '\u00a0' : ''; // a recall is said again
    this.#spokenLast = spoken;
    this.#said = this.#pair ? html`${sentences(this.#pair.text)}${this.#again}` : spoken + this.#again;
    this.#loudspeaker?.announce(calls);
  }

  get #moment() {
    return {now: performance.now(), hold: this.#hold};
  }

  /** What the picture owes to time alone; the wall is drawn again when it differs. */
  #passTime(): string {
    this.#take();
    this.#upkeep?.pass();
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
