import {wallClock} from '../core/time.js';
import {dayAfter, instantOf, minutesOf, weekdayOf} from './days.js';
import type {HallConfig} from './ticket.js';

const wholeDay = 24 * 60;

/** What tells when a hall is open. */
export type OpeningRules = Pick<HallConfig, 'hours' | 'calendar' | 'timeZone'>;

/** Minutes since midnight between which a hall is open; an end past 1440 reaches into the next morning. */
export interface Stretch {
  opens: number;
  closes: number;
}

/** When a hall is open on a date, as its calendar and its weekdays say, earliest first. */
export function stretchesOf({hours, calendar}: OpeningRules, day: string): Stretch[] {
  if (calendar?.off?.includes(day)) return [];
  if (hours.length === 0) return [{opens: 0, closes: wholeDay}];
  const exchanged = calendar?.extraWorking?.find((extra) => extra.day === day);
  const weekday = exchanged ? exchanged.weekday : weekdayOf(day);
  return hours
    .filter((row) => row.weekday === weekday)
    .map((row) => ({opens: minutesOf(row.opens), closes: minutesOf(row.closes)}))
    .map(({opens, closes}) => ({opens, closes: closes < opens ? closes + wholeDay : closes}))
    .sort((one, other) => one.opens - other.opens);
}

/** The stretch in which a moment lies, and the date it began; `null` while the hall is closed. */
function stretchAt(rules: OpeningRules, moment: number): {day: string; stretch: Stretch} | null {
  const {year, month, day: date, hour, minute} = wallClock(moment, rules.timeZone);
  const today = new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
  const minutes = hour * 60 + minute;
  const looked = [
    {day: today, at: minutes},
    {day: dayAfter(today, -1), at: minutes + wholeDay},
  ];
  for (const {day, at} of looked) {
    const stretch = stretchesOf(rules, day).find(({opens, closes}) => opens <= at && at < closes);
    if (stretch) return {day, stretch};
  }
  return null;
}

/** Whether a hall is open at a moment by its hours and its calendar. */
export function isOpen(rules: OpeningRules, moment: number): boolean {
  return stretchAt(rules, moment) !== null;
}

/** When a hall that is open at a moment closes; `Infinity` where it does not within two days, `null` where it is closed. */
export function closingAt(rules: OpeningRules, moment: number): number | null {
  let end: number | null = null;
  for (let look = moment, times = 0; times < 4; times++) {
    const found = stretchAt(rules, look);
    if (!found) return end;
    end = look = instantOf(found.day, found.stretch.closes, rules.timeZone);
  }
  return Infinity;
}

/** Whether numbers are given at a moment: the hall is open, and its last minutes have not begun. */
export function givesNumbers(config: OpeningRules & Pick<HallConfig, 'issuing'>, moment: number): boolean {
  const last = (config.issuing?.lastMinutes ?? 0) * 60_000;
  if (last === 0) return isOpen(config, moment);
  const closes = closingAt(config, moment);
  return closes !== null && moment < closes - last;
}
