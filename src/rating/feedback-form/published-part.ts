import {html, nothing, type ReactiveControllerHost} from 'lit';
import {DataController} from '../../base/data.js';
import type {LocaleController} from '../../base/locale.js';
import {staleMark} from '../../base/marks.js';
import type {PublishedComment} from '../feedback.js';
import {isMoment, readPublished, type PublishedPage} from '../published.js';
import type {messages} from './feedback-form.messages.js';

type Host = ReactiveControllerHost & HTMLElement & {data: unknown; src: string; refresh: number};

/** How many comments are shown at once. */
const pageSize = 10;
const patience = 15_000;

/** The part of the form that lists what the office has published. */
export class PublishedPart {
  readonly #data: DataController<PublishedPage>;
  /** The first page, to see when it is another. */
  #first: PublishedPage | undefined;
  /** Pages asked for after it. */
  #later: PublishedComment[] = [];
  #next: string | null = null;
  #shown = pageSize;
  #moreFailed = false;
  #asking = false;

  constructor(
    private readonly host: Host,
    private readonly locale: LocaleController<(typeof messages)['vi']>,
    private readonly address: () => string,
    private readonly categoryName: (id: string) => string,
  ) {
    this.#data = new DataController(host, readPublished, address);
  }

  /** Whether there is any source of published comments. */
  get there(): boolean {
    return this.#data.state !== 'empty';
  }

  get failed(): boolean {
    return this.#data.state === 'failed';
  }

  /** From the newest on again. */
  reset(): void {
    this.#shown = pageSize;
  }

  render() {
    const {text} = this.locale;
    const {state, value, faults} = this.#data;
    this.#follow(value);
    if (!value && state === 'loading') return html`<p class="note" role="status">${text.loading}</p>`;
    if (!value && state === 'failed') return this.#renderFault(navigator.onLine ? text.failed : text.offline);
    const all = [...(value?.comments ?? []), ...this.#later];
    const more = all.length > this.#shown || this.#next !== null;
    return html`
      ${state === 'failed' ? this.#renderFault(text.stale) : nothing}
      ${
        state === 'ready' && faults.length > 0
          ? html`<p class="note">${staleMark()}<span>${text.partly(faults.length, this.locale.number(faults.length))}</span></p>`
          : nothing
      }
      ${all.length === 0 ? html`<p class="note">${text.empty}</p>` : nothing}
      <ol part="comments" ?hidden=${all.length === 0}>
        ${all.slice(0, this.#shown).map((comment) => this.#renderComment(comment))}
      </ol>
      ${this.#moreFailed ? html`<p class="note" role="status">${text.moreFailed}</p>` : nothing}
      ${more ? html`<button type="button" class="plain" @click=${this.#onMore}>${text.more}</button>` : nothing}
    `;
  }

  #renderComment({at, category, text: said, answer, answeredAt}: PublishedComment) {
    const {text} = this.locale;
    return html`<li>
      <p class="about">
        <span>${this.categoryName(category)}</span><span>${this.locale.longDate(at)}</span>
      </p>
      <p class="prose">${said}</p>
      ${
        answer
          ? html`<div class="answer">
              <h3>${text.answer}</h3>
              <p class="prose">${answer}</p>
              ${isMoment(answeredAt) ? html`<p class="hint">${this.locale.longDate(answeredAt)}</p>` : nothing}
            </div>`
          : html`<p class="hint">${text.noAnswer}</p>`
      }
    </li>`;
  }

  #renderFault(said: string) {
    return html`<p class="note" role="status">${staleMark()}<span>${said}</span></p>
      ${
        this.host.data == null
          ? html`<button type="button" class="plain" @click=${this.#onRetry}>${this.locale.text.retry}</button>`
          : nothing
      }`;
  }

  /** A fresh first page begins the list anew. */
  #follow(first: PublishedPage | undefined): void {
    if (first === this.#first) return;
    this.#first = first;
    this.#later = [];
    this.#next = this.host.data == null ? (first?.next ?? null) : null;
    this.#moreFailed = false;
  }

  readonly #onRetry = (): void => this.#data.retry();

  readonly #onMore = (): void => {
    const known = (this.#first?.comments.length ?? 0) + this.#later.length;
    this.#shown += pageSize;
    if (this.#shown > known && this.#next !== null) void this.#loadMore(this.#next);
    this.host.requestUpdate();
  };

  async #loadMore(next: string): Promise<void> {
    if (this.#asking) return;
    const first = this.#first;
    this.#asking = true;
    this.#moreFailed = false;
    const page = await fetchPage(this.address(), next);
    this.#asking = false;
    if (first === this.#first) {
      this.#moreFailed = page === null;
      if (page) {
        this.#later = [...this.#later, ...page.comments];
        this.#next = page.next;
      }
    }
    this.host.requestUpdate();
  }
}

async function fetchPage(address: string, after: string): Promise<PublishedPage | null> {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), patience);
  try {
    const url = new URL(address, document.baseURI);
    url.searchParams.set('after', after);
    const response = await fetch(url, {signal: abort.signal, headers: {Accept: 'application/json'}});
    return response.ok ? readPublished(await response.json()).value : null;
  } catch {
    return null;
  } finally {
    clearTimeout(late);
  }
}
