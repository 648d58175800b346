import {wallClock} from '../core/time.js';
import type {Hours} from './ticket.js';

/** Whether a hall is open at a moment by its hours; hours that close before they open reach into the next morning. */
export function isOpen(hours: readonly Hours[], timeZone: string, now: number): boolean {
  if (hours.length === 0) return true;
  const {weekday, hour, minute} = wallClock(now, timeZone);
  const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return hours.some(({weekday: day, opens, closes}) => {
    if (opens < closes) return day === weekday && opens <= time && time < closes;
    return (day === weekday && opens <= time) || ((day + 1) % 7 === weekday && time < closes);
  });
}
