import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {digitCells} from '../../base/digits.js';
import {HallController} from '../../base/hall-controller.js';
import {LocaleController} from '../../base/locale.js';
import {checkMark, staleMark} from '../../base/marks.js';
import {TickerController} from '../../base/ticker.js';
import type {Invitation} from '../../queue/view.js';
import {
  openOutbox,
  type Durability,
  type Outbox,
  type OutboxExport,
  type OutboxOptions,
} from '../../services/outbox/outbox.js';
import {markLevel, renderLevels} from '../levels.js';
import {scaleOf, type Scale} from '../scale.js';
import {newestInvitation, ratingOf, type KeptRating} from './kept-rating.js';
import {counterOf, obstacleOf, type Obstacle} from './obstacle.js';
import {messages} from './rating-kiosk.messages.js';
import {styles} from './rating-kiosk.styles.js';
import {RatingSession, usualTimes, type Answer, type Phase, type SessionTimes} from './session.js';
import {RatingStore} from './store.js';
import {VisitorLanguage} from './visitor-language.js';

/** Detail of `rating-taken`: which rating, and nothing an officer could read from it. */
export interface RatingTakenDetail {
  id: string;
}

/**
 * The rating screen at a counter: wakes when a service there ends, takes one tap, and thanks once it is written down.
 *
 * @tag rating-kiosk
 * @slot pairing - For staff: what lets this machine into its hall, shown only while it may not take ratings.
 * @fires {CustomEvent<RatingTakenDetail>} rating-taken - A rating is written down. Says nothing of the answer. Bubbles.
 * @csspart office - The name of the office on the resting screen.
 * @csspart levels - The tiles.
 * @cssstate asking - A question is on screen.
 * @cssstate thanks - The visitor is being thanked.
 * @cssstate refused - The last tap could not be written down.
 * @cssstate at-risk - Ratings are not kept in two stores here: for staff.
 * @cssstate backlog - Ratings wait to be sent: for staff.
 */
export class RatingKiosk extends CounterElement {
  static override readonly tag = 'rating-kiosk';
  static override readonly styles = styles;

  /** Address of the hall: `https://…/halls/1` or `local:NAME`. */
  @property({reflect: true, useDefault: true}) hall = '';

  /** This device's token for the hall. Kept out of the attributes that are written back. */
  @property() token = '';

  /** The counter it stands at: its id, or the name that is called out. */
  @property({reflect: true, useDefault: true}) counter = '';

  /** The scale by its name (`faces-5`, `faces-3`) or as data. */
  @property() scale: string | Scale = 'faces-5';

  /** Always asks, also without a finished ticket. Such ratings are a series of their own. */
  @property({type: Boolean, reflect: true}) open = false;

