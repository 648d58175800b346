import {
  array,
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
  regex,
  safeParse,
  string,
  unknown,
  type InferOutput,
} from 'valibot';
import {member} from '../core/schema.js';

/*
 * A rating on its way from the pad to the server. Unknown fields are ignored, so that pads and servers of different
 * versions understand each other; nothing here is judged by a clock, because a kiosk's clock may be years off.
 */

const word = pipe(string(), minLength(1), maxLength(64));
const moment = pipe(number(), finite());

/** One tap that counts, or a suppressed one with its flags. */
export const ratingSchema = object({
  /** Minted at the tap. Together with the device it is the key under which the rating is stored once. */
  id: word,
  /** Order on its device: gaps show what is missing. */
  seq: pipe(number(), integer(), minValue(0)),
  /** When it was tapped, by the device's clock. Stored, never judged. */
  at: moment,
  /** The ticket it is about. */
  ticket: optional(word),
  /** The one-use right to rate that ticket. Without it the rating belongs to the separate series of open ratings. */
  token: optional(word),
  /** The counter the pad stands at. */
  counter: optional(word),
  service: optional(word),
  /** Which scale was shown, such as `satisfaction-5`. Scales are never converted into each other. */
  scale: word,
  /** The direction in which the levels stood: it colours the answers, so it is kept with each. */
  direction: picklist(['lowest-first', 'highest-first']),
  /** Which wording of the question and levels was shown, such as `2026-1`. */
  wording: word,
  /** The language in which it was shown. */
  language: optional(pipe(string(), maxLength(35))),
  score: pipe(number(), integer(), minValue(0), maxValue(100)),
  /** What is odd about it, such as `repeat` for a tap in the cool-down. A flagged rating is kept, not counted. */
  flags: optional(
    pipe(array(pipe(string(), regex(/^[a-z][a-z-]{0,31}$/, 'A flag is a lower-case word.'))), maxLength(8)),
    [],
  ),
});

/** One tap that counts, or a suppressed one with its flags. */
export type Rating = InferOutput<typeof ratingSchema>;

/** What a device sends: the rows are read one by one, so that a bad one does not hold up the others. */
export const ratingBatchSchema = object({
  /** The device's own id, minted once and kept. */
  device: word,
  items: pipe(array(unknown()), maxLength(500)),
});

/** What a device sends. */
export interface RatingBatch {
  device: string;
  items: readonly Rating[];
}

/** What the server says of one item. Only `stored` and `duplicate` allow the device to forget it. */
export interface Receipt {
  id: string;
  status: 'stored' | 'duplicate' | 'rejected';
  /** Why it was rejected: `invalid` (never acceptable), `conflict` (the id is known with another content). */
  reason?: string;
}

/** The answer to a batch. */
export interface Receipts {
  receipts: readonly Receipt[];
}

const receiptsSchema = object({receipts: array(unknown())});
const receiptSchema = object({
  id: string(),
  status: picklist(['stored', 'duplicate', 'rejected']),
  reason: optional(string()),
});

/** Reads the answer to a batch; `null` when it is no such answer (a captive portal, an empty body). */
export function readReceipts(answer: unknown): Receipt[] | null {
  const list = safeParse(receiptsSchema, answer);
  if (!list.success) return null;
  return list.output.receipts.flatMap((row) => {
    const receipt = safeParse(receiptSchema, row);
    return receipt.success ? [receipt.output] : [];
  });
}

/** Reads one foreign row as a rating, or says in English why it is none. */
export function readRating(row: unknown): {rating: Rating} | {id: string | null; problem: string} {
  const result = safeParse(ratingSchema, row);
  if (result.success) return {rating: result.output};
  const id = member(row, 'id');
  const [issue] = result.issues;
  const path = (issue.path ?? []).map((step) => String(step.key)).join('.');
  return {id: typeof id === 'string' && id.length <= 64 ? id : null, problem: `${path}: ${issue.message}`};
}
