import {
  array,
  boolean,
  looseObject,
  minLength,
  nullish,
  number,
  object,
  pipe,
  string,
  transform,
  union,
  type InferOutput,
} from 'valibot';
import {fold} from '../core/text.js';
import {member, readRows, type Fault, type Reading} from '../core/schema.js';

/** How much of a procedure can be done online. */
export type OnlineLevel = 'full' | 'partial' | 'inPerson' | 'unknown';
/** How soon a procedure is done, in classes that people choose by. */
export type DeadlineClass = 'sameDay' | 'upTo5' | 'upTo15' | 'longer' | 'unknown';

/** What some systems write where they know nothing. */
const nothing = /^(null|undefined|nan|n\/a|none|-+)$/i;
/** Control and direction marks, which could turn the text around them. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

function clean(input: string | number): string {
  const text = String(input).normalize('NFC').replace(unseen, ' ').replace(/\s+/g, ' ').trim();
  return nothing.test(text) ? '' : text;
}

const text = pipe(nullish(union([string(), number()]), ''), transform(clean));

/** One procedure as it is sent. Only the name is needed; whatever is not known is left out. */
export const procedureSchema = pipe(
  object({
    /** The code under which the national database knows it, such as `1.001193`. */
    code: text,
    name: pipe(text, minLength(1, 'A procedure needs a name.')),
    /** The field of service, such as `Hộ tịch`. */
    field: text,
    /** Who decides, such as `Cấp xã`. */
    level: text,
    /** In the words of the decision, shown as they are. */
    deadline: text,
    fee: text,
    /** `toàn trình`, `một phần`, `trực tiếp`, or the older `mức độ 4`, `mức độ 3`. */
    online: pipe(text, transform(onlineLevel)),
    /** Asked for so often that it comes first among equals. */
    favourite: nullish(boolean(), false),
  }),
  transform((row) => ({...row, within: deadlineClass(row.deadline)})),
);

/** One procedure as it is used: what is not known is an empty string or `unknown`. */
export type Procedure = InferOutput<typeof procedureSchema>;

/** What is sent: a list, or an object that holds it as `procedures`. */
export const proceduresSchema = union([array(procedureSchema), looseObject({procedures: array(procedureSchema)})]);

/** Reads a list row by row; what has no name or repeats a code is left out and named. */
export function readProcedures(input: unknown): Reading<Procedure[]> {
  const path = Array.isArray(input) ? '' : 'procedures';
  const {value, faults} = readRows(procedureSchema, path ? member(input, path) : input, path);
  const codes = new Set<string>();
  const repeated: Fault[] = [];
  const procedures = value.filter(({code}) => {
    const known = code !== '' && codes.has(code);
    if (known) repeated.push({path, reason: `The code ${code} is there twice; the first is kept.`});
    codes.add(code);
    return !known;
  });
  return {value: procedures, faults: [...faults, ...repeated]};
}

/** The level of online service, from old words and new. */
export function onlineLevel(words: string): OnlineLevel {
  const folded = fold(words);
  if (/toan (trinh|phan)|^(muc( do)? )?(4|iv)$|^full$/.test(folded)) return 'full';
  if (/mot phan|^(muc( do)? )?(3|iii)$|^partial$/.test(folded)) return 'partial';
  if (/truc tiep|^(muc( do)? )?([12]|ii?)$|khong truc tuyen|^inperson$/.test(folded)) return 'inPerson';
  return 'unknown';
}

const daysIn = {gio: 1 / 8, ngay: 1, thang: 30, nam: 365}; // a working day has eight hours

/** The class of a deadline written in words, by the longest time of its first case. */
export function deadlineClass(words: string): DeadlineClass {
  if (!words) return 'unknown';
  const folded = fold(words);
  const [, least = '', most, unit] = /(\d+)(?: *(?:-|–|den) *(\d+))? *(gio|ngay|thang|nam)/.exec(folded) ?? [];
  const sameDay = folded.search(/(trong|ngay trong|cung) (mot )?ngay|tra ngay|giai quyet ngay/);
  if (sameDay >= 0 && !/^[^;]*\d+ *(ngay|thang)/.test(folded)) return 'sameDay';
  if (!least) return 'unknown';
  const days = Number(most ?? least) * daysIn[unit as keyof typeof daysIn];
  if (days <= 1 && unit === 'gio') return 'sameDay';
  return days <= 5 ? 'upTo5' : days <= 15 ? 'upTo15' : 'longer';
}
