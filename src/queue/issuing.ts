import {ended, isRefusal, newLeg, refuse, waiting, type Desk} from './desk.js';
import {givesNumbers} from './opening.js';
import {own} from './shelf.js';
import {openTickets} from './state.js';
import type {Command, Refusal, Service, Ticket} from './ticket.js';

type Asked<T extends Command['type']> = Extract<Command, {type: T}>;
type Answer = Refusal | undefined;

/** Gives a number. */
export function issue(desk: Desk, command: Asked<'issue'>): Answer {
  const service = desk.service(command.service);
  if (!service) return refuse('unknown-service');
  const {config} = desk.context;
  if (desk.state.closed || !givesNumbers(config, desk.now)) return refuse('hall-closed');
  const reason = command.priorityReason?.trim() || null;
  if (command.priority !== undefined) {
    if (!config.priorities.some(({id}) => id === command.priority)) return refuse('unknown-priority');
    if (!reason) return refuse('reason-required');
  }
  const early = heldBack(desk, command);
  if (early) return early;
  const limit = service.limit ?? Infinity;
  if ((own(desk.state.taken, service.id) ?? 0) >= limit) return refuse('limit-reached');
  const {priority = null, holder, appointmentAt = null, remote = false, person, device} = command;
  const visit = {priority, reason: priority && reason, holder, appointmentAt, remote, person, device};
  const given = numbered(desk, service, visit);
  if (isRefusal(given)) return given;
  desk.record('ticketIssued', given);
  return undefined;
}

/** Whoever has a number already, or a device that gave one a moment ago. */
function heldBack(desk: Desk, {person, device}: Asked<'issue'>): Answer {
  const {onePerPerson, coolDownSeconds = 0} = desk.context.config.issuing ?? {};
  const known = onePerPerson && person ? openTickets(desk.state).find((ticket) => ticket.person === person) : undefined;
  if (known) return refuse('already-waiting', known);
  const last = device === undefined ? undefined : own(desk.state.devices, device);
  if (last === undefined || last > desk.now) return undefined; // a clock set back must not hold a kiosk for hours
  const at = last + coolDownSeconds * 1000;
  return desk.now < at ? {refused: 'cool-down', at} : undefined;
}

/** What is known of a visit when it begins. */
export interface Visit {
  priority: string | null;
  reason: string | null;
  holder?: string | null | undefined;
  appointmentAt: number | null;
  remote: boolean;
  person?: string | null | undefined;
  device?: string | undefined;
  /** The place in the queue, where it is not the last. */
  rank?: number;
}

/** A ticket with the next number of a service, and what the sequence has given with it. */
export function numbered(
  desk: Desk,
  service: Service,
  visit: Visit,
): {tickets: readonly [Ticket]; issued: {sequence: string; count: number}} | Refusal {
  const given = nextNumber(desk, service);
  if (!given) return refuse('numbers-exhausted');
  const issued = {sequence: service.sequence ?? service.id, count: given.count};
  return {tickets: [newTicket(desk, service, given.number, visit)], issued};
}

function newTicket(desk: Desk, service: Service, number: string, visit: Visit): Ticket {
  const {now} = desk;
  const {rank = desk.state.seq + 1, person, device} = visit;
  return {
    id: desk.context.newId(),
    number,
    service: service.id,
    state: 'waiting',
    issuedAt: now,
    since: now,
    checkedIn: !visit.remote,
    priority: visit.priority,
    priorityReason: visit.reason,
    appointmentAt: visit.appointmentAt,
    holder: visit.holder?.trim() || null,
    ...(person ? {person} : {}),
    ...(device ? {device} : {}),
    counter: null,
    calls: 0,
    calledAt: null,
    startedAt: null,
    rank,
    arrival: rank,
    notBefore: null,
    note: null,
    legs: newLeg([], service.id, now),
    ratingToken: null,
    rated: false,
    version: 0,
  };
}

/**
 * The next number of a sequence. Past the last it begins anew, leaving out those whose holder is still here; so it does
 * on a new day of a hall that never closes.
 */
function nextNumber(desk: Desk, service: Service): {number: string; count: number} | undefined {
  const size = service.last - service.first + 1;
  const count = own(desk.state.issued, service.sequence ?? service.id) ?? 0;
  const write = (place: number) =>
    service.prefix + String(service.first + (place % size)).padStart(service.digits, '0');
  const {closing} = desk.context.config;
  if (count < size && closing !== 'virtual') return {number: write(count), count: count + 1};
  const here = new Set(openTickets(desk.state).map(({number}) => number));
  for (let place = count; place < count + size; place++) {
    if (!here.has(write(place))) return {number: write(place), count: place + 1};
  }
  return undefined;
}

/** The holder of a remote number or an appointment has arrived. */
export function checkIn(desk: Desk, command: Asked<'checkIn'>): Answer {
  const ticket = desk.ticketIn(command, 'waiting');
  if (isRefusal(ticket)) return ticket;
  if (ticket.checkedIn) return refuse('wrong-state', ticket);
  desk.record('ticketCheckedIn', {tickets: [{...ticket, checkedIn: true}]});
  return undefined;
}

/** The holder gives the number back. */
export function cancel(desk: Desk, command: Asked<'cancel'>): Answer {
  const ticket = desk.ticketIn(command, 'waiting', 'parked');
  if (isRefusal(ticket)) return ticket;
  desk.record('ticketCancelled', {tickets: [ended(ticket, 'cancelled', desk.now)]});
  return undefined;
}

/** The holder went away without a word. */
export function leave(desk: Desk, command: Asked<'leave'>): Answer {
  const ticket = desk.ticketIn(command, 'waiting', 'parked');
  if (isRefusal(ticket)) return ticket;
  desk.record('ticketLeft', {tickets: [ended(ticket, 'left', desk.now)]});
  return undefined;
}

/** The number was a slip or a test: it stays visible as voided and is not given again. */
export function voidTicket(desk: Desk, command: Asked<'void'>): Answer {
  const ticket = desk.ticketIn(command, 'waiting', 'called', 'parked');
  if (isRefusal(ticket)) return ticket;
  desk.record('ticketVoided', {tickets: [ended(ticket, 'voided', desk.now)]});
  return undefined;
}

/** Somebody missed or cancelled comes back within the time the office grants, to the place of their arrival. */
export function reactivate(desk: Desk, command: Asked<'reactivate'>): Answer {
  const ticket = desk.ticketIn(command, 'no-show', 'cancelled');
  if (isRefusal(ticket)) return ticket;
  if (desk.state.closed) return refuse('hall-closed', ticket);
  const tooLate = desk.now - ticket.since > desk.context.config.reactivateMinutes * 60_000;
  if (tooLate || numberTaken(desk, ticket)) return refuse('too-late', ticket);
  const legs = newLeg(ticket.legs, ticket.service, desk.now);
  desk.record('ticketReactivated', {tickets: [{...waiting(ticket, ticket.arrival, desk.now), legs}]});
  return undefined;
}

/** Whether another open ticket bears the number meanwhile: after the numbers began anew. */
export function numberTaken(desk: Desk, ticket: Ticket): boolean {
  return openTickets(desk.state).some(({id, number}) => number === ticket.number && id !== ticket.id);
}
