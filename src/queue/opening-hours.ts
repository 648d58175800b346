import {serviceDay, wallClock} from '../core/time.js';
import type {Calendar, Hours} from './ticket.js';

/** When numbers are given again: how many days from today, the date, the weekday and the time. */
export interface Opening {
  inDays: number;
  /** `2026-11-23` */
  day: string;
  weekday: number;
  opens: string;
}

/** Weekdays in a row with the same hours. */
export interface HoursRow {
  from: number;
  to: number;
  /** "07:30–11:30, 13:30–17:00". */
  times: string;
}

const clockTime = /^([01]?\d|2[0-4]):[0-5]\d$/;

function usable(hours: unknown): Hours[] {
  if (!Array.isArray(hours)) return [];
  return (hours as readonly (Partial<Hours> | null)[])
    .filter((row): row is Hours => {
      const {weekday, opens, closes} = row ?? {};
      return Number.isInteger(weekday) && clockTime.test(String(opens)) && clockTime.test(String(closes));
    })
    .sort((one, other) => minutes(one.opens) - minutes(other.opens));
}

function minutes(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}

function clockIn(timeZone: string, now: number): {day: string; weekday: number; minute: number} | null {
  try {
    const {weekday, hour, minute} = wallClock(now, timeZone);
    return {day: serviceDay(now, timeZone), weekday, minute: hour * 60 + minute};
  } catch {
    return null; // an unknown zone
  }
}

/** Days ahead in which an opening is looked for: the longest holidays are shorter. */
const farthest = 31;

/** The next opening after a moment, within a month; `null` where the hall names no hours. */
export function nextOpening(
  hours: unknown,
  timeZone: string,
  now: number,
  calendar?: Calendar | undefined,
): Opening | null {
  const clock = clockIn(timeZone, now);
  if (!clock) return null;
  for (let inDays = 0; inDays <= farthest; inDays++) {
    const {day, weekday} = dayAfter(clock.day, inDays);
    const followed = followedWeekday(calendar, day, weekday);
    const next = usable(hours).find(
      (row) => row.weekday === followed && (inDays > 0 || minutes(row.opens) > clock.minute),
    );
    if (next) return {inDays, day, weekday, opens: next.opens};
  }
  return null;
}

function dayAfter(day: string, count: number): {day: string; weekday: number} {
  const date = new Date(Date.parse(`${day}T00:00:00Z`) + count * 86_400_000);
  return {day: date.toISOString().slice(0, 10), weekday: date.getUTCDay()};
}

/** The weekday whose hours a day follows; `null` on a day off. */
function followedWeekday(calendar: unknown, day: string, weekday: number): number | null {
  const {off, extraWorking} = (calendar ?? {}) as {off?: unknown; extraWorking?: unknown};
  if (Array.isArray(off) && off.includes(day)) return null;
  const extra = (Array.isArray(extraWorking) ? extraWorking : []) as ({day?: unknown; weekday?: unknown} | null)[];
  const exchanged = extra.find((row) => row?.day === day)?.weekday;
  return typeof exchanged === 'number' ? exchanged : weekday;
}

/** Whether today's hours are behind us. */
export function isOverForToday(
  hours: unknown,
  timeZone: string,
  now: number,
  calendar?: Calendar | undefined,
): boolean {
  const clock = clockIn(timeZone, now);
  const weekday = clock ? followedWeekday(calendar, clock.day, clock.weekday) : null;
  const today = usable(hours).filter((row) => row.weekday === weekday);
  return today.length > 0 && today.every((row) => minutes(row.closes) <= (clock?.minute ?? 0));
}

/** The week from Monday to Sunday, days with the same hours drawn together; closed days are left out. */
export function weekOf(hours: unknown): HoursRow[] {
  const rows: HoursRow[] = [];
  [1, 2, 3, 4, 5, 6, 0].forEach((weekday, place, week) => {
    const times = usable(hours)
      .filter((row) => row.weekday === weekday)
      .map(({opens, closes}) => `${opens}–${closes}`)
      .join(', ');
    const before = rows.at(-1);
    if (!times) return;
    if (before && before.times === times && before.to === week[place - 1]) before.to = weekday;
    else rows.push({from: weekday, to: weekday, times});
  });
  return rows;
}

/** Whether a day has no hours at all, though the office has some on others. */
export function isDayOff(hours: unknown, timeZone: string, now: number, calendar?: Calendar | undefined): boolean {
  const clock = clockIn(timeZone, now);
  const weekday = clock ? followedWeekday(calendar, clock.day, clock.weekday) : null;
  const all = usable(hours);
  return clock !== null && all.length > 0 && !all.some((row) => row.weekday === weekday);
}
