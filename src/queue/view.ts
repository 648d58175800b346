import type {Call, CounterState, HallConfig, RefusalReason, Text, TicketState, Command} from './ticket.js';

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
  reason?: string | null;
  since?: number;
  /** The command that undo would take back; `null` where nothing can be undone. */
  undo?: Command['type'] | null;
  /** Today's counts. */
  tally?: {done: number; noShow: number; transferred: number};
}

/** How long people wait at one service. */
export interface WaitingRow {
  /** The service. */
  id: string;
  name: Text;
  prefix: string;
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
  hall: Pick<HallConfig, 'id' | 'name' | 'place' | 'timeZone' | 'hours' | 'priorities' | 'notices'>;
  /** Waiting people a service, in the office's order of services. */
  services: readonly WaitingRow[];
  counters: readonly CounterRow[];
  /** Open tickets and those ended in the last minutes, by rank. */
  tickets: readonly TicketRow[];
  /** The last calls, newest last. The ticket's id in it is the row's id. */
  calls: readonly Call[];
  /** Kiosk devices alone; those of the last 15 minutes that were not used. */
  invitations?: readonly Invitation[];
  streams: readonly StreamOffer[];
}

/** What changed between two sequence numbers, for one role. Rows replace rows of the same id. */
export interface HallPatch {
  /** The sequence number it applies to. Anything else is a gap: take a snapshot. */
  after: number;
  /** The sequence number afterwards. */
  seq: number;
  now: number;
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
}

/** The hall's answer to a command. */
export type CommandAnswer =
  | {status: 'done'; seq: number; ticket?: TicketRow; ahead?: number; follow?: string}
  | {status: 'refused'; reason: RefusalReason; ticket?: TicketRow};
