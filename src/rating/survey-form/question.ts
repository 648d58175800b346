import {html, nothing, type TemplateResult} from 'lit';
import {noticeMark} from '../../base/marks.js';
import type {Text} from '../../queue/ticket.js';
import {isPlain, renderLevels} from '../levels.js';
import {renderMoreLevels} from '../more-levels.js';
import type {Level} from '../scale.js';
import type {Value} from '../survey-condition.js';
import {noneValue, otherValue, scaleFor, type Option, type Question, type QuestionOf} from '../survey-definition.js';
import {longestText, type Draft, type Problem} from '../survey-draft.js';
import {renderMatrix} from './matrix.js';
import type {SurveyMessages} from './survey-form.messages.js';

/** What a question needs of the form it stands in. */
export interface QuestionPlace {
  text: SurveyMessages;
  language: string;
  pick(text: Text | null | undefined): string;
  number(value: number): string;
  /** A day as the language writes it. */
  day(day: string): string;
  draft: Draft;
  kiosk: boolean;
  /** Whether optional questions say that they are. */
  marksOptional: boolean;
  problemOf(question: Question): Problem | undefined;
  /** An answer was entered. */
  changed(question: Question): void;
}

/** Names of the parts of one question, unique in the form. */
export interface Ids {
  id: string;
  /** What describes it: hint and error. */
  describedBy: string;
}

/** One question with its title, its hint, what is wrong with it, and what it is answered with. */
export function renderQuestion(question: Question, at: number, place: QuestionPlace, row?: string): TemplateResult {
  const id = `q${at}`;
  const hint = hintOf(question, place);
  const problem = place.problemOf(question);
  const ids: Ids = {
    id,
    describedBy: [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' '),
  };
  const notes = html`
    ${hint ? html`<p class="hint" id="${id}-hint">${hint}</p>` : nothing}
    ${problem ? html`<p class="error" id="${id}-error">${noticeMark()} ${problemText(problem, place)}</p>` : nothing}
  `;
  if (question.type === 'text' || question.type === 'number' || question.type === 'date' || isMenu(question, place))
    return renderField(question, ids, place, notes);
  return renderGroup(question, ids, place, notes, row);
}

/** What is wrong, in words. */
export function problemText({rule, limit = ''}: Problem, {text, number, day}: QuestionPlace): string {
  const shown = typeof limit === 'number' ? number(limit) : day(limit);
  const said: Record<Problem['rule'], string> = {
    required: text.required,
    rows: text.rows(shown),
    'too-few': text.tooFew(shown),
    'too-many': text.tooMany(shown),
    other: text.otherMissing,
    'too-long': text.tooLong(shown),
    email: text.email,
    phone: text.phone,
    number: text.number,
    step: text.step(shown),
    low: text.low(shown),
    high: text.high(shown),
    date: text.date,
    early: text.early(shown),
    late: text.late(shown),
  };
  return said[rule];
}

function isMenu(question: Question, {kiosk}: QuestionPlace): question is QuestionOf<'choice'> {
  return question.type === 'choice' && question.look === 'menu' && !kiosk; // a menu's rows are too small for a finger
}

function hintOf(question: Question, place: QuestionPlace): string {
  const own = place.pick(question.description);
  const {text, number, day} = place;
  if (question.type === 'choices') {
    const {min, max} = question;
    const limits =
      min != null || max != null ? text.severalLimits(shown(min, number), shown(max, number)) : text.severalHint;
    return `${own} ${limits}`.trim();
  }
  if (question.type !== 'number' && question.type !== 'date') return own;
  if (question.min == null && question.max == null) return own;
  if (question.type === 'number')
    return `${own} ${text.limits(shown(question.min, number), shown(question.max, number))}`.trim();
  const write = (limit: string) => day(limit === 'today' ? place.draft.day : limit);
  return `${own} ${text.days(shown(question.min, write), shown(question.max, write))}`.trim();
}

function shown<T>(limit: T | null | undefined, write: (limit: T) => string): string {
  return limit == null ? '' : write(limit);
}

function renderTitle(question: Question, {pick, text, marksOptional, draft}: QuestionPlace) {
  const optional = marksOptional && !draft.isRequired(question);
  return html`${pick(question.title) || question.name}${
    optional ? html` <span class="optional">(${text.optional})</span>` : nothing
  }`;
}

function renderField(
  question: QuestionOf<'text'> | QuestionOf<'number'> | QuestionOf<'date'> | QuestionOf<'choice'>,
  ids: Ids,
  place: QuestionPlace,
  notes: TemplateResult,
): TemplateResult {
  return html`<div class="question" data-name=${question.name}>
    <label class="title" for=${ids.id}>${renderTitle(question, place)}</label>
    ${notes} ${question.type === 'choice' ? renderMenu(question, ids, place) : renderInput(question, ids, place)}
  </div>`;
}

