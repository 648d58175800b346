import {isOpen} from '../../queue/opening.js';
import type {Calendar, Hours} from '../../queue/ticket.js';

/** Opening hours from an attribute; what cannot be read is none, and a kiosk without hours is open. */
export function readHours(value: string | null): readonly Hours[] {
  try {
    const hours: unknown = JSON.parse(value ?? '[]');
    return Array.isArray(hours) ? (hours as Hours[]) : [];
  } catch {
    return [];
  }
}

/** Whether a kiosk should be closed at a moment. An unknown time zone, or hours that are none: better open than locked. */
export function isOutOfHours(hours: readonly Hours[], timeZone: string, now: number, calendar?: Calendar): boolean {
  try {
    return Array.isArray(hours) && !isOpen({hours, timeZone, calendar}, now);
  } catch {
    return false;
  }
}
