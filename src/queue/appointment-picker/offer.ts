import type {Fault, Reading} from '../../core/schema.js';
import {member} from '../../core/schema.js';
import {formatTime} from '../../base/formats.js';
import type {Slot, SlotList} from '../view.js';

/** Slots of one service, by the day on which they lie in the hall's zone. */
export interface Day {
  /** `2026-11-23`. */
  id: string;
  slots: readonly Slot[];
}

const furthest = 8.64e15;

function isMoment(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= furthest;
}

function isZone(value: unknown): value is string {
  try {
    return typeof value === 'string' && value !== '' && !!new Intl.DateTimeFormat('en', {timeZone: value});
  } catch {
    return false;
  }
}

/** One list of slots as it came from anywhere; slots that are none are left out and named. */
export function readList(input: unknown, faults: Fault[], path = ''): SlotList | null {
  const [service, minutes, timeZone, now, slots] = ['service', 'minutes', 'timeZone', 'now', 'slots'].map((name) =>
    member(input, name),
  );
  if (typeof service !== 'string' || !isMoment(minutes) || !isZone(timeZone) || !Array.isArray(slots)) {
    faults.push({path, reason: 'A list of slots was expected.'});
    return null;
  }
  const good = slots.flatMap((slot: unknown, index): Slot[] => {
    const [at, free] = [member(slot, 'at'), member(slot, 'free')];
    if (isMoment(at) && isMoment(free)) return [{at, free}];
    faults.push({path: `${path}.slots.${index}`, reason: 'A slot was expected.'});
    return [];
  });
  return {service, minutes, timeZone, now: isMoment(now) ? now : Date.now(), slots: good};
}

/** One list or several, each of a service. */
export function readOffer(input: unknown): Reading<SlotList[]> {
  const faults: Fault[] = [];
  const lists = Array.isArray(input) ? (input as unknown[]) : [input];
  const value = lists.flatMap((list, index) => readList(list, faults, lists.length > 1 ? String(index) : '') ?? []);
  return {value, faults};
}

/** The days of a list, each with its slots by time. */
export function daysOf({slots, timeZone}: SlotList): Day[] {
  const days = new Map<string, Slot[]>();
  for (const slot of [...slots].sort((one, other) => one.at - other.at)) {
    const id = formatTime('en-CA', slot.at, {year: 'numeric', month: '2-digit', day: '2-digit', timeZone});
    days.set(id, [...(days.get(id) ?? []), slot]);
  }
  return [...days].map(([id, of]) => ({id, slots: of}));
}

/** Slots with a place that lie nearest to a moment, by time. */
export function nearestFree({slots}: SlotList, at: number, now: number, count = 3): Slot[] {
  return slots
    .filter((slot) => slot.free > 0 && slot.at >= now && slot.at !== at)
    .sort((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at))
    .slice(0, count)
    .sort((one, other) => one.at - other.at);
}

function stamp(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
}

const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** An appointment as a calendar takes it (RFC 5545). */
export function calendarEntry(
  {code, at, minutes}: {code: string; at: number; minutes: number},
  title: string,
  place: string,
  now: number,
): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//mot-cua//appointment-picker//VI', 'BEGIN:VEVENT'],
    ...[
      `UID:${code}@mot-cua`,
      `DTSTAMP:${stamp(now)}`,
      `DTSTART:${stamp(at)}`,
      `DTEND:${stamp(at + minutes * 60_000)}`,
    ],
    ...[`SUMMARY:${escaped(title)}`, `LOCATION:${escaped(place)}`, `DESCRIPTION:${escaped(code)}`],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ];
  return lines.join('\r\n');
}
