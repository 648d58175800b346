import type {ChartConfiguration} from 'chart.js';
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {ChartController} from '../../base/chart.js';
import {CounterElement} from '../../base/counter-element.js';
import {DataController} from '../../base/data.js';
import {LocaleController} from '../../base/locale.js';
import {staleMark} from '../../base/marks.js';
import {defaultGrades, sheetOf, type Grade, type Sheet} from '../grades.js';
import {readDislikes, readReport, type Dislikes, type Grouping, type SatisfactionCounts} from '../report.js';
import {dotAxisOf} from './axis.js';
import {renderChoice, reportAddress, type Choice} from './choice.js';
import {dislikesCsv, reportCsv, sheetCsv} from './csv.js';
import {printOnA4, save} from './download.js';
import {figuresOf, type Figures} from './figures.js';
import {renderGroup} from './groups.js';
import {renderNotes} from './notes.js';
import {drawPicture} from './picture.js';
import {messages} from './satisfaction-report.messages.js';
import {styles} from './satisfaction-report.styles.js';
import {period} from './say.js';
import {sentenceOf} from './sentence.js';
import {renderDislikes, renderSheet} from './sheets.js';
import {renderDistribution, renderHero, renderReasons} from './summary.js';
import {paletteOf, renderTrend, trendConfig, type Palette} from './trend.js';

const tones = [1, 2, 3, 4, 5] as const;

/**
 * How satisfied people said they were, with everything a reader needs in order not to misread it.
 *
 * @tag satisfaction-report
 * @slot heading - The heading. Replaces the default one.
 * @fires {CustomEvent<DataErrorDetail>} data-error - Some or all of the data could not be used. Bubbles.
 * @csspart controls - Period and series, where the figures come from a hall.
 * @csspart summary - The big number with its interval, n and response rate.
 * @csspart distribution - How often each level was chosen.
 * @csspart trend - The line by month.
 * @csspart group - Counters, fields, services, channels or officers.
 * @csspart reasons - How often each reason was given.
 * @csspart sheet - The sheet of Circular 01/2018.
 * @csspart dislikes - The dossiers with a dislike.
 * @csspart notes - Who answered, what was left out, and what the figures are not.
 * @cssstate failed - The figures could not be loaded.
 */
export class SatisfactionReport extends CounterElement {
  static override readonly tag = 'satisfaction-report';
  static override readonly styles = styles;

  /** The counts, as the hall's server sends them. Wins over `src` and `hall`. */
  @property({attribute: false}) data: unknown;

  /** Address of the counts as JSON. Wins over `hall`. */
  @property({useDefault: true}) src = '';

  /** Seconds between conditional requests; 0 asks once. */
  @property({type: Number}) refresh = 0;

  /** Address of the hall whose ratings are reported, such as `https://…/halls/1`. */
  @property({useDefault: true}) hall = '';

  /** What the hall gave to whom may read its reports. */
  @property() token = '';

  /** First day of the period, `2026-10-01`; the hall's own choice where it is empty. */
  @property() from = '';

  /** Last day of the period. */
  @property() to = '';

  /** Which ratings: `ticket`, `open`, or the hall's own choice where it is empty. */
  @property() series = '';

  /** Id of the scale, or the hall's own choice where it is empty. */
  @property() scale = '';

  /** The dossiers with a dislike, as the hall's server sends them; `late` and `complaints` may be added. */
  @property({attribute: false}) dislikes: unknown;

  /** Points of the nine indices of Circular 01/2018 by their ids: 0, 1 or 2. */
  @property({attribute: false}) sheet: Readonly<Record<string, unknown>> | null = null;

  /** From how many points on which grade is given. */
  @property({attribute: false}) grades: readonly Grade[] = defaultGrades;

  @state() private tables = false;
  @state() private copied: {sentence: string; done: boolean} | null = null;
  @state() private opened: ReadonlySet<Grouping> = new Set();
  @state() private wording: Pick<Choice, 'direction' | 'wording'> = {direction: '', wording: ''};

