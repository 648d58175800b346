import type {
  Booking,
  Call,
  Command,
  CounterState,
  HallConfig,
  RefusalReason,
  Tally,
  Text,
  TicketState,
} from './ticket.js';

/*
 * What leaves the hall. A role sees a view: public (numbers only), kiosk (public, and the invitations to rate),
 * staff (everything but rating tokens). The server sends a snapshot of the view, then patches of rows that replace
 * rows of the same id; a client never needs the engine to follow a hall.
 */

/** Who looks. A `kiosk` device issues tickets and takes ratings; a `counter` or `manager` is staff. */
export type Role = 'public' | 'kiosk' | 'counter' | 'manager';

/** One open or lately ended ticket. Fields after `rank` are for staff alone. */
export interface TicketRow {
  /** For staff and kiosks the ticket's id; for the public a short alias that means nothing elsewhere. */
  id: string;
  number: string;
  service: string;
  state: TicketState;
  counter: string | null;
  since: number;
  rank: number;
  issuedAt?: number;
  checkedIn?: boolean;
  priority?: string | null;
  priorityReason?: string | null;
  appointmentAt?: number | null;
  holder?: string | null;
  calls?: number;
  calledAt?: number | null;
  startedAt?: number | null;
  notBefore?: number | null;
  note?: string | null;
  officer?: string | null;
  /** The counter it was transferred from. */
  from?: string | null;
  rated?: boolean;
  version?: number;
}

/** One counter. Fields after `services` are for staff alone. */
export interface CounterRow {
  id: string;
  name: string;
  state: CounterState;
  services: readonly string[];
  /** True while somebody with a priority is called or served there, for the sign over the counter. Never who or why. */
  priority?: boolean;
  reason?: string | null;
  since?: number;
  /** The command that undo would take back; `null` where nothing can be undone. */
  undo?: Command['type'] | null;
  /** The numbers of the tickets that undo would put back. */
  undoes?: readonly string[];
  /** Whether it has a hand free to call one more without finishing another. */
  free?: boolean;
  /** True after a priority ticket went ahead here: see `callOrder` of priority.ts. */
  owesNormal?: boolean;
  /** Calls in a row that went past whoever stood first here: see `callOrder` of priority.ts. */
  passed?: number;
  /** Since when it is open with nobody in hand; `null` where it is not. */
  idleSince?: number | null;
  /** What undo would take back for each officer who shares it. */
  officers?: readonly OfficerRow[];
  /** Today's counts. */
  tally?: Tally;
}

/** The last step of one officer of several at a counter. */
export interface OfficerRow {
  /** The officer's opaque id. */
  id: string;
  undo: Command['type'];
  undoes: readonly string[];
}

/** How long people wait at one service. */
export interface WaitingRow {
  /** The service. */
  id: string;
  name: Text;
  prefix: string;
  /** The field it stands under at a kiosk. */
  field?: string | undefined;
  /** People waiting and checked in. */
  count: number;
  /** Estimated minutes for who comes now, a rounded band; `null` where it is not known. `to: null` means "over". */
  band: {from: number; to: number | null} | null;
  /** Names of the open counters that take it. */
  counters: readonly string[];
  /** Usual service time of today in milliseconds (median); `null` under five. Staff alone. */
  usual?: number | null;
}

/** A finished ticket that may be rated at its counter. For kiosk devices alone. */
export interface Invitation {
  /** The ticket's id. */
  id: string;
  number: string;
  service: string;
  counter: string;
  /** When the service ended. */
  at: number;
  /** The one-use token: the rating's idempotency key at the server. */
  token: string;
}

/** An appointment of today, for staff alone. */
export interface BookingRow {
  /** The booking's id. */
  id: string;
  code: string;
  service: string;
  at: number;
  state: Booking['state'];
  holder: string | null;
  /** The row of its ticket, once its holder is here. */
  ticket: string | null;
}

/** A slot that can be booked, as `GET {hall}/slots?service=…` lists them. */
export interface Slot {
  /** Beginning, by the hall's clock. */
  at: number;
  /** Places left; 0 is full. */
  free: number;
}

/** Answer of `GET {hall}/slots`. */
export interface SlotList {
  service: string;
  /** Length of each. */
  minutes: number;
  timeZone: string;
  now: number;
  slots: readonly Slot[];
}

/** What a holder learns of a booking: answer of `POST {hall}/bookings` and `POST {hall}/bookings/find`. */
export interface BookingTold {
  code: string;
  service: string;
  at: number;
  minutes: number;
  state: Booking['state'];
}

/** A carrier of events on offer, such as `{type: 'sse', href: 'events'}`, relative to the hall's address. */
export interface StreamOffer {
  type: string;
  href: string;
}

