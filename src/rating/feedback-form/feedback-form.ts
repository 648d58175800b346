import {html, nothing, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {hallAddress} from '../../base/hall-address.js';
import {tellKept, type KeepsAnswers} from '../../base/kept.js';
import {LocaleController} from '../../base/locale.js';
import {RadioKeys} from '../../base/radio-keys.js';
import {TickerController} from '../../base/ticker.js';
import {newId} from '../../core/ids.js';
import {
  openOutbox,
  type Outbox,
  type OutboxExport,
  type OutboxOptions,
  type OutboxState,
} from '../../services/outbox/outbox.js';
import {
  feedbackOf,
  isCategory,
  type FeedbackCategory,
  type FeedbackDraft,
  type KeptFeedback,
} from '../feedback-draft.js';
import {newReceiptCode} from '../receipt-code.js';
import {messages, usualCategories} from './feedback-form.messages.js';
import {styles} from './feedback-form.styles.js';
import {FollowPart} from './follow-up.js';
import {PublishedPart} from './published-part.js';
import {ReceiptPart} from './receipt-part.js';
import {FeedbackStore} from './store.js';
import {WritePart} from './write-part.js';

/** Detail of `feedback-taken`: which comment, and nothing of what it says. */
export interface FeedbackTakenDetail {
  id: string;
}

/** The parts of the form. */
export type FeedbackView = 'write' | 'follow' | 'published';

/** How long a kiosk waits for somebody who does not touch it, and how long before the end it says so. */
export interface FeedbackTimes {
  idle: number;
  warn: number;
}

/**
 * Comments and petitions: written, kept, followed by a receipt code; and the list of those published.
 *
 * @tag feedback-form
 * @slot heading - The heading. Replaces the default one.
 * @slot privacy - What is done with what people write. Replaces the default sentences.
 * @fires {CustomEvent<FeedbackTakenDetail>} feedback-taken - A comment is written down. Says nothing of it. Bubbles.
 * @fires {Event} kept-change - What is kept on this device has changed. Bubbles.
 * @fires {CustomEvent<DataErrorDetail>} data-error - Some or all of the published comments could not be used. Bubbles.
 * @csspart form - The form where somebody writes.
 * @csspart comments - The list of published comments.
 * @cssstate kept - A comment was just written down, and its code is on screen.
 * @cssstate failed - The published comments could not be loaded.
 */
export class FeedbackForm extends CounterElement implements KeepsAnswers {
  static override readonly tag = 'feedback-form';
  static override readonly styles = styles;

  /** Address of the hall: `https://…/halls/1`, or `local:NAME` to keep comments on this machine. */
  @property({reflect: true, useDefault: true}) hall = '';

  /** Where comments are sent and asked about, where that is not the hall. */
  @property() endpoint = '';

  /** The published comments: a list, or an object that holds it as `comments`. Wins over `src`. */
  @property({attribute: false}) data: unknown;

  /** Address of the published comments as JSON, where that is not the hall. */
  @property({useDefault: true}) src = '';

  /** Seconds between conditional requests for the published comments; 0 asks once. */
  @property({type: Number}) refresh = 0;

  /** The kinds of comments to choose from, where they are not the usual five. */
  @property({attribute: false}) categories: readonly FeedbackCategory[] | null = null;

  /** How many days the office keeps what people write: said in the privacy notice. */
  @property({type: Number, attribute: 'keep-days'}) keepDays = 365;

  /** A shared screen: large targets, no files, and everything is wiped when nobody touches it. */
  @property({type: Boolean, reflect: true}) kiosk = false;

  /** Which part is shown. */
  @property({reflect: true, useDefault: true}) view: FeedbackView = 'write';

  readonly #locale = new LocaleController(this, messages);
  readonly #keys = new RadioKeys();
  readonly #store = new FeedbackStore({
    open: (options) => this.openOutbox(options),
    endpoint: () => this.#endpoint || null,
    changed: () => this.#storeChanged(),
  });
  readonly #write = new WritePart(this, this.#locale, {
    categories: () => this.#categories,
    send: (draft) => this.#send(draft),
  });
  readonly #receipt = new ReceiptPart(this, this.#locale, {
    goesOut: () => this.#endpoint !== '',
    kiosk: () => this.kiosk,
    another: () => this.#writeAnother(),
  });
  readonly #follow = new FollowPart(this, this.#locale, {
    address: () => `${this.#endpoint}/codes`,
    waitsHere: async (code) => (await this.#store.find(code)) === 'waiting',
  });
  readonly #published = new PublishedPart(
    this,
    this.#locale,
    () => this.src || this.#endpoint,
    (id) => this.#locale.pick(this.#categories.find((category) => category.id === id)?.name ?? id),
  );
  /** When somebody last touched the form, on a clock that never jumps. */
  #touched = 0;
  #left: number | null = null;

  constructor() {
    super();
    new TickerController(this, () => this.#tick());
  }

  /** What staff may know of what is kept; `null` before that is known. */
  get kept(): OutboxState | null {
    return this.#store.outbox?.state ?? null;
  }

  /** Everything this device keeps of comments, to be carried away; `null` where nothing is kept. */
  async exportKept(): Promise<OutboxExport<KeptFeedback> | null> {
    return (await this.#store.outbox?.export()) ?? null;
  }

  /** Forgets what stands here, for the next visitor. What was written down stays kept. */
  reset(): void {
    this.#write.reset();
    this.#receipt.reset();
    this.#follow.reset();
    this.#published.reset();
    this.#left = null;
    this.view = 'write';
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#onPageShow);
    addEventListener('online', this.#onNetwork);
    addEventListener('offline', this.#onNetwork);
    document.addEventListener('kiosk-reset', this.#onNextVisitor);
    this.#store.open(this.#endpoint || this.hall);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#onPageShow);
    removeEventListener('online', this.#onNetwork);
    removeEventListener('offline', this.#onNetwork);
    document.removeEventListener('kiosk-reset', this.#onNextVisitor);
    this.#store.close();
  }

  /** How long things last; tests shorten it. */
  protected get times(): FeedbackTimes {
    return {idle: 90_000, warn: 20_000};
  }

  /** The clock that idleness is measured by; tests bring one of their own. */
  protected now(): number {
    return performance.now();
  }

  /** Opens the store of comments; tests put another in its place. */
  protected openOutbox(options: OutboxOptions<KeptFeedback>): Outbox<KeptFeedback> {
    return openOutbox(options);
  }

  protected override willUpdate(): void {
    if (this.isConnected) this.#store.open(this.#endpoint || this.hall);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.setState('kept', this.#receipt.code !== '');
    this.setState('failed', this.#published.failed);
  }

  protected override render() {
    const {text} = this.#locale;
    const views = this.#views;
    return html`
      <div class="frame" @pointerdown=${this.#onTouch} @keydown=${this.#onKey} @input=${this.#onTouch}>
        <slot name="heading"><h2>${text.heading}</h2></slot>
        <nav aria-label=${text.views} ?hidden=${views.length < 2}>
          ${views.map(
            (view) =>
              html`<button type="button" aria-current=${view === this.#shown ? 'true' : 'false'} @click=${() => this.#turnTo(view)}>
                ${text[view]}
              </button>`,
          )}
        </nav>
        <div class="body">${this.#renderView()}</div>
        ${this.#left === null ? nothing : this.#renderWarning(this.#left)}
      </div>
    `;
  }

  #renderView() {
    if (this.#shown === 'follow') return this.#follow.render();
    if (this.#shown === 'published') return this.#published.render();
    return this.#receipt.code ? this.#receipt.render() : this.#write.render();
  }

  #renderWarning(seconds: number) {
    const {text} = this.#locale;
    return html`<div class="warning" role="alert">
      <p>${text.warning(seconds)}</p>
      <button type="button" class="strong" @click=${this.#onTouch}>${text.stay}</button>
    </div>`;
  }

  /** Forgets the last visitor when a page comes back from the browser's memory. */
  readonly #onPageShow = ({persisted}: PageTransitionEvent): void => {
    if (persisted) this.reset();
  };

  /** A frame around it says that another visitor is meant. */
  readonly #onNextVisitor = (): void => this.reset();

  readonly #onNetwork = (): void => this.requestUpdate();

  #onTouch(): void {
    this.#touched = this.now();
    if (this.#left === null) return;
    this.#left = null;
    this.requestUpdate();
  }

  #onKey(event: KeyboardEvent): void {
    this.#onTouch();
    this.#keys.take(event);
  }

  #writeAnother(): void {
    this.reset();
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.choices input')?.focus());
  }

  #turnTo(view: FeedbackView): void {
    if (view === 'write' && this.#shown === 'write') this.#receipt.reset();
    this.view = view;
  }

  /** Mints the code and writes the comment down; whoever sees the code may go. */
  async #send(draft: FeedbackDraft): Promise<void> {
    const {outbox} = this.#store;
    if (!outbox) throw new Error('There is no hall to write to.');
    const about = {code: newReceiptCode(), salt: newId(), language: this.#locale.language};
    const channel = this.kiosk ? 'kiosk' : 'web';
    const {id} = await outbox.put(feedbackOf(draft, {...about, channel}), {holdMilliseconds: 0});
    this.dispatchEvent(new CustomEvent<FeedbackTakenDetail>('feedback-taken', {bubbles: true, detail: {id}}));
    if (this.#write.draft !== draft) return; // another visitor stands here by now
    this.#write.reset();
    this.#receipt.show(about.code);
    this.#storeChanged();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.thanks')?.focus();
  }

  #storeChanged(): void {
    tellKept(this);
    const {code} = this.#receipt;
    if (!code) return;
    void this.#store.find(code).then((whereabouts) => {
      if (whereabouts) this.#receipt.follow(code, whereabouts);
    });
  }

  /** On a kiosk, the end of a visit that nobody goes on with. */
  #tick(): void {
    const begun = this.#write.begun || this.#follow.begun || this.#receipt.code !== '' || this.view !== 'write';
    if (!this.kiosk || !begun) this.#touched = this.now();
    const left = this.times.idle - (this.now() - this.#touched);
    const seconds = left <= this.times.warn ? Math.ceil(left / 1000) : null;
    if (left <= 0) this.reset();
    else if (seconds !== this.#left) {
      this.#left = seconds;
      this.requestUpdate();
    }
  }

  get #shown(): FeedbackView {
    return this.#views.includes(this.view) ? this.view : 'write';
  }

  get #views(): readonly FeedbackView[] {
    return [
      'write',
      ...(this.#endpoint ? (['follow'] as const) : []),
      ...(this.#published.there ? (['published'] as const) : []),
    ];
  }

  get #categories(): readonly FeedbackCategory[] {
    const own = Array.isArray(this.categories) ? this.categories.filter(isCategory) : [];
    return own.length > 0 ? own : usualCategories;
  }

  get #endpoint(): string {
    return this.endpoint || hallAddress(this.hall, 'feedback');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'feedback-form': FeedbackForm;
  }
  interface HTMLElementEventMap {
    'feedback-taken': CustomEvent<FeedbackTakenDetail>;
  }
}
