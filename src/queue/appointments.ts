import {dayAfter, instantOf, serviceDayOf} from './days.js';
import {isOpen, stretchesOf} from './opening.js';
import type {AppointmentRules, AppointmentService, Booking, HallConfig, HallState} from './ticket.js';
import type {BookingTold, SlotList} from './view.js';

/*
 * Which slots a hall offers and who has them. A slot begins with an opening of the hall and lasts its minutes by the
 * clock on nobody's wall: a day of 23 or 25 hours has slots of the same length, one after another, in any zone.
 */

const minute = 60_000;

/** What an office has not said. */
export const usualRules = {daysAhead: 14, earlyMinutes: 30, lateMinutes: 15} as const;

/** Days asked for at once at most. */
const mostDays = 62;

/** The rules of booking one service; `undefined` where it cannot be booked. */
export function bookable(config: HallConfig, service: string): AppointmentService | undefined {
  return config.appointments?.services.find((each) => each.service === service);
}

/** How early and how late a holder may come, and how far ahead may be booked, as the office says or as usual. */
export function limitsOf({daysAhead, earlyMinutes, lateMinutes}: AppointmentRules): {
  daysAhead: number;
  early: number;
  late: number;
} {
  return {
    daysAhead: daysAhead ?? usualRules.daysAhead,
    early: (earlyMinutes ?? usualRules.earlyMinutes) * minute,
    late: (lateMinutes ?? usualRules.lateMinutes) * minute,
  };
}

/** The beginnings of the slots of a service on a date. */
export function slotsOn(config: HallConfig, {minutes}: AppointmentService, day: string): number[] {
  const starts = stretchesOf(config, day).flatMap(({opens, closes}) => {
    const end = instantOf(day, closes, config.timeZone);
    const slots: number[] = [];
    for (let at = instantOf(day, opens, config.timeZone); at + minutes * minute <= end; at += minutes * minute) {
      slots.push(at);
    }
    const last = slots[slots.length - 1];
    // A closing time over which clocks are set forward is the moment they are.
    const over = last !== undefined && !isOpen(config, last + minutes * minute - 1);
    return over ? slots.filter((at) => isOpen(config, at + minutes * minute - 1)) : slots;
  });
  return [...new Set(starts)].sort((one, other) => one - other);
}

/** Places taken of a slot. */
function takenAt(state: HallState, service: string, at: number): number {
  return Object.values(state.bookings ?? {}).filter(
    (booking) =>
      booking.at === at && booking.service === service && (booking.state === 'booked' || booking.state === 'arrived'),
  ).length;
}

/** Places left of a slot; `null` where there is no such slot to be booked now. */
export function freeAt(state: HallState, config: HallConfig, service: string, at: number, now: number): number | null {
  const rules = bookable(config, service);
  if (!rules || !config.appointments || at < now) return null;
  const days = datesAhead(config, now, '', mostDays);
  const day = dateOf(config, at);
  const near = [day, dayAfter(day, -1)].filter((each) => days.includes(each)); // a night's slots are of its evening
  if (!near.some((each) => slotsOn(config, rules, each).includes(at))) return null;
  return Math.max(0, rules.places - takenAt(state, service, at));
}

function dateOf({timeZone}: HallConfig, moment: number): string {
  return serviceDayOf({timeZone}, moment);
}

/** The dates that can be booked, from one on where it is named. */
function datesAhead(config: HallConfig, now: number, from: string, most: number): string[] {
  const today = dateOf(config, now);
  const {daysAhead} = limitsOf(config.appointments ?? {services: []});
  return Array.from({length: daysAhead}, (_, count) => dayAfter(today, count))
    .filter((day) => day >= from)
    .slice(0, most);
}

/** What a list of slots is asked for. */
export interface SlotQuery {
  service: string;
  /** The first date; today where absent. */
  from?: string | undefined;
  /** Dates from there on; all that can be booked where absent. */
  days?: number | undefined;
}

/** The slots that lie ahead, with their places left; `null` where the service cannot be booked. */
export function slotList(state: HallState, config: HallConfig, now: number, query: SlotQuery): SlotList | null {
  const {service, from = '', days = mostDays} = query;
  const rules = bookable(config, service);
  if (!rules) return null;
  const taken = new Map<number, number>();
  for (const {service: booked, at, state: stands} of Object.values(state.bookings ?? {})) {
    const holds = booked === service && (stands === 'booked' || stands === 'arrived');
    if (holds) taken.set(at, (taken.get(at) ?? 0) + 1);
  }
  const slots = datesAhead(config, now, from, Math.min(days, mostDays))
    .flatMap((day) => slotsOn(config, rules, day))
    .filter((at) => at >= now)
    .map((at) => ({at, free: Math.max(0, rules.places - (taken.get(at) ?? 0))}));
  return {service, minutes: rules.minutes, timeZone: config.timeZone, now, slots};
}

/** A code as it was typed or scanned: letters large, no blanks or dashes. */
export function tidyCode(code: string): string {
  return code.replace(/[\s-]/g, '').toUpperCase();
}

/** The booking of a code: one that still holds before one that does not. */
export function bookingOf(state: HallState, code: string): Booking | undefined {
  const asked = tidyCode(code);
  const alike = Object.values(state.bookings ?? {}).filter((booking) => booking.code === asked);
  return alike.find((booking) => booking.state === 'booked') ?? alike[alike.length - 1];
}

/** What the holder learns of a booking. */
export function told({code, service, at, minutes, state}: Booking): BookingTold {
  return {code, service, at, minutes, state};
}

/** Letters and digits of a code: none is taken for another, spoken or written (no 0 O 1 I L, 5 S, 8 B, 2 Z, U V). */
export const codeLetters = '34679ACDEFGHJKMNPQRTUWXY';
const codeLength = 7;

/** A code drawn from an unguessable id: 24 letters to the seventh, four and a half thousand million codes. */
export function codeFrom(id: string): string {
  let one = 0x811c9dc5;
  let other = 0x9e3779b9;
  for (let index = 0; index < id.length; index++) {
    one = Math.imul(one ^ id.charCodeAt(index), 0x01000193);
    other = Math.imul(other ^ id.charCodeAt(index), 0x85ebca6b);
    other ^= other >>> 13;
  }
  let code = '';
  for (let place = 0; place < codeLength; place++) {
    one = Math.imul(one ^ (one >>> 15), 0x2c1b3c6d) ^ other;
    other = Math.imul(other ^ (other >>> 12), 0x297a2d39) + place;
    code += codeLetters[((one ^ (one >>> 16)) >>> 0) % codeLetters.length]!;
  }
  return code;
}
