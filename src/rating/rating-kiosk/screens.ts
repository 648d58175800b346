import {html, nothing, type TemplateResult} from 'lit';
import type {WordsController} from '../../base/words.js';
import {checkMark, staleMark} from '../../base/marks.js';
import {isPlain, renderLevels, type LevelsView} from '../levels.js';
import type {WholeScale} from '../scale.js';
import type {messages} from './rating-kiosk.messages.js';
import type {RatingSession} from './session.js';

/* What stands on the screen of each phase. Everything is told to these functions; they keep nothing. */

/** What all screens are made of. */
export interface Scene {
  session: RatingSession;
  locale: WordsController<(typeof messages)['vi']>;
  /** The name of the counter, as it is called out. */
  counter: string;
}

export interface HeaderView extends Scene {
  office: string;
  service: string;
  officer: unknown;
  resting: boolean;
  choose: (language: string) => void;
  /** The button that reads the screen aloud, where a voice is there. */
  listen: unknown;
}

/** Whom it is about, the languages, the voice. */
export function renderHeader({
  session,
  locale,
  counter,
  office,
  service,
  officer,
  resting,
  choose,
  listen,
}: HeaderView) {
  const {text} = locale;
  const {invitation} = session;
  const about = resting
    ? html`<span part="office">${office}</span>`
    : html`
        ${invitation ? html`<span>${text.number} <b>${invitation.number}</b></span>` : nothing}
        ${counter ? html`<span>${text.counter} <b>${counter}</b></span>` : nothing}
        ${service ? html`<span>${service}</span>` : nothing} ${officer}
      `;
  const language = (code: string, name: string) => html`<button
    type="button"
    lang=${code}
    aria-pressed=${locale.language === code ? 'true' : 'false'}
    @click=${() => choose(code)}
  >
    ${name}
  </button>`;
  return html`
    <header>
      <p class="about">${about}</p>
      ${listen}
      <div class="languages" role="group" aria-label=${text.language}>
        ${language('vi', 'Tiếng Việt')} ${language('en', 'English')}
      </div>
    </header>
  `;
}

export interface QuestionView extends Scene {
  scale: WholeScale;
  question: string;
  /** Whether what is kept was read: until then no tap is taken. */
  known: boolean;
  sending: boolean;
  /** Whether the mark stands on a level that keys have moved to and not chosen. */
  browsing: boolean;
  /** Seconds of the warning before it closes. */
  warning: number;
  /** The way to answer by phone. */
  aside: unknown;
  more: ((view: LevelsView) => unknown) | undefined;
}

/** The question and its levels. */
export function renderQuestion(view: QuestionView) {
  const {session, locale, scale, question, known, browsing, aside, more} = view;
  const {text} = locale;
  const levels: LevelsView = {
    scale,
    chosen: session.score,
    word: (level) => locale.pick(level.word),
    label: text.level,
    number: (score) => score.toLocaleString(locale.language),
  };
  return html`
    <div class="body question">
      <div class="top">
        <div>
          <h1 tabindex="-1">${question}</h1>
          ${renderLine(view)}
        </div>
        ${aside}
      </div>
      <fieldset class=${browsing ? 'levels browsing' : 'levels'} part="levels" aria-label=${question} ?disabled=${!session.ready || !known}>
        ${isPlain(scale) ? renderLevels(levels) : more?.(levels)}
      </fieldset>
    </div>
    <footer>${session.closing ? renderClosing(view, view.warning) : html`<p>${text.privacy}</p>`}</footer>
  `;
}

/** The line under the question: what to do, that it is written down, or that it is not. */
function renderLine({session: {phase, trouble}, locale: {text}, counter, sending, browsing}: QuestionView) {
  const line = (said: string, kind = '', mark: unknown = nothing) =>
    html`<p class="line ${kind}">${mark}<span>${said}</span></p>`;
  if (trouble) return line(text[trouble], 'trouble', staleMark());
  if (browsing) return line(text.browsing);
  if (phase === 'chosen') return line(text.recorded, 'recorded', checkMark());
  return line(phase === 'writing' && sending ? text.sending : text.hint(counter));
}

function renderClosing({session, locale}: Scene, seconds: number) {
  const {text} = locale;
  return html`<p>${text.closing(seconds.toLocaleString(locale.language))}</p>
    <button type="button" class="button" @click=${() => session.stay()}>${text.moreTime}</button>`;
}

export interface ThanksView extends Scene {
  warning: number;
  /** What may be said besides, and the button for another way to say it. */
  follow: {body: unknown; button: unknown} | null;
  done: () => void;
}

/** One picture for every answer: nothing here depends on it, but for the names of reasons. */
export function renderThanks(view: ThanksView): TemplateResult {
  const {session, locale, follow, done, warning} = view;
  const {text} = locale;
  const plain = html`<p>${session.personal ? nothing : text.closesSoon}</p>`;
  return html`
    <div class="body ${follow ? 'follow' : 'notice thanks'}">
      ${follow ? nothing : checkMark()}
      <h1 tabindex="-1">${text.thanks}</h1>
      <p class="detail">${text.thanksDetail}</p>
      ${follow?.body}
    </div>
    <footer>
      ${follow && session.closing ? renderClosing(view, warning) : (follow?.button ?? plain)}
      <button type="button" class="button" @click=${done}>${text.done}</button>
    </footer>
  `;
}

/** What stands there until it is known what else, or until the screen at rest is loaded. */
export function renderPlain({locale: {text}}: Scene, resting: boolean, pairing: unknown = nothing) {
  return html`<div class="body notice">
    <h1 tabindex="-1">${resting ? text.idle : text.loading}</h1>
    <p class="detail">${resting ? nothing : text.loadingDetail}</p>
    ${pairing}
  </div>`;
}
