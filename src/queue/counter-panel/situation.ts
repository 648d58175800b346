import {callOrder} from '../priority.js';
import type {Command} from '../ticket.js';
import {byPlace, type BookingRow, type CounterRow, type HallView, type TicketRow} from '../view.js';

/** What an officer may do to the ticket in hand. The order is that of the buttons and never changes. */
export const actions = ['recall', 'start', 'finish', 'noShow', 'transfer', 'park'] as const;
export type Action = (typeof actions)[number];

/** Why something may not be done now. */
export type Hindrance =
  | ('nobody' | 'serving' | 'not-started' | 'answer-first' | 'nobody-waits' | 'in-hand' | 'sending')
  | ('away' | 'hands-full' | 'nothing-to-undo' | 'closed' | 'open-already' | 'none-parked' | 'none-missed');

/** The step that undo would take back. */
export interface LastStep {
  command: Command['type'];
  numbers: readonly string[];
}

/** Everything one counter works with, read from the view of its hall. */
export interface Situation {
  counter: CounterRow;
  /** The officer at this panel where several share the counter, by an opaque id; empty otherwise. */
  officer: string;
  /** True while the hall is out of reach: what is shown is old, and nothing can be done. */
  away: boolean;
  /** The tickets in hand, the officer's own first, then oldest first. */
  held: readonly TicketRow[];
  /** Those among them that this officer holds: all, where nobody shares the counter. */
  mine: readonly TicketRow[];
  /** The one that the buttons are about. */
  current: TicketRow | null;
  /** Those who wait, in the order this counter will call them, those not callable yet at the end. */
  waiting: readonly TicketRow[];
  /** How many of them are here. */
  people: number;
  next: TicketRow | null;
  /** Whether any other than the next may be called from here. */
  outOfTurn: boolean;
  /** Set aside, those whose time has come first. */
  parked: readonly TicketRow[];
  /** Called here and not come, lately: they may still come back. */
  missed: readonly TicketRow[];
  /** Cancelled, left or voided lately, of the services taken here. */
  gone: readonly TicketRow[];
  /** Today's appointments of those services, by time. */
  bookings: readonly BookingRow[];
  undo: LastStep | null;
}

/** Who looks, and how well. */
export interface Sight {
  /** The ticket in hand that the officer turned to. */
  chosen?: string;
  officer?: string;
  away?: boolean;
  /** True in a hall of this browser, where whoever stands before it is its manager. */
  local?: boolean;
}

/** Rows drawn at most; nobody looks further down a queue. */
export const rowsShown = 60;

/** Whether a waiting ticket may be called: its holder is here and its time has come. */
export function isCallable({checkedIn = true, notBefore}: TicketRow, now: number): boolean {
  return checkedIn && (notBefore ?? 0) <= now;
}

/** The situation at a counter; `null` where the hall has no such counter. */
export function situationOf(view: HallView, id: string, now: number, sight: Sight = {}): Situation | null {
  const counter = view.counters.find((row) => row.id === id);
  if (!counter) return null;
  const {chosen = '', officer = '', away = false, local = false} = sight;
  const here = (row: TicketRow) => row.counter === id;
  const ours = ({service}: {service: string}) => counter.services.includes(service);
  const of = (...states: TicketRow['state'][]) => view.tickets.filter(({state}) => states.includes(state));
  const own = (row: TicketRow) => !officer || row.officer === officer;
  const held = of('called', 'serving')
    .filter(here)
    .sort((a, b) => Number(own(b)) - Number(own(a)) || a.since - b.since);
  const mine = held.filter(own);
  const queue = of('waiting').filter(ours).sort(byPlace);
  const due = ({notBefore}: TicketRow) => Boolean(notBefore && notBefore <= now);
  return {
    ...{counter, officer, away, held, mine},
    current: held.find((row) => row.id === chosen) ?? currentOf(mine),
    ...lineOf(queue, view, counter, now),
    people: queue.filter(({checkedIn = true}) => checkedIn).length,
    outOfTurn: mayCallOutOfTurn(view, local),
    parked: of('parked')
      .filter((row) => here(row) || ours(row))
      .sort((a, b) => Number(due(b)) - Number(due(a)) || (a.notBefore ?? Infinity) - (b.notBefore ?? Infinity) || 0),
    missed: of('no-show').filter(here),
    gone: of('cancelled', 'left', 'voided').filter(ours),
    bookings: (view.bookings ?? []).filter(ours),
    undo: counter.state === 'closed' ? null : lastStepOf(view, counter, officer),
  };
}

