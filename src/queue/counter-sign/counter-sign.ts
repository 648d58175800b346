import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {fitTexts} from '../../base/fit.js';
import {HallController} from '../../base/hall-controller.js';
import {HeartbeatController} from '../../base/heartbeat-controller.js';
import {LocaleController} from '../../base/locale.js';
import {loadingMark, noticeMark, staleMark} from '../../base/marks.js';
import {registeredMessages} from '../../base/words.js';
import type {ScreenReport} from '../../services/hall/heartbeat.js';
import type {Text} from '../ticket.js';
import {messages, type SignMessages} from './counter-sign.messages.js';
import {styles} from './counter-sign.styles.js';
import {counterOf, standingOf, type Standing} from './standing.js';

type Said = string | TemplateResult;
type Called = Extract<Standing, {kind: 'calling' | 'serving'}>;

/** States without a number, and the words of each. */
const words: Readonly<Record<Exclude<Standing['kind'], Called['kind'] | 'stale' | 'failed'>, (keyof SignMessages)[]>> =
  {
    loading: ['loading'],
    unnamed: ['unnamed', 'unnamedAdvice'],
    'no-counter': ['noCounter', 'unknownCounterAdvice'],
    'unknown-counter': ['unknownCounter', 'unknownCounterAdvice'],
    free: ['free', 'freeAdvice'],
    paused: ['paused', 'pausedAdvice'],
    closed: ['closed', 'closedAdvice'],
    'out-of-hours': ['outOfHours', 'outOfHoursAdvice'],
  };

/**
 * The small display over a counter: its name, what it is for, and the number it calls or serves, as large as the glass
 * allows. Numbers only, never names, and of a priority only that there is one. It fills its box; give it a height.
 *
 * @tag counter-sign
 * @csspart counter - The name of the counter and its services.
 * @csspart number - What the counter does now.
 * @cssstate calling - A number is called to this counter.
 * @cssstate stale - The sign shows what the hall said before.
 */
export class CounterSign extends CounterElement {
  static override readonly tag = 'counter-sign';
  static override readonly styles = styles;

  /** The hall: its server's address, or `local:NAME`. */
  @property() hall = '';

  /** Id of the counter it hangs over. */
  @property() counter = '';

  /** Two languages on one sign, the first above the second (`vi en`). The page's own where it names no two. */
  @property() languages = '';

  /** Where this screen stands, as the hall's list of devices names it; its counter where it is empty. */
  @property() name = '';

  readonly #locale = new LocaleController(this, messages);
  readonly #halls = new HallController(this);

