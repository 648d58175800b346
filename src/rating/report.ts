import {
  array,
  boolean,
  finite,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  safeParse,
  string,
  union,
  type GenericSchema,
  type InferOutput,
} from 'valibot';
import {member, readRows, type Fault, type Reading} from '../core/schema.js';

/*
 * The figures of a satisfaction report: counts only. Every percentage and interval is worked out from them where it is
 * shown (statistics.ts), so that none travels without its n.
 */

const text = union([string(), record(string(), string())]);
const count = pipe(number(), integer(), minValue(0), maxValue(1e12));

/** What became of the questions put, and of how many finished tickets. */
export const responseSchema = object({
  /** Tickets finished while this scale and wording was asked: all who could have answered it. */
  finished: count,
  /** Questions put to somebody. */
  shown: count,
  answered: count,
  timedOut: count,
  walkedAway: count,
});

/** Counts of one month, counter, field, service, channel or officer. */
export const groupSchema = object({
  /** `2026-10` for a month; the id of a counter, field, service, channel or officer. */
  key: string(),
  name: optional(text),
  /** What stands beside the name, such as the field of a counter. */
  note: optional(text),
  /** Counted ratings, one number a level, in the order of the scale's levels. */
  counts: array(count),
  response: optional(responseSchema),
});

/** Counts of one month, counter, field, service, channel or officer. */
export type ReportGroup = InferOutput<typeof groupSchema>;

const reasonSchema = object({
  id: string(),
  word: text,
  /** How many gave it. */
  count,
  /** How many of them chose a level that counts as satisfied; without it nobody knows whether it is praise. */
  satisfied: optional(count),
});

/** One series of ratings that a source has. */
const availableSchema = object({
  series: string(),
  scale: string(),
  direction: string(),
  wording: string(),
  n: count,
});

/** The counts of one series of ratings: one scale, one direction, one wording. Series are never added up. */
export const reportSchema = object({
  /** Whose figures. */
  office: text,
  /** First and last day, `2026-10-01`, in the office's time zone. */
  from: string(),
  to: string(),
  /** `ticket`: each rating came with the one-use right of a finished ticket. `open`: anybody could tap. */
  series: picklist(['ticket', 'open']),
  scale: object({
    id: string(),
    direction: string(),
    wording: string(),
    /** `recommendation` is reported as NPS; the others as the share of the satisfied. */
    kind: picklist(['satisfaction', 'recommendation', 'effort']),
    /** What people saw on each level. Only numbers and stars, at equal steps, have a mean: faces and words have none. */
    picture: optional(picklist(['faces', 'stars', 'number'])),
    levels: pipe(
      array(
        object({
          score: pipe(number(), finite()),
          word: text,
          /** Whether this level is counted as satisfied. The office's rule, stored with the scale, never guessed. */
          satisfied: optional(boolean()),
        }),
      ),
      minLength(2),
      maxLength(101),
    ),
  }),
  counts: array(count),
  response: optional(responseSchema),
  /** Ratings kept and not counted, by their flag. */
  notCounted: optional(record(string(), count), {}),
  by: optional(
    object({
      month: optional(array(groupSchema), []),
      counter: optional(array(groupSchema), []),
      field: optional(array(groupSchema), []),
      service: optional(array(groupSchema), []),
      channel: optional(array(groupSchema), []),
      officer: optional(array(groupSchema), []),
    }),
    {},
  ),
  /** How often each reason was given. */
  reasons: optional(array(reasonSchema), []),
  /** What the office means to reach, in percent. */
  target: optional(object({operator: picklist(['over', 'at-least']), value: pipe(number(), finite())})),
  /** Which other series the source has, for choosing. */
  available: optional(array(availableSchema), []),
});

/** The counts of one series of ratings. */
export type SatisfactionCounts = InferOutput<typeof reportSchema>;

const dislikeSchema = object({
  ticket: string(),
  number: string(),
  service: string(),
  counter: string(),
  day: string(),
  score: number(),
});

/** Finished dossiers or tickets whose rating was a dislike (a level below the middle), as Decision 766/QD-TTg counts them. */
export const dislikesSchema = object({
  from: string(),
  to: string(),
  finished: count,
  rated: count,
  /** Finished dossiers that came late. A hall does not know: the office adds it, then the whole formula is worked out. */
  late: optional(count),
  /** Finished dossiers with a complaint and no dislike. A hall does not know this either. */
  complaints: optional(count),
  dislikes: array(dislikeSchema),
});