function renderInput(
  question: QuestionOf<'text'> | QuestionOf<'number'> | QuestionOf<'date'>,
  {id, describedBy}: Ids,
  place: QuestionPlace,
): TemplateResult {
  const {draft} = place;
  const value = String(draft.entry(question.name) ?? '');
  const onInput = ({target}: Event) => {
    draft.enter(question.name, (target as HTMLInputElement).value);
    place.changed(question);
  };
  const required = draft.isRequired(question) ? 'true' : 'false';
  const invalid = place.problemOf(question) ? 'true' : 'false';
  if (question.type === 'text' && question.long) {
    const letters = place.text.letters(place.number(value.length), place.number(longestText(question)));
    return html`<textarea
        id=${id}
        rows="4"
        autocomplete="off"
        .value=${value}
        aria-required=${required}
        aria-invalid=${invalid}
        aria-describedby="${describedBy} ${id}-letters"
        @input=${onInput}
      ></textarea>
      <p class="letters" id="${id}-letters">${letters}</p>`;
  }
  const {type, mode, min, max} = inputOf(question, draft);
  return html`<input
    id=${id}
    class=${question.type}
    type=${type}
    inputmode=${mode}
    min=${min ?? nothing}
    max=${max ?? nothing}
    autocomplete="off"
    .value=${value}
    aria-required=${required}
    aria-invalid=${invalid}
    aria-describedby=${describedBy || nothing}
    @input=${onInput}
  />`;
}

/** Numbers are typed as text: a wheel or an arrow key must not change them, and a comma is a comma. */
function inputOf(
  question: QuestionOf<'text'> | QuestionOf<'number'> | QuestionOf<'date'>,
  draft: Draft,
): {type: string; mode: string | typeof nothing; min?: string | null; max?: string | null} {
  if (question.type === 'number') return {type: 'text', mode: 'decimal'};
  if (question.type === 'date') {
    const limit = (day: string | null | undefined) => (day === 'today' ? draft.day : day);
    return {type: 'date', mode: nothing, min: limit(question.min), max: limit(question.max)};
  }
  const kinds = {
    plain: {type: 'text', mode: 'text'},
    email: {type: 'text', mode: 'email'}, // not `email`: it would lose what is half typed
    phone: {type: 'tel', mode: 'tel'},
  } as const;
  return kinds[question.kind];
}

function renderMenu(question: QuestionOf<'choice'>, {id, describedBy}: Ids, place: QuestionPlace): TemplateResult {
  const {draft, pick, text} = place;
  const all = optionsOf(question, place);
  const entry = draft.entry(question.name);
  const onChange = ({target}: Event) => {
    const chosen = all[(target as HTMLSelectElement).selectedIndex - 1];
    if (chosen) draft.enter(question.name, chosen.value);
    place.changed(question);
  };
  return html`<select
      id=${id}
      aria-required=${draft.isRequired(question) ? 'true' : 'false'}
      aria-invalid=${place.problemOf(question) ? 'true' : 'false'}
      aria-describedby=${describedBy || nothing}
      @change=${onChange}
    >
      <option .selected=${entry === undefined}>${text.choose}</option>
      ${all.map((option) => html`<option .selected=${option.value === entry}>${pick(option.text)}</option>`)}
    </select>
    ${renderOther(question, id, place)}`;
}

function renderGroup(
  question: Exclude<Question, QuestionOf<'text'> | QuestionOf<'number'> | QuestionOf<'date'>>,
  ids: Ids,
  place: QuestionPlace,
  notes: TemplateResult,
  row?: string,
): TemplateResult {
  const single = question.type === 'choice' || question.type === 'scale' || row !== undefined;
  const required = place.draft.isRequired(question);
  return html`<fieldset
    class="question ${question.type} ${row === undefined ? '' : 'single-row'}"
    data-name=${question.name}
    role=${single ? 'radiogroup' : 'group'}
    aria-required=${single ? String(required) : nothing}
    aria-invalid=${single && place.problemOf(question) ? 'true' : nothing}
    aria-describedby=${ids.describedBy || nothing}
  >
    <legend class="title">
      ${renderTitle(question, place)}${row === undefined ? nothing : html`<span class="criterion">${rowText(question, row, place)}</span>`}
    </legend>
    ${notes} ${renderAnswers(question, ids, place, row)}
  </fieldset>`;
}

function rowText(question: Question, row: string, {pick}: QuestionPlace): string {
  const found = question.type === 'matrix' ? question.rows.find(({value}) => String(value) === row) : undefined;
  return pick(found?.text);
}

