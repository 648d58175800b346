import {emptyShelves, own, put, take} from './shelf.js';
import {
  openStates,
  type Booking,
  type Call,
  type CounterStatus,
  type HallEvent,
  type HallState,
  type Tally,
  type Ticket,
  type Waited,
} from './ticket.js';

/*
 * The state of a hall: how it begins, how an event changes it, how it is read. An event carries rows as they are from
 * now on, so folding replaces rows and keeps the indexes (queues, held, parked, ended) in step with them.
 */

const mostCalls = 40;
const mostServiceTimes = 60;
const mostWaits = 30;
const earlierDays = 5;
const mostEnded = 500;
const endedKept = 15 * 60_000;

const noTally: Tally = {done: 0, noShow: 0, transferred: 0};

/** A hall before its first event. */
export function emptyHall(): HallState {
  return {day: '', closed: false, seq: 0, counters: {}, bookings: {}, earlier: [], ...emptyDay()};
}

function emptyDay() {
  return {
    tickets: emptyShelves<Ticket>(),
    tokens: emptyShelves<string>(),
    queues: {},
    urgent: {},
    held: {},
    parked: [],
    ended: [],
    issued: {},
    taken: {},
    calls: [],
    serviceTimes: {},
    tally: {},
    round: {},
    waits: {},
    turns: {},
    devices: {},
  };
}

/** A ticket of the day. */
export function ticketOf(state: HallState, id: string): Ticket | undefined {
  return take(state.tickets, id);
}

/** A counter as it stands; closed before anyone opened it. */
export function counterOf(state: HallState, id: string): CounterStatus {
  const known = own(state.counters, id);
  return known ?? {id, state: 'closed', reason: null, since: 0, undo: null, owesNormal: false, version: 0};
}

/** Today's counts of a counter. */
export function tallyOf(state: HallState, counter: string): Tally {
  return own(state.tally, counter) ?? noTally;
}

/** Tickets by their ids, those known. */
export function ticketsOf(state: HallState, ids: readonly string[] | undefined): Ticket[] {
  const tickets: Ticket[] = [];
  for (const id of ids ?? []) {
    const ticket = ticketOf(state, id);
    if (ticket) tickets.push(ticket);
  }
  return tickets;
}

/** The waiting tickets of a service, by rank. */
export function waitingFor(state: HallState, service: string): Ticket[] {
  return ticketsOf(state, own(state.queues, service));
}

/** Those among them who stand apart from a queue: with a priority or a booked time. */
export function urgentFor(state: HallState, service: string): Ticket[] {
  return ticketsOf(state, own(state.urgent, service));
}

/** The first of those waiting for a service that passes a test. */
export function firstWaiting(
  state: HallState,
  service: string,
  passes: (ticket: Ticket) => boolean,
): Ticket | undefined {
  for (const id of own(state.queues, service) ?? []) {
    const ticket = ticketOf(state, id);
    if (ticket && passes(ticket)) return ticket;
  }
  return undefined;
}

/** The tickets called or serving at a counter. */
export function heldBy(state: HallState, counter: string): Ticket[] {
  return ticketsOf(state, own(state.held, counter));
}

/** Every ticket that still asks something of the office. */
export function openTickets(state: HallState): Ticket[] {
  const ids = [...Object.values(state.queues).flat(), ...Object.values(state.held).flat(), ...state.parked];
  return ticketsOf(state, ids);
}

/** The order of a queue: rank, then arrival, then number, so that no two tickets ever stand in one place. */
export function byRank(a: Ticket, b: Ticket): number {
  return a.rank - b.rank || a.issuedAt - b.issuedAt || (a.number < b.number ? -1 : 1);
}

/** Whether a ticket stands apart from an ordinary queue. */
function isUrgent({priority, appointmentAt}: Ticket): boolean {
  return Boolean(priority) || appointmentAt !== null;
}

