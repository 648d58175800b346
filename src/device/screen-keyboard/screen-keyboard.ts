import {html, nothing, type PropertyValues} from 'lit';
import {property, query, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {LocaleController} from '../../base/locale.js';
import {isTextField, type TextField} from '../../base/open-roots.js';
import {compose, tones, wordBefore, type Method} from '../composition.js';
import {fieldKind, keyMethods, keyRows, type FieldKind, type Key, type KeyAction, type KeyMethod} from '../keys.js';
import {FieldTyping} from './field.js';
import {FocusWatch} from './focus-watch.js';
import {keyFace, keyName, type Shift} from './key-face.js';
import {KeyRepeat} from './key-repeat.js';
import {makeRoom} from './room.js';
import {messages} from './screen-keyboard.messages.js';
import {styles} from './screen-keyboard.styles.js';

const methods: Readonly<Record<Exclude<KeyMethod, 'plain'>, Method>> = {telex: 'telex', vni: 'vni', tones: 'direct'};

/** What was composed last, to go on from: valid only while it still stands before the caret. */
interface Word {
  field: TextField;
  start: number;
  base: string;
  keys: string;
  text: string;
}

/**
 * A keyboard on the glass for every text field of the page, in or outside shadow roots, that writes Vietnamese.
 *
 * @tag screen-keyboard
 * @fires {Event} keyboard-change - It came or went; `open` says which. Bubbles.
 * @csspart keyboard - The panel at the bottom of the glass.
 * @csspart key - A key.
 * @cssprop [--mc-mm=3.8px] - One millimetre on this glass: keys are 20 of them and gaps 8 where there is room.
 * @cssstate open - The keyboard is on the glass.
 */
export class ScreenKeyboard extends CounterElement {
  static override readonly tag = 'screen-keyboard';
  static override readonly styles = styles;

  /** When it comes: at a field that was touched, at any field that has the focus, or it is always there. */
  @property({reflect: true, useDefault: true}) when: 'touch' | 'focus' | 'always' = 'touch';

  /** How Vietnamese is written, until a visitor chooses another way. */
  @property({reflect: true, useDefault: true}) method: KeyMethod = 'telex';

  /** Where the tone of an open oa, oe, uy stands: `new` writes hoà, `old` writes hòa. */
  @property({attribute: 'tone-style', reflect: true, useDefault: true}) toneStyle: 'new' | 'old' = 'new';

  @state() private chosen: KeyMethod | null = null;
  @state() private shift: Shift = 'off';
  @state() private symbols = false;
  @state() private typing: FieldTyping | null = null;
  @query('.keyboard') private readonly panel!: HTMLElement | null;
  #word: Word | null = null;
  #kind: FieldKind = 'text';
  #shown = false;

  readonly #locale = new LocaleController(this, messages);
  readonly #watch = new FocusWatch(this, {
    wanted: () => this.when,
    chosen: (field) => this.show(field),
    left: () => this.hide(),
  });
  readonly #repeat = new KeyRepeat(this, () => this.typing?.backspace() ?? false);

  /** Whether it is on the glass. */
  get open(): boolean {
    return this.isConnected && (this.typing !== null || this.when === 'always');
  }

  /** Types into this field from now on. */
  show(field: TextField): void {
    if (this.typing?.field === field || !isTextField(field)) return;
    this.#release();
    this.#kind = fieldKind(field.type, this.#watch.adopt(field));
    this.symbols = false;
    this.shift = 'off';
    this.typing = new FieldTyping(field);
    this.#byHand = false;
    field.addEventListener('keydown', this.#onFieldKey);
  }

  /** Goes away until a field is chosen anew. */
  hide(): void {
    this.#release();
    this.typing = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('kiosk-reset', this.#nextVisitor);
    addEventListener('resize', this.#resized);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('kiosk-reset', this.#nextVisitor);
    removeEventListener('resize', this.#resized);
    this.#release();
    this.typing = null;
    this.#tellOpen(false);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#resized();
    this.#tellOpen(this.open);
  }

  protected override render() {
    const {text} = this.#locale;
    return html`
      ${
        this.open
          ? html`<div
              class="keyboard ${this.#isPad ? 'pad' : 'full'}"
              part="keyboard"
              role="group"
              aria-label=${text.keyboard}
              @pointerdown=${this.#onDown}
              @mousedown=${this.#stay}
              @click=${this.#onClick}
              @keydown=${this.#onKey}
              @contextmenu=${this.#stay}
            >
              ${this.#rows.map((row) => html`<div class="row">${row.map((key) => this.#renderKey(key))}</div>`)}
            </div>`
          : nothing
      }
      <p class="visually-hidden" role="status">${this.#shown || this.open ? (this.open ? text.opened : text.closed) : ''}</p>
    `;
  }

  #renderKey(key: Key) {
    const face = {
      text: this.#locale.text,
      shift: this.shift,
      method: this.#method,
      enter: this.#enterWord,
    };
    const pressed = key.action === 'shift' ? String(this.shift !== 'off') : nothing;
    return html`<button
      class="key key-${key.action ?? (key.tone ? 'tone' : 'text')} wide-${String((key.width ?? 1) * 10)}"
      part="key"
      type="button"
      tabindex=${this.when === 'touch' ? '-1' : '0'}
      aria-label=${keyName(key, face)}
      aria-pressed=${pressed}
      aria-disabled=${this.#isIdle(key) ? 'true' : nothing}
      .key=${key}
    >
      ${keyFace(key, face)}
    </button>`;
  }

  /** A press counts when the finger comes down: two thumbs overlap, and a click would come for the first only. */
  #onDown(event: PointerEvent): void {
    event.preventDefault(); // the focus stays in the field
    const key = keyAt(event);
    if (!key || event.button > 0) return;
    this.#pressed = key;
    this.#press(key);
    if (key.action === 'backspace') this.#repeat.start(event.pointerId);
  }
  #pressed: Key | null = null;

  /** Clicks without a finger: a switch, a screen reader, Enter on a key. */
  #onClick(event: MouseEvent): void {
    const key = keyAt(event);
    const before = this.#pressed;
    this.#pressed = null;
    if (key && (event.detail === 0 || before !== key)) this.#press(key);
  }

  /** The field and the keys are one round: out of it leads the key that closes the keyboard, or Escape and Tab. */
  #onKey(event: KeyboardEvent): void {
    const {key, shiftKey, target} = event;
    const keys = [...this.renderRoot.querySelectorAll('.key')];
    const last = key === 'Tab' && target === (shiftKey ? keys[0] : keys[keys.length - 1]);
    if (key !== 'Escape' && !last) return;
    event.preventDefault();
    if (key === 'Escape') this.#byHand = true;
    this.typing?.field.focus();
  }

  /** For a switch the keys come next after the field; whoever has typed by hand goes on through the page. */
  readonly #onFieldKey = (event: Event): void => {
    const {key, shiftKey} = event as KeyboardEvent;
    if (key.length === 1) this.#byHand = true;
    if (key !== 'Tab' || shiftKey || this.#byHand || this.when === 'touch') return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('.key')?.focus();
  };
  #byHand = false;

  #stay(event: Event): void {
    event.preventDefault();
  }

  #press(key: Key): void {
    if (this.typing && !this.typing.field.isConnected) return this.hide();
    if (this.#isIdle(key)) return;
    if (key.action) this.#act(key.action);
    else if (key.tone) this.#compose(tones[key.tone - 1]!);
    else this.#type(key.text ?? '');
  }

  #act(action: KeyAction): void {
    const {typing} = this;
    if (action === 'shift') this.shift = this.shift === 'off' ? 'once' : this.shift === 'once' ? 'locked' : 'off';
    else if (action === 'symbols' || action === 'letters') this.symbols = action === 'symbols';
    else if (action === 'method') this.#nextMethod();
    else if (action === 'hide') this.#dismiss();
    else if (action === 'space') this.#insert(' ');
    else if (action === 'backspace') typing?.backspace();
    else if (action === 'left') typing?.move(-1);
    else if (action === 'right') typing?.move(1);
    else if (action === 'enter' && typing?.enter()) this.#dismiss();
  }

  #type(text: string): void {
    const written = this.shift === 'off' || text.length > 1 ? text : text.toLocaleUpperCase('vi');
    if (this.#method !== 'plain' && (/^\p{L}$/u.test(text) || (this.#method === 'vni' && /^\d$/.test(text)))) {
      this.#compose(written);
    } else this.#insert(written);
    if (this.shift === 'once') this.shift = 'off';
  }

  #insert(text: string): void {
    this.#word = null;
    this.typing?.put(text);
  }

  /** A letter or a tone joins the syllable at the caret. */
  #compose(key: string): void {
    const {typing} = this;
    const method = this.#method;
    if (!typing || method === 'plain') return;
    const digit = /^\d$/.test(key);
    const word = this.#wordAtCaret(typing);
    if (!typing.hasCaret || (digit && word.text === '')) return this.#insert(key);
    const keys = word.keys + key;
    const text = compose(word.base, keys, {method: methods[method], toneStyle: this.toneStyle});
    let same = 0;
    while (same < word.text.length && word.text[same] === text[same]) same++;
    if (text === word.text && typing.start === typing.end) return;
    const put = typing.put(text.slice(same), word.start + same);
    this.#word = put ? {...word, keys, text} : null;
  }

  #wordAtCaret(typing: FieldTyping): Word {
    const {field, before} = typing;
    const last = this.#word;
    const alone = typing.start === typing.end;
    if (
      alone &&
      last?.field === field &&
      last.start + last.text.length === before.length &&
      before.endsWith(last.text)
    ) {
      return last;
    }
    const base = alone ? wordBefore(before) : '';
    return {field, start: before.length - base.length, base, keys: '', text: base};
  }

  #nextMethod(): void {
    this.chosen = keyMethods[(keyMethods.indexOf(this.#method) + 1) % keyMethods.length]!;
    this.#word = null;
  }

  #dismiss(): void {
    const field = this.typing?.field;
    const leftBehind = this.shadowRoot?.activeElement; // the key that a switch pressed
    this.hide();
    this.#watch.dismiss(field ?? null);
    if (leftBehind) field?.focus();
  }

  readonly #resized = (): void => {
    if (this.open && this.panel) makeRoom(this.panel, this.typing?.field ?? null);
  };

  readonly #nextVisitor = (): void => {
    this.chosen = null;
    this.hide();
  };

  #release(): void {
    this.#repeat.stop();
    this.typing?.field.removeEventListener('keydown', this.#onFieldKey);
    this.typing?.leave();
    this.#watch.release();
    this.#word = null;
  }

  #tellOpen(open: boolean): void {
    if (open === this.#shown) return;
    this.#shown = open;
    this.setState('open', open);
    if (!open) makeRoom(null, null);
    this.dispatchEvent(new Event('keyboard-change', {bubbles: true, composed: true}));
  }

  /** Keys that do nothing here and now: they stay where they are, faint. */
  #isIdle({action}: Key): boolean {
    return (action === 'left' || action === 'right') && this.typing !== null && !this.typing.hasCaret;
  }

  get #rows(): Key[][] {
    return keyRows(this.#kind, this.#method, this.symbols);
  }

  get #isPad(): boolean {
    return ['number', 'decimal', 'telephone'].includes(this.#kind);
  }

  /** Passwords, addresses and other languages are written as they are. */
  get #method(): KeyMethod {
    if (this.#kind !== 'text' || this.typing?.field.type === 'password') return 'plain';
    if (this.chosen) return this.chosen;
    const known = keyMethods.includes(this.method) ? this.method : 'telex';
    return this.#locale.language === 'vi' ? known : 'plain';
  }

  get #enterWord(): string {
    const {text} = this.#locale;
    const field = this.typing?.field;
    const hint = field?.enterKeyHint as keyof typeof text.go | undefined;
    if (hint && text.go[hint]) return text.go[hint];
    if (field instanceof HTMLTextAreaElement) return text.newLine;
    return field?.type === 'search' ? text.go.search : text.actions.enter;
  }
}

function keyAt(event: Event): Key | null {
  for (const node of event.composedPath()) {
    if (node instanceof HTMLButtonElement) return (node as HTMLButtonElement & {key?: Key}).key ?? null;
  }
  return null;
}

declare global {
  interface HTMLElementTagNameMap {
    'screen-keyboard': ScreenKeyboard;
  }
  interface HTMLElementEventMap {
    'keyboard-change': Event;
  }
}