  readonly #locale = new LocaleController(this, messages);
  readonly #hall = new HallController(this, () => this.#look());
  readonly #language = new VisitorLanguage(this);
  readonly #store = new RatingStore({
    open: (options) => this.openOutbox(options),
    endpoint: () => this.#hall.hall?.ratings ?? null,
    token: () => this.token,
    changed: (rated) => {
      const session = this.#session;
      if (session?.phase === 'asking' && rated?.has(session.invitation?.token ?? '')) session.end();
      this.#look();
    },
  });
  #session: RatingSession | undefined;
  /** Which visit and phase the screen showed last. */
  #visit = 0;
  #phase: Phase = 'idle';
  #screen = '';

  constructor() {
    super();
    new TickerController(this, () => this.#everySecond());
  }

  /** How safely a rating is kept on this device; `null` before that is known. For staff. */
  get durability(): Durability | null {
    return this.#store.outbox?.state.durability ?? null;
  }

  /** Ratings not yet received by the server. For staff, never shown to visitors. */
  get backlog(): number {
    return this.#store.outbox?.state.backlog ?? 0;
  }

  /** Everything this device keeps of ratings, to be carried away; `null` where no hall is named. */
  async exportRatings(): Promise<OutboxExport<KeptRating> | null> {
    return (await this.#store.outbox?.export()) ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#session = new RatingSession(
      {
        write: (answer, holdMilliseconds) => this.#write(answer, holdMilliseconds),
        replace: (answer) => this.#store.outbox?.replace(answer.id, this.#rating(answer)) ?? Promise.resolve(false),
        waitsForReceipt: () => this.durability === 'network',
        taken: (answer) => this.#taken(answer),
        changed: () => this.#sessionChanged(),
      },
      this.times,
    );
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#session?.stop();
    this.#session = undefined;
    this.#store.close();
  }

  /** How long things last; tests shorten it. */
  protected get times(): SessionTimes {
    return usualTimes;
  }

  /** Opens the store of ratings; tests put another in its place. */
  protected openOutbox(options: OutboxOptions<KeptRating>): Outbox<KeptRating> {
    return openOutbox(options);
  }

  protected override willUpdate(): void {
    this.#look();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    const phase = this.#session?.phase;
    this.setState('asking', phase === 'asking' || phase === 'writing' || phase === 'chosen');
    this.setState('thanks', phase === 'thanks');
    this.setState('refused', this.#session?.trouble === 'refused');
    this.setState('at-risk', this.durability !== null && this.durability !== 'both');
    this.setState('backlog', this.backlog > 0);
    if (this.#session && !this.#browsing) markLevel(this.renderRoot, this.#session.score);
    this.#moveFocus();
  }

  protected override render() {
    const phase = this.#session?.phase ?? 'idle';
    const obstacle = phase === 'idle' ? this.#obstacle : null; // who is answering may finish
    const body = obstacle
      ? this.#renderObstacle(obstacle)
      : phase === 'idle'
        ? this.#renderRest()
        : phase === 'thanks'
          ? this.#renderThanks()
          : this.#renderQuestion();
    return html`
      <section class="frame" @pointerdown=${this.#onPresence} @keydown=${this.#onKeydown} @click=${this.#onClick}>
        ${this.#renderHeader(phase)} ${body}
        <p class="visually-hidden" role="status">${this.#said}</p>
      </section>
    `;
  }

  #renderHeader(phase: string) {
    const text = this.#locale.text;
    const invitation = this.#session?.invitation;
    const resting = phase === 'idle';
    return html`
      <header>
        <p class="about">
          ${
            resting
              ? html`<span part="office">${this.#locale.pick(this.#hall.view?.hall.name)}</span>`
              : html`
                  ${invitation ? html`<span>${text.number} <b>${invitation.number}</b></span>` : nothing}
                  ${this.#counterName ? html`<span>${text.counter} <b>${this.#counterName}</b></span>` : nothing}
                  ${invitation ? html`<span>${this.#service(invitation)}</span>` : nothing}
                `
          }
        </p>
        <div class="languages" role="group" aria-label=${text.language}>
          ${this.#renderLanguage('vi', 'Tiếng Việt')} ${this.#renderLanguage('en', 'English')}
        </div>
      </header>
    `;
  }

  #renderLanguage(language: string, name: string) {
    const current = this.#locale.language === language;
    return html`<button
      type="button"
      lang=${language}
      aria-pressed=${current ? 'true' : 'false'}
      @click=${() => this.#language.choose(language)}
    >
      ${name}
    </button>`;
  }

  #renderObstacle(obstacle: Obstacle) {
    const text = this.#locale.text;
    const title = obstacle === 'unknownCounter' ? text.unknownCounter(this.counter) : text[obstacle];
    return html`
      <div class="body notice">
        ${obstacle === 'loading' ? nothing : staleMark()}
        <h1 tabindex="-1">${title}</h1>
        <p class="detail">${text[`${obstacle}Detail`]}</p>
        ${obstacle === 'forbidden' ? html`<slot name="pairing"></slot>` : nothing}
      </div>
      <footer></footer>
    `;
  }

  #renderRest() {
    const {text} = this.#locale;
    const {view, link, hall} = this.#hall;
    const timeZone = view?.hall.timeZone;
    const now = hall?.now() ?? Date.now();
    const time = this.#locale.clock(now, timeZone);
    const lost = link.state === 'stale';
    return html`
      <div class="body rest">
        <p class="counter">${text.counter}<b>${this.#counterName}</b></p>
        <div class="welcome">
          <h1 tabindex="-1">${text.idle}</h1>
          <p class="detail">${text.idleDetail}</p>
        </div>
        <p class="time">
          <span class="clock">${digitCells(time)}</span>
          <span class="date">${this.#locale.longDate(now, timeZone)}</span>
        </p>
      </div>
      <footer>
        ${
          lost
            ? html`<p class="lost">${staleMark()} ${text.stale(this.#locale.clock(link.since, timeZone))}</p>`
            : html`<p>${text.privacy}</p>`
        }
      </footer>
    `;
  }

  #renderQuestion() {
    const {text} = this.#locale;
    const session = this.#session!;
    return html`
      <div class="body question">
        <h1 tabindex="-1">${text.question}</h1>
        ${this.#renderLine(session)}
        <fieldset class="levels" part="levels" aria-label=${text.levels} ?disabled=${!session.ready || !this.#store.known}>
          ${renderLevels({
            levels: scaleOf(this.scale).levels,
            chosen: session.score,
            word: (level) => this.#locale.pick(level.word),
            label: text.level,
            number: (score) => this.#locale.number(score),
          })}
        </fieldset>
      </div>
      <footer>
        ${
          session.closing
            ? html`<p>${text.closing(this.#locale.number(this.times.warn / 1000))}</p>
                <button type="button" class="button" @click=${() => session.stay()}>${text.moreTime}</button>`
            : html`<p>${text.privacy}</p>`
        }
      </footer>
    `;
  }

  /** The line under the question: what to do, that it is written down, or that it is not. */
  #renderLine({phase, trouble}: RatingSession) {
    const {text} = this.#locale;
    if (trouble) return html`<p class="line trouble">${staleMark()}<span>${text[trouble]}</span></p>`;
    if (phase === 'chosen') return html`<p class="line recorded">${checkMark()}<span>${text.recorded}</span></p>`;
    if (phase === 'writing' && this.durability === 'network') return html`<p class="line">${text.sending}</p>`;
    return html`<p class="line">${text.hint(this.#counterName)}</p>`;
  }

  /** One picture for every answer: nothing here depends on it. */
  #renderThanks(): TemplateResult {
    const {text} = this.#locale;
    return html`
      <div class="body notice thanks">
        ${checkMark()}
        <h1 tabindex="-1">${text.thanks}</h1>
        <p class="detail">${text.thanksDetail}</p>
      </div>
      <footer>
        <p>${text.closesSoon}</p>
        <button type="button" class="button" @click=${() => this.#session?.end()}>${text.done}</button>
      </footer>
    `;
  }

  #onPresence(): void {
    this.#browsing = false;
    this.#session?.stay();
  }

  /** Arrow keys only move the mark, as a finger above the glass does; Enter or Space is the tap. */
  #onKeydown({key, target}: KeyboardEvent): void {
    this.#session?.stay();
    this.#browsing = key.startsWith('Arrow');
    if (key === 'Enter' && target instanceof HTMLInputElement) this.#session?.choose(Number(target.value));
  }
  #browsing = false;

  /** A click and not a change: the tile under the mark of the arrow keys can be tapped too. */
  #onClick({target}: Event): void {
    if (target instanceof HTMLInputElement && !this.#browsing) this.#session?.choose(Number(target.value));
  }

  #sessionChanged(): void {
    const {visit, phase} = this.#session!;
    if (visit !== this.#visit && this.#phase !== 'idle') this.#language.restore();
    this.#visit = visit;
    this.#phase = phase;
    this.#look();
  }

  /** Which invitation stands, which screen shows it. Runs after every change of hall, session and properties. */
  #look(): void {
    const session = this.#session;
    if (!session || !this.isConnected) return;
    this.#store.open(this.#storeName);
    this.requestUpdate();
    if (this.#obstacle) {
      if (session.phase === 'asking') session.end();
      return;
    }
    const invitations = this.#hall.view?.invitations ?? [];
    const next = newestInvitation(invitations, this.#counterId, this.#hall.hall?.now() ?? 0, this.#store.handled);
    const resting = session.phase === 'idle' || session.phase === 'asking';
    if (next && resting) {
      this.#store.handled.add(next.token);
      session.ask(next);
    } else if (session.phase === 'idle' && this.open) session.ask(null);
    else if (session.phase === 'asking' && this.#withdrawn(session, invitations)) session.end();
  }

  /** Undone by the officer, or rated elsewhere. */
  #withdrawn({invitation}: RatingSession, invitations: readonly Invitation[]): boolean {
    if (!invitation) return !this.open;
    if (invitation.counter !== this.#counterId) return true;
    return this.#hall.link.state === 'live' && !invitations.some(({token}) => token === invitation.token);
  }

  get #obstacle(): Obstacle | null {
    const {hall, counter, open} = this;
    const {view, link} = this.#hall;
    return obstacleOf({hall, counter, open, view, link});
  }

  get #counterRow() {
    return counterOf(this.#hall.view, this.counter);
  }

  get #counterId(): string {
    return this.#counterRow?.id ?? this.counter;
  }

  get #counterName(): string {
    return this.#counterRow?.name ?? this.counter;
  }

  #service({service}: Invitation): string {
    return this.#locale.pick(this.#hall.view?.services.find(({id}) => id === service)?.name);
  }

  /** What is said aloud by a screen reader when it changes. */
  get #said(): string {
    const {text} = this.#locale;
    const session = this.#session;
    if (session?.trouble) return text[session.trouble];
    if (session?.phase === 'chosen') return text.recorded;
    if (session?.phase === 'thanks') return `${text.thanks} ${text.thanksDetail}`;
    if (session?.closing) return text.closing(this.#locale.number(this.times.warn / 1000));
    return '';
  }

  /** After a change of screen the reader starts at its heading, unless the visitor is elsewhere on the page. */
  #moveFocus(): void {
    const screen = this.shadowRoot?.querySelector('.body')?.className ?? '';
    const before = this.#screen;
    this.#screen = screen;
    if (!before || before === screen) return;
    const {activeElement} = document;
    if (activeElement !== this && activeElement !== document.body) return;
    this.shadowRoot?.querySelector('h1')?.focus({preventScroll: true});
  }

  /** What of the time is shown. */
  #everySecond(): unknown {
    const resting = this.#session?.phase === 'idle';
    if (resting) this.#language.restoreIfOld();
    return resting ? this.#locale.clock(this.#hall.hall?.now() ?? Date.now()) : '';
  }

  #rating(answer: Answer): KeptRating {
    return ratingOf(answer, scaleOf(this.scale), this.#counterId, this.#locale.language);
  }

  #write(answer: Answer, holdMilliseconds: number): Promise<unknown> {
    const {outbox} = this.#store;
    if (!outbox) return Promise.reject(new Error('Nowhere to keep a rating.'));
    return outbox.put(this.#rating(answer), {id: answer.id, holdMilliseconds});
  }

  #taken({id, invitation}: Answer): void {
    const {hall} = this.#hall;
    if (hall?.local && invitation) {
      // Written down already: should the hall not hear of it, the outbox still knows the token.
      hall.send({type: 'useRatingToken', token: invitation.token}, {key: id}).catch(() => undefined);
    }
    this.dispatchEvent(new CustomEvent<RatingTakenDetail>('rating-taken', {bubbles: true, detail: {id}}));
  }

  get #storeName(): string {
    if (!this.hall) return this.open ? 'ratings' : '';
    return `ratings ${this.#hall.hall?.ratings ?? this.hall}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'rating-kiosk': RatingKiosk;
  }
  interface HTMLElementEventMap {
    'rating-taken': CustomEvent<RatingTakenDetail>;
  }
}
