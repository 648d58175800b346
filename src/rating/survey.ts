import {
  array,
  boolean,
  finite,
  literal,
  maxLength,
  number,
  object,
  optional,
  pipe,
  record,
  string,
  union,
  type InferOutput,
} from 'valibot';
import {sentItem, visitAbout} from './rating.js';

/* One filled-in questionnaire on its way to the server. Free text stands apart, because it is personal data. */

const short = pipe(string(), maxLength(200));
const value = union([short, pipe(number(), finite()), boolean()]);

/** One filled-in questionnaire. */
export const answersSchema = object({
  ...sentItem,
  ...visitAbout,
  type: literal('answers'),
  /** Which questionnaire, and which version of its words. */
  survey: short,
  version: short,
  /** By the question's name: one value, several (multi-choice), or one a row (matrix). */
  answers: record(short, union([value, array(value), record(short, value)])),
  /** False where the visitor left before the end: what was answered is kept and shown apart. */
  complete: boolean(),
  startedAt: pipe(number(), finite()),
  finishedAt: pipe(number(), finite()),
  /** Free texts by the question's name, purged from the device on receipt. */
  private: optional(object({texts: record(short, pipe(string(), maxLength(4000))), salt: short})),
});

/** One filled-in questionnaire. */
export type SurveyAnswers = InferOutput<typeof answersSchema>;
