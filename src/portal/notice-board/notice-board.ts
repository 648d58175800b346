import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {DataController} from '../../base/data.js';
import {HeartbeatController} from '../../base/heartbeat-controller.js';
import {LocaleController} from '../../base/locale.js';
import {loadingMark, staleMark} from '../../base/marks.js';
import {TickerController} from '../../base/ticker.js';
import {currentNotices, readNotices, type Notice, type NoticeQuery} from '../notice.js';
import {daysOf, listTemplate, type QuickPeriod} from './list.js';
import {messages} from './notice-board.messages.js';
import {styles} from './notice-board.styles.js';
import {Pager, pieceTemplate} from './wall.js';

const everything: NoticeQuery = {words: '', from: '', to: ''};

/**
 * What the office announces: on a wall in pages that fit and turn by themselves, on a page as a list to search in.
 *
 * @tag notice-board
 * @slot heading - The heading. Replaces the default one.
 * @fires {CustomEvent<DataErrorDetail>} data-error - Some or all of the announcements could not be used. Bubbles.
 * @csspart filters - Search and days, in the list.
 * @csspart list - All announcements, in the list.
 * @csspart notice - One announcement.
 * @csspart page - Which page of how many, on the wall.
 * @cssstate stale - The announcements could not be renewed; the last ones are shown.
 */
export class NoticeBoard extends CounterElement {
  static override readonly tag = 'notice-board';
  static override readonly styles = styles;

  /** The announcements. Wins over `src`. */
  @property({attribute: false}) data: unknown;

  /** Address of the announcements as JSON. */
  @property({useDefault: true}) src = '';

  /** Seconds between conditional requests; 0 asks once. */
  @property({type: Number}) refresh = 0;

  /** `wall` turns pages on a screen that nobody touches, `list` is read on a page. */
  @property({reflect: true, useDefault: true}) layout: 'wall' | 'list' = 'wall';

  /** IANA zone of the days on which announcements hold; the device's own where it is empty. */
  @property({attribute: 'time-zone', useDefault: true}) timeZone = '';

  /** Seconds for which every page of the wall stays; 0 by the length of what is on it. */
  @property({type: Number}) seconds = 0;

  /** Address of the hall that is told how this screen is; none where it is empty. */
  @property({useDefault: true}) hall = '';

  /** Where the screen stands, for the hall's list of devices. */
  @property({useDefault: true}) name = '';

  @state() private query: NoticeQuery = everything;
  @state() private period: QuickPeriod | '' = 'all';
  @state() private open: ReadonlySet<string> = new Set();
  @state() private printed = '';

