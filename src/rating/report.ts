import {
  array,
  boolean,
  integer,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  record,
  string,
  union,
  type InferOutput,
} from 'valibot';

/*
 * The figures of a satisfaction report: counts only. Every percentage and interval is worked out from them where it is
 * shown (statistics.ts), so that none travels without its n.
 */

const text = union([string(), record(string(), string())]);
const count = pipe(number(), integer(), minValue(0));

/** What became of the questions put, and of how many finished tickets. */
export const responseSchema = object({
  /** Tickets finished in the period: all who could have been asked. */
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
    levels: array(
      object({
        score: number(),
        word: text,
        /** Whether this level is counted as satisfied. The office's rule, stored with the scale, never guessed. */
        satisfied: optional(boolean()),
      }),
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
  reasons: optional(array(object({id: string(), word: text, count})), []),
  /** What the office means to reach, in percent. */
  target: optional(object({operator: picklist(['over', 'at-least']), value: number()})),
  /** Which other series the source has, for choosing. */
  available: optional(
    array(object({series: string(), scale: string(), direction: string(), wording: string(), n: count})),
    [],
  ),
});

/** The counts of one series of ratings. */
export type SatisfactionCounts = InferOutput<typeof reportSchema>;

/** Finished dossiers or tickets whose rating was a dislike (a level below the middle), as Decision 766/QD-TTg counts them. */
export const dislikesSchema = object({
  from: string(),
  to: string(),
  finished: count,
  rated: count,
  dislikes: array(
    object({ticket: string(), number: string(), service: string(), counter: string(), day: string(), score: number()}),
  ),
});
