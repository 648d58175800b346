import {
  array,
  boolean,
  finite,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  nullish,
  number,
  object,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  string,
  transform,
  union,
  variant,
  type InferOutput,
} from 'valibot';
import {member, type Fault, type Reading} from '../core/schema.js';
import type {Text} from '../queue/ticket.js';
import {levelsShown, type WholeScale} from './scale.js';
import {scaleOf, scales} from './scales.js';
import {comparisons, conditionSchema, type Condition, type Value} from './survey-condition.js';

/*
 * A questionnaire as data. It is read whole or not at all: a form that would silently lose a question, or ask one that
 * nobody can answer, must not run. Every fault is named, so that one reading tells an office all there is to mend.
 */

const words = union(
  [string(), record(string(), string())],
  'A text is a string, or one a language: {vi: "…", en: "…"}.',
);
const name = pipe(string(), minLength(1), maxLength(200));
const value = union(
  [pipe(string(), minLength(1), maxLength(200)), pipe(number(), finite()), boolean()],
  'A value is a text of 1 to 200 letters, a number, or true or false.',
);
const dayWords = 'A date is written 2026-11-23, or is "today".';
const day = union([pipe(string(), regex(/^\d{4}-\d\d-\d\d$/, dayWords)), literal('today')], dayWords);
const count = pipe(number(), integer(), minValue(0));
const amount = pipe(number(), finite());

const optionSchema = union(
  [
    pipe(
      string(),
      minLength(1),
      maxLength(200),
      transform((text): Option => ({value: text, text})),
    ),
    object({value, text: words}),
  ],
  'A choice is a text, or {value, text}.',
);

const scaleSchema = union(
  [
    picklist(scales.map(({id}) => id)),
    object({
      id: name,
      picture: nullish(picklist(['faces', 'stars', 'number'])),
      direction: nullish(picklist(['lowest-first', 'highest-first'])),
      wording: nullish(name),
      levels: pipe(
        array(object({score: pipe(number(), integer(), minValue(0), maxValue(100)), word: words})),
        minLength(2),
      ),
    }),
  ],
  `A scale is ${scales.map(({id}) => id).join(', ')}, or {id, levels: [{score, word}, …]}.`,
);

const common = {
  /** Under which the answer is stored. */
  name,
  /** The question itself; its name where there is none. */
  title: nullish(words),
  /** A hint under the question. */
  description: nullish(words),
  required: nullish(union([boolean(), conditionSchema]), false),
  visibleIf: nullish(conditionSchema),
};

const options = {
  choices: pipe(array(optionSchema), minLength(1)),
  /** Adds “Other” with a text of one's own; true, or its words. */
  other: nullish(union([boolean(), words]), false),
  /** Adds “None of these”, which excludes all others; true, or its words. */
  none: nullish(union([boolean(), words]), false),
};

const questionSchema = variant('type', [
  object({...common, type: literal('choice'), ...options, look: nullish(picklist(['list', 'menu']), 'list')}),
  object({...common, type: literal('choices'), ...options, min: nullish(count), max: nullish(count)}),
  object({...common, type: literal('scale'), scale: nullish(scaleSchema, 'faces-5')}),
  object({
    ...common,
    type: literal('matrix'),
    rows: pipe(array(optionSchema), minLength(1)),
    /** What one row is answered with: these, or the levels of `scale`. */
    columns: nullish(array(optionSchema), []),
    scale: nullish(scaleSchema),
    /** Whether a required matrix needs every row (or else only one). */
    everyRow: nullish(boolean(), true),
  }),
  object({
    ...common,
    type: literal('text'),
    long: nullish(boolean(), false),
    maxLength: nullish(pipe(count, minValue(1), maxValue(4000))),
    kind: nullish(picklist(['plain', 'email', 'phone']), 'plain'),
  }),
  object({
    ...common,
    type: literal('number'),
    min: nullish(amount),
    max: nullish(amount),
    step: nullish(pipe(amount, minValue(Number.MIN_VALUE))),
  }),
  object({...common, type: literal('date'), min: nullish(day), max: nullish(day)}),
]);

const sectionSchema = object({
  title: nullish(words),
  description: nullish(words),
  visibleIf: nullish(conditionSchema),
  questions: array(questionSchema),
});

const pageSchema = object({
  title: nullish(words),
  description: nullish(words),
  visibleIf: nullish(conditionSchema),
  /** Questions that stand on the page without a section, before its sections. */
  questions: nullish(array(questionSchema), []),
  sections: nullish(array(sectionSchema), []),
});

