import {told} from './appointments.js';
import {idleSince} from './calling.js';
import {dayToOpen, serviceDayOf} from './days.js';
import {countersFor, estimate, median, type Band, type Share} from './estimate.js';
import {givesNumbers} from './opening.js';
import {own} from './shelf.js';
import {counterOf, emptyHall, heldBy, openTickets, tallyOf, ticketOf, ticketsOf, waitingFor} from './state.js';
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
  type Undo,
} from './ticket.js';
import {
  byPlace,
  type BookingRow,
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
  const shown = asOfNow(state, config, now);
  const view: HallView = {
    epoch,
    seq: state.seq,
    day: shown.day,
    now,
    role,
    open: !shown.closed && givesNumbers(config, now),
    hall: hallPart(config),
    services: config.services.map((service) => waitingRow(shown, config, service, {role, now})),
    counters: config.counters.map((counter) => counterRow(shown, config, counter, role)),
    tickets: ticketRows(shown, now, role),
    calls: shown.calls.map((call) => callFor(call, role)),
    streams,
  };
  if (role === 'kiosk') view.invitations = invitations(shown, now);
  if (!isStaff(role)) return view;
  return {...view, bookings: bookingRows(shown, config), round: shown.round ?? {}};
}

/** The state with a day that is over left behind; a hall that never closes keeps who is here. */
function asOfNow(state: HallState, config: HallConfig, now: number): HallState {
  const day = dayToOpen(state.day, config, now);
  const stays = day === null || day < state.day || (config.closing === 'virtual' && state.day !== '' && !state.closed);
  return stays ? state : {...emptyHall(), seq: state.seq, day, bookings: state.bookings ?? {}};
}

const shownOfConfig = [
  ...(['id', 'name', 'place', 'timeZone', 'hours', 'calendar', 'priorities'] as const),
  ...(['notices', 'fields', 'calling', 'issuing', 'appointments'] as const),
];

function hallPart(config: HallConfig): HallView['hall'] {
  const known = shownOfConfig.filter((name) => config[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, config[name]])) as HallView['hall'];
}

/** Appointments of the day, by time. */
function bookingRows(state: HallState, config: HallConfig): BookingRow[] {
  return Object.values(state.bookings ?? {})
    .filter(({at}) => serviceDayOf(config, at) === state.day)
    .sort((one, other) => one.at - other.at || one.bookedAt - other.bookedAt)
    .map(({id, code, service, at, state: stands, holder, ticket}) => {
      return {id, code, service, at, state: stands, holder, ticket};
    });
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
  const {notBefore, note, officer = null, rated, version, legs} = ticket;
  const before = legs[legs.length - 2];
  const from = before?.outcome === 'transferred' ? before.counter : null;
  return {
    ...openRow(ticket, false),
    ...{issuedAt, checkedIn, priority, priorityReason, appointmentAt, holder, calls, calledAt, startedAt},
    ...{notBefore, note, officer, from, rated, version},
  };
}

function callFor(call: Call, role: Role): Call {
  return role === 'public' ? {...call, ticket: call.number} : call;
}

function counterRow(state: HallState, config: HallConfig, {id, name, services}: Counter, role: Role): CounterRow {
  const status = counterOf(state, id);
  const {state: now, reason, since, undo, undos = {}, owesNormal, passed = 0} = status;
  const held = heldBy(state, id);
  const row: CounterRow = {id, name, state: now, services, priority: held.some(({priority}) => priority)};
  if (!isStaff(role)) return row;
  const numbers = (step: Undo) => step.before.map(({number}) => number);
  const free = held.length < Math.max(1, config.ticketsPerCounter);
  const officers = Object.entries(undos).map(([officer, step]) => {
    return {id: officer, undo: step.command, undoes: numbers(step)};
  });
  return {
    ...row,
    ...{reason, since, undo: undo?.command ?? null, undoes: undo ? numbers(undo) : [], free, owesNormal, passed},
    idleSince: now === 'open' && held.length === 0 ? idleSince(status) : null,
    ...(officers.length ? {officers} : {}),
    tally: tallyOf(state, id),
  };
}

const counted = new WeakMap<readonly string[], number>();

/** People who wait for a service and are here. A queue in which anything changed is another list. */
function peopleWaiting(state: HallState, service: string): number {
  const queue = own(state.queues, service);
  if (!queue) return 0;
  const known = counted.get(queue) ?? waitingFor(state, service).filter(({checkedIn}) => checkedIn).length;
  counted.set(queue, known);
  return known;
}

/** The open counters that take a service, each as it is shared with the other services it takes. */
export function sharesOf(state: HallState, config: HallConfig, service: string): Share[] {
  return config.counters
    .filter(({id, services}) => services.includes(service) && counterOf(state, id).state === 'open')
    .map(({services}) => {
      const all = services.reduce((sum, id) => sum + peopleWaiting(state, id), 1);
      return {here: peopleWaiting(state, service) + 1, all};
    });
}

/** How long a service will take for who has so many people ahead. */
export function bandFor(
  state: HallState,
  config: HallConfig,
  service: string,
  ahead: number,
  now: number,
): Band | null {
  const waits = own(state.waits, service) ?? [];
  return estimate({
    ahead,
    times: own(state.turns, service) ?? [],
    counters: countersFor(sharesOf(state, config, service)),
    last: waits[waits.length - 1],
    now,
  });
}

function waitingRow(
  state: HallState,
  config: HallConfig,
  service: Service,
  {role, now}: {role: Role; now: number},
): WaitingRow {
  const {id, name, prefix, field} = service;
  const open = config.counters.filter(
    (counter) => counter.services.includes(id) && counterOf(state, counter.id).state === 'open',
  );
  const count = peopleWaiting(state, id);
  const times = own(state.serviceTimes, id) ?? [];
  const band = bandFor(state, config, id, count, now);
  const row: WaitingRow = {id, name, prefix, count, band, counters: open.map((counter) => counter.name)};
  if (field !== undefined) row.field = field;
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
    const {refused: reason, ticket, at} = outcome;
    const rest = {...(ticket ? {ticket: rowOf(ticket, role)} : {}), ...(at === undefined ? {} : {at})};
    return {status: 'refused', reason, ...rest};
  }
  const last = outcome[outcome.length - 1];
  const touched = last?.tickets?.slice(-1)[0];
  const ticket = touched && ticketOf(after, touched.id);
  const booking = last?.type === 'dayOpened' ? undefined : last?.bookings?.slice(-1)[0];
  const answer: CommandAnswer = {status: 'done', seq: after.seq, ...(booking ? {booking: told(booking)} : {})};
  if (!ticket) return answer;
  const ahead = openStates.has(ticket.state) ? {ahead: peopleAhead(after, ticket)} : {};
  return {...answer, ticket: rowOf(ticket, role), ...ahead};
}
