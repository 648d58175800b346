import {ended, isRefusal, lastLeg, refuse, type Desk} from './desk.js';
import {nextTurn, waitsSince, type Turn} from './priority.js';
import {byRank, counterOf, firstWaiting, heldBy, serviceTime, urgentFor, waitingFor} from './state.js';
import type {Call, Command, Counter, CounterStatus, Refusal, Ticket, Undo} from './ticket.js';

type Asked<T extends Command['type']> = Extract<Command, {type: T}>;
type Answer = Refusal | undefined;

/** Calls the next; what the counter is serving is finished in the same step when it has no hand free. */
export function callNext(desk: Desk, command: Asked<'callNext'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open');
  if (isRefusal(counter)) return counter;
  if (command.service !== undefined && !desk.service(command.service)) return refuse('unknown-service');
  if (command.service !== undefined && !counter.services.includes(command.service)) return refuse('service-not-here');
  const serving = servingToFinish(desk, counter.id, command.officer);
  if (isRefusal(serving)) return serving;
  const services = command.service === undefined ? counter.services : [command.service];
  const turn = turnAt(desk, counter.id, services);
  if (!turn) return refuse('queue-empty');
  finishAndCall(desk, counter, serving, turn.next, turn);
  return undefined;
}

/** Calls the next for a counter that has been open with nobody in hand for as long as the office says. */
export function autoCall(desk: Desk, command: Asked<'autoCall'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open');
  if (isRefusal(counter)) return counter;
  const seconds = desk.context.config.calling?.autoCallSeconds ?? 0;
  if (seconds <= 0) return refuse('not-permitted');
  const held = heldBy(desk.state, counter.id);
  const mine = command.officer === undefined ? held : held.filter(({officer}) => officer === command.officer);
  if (mine.length || !desk.isFree(counter.id)) return refuse('counter-busy', mine[0] ?? held[0]);
  const at = idleSince(counterOf(desk.state, counter.id)) + seconds * 1000;
  if (desk.now < at) return {refused: 'too-early', at};
  return callNext(desk, {...command, type: 'callNext'});
}

/** Since when an open counter with nobody in hand has been so. */
export function idleSince({since, actedAt}: CounterStatus): number {
  return Math.max(since, actedAt ?? 0);
}

/** Calls one waiting ticket, out of its turn where the office lets the asker. */
export function callSpecific(desk: Desk, command: Asked<'callSpecific'>): Answer {
  const counter = desk.counterAtWork(command.counter, 'open');
  if (isRefusal(counter)) return counter;
  const ticket = desk.ticketIn(command, 'waiting');
  if (isRefusal(ticket)) return ticket;
  if (!counter.services.includes(ticket.service)) return refuse('service-not-here', ticket);
  if (!ticket.checkedIn) return refuse('not-checked-in', ticket);
  const turn = turnAt(desk, counter.id, counter.services);
  const inTurn = turn?.next.id === ticket.id ? turn : undefined;
  if (!inTurn && !mayCallOutOfTurn(desk)) return refuse('not-permitted', ticket);
  const serving = servingToFinish(desk, counter.id, command.officer);
  if (isRefusal(serving)) return serving;
  finishAndCall(desk, counter, serving, ticket, inTurn);
  return undefined;
}

/** A hall in one browser has no roles: whoever stands before it is its manager. */
function mayCallOutOfTurn(desk: Desk): boolean {
  const {outOfTurn = 'counter'} = desk.context.config.calling ?? {};
  const [role] = desk.context.actor.split(/[^a-z]/);
  return outOfTurn === 'counter' || (outOfTurn === 'manager' && (role === 'manager' || role === 'local'));
}

function turnAt(desk: Desk, counter: string, services: readonly string[]): Turn<Ticket> | undefined {
  return nextTurn(callable(desk, services), desk.standing(counter), desk.rules);
}

/**
 * Whom a counter may call now, by rank: everybody with a priority or a booked time, and of the others the first of each
 * service, or all where a rule asks who has waited longest.
 */
function callable(desk: Desk, services: readonly string[]): Ticket[] {
  const may = ({checkedIn, notBefore}: Ticket) => checkedIn && (notBefore ?? 0) <= desk.now;
  const ordinary = ({priority, appointmentAt}: Ticket) => !priority && appointmentAt === null;
  const longest = desk.rules.calling?.overdue?.some((rule) => rule.class === 'normal');
  const heads = services.flatMap((service) => {
    const first = firstWaiting(desk.state, service, (ticket) => ordinary(ticket) && may(ticket));
    const oldest = longest ? oldestOf(waitingFor(desk.state, service).filter(may).filter(ordinary)) : undefined;
    return [...urgentFor(desk.state, service).filter(may), first, oldest === first ? undefined : oldest];
  });
  return heads.filter((ticket) => ticket !== undefined).sort(byRank);
}

function oldestOf(tickets: readonly Ticket[]): Ticket | undefined {
  return tickets.reduce<Ticket | undefined>(
    (found, ticket) => (found && waitsSince(found) <= waitsSince(ticket) ? found : ticket),
    undefined,
  );
}

/**
 * What must be finished before a counter can call: nothing while it has a hand free. An officer who shares it holds
 * one ticket, and finishes no other's.
 */
function servingToFinish(desk: Desk, counter: string, officer?: string): Ticket | undefined | Refusal {
  const all = heldBy(desk.state, counter);
  const held = officer === undefined ? all : all.filter((ticket) => ticket.officer === officer);
  if (desk.isFree(counter) && (officer === undefined || held.length === 0)) return undefined;
  return held.find(({state}) => state === 'serving') ?? refuse('counter-busy', held[0] ?? all[0]);
}

function finishAndCall(
  desk: Desk,
  counter: Counter,
  serving: Ticket | undefined,
  next: Ticket,
  turn: Turn<Ticket> | undefined,
): void {
  const before = serving ? [serving, next] : [next];
  if (serving) recordFinish(desk, counter.id, serving);
  const officer = 'officer' in desk.command ? (desk.command.officer ?? null) : null;
  const ticket = calledAt(next, counter.id, desk.now, officer);
  desk.record('ticketCalled', {
    tickets: [ticket],
    call: announcement(desk, ticket, counter.id),
    counter: desk.stepped(counter.id, before, [ticket], turn),
    ...(turn?.counted ? {round: turn.round} : {}),
  });
}

/** A ticket called to a counter; the leg keeps the last call. */
export function calledAt(ticket: Ticket, counter: string, now: number, officer: string | null): Ticket {
  const legs = lastLeg(ticket, {counter, officer, calledAt: now, startedAt: null});
  const call = {counter, officer, calls: 1, calledAt: now, startedAt: null, note: null, notBefore: null, legs};
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
  const renewed = (undo: Undo): Undo => {
    const versions = undo.before.map(({id}, index) => {
      const known = undo.versions[index] ?? 0;
      return id === ticket.id && known === ticket.version ? desk.state.seq + 1 : known;
    });
    return {...undo, versions};
  };
  const {undo, undos} = status;
  const shared = undos && Object.fromEntries(Object.entries(undos).map(([officer, step]) => [officer, renewed(step)]));
  return {...status, undo: undo && renewed(undo), ...(shared ? {undos: shared} : {})};
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
  const after = finished(desk, ticket);
  const counter = desk.stepped(command.counter, [ticket], [after]);
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
