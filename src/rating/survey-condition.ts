import {
  array,
  boolean,
  finite,
  lazy,
  maxLength,
  minLength,
  number,
  object,
  optional,
  picklist,
  pipe,
  string,
  union,
  type GenericSchema,
} from 'valibot';

/* When a question is asked: plain data, never code. */

/** One value of an answer. */
export type Value = string | number | boolean;

/** What was answered to one question: one value, several (multi-choice), or one a row (matrix). */
export type Answer = Value | readonly Value[] | Readonly<Record<string, Value>>;

/** How an answer is compared. */
export type Operator = (typeof operators)[number];

/** Compares the answer to one question, or one row of a matrix, with a value. */
export interface Comparison {
  question: string;
  row?: string;
  operator: Operator;
  /** Nothing for `empty` and `not-empty`. */
  value?: Value | Value[];
}

/** A condition: one comparison, or several joined. */
export type Condition = Comparison | {all: Condition[]} | {any: Condition[]} | {not: Condition};

const operators = [
  'equals',
  'differs',
  'above',
  'at-least',
  'below',
  'at-most',
  'contains',
  'lacks',
  'any-of',
  'all-of',
  'none-of',
  'empty',
  'not-empty',
] as const;

const name = pipe(string(), minLength(1), maxLength(200));
const value = union([pipe(string(), maxLength(200)), pipe(number(), finite()), boolean()]);

/** A condition as it is sent. */
export const conditionSchema: GenericSchema<Condition> = lazy(() =>
  union(
    [
      object({
        question: name,
        row: optional(name),
        operator: picklist(operators),
        value: optional(union([value, array(value)])),
      }),
      object({all: array(conditionSchema)}),
      object({any: array(conditionSchema)}),
      object({not: conditionSchema}),
    ],
    'A condition is {question, operator, value}, {all: […]}, {any: […]} or {not: …}.',
  ),
);

/** Every comparison a condition is made of. */
export function comparisons(condition: Condition): Comparison[] {
  if ('all' in condition) return condition.all.flatMap(comparisons);
  if ('any' in condition) return condition.any.flatMap(comparisons);
  if ('not' in condition) return comparisons(condition.not);
  return [condition];
}

/** Whether a condition holds, given what was answered. A question that is not shown has no answer. */
export function holds(condition: Condition, answerOf: (question: string, row?: string) => Answer | undefined): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answerOf));
  if ('any' in condition) return condition.any.some((part) => holds(part, answerOf));
  if ('not' in condition) return !holds(condition.not, answerOf);
  return compare(answerOf(condition.question, condition.row), condition.operator, condition.value);
}

function compare(answer: Answer | undefined, operator: Operator, value: Value | Value[] = ''): boolean {
  const given = listOf(answer);
  const wanted = listOf(value);
  const has = (one: Value) => given.some((other) => same(other, one));
  switch (operator) {
    case 'empty':
      return isEmpty(answer);
    case 'not-empty':
      return !isEmpty(answer);
    case 'equals':
      return given.length === wanted.length && wanted.every(has);
    case 'differs':
      return !compare(answer, 'equals', value);
    case 'any-of':
      return wanted.some(has);
    case 'all-of':
      return wanted.every(has);
    case 'none-of':
      return !wanted.some(has);
    case 'contains':
      return typeof answer === 'string' ? wanted.every((one) => answer.includes(String(one))) : wanted.every(has);
    case 'lacks':
      return !compare(answer, 'contains', value);
    default:
      return given.length === 1 && wanted.length === 1 && inOrder(given[0]!, operator, wanted[0]!);
  }
}

function listOf(answer: Answer | undefined): readonly Value[] {
  if (answer === undefined || answer === '') return [];
  if (Array.isArray(answer)) return answer as readonly Value[];
  return typeof answer === 'object' ? Object.values(answer) : [answer as Value];
}

function isEmpty(answer: Answer | undefined): boolean {
  return listOf(answer).length === 0;
}

/** `2` and `'2'` are one value: forms made elsewhere mix them. */
function same(one: Value, other: Value): boolean {
  return String(one) === String(other);
}

/** Numbers by size; dates as they are written, which is the same order. */
function inOrder(answer: Value, operator: Operator, value: Value): boolean {
  const numbers = [Number(answer), Number(value)] as const;
  const order = numbers.some(Number.isNaN)
    ? Number(String(answer) > String(value)) - Number(String(answer) < String(value))
    : numbers[0] - numbers[1];
  if (operator === 'above') return order > 0;
  if (operator === 'at-least') return order >= 0;
  return operator === 'below' ? order < 0 : order <= 0;
}
