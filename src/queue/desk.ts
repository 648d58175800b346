import type {Rules, Standing, Turn} from './priority.js';
import {counterOf, evolve, heldBy, tallyOf, ticketOf} from './state.js';
import type {
  Command,
  Context,
  Counter,
  CounterStatus,
  HallEvent,
  HallState,
  Leg,
  Place,
  Refusal,
  RefusalReason,
  Service,
  Tally,
  Ticket,
  TicketState,
  Undo,
} from './ticket.js';

const mostLegs = 20;

/** What one event changes, before it has its number. */
export type Parts = Omit<HallEvent, 'seq' | 'at' | 'actor' | 'key' | 'type' | 'day'>;

/** Whether an answer is a refusal. */
export function isRefusal(answer: object | undefined): answer is Refusal {
  return answer !== undefined && 'refused' in answer;
}

/** A refusal, with the ticket it was about as it is now. */
export function refuse(refused: RefusalReason, ticket?: Ticket): Refusal {
  return ticket ? {refused, ticket} : {refused};
}

/** The working place of one command: the state so far and the events that led there. */
export class Desk {
  readonly events: HallEvent[] = [];

  constructor(
    public state: HallState,
    readonly command: Command,
    readonly context: Context,
  ) {}

  get now(): number {
    return this.context.now;
  }

  /** Writes an event down and goes on from the state after it. Rows get the event's number as their version. */
  record(type: HallEvent['type'], parts: Parts = {}, day = this.state.day): void {
    const seq = this.state.seq + 1;
    const {now: at, actor, key} = this.context;
    const event: HallEvent = {seq, at, actor, key, type, day, ...parts};
    if (parts.tickets) event.tickets = parts.tickets.map((ticket) => ({...ticket, version: seq}));
    if (parts.counter) event.counter = {...parts.counter, version: seq};
    this.events.push(event);
    this.state = evolve(this.state, event);
  }

  service(id: string): Service | undefined {
    return this.context.config.services.find((service) => service.id === id);
  }

  /** The counter of the configuration, if it is at work; otherwise why not. */
  counterAtWork(id: string, ...states: CounterStatus['state'][]): Counter | Refusal {
    const counter = this.context.config.counters.find((each) => each.id === id);
    if (!counter) return refuse('unknown-counter');
    return states.includes(counterOf(this.state, id).state) ? counter : refuse('counter-not-open');
  }

  /** The ticket a command names, if it is as the sender believes. */
  ticket(command: {ticket: string; version?: number}): Ticket | Refusal {
    const ticket = ticketOf(this.state, command.ticket);
    if (!ticket) return refuse('unknown-ticket');
    const stale = command.version !== undefined && command.version !== ticket.version;
    return stale ? refuse('stale-version', ticket) : ticket;
  }

  /** The ticket a command names, in one of these states. */
  ticketIn(command: {ticket: string; version?: number}, ...states: TicketState[]): Ticket | Refusal {
    const ticket = this.ticket(command);
    if (isRefusal(ticket)) return ticket;
    return states.includes(ticket.state) ? ticket : refuse('wrong-state', ticket);
  }

  /** The ticket in the hands of the command's counter, in one of these states. */
  heldTicket(command: {counter: string; ticket: string; version?: number}, ...states: TicketState[]): Ticket | Refusal {
    const counter = this.counterAtWork(command.counter, 'open', 'paused');
    if (isRefusal(counter)) return counter;
    const ticket = this.ticket(command);
    if (isRefusal(ticket)) return ticket;
    const held = ticket.state === 'called' || ticket.state === 'serving';
    if (held && ticket.counter !== command.counter) return refuse('not-yours', ticket);
    return states.includes(ticket.state) ? ticket : refuse('wrong-state', ticket);
  }

  /** The ticket in the counter's hands, or one waiting for a service it takes. */
  reachableTicket(command: {counter: string; ticket: string; version?: number}): Ticket | Refusal {
    const ticket = this.heldTicket(command, 'called', 'serving', 'waiting');
    if (isRefusal(ticket) || ticket.state !== 'waiting') return ticket;
    return this.takes(command.counter, ticket.service) ? ticket : refuse('service-not-here', ticket);
  }

