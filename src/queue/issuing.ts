import {ended, isRefusal, newLeg, refuse, waiting, type Desk} from './desk.js';
import {isOpen} from './opening.js';
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
  if (desk.state.closed || !isOpen(config.hours, config.timeZone, desk.now)) return refuse('hall-closed');
  const reason = command.priorityReason?.trim() || null;
  if (command.priority !== undefined) {
    if (!config.priorities.some(({id}) => id === command.priority)) return refuse('unknown-priority');
    if (!reason) return refuse('reason-required');
  }
  const limit = service.limit ?? Infinity;
  if ((own(desk.state.taken, service.id) ?? 0) >= limit) return refuse('limit-reached');
  const given = nextNumber(desk, service);
  if (!given) return refuse('numbers-exhausted');
  const ticket = newTicket(desk, command, given.number, reason);
  const sequence = service.sequence ?? service.id;
  desk.record('ticketIssued', {tickets: [ticket], issued: {sequence, count: given.count}});
  return undefined;
}

function newTicket(desk: Desk, command: Asked<'issue'>, number: string, reason: string | null): Ticket {
  const {now} = desk;
  const rank = desk.state.seq + 1;
  return {
    id: desk.context.newId(),
    number,
    service: command.service,
    state: 'waiting',
    issuedAt: now,
    since: now,
    checkedIn: !command.remote,
    priority: command.priority ?? null,
    priorityReason: command.priority === undefined ? null : reason,
    appointmentAt: command.appointmentAt ?? null,
    holder: command.holder?.trim() || null,
    counter: null,
    calls: 0,
    calledAt: null,
    startedAt: null,
    rank,
    arrival: rank,
    notBefore: null,
    note: null,
    legs: newLeg([], command.service, now),
    ratingToken: null,
    rated: false,
    version: 0,
  };
}

/** The next number of a sequence. Past the last it begins anew, leaving out those whose holder is still here. */
function nextNumber(desk: Desk, service: Service): {number: string; count: number} | undefined {
  const size = service.last - service.first + 1;
  const count = own(desk.state.issued, service.sequence ?? service.id) ?? 0;
  const write = (place: number) =>
    service.prefix + String(service.first + (place % size)).padStart(service.digits, '0');
  if (count < size) return {number: write(count), count: count + 1};
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
