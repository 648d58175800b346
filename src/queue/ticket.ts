/*
 * The words of a queue. Everything here is plain JSON: the server stores it, the browser stores it, the tests print it.
 * Moments are milliseconds since 1970 by the hall's own clock.
 */

/** A text as data: one string, or one a language (`{vi: 'Hộ tịch', en: 'Civil status'}`). */
export type Text = string | Readonly<Record<string, string>>;

/** Where a ticket stands. `waiting → called → serving → done` is the ordinary way. */
export type TicketState =
  'waiting' | 'called' | 'serving' | 'parked' | 'done' | 'no-show' | 'cancelled' | 'left' | 'expired' | 'voided';

/** States in which a ticket still asks something of the office. */
export const openStates: ReadonlySet<TicketState> = new Set(['waiting', 'called', 'serving', 'parked']);

/** Where a counter stands. */
export type CounterState = 'closed' | 'open' | 'paused';

/** A group of services under one name on a kiosk: the field of service, before the service. */
export interface ServiceField {
  id: string;
  name: Text;
}

/** A service with a queue of its own. */
export interface Service {
  id: string;
  name: Text;
  /** The field it stands under at a kiosk; on its own where none is named. */
  field?: string | undefined;
  /** Letter before the number. */
  prefix: string;
  /** Services that name the same sequence share its numbers; the service's own id where none is named. */
  sequence?: string;
  /** First and last number of a service day. */
  first: number;
  last: number;
  /** Digits of the number: 3 gives A001. */
  digits: number;
  /** Most tickets a service day; no limit where absent. */
  limit?: number;
}

/** A counter and the services it takes, in no order of rank. */
export interface Counter {
  id: string;
  /** What is called out and shown: `3`, `3A`. */
  name: string;
  services: readonly string[];
}

/** A class of people served by other rules, with the reason the officer or the kiosk states. */
export interface PriorityClass {
  id: string;
  name: Text;
}

/**
 * Turns of a round: of those that the classes of a group wait with, so many are called before the next group's turn.
 * A class is the id of a priority, `appointment` or `normal`; a ticket with a priority is of that class, whatever else
 * it is. Each class stands in at most one group; what stands in none is of the group with `normal`.
 */
export interface TurnGroup {
  classes: readonly string[];
  /** Calls in a row of a round, 1 or more. */
  turns: number;
}

/** Whoever of a class has waited longer goes before everybody who has not, longest first. */
export interface OverdueRule {
  /** Id of a priority, `appointment` or `normal`. */
  class: string;
  minutes: number;
}

/** A reason why a counter pauses, chosen by the officer. */
export interface PauseReason {
  id: string;
  name: Text;
}

/**
 * How counters call. Nothing here: one ticket with a priority, or an appointment whose time has come, may go ahead at a
 * counter, then a turn goes by arrival. Whatever the rules, nobody starves: see `mostPassed` of priority.ts.
 */
export interface CallingRules {
  /** The round, such as 2:1:1; counted over the whole hall and begun anew each day. */
  ratio?: readonly TurnGroup[] | undefined;
  overdue?: readonly OverdueRule[] | undefined;
  /** Seconds after which an open counter with nobody in hand is given the next; 0 or absent: never. */
  autoCallSeconds?: number | undefined;
  /** Who may call a waiting ticket out of turn. `counter` (every officer) where absent. */
  outOfTurn?: 'counter' | 'manager' | 'nobody' | undefined;
  /** Where any are named, a pause must state one. */
  pauseReasons?: readonly PauseReason[] | undefined;
}

/** Who gets a number. */
export interface IssuingRules {
  /** Whether one person (`person` of the command) may hold one open ticket only. */
  onePerPerson?: boolean | undefined;
  /** Seconds between two numbers of one device; 0 where absent. A child at a kiosk gets one number, not twenty. */
  coolDownSeconds?: number | undefined;
  /** Minutes before closing time from which no number is given; 0 where absent. */
  lastMinutes?: number | undefined;
}

/** Days that are not as the weekdays say. */
export interface Calendar {
  /** Days closed, as `2026-09-02`. */
  off?: readonly string[] | undefined;
  /** Days worked in exchange, with the weekday whose hours they follow. */
  extraWorking?: readonly {day: string; weekday: number}[] | undefined;
}

