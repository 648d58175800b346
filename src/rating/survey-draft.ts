import {fold} from '../core/text.js';
import {holds, type Answer, type Value} from './survey-condition.js';
import {
  columnsOf,
  noneValue,
  otherValue,
  scaleFor,
  type Placed,
  type Question,
  type QuestionOf,
  type Section,
  type Survey,
} from './survey-definition.js';

/** What is wrong with an answer: which rule it breaks, and the limit of that rule. */
export interface Problem {
  rule:
    | 'required'
    | 'rows'
    | 'too-few'
    | 'too-many'
    | 'other'
    | 'too-long'
    | 'email'
    | 'phone'
    | 'number'
    | 'step'
    | 'low'
    | 'high'
    | 'date'
    | 'early'
    | 'late';
  limit?: number | string;
}

/** Something to be shown at once: a page, or on a kiosk one question (of a matrix, one row). */
export interface Step {
  key: string;
  page: Section;
  /** Position of the page. */
  at: number;
  questions: readonly Placed[];
  /** The one row of a matrix that is shown; all of them where absent. */
  row?: string;
}

/** What is sent of a questionnaire: the answers, and apart from them what people wrote. */
export interface Collected {
  answers: Record<string, Value | Value[] | Record<string, Value>>;
  texts: Record<string, string>;
}

const usualLength = {short: 200, long: 1000};

/** How much may be written into a text. */
export function longestText({maxLength, long}: QuestionOf<'text'>): number {
  return maxLength ?? (long ? usualLength.long : usualLength.short);
}

/** Most letters of a text that explains “Other”. */
export const longestOther = usualLength.short;

/** One visitor's answers to a questionnaire, as they were typed. Says what is asked, what is wrong, and what is sent. */
export class Draft {
  /** By the question's name, as it was entered: also what is no number yet. */
  readonly #entries = new Map<string, Answer>();
  /** What was written beside “Other”. */
  readonly #others = new Map<string, string>();
  readonly #byName: ReadonlyMap<string, Placed>;
  #shown: ReadonlySet<string> | undefined;

  constructor(
    readonly survey: Survey,
    private readonly today: () => string,
  ) {
    this.#byName = new Map(survey.questions.map((one) => [one.question.name, one]));
  }

  /** The day of today as `2026-11-23`, for limits of dates. */
  get day(): string {
    return this.today();
  }

  /** What was entered, or `undefined`. */
  entry(name: string): Answer | undefined {
    return this.#entries.get(name);
  }

  /** What was written beside “Other”. */
  other(name: string): string {
    return this.#others.get(name) ?? '';
  }

  /** Whether anything was entered. */
  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  /** Notes an answer. */
  enter(name: string, entry: Answer): void {
    this.#entries.set(name, entry);
    this.#shown = undefined;
  }

  /** Notes what is written beside “Other”. */
  enterOther(name: string, text: string): void {
    this.#others.set(name, text);
  }

  /** Chooses or takes back one of several. “None of these” and the others exclude each other. */
  toggle(name: string, value: Value, on: boolean): void {
    const before = this.#entries.get(name);
    const rest = (Array.isArray(before) ? (before as readonly Value[]) : []).filter((one) => one !== value);
    const question = this.#byName.get(name)?.question;
    const isNone = (one: Value) => question?.type === 'choices' && question.none && one === noneValue;
    const kept = isNone(value) ? [] : rest.filter((one) => !isNone(one));
    this.enter(name, on ? [...kept, value] : rest);
  }

  /** Answers one row of a matrix. */
  enterRow(name: string, row: string, value: Value): void {
    const before = this.#entries.get(name);
    this.enter(name, {...(typeof before === 'object' && !Array.isArray(before) ? before : {}), [row]: value});
  }