  constructor() {
    super();
    new HeartbeatController(this, () => this.#report(), {idle: () => this.#standing.kind !== 'calling'});
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const {kind} = this.#standing;
    this.setState('calling', kind === 'calling');
    this.setState('stale', kind === 'stale');
  }

  protected override updated(): void {
    fitTexts(this.renderRoot, '.n, .name');
  }

  protected override render() {
    const standing = this.#standing;
    const row = counterOf(this.#halls.view, this.counter);
    const {kind} = standing;
    return html`<div class="sign ${kind} ${this.#pair ? 'pair' : ''}">
      <div class="counter ${row ? '' : 'unknown'}" part="counter">
        <p class="label">${this.#say((text) => text.counter)}</p>
        <p class="name">${row?.name ?? this.counter}</p>
        <ul class="services">
          ${row?.services.slice(0, 6).map((service) => html`<li>${this.#serviceName(service)}</li>`)}
        </ul>
      </div>
      <div class="now" part="number">
        ${kind === 'calling' || kind === 'serving' ? this.#renderNumber(standing as Called) : this.#renderWords(standing)}
      </div>
      <p class="visually-hidden" role="status">${kind === 'calling' ? this.#sentence((standing as Called).row.number) : ''}</p>
    </div>`;
  }

  #renderNumber({kind, row, others, priority}: Called): TemplateResult {
    return html`<p class="caption">
        <span>${this.#say((text) => (kind === 'calling' ? text.calling : text.serving))}</span>
        ${priority ? html`<b class="priority">${this.#say((text) => text.priority)}</b>` : nothing}
      </p>
      <p class="place"><b class="n">${row.number}</b></p>
      ${
        others.length > 0
          ? html`<p class="others">${this.#say((text) => text.also(others.map(({number}) => number).join(', ')))}</p>`
          : nothing
      }`;
  }

  #renderWords(standing: Standing): TemplateResult {
    if (standing.kind === 'stale') return this.#renderStale(standing.before);
    if (standing.kind === 'failed') {
      const {problem} = standing;
      return html`<div class="words" role="alert">
        <p class="title">${staleMark()}<span>${this.#say((text) => text.failed(problem))}</span></p>
        <p class="advice">${this.#say((text) => text.failedAdvice(problem))}</p>
      </div>`;
    }
    const [title, advice] = words[standing.kind as keyof typeof words];
    const mark =
      standing.kind === 'loading' ? loadingMark() : /unnamed|counter/.test(standing.kind) ? noticeMark() : '';
    return html`<div class="words">
      <p class="title">${mark}<span>${this.#say((text) => text[title!] as string)}</span></p>
      ${advice ? html`<p class="advice">${this.#say((text) => text[advice] as string)}</p>` : nothing}
    </div>`;
  }

  #renderStale(before: {number: string; at: number} | null): TemplateResult {
    const {hall, view, link} = this.#halls;
    const zone = view?.hall.timeZone;
    const since = this.#locale.clock((hall?.now() ?? Date.now()) - (Date.now() - link.since), zone);
    return html`<div class="words" role="alert">
      <p class="title">${staleMark()}<span>${this.#say((text) => text.staleSince(since))}</span></p>
      <p class="advice">${this.#say((text) => text.staleAdvice)}</p>
      ${
        before
          ? html`<p class="advice">
              ${this.#say((text) => text.before(before.number, this.#locale.clock(before.at, zone)))}
            </p>`
          : nothing
      }
    </div>`;
  }

  get #standing(): Standing {
    const {view, link} = this.#halls;
    return standingOf(view, link, this.hall, this.counter);
  }

  get #pair(): readonly [string, string] | null {
    const [first, second, third] = this.languages.trim().split(/[\s,]+/);
    return first && second && !third ? [first, second] : null;
  }

  /** The words of a message, in both languages where two are asked for. */
  #say(message: (text: SignMessages) => string): Said {
    const pair = this.#pair;
    if (!pair) return message(this.#locale.text);
    return this.#both((language) => {
      const base = language.startsWith('vi') ? messages.vi : messages.en;
      return message({...base, ...registeredMessages(CounterSign.tag, language)});
    });
  }

  #both(saidIn: (language: string) => string): Said {
    const [first, second] = this.#pair ?? ['vi', 'vi'];
    const [one, other] = [saidIn(first), saidIn(second)];
    if (one === other) return one;
    return html`<span class="two"><span lang=${first}>${one}</span><i lang=${second}>${other}</i></span>`;
  }

  #serviceName(service: string): Said {
    const name: Text = this.#halls.view?.services.find(({id}) => id === service)?.name ?? service;
    if (!this.#pair || typeof name === 'string') return this.#locale.pick(name);
    return this.#both((language) => name[language] ?? this.#locale.pick(name));
  }

  #sentence(number: string): Said {
    const name = counterOf(this.#halls.view, this.counter)?.name ?? this.counter;
    return this.#say((text) => text.sentence(number, name));
  }

  #report(): ScreenReport {
    const name = this.name || (this.counter && this.#locale.text.counterNamed(this.counter));
    const {kind} = this.#standing;
    return {kind: 'sign', name: name.slice(0, 60), ...(kind === 'stale' || kind === 'failed' ? {problem: 'feed'} : {})};
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'counter-sign': CounterSign;
  }
}
