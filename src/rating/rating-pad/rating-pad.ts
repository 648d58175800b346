import {html, LitElement, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement, internals} from '../../base/counter-element.js';
import {addStyles, Late} from '../../base/late.js';
import {WordsController} from '../../base/words.js';
import {isPlain, markLevel, renderLevels} from '../levels.js';
import {faceScaleOf, type Level, type Scale, type WholeScale} from '../scale.js';
import {messages} from './rating-pad.messages.js';
import {styles} from './rating-pad.styles.js';

/** A score, or `null` for what is no number. */
function toScore(value: unknown): number | null {
  const score = typeof value === 'string' && value.trim() ? Number(value) : value;
  return Number.isFinite(score) ? (score as number) : null;
}

/**
 * Large buttons with which a visitor rates the service just given.
 *
 * @tag rating-pad
 * @slot question - The question asked. Replaces the `question` attribute.
 * @fires {Event} input - The visitor chose a level. Bubbles.
 * @fires {Event} change - The visitor chose a level. Bubbles.
 * @csspart levels - The row of buttons.
 * @cssprop [--rating-pad-side=20mm] - Least side of one button.
 * @cssstate answered - A level is chosen.
 */
export class RatingPad extends CounterElement {
  static override readonly tag = 'rating-pad';
  static readonly formAssociated = true;
  static override readonly styles = styles;
  static override readonly shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true};

  /** The question asked. */
  @property() question = '';

  /** The scale: `faces-5`, `faces-4`, `faces-3`, `stars-5`, `recommend-10`, `effort-5`, or as data (JSON in the attribute). */
  @property() scale: string | Scale = 'faces-5';

  /** The levels, lowest first, where they are none of a scale's. */
  @property({attribute: false}) levels: readonly Level[] | null = null;

  /** Name under which the score is submitted. Lives in its attribute, as on native controls: FormData sees it at once. */
  get name(): string {
    return this.getAttribute('name') ?? '';
  }
  set name(name: string) {
    this.setAttribute('name', name);
  }

  /** Whether the form needs a score. */
  @property({type: Boolean, reflect: true})
  get required(): boolean {
    return this.#required;
  }
  set required(required: boolean) {
    this.#required = required;
    this.#syncForm();
  }
  #required = false;

  /** Whether nothing can be chosen; the value is then not submitted. */
  @property({type: Boolean, reflect: true}) disabled = false;

  /** The chosen score, or `null`; what is no number is `null`. The attribute holds the value restored on reset. */
  @property({converter: toScore})
  get value(): number | null {
    return this.#value;
  }
  set value(score: number | null) {
    this.#value = toScore(score);
    this.#syncForm(); // here and not in updated(): FormData is read synchronously
  }
  #value: number | null = null;

  readonly #words = new WordsController(this, messages);
  readonly #more = new Late(
    this,
    () => import('../more-levels.js'),
    ({moreLevelStyles}) => addStyles(this.renderRoot, moreLevelStyles('(max-width: 599.98px)')),
  );

  /** The form it belongs to, or `null`. */
  get form(): HTMLFormElement | null {
    return this[internals].form;
  }

  /** What hinders the form from being sent, as on native controls. */
  get validity(): ValidityState {
    return this[internals].validity;
  }

  /** The reason in words, or an empty string. */
  get validationMessage(): string {
    return this[internals].validationMessage;
  }

  /** Whether the form may be sent as far as this control goes. */
  checkValidity(): boolean {
    return this[internals].checkValidity();
  }

  /** As `checkValidity`, and tells the visitor. */
  reportValidity(): boolean {
    return this[internals].reportValidity();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pageshow', this.#onPageShow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.#onPageShow);
  }

  // No formStateRestoreCallback: what a browser restores would be the last visitor's choice.
  formResetCallback(): void {
    this.value = toScore(this.getAttribute('value'));
  }

  formDisabledCallback(): void {
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues<this>): void {
    markLevel(this.renderRoot, this.value);
    this.#syncForm(); // the first input, where validity points, and the language are known only now
    if (changed.has('value')) this.setState('answered', this.value !== null);
  }

  protected override render() {
    const {text} = this.#words;
    const scale = this.#scale;
    const question = this.question || this.#words.pick(scale?.question) || text.question;
    return html`
      <fieldset ?disabled=${this.matches(':disabled')} aria-required=${this.required ? 'true' : 'false'} role="radiogroup">
        <legend><slot name="question">${question}</slot></legend>
        <div
          class="levels"
          part="levels"
          @input=${this.#onInput}
          @change=${this.#onChange}
          @focusin=${this.#onFocus}
        >
          ${scale && this.#renderLevels(scale)}
        </div>
      </fieldset>
    `;
  }

  #renderLevels(scale: WholeScale) {
    const {language} = this.#words;
    const view = {
      scale,
      chosen: this.value,
      word: (level: Level) => this.#words.pick(level.word),
      label: this.#words.text.level,
      number: (score: number) => score.toLocaleString(language),
    };
    return isPlain(scale) ? renderLevels(view) : this.#more.wanted?.renderMoreLevels(view, language);
  }

  /** A page that comes back from the browser's memory must not show the last visitor's choice either. */
  readonly #onPageShow = ({persisted}: PageTransitionEvent): void => {
    if (persisted) this.formResetCallback();
  };

  #onInput(event: Event): void {
    this.value = toScore((event.target as HTMLInputElement).value); // the event is composed and goes on to the page
  }

  /** Whoever has the focus here may have two keys; what serves them comes when it is needed. */
  #onFocus({currentTarget}: Event): void {
    import('../../base/radio-keys.js').then(({serve}) => serve(currentTarget as HTMLElement)).catch(() => {});
  }

  #onChange(): void {
    this.dispatchEvent(new Event('change', {bubbles: true})); // the inner one is not composed
  }

  /** The scale; nothing while its name, or levels of the page's own, are being looked at. */
  get #scale(): WholeScale | undefined {
    const plain = this.levels ? undefined : faceScaleOf(this.scale);
    return plain ?? this.#more.wanted?.scaleOf(this.scale, this.levels);
  }

  #syncForm(): void {
    const missing = this.required && this.value === null;
    this[internals].setFormValue(this.value === null ? null : String(this.value));
    this[internals].setValidity(
      missing ? {valueMissing: true} : {},
      missing ? this.#words.text.missing : '',
      this.renderRoot?.querySelector('input') ?? undefined,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rating-pad': RatingPad;
  }
}