/** Booking of one service. */
export interface AppointmentService {
  service: string;
  /** Length of a slot. */
  minutes: number;
  /** Bookings a slot takes. */
  places: number;
}

/** Appointments of a hall. Slots lie within the opening hours, from each opening on. */
export interface AppointmentRules {
  services: readonly AppointmentService[];
  /** How many days ahead may be booked, today included; 14 where absent. */
  daysAhead?: number | undefined;
  /** Minutes before the booked time from which its holder may check in; 30 where absent. */
  earlyMinutes?: number | undefined;
  /** Minutes after it until which the appointment holds; 15 where absent. Who comes later gets an ordinary number. */
  lateMinutes?: number | undefined;
}

/** A booked slot. */
export interface Booking {
  /** Opaque and unguessable. */
  id: string;
  /** What its holder shows or types at the kiosk: seven letters and digits, unique among those that still hold. */
  code: string;
  service: string;
  /** Beginning of the slot. */
  at: number;
  /** Length of the slot, as it was when it was booked. */
  minutes: number;
  bookedAt: number;
  /** Name of the holder where the office keeps it; staff only. */
  holder: string | null;
  /** Opaque mark of the person, against a second booking of the same service; nobody's view. */
  person: string | null;
  /** `missed` once its day is over. */
  state: 'booked' | 'arrived' | 'cancelled' | 'missed';
  /** The ticket it became. */
  ticket: string | null;
}

/** Opening hours of one weekday (0 is Sunday) as `HH:MM` in the hall's zone. */
export interface Hours {
  weekday: number;
  opens: string;
  closes: string;
}

/** What an office sets once. */
export interface HallConfig {
  id: string;
  name: Text;
  /** The line under the name: the commune or ward. */
  place: Text;
  /** IANA time zone; the service day follows it. */
  timeZone: string;
  services: readonly Service[];
  counters: readonly Counter[];
  priorities: readonly PriorityClass[];
  /** Groups of services at a kiosk; absent: every service stands on its own. */
  fields?: readonly ServiceField[] | undefined;
  calling?: CallingRules | undefined;
  issuing?: IssuingRules | undefined;
  appointments?: AppointmentRules | undefined;
  /** Empty: always open. */
  hours: readonly Hours[];
  calendar?: Calendar | undefined;
  /**
   * `normal` (where absent): the end of a service day closes every open ticket. `virtual`, for a hall that never closes:
   * counts and numbers begin anew and open tickets stay.
   */
  closing?: 'normal' | 'virtual' | undefined;
  /** When the service day begins, `HH:MM` in the zone; `00:00` where absent. */
  dayBegins?: string | undefined;
  /** Lines shown in turn at the foot of the wall. */
  notices: readonly Text[];
  /** Minutes after a no-show or a cancellation in which a ticket may come back. */
  reactivateMinutes: number;
  /** Tickets one counter may hold called or serving at once; 1 unless an office says otherwise. */
  ticketsPerCounter: number;
}

/** One stretch of a visit at one service. A transfer ends a leg and begins the next under the same number. */
export interface Leg {
  service: string;
  counter: string | null;
  /** Who served, where several officers share a counter; an opaque id. */
  officer?: string | null;
  arrivedAt: number;
  calledAt: number | null;
  startedAt: number | null;
  endedAt: number | null;
  /** How it ended; `null` while it lasts. */
  outcome: 'done' | 'transferred' | 'no-show' | 'cancelled' | 'left' | 'expired' | 'voided' | null;
}