  /** Whether a counter takes a service. */
  takes(counter: string, service: string): boolean {
    return this.context.config.counters.some(({id, services}) => id === counter && services.includes(service));
  }

  /** The rules of calling, now. */
  get rules(): Rules {
    return {calling: this.context.config.calling, now: this.now};
  }

  /** What counter and hall have called so far. */
  standing(counter: string): Standing {
    const {owesNormal, passed} = counterOf(this.state, counter);
    return {owesNormal, passed, round: this.state.round};
  }

  /** Whether a counter has a hand free. */
  isFree(counter: string): boolean {
    return heldBy(this.state, counter).length < Math.max(1, this.context.config.ticketsPerCounter);
  }

  /** The counter after a step that undo can take back. `before` are the tickets as they were before the whole step. */
  stepped(counter: string, before: readonly Ticket[], touched: readonly Ticket[], turn?: Turn<Ticket>): CounterStatus {
    const seq = this.state.seq + 1;
    const versions = before.map(({id}) =>
      touched.some((ticket) => ticket.id === id) ? seq : (ticketOf(this.state, id)?.version ?? 0),
    );
    const status = counterOf(this.state, counter);
    const {owesNormal, passed = 0} = status;
    const {round: known = {}} = this.state;
    const round = turn?.counted ? {class: turn.counted, before: known, after: turn.round} : null;
    const undo: Undo = {command: this.command.type, before, versions, owesNormal, passed, round};
    const officer = ('officer' in this.command && this.command.officer) || touched[0]?.officer || before[0]?.officer;
    const moved = {owesNormal: turn?.owesNormal ?? owesNormal, passed: turn?.passed ?? passed, actedAt: this.now};
    return {...status, ...moved, ...(officer ? {undos: {...status.undos, [officer]: undo}} : {undo})};
  }

  /** Records an event that touches one ticket and is the whole of an undoable step. */
  step(type: HallEvent['type'], counter: string, before: Ticket, after: Ticket, parts: Parts = {}): void {
    this.record(type, {...parts, tickets: [after], counter: this.stepped(counter, [before], [after])});
  }

  /** The counter's tally with one more. */
  counted(counter: string, what: keyof Tally): Tally & {counter: string} {
    const tally = tallyOf(this.state, counter);
    return {counter, ...tally, [what]: tally[what] + 1};
  }
}

/** The legs with the last one changed. */
export function lastLeg(ticket: Ticket, change: Partial<Leg>): readonly Leg[] {
  const last = ticket.legs[ticket.legs.length - 1];
  return last ? [...ticket.legs.slice(0, -1), {...last, ...change}] : ticket.legs;
}

/** The legs with a new one at the end. Of a ticket sent about endlessly the oldest are forgotten. */
export function newLeg(legs: readonly Leg[], service: string, arrivedAt: number): readonly Leg[] {
  const leg: Leg = {service, counter: null, arrivedAt, calledAt: null, startedAt: null, endedAt: null, outcome: null};
  return [...legs.slice(1 - mostLegs), leg];
}

/** A ticket that ends. */
export function ended(ticket: Ticket, state: TicketState & Leg['outcome'], now: number): Ticket {
  const legs = lastLeg(ticket, {endedAt: now, outcome: state});
  return {...ticket, state, since: now, legs, notBefore: null};
}

/** A ticket that waits (again), held by nobody. */
export function waiting(ticket: Ticket, rank: number, now: number): Ticket {
  const nobody = {counter: null, calls: 0, calledAt: null, startedAt: null, note: null, notBefore: null};
  return {...ticket, ...nobody, officer: null, state: 'waiting', since: now, rank};
}

/** The rank of a place in the queue: before everybody who waits, after everybody, or where the ticket's arrival puts it. */
export function rankAt(state: HallState, place: Place, ticket: Ticket): number {
  if (place === 'by-time') return ticket.arrival;
  if (place === 'last') return state.seq + 1;
  const heads = Object.values(state.queues).map((ids) => ticketOf(state, ids[0] ?? '')?.rank ?? 0);
  return Math.min(0, ...heads) - 1;
}
