import {
  array,
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
  string,
  type InferOutput,
} from 'valibot';
import {sentItem} from './rating.js';

/* Comments, petitions and page votes on their way to the server, and what the server shows of them. */

const short = pipe(string(), maxLength(200));

/** What can be told apart by eye and read out over a telephone: no 0 and O, no 1 and I. */
export const codeLetters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The receipt code of a comment: three groups of four, minted on the device, such as `7K2M-9QXT-HR4C`. */
export const receiptCode = /^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/;

/** One comment or petition. All that a person wrote is personal data and stands in `private`. */
export const feedbackSchema = object({
  ...sentItem,
  type: literal('feedback'),
  /** With which its author finds the answer. Whoever knows it may read the answer, so it is long and random. */
  code: pipe(string(), regex(receiptCode)),
  category: short,
  private: optional(
    object({
      text: pipe(string(), minLength(1), maxLength(4000)),
      name: optional(short),
      email: optional(short),
      phone: optional(short),
      attachments: optional(
        pipe(array(object({name: short, type: short, data: pipe(string(), maxLength(2_800_000))})), maxLength(3)),
      ),
      salt: short,
    }),
  ),
});

/** One comment or petition. */
export type Feedback = InferOutput<typeof feedbackSchema>;

/** One visitor's rating of a page: the last one of a device stands. */
export const voteSchema = object({
  ...sentItem,
  type: literal('vote'),
  /** What is rated: the page's own name for it. */
  subject: pipe(string(), minLength(1), maxLength(200)),
  scale: short,
  score: pipe(number(), integer(), minValue(0), maxValue(100)),
});

/** One visitor's rating of a page. */
export type Vote = InferOutput<typeof voteSchema>;

/** What a server says of the votes for one page. */
export const voteCountSchema = object({
  subject: string(),
  /** How often each score was given. */
  levels: array(object({score: number(), count: pipe(number(), integer(), minValue(0))})),
});

/** One published comment, as the moderated list shows it. Never a contact, never an attachment. */
export const publishedSchema = object({
  id: string(),
  /** When it came, milliseconds since 1970. */
  at: number(),
  category: string(),
  text: string(),
  /** The office's public answer. */
  answer: optional(string()),
  answeredAt: optional(number()),
});

/** The moderated list. */
export type PublishedComment = InferOutput<typeof publishedSchema>;

/** What the author of a comment is told by its receipt code. */
export const followUpSchema = object({
  code: string(),
  at: number(),
  state: picklist(['received', 'in-progress', 'answered', 'closed']),
  answer: optional(string()),
  answeredAt: optional(number()),
});
