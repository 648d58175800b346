import {html, LitElement, nothing, type PropertyValues} from 'lit';
import {property, state} from 'lit/decorators.js';
import {CounterElement, internals} from '../../base/counter-element.js';
import {WordsController} from '../../base/words.js';
import type {Outbox, OutboxExport, OutboxOptions, OutboxState} from '../../services/outbox/contract.js';
import type {Figures} from './figures.js';
import type {KeptVote, Said, VoteKeeper} from './keeper.js';

export type {KeptVote} from './keeper.js';
import {messages} from './star-rating.messages.js';
import {styles} from './star-rating.styles.js';
import {renderStar, scores} from './stars.js';

/** The store is made ready when the page has settled. */
const settled = 2000;

/** A score from 1 to 5, or `null`. */
function toScore(value: unknown): number | null {
  return scores.find((score) => score === Number(value)) ?? null;
}

/**
 * A page is rated with one to five stars, and shows how many have rated it and how.
 *
 * @tag star-rating
 * @slot heading - The heading. Replaces the default one.
 * @slot question - The question asked. Replaces the default one.
 * @fires {Event} input - The visitor chose a number of stars. Bubbles.
 * @fires {Event} change - The visitor chose a number of stars. Bubbles.
 * @fires {Event} kept-change - What is kept on this device has changed. Bubbles.
 * @fires {CustomEvent<DataErrorDetail>} data-error - Some or all of the figures could not be used. Bubbles.
 * @csspart figures - Count and average.
 * @csspart stars - The stars that can be chosen.
 * @cssprop [--star-rating-colour] - Colour of a filled star; the ink of the page unless given.
 * @cssstate kept - The visitor's choice is written down.
 * @cssstate failed - The figures could not be loaded.
 */