/** A questionnaire as it is sent. */
export const surveySchema = object({
  /** Which questionnaire, such as `five-factors`. */
  id: name,
  /** Version of its words. Change one and the answers are a series of their own. */
  version: name,
  title: nullish(words),
  description: nullish(words),
  /** What must be read with it, such as what its result is not. */
  note: nullish(words),
  /** What is said when the answers are kept, under the thanks. */
  thanks: nullish(words),
  pages: pipe(array(pageSchema), minLength(1)),
});

/** What can be chosen. */
export interface Option {
  value: Value;
  text: Text;
}

/** One question. */
export type Question = InferOutput<typeof questionSchema>;
/** A question of one type. */
export type QuestionOf<T extends Question['type']> = Extract<Question, {type: T}>;
/** A questionnaire as it is sent, with its defaults. */
export type SurveySource = InferOutput<typeof surveySchema>;
/** A page as it is sent, with its defaults. */
export type SurveyPage = SurveySource['pages'][number];

/** A part of a page under one title. */
export interface Section {
  title?: Text | null;
  description?: Text | null;
}

/** A question in its place. */
export interface Placed {
  question: Question;
  page: number;
  section: Section;
  /** All must hold for it to be asked: its own condition, its section's and its page's. */
  conditions: readonly Condition[];
}

/** A questionnaire that can be asked: every condition names a question that exists, and none leads in a circle. */
export interface Survey {
  id: string;
  version: string;
  title?: Text | null;
  description?: Text | null;
  note?: Text | null;
  thanks?: Text | null;
  pages: readonly Section[];
  questions: readonly Placed[];
}

/** The value that “Other” and “None of these” are stored with. */
export const otherValue = 'other';
/** See `otherValue`. */
export const noneValue = 'none';

/** A foreign form in our words, and where each of its questions stood. */
export interface ForeignForm {
  value: unknown;
  faults: Fault[];
  paths: string[];
}

/** Whether a form is SurveyJS: its pages hold `elements`. Such a form is read by survey-js.ts. */
export function looksLikeSurveyJs(input: unknown): boolean {
  const pages = member(input, 'pages');
  return (
    Array.isArray(member(input, 'elements')) ||
    Array.isArray(member(input, 'questions')) ||
    (Array.isArray(pages) && pages.some((page) => Array.isArray(member(page, 'elements'))))
  );
}

/**
 * Reads a questionnaire of ours, or a foreign one in our words. `value` is `null` when anything in it cannot be asked as
 * it stands, and `faults` names all of it.
 */
export function readSurvey(input: unknown, foreign: ForeignForm | null = null): Reading<Survey | null> {
  const result = safeParse(surveySchema, foreign ? foreign.value : input);
  const faults = foreign?.faults ?? [];
  if (!result.success) {
    if (faults.length > 0) return {value: null, faults};
    const reasons = result.issues.map(({path, message}) => ({path: dotted(path), reason: expected(message)}));
    return {value: null, faults: reasons};
  }
  const questions = placed(result.output);
  const paths = new Map(
    questions.map(({question}, at) => [question, foreign?.paths[at] ?? pathOf(result.output, question)]),
  );
  const all = [...faults, ...new Check(questions, (question) => paths.get(question) ?? '').faults()];
  return {value: all.length > 0 ? null : {...result.output, questions}, faults: all};
}

/** The levels a question is answered with. */
export function scaleFor({scale}: QuestionOf<'scale'> | QuestionOf<'matrix'>): WholeScale {
  return scaleOf(scale);
}

/** What one row of a matrix is answered with: its columns, or the levels of its scale. */
export function columnsOf(matrix: QuestionOf<'matrix'>): readonly Option[] {
  if (matrix.columns.length > 0) return matrix.columns;
  return levelsShown(scaleFor(matrix)).map(({score, word}) => ({value: score, text: word}));
}

/** What was expected; what was received instead is before the reader's eyes, or is nothing to print. */
function expected(message: string): string {
  return message.replace(/ but received [^]*/, '.');
}

function dotted(path: readonly {key: unknown}[] | undefined): string {
  return (path ?? []).map(({key}) => String(key)).join('.');
}

function placed({pages}: SurveySource): Placed[] {
  return pages.flatMap((page, at) =>
    [{questions: page.questions}, ...page.sections].flatMap((section) => {
      const outer = [page.visibleIf, 'visibleIf' in section ? section.visibleIf : null];
      return section.questions.map((question) => ({
        question,
        page: at,
        section,
        conditions: [...outer, question.visibleIf].filter((one) => one != null),
      }));
    }),
  );
}