/** One visit, from the number to the end. */
export interface Ticket {
  /** Opaque and unguessable: whoever knows it may follow the ticket. */
  id: string;
  /** What people see: `A001`. Unique in its sequence and service day. */
  number: string;
  /** The service it waits for or is at. */
  service: string;
  state: TicketState;
  /** When it was issued; the reference of fairness, kept by transfers. */
  issuedAt: number;
  /** When the present state began. */
  since: number;
  /** False for a remote number or an appointment whose holder has not arrived: never called. */
  checkedIn: boolean;
  /** Id of a priority class and the reason stated. */
  priority: string | null;
  priorityReason: string | null;
  /** Booked time, where it is an appointment. */
  appointmentAt: number | null;
  /** Name of the holder where the office keeps it; staff only. */
  holder: string | null;
  /** The officer who holds it, where several share a counter; an opaque id, staff only. */
  officer?: string | null;
  /** Opaque mark of the person it was given to; nobody's view. */
  person?: string | null;
  /** The device that asked for it, for its cool-down; nobody's view. */
  device?: string | null;
  /** The counter that holds it (called, serving) or parked it. */
  counter: string | null;
  /** How often it was announced at the present counter. */
  calls: number;
  calledAt: number | null;
  startedAt: number | null;
  /** Sort key within its queue: order of issue, or a place given by transfer and requeue. Lower is sooner. */
  rank: number;
  /** Order of issue in the day; a place "by time" is this one. */
  arrival: number;
  /** Not callable before this moment (a delayed transfer, a parking timer); `null` where it does not matter. */
  notBefore: number | null;
  /** Why it is parked, in the officer's words. */
  note: string | null;
  legs: readonly Leg[];
  /** One-use right to rate the service, made when it is finished. Never public. */
  ratingToken: string | null;
  /** True once that token was used: from then on the last step is not undone. */
  rated: boolean;
  /** Sequence number of the last event that touched it: what a command expects (`version`). */
  version: number;
}

/** A counter at work. */
export interface CounterStatus {
  id: string;
  state: CounterState;
  /** Why it is paused, as the officer chose. */
  reason: string | null;
  since: number;
  /** The last step that can be undone: the tickets it touched as they were, newest last; `null` where there is none. */
  undo: Undo | null;
  /** The last step of each officer who shares it, by the officer's id. */
  undos?: Readonly<Record<string, Undo>>;
  /** True after a priority ticket went ahead of earlier ones here: the next turn goes by arrival. */
  owesNormal: boolean;
  /** Calls in a row that went past whoever stood first here, under `CallingRules.ratio` and `overdue`. */
  passed?: number;
  /** When somebody last did a step here; an idle counter is idle since then. */
  actedAt?: number;
  version: number;
}

/** What is put back by undo. A list, because "call next" may finish one ticket and call another. */
export interface Undo {
  /** The command that is undone, for the button's words. */
  command: Command['type'];
  before: readonly Ticket[];
  /** The versions those tickets have after the step, in the same order: any other means that somebody else touched one. */
  versions: readonly number[];
  /** The counter's turn before the step. */
  owesNormal: boolean;
  passed: number;
  /** The hall's round before and after the step, and the class it counted; `null` where it counted none. */
  round: {class: string; before: Readonly<Record<string, number>>; after: Readonly<Record<string, number>>} | null;
}

/** Today's counts of one counter. */
export interface Tally {
  done: number;
  noShow: number;
  transferred: number;
}

/** One announcement: a call or a recall. The wall shows each, the loudspeaker says each once. */
export interface Call {
  /** Sequence number of the event that made it. */
  seq: number;
  at: number;
  ticket: string;
  number: string;
  service: string;
  counter: string;
  /** 1 for the call, 2 and more for recalls. */
  time: number;
}

/**
 * A persistent dictionary: keys spread over a fixed number of plain objects, so that a change copies one small shelf
 * and not ten thousand entries. Read and written by `shelf.ts` alone.
 */
export type Shelves<T> = readonly Readonly<Record<string, T>>[];

