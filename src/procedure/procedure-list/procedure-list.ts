import {html, nothing, render, type PropertyValues, type TemplateResult} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {live} from 'lit/directives/live.js';
import {CounterElement} from '../../base/counter-element.js';
import {DataController} from '../../base/data.js';
import {collator} from '../../base/formats.js';
import {LocaleController} from '../../base/locale.js';
import {searchMark, staleMark} from '../../base/marks.js';
import {fold} from '../../core/text.js';
import {
  facetNames,
  narrow,
  nothingChosen,
  offered,
  toggled,
  type Chosen,
  type Counts,
  type FacetName,
} from '../facets.js';
import {readProcedures, type Procedure} from '../procedure.js';
import {indexing, search, type Index, type Range} from '../search.js';
import {messages} from './procedure-list.messages.js';
import {styles} from './procedure-list.styles.js';
import {renderRow, type Labels} from './row.js';
import {RowWindow} from './row-window.js';

/** Which procedure was chosen. */
export interface ProcedureSelectDetail {
  /** Its code; empty where it has none. */
  code: string;
}

/** In which order procedures are listed. */
export type ProcedureOrder = 'relevance' | 'name' | 'code';

interface Item {
  row: Procedure;
  ranges: readonly Range[];
}

const fieldsShown = 6;
const sliceTime = 8;

/**
 * The procedures of an office, found as people type them: without marks, in unfinished Telex, with a slip.
 *
 * @tag procedure-list
 * @slot heading - The heading. Replaces the default one.
 * @fires {CustomEvent<ProcedureSelectDetail>} procedure-select - A procedure was chosen. Bubbles; cancelled, no link is followed.
 * @fires {CustomEvent<DataErrorDetail>} data-error - Some or all of the data could not be used. Bubbles.
 * @csspart box - The search box.
 * @csspart list - The list of procedures.
 * @csspart row - One procedure.
 * @cssstate failed - The data could not be loaded.
 */
export class ProcedureList extends CounterElement {
  static override readonly tag = 'procedure-list';
  static override readonly styles = styles;

  /** The procedures: a list, or an object that holds it as `procedures`. Wins over `src`. */
  @property({attribute: false}) data: unknown;

  /** Address of the procedures as JSON. */
  @property({useDefault: true}) src = '';

  /** Seconds between conditional requests to `src`; 0 asks once. */
  @property({type: Number}) refresh = 0;

  /** What is searched for. */
  @property() query = '';

  /** Address of one procedure, with `{code}` where its code belongs. Only http and https are followed. */
  @property() href = '';

  /** Name of the parameter in the page's address that keeps the search, such as `q`. None unless given. */
  @property() parameter = '';

  /** The order of the list. */
  @property() order: ProcedureOrder = 'relevance';

  @state() private chosen: Chosen = nothingChosen;
  @state() private open = false;
  @state() private allFields = false;
  @query('input[type=search]') private readonly input!: HTMLInputElement;

