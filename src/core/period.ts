import {wallClock} from './time.js';

/* Periods as people write them: a day (`2026-11-23`) or a minute (`2026-11-23T07:30`) of a hall's own calendar. */

/** A day, or a minute of one. */
export const momentPattern = /^\d{4}-\d\d-\d\d(T([01]\d|2[0-3]):[0-5]\d)?$/;

/** First and last moment; open where one is absent. */
export interface Period {
  from?: string | null | undefined;
  until?: string | null | undefined;
}

function two(figure: number): string {
  return String(figure).padStart(2, '0');
}

/** The minute of a moment in an IANA zone, as `2026-11-23T07:30`. */
export function minuteIn(instant: number, timeZone: string): string {
  const {year, month, day, hour, minute} = wallClock(instant, timeZone);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`;
}

/** Whether a minute lies in a period; a day alone as the end counts to its midnight. */
export function isWithin({from, until}: Period, minute: string): boolean {
  return (!from || from <= minute) && (!until || until >= (until.length === 10 ? minute.slice(0, 10) : minute));
}
