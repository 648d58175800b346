import {
  array,
  finite,
  integer,
  looseObject,
  maxLength,
  maxValue,
  minValue,
  nullish,
  number,
  object,
  picklist,
  pipe,
  regex,
  string,
  union,
  type InferOutput,
} from 'valibot';
import {member, readRows, type Reading} from '../core/schema.js';
import {isWithin, minuteIn, momentPattern} from '../core/period.js';
import {wallClock} from '../core/time.js';

/* Slides: what is shown, for how long, and on which days. Pure. */

const moment = pipe(string(), regex(momentPattern, 'A moment is written as 2026-11-23 or 2026-11-23T07:30.'));

/** One slide as it is sent. */
export const slideSchema = object({
  type: nullish(picklist(['image', 'video']), 'image'),
  /** Address of the picture or film: http, https, or relative to the page. */
  src: pipe(
    string(),
    maxLength(2000),
    regex(/^(?!\s*(?!https?:)[a-z][\w+.-]*:)\s*\S/i, 'An address is http or https.'),
  ),
  /** What is to be seen, for those who cannot see it. */
  alt: nullish(pipe(string(), maxLength(500)), ''),
  /** A line under the picture. */
  caption: nullish(pipe(string(), maxLength(300)), ''),
  /** How long a picture stays, and a film at most; a film without it plays to its end. */
  seconds: nullish(pipe(number(), finite(), minValue(0.1), maxValue(86_400))),
  /** First and last moment, in the zone of the hall; a day alone counts whole. */
  from: nullish(moment),
  until: nullish(moment),
  /** Days of the week on which it is shown, 0 is Sunday; every day where there are none. */
  days: nullish(array(pipe(number(), integer(), minValue(0), maxValue(6)))),
});

/** One slide. */
export type Slide = InferOutput<typeof slideSchema>;

/** What is sent: a list, or an object that holds it as `slides`. */
export const slidesSchema = union([array(slideSchema), looseObject({slides: array(slideSchema)})]);

/** Reads slides row by row. What is no list throws. */
export function readSlides(input: unknown): Reading<Slide[]> {
  const path = Array.isArray(input) ? '' : 'slides';
  const rows = path ? member(input, path) : input;
  if (!Array.isArray(rows)) throw new TypeError('A list of slides was expected.');
  return readRows(slideSchema, rows, path);
}

/** Whether a slide is shown at a moment in an IANA zone. */
export function isDue(slide: Slide, now: number, timeZone: string): boolean {
  const {days} = slide;
  if (days && days.length > 0 && !days.includes(wallClock(now, timeZone).weekday)) return false;
  return isWithin(slide, minuteIn(now, timeZone));
}