  /** The names of what is asked, given these answers. A question that is not asked counts as unanswered for others. */
  get shown(): ReadonlySet<string> {
    if (this.#shown) return this.#shown;
    const known = new Map<string, boolean>();
    const isShown = (one: Placed): boolean => {
      const {name} = one.question;
      if (!known.has(name))
        known.set(
          name,
          one.conditions.every((condition) => holds(condition, answerOf)),
        );
      return known.get(name)!;
    };
    const answerOf = (name: string, row?: string) => {
      const one = this.#byName.get(name);
      return one && isShown(one) ? partOf(this.answer(one.question), row) : undefined;
    };
    this.#shown = new Set(this.survey.questions.filter(isShown).map(({question}) => question.name));
    return this.#shown;
  }

  /** What is asked, in order: page by page, or one question at a time. Pages with nothing to ask are left out. */
  steps(single: boolean): Step[] {
    const asked = this.survey.questions.filter(({question}) => this.shown.has(question.name));
    return this.survey.pages.flatMap((page, at): Step[] => {
      const questions = asked.filter((one) => one.page === at);
      if (!single) return questions.length > 0 ? [{key: String(at), page, at, questions}] : [];
      return questions.flatMap((one): Step[] => {
        const {question} = one;
        const step = {key: question.name, page, at, questions: [one]};
        if (question.type !== 'matrix') return [step];
        return question.rows.map(({value}) => ({...step, key: `${question.name}\n${value}`, row: String(value)}));
      });
    });
  }

  /** Whether a question must be answered now. */
  isRequired({required}: Question): boolean {
    if (typeof required !== 'object' || !required) return required === true;
    return holds(required, (name, row) => {
      const one = this.#byName.get(name);
      return one && this.shown.has(name) ? partOf(this.answer(one.question), row) : undefined;
    });
  }

  /** What is wrong with the answer to a question, or to one row of it; `null` for nothing. */
  problem(question: Question, row?: string): Problem | null {
    const answer = partOf(this.answer(question), question.type === 'matrix' ? row : undefined);
    const written = this.#entries.get(question.name);
    const isTyped = question.type === 'text' || question.type === 'number' || question.type === 'date';
    const empty = answer === undefined && !(isTyped && String(written ?? '').trim());
    if (empty) return this.isRequired(question) && this.#counts(question, row) ? {rule: 'required'} : null;
    return this.#broken(question, answer, String(written).trim(), row);
  }

  /** The answer as it is sent; `undefined` for none, or for what is no answer. */
  answer(question: Question): Answer | undefined {
    const entry = this.#entries.get(question.name);
    if (entry === undefined) return undefined;
    switch (question.type) {
      case 'choice':
        return allowed(question).find((value) => value === entry);
      case 'choices': {
        const chosen = allowed(question).filter((value) => Array.isArray(entry) && entry.includes(value));
        return chosen.length > 0 ? chosen : undefined;
      }
      case 'scale':
        return scaleFor(question).levels.find(({score}) => score === entry)?.score;
      case 'matrix':
        return rowsAnswered(question, entry);
      case 'text':
        return String(entry).trim() || undefined;
      case 'number':
        return readNumber(String(entry)) ?? undefined;
      case 'date':
        return /^\d{4}-\d\d-\d\d$/.test(String(entry)) ? entry : undefined;
    }
  }

  /**
   * What is sent: answers to what is asked, and to nothing else; what became hidden is dropped. `only` limits it to
   * finished steps: names, and for a row of a matrix its key.
   */
  collect(only?: ReadonlySet<string>): Collected {
    const answers = new Map<string, Value | Value[] | Record<string, Value>>();
    const texts = new Map<string, string>();
    for (const {question} of this.survey.questions) {
      const {name} = question;
      const answer = this.shown.has(name) ? within(question, this.answer(question), only) : undefined;
      if (answer === undefined || (only && this.#broken(question, answer, String(this.#entries.get(name)).trim())))
        continue;
      if (question.type === 'text') texts.set(name, String(answer));
      else answers.set(name, answer as Value | Value[] | Record<string, Value>);
      const other = this.other(name).trim();
      if (other && choosesOther(question, answer)) texts.set(name, other);
    }
    return {answers: Object.fromEntries(answers), texts: Object.fromEntries(texts)};
  }

  /** Of a matrix that needs one row only, a single row is not required by itself. */
  #counts(question: Question, row: string | undefined): boolean {
    if (question.type !== 'matrix' || row === undefined || question.everyRow) return true;
    const last = question.rows[question.rows.length - 1];
    return String(last?.value) === row && this.answer(question) === undefined;
  }

  #broken(question: Question, answer: Answer | undefined, written: string, row?: string): Problem | null {
    switch (question.type) {
      case 'choice':
      case 'choices':
        return this.#brokenChoice(question, answer);
      case 'matrix':
        return row === undefined && this.isRequired(question) ? missingRows(question, answer) : null;
      case 'text':
        return brokenText(question, written);
      case 'number':
        return brokenNumber(question, answer);
      case 'date':
        return this.#brokenDate(question, answer);
      case 'scale':
        return null;
    }
  }

  #brokenChoice(question: QuestionOf<'choice'> | QuestionOf<'choices'>, answer: Answer | undefined): Problem | null {
    if (choosesOther(question, answer)) {
      const other = this.other(question.name).trim();
      if (!other) return {rule: 'other'};
      if (other.length > longestOther) return {rule: 'too-long', limit: longestOther};
    }
    if (question.type !== 'choices' || !Array.isArray(answer)) return null;
    const {min, max} = question;
    if (min != null && answer.length < min && !(question.none && answer.includes(noneValue)))
      return {rule: 'too-few', limit: min};
    return max != null && answer.length > max ? {rule: 'too-many', limit: max} : null;
  }

