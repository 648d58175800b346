import {html, nothing, type ReactiveControllerHost} from 'lit';
import {DataController} from '../../base/data.js';
import {hallAddress} from '../../base/hall-address.js';
import {addStyles} from '../../base/late.js';
import {LocaleController} from '../../base/locale.js';
import {staleMark} from '../../base/marks.js';
import {readVotes} from '../votes.js';
import {figureMessages} from './figures.messages.js';
import {figureStyles} from './figures.styles.js';
import {renderStar, scores} from './stars.js';

/* Count and average. Loaded beside the stars, which can be chosen before the figures are here. */

type Host = ReactiveControllerHost &
  HTMLElement & {data: unknown; src: string; refresh: number; hall: string; minimum: number; readonly page: string};

/** The figures of one page, from wherever its element was told to take them. */
export class Figures {
  readonly #locale: LocaleController<(typeof figureMessages)['vi']>;
  readonly #data: DataController<ReturnType<typeof readVotes>['value']>;

  constructor(private readonly host: Host) {
    addStyles(host.shadowRoot!, figureStyles);
    this.#locale = new LocaleController(host, figureMessages);
    this.#data = new DataController(
      host,
      readVotes,
      () => host.src || hallAddress(host.hall, `votes/${encodeURIComponent(host.page)}`),
    );
  }

  get failed(): boolean {
    return this.#data.state === 'failed';
  }

  /** Asks again, now. */
  readonly retry = (): void => {
    if (this.host.data == null && this.#data.state !== 'empty') this.#data.retry();
  };

  render() {
    const {text} = this.#locale;
    const {state, value} = this.#data;
    if (state === 'empty') return nothing;
    if (!value && state === 'loading') return html`<p role="status">${text.loading}</p>`;
    if (!value) return this.#renderFault(navigator.onLine ? text.failed : text.offline);
    if (value.n === 0) return html`<p>${text.empty}</p>`;
    const enough = value.n >= this.host.minimum;
    return html`
      ${enough ? this.#renderAverage(value.average!) : nothing}
      <p>${text.count(value.n, this.#locale.number(value.n))}</p>
      ${enough ? nothing : html`<p>${text.tooFew(this.#locale.number(this.host.minimum))}</p>`}
      ${this.failed ? this.#renderFault(text.stale) : nothing}
    `;
  }

  #renderAverage(average: number) {
    const written = this.#locale.number(average, {minimumFractionDigits: 1, maximumFractionDigits: 1});
    const halves = Math.round(average * 2) / 2;
    return html`<p class="average">
      <b>${written}</b>
      <span>${this.#locale.text.outOf}</span>
      <span class="row">${scores.map((score) => renderStar(Math.min(1, Math.max(0, halves - score + 1))))}</span>
    </p>`;
  }

  #renderFault(said: string) {
    return html`<p class="bad" role="status">${staleMark()}<span>${said}</span></p>
      ${
        this.host.data == null
          ? html`<button type="button" @click=${this.retry}>${this.#locale.text.retry}</button>`
          : nothing
      }`;
  }
}