/** The whole of a hall's service day. Only `evolve` makes a new one; `state.ts` reads it. */
export interface HallState {
  /** The service day, `2026-11-23`; empty before the first event. */
  day: string;
  /** True once the day was closed: nothing more is issued until the next one. */
  closed: boolean;
  /** Sequence number of the last event. */
  seq: number;
  /** Every ticket of the day by its id. */
  tickets: Shelves<Ticket>;
  /** Ticket ids by rating token. */
  tokens: Shelves<string>;
  /** Ids of the waiting tickets of a service, by rank. */
  queues: Readonly<Record<string, readonly string[]>>;
  /** Those among them with a priority. */
  urgent: Readonly<Record<string, readonly string[]>>;
  /** Ids of the tickets called or serving at a counter, in the order they came. */
  held: Readonly<Record<string, readonly string[]>>;
  /** Ids of parked tickets, in the order they were parked. */
  parked: readonly string[];
  /** Ids of tickets that ended in the last quarter of an hour, newest last, at most 500. */
  ended: readonly string[];
  counters: Readonly<Record<string, CounterStatus>>;
  /** Numbers given a sequence and day, wrapped ones included. */
  issued: Readonly<Record<string, number>>;
  /** Tickets issued a service and day, against its limit. */
  taken: Readonly<Record<string, number>>;
  /** The last calls, newest last, at most 40. */
  calls: readonly Call[];
  /** Service times of this day (milliseconds, newest last, at most 60 a service), for the estimate of waiting. */
  serviceTimes: Readonly<Record<string, readonly number[]>>;
  /** Today's counts a counter, for the foot of the officer's panel. */
  tally: Readonly<Record<string, Tally>>;
  /** Bookings that still hold and those of today, by id; they outlive the day. */
  bookings?: Readonly<Record<string, Booking>>;
  /** Calls of the present round a class, for `CallingRules.ratio`. */
  round?: Readonly<Record<string, number>>;
  /** How long the last called held a counter at a service, from the call to the end (milliseconds, newest last). */
  turns?: Readonly<Record<string, readonly number[]>>;
  /** How long the last who were called had waited at a service (milliseconds, newest last), and when that was. */
  waits?: Readonly<Record<string, readonly Waited[]>>;
  /** When each device last gave a number. */
  devices?: Readonly<Record<string, number>>;
  /** The numbers given on the last days before this one: a clock that was ahead leads back to one of them. */
  earlier?: readonly {day: string; issued: Readonly<Record<string, number>>}[];
}

/** The wait of somebody who was called. */
export interface Waited {
  at: number;
  milliseconds: number;
}

/** Where a transferred or requeued ticket stands in its new queue. `by-time` keeps its arrival. */
export type Place = 'first' | 'last' | 'by-time';

/** What may be asked of a hall. Ids are those of tickets, counters and services. */
export type Command =
  | {
      type: 'issue';
      service: string;
      priority?: string;
      priorityReason?: string;
      holder?: string;
      appointmentAt?: number;
      remote?: boolean;
      /** Opaque mark of the person, for `IssuingRules.onePerPerson`. */
      person?: string;
      /** The asking device's own opaque name, for its cool-down. */
      device?: string;
    }
  | {type: 'book'; service: string; at: number; holder?: string; person?: string}
  | {type: 'cancelBooking'; code: string}
  /** The holder of an appointment is here: gives its ticket, or an ordinary one where it is too late. */
  | {type: 'arrive'; code: string; device?: string}
  /** For an idle counter (`CallingRules.autoCallSeconds`): refused as `too-early` before its time. */
  | {type: 'autoCall'; counter: string; officer?: string}
  | {type: 'checkIn'; ticket: string}
  | {type: 'callNext'; counter: string; service?: string; officer?: string}
  | {type: 'callSpecific'; counter: string; ticket: string; officer?: string; version?: number}
  | {type: 'recall'; counter: string; ticket: string; version?: number}
  | {type: 'start'; counter: string; ticket: string; version?: number}
  | {type: 'finish'; counter: string; ticket: string; version?: number}
  | {type: 'noShow'; counter: string; ticket: string; version?: number}
  | {type: 'park'; counter: string; ticket: string; note?: string; minutes?: number; version?: number}
  | {type: 'unpark'; counter: string; ticket: string; version?: number}
  | {
      type: 'transfer';
      counter: string;
      ticket: string;
      service: string;
      place?: Place;
      minutes?: number;
      version?: number;
    }
  | {type: 'requeue'; counter: string; ticket: string; place?: Place; version?: number}
  | {type: 'cancel'; ticket: string; version?: number}
  | {type: 'leave'; ticket: string; version?: number}
  | {type: 'reactivate'; ticket: string; version?: number}
  | {type: 'void'; ticket: string; version?: number}
  | {type: 'undo'; counter: string; officer?: string}
  | {type: 'openCounter'; counter: string}
  | {type: 'pauseCounter'; counter: string; reason?: string}
  | {type: 'closeCounter'; counter: string}
  | {type: 'closeDay'}
  | {type: 'useRatingToken'; token: string};

