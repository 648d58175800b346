import {dayAfter, dayToOpen, serviceDayOf} from './days.js';
import {ended, isRefusal, refuse, type Desk, type Parts} from './desk.js';
import {counterOf, heldBy, openTickets} from './state.js';
import type {Command, CounterStatus, HallState, Refusal} from './ticket.js';

type Asked<T extends Command['type']> = Extract<Command, {type: T}>;
type Answer = Refusal | undefined;

/** Opens a closed counter, or ends its pause. */
export function openCounter(desk: Desk, command: Asked<'openCounter'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'closed', 'paused');
  if (isRefusal(counter)) return counter.refused === 'unknown-counter' ? counter : refuse('wrong-state');
  change(desk, counter.id, 'open', null);
  return undefined;
}

/**
 * Pauses an open counter, or gives the pause another reason: one of the office's, where it has named any. A ticket in
 * hand stays in hand.
 */
export function pauseCounter(desk: Desk, command: Asked<'pauseCounter'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open', 'paused');
  if (isRefusal(counter)) return counter;
  const reason = command.reason?.trim() || null;
  const reasons = desk.context.config.calling?.pauseReasons ?? [];
  if (reasons.length && !reasons.some(({id}) => id === reason)) return refuse('reason-required');
  change(desk, counter.id, 'paused', reason);
  return undefined;
}

/** Closes a counter that has nobody in hand. */
export function closeCounter(desk: Desk, command: Asked<'closeCounter'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open', 'paused');
  if (isRefusal(counter)) return counter;
  const [held] = heldBy(desk.state, counter.id);
  if (held) return refuse('counter-busy', held);
  change(desk, counter.id, 'closed', null);
  return undefined;
}

function change(desk: Desk, counter: string, state: CounterStatus['state'], reason: string | null): void {
  const type = state === 'open' ? 'counterOpened' : state === 'paused' ? 'counterPaused' : 'counterClosed';
  const before = counterOf(desk.state, counter);
  const rest = state === 'closed' ? {undo: null, undos: {}, owesNormal: false, passed: 0} : {};
  desk.record(type, {counter: {...before, ...rest, state, reason, since: desk.now}});
}

/** Ends the service day: whoever still waits is told so. */
export function closeDay(desk: Desk): Answer {
  if (desk.state.closed) return refuse('wrong-state');
  endDay(desk, missed(desk, desk.state.day));
  return undefined;
}

function endDay(desk: Desk, parts: Parts = {}): void {
  for (const ticket of openTickets(desk.state)) {
    desk.record('ticketExpired', {tickets: [{...ended(ticket, 'expired', desk.now), counter: null}]});
  }
  for (const {id, state} of Object.values(desk.state.counters)) {
    if (state !== 'closed') change(desk, id, 'closed', null);
  }
  if (!desk.state.closed) desk.record('dayClosed', parts);
}

/** Booked slots up to a day whose holders did not come. */
function missed(desk: Desk, day: string): Parts {
  const {config} = desk.context;
  const late = Object.values(desk.state.bookings ?? {}).filter(
    ({state, at}) => state === 'booked' && serviceDayOf(config, at) <= day,
  );
  return late.length ? {bookings: late.map((booking) => ({...booking, state: 'missed'}))} : {};
}

/**
 * Turns the day over where the hall's own calendar has. A normal closing ends what is open; a virtual one lets it stay.
 * Where the clock had been ahead the hall goes back to the day it is: everybody here stays, and numbers go on after the
 * highest that was given under either date, so that none is given twice.
 */
export function turnDay(desk: Desk): void {
  const {config} = desk.context;
  const {state} = desk;
  const day = dayToOpen(state.day, config, desk.now);
  if (day === null) return;
  if (day < state.day) return goBack(desk, day);
  const virtual = config.closing === 'virtual' && state.day !== '' && !state.closed;
  if (virtual) desk.record('dayClosed');
  else if (state.day) endDay(desk);
  desk.record('dayOpened', {...missed(desk, dayAfter(day, -1)), ...(virtual ? {stays: 'virtual'} : {})}, day);
}

function goBack(desk: Desk, day: string): void {
  const {config} = desk.context;
  const wronged = Object.values(desk.state.bookings ?? {}).filter(
    ({state, at}) => state === 'missed' && serviceDayOf(config, at) >= day,
  );
  const bookings = wronged.map((booking) => ({...booking, state: 'booked' as const}));
  const numbers = highest(desk.state, day);
  desk.record('dayOpened', {stays: 'corrected', numbers, ...(bookings.length ? {bookings} : {})}, day);
}

/** How many numbers each sequence has given since a day, under whatever date. */
function highest({earlier = [], day: standing, issued}: HallState, day: string): Record<string, number> {
  const numbers: Record<string, number> = {};
  for (const each of [...earlier, {day: standing, issued}]) {
    if (each.day < day) continue;
    for (const [sequence, count] of Object.entries(each.issued)) {
      numbers[sequence] = Math.max(numbers[sequence] ?? 0, count);
    }
  }
  return numbers;
}