  readonly #locale = new LocaleController(this, messages);
  readonly #data = new DataController<SatisfactionCounts | null>(
    this,
    readReport,
    () => reportAddress(this.#choice),
    () => (this.#isLive ? this.token : ''), // never sent to an address that is not the hall's
  );
  readonly #chart = new ChartController(this, {
    canvas: () => this.renderRoot.querySelector('canvas'),
    config: () => this.#config(),
  });
  readonly #forced = globalThis.matchMedia?.('(forced-colors: active)');
  #figures: Figures | null = null;
  #dislikes: Dislikes | null = null;
  #sheet: Sheet | null = null;
  #known: SatisfactionCounts | null = null;
  /** The last figures that came: whoever chooses among their series keeps the field under his hands meanwhile. */
  #offered: SatisfactionCounts | null = null;
  #loadedAt = 0;
  #drawing: ChartConfiguration | null = null;
  #drawn: readonly unknown[] = [];

  /** The whole report as CSV: counts by level with their denominators. Empty where there is none. */
  csv(): string {
    return this.#figures ? reportCsv(this.#locale, this.#figures) : '';
  }

  /** The dossiers with a dislike as CSV. Empty where there is no list. */
  dislikesCsv(): string {
    return this.#dislikes ? dislikesCsv(this.#locale, this.#dislikes) : '';
  }

  /** The sheet of Circular 01/2018 as CSV. Empty where there is none. */
  sheetCsv(): string {
    return this.#sheet ? sheetCsv(this.#locale, this.#sheet) : '';
  }

  /** The big number in sentences that may be published as they are. Empty where there is no such number. */
  sentence(): string {
    return this.#figures ? sentenceOf(this.#locale, this.#figures, this.#periodOf()) : '';
  }

  /** The figures as one PNG image, with n, intervals and cautions in it. `null` where there is nothing to draw. */
  async picture(): Promise<Blob | null> {
    const figures = this.#figures;
    const palette = this.#palette();
    if (!figures || !palette) return null;
    const config = trendConfig(this.#locale, figures, {...palette, size: 20});
    const chart = figures.months.some(({estimate}) => estimate) ? await this.#chart.picture(config, 1104, 400) : null;
    const heading = this.querySelector('[slot="heading"]')?.textContent?.trim();
    return drawPicture({
      say: this.#locale,
      figures,
      palette,
      title: heading || this.#locale.text.heading,
      period: this.#periodOf(),
      chart,
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#forced?.addEventListener('change', this.#onColours);
    this.ownerDocument.fonts?.addEventListener('loadingdone', this.#onColours); // a canvas does not notice a font
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#forced?.removeEventListener('change', this.#onColours);
    this.ownerDocument.fonts?.removeEventListener('loadingdone', this.#onColours);
  }

  protected override update(changed: PropertyValues<this>): void {
    this.#prepare(changed);
    super.update(changed);
    this.setState('failed', this.#data.state === 'failed');
  }

  protected override render() {
    const {text} = this.#locale;
    return html`
      <div class="frame">
        <span class="palette" aria-hidden="true">${tones.map((tone) => html`<i class="tone-${tone}"></i>`)}</span>
        <header>
          <div>
            <slot name="heading"><h2>${text.heading}</h2></slot>
            <p>${this.#periodOf()}</p>
          </div>
          ${this.#figures ? this.#renderActions() : nothing}
        </header>
        ${this.#isLive ? renderChoice(this.#locale, this.#choice, this.#offered, this.#onChoice) : nothing}
        ${this.#renderCopied()} ${this.#renderNotice()} ${this.#figures ? this.#renderFigures(this.#figures) : this.#renderNothing()}
        <div class="rest">
          ${this.#sheet ? renderSheet(this.#locale, this.#sheet, this.#onSheet) : nothing}
          ${this.#dislikes ? renderDislikes(this.#locale, this.#dislikes, this.#onDislikes) : nothing}
        </div>
      </div>
    `;
  }

  #renderActions(): TemplateResult {
    const {text} = this.#locale;
    return html`<div class="actions">
      <button class="plain" type="button" aria-pressed=${this.tables} @click=${this.#onTables}>
        ${this.tables ? text.noTable : text.table}
      </button>
      <button class="plain" type="button" @click=${this.#onCsv}>${text.csv}</button>
      <button class="plain" type="button" @click=${this.#onPicture}>${text.image}</button>
      ${
        this.#figures?.hero
          ? html`<button class="plain" type="button" @click=${this.#onCopy}>${text.copy}</button>`
          : nothing
      }
      <button class="plain" type="button" @click=${this.#onPrint}>${text.print}</button>
    </div>`;
  }

  /** The sentence itself, because not every page may write to the clipboard; gone as soon as the figures are others. */
  #renderCopied(): TemplateResult {
    const {text} = this.#locale;
    const shown = this.copied?.sentence === this.sentence() ? this.copied : null;
    return html`<p class="sentence" role="status" ?hidden=${!shown}>
      ${shown ? html`${shown.done ? text.copied : text.notCopied} <strong>${shown.sentence}</strong>` : nothing}
    </p>`;
  }

  #renderFigures(figures: Figures): TemplateResult {
    const say = this.#locale;
    const {groups, months} = figures;
    const axis = dotAxisOf(figures);
    const blocks = groups.map((group) =>
      renderGroup(say, figures, group, axis, this.opened.has(group.grouping), this.#onMore),
    );
    const trend = months.length > 0 ? renderTrend(say, figures, this.tables, this.#chart.state === 'failed') : nothing;
    return html`
      <div class="top">${renderHero(say, figures)}${renderDistribution(say, figures)}</div>
      <div class="bottom">${trend}${blocks.slice(0, 1)}</div>
      <div class="rest">${blocks.slice(1)}${renderReasons(say, figures)}</div>
      ${renderNotes(say, figures)}
    `;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const {text} = this.#locale;
    const {state, faults} = this.#data;
    if (!this.#figures || faults.length === 0) return nothing;
    const said =
      state === 'failed'
        ? text.stale(this.#locale.clock(this.#loadedAt))
        : text.partly(this.#locale.number(faults.length));
    return html`<p class="notice" role="status">${staleMark()}<span>${said}</span>${this.#renderRetry()}</p>`;
  }

  #renderRetry(): TemplateResult | typeof nothing {
    if (this.data != null || !(this.src || this.hall)) return nothing;
    return html`<button class="plain" type="button" @click=${this.#onRetry}>${this.#locale.text.retry}</button>`;
  }

  /** Where the figures would be, when there are none. */
  #renderNothing(): TemplateResult | typeof nothing {
    const {text} = this.#locale;
    const {state, faults} = this.#data;
    if (state === 'loading') return this.#renderWaiting();
    if (faults.length === 0) {
      const alone = this.#sheet || this.#dislikes;
      return alone ? nothing : html`<p class="nothing" role="status">${text.empty}</p>`;
    }
    const forbidden = faults.some(({reason}) => / answered 40[13]\.$/.test(reason));
    const failed = forbidden ? text.forbidden : navigator.onLine ? text.failed : text.offline;
    return html`<div class="nothing bad" role="alert">
      ${staleMark()}
      <p>${state === 'failed' ? failed : text.unreadable}</p>
      ${this.#renderRetry()}
    </div>`;
  }

  /** Hairlines and labels stand, values are absent. */
  #renderWaiting(): TemplateResult {
    const {text} = this.#locale;
    return html`<p class="visually-hidden" role="status">${text.loading}</p>
      <div class="top waiting" aria-hidden="true">
        <div class="key"><p class="hero"></p><p>${text.interval}</p></div>
        <div class="dist">
          <h3>${text.distribution}</h3>
          ${[1, 2, 3, 4, 5].map(() => html`<p></p>`)}
        </div>
      </div>
      <div class="bottom waiting" aria-hidden="true">
        <div class="trend"><h3>${text.month}</h3></div>
        <div class="block by"><h3>${text.counter}</h3></div>
      </div>`;
  }

  get #choice(): Choice {
    const {src, hall, from, to, series, scale} = this;
    return {src, hall, from, to, series, scale, ...this.wording};
  }

  get #isLive(): boolean {
    return this.data == null && !this.src && this.hall !== '';
  }

  #periodOf(): string {
    if (!this.#known) return '';
    const days = period(this.#locale, this.#known.from, this.#known.to);
    const office = this.#locale.pick(this.#known.office);
    return days ? this.#locale.text.period(office, ...days) : office;
  }

  #prepare(changed: PropertyValues<this>): void {
    const counts = this.#data.value ?? null;
    if (changed.has('hall') || changed.has('src')) this.#offered = null;
    if (counts !== this.#known) {
      this.#known = counts;
      if (counts) this.#offered = counts;
      this.#figures = counts && figuresOf(counts);
      this.#loadedAt = Date.now();
    }
    if (changed.has('dislikes')) this.#dislikes = readDislikes(this.dislikes);
    if (changed.has('sheet') || changed.has('grades')) {
      this.#sheet = typeof this.sheet === 'object' && this.sheet ? sheetOf(this.sheet, this.grades) : null;
    }
  }

  #palette(): Palette | null {
    const worn = this.renderRoot.querySelector('.palette');
    return worn && paletteOf(worn);
  }

  /** The same object as long as nothing of it has changed. */
  #config(): ChartConfiguration | null {
    const figures = this.#figures;
    const palette = this.#palette();
    if (!figures || !palette) return null;
    const {tones: _tones, ...worn} = palette;
    const drawn = [figures, this.#locale.text, ...Object.values(worn)];
    if (this.#drawing && drawn.every((part, place) => part === this.#drawn[place])) return this.#drawing;
    this.#drawn = drawn;
    return (this.#drawing = trendConfig(this.#locale, figures, palette) as ChartConfiguration);
  }

  readonly #onColours = (): void => {
    this.#drawing = null;
    if (this.isConnected) this.requestUpdate();
  };

  readonly #onMore = (event: Event): void => {
    const grouping = (event.currentTarget as HTMLElement).dataset['grouping'] as Grouping;
    const opened = new Set(this.opened);
    if (!opened.delete(grouping)) opened.add(grouping);
    this.opened = opened;
  };

  readonly #onChoice = (choice: Partial<Choice>): void => {
    const {direction = this.wording.direction, wording = this.wording.wording, ...rest} = choice;
    this.wording = {direction, wording};
    Object.assign(this, rest);
  };

  readonly #onSheet = (): void => save(this, 'tt-01-2018.csv', this.sheetCsv());

  readonly #onDislikes = (): void => save(this, '766-dislikes.csv', this.dislikesCsv());

  #onCsv(): void {
    save(this, `${this.#fileName()}.csv`, this.csv());
  }

  async #onPicture(): Promise<void> {
    const picture = await this.picture();
    if (picture) save(this, `${this.#fileName()}.png`, picture);
  }

  async #onCopy(): Promise<void> {
    const sentence = this.sentence();
    const done = await navigator.clipboard?.writeText(sentence).then(
      () => true,
      () => false,
    );
    this.copied = {sentence, done: done === true};
  }

  #onPrint(): void {
    printOnA4();
  }

  #onTables(): void {
    this.tables = !this.tables;
  }

  #onRetry(): void {
    this.#data.retry();
  }

  #fileName(): string {
    const days = [this.#known?.from, this.#known?.to].filter((day) => /^[\d-]+$/.test(day ?? ''));
    return ['satisfaction', ...days].join('_');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'satisfaction-report': SatisfactionReport;
  }
}