  readonly #locale = new LocaleController(this, messages);
  readonly #data = new DataController<Notice[]>(this, readNotices);
  readonly #pager = new Pager({
    say: this.#locale,
    notices: () => this.#current,
    places: () => this.#places,
    seconds: () => Math.max(0, this.seconds) || 0,
    changed: () => queueMicrotask(() => this.requestUpdate()),
  });
  #sizes: ResizeObserver | undefined;
  #known: unknown;
  #current: readonly Notice[] = [];
  #laid = '';
  #goodAt = 0;
  #sought = '';

  constructor() {
    super();
    new TickerController(this, () => Math.floor(Date.now() / 60_000)); // announcements begin and end on the minute
    const problem = () => (this.#data.state === 'failed' ? ({problem: 'feed'} as const) : {});
    const report = () => ({kind: 'notices', name: this.name, ...problem()}) as const;
    new HeartbeatController(this, report, {idle: () => this.layout === 'wall'});
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#seek);
    document.addEventListener('visibilitychange', this.#turn);
    document.fonts?.addEventListener('loadingdone', this.#measure);
    if (this.hasUpdated) this.#watch();
    this.#turn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#seek);
    document.removeEventListener('visibilitychange', this.#turn);
    document.fonts?.removeEventListener('loadingdone', this.#measure);
    this.#sizes?.disconnect();
    this.#pager.stop();
  }

  protected override willUpdate(): void {
    const {value} = this.#data;
    if (value !== this.#known) this.#goodAt = Date.now();
    this.#known = value;
    this.#current = currentNotices(value ?? [], Date.now(), this.#zone);
  }

  protected override firstUpdated(): void {
    this.#watch();
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.setState('stale', this.#isStale);
    const {language} = this.#locale;
    const laid = `${this.layout} ${language} ${this.seconds} ${JSON.stringify(this.#current)}`;
    if (this.layout === 'wall' && laid !== this.#laid) this.#pager.layOut();
    this.#laid = laid;
    if (changed.has('layout')) this.#turn();
    if (this.layout === 'list' && this.#current.length > 0 && !this.#sought) this.#seek();
  }

  protected override render() {
    return this.layout === 'list' ? this.#renderList() : this.#renderWall();
  }

  get #isStale(): boolean {
    return this.#data.state === 'failed' && this.#data.value !== undefined;
  }

  get #zone(): string {
    try {
      return new Intl.DateTimeFormat('en', {timeZone: this.timeZone || undefined}).resolvedOptions().timeZone;
    } catch {
      return 'UTC'; // a zone that is none
    }
  }

  get #places(): {stage: HTMLElement; measure: HTMLElement} | null {
    const stage = this.renderRoot.querySelector<HTMLElement>('.stage');
    const measure = this.renderRoot.querySelector<HTMLElement>('.measure');
    return stage && measure ? {stage, measure} : null;
  }

  #renderWall(): TemplateResult {
    const {text} = this.#locale;
    const {page, pages} = this.#pager;
    return html`<section class="wall" aria-label=${text.heading}>
      <header>
        <slot name="heading"><h2>${text.heading}</h2></slot>
        ${this.#renderState()}
        <p class="page" part="page">${pages.length > 1 ? text.page(page + 1, pages.length) : ''}</p>
      </header>
      <div class="body">
        <div class="stage">${(pages[page] ?? []).map((piece) => pieceTemplate(this.#locale, piece))}</div>
        <div class="measure" aria-hidden="true"></div>
      </div>
      ${this.#current.length === 0 ? this.#renderNothing() : nothing}
    </section>`;
  }

  #renderList(): TemplateResult {
    const {text} = this.#locale;
    const {state, faults} = this.#data;
    return html`<section class="frame" aria-label=${text.heading}>
      <header>
        <slot name="heading"><h2>${text.heading}</h2></slot>
        ${this.#renderState()}
      </header>
      ${
        this.#current.length === 0
          ? this.#renderNothing()
          : listTemplate({
              say: this.#locale,
              notices: this.#current,
              query: this.query,
              period: this.period,
              open: this.open,
              printed: this.printed,
              onWords: this.#onWords,
              onDay: this.#onDay,
              onPeriod: this.#onPeriod,
              onClear: this.#onClear,
              onToggle: this.#onToggle,
              onPrint: this.#onPrint,
            })
      }
      ${state === 'ready' && faults.length > 0 ? html`<p class="skipped">${text.skipped(faults.length)}</p>` : nothing}
    </section>`;
  }

  #renderState(): TemplateResult | typeof nothing {
    if (!this.#isStale) return nothing;
    const {text} = this.#locale;
    const clock = this.#locale.clock(this.#goodAt, this.#zone);
    return html`<p class="stale" role="status">${staleMark()}<span>${text.stale(clock)}</span>${this.#renderRetry()}</p>`;
  }

  /** Nobody touches a wall. */
  #renderRetry(): TemplateResult | typeof nothing {
    if (this.layout === 'wall') return nothing;
    return html`<button type="button" @click=${this.#onRetry}>${this.#locale.text.retry}</button>`;
  }

  #renderNothing(): TemplateResult {
    const {text} = this.#locale;
    const {state} = this.#data;
    if (state === 'failed') {
      return html`<p class="line" role="status">${staleMark()}<span>${text.failed}</span>${this.#renderRetry()}</p>`;
    }
    return html`<p class="line" role="status">
      ${state === 'loading' ? loadingMark() : nothing}<span>${state === 'loading' ? text.loading : text.empty}</span>
    </p>`;
  }

  #watch(): void {
    this.#sizes ??= new ResizeObserver(() => this.#measure());
    this.#sizes.observe(this);
  }

  readonly #measure = (): void => {
    if (this.layout === 'wall' && this.hasUpdated) this.#pager.layOut();
  };

  readonly #turn = (): void => {
    if (document.hidden || !this.isConnected || this.layout !== 'wall') this.#pager.stop();
    else this.#pager.run();
  };

  /** Opens the announcement that the page's address names. */
  readonly #seek = (): void => {
    this.#sought = location.hash || '#';
    const id = decoded(location.hash.slice(1));
    if (this.layout !== 'list' || !this.#current.some((notice) => notice.id === id)) return;
    queueMicrotask(() => void this.#reveal(id));
  };

  async #reveal(id: string): Promise<void> {
    this.query = everything;
    this.period = 'all';
    this.open = new Set([...this.open, id]);
    await this.updateComplete;
    const details = [...this.renderRoot.querySelectorAll('details')].find((each) => each.id === id);
    details?.scrollIntoView({block: 'start'});
    details?.querySelector('summary')?.focus({preventScroll: true});
  }

  readonly #onWords = (event: Event): void => {
    this.query = {...this.query, words: (event.target as HTMLInputElement).value};
  };

  readonly #onDay = (event: Event): void => {
    const {name, value} = event.target as HTMLInputElement;
    this.query = {...this.query, [name]: value};
    this.period = this.query.from || this.query.to ? '' : 'all';
  };

  readonly #onPeriod = (period: QuickPeriod): void => {
    this.period = period;
    this.query = {...this.query, ...daysOf(period, Date.now(), this.#zone)};
  };

  readonly #onClear = (): void => {
    this.query = everything;
    this.period = 'all';
  };

  readonly #onToggle = (id: string, open: boolean): void => {
    if (this.open.has(id) === open) return;
    const ids = new Set(this.open);
    if (open) ids.add(id);
    else ids.delete(id);
    this.open = ids;
  };

  readonly #onPrint = (id: string): void => {
    this.printed = id;
    void this.updateComplete.then(() => {
      print();
      this.printed = '';
    });
  };

  readonly #onRetry = (): void => this.#data.retry();
}

/** What stands behind the `#`, which anybody may have typed. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'notice-board': NoticeBoard;
  }
}
