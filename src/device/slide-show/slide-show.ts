import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property, state} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {DataController, type DataErrorDetail} from '../../base/data.js';
import {HeartbeatController} from '../../base/heartbeat-controller.js';
import {LocaleController} from '../../base/locale.js';
import {isDue, readSlides, type Slide} from '../slides.js';
import {defaultPatience, type FrameFault} from './frame.js';
import {Player} from './player.js';
import {messages} from './slide-show.messages.js';
import {styles} from './slide-show.styles.js';
import {addressOf, keepList, keepSlides, keptList} from './store.js';

const reasons: Readonly<Record<FrameFault, string>> = {
  broken: 'It could not be loaded or is no picture that the browser knows.',
  slow: 'Nothing came for too long.',
  stalled: 'The film did not go on.',
  blocked: 'The browser did not let the film begin.',
};

/**
 * Pictures and films of the office, one after another, on a screen that nobody touches: they go on without the network,
 * and what cannot be shown is left out.
 *
 * @tag slide-show
 * @fires {CustomEvent<DataErrorDetail>} data-error - A row of the list could not be used, or a slide not be shown. Bubbles.
 * @csspart stage - Where the slides are.
 * @csspart caption - The line under the slide.
 * @cssstate failed - No slide could be shown.
 */
export class SlideShow extends CounterElement {
  static override readonly tag = 'slide-show';
  static override readonly styles = styles;

  /** The slides. Wins over `src`. */
  @property({attribute: false}) data: unknown;

  /** Address of the slides as JSON. */
  @property({useDefault: true}) src = '';

  /** Seconds between conditional requests for the list; 0 asks once. */
  @property({type: Number}) refresh = 0;

  /** Seconds for which a picture stays that does not say so itself. */
  @property({type: Number}) seconds = 10;

  /** `contain` shows the whole slide on ink, `cover` fills the stage and cuts what is too much. */
  @property({useDefault: true}) fit: 'contain' | 'cover' = 'contain';

  /** IANA zone of the days on which slides are shown; the device's own where it is empty. */
  @property({attribute: 'time-zone', useDefault: true}) timeZone = '';

  /** Stops at the slide that is seen. */
  @property({type: Boolean, reflect: true}) paused = false;

  /** Gives visitors of a page a button that stops and goes on. */
  @property({type: Boolean}) controls = false;

  /** Address of the hall that is told how this screen is; none where it is empty. */
  @property({useDefault: true}) hall = '';

  /** Where the screen stands, for the hall's list of devices. */
  @property({useDefault: true}) name = '';

  /** Seconds without progress after which a slide is left out. */
  @property({type: Number}) patience = defaultPatience / 1000;

  @state() private shown: Slide | null = null;
  @state() private phase: 'loading' | 'playing' | 'empty' | 'failed' = 'loading';

  readonly #locale = new LocaleController(this, messages);
  readonly #data = new DataController<Slide[]>(this, readSlides);
  readonly #still = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)');
  #player: Player | undefined;
  #known: readonly Slide[] | undefined;
  #kept: readonly Slide[] | null = null;
  #keeping: AbortController | undefined;
  #asked = '';

  constructor() {
    super();
    const problem = () => (this.phase === 'failed' ? ({problem: 'stalled'} as const) : {});
    new HeartbeatController(this, () => ({kind: 'slides', name: this.name, ...problem()}), {idle: () => true});
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#turn);
    if (this.hasUpdated) this.#turn();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#turn);
    this.#keeping?.abort();
    this.#player?.stop();
    this.#known = undefined;
    this.shown = null;
    this.phase = 'loading';
  }

  protected override updated(changed: PropertyValues<this>): void {
    this.#player ??= new Player(this.renderRoot.querySelector<HTMLElement>('.stage')!, {
      due: () => this.#due,
      shown: (slide, phase) =>
        queueMicrotask(() => {
          this.shown = slide;
          this.phase = phase;
        }),
      fault: (slide, fault) => this.#tell(slide, fault),
      seconds: () => (this.seconds > 0 ? this.seconds : 10),
      fades: () => !this.#still?.matches,
      patience: () => (this.patience > 0 ? this.patience * 1000 : defaultPatience),
    });
    this.setState('failed', this.phase === 'failed');
    if (changed.has('paused')) this.#turn();
    this.#take();
  }

  protected override render() {
    const {text} = this.#locale;
    const caption = this.shown?.caption ?? '';
    return html`<div class="show" role="group" aria-label=${text.label}>
      <div class="stage ${this.fit === 'cover' ? 'cover' : ''}" part="stage"></div>
      ${this.#renderLine()}
      <div class="under" ?hidden=${!caption && !this.controls}>
        <p class="caption" part="caption">${caption}</p>
        ${
          this.controls
            ? html`<button type="button" @click=${this.#onPause}>${this.paused ? text.play : text.pause}</button>`
            : nothing
        }
      </div>
    </div>`;
  }

  #renderLine(): TemplateResult | typeof nothing {
    const {text} = this.#locale;
    if (this.phase === 'playing') return nothing;
    const {state} = this.#data;
    const unreadable = state === 'failed' && !this.#slides;
    const said = unreadable
      ? text.unreadable
      : this.phase === 'failed'
        ? text.failed
        : this.phase === 'empty' || state === 'empty'
          ? text.empty
          : text.loading;
    return html`<p class="line" role="status">${said}</p>`;
  }

  /** What is to be shown: the list, or the last one where none came. */
  get #slides(): readonly Slide[] | undefined {
    return this.#data.value ?? this.#kept ?? undefined;
  }

  get #due(): readonly Slide[] {
    const now = Date.now();
    const slides = this.#slides ?? [];
    try {
      const zone = this.timeZone || Intl.DateTimeFormat().resolvedOptions().timeZone;
      return slides.filter((slide) => isDue(slide, now, zone));
    } catch {
      return slides.filter((slide) => isDue(slide, now, 'UTC')); // a zone that is none
    }
  }

  /** Takes another list over. */
  #take(): void {
    const {state, value} = this.#data;
    if (!value && state === 'failed' && this.src && this.data == null) void this.#recall();
    const slides = this.#slides;
    if (slides === this.#known || !this.isConnected) return;
    const first = this.#known === undefined;
    this.#known = slides;
    this.#keeping?.abort();
    if (!slides) {
      this.#player!.stop();
      return queueMicrotask(() => {
        this.shown = null;
        this.phase = 'loading';
      });
    }
    this.#keeping = new AbortController();
    if (value && this.src && this.data == null) void keepList(addressOf(this.src), value);
    void keepSlides(slides, this.#keeping.signal);
    if (first) this.#turn();
    else this.#player!.renew();
  }

  /** The last list that came from this address, for a start without the network. */
  async #recall(): Promise<void> {
    const address = addressOf(this.src);
    if (this.#asked === address) return;
    this.#asked = address;
    const list = await keptList(address);
    if (!Array.isArray(list) || address !== addressOf(this.src)) return;
    this.#kept = readSlides(list).value;
    this.requestUpdate();
  }

  #tell({src}: Slide, fault: FrameFault): void {
    const faults = [{path: src, reason: reasons[fault]}];
    this.dispatchEvent(new CustomEvent<DataErrorDetail>('data-error', {bubbles: true, detail: {faults}}));
  }

  readonly #turn = (): void => {
    if (this.paused || document.hidden || !this.isConnected || !this.#known) this.#player?.pause();
    else this.#player?.run();
  };

  #onPause(): void {
    this.paused = !this.paused;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'slide-show': SlideShow;
  }
}
