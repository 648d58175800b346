import {html, nothing, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {keepFocus} from '../../base/keep-focus.js';
import {tellKept, type KeepsAnswers} from '../../base/kept.js';
import {WordsController} from '../../base/words.js';
import {
  openOutbox,
  type Durability,
  type Outbox,
  type OutboxExport,
  type OutboxOptions,
  type OutboxState,
} from '../../services/outbox/outbox.js';
import {markLevel, type LevelsView} from '../levels.js';
import type {Reasons} from '../reasons.js';
import {faceScaleOf, type Level, type Scale, type WholeScale} from '../scale.js';
import type {FollowUp} from './follow-up.js';
import type {Asked, KeptRating} from './kept-rating.js';
import type {Spoken} from './listening.js';
import type {Obstacle} from './obstacle.js';
import {Parts} from './parts.js';
import {messages} from './rating-kiosk.messages.js';
import {styles} from './rating-kiosk.styles.js';
import {renderHeader, renderPlain, renderQuestion, renderThanks, type Scene} from './screens.js';
import {RatingSession, usualTimes, type Answer, type Phase, type SessionTimes} from './session.js';
import {Standing} from './standing.js';
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
 * @fires {Event} kept-change - `kept` has changed: for the frame around it and for staff. Bubbles, composed.
 * @csspart office - The name of the office on the resting screen.
 * @csspart levels - The tiles.
 * @cssstate asking - A question is on screen.
 * @cssstate thanks - The visitor is being thanked.
 * @cssstate refused - The last tap could not be written down.
 * @cssstate at-risk - Ratings are not kept in two stores here: for staff.
 * @cssstate backlog - Ratings wait to be sent: for staff.
 */
export class RatingKiosk extends CounterElement implements KeepsAnswers {
  static override readonly tag = 'rating-kiosk';
  static override readonly styles = styles;

  /** Address of the hall: `https://…/halls/1` or `local:NAME`. */
  @property({reflect: true, useDefault: true}) hall = '';

  /** This device's token for the hall. Kept out of the attributes that are written back. */
  @property() token = '';

  /** The counter it stands at: its id, or the name that is called out. */
  @property({reflect: true, useDefault: true}) counter = '';

  /** The scale: `faces-5`, `faces-4`, `faces-3`, `stars-5`, `recommend-10`, `effort-5`, or as data (JSON in the attribute). */
  @property() scale: string | Scale = 'faces-5';

  /** Always asks, also without a finished ticket. Such ratings are a series of their own. */
  @property({type: Boolean, reflect: true}) open = false;

  /** The reasons offered after the rating, as data (JSON in the attribute); `none` asks for none. Nothing: the usual ones. */
  @property() reasons: string | Reasons | null = null;

  /** Whether a comment may be written besides. It is personal data, and on a kiosk it needs a keyboard on the page. */
  @property({type: Boolean, reflect: true}) comments = false;

  /** Whether the screen can be read aloud by a button, where the browser has a voice of the language. */
  @property({type: Boolean, reflect: true}) voice = false;

  /** The officer's name, where the office shows it. */
  @property({attribute: 'officer-name'}) officerName = '';

  /** Address of the officer's photo, where the office shows it. */
  @property({attribute: 'officer-photo'}) officerPhoto = '';

  /** Address of the page that takes ratings on a visitor's own phone: shown as a QR code beside the question. */
  @property({attribute: 'phone-page'}) phonePage = '';

  /**
   * On a visitor's own phone: the one-use right to rate one ticket. It is asked about without a counter or a token, and
   * without reasons or a comment: the rating goes out at once, because nobody opens the page again.
   */
  @property() invitation = '';

  readonly #locale = new WordsController(this, messages);
  readonly #language = new VisitorLanguage(
    this,
    () => this.#session?.phase !== 'idle' && (this.#session?.phase !== 'asking' || this.#session.invitation !== null),
  );
  readonly #parts = new Parts(
    this,
    () => this.#session?.phase === 'idle',
    () => this.#standing.hall,
  );
  readonly #standing: Standing = new Standing(
    this,
    () => this.#store.memory,
    () => this.#look(),
  );
  readonly #store: RatingStore = new RatingStore({
    open: (options) => this.openOutbox(options),
    endpoint: () => this.#standing.ratings,
    token: () => (this.invitation ? '' : this.token),
    asked: () => this.#asked,
    changed: (first) => this.#storeChanged(first),
  });
  #session: RatingSession | undefined;
  #follow: FollowUp | undefined;
  #kept: OutboxState | null = null;
  /** Which visit and phase the screen showed last. */
  #visit = 0;
  #phase: Phase = 'idle';
  #screen = '';

  /** What staff may know of what is kept; `null` before that is known, or where nothing is kept. */
  get kept(): OutboxState | null {
    return this.#kept;
  }

  /** How safely a rating is kept on this device; `null` before that is known. For staff. */
  get durability(): Durability | null {
    return this.#store.outbox?.state.durability ?? null;
  }

  /** Ratings and questions not yet received by the server. For staff, never shown to visitors. */
  get backlog(): number {
    return this.#store.outbox?.state.backlog ?? 0;
  }

  /** Everything this device keeps of ratings, to be carried away; `null` where no hall is named. */
  async exportKept(): Promise<OutboxExport<KeptRating> | null> {
    return (await this.#store.outbox?.export()) ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.#onVisibility);
    document.addEventListener('kiosk-reset', this.#onReset);
    this.#startSession();
    this.#look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.#onVisibility);
    document.removeEventListener('kiosk-reset', this.#onReset);
    this.#session?.stop();
    this.#session = undefined;
    this.#store.close();
    this.#standing.leave();
    this.#parts.leave();
  }

  /** How long things last; tests shorten it. */
  protected get times(): SessionTimes {
    return usualTimes;
  }

  /** Opens the store of ratings; tests put another in its place. */
  protected openOutbox(options: OutboxOptions<KeptRating>): Outbox<KeptRating> {
    return openOutbox(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.get('invitation') !== undefined) this.#startSession(); // not the first time, when it began already
    this.#look();
  }

  protected override update(changed: PropertyValues<this>): void {
    keepFocus(this.shadowRoot, () => super.update(changed), 'footer .button');
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
    const session = this.#session;
    if (!session) return nothing;
    const scene = {session, locale: this.#locale, counter: this.#standing.counterName};
    return html`
      <section
        class="frame"
        @pointerdown=${this.#onPresence}
        @keydown=${this.#onKeydown}
        @input=${this.#onInput}
        @click=${this.#onClick}
      >
        ${renderHeader({
          ...scene,
          office: this.#locale.pick(this.#standing.view?.hall.name),
          service: this.#locale.pick(this.#standing.serviceOf(session.invitation)),
          officer: this.#renderOfficer(),
          resting: session.phase === 'idle',
          choose: (language) => this.#language.choose(language),
          listen: this.#renderListen(),
        })}
        ${this.#renderBody(scene)}
        <p class="visually-hidden" role="status">${this.#said}</p>
      </section>
    `;
  }

  #renderBody(scene: Scene) {
    const {phase} = scene.session;
    if (phase === 'thanks') return this.#renderThanks(scene);
    const scale = this.#scale;
    if (phase !== 'idle') return scale ? this.#renderQuestion(scene, scale) : nothing;
    const obstacle = this.#obstacle; // who is answering may finish
    if (obstacle) return this.#renderObstacle(scene, obstacle);
    const {view, link, hall} = this.#standing;
    const {text, language} = this.#locale;
    const rest = {text, language, counter: scene.counter, hall, link, timeZone: view?.hall.timeZone};
    return this.#parts.rest.wanted?.renderRest(rest) ?? renderPlain(scene, true);
  }

  #renderObstacle(scene: Scene, obstacle: Obstacle) {
    const part = obstacle === 'loading' ? undefined : this.#parts.notice.wanted;
    const pairing = obstacle === 'forbidden' ? html`<slot name="pairing"></slot>` : nothing;
    if (obstacle === 'loading' || !part) return renderPlain(scene, false, pairing);
    const {language, text} = this.#locale;
    const again = () => this.#standing.again();
    return part.renderNotice({obstacle, counter: this.counter, language, text, pairing, again});
  }

  #renderQuestion(scene: Scene, scale: WholeScale) {
    const {language} = this.#locale;
    const {invitation} = scene.session;
    const aside = invitation && this.phonePage ? this.#parts.aside.wanted : undefined;
    return renderQuestion({
      ...scene,
      scale,
      question: this.#question(scale),
      known: this.#store.known,
      sending: this.durability === 'network',
      browsing: this.#browsing,
      warning: this.times.warn / 1000,
      aside: aside ? aside.renderPhone(this.#locale, this.phonePage, invitation!.token, invitation!.number) : nothing,
      more: (levels: LevelsView) => this.#parts.more.wanted?.renderMoreLevels(levels, language),
    });
  }

  #renderOfficer(): unknown {
    const {officerName, officerPhoto} = this;
    if (!officerName && !officerPhoto) return nothing;
    return this.#parts.aside.wanted?.renderOfficer(this.#locale, officerName, officerPhoto);
  }

  #renderThanks(scene: Scene) {
    const follow = this.#follow;
    const text = this.#followText;
    return renderThanks({
      ...scene,
      warning: this.times.warn / 1000,
      follow:
        follow && text
          ? {body: follow.render(text, this.#pick), button: this.comments ? follow.renderSwitch(text) : html`<p></p>`}
          : null,
      done: () => this.#done(),
    });
  }

  #onPresence(): void {
    this.#moving = false;
    this.#browse(false);
    this.#session?.stay();
  }

  #onInput(): void {
    this.#moving = false;
    this.#session?.stay();
  }

  /**
   * Arrow keys only move the mark, as a finger above the glass does; Enter or Space is the tap. Tab goes from level to
   * level, so that a switch with two keys reaches all of them.
   */
  #onKeydown(event: KeyboardEvent): void {
    const {key, target, shiftKey} = event;
    this.#session?.stay();
    this.#moving = key.startsWith('Arrow');
    if (!isLevel(target)) return;
    if (this.#moving) this.#browse(true);
    else if (key === 'Enter' || key === ' ' || key === 'Tab') this.#browse(false);
    if (key === 'Enter' || key === ' ') this.#session?.choose(Number(target.value));
    if (key !== 'Tab') return;
    const levels = [...this.renderRoot.querySelectorAll<HTMLElement>('.level input')];
    const next = levels[levels.indexOf(target) + (shiftKey ? -1 : 1)];
    if (next) event.preventDefault();
    next?.focus();
  }
  /** An arrow key is on its way from one level to the next. */
  #moving = false;
  /** The mark stands where keys have moved it, and nothing of that is recorded. */
  #browsing = false;

  #browse(browsing: boolean): void {
    if (browsing !== this.#browsing) this.requestUpdate();
    this.#browsing = browsing;
  }

  /** A click and not a change: the tile under the mark of the arrow keys can be tapped too. */
  #onClick({target}: Event): void {
    if (!isLevel(target) || this.#moving) return;
    this.#browse(false);
    this.#session?.choose(Number(target.value));
    this.requestUpdate(); // a tap that is not taken changes nothing, and leaves its mark all the same
  }

  /** The visitor put the phone away: what is written goes out. */
  readonly #onVisibility = (): void => {
    if (document.hidden && this.invitation) this.#session?.release();
  };

  /** The frame around it says that the visitor has gone. What is written goes out; a draft is forgotten. */
  readonly #onReset = (): void => {
    this.#session?.leave();
    this.#language.restore();
  };

  #done(): void {
    const {id} = this.#session?.answer ?? {};
    if (this.#follow && id) this.#session?.add(this.#follow.said(true));
    this.#session?.end();
  }

  #startSession(): void {
    this.#session?.stop();
    this.#session = new RatingSession(
      {
        write: (answer, holdMilliseconds) => this.#store.write(answer, holdMilliseconds),
        replace: (answer, holdMilliseconds) => this.#store.replace(answer, holdMilliseconds),
        waitsForReceipt: () => this.durability === 'network',
        follows: () => this.#parts.follow.now?.asksReasons(this.reasons) ?? false,
        taken: (answer) => this.#taken(answer),
        asked: (invitation, shownAt) => this.#store.asked(invitation, shownAt),
        stayed: () => this.#store.stayed(),
        ended: (outcome, holdMilliseconds) => this.#store.ended(outcome, holdMilliseconds),
        changed: () => this.#sessionChanged(),
      },
      this.times,
      Boolean(this.invitation),
    );
  }

  #sessionChanged(): void {
    const session = this.#session!;
    const {visit, phase} = session;
    if (visit !== this.#visit) this.#nextVisitor();
    this.#visit = visit;
    this.#phase = phase;
    if (session.following && !this.#follow && this.#parts.follow.now && this.#scale) {
      this.#follow = new this.#parts.follow.now.FollowUp(
        this.reasons,
        this.#scale,
        session.answer?.score ?? 0,
        (extra) => {
          if (extra) session.add(extra);
          session.stay();
          this.requestUpdate();
          if (!extra) void this.#writeComment();
        },
      );
    }
    this.#look();
  }

  /** Whoever asked to write may write at once: the keyboard comes for what has the focus. */
  async #writeComment(): Promise<void> {
    await this.updateComplete;
    this.shadowRoot?.querySelector('textarea')?.focus();
  }

  /** Nothing of the last visitor stays: no draft, no language, no voice. */
  #nextVisitor(): void {
    this.#follow = undefined;
    this.#browsing = false;
    if (this.#phase === 'idle') return;
    this.#language.restore();
    this.#parts.hush();
    if (this.invitation && this.#phase !== 'asking') this.#standing.answered = true;
  }

  #storeChanged(first = false): void {
    const session = this.#session;
    const {invitation} = session ?? {};
    const now = this.#standing.hall?.now() ?? Date.now();
    const asked = first && session?.phase === 'asking' && !this.invitation && invitation;
    if (asked && this.#store.memory.forbids(asked, now)) {
      this.#store.unasked();
      session.end('withdrawn');
    }
    this.#tellKept();
    this.#look();
  }

  /** Tells the frame around it when what is kept has changed. */
  #tellKept(): void {
    const next = this.#store.known ? (this.#store.outbox?.state ?? null) : null;
    if (next === this.#kept) return;
    this.#kept = next;
    tellKept(this);
  }

  /** Which invitation stands, which screen shows it. Runs after every change of hall, session and properties. */
  #look(): void {
    const session = this.#session;
    if (!session || !this.isConnected) return;
    this.#standing.look();
    this.#parts.listen(this);
    this.#store.open(this.#standing.storeName);
    this.requestUpdate();
    const {phase} = session;
    if (this.#obstacle) {
      if (phase === 'asking') session.end('withdrawn');
    } else if (phase === 'idle' || phase === 'asking') this.#ask(session);
  }

  #ask(session: RatingSession): void {
    const next = this.#standing.next(session);
    const open = session.phase === 'idle' && this.open && !this.invitation;
    if (next) this.#store.memory.ask(next);
    else if (session.phase === 'asking' && this.#standing.withdrawn(session)) session.end('withdrawn');
    if (!next && !open) return;
    if (this.reasons !== 'none' && !this.invitation) void this.#parts.follow.wanted; // on its way while the question is read
    session.ask(next);
  }

  get #obstacle(): Obstacle | null {
    return this.#standing.obstacle ?? (this.#scale ? null : 'loading');
  }

  /** The scale; nothing while a rarer one is being loaded. */
  get #scale(): WholeScale | undefined {
    return faceScaleOf(this.scale) ?? this.#parts.more.wanted?.scaleOf(this.scale);
  }

  #question({question}: WholeScale): string {
    return this.#locale.pick(question) || this.#locale.text.question;
  }

  get #asked(): Asked {
    const scale = this.#scale!; // nothing is asked without it
    const channel = this.invitation ? 'phone' : 'counter';
    return {scale, counter: this.#standing.counterId, language: this.#locale.language, channel};
  }

  /** The messages of the reasons under those that the page registered. */
  get #followText() {
    const all = this.#parts.follow.now?.followUpMessages;
    return all && {...(this.#locale.language === 'vi' ? all.vi : all.en), ...this.#locale.text};
  }

  readonly #pick = (word: Level['word']): string => this.#locale.pick(word);

  #renderListen(): unknown {
    const {language, text} = this.#locale;
    const voice = this.voice ? this.#parts.voice.now : undefined;
    const talks = this.#session?.phase === 'asking' || this.#session?.phase === 'thanks';
    return talks && voice?.canSpeak(language) ? voice.renderListen(language, text, () => this.#spoken) : nothing;
  }

  get #spoken(): Spoken {
    const {text} = this.#locale;
    const follow = this.#follow;
    const said = this.#followText;
    const thanks = [text.thanks, text.thanksDetail, ...(follow && said ? [said.why, said.whyHint] : [])];
    const question = [this.#question(this.#scale!), text.hint(this.#standing.counterName)];
    const asking = this.#session?.phase === 'asking';
    const choices = asking ? this.#scale!.levels : (follow?.list ?? []);
    return {sentences: asking ? question : thanks, choices: choices.map(({word}) => this.#locale.pick(word))};
  }

  /** What is said aloud by a screen reader when it changes. */
  get #said(): string {
    const {text} = this.#locale;
    const session = this.#session;
    if (session?.trouble) return text[session.trouble];
    if (this.#browsing) return text.browsing;
    if (session?.phase === 'chosen') return text.recorded;
    if (session?.closing) return text.closing((this.times.warn / 1000).toLocaleString(this.#locale.language));
    if (session?.phase === 'thanks') return `${text.thanks} ${text.thanksDetail}`;
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

  #taken({id, invitation}: Answer): void {
    const {hall} = this.#standing;
    if (invitation) this.#store.memory.rated.add(invitation.token);
    if (hall?.local && invitation) {
      // Written down already: should the hall not hear of it, the outbox still knows the token.
      hall.send({type: 'useRatingToken', token: invitation.token}, {key: id}).catch(() => undefined);
    }
    this.dispatchEvent(new CustomEvent<RatingTakenDetail>('rating-taken', {bubbles: true, detail: {id}}));
  }
}

function isLevel(target: EventTarget | null): target is HTMLInputElement {
  return target instanceof HTMLInputElement && target.name === 'level';
}

declare global {
  interface HTMLElementTagNameMap {
    'rating-kiosk': RatingKiosk;
  }
  interface HTMLElementEventMap {
    'rating-taken': CustomEvent<RatingTakenDetail>;
    'kept-change': Event;
  }
}
