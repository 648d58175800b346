import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';
import {keyed} from 'lit/directives/keyed.js';
import {CounterElement} from '../../base/counter-element.js';
import {DataController} from '../../base/data.js';
import {formatTime} from '../../base/formats.js';
import {hallAddress} from '../../base/hall-address.js';
import {tellKept, type KeepsAnswers} from '../../base/kept.js';
import {Late} from '../../base/late.js';
import {keepFocus} from '../../base/keep-focus.js';
import {LocaleController} from '../../base/locale.js';
import type {Reading} from '../../core/schema.js';
import {noticeMark} from '../../base/marks.js';
import {
  openOutbox,
  type Outbox,
  type OutboxExport,
  type OutboxOptions,
  type OutboxState,
} from '../../services/outbox/outbox.js';
import {looksLikeSurveyJs, readSurvey, type Question, type Survey} from '../survey-definition.js';
import {Idle} from './idle.js';
import {AnswerStore, KeptVisit, type About, type KeptAnswers} from './kept-answers.js';
import type {QuestionPlace} from './question.js';
import {fieldOf, halfTyped, renderEnd, renderHead, renderNothing, renderProgress, renderQuestions} from './screens.js';
import {messages} from './survey-form.messages.js';
import {styles} from './survey-form.styles.js';
import {Visit} from './visit.js';

/** Detail of `answers-taken`: which answers, and nothing of what they say. */
export interface AnswersTakenDetail {
  id: string;
}

/** How long things last, in milliseconds. */
export interface SurveyTimes {
  /** How long nobody touches a kiosk until it closes, and how long before that it warns. */
  idle: number;
  warn: number;
  thanks: number;
  /** After a step appears, a second tap on the button that brought it is not taken. */
  settle: number;
  /** How long an unfinished questionnaire is held back, counted from the last finished page. */
  hold: number;
}

const minute = 60_000;

/**
 * A questionnaire from JSON, ours or SurveyJS: page by page on a site, question by question on a kiosk; thanks once kept.
 *
 * @tag survey-form
 * @slot heading - The heading. Replaces the title of the questionnaire.
 * @fires {CustomEvent<AnswersTakenDetail>} answers-taken - Complete answers are written down. Says nothing of them. Bubbles.
 * @fires {CustomEvent<DataErrorDetail>} data-error - The questionnaire cannot be asked as it stands: every reason with its path. Bubbles.
 * @fires {Event} kept-change - What is kept has changed. Bubbles and crosses shadow roots.
 * @csspart heading - The title of the questionnaire.
 * @csspart question - One question.
 * @csspart next - The button that goes on, and at the end sends.
 * @cssstate thanks - The visitor is being thanked.
 * @cssstate refused - The answers could not be written down.
 * @cssstate unusable - The questionnaire cannot be asked as it stands.
 */
export class SurveyForm extends CounterElement implements KeepsAnswers {
  static override readonly tag = 'survey-form';
  static override readonly styles = styles;

  /** The questionnaire. Wins over `src`. */
  @property({attribute: false}) data: unknown;

  /** Address of the questionnaire as JSON. */
  @property({useDefault: true}) src = '';

  /** Seconds between conditional requests to `src`; 0 asks once. A changed form waits for the next visitor. */
  @property({type: Number}) refresh = 0;

  /** Address of the hall that receives the answers: `https://…/halls/1` or `local:NAME`. */
  @property({reflect: true, useDefault: true}) hall = '';

  /** Address that receives the answers, where that is not the hall's own. */
  @property({useDefault: true}) endpoint = '';

  /** This device's token for the receiver. Kept out of the attributes that are written back. */
  @property() token = '';

  /** The one-use token of the finished ticket: its visit is answered once. */
  @property({attribute: 'ticket-token'}) ticketToken = '';

  /** The counter the questions are about, by its id. */
  @property({useDefault: true}) counter = '';

  /** The service the questions are about, by its id. */
  @property({useDefault: true}) service = '';

  /** How the visitor came: `kiosk`, `web`, `phone` or `counter`. Known by itself for the first two. */
  @property({useDefault: true}) channel: '' | 'kiosk' | 'web' | 'phone' | 'counter' = '';

  /** Under which name the answers are kept, for a form that has no id of its own. */
  @property({useDefault: true}) survey = '';

  /** One question at a time with large targets, for one visitor after another. */
  @property({type: Boolean, reflect: true}) kiosk = false;