/** Finished dossiers or tickets whose rating was a dislike. */
export type Dislikes = InferOutput<typeof dislikesSchema>;

/** Which ways of grouping a report may have. */
export const groupings = ['month', 'counter', 'field', 'service', 'channel', 'officer'] as const;

/** One way of grouping. */
export type Grouping = (typeof groupings)[number];

/** What a report is not one without. The rest may be missing or wrong, and is then left out. */
const {by: _by, response, notCounted, reasons: _reasons, target, available: _available, ...core} = reportSchema.entries;
const coreSchema = object(core);

/** One reading of one foreign report, with what it could not use. */
class Reader {
  readonly faults: Fault[] = [];

  constructor(private readonly input: unknown) {}

  /** A part that may be missing or wrong. */
  part<S extends GenericSchema>(name: string, schema: S): InferOutput<S> | undefined {
    const result = safeParse(schema, member(this.input, name));
    if (!result.success) this.faults.push({path: name, reason: result.issues[0].message});
    return result.success ? result.output : undefined;
  }

  /** A list that may be missing, without the rows that are wrong. */
  rows<S extends GenericSchema>(schema: S, path: string): InferOutput<S>[] {
    const list = path.split('.').reduce<unknown>(member, this.input);
    if (list === undefined) return [];
    const {value, faults} = readRows(schema, list, path);
    this.faults.push(...faults);
    return value;
  }

  /** Groups with one count a level. */
  groups(grouping: Grouping, levels: number): ReportGroup[] {
    const path = `by.${grouping}`;
    const read = this.rows(groupSchema, path);
    const whole = read.filter(({counts}) => counts.length === levels);
    if (whole.length < read.length) this.faults.push({path, reason: 'One count a level was expected.'});
    const keys = new Set<string>();
    return whole.filter(({key}) => {
      if (keys.has(key)) this.faults.push({path, reason: `${key} is listed twice; the first is shown.`});
      return !keys.has(key) && keys.add(key);
    });
  }
}

/** What makes the whole unreadable although each part is sound: figures drawn from it would say something else. */
function contradictionIn({from, to, scale, counts}: InferOutput<typeof coreSchema>): Fault | null {
  const scores = scale.levels.map(({score}) => score);
  if (counts.length !== scores.length) return {path: 'counts', reason: 'One count a level was expected.'};
  if (from > to) return {path: 'to', reason: 'The last day is before the first.'};
  if (new Set(scores).size < scores.length) return {path: 'scale.levels', reason: 'A score is given twice.'};
  const eleven = scores.length === 11 && scores.every((score) => Number.isInteger(score) && score >= 0 && score <= 10);
  if (scale.kind === 'recommendation' && !eleven)
    return {path: 'scale.kind', reason: 'An NPS is only defined for the eleven levels 0 to 10.'};
  return null;
}

/**
 * Reads a foreign report: rows that cannot be right are left out and named, what is good stays. `null` where the whole
 * is no report, so that nothing half-read is shown as somebody's satisfaction.
 */
export function readReport(input: unknown): Reading<SatisfactionCounts | null> {
  const result = safeParse(coreSchema, input);
  if (!result.success) {
    const [{path, message}] = result.issues;
    return {value: null, faults: [{path: (path ?? []).map(({key}) => String(key)).join('.'), reason: message}]};
  }
  const contradiction = contradictionIn(result.output);
  if (contradiction) return {value: null, faults: [contradiction]};
  const levels = result.output.scale.levels.length;
  const reader = new Reader(input);
  const value = {
    ...result.output,
    response: reader.part('response', response),
    notCounted: reader.part('notCounted', notCounted) ?? {},
    target: reader.part('target', target),
    by: {
      month: reader.groups('month', levels),
      counter: reader.groups('counter', levels),
      field: reader.groups('field', levels),
      service: reader.groups('service', levels),
      channel: reader.groups('channel', levels),
      officer: reader.groups('officer', levels),
    },
    reasons: reader.rows(reasonSchema, 'reasons'),
    available: reader.rows(availableSchema, 'available'),
  };
  return {value, faults: reader.faults};
}

/** Reads foreign dislikes row by row; `null` where the whole is none. */
export function readDislikes(input: unknown): Dislikes | null {
  const {dislikes: _dislikes, ...head} = dislikesSchema.entries;
  const result = safeParse(object(head), input);
  const rows = member(input, 'dislikes');
  if (!result.success || !Array.isArray(rows)) return null;
  return {...result.output, dislikes: readRows(dislikeSchema, rows).value};
}
