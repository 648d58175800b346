import {serviceDay} from '../core/time.js';
import {estimate, median} from './estimate.js';
import {isOpen} from './opening.js';
import {own} from './shelf.js';
import {counterOf, emptyHall, openTickets, tallyOf, ticketOf, ticketsOf, waitingFor} from './state.js';
import {
  openStates,
  type Call,
  type Counter,
  type HallConfig,
  type HallEvent,
  type HallState,
  type Refusal,
  type Service,
  type Ticket,
} from './ticket.js';
import {
  byPlace,
  type CommandAnswer,
  type CounterRow,
  type HallView,
  type Invitation,
  type Role,
  type StreamOffer,
  type TicketRow,
  type WaitingRow,
} from './view.js';

/*
 * Views made from the state: for the server and for halls in the browser. Screens need only view.ts.
 */

const endedShown = 10 * 60_000;
const invitationsShown = 15 * 60_000;

/** What surrounds a view. */
export interface ViewContext {
  config: HallConfig;
  epoch: string;
  /** The hall's clock. */
  now: number;
  role: Role;
  streams: readonly StreamOffer[];
}

/** Everything a screen of one role needs. After midnight and before the first command the hall already shows empty. */
export function viewOf(state: HallState, context: ViewContext): HallView {
  const {config, epoch, now, role, streams} = context;
  const {id, name, place, timeZone, hours, priorities, notices} = config;
  const today = serviceDay(now, timeZone);
  const shown = today > state.day ? {...emptyHall(), seq: state.seq, day: today} : state;
  const view: HallView = {
    epoch,
    seq: state.seq,
    day: shown.day,
    now,
    role,
    open: !shown.closed && isOpen(hours, timeZone, now),
    hall: {id, name, place, timeZone, hours, priorities, notices},
    services: config.services.map((service) => waitingRow(shown, config, service, role)),
    counters: config.counters.map((counter) => counterRow(shown, config, counter, role)),
    tickets: ticketRows(shown, now, role),
    calls: shown.calls.map((call) => callFor(call, role)),
    streams,
  };
  if (role === 'kiosk') view.invitations = invitations(shown, now);
  return view;
}

function isStaff(role: Role): boolean {
  return role === 'counter' || role === 'manager';
}

function ticketRows(state: HallState, now: number, role: Role): TicketRow[] {
  const lately = ticketsOf(state, state.ended).filter(({since}) => since > now - endedShown);
  const tickets = [...openTickets(state), ...lately.reverse()];
  return role === 'public' ? oncePerNumber(tickets) : tickets.map((ticket) => rowOf(ticket, role)).sort(byPlace);
}

/** The public knows a ticket by its number: of two with one number (numbers began anew) the open or later one. */
function oncePerNumber(tickets: readonly Ticket[]): TicketRow[] {
  const rows = new Map<string, TicketRow>();
  for (const ticket of tickets) {
    if (!rows.has(ticket.number)) rows.set(ticket.number, rowOf(ticket, 'public'));
  }
  return [...rows.values()].sort(byPlace);
}

type Sight = 'public' | 'kiosk' | 'staff';
const known = new WeakMap<Ticket, Partial<Record<Sight, TicketRow>>>();

/** A ticket as a role sees it. The same ticket gives the same row, so that unchanged rows cost nothing. */
export function rowOf(ticket: Ticket, role: Role): TicketRow {
  const sight: Sight = isStaff(role) ? 'staff' : role === 'kiosk' ? 'kiosk' : 'public';
  const rows = known.get(ticket) ?? {};
  known.set(ticket, rows);
  return (rows[sight] ??= sight === 'staff' ? staffRow(ticket) : openRow(ticket, sight === 'public'));
}

function openRow({id, number, service, state, counter, since, rank}: Ticket, anonymous: boolean): TicketRow {
  return {id: anonymous ? number : id, number, service, state, counter, since, rank};
}

function staffRow(ticket: Ticket): TicketRow {
  const {issuedAt, checkedIn, priority, priorityReason, appointmentAt, holder, calls, calledAt, startedAt} = ticket;
  const {notBefore, note, rated, version, legs} = ticket;
  const before = legs[legs.length - 2];
  const from = before?.outcome === 'transferred' ? before.counter : null;
  return {
    ...openRow(ticket, false),
    ...{issuedAt, checkedIn, priority, priorityReason, appointmentAt, holder, calls, calledAt, startedAt},
    ...{notBefore, note, from, rated, version},
  };
}

function callFor(call: Call, role: Role): Call {
  return role === 'public' ? {...call, ticket: call.number} : call;
}

function counterRow(state: HallState, config: HallConfig, {id, name, services}: Counter, role: Role): CounterRow {
  const {state: now, reason, since, undo, owesNormal} = counterOf(state, id);
  const row: CounterRow = {id, name, state: now, services};
  if (!isStaff(role)) return row;
  const undoes = undo?.before.map(({number}) => number) ?? [];
  const free = (own(state.held, id) ?? []).length < Math.max(1, config.ticketsPerCounter);
  return {...row, reason, since, undo: undo?.command ?? null, undoes, free, owesNormal, tally: tallyOf(state, id)};
}

function waitingRow(state: HallState, config: HallConfig, service: Service, role: Role): WaitingRow {
  const {id, name, prefix} = service;
  const open = config.counters.filter(
    (counter) => counter.services.includes(id) && counterOf(state, counter.id).state === 'open',
  );
  const count = waitingFor(state, id).filter(({checkedIn}) => checkedIn).length;
  const times = own(state.serviceTimes, id) ?? [];
  const band = estimate(count, times, open.length);
  const row: WaitingRow = {id, name, prefix, count, band, counters: open.map((counter) => counter.name)};
  return isStaff(role) ? {...row, usual: median(times)} : row;
}

function invitations(state: HallState, now: number): Invitation[] {
  const list: Invitation[] = [];
  for (const {id, number, service, counter, since, ratingToken, rated, state: at} of ticketsOf(state, state.ended)) {
    const asks = at === 'done' && !rated && since > now - invitationsShown;
    if (asks && ratingToken && counter) list.push({id, number, service, counter, at: since, token: ratingToken});
  }
  return list;
}

/** How many will be called before a ticket, as far as its own service tells; 0 once it is called. */
export function peopleAhead(state: HallState, ticket: Ticket): number {
  if (ticket.state !== 'waiting') return 0;
  const queue = waitingFor(state, ticket.service);
  const place = queue.findIndex(({id}) => id === ticket.id);
  return queue.slice(0, Math.max(0, place)).filter(({checkedIn}) => checkedIn).length;
}

/** The answer to a command for who gave it: the last ticket it touched, as that role sees it. */
export function answerTo(after: HallState, outcome: readonly HallEvent[] | Refusal, role: Role): CommandAnswer {
  if ('refused' in outcome) {
    const {refused: reason, ticket} = outcome;
    return ticket ? {status: 'refused', reason, ticket: rowOf(ticket, role)} : {status: 'refused', reason};
  }
  const touched = outcome[outcome.length - 1]?.tickets?.slice(-1)[0];
  const ticket = touched && ticketOf(after, touched.id);
  if (!ticket) return {status: 'done', seq: after.seq};
  const answer: CommandAnswer = {status: 'done', seq: after.seq, ticket: rowOf(ticket, role)};
  return openStates.has(ticket.state) ? {...answer, ahead: peopleAhead(after, ticket)} : answer;
}
