import type {Text} from '../queue/ticket.js';
import type {Condition, Value} from './survey-condition.js';
import type {Option, Question} from './survey-definition.js';

/* One question of a SurveyJS form in our words. */

/** What reads the parts of a question, and takes note of what cannot be read. */
export interface Parts {
  words(input: unknown, path: string): Text | undefined;
  options(input: unknown, path: string): Option[];
  condition(input: unknown, path: string): Condition | undefined;
  refuse(path: string, reason: string): void;
}

type Row = Record<string, unknown>;

const mostLevels = 21;

/** Reads a question of a known type. */
export function readQuestion(row: Row, path: string, parts: Parts): Question {
  const common = {
    name: String(row['name']),
    title: parts.words(row['title'], `${path}.title`),
    description: parts.words(row['description'], `${path}.description`),
    visibleIf: parts.condition(row['visibleIf'], `${path}.visibleIf`),
    required: row['isRequired'] === true || (parts.condition(row['requiredIf'], `${path}.requiredIf`) ?? false),
  };
  switch (row['type']) {
    case 'radiogroup':
    case 'dropdown':
      return {
        ...common,
        type: 'choice',
        look: row['type'] === 'dropdown' ? 'menu' : 'list',
        ...choices(row, path, parts),
      };
    case 'checkbox':
      return {
        ...common,
        type: 'choices',
        ...choices(row, path, parts),
        min: positive(row['minSelectedChoices']),
        max: positive(row['maxSelectedChoices']),
      };
    case 'boolean':
      return {...common, type: 'choice', look: 'list', other: false, none: false, choices: yesAndNo(row, path, parts)};
    case 'rating':
      return {...common, ...rating(row, path, parts)};
    case 'matrix':
      return {
        ...common,
        type: 'matrix',
        rows: parts.options(row['rows'], `${path}.rows`),
        columns: parts.options(row['columns'], `${path}.columns`),
        everyRow: (row['eachRowRequired'] ?? row['isAllRowRequired']) === true,
        required: common.required || (row['eachRowRequired'] ?? row['isAllRowRequired']) === true,
      };
    case 'comment':
      return {...common, type: 'text', kind: 'plain', long: true, maxLength: positive(row['maxLength'])};
    default:
      return {...common, ...typed(row, path, parts)};
  }
}

function choices(row: Row, path: string, parts: Parts) {
  const added = (shown: unknown, said: string) => shown === true && (parts.words(row[said], `${path}.${said}`) ?? true);
  return {
    choices: parts.options(row['choices'], `${path}.choices`),
    other: added(row['showOtherItem'] ?? row['hasOther'], 'otherText'),
    none: added(row['showNoneItem'] ?? row['hasNone'], 'noneText'),
  };
}

function yesAndNo(row: Row, path: string, parts: Parts): Option[] {
  const option = (value: Value, own: string, said: string, otherwise: Text): Option => ({
    value: (row[own] as Value | undefined) ?? value,
    text: parts.words(row[said], `${path}.${said}`) ?? otherwise,
  });
  return [
    option(true, 'valueTrue', 'labelTrue', {vi: 'Có', en: 'Yes'}),
    option(false, 'valueFalse', 'labelFalse', {vi: 'Không', en: 'No'}),
  ];
}

/** Points in a row, with words at the ends; values that are no scores become choices, so that none is changed. */
function rating(row: Row, path: string, parts: Parts) {
  const points = row['rateValues']
    ? parts.options(row['rateValues'], `${path}.rateValues`)
    : pointsOf(row, path, parts);
  const ends = [
    parts.words(row['minRateDescription'], `${path}.minRateDescription`),
    parts.words(row['maxRateDescription'], `${path}.maxRateDescription`),
  ];
  const said = (text: Text, at: number) => (at === 0 ? ends[0] : at === points.length - 1 ? ends[1] : null) ?? text;
  const worded = points.map(({value, text}, at) => ({value, text: text === String(value) ? said(text, at) : text}));
  const scores = worded.every(({value}) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100);
  if (!scores || worded.length < 2)
    return {type: 'choice', look: 'list', other: false, none: false, choices: worded} as const;
  const levels = worded.map(({value, text}) => ({score: Number(value), word: text}));
  return {type: 'scale', scale: {id: `rating-${levels.length}`, picture: 'number', levels}} as const;
}

function pointsOf(row: Row, path: string, parts: Parts): Option[] {
  const least = numberOr(row['rateMin'], 1);
  const step = numberOr(row['rateStep'], 1);
  const most = numberOr(row['rateMax'], row['rateCount'] ? least + (numberOr(row['rateCount'], 5) - 1) * step : 5);
  const count = Math.floor((most - least) / step) + 1;
  if (count >= 2 && count <= mostLevels)
    return Array.from({length: count}, (_, at) => ({value: least + at * step, text: String(least + at * step)}));
  parts.refuse(path, `A rating has 2 to ${mostLevels} points.`);
  return [
    {value: 0, text: '0'},
    {value: 1, text: '1'},
  ];
}

function typed(row: Row, path: string, parts: Parts) {
  const kind = row['inputType'] ?? 'text';
  if (kind === 'number') {
    const [min, max, step] = ['min', 'max', 'step'].map((limit) => {
      const read = numberOr(row[limit], null);
      if (row[limit] != null && read === null) parts.refuse(`${path}.${limit}`, 'A number was expected.');
      return read;
    });
    return {type: 'number', min, max, step} as const;
  }
  if (kind === 'date') {
    if (row['step'] != null) parts.refuse(`${path}.step`, 'This is not supported on a date.');
    return {type: 'date', min: day(row['min']), max: day(row['max'])} as const;
  }
  if (!['text', 'email', 'tel'].includes(String(kind)))
    parts.refuse(`${path}.inputType`, `The input type “${String(kind)}” is not supported.`);
  for (const limit of ['min', 'max', 'step'])
    if (row[limit] != null) parts.refuse(`${path}.${limit}`, 'This limit is supported on numbers and dates only.');
  const kinds: Record<string, 'email' | 'phone'> = {email: 'email', tel: 'phone'};
  return {
    type: 'text',
    long: false,
    kind: kinds[String(kind)] ?? 'plain',
    maxLength: positive(row['maxLength']),
  } as const;
}

/** What is no date is left as it is: the schema names it. */
function day(input: unknown): string | undefined {
  return input == null ? undefined : String(input);
}

function numberOr<T>(input: unknown, otherwise: T): number | T {
  const read = typeof input === 'string' && input.trim() ? Number(input) : input;
  return typeof read === 'number' && Number.isFinite(read) ? read : otherwise;
}

/** SurveyJS writes 0 and -1 for “no limit”. */
function positive(input: unknown): number | undefined {
  const read = numberOr(input, 0);
  return read > 0 ? read : undefined;
}
