import {
  array,
  looseObject,
  maxLength,
  minLength,
  nullish,
  object,
  picklist,
  pipe,
  regex,
  string,
  transform,
  union,
  type InferOutput,
} from 'valibot';
import {isWithin, minuteIn, momentPattern} from '../core/period.js';
import {member, readRows, type Fault, type Reading} from '../core/schema.js';
import {fold, undoTyping} from '../core/text.js';

/* What an office announces. Pure. */

/** How grave an announcement is. */
export const importances = ['urgent', 'important', 'normal'] as const;

export type Importance = (typeof importances)[number];

const unseen = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;
const tidy = transform((text: string) => text.replace(/\r\n?/g, '\n').replace(unseen, ' ').trim());
const line = pipe(
  string(),
  maxLength(500),
  tidy,
  transform((text: string) => text.replace(/\s+/g, ' ')),
);
const moment = pipe(string(), regex(momentPattern, 'A moment is written as 2026-11-23 or 2026-11-23T07:30.'));

/** One announcement as it is sent. */
export const noticeSchema = object({
  /** Its name in addresses: letters without marks, digits, dots, dashes. */
  id: pipe(string(), regex(/^[\w.-]{1,64}$/, 'An id has 1 to 64 letters (without marks), digits, or . _ -')),
  title: pipe(line, minLength(1, 'An announcement needs a title.')),
  /** Paragraphs, one a line. */
  body: nullish(pipe(string(), maxLength(20_000), tidy), ''),
  /** First and last moment at which it holds, in the zone of the hall; a day alone counts whole. */
  from: nullish(moment),
  until: nullish(moment),
  importance: nullish(picklist(importances), 'normal'),
  /** Where more is said: http, https, mailto or tel, or an address of this site. */
  link: nullish(
    pipe(
      string(),
      maxLength(2000),
      regex(/^(?!\s*(?!https?:|mailto:|tel:)[a-z][\w+.-]*:)\s*\S/i, 'No such link is allowed.'),
    ),
  ),
  /** Who announces. */
  unit: nullish(line, ''),
});

/** One announcement. */
export type Notice = InferOutput<typeof noticeSchema>;

/** What is sent: a list, or an object that holds it as `notices`. */
export const noticesSchema = union([array(noticeSchema), looseObject({notices: array(noticeSchema)})]);

/** Reads announcements row by row; of two with one id the first is kept. What is no list throws. */
export function readNotices(input: unknown): Reading<Notice[]> {
  const path = Array.isArray(input) ? '' : 'notices';
  const rows = path ? member(input, path) : input;
  if (!Array.isArray(rows)) throw new TypeError('A list of announcements was expected.');
  const {value, faults} = readRows(noticeSchema, rows, path);
  const known = new Set<string>();
  const repeated: Fault[] = [];
  const notices = value.filter(({id}) => {
    if (!known.has(id)) return known.add(id);
    repeated.push({path, reason: `The id ${id} is there twice; the first is kept.`});
    return false;
  });
  return {value: notices, faults: [...faults, ...repeated]};
}

/** Those that hold now: the gravest first, then the latest. */
export function currentNotices(notices: readonly Notice[], now: number, timeZone: string): Notice[] {
  const minute = minuteIn(now, timeZone);
  const rank = ({importance}: Notice) => importances.indexOf(importance);
  return notices
    .filter((notice) => isWithin(notice, minute))
    .map((notice, index) => ({notice, index}))
    .sort((one, other) => {
      const grave = rank(one.notice) - rank(other.notice);
      const [first, second] = [one.notice.from ?? '', other.notice.from ?? ''];
      return grave || (first < second ? 1 : first > second ? -1 : one.index - other.index);
    })
    .map(({notice}) => notice);
}

/** What a reader looks for: words, and the days on which something was announced. */
export interface NoticeQuery {
  words: string;
  /** `2026-11-01`; open where it is empty. */
  from: string;
  to: string;
}

/** Those in which every word is found, with or without its marks, and which began between two days. */
export function findNotices(notices: readonly Notice[], {words, from, to}: NoticeQuery): Notice[] {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return notices.filter((notice) => {
    const day = (notice.from ?? '').slice(0, 10);
    if ((from && (!day || day < from)) || (to && (!day || day > to))) return false;
    if (wanted.length === 0) return true;
    const text = fold(`${notice.title} ${notice.unit} ${notice.body}`);
    return wanted.every((word) => text.includes(word) || text.includes(undoTyping(word)));
  });
}

/** How long a page is to stay for a tired person to read it: three syllables a second, and a moment to look up. */
export function readingSeconds(text: string): number {
  const syllables = text.split(/\s+/).filter(Boolean).length;
  return Math.min(60, Math.max(8, 4 + syllables / 3));
}