/** Everything a screen of one role needs. */
export interface HallView {
  /** Changes when the sequence starts anew (another database): everything known before is void. */
  epoch: string;
  seq: number;
  day: string;
  /** The hall's clock when this was made. */
  now: number;
  role: Role;
  /** Whether the hall issues tickets now, by its opening hours. */
  open: boolean;
  hall: Pick<
    HallConfig,
    | 'id'
    | 'name'
    | 'place'
    | 'timeZone'
    | 'hours'
    | 'calendar'
    | 'priorities'
    | 'notices'
    | 'fields'
    | 'calling'
    | 'issuing'
    | 'appointments'
  >;
  /** Waiting people a service, in the office's order of services. */
  services: readonly WaitingRow[];
  counters: readonly CounterRow[];
  /** Open tickets and those ended in the last minutes, by rank. */
  tickets: readonly TicketRow[];
  /** The last calls, newest last. The ticket's id in it is the row's id. */
  calls: readonly Call[];
  /** Kiosk devices alone; those of the last 15 minutes that were not used. */
  invitations?: readonly Invitation[];
  /** Staff alone: appointments of today, by time. */
  bookings?: readonly BookingRow[];
  /** Staff alone: calls of the present round a class, for the order in which counters will call (`priority.ts`). */
  round?: Readonly<Record<string, number>>;
  streams: readonly StreamOffer[];
}

/** What changed between two sequence numbers, for one role. Rows replace rows of the same id. */
export interface HallPatch {
  /** The sequence number it applies to. Anything else is a gap: take a snapshot. */
  after: number;
  /** The sequence number afterwards. */
  seq: number;
  now: number;
  /** Set when the day turned: the calls known before are void. */
  day?: string;
  open?: boolean;
  services?: readonly WaitingRow[];
  counters?: readonly CounterRow[];
  tickets?: readonly TicketRow[];
  /** Ids of tickets no longer in the view. */
  gone?: readonly string[];
  /** New calls, to be added at the end. */
  calls?: readonly Call[];
  /** The whole list, where it changed. */
  invitations?: readonly Invitation[];
  bookings?: readonly BookingRow[];
  round?: Readonly<Record<string, number>>;
}

/** The hall's answer to a command. */
export type CommandAnswer =
  | {status: 'done'; seq: number; ticket?: TicketRow; ahead?: number; follow?: string; booking?: BookingTold}
  | {status: 'refused'; reason: RefusalReason; ticket?: TicketRow; at?: number};

/** The order of rows in every view. */
export function byPlace(a: TicketRow, b: TicketRow): number {
  return a.rank - b.rank || (a.number === b.number ? (a.id < b.id ? -1 : 1) : a.number < b.number ? -1 : 1);
}

const mostCalls = 40;

/** What a patch gives whole where any of it changed. */
const wholeLists = ['invitations', 'bookings', 'round'] as const;

/** What changed from one view to a later one of the same role and epoch. */
export function patchBetween(before: HallView, after: HallView): HallPatch {
  const patch: HallPatch = {after: before.seq, seq: after.seq, now: after.now};
  if (before.day !== after.day) patch.day = after.day;
  if (before.open !== after.open) patch.open = after.open;
  const services = changedRows(before.services, after.services);
  if (services.length) patch.services = services;
  const counters = changedRows(before.counters, after.counters);
  if (counters.length) patch.counters = counters;
  const tickets = changedRows(before.tickets, after.tickets);
  if (tickets.length) patch.tickets = tickets;
  const present = new Set(after.tickets.map(({id}) => id));
  const gone = before.tickets.filter(({id}) => !present.has(id)).map(({id}) => id);
  if (gone.length) patch.gone = gone;
  const said = patch.day === undefined ? (before.calls[before.calls.length - 1]?.seq ?? 0) : 0;
  const calls = after.calls.filter(({seq}) => seq > said);
  if (calls.length) patch.calls = calls;
  for (const name of wholeLists) {
    if (after[name] && !same(before[name], after[name])) Object.assign(patch, {[name]: after[name]});
  }
  return patch;
}

/** The view after a patch. Rows it does not name keep their identity, and so do lists without a change. */
export function applyPatch(view: HallView, patch: HallPatch): HallView {
  const next: HallView = {...view, seq: patch.seq, now: patch.now};
  if (patch.day !== undefined) next.day = patch.day;
  if (patch.open !== undefined) next.open = patch.open;
  if (patch.services) next.services = replaceRows(view.services, patch.services);
  if (patch.counters) next.counters = replaceRows(view.counters, patch.counters);
  if (patch.tickets || patch.gone) next.tickets = mergeTickets(view.tickets, patch.tickets ?? [], patch.gone ?? []);
  if (patch.day !== undefined) next.calls = patch.calls ?? [];
  else if (patch.calls) next.calls = [...view.calls, ...patch.calls].slice(-mostCalls);
  for (const name of wholeLists) if (patch[name]) Object.assign(next, {[name]: patch[name]});
  return next;
}

function changedRows<R extends {id: string}>(before: readonly R[], after: readonly R[]): R[] {
  const known = new Map(before.map((row) => [row.id, row]));
  return after.filter((row) => !same(known.get(row.id), row));
}

function replaceRows<R extends {id: string}>(rows: readonly R[], changes: readonly R[]): R[] {
  const changed = new Map(changes.map((row) => [row.id, row]));
  return rows.map((row) => changed.get(row.id) ?? row);
}

function mergeTickets(
  rows: readonly TicketRow[],
  changes: readonly TicketRow[],
  gone: readonly string[],
): readonly TicketRow[] {
  const out = new Set([...gone, ...changes.map(({id}) => id)]);
  return [...rows.filter(({id}) => !out.has(id)), ...changes].sort(byPlace);
}

/** Whether two pieces of plain JSON say the same. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]));
}