  readonly #locale = new LocaleController(this, messages);
  readonly #data = new DataController(this, readProcedures);
  readonly #window = new RowWindow(
    this,
    () => this.renderRoot.querySelector('.list'),
    (place, node) => this.#draw(place, node),
  );
  #rows: readonly Procedure[] = [];
  #totals: Record<FacetName, Map<string, number>> = {field: new Map(), online: new Map(), within: new Map()};
  #index: Index<Procedure> | undefined;
  #slice: ReturnType<typeof setTimeout> | undefined;
  #address: ReturnType<typeof setTimeout> | undefined;
  #items: readonly Item[] = [];
  #counts: Counts = this.#totals;
  #shown: readonly unknown[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('popstate', this.#readAddress);
    window.addEventListener('online', this.#backOnline);
    if (this.#rows.length > 0 && !this.#index) this.#startIndex();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#readAddress);
    window.removeEventListener('online', this.#backOnline);
    clearTimeout(this.#slice);
    clearTimeout(this.#address);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('parameter')) this.#readAddress();
  }

  protected override update(changed: PropertyValues<this>): void {
    const fresh = this.#prepare(); // here and not in willUpdate: the data is read between the two
    super.update(changed);
    this.#window.show(this.#items.length, fresh);
    this.setState('failed', this.#data.state === 'failed');
  }

  protected override render() {
    const {text} = this.#locale;
    return html`
      <div class="frame ${this.open ? 'open' : ''}">
        <slot name="heading"><h2>${text.heading}</h2></slot>
        ${this.#renderBox()}
        <button class="filter" type="button" aria-expanded=${this.open} aria-controls="facets" @click=${this.#onFilter}>
          ${text.filter}<span>${text.chosen(this.#chosenCount())}</span>
        </button>
        <div class="facets" id="facets">${facetNames.map((facet) => this.#renderFacet(facet))}${this.#renderUnfilter()}</div>
        <div class="results">
          <div class="summary ${this.#items.length === 0 && this.#data.state !== 'loading' ? 'bare' : ''}">
            <p role="status">${this.#renderSummary()}</p>
            ${this.#renderOrder()}
          </div>
          ${this.#renderNotice()}
          <div class="columns" aria-hidden="true">
            <span>${text.columnName}</span><span>${text.columnDeadline}</span><span>${text.columnFee}</span
            ><span>${text.columnOnline}</span>
          </div>
          <div class="list" role="list" part="list" ?hidden=${this.#items.length === 0} @keydown=${this.#onListKey}></div>
          ${this.#items.length === 0 ? this.#renderNothing() : nothing}
        </div>
      </div>
    `;
  }

  #renderBox(): TemplateResult {
    const {text} = this.#locale;
    return html`
      <div class="box" part="box" role="search">
        ${searchMark()}
        <input
          type="search"
          aria-label=${text.search}
          placeholder=${text.placeholder}
          autocomplete="off"
          autocapitalize="none"
          spellcheck="false"
          enterkeyhint="search"
          .value=${live(this.query)}
          @input=${this.#onInput}
          @keydown=${this.#onInputKey}
        />
        <button type="button" ?hidden=${this.query === ''} @click=${this.#onClear}>${text.clear}</button>
      </div>
    `;
  }

  #renderFacet(facet: FacetName): TemplateResult | typeof nothing {
    const all = this.#totals[facet];
    if (all.size === 0) return nothing;
    const values = offered(facet, all, this.#counts[facet]);
    const long = facet === 'field' && values.length > fieldsShown + 1;
    const most = Math.max(3, Math.min(fieldsShown, this.#counts[facet].size)); // what would leave nothing can wait
    const short = values.filter((value, place) => place < most || this.chosen[facet].has(value));
    return html`
      <fieldset>
        <legend>${this.#locale.text[facet]}</legend>
        ${(long && !this.allFields ? short : values).map((value) => this.#renderValue(facet, value))}
        ${long ? this.#renderMore(values.length - short.length) : nothing}
      </fieldset>
    `;
  }

  #renderMore(count: number): TemplateResult {
    const {text} = this.#locale;
    return html`<button class="plain" type="button" aria-expanded=${this.allFields} @click=${this.#onMore}>
      ${this.allFields ? text.fewer : text.more(this.#locale.number(count))}
    </button>`;
  }

  #renderValue(facet: FacetName, value: string): TemplateResult {
    const count = this.#counts[facet].get(value) ?? 0;
    const checked = this.chosen[facet].has(value);
    return html`<label class=${count === 0 ? 'zero' : ''}>
      <input
        type="checkbox"
        .checked=${live(checked)}
        ?disabled=${count === 0 && !checked}
        data-facet=${facet}
        .value=${value}
        @change=${this.#onFacet}
      />
      <span lang=${facet === 'field' && value ? 'vi' : nothing}>${this.#word(facet, value)}</span>
      <span class="number">${this.#locale.number(count)}</span>
    </label>`;
  }

  #renderUnfilter(): TemplateResult | typeof nothing {
    if (this.#chosenCount() === 0) return nothing;
    return html`<button class="plain" type="button" @click=${this.#onUnfilter}>${this.#locale.text.unfilter}</button>`;
  }

  #renderSummary(): TemplateResult | string {
    const {text} = this.#locale;
    if (this.#data.state === 'loading') return text.loading;
    if (this.#items.length === 0) return '';
    const count = text.count(this.#items.length, this.#locale.number(this.#items.length));
    const asked = this.query.trim();
    if (!asked) return html`<b>${count}</b>`;
    return html`<b>${count}</b> ${this.#index ? text.matching(this.#meant(asked)) : text.preparing}`;
  }

  #renderOrder(): TemplateResult {
    const {text} = this.#locale;
    const orders = {relevance: text.relevance, name: text.byName, code: text.byCode};
    return html`<select aria-label=${text.order} ?hidden=${this.#items.length < 2} @change=${this.#onOrder}>
      ${Object.entries(orders).map(
        ([order, word]) => html`<option value=${order} ?selected=${order === this.order}>${word}</option>`,
      )}
    </select>`;
  }

  #renderNotice(): TemplateResult | typeof nothing {
    const {text} = this.#locale;
    const {state, faults} = this.#data;
    if (this.#rows.length === 0 || faults.length === 0) return nothing;
    const said = state === 'failed' ? text.stale : text.partly(faults.length, this.#locale.number(faults.length));
    return html`<p class="notice" role="status">${staleMark()}<span>${said}</span>${this.#renderRetry()}</p>`;
  }

  #renderRetry(): TemplateResult | typeof nothing {
    if (this.data != null || !this.src) return nothing;
    return html`<button class="plain" type="button" @click=${this.#onRetry}>${this.#locale.text.retry}</button>`;
  }

  /** Where the first row would be, when there is none. */
  #renderNothing(): TemplateResult {
    const {text} = this.#locale;
    const {state, faults} = this.#data;
    const asked = this.query.trim();
    if (state === 'loading')
      return html`<div class="waiting" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => this.#renderWaiting())}</div>`;
    if (this.#rows.length > 0) {
      const said = asked && this.#chosenCount() === 0 ? text.none(asked) : text.noneChosen;
      return html`<div class="nothing" role="status"><p>${said}</p>${asked ? html`<p class="advice">${text.advice}</p>` : nothing}</div>`;
    }
    if (faults.length === 0) return html`<div class="nothing" role="status"><p>${text.empty}</p></div>`;
    const said = state === 'ready' ? text.unreadable : navigator.onLine ? text.failed : text.offline;
    return html`<div class="nothing bad" role="alert">${staleMark()}<p>${said}</p>${this.#renderRetry()}</div>`;
  }

  #renderWaiting(): TemplateResult {
    const {text} = this.#locale;
    return html`<p><span>${text.columnName}</span><span>${text.columnDeadline}</span><span>${text.columnFee}</span><span>${text.columnOnline}</span></p>`;
  }

  #draw(place: number, node: HTMLElement): void {
    const item = this.#items[place];
    if (!item) return;
    node.setAttribute('role', 'listitem');
    node.setAttribute('part', 'row');
    node.setAttribute('aria-setsize', String(this.#items.length));
    node.setAttribute('aria-posinset', String(place + 1));
    render(renderRow(item.row, item.ranges, this.#labels(), this.#link(item.row.code), this.#onRow), node, {
      host: this,
    });
  }

  #labels(): Labels {
    const {text} = this.#locale;
    return {...text, deadline: text.columnDeadline, fee: text.columnFee, online: text.columnOnline};
  }

  /** Brings rows, index, matches and counts up to date. Says whether other rows are listed than before. */
  #prepare(): boolean {
    const rows = this.#data.value ?? [];
    if (rows !== this.#rows) this.#take(rows);
    const asked = this.query.trim();
    const shown = [this.#rows, asked && this.#index, asked, this.chosen, this.order, this.#locale.language];
    if (shown.every((value, place) => Object.is(value, this.#shown[place]))) return false;
    this.#shown = shown;
    const {fitting, counts} = narrow(this.#found(), this.chosen);
    this.#counts = counts;
    this.#items = this.#sorted(fitting);
    return true;
  }

  #take(rows: readonly Procedure[]): void {
    this.#rows = rows;
    this.#totals = narrow(
      rows.map((row) => ({row})),
      nothingChosen,
    ).counts as Record<FacetName, Map<string, number>>;
    this.#startIndex();
  }

  #found(): readonly Item[] {
    if (this.query.trim() && this.#index) return search(this.#index, this.query, {limit: Infinity});
    return this.#rows.map((row) => ({row, ranges: []}));
  }

  #sorted(items: Item[]): readonly Item[] {
    if (this.order !== 'name' && this.order !== 'code') return items;
    const {order} = this;
    const {compare} = collator(order === 'name' ? this.#locale.language : 'vi');
    return items.sort((one, other) => compare(one.row[order], other.row[order]));
  }

  /** In slices, so that a national list never holds the page up. */
  #startIndex(): void {
    clearTimeout(this.#slice);
    this.#index = undefined;
    const steps = indexing(this.#rows);
    const go = (): void => {
      const until = performance.now() + sliceTime;
      let step = steps.next();
      while (!step.done && performance.now() < until) step = steps.next();
      if (!step.done) this.#slice = setTimeout(go);
      else {
        this.#index = step.value;
        if (this.query) this.requestUpdate();
      }
    };
    go();
  }

  /** What was asked with the marks it was asked without, where the best row leaves no doubt. */
  #meant(asked: string): string {
    const best = this.order === 'relevance' ? this.#items[0] : undefined;
    const [range, more] = best?.ranges ?? [];
    const written = range && !more ? best!.row.name.slice(...range).toLocaleLowerCase('vi') : '';
    return written && fold(written) === asked.toLowerCase() ? written : asked;
  }

  #word(facet: FacetName, value: string): string {
    const {text} = this.#locale;
    if (facet === 'field') return value || text.unknown;
    return text[value as 'full' | 'sameDay' | 'unknown'];
  }

  #chosenCount(): number {
    return facetNames.reduce((sum, facet) => sum + this.chosen[facet].size, 0);
  }

  #link(code: string): string {
    if (!this.href || !code) return '';
    try {
      const url = new URL(this.href.replaceAll('{code}', encodeURIComponent(code)), this.ownerDocument.baseURI);
      return /^https?:$/.test(url.protocol) ? url.href : '';
    } catch {
      return '';
    }
  }

  #ask(asked: string): void {
    this.query = asked;
    if (!this.parameter) return;
    clearTimeout(this.#address); // browsers allow a hundred changes of the address in half a minute
    this.#address = setTimeout(() => {
      const url = new URL(location.href);
      if (this.query) url.searchParams.set(this.parameter, this.query);
      else url.searchParams.delete(this.parameter);
      history.replaceState(history.state, '', url);
    }, 300);
  }

  readonly #readAddress = (): void => {
    const asked = this.parameter ? new URLSearchParams(location.search).get(this.parameter) : null;
    if (asked !== null) this.query = asked;
  };

  readonly #backOnline = (): void => {
    if (this.#data.state === 'failed') this.#data.retry();
  };

  #onInput(event: Event): void {
    this.#ask((event.target as HTMLInputElement).value);
  }

  #onClear(): void {
    this.#ask('');
    this.input.focus();
  }

  #onFilter(): void {
    this.open = !this.open;
  }

  #onMore(): void {
    this.allFields = !this.allFields;
  }

  #onUnfilter(): void {
    this.chosen = nothingChosen;
  }

  #onFacet(event: Event): void {
    const input = event.target as HTMLInputElement;
    this.chosen = toggled(this.chosen, input.dataset['facet'] as FacetName, input.value);
  }

  #onOrder(event: Event): void {
    this.order = (event.target as HTMLSelectElement).value as ProcedureOrder;
  }

  #onRetry(): void {
    this.#data.retry();
  }

  readonly #onRow = (event: Event): void => {
    const item = this.#items[this.#window.placeOf(event.currentTarget as Node)];
    if (item && !this.#select(item.row.code)) event.preventDefault();
  };

  #select(code: string): boolean {
    return this.dispatchEvent(
      new CustomEvent<ProcedureSelectDetail>('procedure-select', {bubbles: true, cancelable: true, detail: {code}}),
    );
  }

  #onInputKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.query) {
      event.preventDefault();
      this.#ask('');
    } else if (event.key === 'ArrowDown') this.#focus(event, 0);
  }

  #onListKey(event: KeyboardEvent): void {
    const place = this.#window.placeOf(event.target as Node);
    const last = this.#items.length - 1;
    const goal = {ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: last}[event.key];
    if (goal === undefined || place < 0) return;
    if (goal < 0) this.input.focus();
    else this.#focus(event, Math.min(goal, last));
  }

  #focus(event: Event, place: number): void {
    const target = this.#window.reach(place)?.querySelector<HTMLElement>('.target');
    if (!target) return;
    event.preventDefault();
    target.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'procedure-list': ProcedureList;
  }
  interface HTMLElementEventMap {
    'procedure-select': CustomEvent<ProcedureSelectDetail>;
  }
}
