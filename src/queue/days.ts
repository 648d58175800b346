import {serviceDay, wallClock} from '../core/time.js';
import type {HallConfig} from './ticket.js';

/*
 * Days and moments of a hall. A day is a date, `2026-11-23`; a time of day is minutes since midnight. Nothing here
 * adds hours to a midnight: clocks are set forward and back in between.
 */

const oneDay = 86_400_000;
const minute = 60_000;

/** How far a clock may be set back over the beginning of a day without the day going back with it. */
const setBack = 3 * 3_600_000;

/** A date some days after another. */
export function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * oneDay).toISOString().slice(0, 10);
}

/** The weekday of a date; 0 is Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** `07:30` as minutes since midnight. */
export function minutesOf(time: string): number {
  const [hour = 0, minutes = 0] = time.split(':').map(Number);
  return hour * 60 + minutes;
}

function offsetAt(moment: number, timeZone: string): number {
  const {year, month, day, hour, minute: minutes, second} = wallClock(moment, timeZone);
  return Date.UTC(year, month - 1, day, hour, minutes, second) - Math.floor(moment / 1000) * 1000;
}

/**
 * The moment at which clocks of a zone show a time of a day, the first one where they show it twice. A time that is
 * left out, because clocks are set forward over it, comes as long after the change as it would have after its beginning.
 */
export function instantOf(day: string, minutes: number, timeZone: string): number {
  const shown = Date.parse(`${day}T00:00:00Z`) + minutes * minute;
  const before = shown - offsetAt(shown - oneDay, timeZone);
  const after = shown - offsetAt(shown + oneDay, timeZone);
  const right = [before, after].filter((moment) => moment + offsetAt(moment, timeZone) === shown);
  return right.length ? Math.min(...right) : before;
}

type Days = Pick<HallConfig, 'timeZone' | 'dayBegins'>;

/** The service day of a moment: the date, or the one before while the hall's own day has not begun. */
export function serviceDayOf({timeZone, dayBegins = '00:00'}: Days, moment: number): string {
  const day = serviceDay(moment, timeZone);
  const begins = minutesOf(dayBegins);
  if (begins === 0) return day;
  const {hour, minute: minutes} = wallClock(moment, timeZone);
  return hour * 60 + minutes < begins ? dayAfter(day, -1) : day;
}

/**
 * The day that a hall standing in one day must open now; `null` while it stays. A clock set back a little over the
 * beginning of a day leaves the day as it is. A clock that had been hours or years ahead was wrong, and the hall goes
 * back to the day it is.
 */
export function dayToOpen(standing: string, config: Days, now: number): string | null {
  const day = serviceDayOf(config, now);
  if (day === standing) return null;
  if (day > standing) return day;
  const began = instantOf(standing, minutesOf(config.dayBegins ?? '00:00'), config.timeZone);
  return now < began - setBack ? day : null;
}
