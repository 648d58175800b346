import {wallClock} from '../core/time.js';
import type {Hours} from './ticket.js';

/** When numbers are given again: how many days from today, the weekday and the time. */
export interface Opening {
  inDays: number;
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

function clockIn(timeZone: string, now: number): {weekday: number; minute: number} | null {
  try {
    const {weekday, hour, minute} = wallClock(now, timeZone);
    return {weekday, minute: hour * 60 + minute};
  } catch {
    return null; // an unknown zone
  }
}

/** The next opening after a moment, within a week; `null` where the hall names no hours. */
export function nextOpening(hours: unknown, timeZone: string, now: number): Opening | null {
  const clock = clockIn(timeZone, now);
  if (!clock) return null;
  for (let inDays = 0; inDays <= 7; inDays++) {
    const weekday = (clock.weekday + inDays) % 7;
    const next = usable(hours).find(
      (row) => row.weekday === weekday && (inDays > 0 || minutes(row.opens) > clock.minute),
    );
    if (next) return {inDays, weekday, opens: next.opens};
  }
  return null;
}

/** Whether today's hours are behind us. */
export function isOverForToday(hours: unknown, timeZone: string, now: number): boolean {
  const clock = clockIn(timeZone, now);
  const today = clock ? usable(hours).filter((row) => row.weekday === clock.weekday) : [];
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
