import {
  array,
  finite,
  integer,
  literal,
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

/** Where an answer was given. Answers of different channels are shown apart. */
const channel = picklist(['counter', 'phone', 'web', 'kiosk']);

const hash = pipe(string(), regex(/^[0-9a-f]{64}$/, 'A hash is 64 hexadecimal digits.'));

/** Signature and place in the chain of its device: see chain.ts. */
export const proofSchema = object({
  key: pipe(string(), regex(/^[0-9a-f]{32}$/, 'A key id is 32 hexadecimal digits.')),
  place: pipe(number(), integer(), minValue(1)),
  before: hash,
  hash,
  signature: pipe(string(), maxLength(128)),
});

/** What every item that is sent has in common. */
export const sentItem = {
  /** Minted at the tap. Together with the device it is the key under which the item is stored once. */
  id: word,
  /** Order on its device: gaps show what is missing. */
  seq: pipe(number(), integer(), minValue(0), maxValue(Number.MAX_SAFE_INTEGER)),
  /** When it was written, by the device's clock. Stored, never judged. */
  at: moment,
  /** Digest of the personal text; all that is left of it once the server has it. */
  privateDigest: optional(hash),
  proof: optional(proofSchema),
  channel: optional(channel),
  /** The language in which it was shown. */
  language: optional(pipe(string(), maxLength(35))),
};

/** Which ticket, counter and service something is about. */
export const visitAbout = {
  ticket: optional(word),
  /** The one-use right to rate that ticket. Without it the answer belongs to the separate series of open ones. */
  token: optional(word),
  /** The counter the pad stands at. */
  counter: optional(word),
  service: optional(word),
};

/** Which question was shown, in which words. */
const shown = {
  /** Which scale was shown, such as `faces-5`. Scales are never converted into each other. */
  scale: word,
  /** The direction in which the levels stood: it colours the answers, so it is kept with each. */
  direction: picklist(['lowest-first', 'highest-first']),
  /** Which wording of the question and levels was shown, such as `2026-1`. */
  wording: word,
};

const flags = optional(
  pipe(array(pipe(string(), regex(/^[a-z][a-z-]{0,31}$/, 'A flag is a lower-case word.'))), maxLength(8)),
  [],
);

/** One tap that counts, or a suppressed one with its flags. */
export const ratingSchema = object({
  ...sentItem,
  ...visitAbout,
  ...shown,
  type: optional(literal('rating'), 'rating'),
  score: pipe(number(), integer(), minValue(0), maxValue(100)),
  /** Reasons chosen afterwards, by their ids, and which list of reasons in which words they were chosen from. */
  reasons: optional(pipe(array(word), maxLength(12))),
  reasonsWording: optional(word),
  /** When the question appeared and when it was answered, by the device's clock. */
  shownAt: optional(moment),
  answeredAt: optional(moment),
  /** Free text: personal data, purged from the device on receipt. The salt keeps its digest from being guessed. */
  private: optional(object({comment: pipe(string(), maxLength(1200)), salt: word})),
  /** What is odd about it, such as `repeat` for a tap in the cool-down. A flagged rating is kept, not counted. */
  flags,
});

/**
 * What became of one question that was put to somebody, so that response rates are real: `shown` (its end is not
 * known: the device stopped), `answered`, `timed-out` (nobody touched the screen), `walked-away` (somebody did, and
 * left it), `withdrawn` (the officer undid, or it was answered elsewhere; not counted as shown).
 */
export const questionSchema = object({
  ...sentItem,
  ...visitAbout,
  ...shown,
  type: literal('question'),
  outcome: picklist(['shown', 'answered', 'timed-out', 'walked-away', 'withdrawn']),
  shownAt: moment,
  endedAt: optional(moment),
});

/** What became of one question. */
export type Question = InferOutput<typeof questionSchema>;

/** One tap that counts, or a suppressed one with its flags. */
export type Rating = InferOutput<typeof ratingSchema>;

/** What a device sends: the rows are read one by one, so that a bad one does not hold up the others. */
export const ratingBatchSchema = object({
  /** The device's own id, minted once and kept. */
  device: word,
  /** The public halves of the keys that signed these items. */
  keys: optional(
    pipe(
      array(object({id: proofSchema.entries.key, spki: pipe(string(), regex(/^[A-Za-z0-9_-]{100,200}$/))})),
      maxLength(8),
    ),
    [],
  ),
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
  /**
   * The highest `seq` of this device that the server has; 0 for none. Lower than what the device was told before, the
   * server was restored from a backup, and the device offers the last 30 days again.
   */
  highest: number;
  /** True when two machines write as this device (a cloned disk): whoever reads this takes a new identity. */
  forked?: boolean;
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

/** Reads one foreign row as a rating or a question, or says in English why it is neither. */
export function readRating(
  row: unknown,
): {rating: Rating} | {question: Question} | {id: string | null; problem: string} {
  const asQuestion = member(row, 'type') === 'question';
  const result = asQuestion ? safeParse(questionSchema, row) : safeParse(ratingSchema, row);
  if (result.success) {
    return result.output.type === 'question' ? {question: result.output} : {rating: result.output};
  }
  const id = member(row, 'id');
  const [issue] = result.issues;
  const path = (issue.path ?? []).map((step) => String(step.key)).join('.');
  return {id: typeof id === 'string' && id.length <= 64 ? id : null, problem: `${path}: ${issue.message}`};
}