  #brokenDate({min, max}: QuestionOf<'date'>, answer: Answer | undefined): Problem | null {
    if (typeof answer !== 'string' || !isDay(answer)) return {rule: 'date'};
    const [first, last] = [min, max].map((limit) => (limit === 'today' ? this.day : limit));
    if (first && answer < first) return {rule: 'early', limit: first};
    return last && answer > last ? {rule: 'late', limit: last} : null;
  }
}

/** Whether the calendar has that day: a browser takes the 30th of February for the 2nd of March. */
function isDay(day: string): boolean {
  const moment = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(day);
}

/** A number as people write it: with a comma or a point before its decimals. `null` for what is none. */
export function readNumber(written: string): number | null {
  const text = written.trim().replace(',', '.');
  return /^[+-]?\d+(\.\d+)?$/.test(text) && Number.isFinite(Number(text)) ? Number(text) : null;
}

function allowed(question: QuestionOf<'choice'> | QuestionOf<'choices'>): Value[] {
  const {choices, other, none} = question;
  return [...choices.map(({value}) => value), ...(other ? [otherValue] : []), ...(none ? [noneValue] : [])];
}

function choosesOther(question: Question, answer: Answer | undefined): boolean {
  if ((question.type !== 'choice' && question.type !== 'choices') || !question.other) return false;
  return Array.isArray(answer) ? answer.includes(otherValue) : answer === otherValue;
}

function rowsAnswered(question: QuestionOf<'matrix'>, entry: Answer): Answer | undefined {
  const columns = columnsOf(question).map(({value}) => value);
  const given = question.rows.flatMap(({value}): [string, Value][] => {
    const chosen = partOf(entry, String(value)) as Value | undefined;
    return chosen !== undefined && columns.includes(chosen) ? [[String(value), chosen]] : [];
  });
  return given.length > 0 ? Object.fromEntries(given) : undefined;
}

/** One row of an answer, or all of it. */
function partOf(answer: Answer | undefined, row: string | undefined): Answer | undefined {
  if (row === undefined) return answer;
  if (typeof answer !== 'object' || Array.isArray(answer)) return undefined;
  return Object.prototype.hasOwnProperty.call(answer, row) ? (answer as Record<string, Value>)[row] : undefined;
}

/** The part of an answer that belongs to finished steps. */
function within(question: Question, answer: Answer | undefined, only?: ReadonlySet<string>): Answer | undefined {
  if (answer === undefined || !only || only.has(question.name)) return answer;
  if (question.type !== 'matrix') return undefined;
  const rows = Object.entries(answer).filter(([row]) => only.has(`${question.name}\n${row}`));
  return rows.length > 0 ? Object.fromEntries(rows) : undefined;
}

function missingRows({rows, everyRow}: QuestionOf<'matrix'>, answer: Answer | undefined): Problem | null {
  const missing = rows.length - Object.keys(answer ?? {}).length;
  return everyRow && missing > 0 ? {rule: 'rows', limit: missing} : null;
}

function brokenText(question: QuestionOf<'text'>, written: string): Problem | null {
  const limit = longestText(question);
  if (written.length > limit) return {rule: 'too-long', limit};
  if (question.kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(written)) return {rule: 'email'};
  if (question.kind === 'phone' && !/^\+?\d{8,15}$/.test(fold(written).replace(/[\s().-]/g, '')))
    return {rule: 'phone'};
  return null;
}

function brokenNumber({min, max, step}: QuestionOf<'number'>, answer: Answer | undefined): Problem | null {
  if (typeof answer !== 'number') return {rule: 'number'};
  if (min != null && answer < min) return {rule: 'low', limit: min};
  if (max != null && answer > max) return {rule: 'high', limit: max};
  const steps = step == null ? 0 : (answer - (min ?? 0)) / step;
  return Math.abs(steps - Math.round(steps)) > 1e-9 ? {rule: 'step', limit: step!} : null;
}