/** What surrounds a command: who gives it, when, and fresh randomness, so that deciding stays pure. */
export interface Context {
  config: HallConfig;
  /** The hall's clock. */
  now: number;
  /** Who asks: the role, with the counter or device where known. */
  actor: string;
  /** The command's idempotency key. */
  key: string;
  /** A new unguessable id at each call. */
  newId: () => string;
}

/** What happened. Each carries the tickets and counters as they are from now on, so that folding is a replacement. */
export interface HallEvent {
  /** 1, 2, 3 … without a gap in one hall. */
  seq: number;
  at: number;
  actor: string;
  /** Idempotency key of the command that caused it. */
  key: string;
  /** In the past tense of the command: the log reads as a story. */
  type:
    | 'dayOpened'
    | 'dayClosed'
    | 'ticketIssued'
    | 'ticketCheckedIn'
    | 'ticketCalled'
    | 'ticketRecalled'
    | 'ticketStarted'
    | 'ticketFinished'
    | 'ticketNoShow'
    | 'ticketParked'
    | 'ticketUnparked'
    | 'ticketTransferred'
    | 'ticketRequeued'
    | 'ticketCancelled'
    | 'ticketLeft'
    | 'ticketReactivated'
    | 'ticketVoided'
    | 'ticketExpired'
    | 'ticketRated'
    | 'stepUndone'
    | 'counterOpened'
    | 'counterPaused'
    | 'counterClosed'
    | 'appointmentBooked'
    | 'appointmentCancelled'
    | 'appointmentArrived';
  /** The service day it belongs to. */
  day: string;
  /** Tickets as they are after it. */
  tickets?: readonly Ticket[];
  /** The counter as it is after it. */
  counter?: CounterStatus;
  /** Set by ticketIssued: the sequence and how many it has given. */
  issued?: {sequence: string; count: number};
  /** Set by ticketCalled and ticketRecalled. */
  call?: Call;
  /** Set by ticketFinished: how long the service took. */
  serviceTime?: {service: string; milliseconds: number};
  /** Bookings as they are after it. */
  bookings?: readonly Booking[];
  /** Set where a call moves the round on, and where undo puts it back. */
  round?: Readonly<Record<string, number>>;
  /**
   * Set by dayOpened where open tickets stay: `virtual`, because the hall never closes; `corrected`, because its clock
   * had been ahead and the day before this event never was.
   */
  stays?: 'virtual' | 'corrected';
  /** Set by dayOpened where numbers go on: how many each sequence has given. */
  numbers?: Readonly<Record<string, number>>;
  /** Set where a counter's tally of the day changes, also downwards by undo. */
  tally?: Tally & {counter: string};
}

/** Why a command was refused. A fixed list, so that every screen can say it in its own language. */
export type RefusalReason =
  | 'unknown-service'
  | 'unknown-counter'
  | 'unknown-ticket'
  | 'unknown-priority'
  | 'reason-required'
  | 'hall-closed'
  | 'limit-reached'
  | 'numbers-exhausted'
  | 'counter-not-open'
  | 'counter-busy'
  | 'queue-empty'
  | 'service-not-here'
  | 'not-yours'
  | 'wrong-state'
  | 'stale-version'
  | 'not-checked-in'
  | 'too-late'
  | 'already-rated'
  | 'nothing-to-undo'
  | 'token-unknown'
  | 'token-used'
  | 'already-waiting'
  | 'cool-down'
  | 'not-permitted'
  | 'unknown-booking'
  | 'slot-taken'
  | 'no-such-slot'
  | 'too-early';

/** A command refused, with the present state of the ticket it was about. */
export interface Refusal {
  refused: RefusalReason;
  /** The ticket as it is now, where the command named one. */
  ticket?: Ticket;
  /** When it could be given, for `too-early` and `cool-down`. */
  at?: number;
}
