import {announcement, calledAt} from './calling.js';
import {isRefusal, lastLeg, newLeg, rankAt, refuse, waiting, type Desk} from './desk.js';
import {numberTaken} from './issuing.js';
import {own, take} from './shelf.js';
import {counterOf, tallyOf, ticketOf} from './state.js';
import type {Command, CounterStatus, Refusal, Tally, Ticket, Undo} from './ticket.js';

type Asked<T extends Command['type']> = Extract<Command, {type: T}>;
type Answer = Refusal | undefined;

/**
 * Sets a ticket aside. The timer is a reminder for the officer: nobody is called back by a clock, since nobody is called
 * who may not be here. Whoever is taken back goes before everybody who waits.
 */
export function park(desk: Desk, command: Asked<'park'>): Answer {
  const ticket = desk.reachableTicket(command);
  if (isRefusal(ticket)) return ticket;
  const {now} = desk;
  const notBefore = command.minutes ? now + command.minutes * 60_000 : null;
  const aside = {counter: command.counter, note: command.note?.trim() || null, notBefore};
  desk.step('ticketParked', command.counter, ticket, {...ticket, ...aside, state: 'parked', since: now});
  return undefined;
}

/**
 * Takes a parked ticket back: called straight to the counter that asks while it is open with a hand free, and before
 * everybody who waits otherwise. Any counter that takes its service may ask, and the one that parked it.
 */
export function unpark(desk: Desk, command: Asked<'unpark'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open', 'paused');
  if (isRefusal(counter)) return counter;
  const ticket = desk.ticketIn(command, 'parked');
  if (isRefusal(ticket)) return ticket;
  if (!counter.services.includes(ticket.service) && ticket.counter !== counter.id) {
    return refuse('service-not-here', ticket);
  }
  const here = counterOf(desk.state, counter.id).state === 'open' && desk.isFree(counter.id);
  const after = here
    ? calledAt(ticket, counter.id, desk.now, ticket.officer ?? null)
    : waiting(ticket, rankAt(desk.state, 'first', ticket), desk.now);
  desk.step('ticketUnparked', counter.id, ticket, after, here ? {call: announcement(desk, after, counter.id)} : {});
  return undefined;
}

/** Sends a ticket on to another service under the same number: one leg ends, the next begins. */
export function transfer(desk: Desk, command: Asked<'transfer'>): Answer {
  const ticket = desk.reachableTicket(command);
  if (isRefusal(ticket)) return ticket;
  if (!desk.service(command.service)) return refuse('unknown-service', ticket);
  const {now} = desk;
  const ended = lastLeg(ticket, {counter: command.counter, endedAt: now, outcome: 'transferred'});
  const rank = rankAt(desk.state, command.place ?? 'by-time', ticket);
  const after: Ticket = {
    ...waiting(ticket, rank, now),
    service: command.service,
    legs: newLeg(ended, command.service, now),
    notBefore: command.minutes ? now + command.minutes * 60_000 : null,
  };
  desk.step('ticketTransferred', command.counter, ticket, after, {tally: desk.counted(command.counter, 'transferred')});
  return undefined;
}

/** Puts a ticket back into its queue. */
export function requeue(desk: Desk, command: Asked<'requeue'>): Answer {
  const ticket = desk.reachableTicket(command);
  if (isRefusal(ticket)) return ticket;
  const rank = rankAt(desk.state, command.place ?? 'by-time', ticket);
  desk.step('ticketRequeued', command.counter, ticket, waiting(ticket, rank, desk.now));
  return undefined;
}

/**
 * Takes the last step of a counter back, or of the officer who asks: its tickets stand as before, unless somebody
 * touched one meanwhile.
 */
export function undo(desk: Desk, command: Asked<'undo'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open', 'paused');
  if (isRefusal(counter)) return counter;
  const status = counterOf(desk.state, counter.id);
  const {step, rest} = lastStep(status, command.officer);
  if (!step) return refuse('nothing-to-undo');
  const hindered = hindrance(desk, step);
  if (hindered) return hindered;
  const {before, owesNormal, passed, round} = step;
  desk.record('stepUndone', {
    tickets: before,
    counter: {...status, ...rest, owesNormal, passed, actedAt: desk.now},
    tally: {counter: counter.id, ...tallyWithout(desk, counter.id, step)},
    ...(round ? {round: roundWithout(desk.state.round ?? {}, round)} : {}),
  });
  return undefined;
}

/** The later of an officer's own step and the counter's, and what the counter keeps once it is taken back. */
function lastStep(status: CounterStatus, officer?: string): {step: Undo | null; rest: Partial<CounterStatus>} {
  const {undo: common, undos} = status;
  const mine = (officer !== undefined && own(undos, officer)) || null;
  const age = (step: Undo | null) => Math.max(-1, ...(step?.versions ?? []));
  if (!mine || age(common) > age(mine)) return {step: common, rest: {undo: null}};
  return {step: mine, rest: {undos: Object.fromEntries(Object.entries(undos ?? {}).filter(([id]) => id !== officer))}};
}

/** The day's counts without what a step counted: another officer may have counted more since. */
function tallyWithout(desk: Desk, counter: string, {before, command}: Undo): Tally {
  const ended = (state: Ticket['state']) =>
    before.filter(({id, state: was}) => was !== state && ticketOf(desk.state, id)?.state === state).length;
  const {done, noShow, transferred} = tallyOf(desk.state, counter);
  const sent = command === 'transfer' ? 1 : 0;
  return {done: done - ended('done'), noShow: noShow - ended('no-show'), transferred: transferred - sent};
}

/** The round as it was, or with one call less where others called meanwhile. */
function roundWithout(
  round: Readonly<Record<string, number>>,
  {class: name, before, after}: NonNullable<Undo['round']>,
): Readonly<Record<string, number>> {
  const same = Object.keys({...round, ...after}).every((key) => round[key] === after[key]);
  return same ? before : {...round, [name]: Math.max(0, (round[name] ?? 0) - 1)};
}

function hindrance(desk: Desk, {before, versions}: Undo): Answer {
  const now = before.map(({id}) => ticketOf(desk.state, id));
  const rated = now.find((ticket) => ticket?.rated);
  if (rated) return refuse('already-rated', rated);
  const touched = now.findIndex((ticket, index) => ticket?.version !== versions[index]);
  if (touched >= 0) return refuse('stale-version', now[touched]);
  const taken = now.find((ticket) => ticket && numberTaken(desk, ticket));
  return taken && refuse('too-late', taken);
}

/** The one-use right to rate a finished service is used. */
export function useRatingToken(desk: Desk, command: Asked<'useRatingToken'>): Answer {
  const ticket = ticketByToken(desk, command.token);
  if (!ticket) return refuse('token-unknown');
  if (ticket.rated) return refuse('token-used', ticket);
  desk.record('ticketRated', {tickets: [{...ticket, rated: true}]});
  return undefined;
}

function ticketByToken(desk: Desk, token: string): Ticket | undefined {
  const id = take(desk.state.tokens, token);
  const ticket = id === undefined ? undefined : ticketOf(desk.state, id);
  return ticket?.ratingToken === token ? ticket : undefined; // an undone finish takes its token back
}
