import {ended, isRefusal, lastLeg, refuse, type Desk} from './desk.js';
import {nextTurn} from './priority.js';
import {byRank, counterOf, firstWaiting, heldBy, serviceTime} from './state.js';
import type {Call, Command, Counter, CounterStatus, Refusal, Ticket} from './ticket.js';

type Asked<T extends Command['type']> = Extract<Command, {type: T}>;
type Answer = Refusal | undefined;

/** Calls the next; what the counter is serving is finished in the same step when it has no hand free. */
export function callNext(desk: Desk, command: Asked<'callNext'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open');
  if (isRefusal(counter)) return counter;
  if (command.service !== undefined && !desk.service(command.service)) return refuse('unknown-service');
  if (command.service !== undefined && !counter.services.includes(command.service)) return refuse('service-not-here');
  const serving = servingToFinish(desk, counter.id);
  if (isRefusal(serving)) return serving;
  const services = command.service === undefined ? counter.services : [command.service];
  const {owesNormal} = counterOf(desk.state, counter.id);
  const turn = nextTurn(callable(desk, services), owesNormal);
  if (!turn) return refuse('queue-empty');
  finishAndCall(desk, counter, serving, turn.next, turn.owesNormal);
  return undefined;
}

/** Calls one waiting ticket out of turn. */
export function callSpecific(desk: Desk, command: Asked<'callSpecific'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open');
  if (isRefusal(counter)) return counter;
  const ticket = desk.ticketIn(command, 'waiting');
  if (isRefusal(ticket)) return ticket;
  if (!counter.services.includes(ticket.service)) return refuse('service-not-here', ticket);
  if (!ticket.checkedIn) return refuse('not-checked-in', ticket);
  const serving = servingToFinish(desk, counter.id);
  if (isRefusal(serving)) return serving;
  finishAndCall(desk, counter, serving, ticket, counterOf(desk.state, counter.id).owesNormal);
  return undefined;
}

/** Whom a counter may call now: of each service the first with a priority and the first without, by rank. */
function callable(desk: Desk, services: readonly string[]): Ticket[] {
  const may = ({checkedIn, notBefore}: Ticket) => checkedIn && (notBefore ?? 0) <= desk.now;
  const heads = services.flatMap((service) => [
    firstWaiting(desk.state, 'urgent', service, may),
    firstWaiting(desk.state, 'queues', service, (ticket) => !ticket.priority && may(ticket)),
  ]);
  return heads.filter((ticket) => ticket !== undefined).sort(byRank);
}

/** What must be finished before the counter can call: nothing while it has a hand free. */
function servingToFinish(desk: Desk, counter: string): Ticket | undefined | Refusal {
  if (desk.isFree(counter)) return undefined;
  const held = heldBy(desk.state, counter);
  return held.find(({state}) => state === 'serving') ?? refuse('counter-busy', held[0]);
}

function finishAndCall(desk: Desk, counter: Counter, serving: Ticket | undefined, next: Ticket, owes: boolean): void {
  const before = serving ? [serving, next] : [next];
  const rest = {...desk.standing(counter.id), owes};
  if (serving) recordFinish(desk, counter.id, serving);
  const ticket = calledAt(next, counter.id, desk.now);
  desk.record('ticketCalled', {
    tickets: [ticket],
    call: announcement(desk, ticket, counter.id),
    counter: desk.stepped(counter.id, before, [ticket], rest),
  });
}

/** A ticket called to a counter; the leg keeps the last call. */
export function calledAt(ticket: Ticket, counter: string, now: number): Ticket {
  const legs = lastLeg(ticket, {counter, calledAt: now, startedAt: null});
  const call = {counter, calls: 1, calledAt: now, startedAt: null, note: null, notBefore: null, legs};
  return {...ticket, ...call, state: 'called', since: now};
}

/** The announcement of a call, for the wall and the loudspeaker. */
export function announcement(desk: Desk, ticket: Ticket, counter: string): Call {
  const {id, number, service, calls: time} = ticket;
  return {seq: desk.state.seq + 1, at: desk.now, ticket: id, number, service, counter, time};
}

/** Announces a called ticket once more: a new announcement, not a new state. */
export function recall(desk: Desk, command: Asked<'recall'>): Answer {
  const before = desk.heldTicket(command, 'called');
  if (isRefusal(before)) return before;
  const ticket = {...before, calls: before.calls + 1};
  desk.record('ticketRecalled', {
    tickets: [ticket],
    call: announcement(desk, ticket, command.counter),
    counter: afterRecall(desk, command.counter, ticket),
  });
  return undefined;
}

/** The call stays what undo takes back, though the recall gave the ticket a new version. */
function afterRecall(desk: Desk, counter: string, ticket: Ticket): CounterStatus {
  const status = counterOf(desk.state, counter);
  const {undo} = status;
  if (!undo) return status;
  const versions = undo.before.map(({id}, index) => {
    const known = undo.versions[index] ?? 0;
    return id === ticket.id && known === ticket.version ? desk.state.seq + 1 : known;
  });
  return {...status, undo: {...undo, versions}};
}

/** The holder stands at the counter: service begins. */
export function start(desk: Desk, command: Asked<'start'>): Answer {
  const ticket = desk.heldTicket(command, 'called');
  if (isRefusal(ticket)) return ticket;
  const {now} = desk;
  const legs = lastLeg(ticket, {startedAt: now});
  desk.step('ticketStarted', command.counter, ticket, {...ticket, state: 'serving', since: now, startedAt: now, legs});
  return undefined;
}

/** Service is done: the visit ends and may be rated. */
export function finish(desk: Desk, command: Asked<'finish'>): Answer {
  const ticket = desk.heldTicket(command, 'serving');
  if (isRefusal(ticket)) return ticket;
  const rest = desk.standing(command.counter);
  const after = finished(desk, ticket);
  const counter = desk.stepped(command.counter, [ticket], [after], rest);
  desk.record('ticketFinished', {...finishParts(desk, command.counter, ticket), tickets: [after], counter});
  return undefined;
}

function recordFinish(desk: Desk, counter: string, ticket: Ticket): void {
  desk.record('ticketFinished', {...finishParts(desk, counter, ticket), tickets: [finished(desk, ticket)]});
}

function finished(desk: Desk, ticket: Ticket): Ticket {
  return {...ended(ticket, 'done', desk.now), ratingToken: desk.context.newId()};
}

function finishParts(desk: Desk, counter: string, ticket: Ticket) {
  const took = serviceTime(ticket, desk.now);
  const time = took === null ? {} : {serviceTime: {service: ticket.service, milliseconds: took}};
  return {...time, tally: desk.counted(counter, 'done')};
}

/** The called holder did not come. */
export function noShow(desk: Desk, command: Asked<'noShow'>): Answer {
  const ticket = desk.heldTicket(command, 'called');
  if (isRefusal(ticket)) return ticket;
  const tally = desk.counted(command.counter, 'noShow');
  desk.step('ticketNoShow', command.counter, ticket, ended(ticket, 'no-show', desk.now), {tally});
  return undefined;
}