/** Those who wait, in the order the counter will call them. */
function lineOf(
  queue: readonly TicketRow[],
  {hall, round}: HallView,
  counter: CounterRow,
  now: number,
): Pick<Situation, 'waiting' | 'next'> {
  const line = queue.filter((row) => isCallable(row, now));
  const waiting = [
    ...callOrder(line, {...counter, round}, {calling: hall.calling, now}, rowsShown),
    ...queue.filter((row) => !isCallable(row, now)),
  ];
  return {waiting, next: line.length ? (waiting[0] ?? null) : null};
}

function mayCallOutOfTurn({hall, role}: HallView, local: boolean): boolean {
  const {outOfTurn = 'counter'} = hall.calling ?? {};
  return outOfTurn === 'counter' || (outOfTurn === 'manager' && (role === 'manager' || local));
}

/** The later of the officer's own step and the counter's, as the hall takes it. */
function lastStepOf(view: HallView, counter: CounterRow, officer: string): LastStep | null {
  const {undo, undoes = [], officers = []} = counter;
  const common = undo ? {command: undo, numbers: undoes} : null;
  const row = officer ? officers.find(({id}) => id === officer) : undefined;
  if (!row) return common;
  const mine = {command: row.undo, numbers: row.undoes};
  return common && ageOf(view, common) > ageOf(view, mine) ? common : mine;
}

function ageOf(view: HallView, {numbers}: LastStep): number {
  return Math.max(-1, ...view.tickets.filter(({number}) => numbers.includes(number)).map(({version = 0}) => version));
}

/** Whoever was called and has not been answered comes before whoever is being served. */
function currentOf(held: readonly TicketRow[]): TicketRow | null {
  return held.find(({state}) => state === 'called') ?? held[held.length - 1] ?? null;
}

/** Why an action on the ticket in hand may not be done; `null` where it may. */
export function hindranceOf({current, away}: Situation, action: Action): Hindrance | null {
  if (away) return 'away';
  if (!current) return 'nobody';
  if (action === 'finish') return current.state === 'serving' ? null : 'not-started';
  if (action === 'transfer' || action === 'park') return null;
  return current.state === 'called' ? null : 'serving';
}

/** What the red button does now: open the counter, or call, after finishing a ticket where no hand is free. */
export interface NextStep {
  does: 'open' | 'call';
  finishes: TicketRow | null;
  hindrance: Hindrance | null;
}

/** What the red button does, or why it cannot. */
export function nextStepOf({counter, held, mine, next, away, officer}: Situation): NextStep {
  const does = counter.state === 'open' ? 'call' : 'open';
  if (away || does === 'open') return {does, finishes: null, hindrance: away ? 'away' : null};
  const free = (counter.free ?? held.length === 0) && (!officer || mine.length === 0);
  const finishes = free ? null : (mine.find(({state}) => state === 'serving') ?? null);
  const full = mine.length ? 'answer-first' : 'hands-full';
  const hindrance = !free && !finishes ? full : next ? null : 'nobody-waits';
  return {does, finishes, hindrance};
}

/** Why a counter may not be set to a state now; `null` where it may. */
export function stateHindranceOf(
  {counter, held, away}: Situation,
  state: 'open' | 'paused' | 'closed',
): Hindrance | null {
  if (away) return 'away';
  if (state === 'open') return counter.state === 'open' ? 'open-already' : null;
  if (counter.state === 'closed') return 'closed';
  return state === 'closed' && held.length ? 'in-hand' : null;
}