/** The state after an event. Pure: replaying a log gives the same state. */
export function evolve(state: HallState, event: HallEvent): HallState {
  const next: HallState = {...state, seq: event.seq};
  if (event.type === 'dayOpened') beginDay(next, event);
  if (event.type === 'dayClosed') next.closed = true;
  if (event.bookings) next.bookings = bookingsAfter(next.bookings, event.bookings);
  for (const ticket of event.tickets ?? []) placeTicket(next, ticket, event);
  if (event.counter) next.counters = {...next.counters, [event.counter.id]: event.counter};
  if (event.issued) next.issued = {...next.issued, [event.issued.sequence]: event.issued.count};
  if (event.call) next.calls = newest<Call>(next.calls, event.call, mostCalls);
  if (event.serviceTime) addServiceTime(next, event.serviceTime.service, event.serviceTime.milliseconds);
  if (event.round) next.round = event.round;
  if (event.type === 'ticketCalled') addWait(next, event);
  if (event.type === 'ticketFinished' || event.type === 'ticketNoShow') addTurn(next, event);
  if (event.type === 'ticketIssued') rememberDevice(next, event);
  if (event.tally) {
    const {counter, ...tally} = event.tally;
    next.tally = {...next.tally, [counter]: tally};
  }
  return next;
}

/** Opens a day. Where the clock had been ahead it is the same day under its right name: only numbers are looked after. */
function beginDay(draft: HallState, event: HallEvent): void {
  const {day, stays, numbers = {}} = event;
  const {issued, ...before} = draft;
  const days = [...(draft.earlier ?? []), ...(before.day ? [{day: before.day, issued}] : [])];
  const bookings = Object.values(draft.bookings ?? {}).filter(({state}) => state === 'booked');
  Object.assign(draft, stays === 'corrected' ? {} : emptyDay(), {
    ...{day, closed: false, issued: numbers},
    earlier: days.filter((each) => each.day < day).slice(-earlierDays),
    bookings: stays === 'corrected' ? draft.bookings : bookingsAfter({}, bookings),
  });
  if (stays === 'virtual') carryOver(draft, before, event.at);
}

/** A hall that never closes: whoever is here stays, whoever just left may still rate, and the usual times are known. */
function carryOver(draft: HallState, before: Omit<HallState, 'issued'>, now: number): void {
  const recent = ticketsOf(before as HallState, before.ended).filter(({since}) => since > now - endedKept);
  for (const ticket of [...recent, ...openTickets(before as HallState)]) {
    draft.tickets = put(draft.tickets, ticket.id, ticket);
    if (ticket.ratingToken) draft.tokens = put(draft.tokens, ticket.ratingToken, ticket.id);
    list(draft, ticket, now);
  }
  draft.serviceTimes = before.serviceTimes;
  draft.waits = before.waits ?? {};
  draft.turns = before.turns ?? {};
  draft.calls = before.calls.filter(({ticket}) => ticketOf(draft, ticket)?.state === 'called');
}

function bookingsAfter(
  known: Readonly<Record<string, Booking>> = {},
  changed: readonly Booking[],
): Readonly<Record<string, Booking>> {
  return {...known, ...Object.fromEntries(changed.map((booking) => [booking.id, booking]))};
}

/** How long who was called had waited in this leg, or since the booked time. */
function addWait(draft: HallState, {tickets = [], at}: HallEvent): void {
  for (const {service, appointmentAt, legs} of tickets) {
    const since = legs.length > 1 ? legs[legs.length - 1]!.arrivedAt : (appointmentAt ?? legs[0]?.arrivedAt ?? at);
    const known = own(draft.waits, service) ?? [];
    const waited: Waited = {at, milliseconds: Math.max(0, at - since)};
    draft.waits = {...draft.waits, [service]: newest(known, waited, mostWaits)};
  }
}

/** How long a counter was taken up: the way to it and who did not come are part of what others wait for. */
function addTurn(draft: HallState, {tickets = [], at}: HallEvent): void {
  for (const {service, calledAt} of tickets) {
    if (calledAt === null) continue;
    const known = own(draft.turns, service) ?? [];
    draft.turns = {...draft.turns, [service]: newest(known, Math.max(0, at - calledAt), mostServiceTimes)};
  }
}

function rememberDevice(draft: HallState, {tickets = [], at}: HallEvent): void {
  for (const {device} of tickets) if (device) draft.devices = {...draft.devices, [device]: at};
}

function newest<T>(list: readonly T[], entry: T, most: number): T[] {
  return [...list.slice(Math.max(0, list.length + 1 - most)), entry];
}