function renderAnswers(question: Question, ids: Ids, place: QuestionPlace, row?: string) {
  const {draft} = place;
  switch (question.type) {
    case 'choice':
    case 'choices':
      return renderChoices(question, ids, place);
    case 'scale':
      return renderScale(question, draft.entry(question.name), place, (score) => draft.enter(question.name, score));
    case 'matrix':
      return row === undefined ? renderMatrix(question, ids, place) : renderRow(question, row, ids, place);
    default:
      return nothing;
  }
}

/** One row of a matrix alone on a screen. */
function renderRow(question: QuestionOf<'matrix'>, row: string, {id}: Ids, place: QuestionPlace) {
  const {draft} = place;
  const all = draft.entry(question.name);
  const entry = typeof all === 'object' && !Array.isArray(all) ? (all as Record<string, Value>)[row] : undefined;
  const choose = (value: Value) => draft.enterRow(question.name, row, value);
  if (question.columns.length === 0) return renderScale(question, entry, place, choose);
  return html`<div class="options">
    ${question.columns.map((option) =>
      renderOption('radio', option, `${id}-row`, option.value === entry, place, () => {
        choose(option.value);
        place.changed(question);
      }),
    )}
  </div>`;
}

/** In a form of its own, so that the radios of one question are one group. */
function renderScale(
  question: QuestionOf<'scale'> | QuestionOf<'matrix'>,
  entry: unknown,
  place: QuestionPlace,
  choose: (score: number) => void,
): TemplateResult {
  const {text, number, pick, language} = place;
  const scale = scaleFor(question);
  const word = (level: Level) => {
    const said = pick(level.word);
    return scale.levels.length < 7 && said === String(level.score) ? '' : said; // the number stands there already
  };
  const label = (said: string, at: number, count: number) =>
    text.level(said || number(scale.levels[at - 1]!.score), at, count);
  const view = {scale, chosen: typeof entry === 'number' ? entry : null, word, label, number};
  const onChange = ({target}: Event) => {
    choose(Number((target as HTMLInputElement).value));
    place.changed(question);
  };
  return html`<form class="levels" @change=${onChange}>
    ${isPlain(scale) ? renderLevels(view) : renderMoreLevels(view, language)}
  </form>`;
}

function optionsOf(
  {choices, other, none}: QuestionOf<'choice'> | QuestionOf<'choices'>,
  {text}: QuestionPlace,
): readonly Option[] {
  const added = (value: string, shown: typeof other, said: string): Option[] =>
    shown ? [{value, text: shown === true ? said : shown}] : [];
  return [...choices, ...added(otherValue, other, text.other), ...added(noneValue, none, text.none)];
}

function renderChoices(question: QuestionOf<'choice'> | QuestionOf<'choices'>, {id}: Ids, place: QuestionPlace) {
  const {draft} = place;
  const {name} = question;
  const entry = draft.entry(name);
  const several = question.type === 'choices';
  const isChosen = (value: Value) => (Array.isArray(entry) ? entry.includes(value) : entry === value);
  return html`<div class="options">
      ${optionsOf(question, place).map((option) =>
        renderOption(several ? 'checkbox' : 'radio', option, id, isChosen(option.value), place, (on) => {
          if (several) draft.toggle(name, option.value, on);
          else draft.enter(name, option.value);
          place.changed(question);
        }),
      )}
    </div>
    ${renderOther(question, id, place)}`;
}

function renderOption(
  type: 'radio' | 'checkbox',
  option: Option,
  name: string,
  chosen: boolean,
  {pick}: QuestionPlace,
  choose: (on: boolean) => void,
): TemplateResult {
  return html`<label class="option">
    <input
      type=${type}
      name=${name}
      .checked=${chosen}
      @change=${({target}: Event) => choose((target as HTMLInputElement).checked)}
    />
    <span>${pick(option.text)}</span>
  </label>`;
}

/** The text beside “Other”, once it is chosen. */
function renderOther(question: QuestionOf<'choice'> | QuestionOf<'choices'>, id: string, place: QuestionPlace) {
  const {draft, text} = place;
  const entry = draft.entry(question.name);
  const chosen = question.other && (Array.isArray(entry) ? entry.includes(otherValue) : entry === otherValue);
  if (!chosen) return nothing;
  const onInput = ({target}: Event) => {
    draft.enterOther(question.name, (target as HTMLInputElement).value);
    place.changed(question);
  };
  return html`<label class="other">
    <span>${text.otherText}</span>
    <input
      type="text"
      autocomplete="off"
      id="${id}-other"
      .value=${draft.other(question.name)}
      aria-invalid=${place.problemOf(question)?.rule === 'other' ? 'true' : 'false'}
      aria-describedby=${place.problemOf(question) ? `${id}-error` : nothing}
      @input=${onInput}
    />
  </label>`;
}