function pathOf({pages}: SurveySource, question: Question): string {
  for (const [at, {questions, sections}] of pages.entries()) {
    const direct = questions.indexOf(question);
    if (direct >= 0) return `pages.${at}.questions.${direct}`;
    for (const [part, section] of sections.entries()) {
      const place = section.questions.indexOf(question);
      if (place >= 0) return `pages.${at}.sections.${part}.questions.${place}`;
    }
  }
  return '';
}

/** Numbers by size, dates as they are written. */
function rises(min: number | string, max: number | string): boolean {
  return typeof min === 'number' && typeof max === 'number' ? min <= max : String(min) <= String(max);
}

/** Names that would reach into what every object has. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** What a schema cannot see: names used twice, conditions on nothing, circles, limits that nobody can meet. */
class Check {
  readonly #faults: Fault[] = [];
  readonly #known: ReadonlyMap<string, Placed>;

  constructor(
    private readonly questions: readonly Placed[],
    private readonly pathOf: (question: Question) => string,
  ) {
    this.#known = new Map([...questions].reverse().map((one) => [one.question.name, one]));
  }

  faults(): Fault[] {
    if (this.questions.length === 0) this.#say('pages', 'There is no question.');
    for (const one of this.questions) {
      const path = this.pathOf(one.question);
      this.#checkNames(one, path);
      this.#checkConditions(one, path);
      this.#checkLimits(one.question, path);
    }
    if (this.#faults.length === 0) this.#checkCircles();
    return this.#faults;
  }

  #say(path: string, reason: string): void {
    this.#faults.push({path, reason});
  }

  #checkNames({question}: Placed, path: string): void {
    if (this.#known.get(question.name)?.question !== question)
      this.#say(path, `The name “${question.name}” is used twice.`);
    if (reserved.has(question.name)) this.#say(path, `“${question.name}” cannot be a name.`);
    if (question.type === 'choice' || question.type === 'choices') {
      const added = [...(question.other ? [otherValue] : []), ...(question.none ? [noneValue] : [])];
      this.#checkValues([...question.choices.map(({value}) => value), ...added], `${path}.choices`);
    }
    if (question.type !== 'matrix') return;
    this.#checkValues(
      question.rows.map(({value}) => value),
      `${path}.rows`,
    );
    this.#checkValues(
      question.columns.map(({value}) => value),
      `${path}.columns`,
    );
    if (question.columns.length === 0 && !question.scale) this.#say(path, 'A matrix needs columns or a scale.');
  }

  #checkValues(values: readonly Value[], path: string): void {
    const seen = new Set<string>();
    for (const value of values.map(String)) {
      if (seen.has(value)) this.#say(path, `The value “${value}” is there twice.`);
      if (reserved.has(value)) this.#say(path, `“${value}” cannot be a value.`);
      seen.add(value);
    }
  }

  #checkConditions({question, conditions}: Placed, path: string): void {
    const required = typeof question.required === 'object' && question.required ? [question.required] : [];
    for (const {question: name, row} of [...conditions, ...required].flatMap(comparisons)) {
      const meant = this.#known.get(name)?.question;
      if (!meant) this.#say(path, `Its condition asks for “${name}”, and there is no such question.`);
      else if (row !== undefined && (meant.type !== 'matrix' || !meant.rows.some(({value}) => String(value) === row)))
        this.#say(path, `Its condition asks for the row “${row}” of “${name}”, and there is no such row.`);
    }
  }

  #checkLimits(question: Question, path: string): void {
    if (!('min' in question)) return;
    const {min, max} = question;
    if (min != null && max != null && min !== 'today' && max !== 'today' && !rises(min, max))
      this.#say(path, 'Its least is more than its most.');
    if (question.type !== 'choices') return;
    const offered = question.choices.length + (question.other ? 1 : 0);
    if ((question.min ?? 0) > offered) this.#say(path, `It wants ${question.min} of ${offered} choices.`);
    if (max === 0) this.#say(path, 'It allows no choice at all.');
  }

  #checkCircles(): void {
    const done = new Set<string>();
    const visit = (name: string, trail: readonly string[]): void => {
      if (trail.includes(name)) {
        const one = this.#known.get(name)!;
        this.#say(this.pathOf(one.question), `It is asked only if it is asked: ${[...trail, name].join(' → ')}.`);
      } else if (!done.has(name)) {
        const asked = this.#known.get(name)!.conditions.flatMap(comparisons);
        new Set(asked.map(({question}) => question)).forEach((other) => visit(other, [...trail, name]));
      }
      done.add(name);
    };
    this.questions.forEach(({question}) => visit(question.name, []));
  }
}