function addServiceTime(draft: HallState, service: string, milliseconds: number): void {
  const known = own(draft.serviceTimes, service) ?? [];
  draft.serviceTimes = {...draft.serviceTimes, [service]: newest(known, milliseconds, mostServiceTimes)};
}

/** Puts a ticket into a state under construction and moves it from its old index to its new one. */
function placeTicket(draft: HallState, ticket: Ticket, event: HallEvent): void {
  const before = take(draft.tickets, ticket.id);
  if (before) unlist(draft, before);
  else draft.taken = {...draft.taken, [ticket.service]: (own(draft.taken, ticket.service) ?? 0) + 1};
  if (before?.state === 'done' && ticket.state !== 'done') forgetServiceTime(draft, before);
  draft.tickets = put(draft.tickets, ticket.id, ticket);
  if (ticket.ratingToken && !before?.ratingToken) draft.tokens = put(draft.tokens, ticket.ratingToken, ticket.id);
  list(draft, ticket, event.at);
}

function list(draft: HallState, ticket: Ticket, now: number): void {
  if (ticket.state === 'waiting') {
    const {service} = ticket;
    draft.queues = {...draft.queues, [service]: insert(draft, own(draft.queues, service) ?? [], ticket)};
    if (!isUrgent(ticket)) return;
    draft.urgent = {...draft.urgent, [service]: insert(draft, own(draft.urgent, service) ?? [], ticket)};
  } else if (ticket.state === 'parked') {
    draft.parked = [...draft.parked, ticket.id];
  } else if (openStates.has(ticket.state)) {
    const counter = ticket.counter ?? '';
    draft.held = {...draft.held, [counter]: [...(own(draft.held, counter) ?? []), ticket.id]};
  } else {
    draft.ended = newest(stillRecent(draft, now), ticket.id, mostEnded);
  }
}

function unlist(draft: HallState, ticket: Ticket): void {
  const others = (ids: readonly string[] | undefined) => without(ids ?? [], ticket.id);
  if (ticket.state === 'waiting') {
    const {service} = ticket;
    draft.queues = {...draft.queues, [service]: others(own(draft.queues, service))};
    if (isUrgent(ticket)) draft.urgent = {...draft.urgent, [service]: others(own(draft.urgent, service))};
  } else if (ticket.state === 'parked') {
    draft.parked = others(draft.parked);
  } else if (openStates.has(ticket.state)) {
    const counter = ticket.counter ?? '';
    draft.held = {...draft.held, [counter]: others(own(draft.held, counter))};
  } else {
    draft.ended = others(draft.ended);
  }
}

function without(ids: readonly string[], id: string): readonly string[] {
  return ids[0] === id ? ids.slice(1) : ids.filter((other) => other !== id); // most leave from the head
}

/** Inserts by rank, looking from the end by halves: most tickets come last. */
function insert(draft: HallState, queue: readonly string[], ticket: Ticket): string[] {
  let from = 0;
  let to = queue.length;
  const last = ticketOf(draft, queue[to - 1] ?? '');
  if (!last || byRank(last, ticket) < 0) return [...queue, ticket.id];
  while (from < to) {
    const middle = (from + to) >> 1;
    const other = ticketOf(draft, queue[middle] ?? '');
    if (other && byRank(other, ticket) < 0) from = middle + 1;
    else to = middle;
  }
  return [...queue.slice(0, from), ticket.id, ...queue.slice(from)];
}

function stillRecent(draft: HallState, now: number): readonly string[] {
  const old = draft.ended.findIndex((id) => (ticketOf(draft, id)?.since ?? 0) > now - endedKept);
  return old === 0 ? draft.ended : old < 0 ? [] : draft.ended.slice(old);
}

/** A finish was undone: its service time leaves the estimate. */
function forgetServiceTime(draft: HallState, ticket: Ticket): void {
  const times = own(draft.serviceTimes, ticket.service);
  const took = serviceTime(ticket, ticket.since);
  const place = times && took !== null ? times.lastIndexOf(took) : -1;
  if (!times || place < 0) return;
  draft.serviceTimes = {...draft.serviceTimes, [ticket.service]: times.filter((_, index) => index !== place)};
}

/** How long a ticket was served until a moment; `null` where it never began. */
export function serviceTime(ticket: Ticket, until: number): number | null {
  return ticket.startedAt === null ? null : Math.max(0, until - ticket.startedAt);
}
