import {serviceDay} from '../core/time.js';
import {ended, isRefusal, refuse, type Desk} from './desk.js';
import {counterOf, heldBy, openTickets} from './state.js';
import type {Command, CounterStatus, Refusal} from './ticket.js';

type Asked<T extends Command['type']> = Extract<Command, {type: T}>;
type Answer = Refusal | undefined;

/** Opens a closed counter, or ends its pause. */
export function openCounter(desk: Desk, command: Asked<'openCounter'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'closed', 'paused');
  if (isRefusal(counter)) return counter.refused === 'unknown-counter' ? counter : refuse('wrong-state');
  change(desk, counter.id, 'open', null);
  return undefined;
}

/** Pauses an open counter, or gives the pause another reason. A ticket in hand stays in hand. */
export function pauseCounter(desk: Desk, command: Asked<'pauseCounter'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open', 'paused');
  if (isRefusal(counter)) return counter;
  change(desk, counter.id, 'paused', command.reason?.trim() || null);
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
  const rest = state === 'closed' ? {undo: null, owesNormal: false} : {};
  desk.record(type, {counter: {...before, ...rest, state, reason, since: desk.now}});
}

/** Ends the service day: whoever still waits is told so. */
export function closeDay(desk: Desk): Answer {
  if (desk.state.closed) return refuse('wrong-state');
  endDay(desk);
  return undefined;
}

function endDay(desk: Desk): void {
  for (const ticket of openTickets(desk.state)) {
    desk.record('ticketExpired', {tickets: [{...ended(ticket, 'expired', desk.now), counter: null}]});
  }
  for (const {id, state} of Object.values(desk.state.counters)) {
    if (state !== 'closed') change(desk, id, 'closed', null);
  }
  if (!desk.state.closed) desk.record('dayClosed');
}

/**
 * Turns the day over where the hall's own calendar has. A clock set back never reopens a day that has been:
 * its numbers would be given twice.
 */
export function turnDay(desk: Desk): void {
  const day = serviceDay(desk.now, desk.context.config.timeZone);
  if (day <= desk.state.day) return;
  if (desk.state.day) endDay(desk);
  desk.record('dayOpened', {}, day);
}