  readonly #locale = new LocaleController(this, messages);
  readonly #data = new DataController(this, (input) => this.#read(input));
  /** What reads forms made elsewhere; most pages have none. */
  readonly #foreign = new Late(
    this,
    () => import('../survey-js.js'),
    () => this.#data.retry(),
  );
  readonly #store = new AnswerStore({
    open: (options) => this.openOutbox(options),
    endpoint: () => this.#address || null,
    token: () => this.token,
    changed: () => {
      tellKept(this);
      this.requestUpdate();
    },
  });
  readonly #idle = new Idle(
    () => this.times,
    () => this.requestUpdate(),
    () => this.#leave(),
  );
  /** Who is answering now; nobody while there is no questionnaire. */
  #visit: Visit | undefined;
  #kept = new KeptVisit(() => this.#store.outbox);
  #visits = 0;
  #closes: ReturnType<typeof setTimeout> | undefined;
  #focus: 'step' | 'problem' | undefined;
  #turnedAt = -Infinity;

  /** What staff may know of what is kept; `null` before that is known. */
  get kept(): OutboxState | null {
    return this.#store.outbox?.state ?? null;
  }

  /** Everything kept, to be carried away; `null` where nothing is kept. */
  async exportKept(): Promise<OutboxExport<KeptAnswers> | null> {
    return (await this.#store.outbox?.export()) ?? null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('pageshow', this.#restored);
    document.addEventListener('kiosk-reset', this.#gone);
    this.requestUpdate();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('pageshow', this.#restored);
    document.removeEventListener('kiosk-reset', this.#gone);
    // Moved within the page it is the same visitor's; taken away, nobody's.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#leave();
      void this.#saving.finally(() => !this.isConnected && this.#store.close());
    });
  }

  /** How long things last; tests shorten it. */
  protected get times(): SurveyTimes {
    return {idle: 90_000, warn: 20_000, thanks: 8_000, settle: 400, hold: this.kiosk ? 5 * minute : 30 * minute};
  }

  /** Opens the store of answers; tests put another in its place. */
  protected openOutbox(options: OutboxOptions<KeptAnswers>): Outbox<KeptAnswers> {
    return openOutbox(options);
  }

  protected override update(changed: PropertyValues<this>): void {
    if (this.isConnected) this.#store.open(this.#storeName);
    if (this.#data.state === 'ready' && this.#data.value === undefined) void this.#foreign.wanted; // asked for again
    this.#meet(changed.has('kiosk'));
    keepFocus(this.shadowRoot, () => super.update(changed), 'footer .button');
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.setState('thanks', this.#visit?.phase === 'thanks');
    this.setState('refused', this.#visit?.refused ?? false);
    this.setState('unusable', this.#data.value === null);
    this.#moveFocus();
  }

  protected override render() {
    const {text} = this.#locale;
    const visit = this.#visit;
    return html`
      <section
        class="frame"
        @pointerdown=${this.#onPresence}
        @keydown=${this.#onKeydown}
        @input=${this.#onPresence}
        @focusin=${this.#onFocus}
      >
        ${
          visit
            ? keyed(this.#visits, this.#renderVisit(visit))
            : renderNothing(this.#data, text, this.kiosk, () => this.#data.retry())
        }
      </section>
    `;
  }

  #renderVisit(visit: Visit): TemplateResult {
    const {text} = this.#locale;
    const {thanks, note} = visit.survey;
    const {pick} = this.#place(visit);
    if (visit.phase !== 'thanks' && this.ticketToken && this.#store.tokens.has(this.ticketToken))
      return renderEnd(text.answered, text.answeredDetail, '');
    if (visit.phase === 'thanks')
      return html`${renderEnd(text.thanks, pick(thanks) || text.thanksDetail, pick(note))}
      ${
        this.kiosk
          ? html`<footer>
              <p>${text.closesSoon}</p>
              <button type="button" class="button" @click=${() => this.#leave()}>${text.done}</button>
            </footer>`
          : nothing
      }`;
    return visit.phase === 'start' ? this.#renderStart(visit) : this.#renderStep(visit);
  }

  #renderStart(visit: Visit): TemplateResult {
    const {text} = this.#locale;
    return html`<div class="body start">${renderHead(visit.survey, this.#place(visit), !this.#storeName)}</div>
      <footer>
        <p>${text.length(visit.steps.length)}</p>
        <button type="button" class="button" part="next" @click=${this.#onStart}>${text.start}</button>
      </footer>`;
  }

  #renderStep(visit: Visit): TemplateResult {
    const {survey, step, index} = visit;
    const place = this.#place(visit);
    return html`<div class="body">
        ${!this.kiosk && index === 0 ? renderHead(survey, place, !this.#storeName) : nothing}
        ${renderProgress(visit, place)}
        ${keyed(
          step?.key,
          renderQuestions(visit, place, (name) => fieldOf(this.renderRoot, name)?.focus()),
        )}
      </div>
      ${this.#renderFooter(visit)}
      <p class="visually-hidden" role="status">${this.#said(visit)}</p>`;
  }

  #renderFooter(visit: Visit): TemplateResult {
    const {text} = this.#locale;
    const trouble = visit.refused ? text.refused : this.#idle.closing ? this.#closingText : '';
    const sending = visit.phase === 'sending';
    return html`<footer>
      ${trouble ? html`<p class="trouble">${noticeMark()} <span>${trouble}</span></p>` : nothing}
      ${
        this.#idle.closing
          ? html`<button type="button" class="button" @click=${this.#onPresence}>${text.moreTime}</button>`
          : html`${
              visit.index > 0
                ? html`<button type="button" class="back" ?disabled=${sending} @click=${this.#onBack}>
                      ${text.back}
                    </button>`
                : nothing
            }
              <button
                type="button"
                class="button"
                part="next"
                aria-disabled=${sending ? 'true' : 'false'}
                @click=${this.#onNext}
              >
                ${sending ? text.sending : visit.isLast ? text.send : text.next}
              </button>`
      }
    </footer>`;
  }

  /** `undefined` as long as the reader of foreign forms is on its way. */
  #read(input: unknown): Reading<Survey | null | undefined> {
    if (!looksLikeSurveyJs(input)) return readSurvey(input);
    return this.#foreign.wanted?.readAnySurvey(input, this.survey) ?? {value: undefined, faults: []};
  }

  #place(visit: Visit): QuestionPlace {
    const {draft, survey} = visit;
    const locale = this.#locale;
    return {
      text: locale.text,
      language: locale.language,
      pick: (text) => locale.pick(text),
      number: (value) => locale.number(value, {maximumFractionDigits: 6}),
      day: (day) => formatTime(locale.language === 'en' ? 'en-GB' : locale.language, Date.parse(day), dayFormat),
      draft,
      kiosk: this.kiosk,
      marksOptional: survey.questions.some(({question}) => draft.isRequired(question)),
      problemOf: ({name}) => visit.problems.get(name),
      changed: (question) => this.#onAnswer(visit, question),
    };
  }

  readonly #restored = ({persisted}: PageTransitionEvent): void => {
    if (persisted) this.#leave(); // from the browser's memory comes what the last visitor saw
  };

  #onPresence(): void {
    this.#idle.touch();
  }

  /** Enter goes on, as in any form, but where it takes an answer or has a meaning of its own. */
  #onKeydown(event: KeyboardEvent): void {
    const {key, target, isComposing, defaultPrevented} = event;
    this.#idle.touch();
    if (key !== 'Enter' || isComposing || defaultPrevented || !(target instanceof HTMLInputElement)) return;
    event.preventDefault();
    this.#onNext();
  }

  /** Whoever has the focus here may have two keys; what serves them comes when it is needed. */
  #onFocus({currentTarget}: Event): void {
    import('../../base/radio-keys.js').then(({serve}) => serve(currentTarget as HTMLElement)).catch(() => {});
  }

  #onStart(): void {
    this.#visit?.begin();
    this.#idle.start();
    this.#turnTo('step');
  }

  #onAnswer(visit: Visit, question: Question): void {
    visit.begin();
    visit.refused = false;
    this.#turnedAt = -Infinity; // who has answered here means the button as it stands now
    visit.changed(question);
    this.requestUpdate();
    if (this.kiosk) void this.updateComplete.then(() => this.#showOther());
  }

  /** The line beside “Other” may come up below what is seen. */
  #showOther(): void {
    this.renderRoot.querySelector('.other')?.scrollIntoView({block: 'nearest'});
  }

  #onBack(): void {
    this.#visit?.back();
    this.#turnTo('step');
  }

  #onNext(): void {
    const visit = this.#visit;
    if (visit?.phase !== 'answering' || performance.now() - this.#turnedAt < this.times.settle) return;
    visit.refused = false;
    if (!visit.check(halfTyped(this.renderRoot))) return this.#turnTo('problem');
    if (visit.advance()) {
      void this.#save(visit, false, this.times.hold).catch(() => undefined); // said at the end, if it still cannot be kept
      return this.#turnTo('step');
    }
    if (visit.reachesEnd()) void this.#send(visit);
    else this.#turnTo('problem');
  }

  async #send(visit: Visit): Promise<void> {
    visit.phase = 'sending';
    this.#idle.stop();
    this.requestUpdate();
    const id = await this.#save(visit, true, 0).catch(() => '');
    if (visit !== this.#visit) return;
    visit.refused = !id;
    visit.phase = id ? 'thanks' : 'answering';
    this.#turnTo(id ? 'step' : undefined);
    if (id) this.dispatchEvent(new CustomEvent<AnswersTakenDetail>('answers-taken', {bubbles: true, detail: {id}}));
    if (!this.kiosk) return;
    if (id) this.#closes = setTimeout(() => this.#leave(), this.times.thanks);
    else this.#idle.start();
  }

  #saving: Promise<unknown> = Promise.resolve();

  #save(visit: Visit, complete: boolean, hold: number): Promise<string> {
    const collected = visit.draft.collect(complete ? undefined : visit.finishedNames);
    const saved = this.#kept.save(this.#about(visit), collected, {complete, hold});
    this.#saving = saved.catch(() => undefined);
    return saved;
  }

  #about({survey, startedAt}: Visit): About {
    const {ticketToken, counter, service} = this;
    return {
      survey: survey.id,
      version: survey.version,
      channel: this.channel || (this.kiosk ? 'kiosk' : 'web'),
      language: this.#locale.language,
      startedAt: startedAt || Date.now(),
      ...(ticketToken && {token: ticketToken}),
      ...(counter && {counter}),
      ...(service && {service}),
    };
  }

  /** The visitor has gone, or is done: what was finished stays kept, everything else is forgotten. */
  #leave(): void {
    const visit = this.#visit;
    clearTimeout(this.#closes);
    this.#idle.stop();
    if (visit?.phase === 'answering' && visit.finished.size > 0)
      void this.#save(visit, false, 0).catch(() => undefined);
    this.#visit = undefined;
    this.#focus = undefined;
    if (this.isConnected) this.requestUpdate();
  }

  /** The kiosk's frame saw the visitor go. */
  readonly #gone = (): void => this.#leave();

  /** Somebody new stands before the form, as soon as there is one; a changed form waits until the last one is done. */
  #meet(anew: boolean): void {
    const survey = this.#data.value ?? undefined;
    const visit = this.#visit;
    const busy = visit && !visit.draft.isEmpty && visit.phase !== 'thanks';
    if (visit && (busy || visit.survey === survey) && !anew) return;
    this.#visit = survey && new Visit(survey, this.kiosk, today);
    this.#kept = new KeptVisit(() => this.#store.outbox);
    this.#visits++;
  }

  #turnTo(focus: 'step' | 'problem' | undefined): void {
    this.#focus = focus;
    if (focus === 'step') this.#turnedAt = performance.now();
    this.requestUpdate();
  }

  /** After a step the reader starts at its top; after a mistake at the first question to be looked at again. */
  #moveFocus(): void {
    const focus = this.#focus;
    this.#focus = undefined;
    const [first] = this.#visit?.problems.keys() ?? [];
    if (focus === 'problem' && first !== undefined) fieldOf(this.renderRoot, first)?.focus();
    if (focus !== 'step') return;
    this.renderRoot.querySelector<HTMLElement>('.step, .end')?.focus({preventScroll: true});
    this.renderRoot.querySelector('.body')?.scrollTo(0, 0);
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({block: 'start'});
  }

  /** What is said aloud by a screen reader when it changes. */
  #said({problems, refused, phase}: Visit): string {
    const {text} = this.#locale;
    if (refused) return text.refused;
    if (phase === 'sending') return text.sending;
    if (this.#idle.closing) return this.#closingText;
    return problems.size > 0 ? text.mistakes(problems.size) : '';
  }

  get #closingText(): string {
    return this.#locale.text.closing(this.#locale.number(this.times.warn / 1000));
  }

  get #address(): string {
    return this.endpoint || hallAddress(this.hall, 'answers');
  }

  get #storeName(): string {
    return this.#address || this.hall ? `answers ${this.#address || this.hall}` : '';
  }
}

const dayFormat = {day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC'} as const;

/** The day of today where the device stands. */
function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'survey-form': SurveyForm;
  }
  interface HTMLElementEventMap {
    'answers-taken': CustomEvent<AnswersTakenDetail>;
  }
}