export class StarRating extends CounterElement {
  static override readonly tag = 'star-rating';
  static readonly formAssociated = true;
  static override readonly styles = styles;
  static override readonly shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true};

  /** What is rated: the page's own name for it. The path of its address where it is empty. */
  @property() subject = '';

  /** Address of the hall that counts: `https://…/halls/1`, or `local:NAME` to keep votes on this machine. */
  @property({reflect: true, useDefault: true}) hall = '';

  /** Where votes are sent, where that is not the hall. */
  @property() endpoint = '';

  /** The figures: `{levels: [{score, count}]}`. Wins over `src`. */
  @property({attribute: false}) data: unknown;

  /** Address of the figures as JSON, where that is not the hall. */
  @property({useDefault: true}) src = '';

  /** Seconds between conditional requests for the figures; 0 asks once. */
  @property({type: Number}) refresh = 0;

  /** Fewest votes for which an average is shown. From five on no single vote moves it by a whole star. */
  @property({type: Number}) minimum = 5;

  /** Name under which the score is submitted with a form. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }

  /** The visitor's choice, 1 to 5, or `null`. */
  @property({converter: toScore})
  get value(): number | null {
    return this.#value;
  }
  set value(value: number | null) {
    this.#value = toScore(value);
    this[internals].setFormValue(this.#value === null ? null : String(this.#value)); // FormData is read synchronously
  }
  #value: number | null = null;

  @state() private said: Said | 'refused' = '';
  @state() private figures: Figures | undefined;

  readonly #words = new WordsController(this, messages);
  #loading: Promise<VoteKeeper> | undefined;
  #keeper: VoteKeeper | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What staff may know of the votes kept here; `null` before that is known. */
  get kept(): OutboxState | null {
    return this.#keeper?.outbox?.state ?? null;
  }

  /** What is rated, as it is sent. */
  get page(): string {
    return (this.subject || location.pathname).slice(0, 200);
  }

  /** The votes kept on this device, to be carried away; `null` where they are not kept. */
  async exportKept(): Promise<OutboxExport<KeptVote> | null> {
    return (await this.#load()).export();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('pageshow', this.#onPageShow);
    this.#timer = setTimeout(() => this.#warm(), settled);
    if (!this.figures) {
      void import('./figures.js').then(({Figures}) => (this.figures ??= new Figures(this))).catch(() => {});
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('pageshow', this.#onPageShow);
    clearTimeout(this.#timer);
  }

  // No formStateRestoreCallback: what a browser restores would be the last visitor's choice.
  formResetCallback(): void {
    this.value = toScore(this.getAttribute('value'));
    this.said = '';
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  /** Opens the store of votes, loaded only when it is needed; tests put another in its place. */
  protected async openOutbox(options: OutboxOptions<KeptVote>): Promise<Outbox<KeptVote>> {
    return (await import('../../services/outbox/outbox.js')).openOutbox(options);
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    // The browser marks a tapped radio by itself, also when it was not taken.
    for (const input of this.renderRoot.querySelectorAll('input')) input.checked = Number(input.value) === this.value;
    this.setState('kept', this.said === 'kept' || this.said === 'later');
    this.setState('failed', this.figures?.failed ?? false);
  }

  protected override render() {
    const {text} = this.#words;
    const figures = this.figures?.render() ?? nothing;
    return html`
      <slot name="heading"><h2>${text.heading}</h2></slot>
      <div class="both">
        <div class="figures" part="figures" ?hidden=${figures === nothing}>${figures}</div>
        <div class="vote"><fieldset ?disabled=${this.matches(':disabled')} role="radiogroup">
          <legend><slot name="question">${text.question}</slot></legend>
          <div
            class="row"
            part="stars"
            @input=${this.#onInput}
            @change=${this.#onChange}
            @focusin=${this.#onFocus}
          >
            ${scores.map(
              (score) =>
                html`<label>
                  <input type="radio" name="star" .value=${String(score)} aria-label=${this.#say(score)} />
                  ${renderStar(Number(score <= (this.value ?? 0)))}
                </label>`,
            )}
          </div>
          <p>${this.value ? this.#say(this.value) : text.hint}</p>
          <p class="said" role="status">${this.said === 'refused' ? text.refused : this.#keeper?.say(this.said)}</p>
        </fieldset></div>
      </div>
    `;
  }

  #say(score: number): string {
    const {text} = this.#words;
    return text.star(String(score), text.word(score));
  }

  #onInput(event: Event): void {
    this.value = toScore((event.target as HTMLInputElement).value); // the event is composed and goes on to the page
    this.said = '';
  }

  /** Whoever has the focus here may have two keys; what serves them comes when it is needed. */
  #onFocus({currentTarget}: Event): void {
    import('../../base/radio-keys.js').then(({serve}) => serve(currentTarget as HTMLElement)).catch(() => {});
  }

  #onChange(): void {
    this.dispatchEvent(new Event('change', {bubbles: true})); // the inner one is not composed
    void this.#vote();
  }

  /** A page that comes back from the browser's memory must not show the last visitor's choice. */
  readonly #onPageShow = ({persisted}: PageTransitionEvent): void => {
    if (persisted) this.formResetCallback();
  };

  /** Writes the choice down. Nobody is thanked before that, and what was not written down does not stay chosen. */
  async #vote(): Promise<void> {
    const {value} = this;
    if (!value) return;
    try {
      const said = await (await this.#load()).keep(value, this.#words.language);
      if (this.value === value) this.said = said;
    } catch {
      if (this.value === value) this.value = null;
      this.said = 'refused';
    }
  }

  /** So that a tap is kept although the network has gone by then. */
  #warm(): void {
    const ready = this.#load().then(() => import('../../services/outbox/outbox.js'));
    ready.catch(() => {}); // then a tap loads it
  }

  #load(): Promise<VoteKeeper> {
    this.#loading ??= import('./keeper.js').then(
      ({VoteKeeper}) =>
        (this.#keeper = new VoteKeeper(
          this,
          (options) => this.openOutbox(options),
          () => this.figures?.retry(), // with this vote in them
        )),
    );
    return this.#loading.catch((error: unknown) => {
      this.#loading = undefined; // the network may be back at the next tap
      throw error;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'star-rating': StarRating;
  }
}
