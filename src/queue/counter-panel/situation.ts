import {callOrder} from '../priority.js';
import {byPlace, type CounterRow, type HallView, type TicketRow} from '../view.js';

/** What an officer may do to the ticket in hand. The order is that of the buttons and never changes. */
export const actions = ['recall', 'start', 'finish', 'noShow', 'transfer', 'park'] as const;
export type Action = (typeof actions)[number];

/** Why something may not be done now. */
export type Hindrance = 'nobody' | 'serving' | 'not-started' | 'answer-first' | 'nobody-waits' | 'in-hand' | 'sending';

/** Everything one counter works with, read from the view of its hall. */
export interface Situation {
  counter: CounterRow;
  /** The tickets in hand, oldest first. */
  held: readonly TicketRow[];
  /** The one that the buttons are about. */
  current: TicketRow | null;
  /** Those who wait, in the order this counter will call them, those not callable yet at the end. */
  waiting: readonly TicketRow[];
  /** How many of them are here. */
  people: number;
  next: TicketRow | null;
  parked: readonly TicketRow[];
  /** Called here and not come, lately: they may still come back. */
  missed: readonly TicketRow[];
}

/** Rows drawn at most; nobody looks further down a queue. */
export const rowsShown = 60;

/** Whether a waiting ticket may be called: its holder is here and its time has come. */
export function isCallable({checkedIn = true, notBefore}: TicketRow, now: number): boolean {
  return checkedIn && (notBefore ?? 0) <= now;
}

/** The situation at a counter; `null` where the hall has no such counter. `chosen` is a ticket in hand. */
export function situationOf(view: HallView, id: string, now: number, chosen = ''): Situation | null {
  const counter = view.counters.find((row) => row.id === id);
  if (!counter) return null;
  const mine = (row: TicketRow) => row.counter === id;
  const ours = ({service}: TicketRow) => counter.services.includes(service);
  const of = (...states: TicketRow['state'][]) => view.tickets.filter(({state}) => states.includes(state));
  const held = of('called', 'serving')
    .filter(mine)
    .sort((a, b) => a.since - b.since);
  const queue = of('waiting').filter(ours).sort(byPlace);
  const line = queue.filter((row) => isCallable(row, now));
  const waiting = [
    ...callOrder(line, {...counter, round: view.round}, {calling: view.hall.calling, now}, rowsShown),
    ...queue.filter((row) => !isCallable(row, now)),
  ];
  return {
    counter,
    held,
    current: held.find((row) => row.id === chosen) ?? currentOf(held),
    waiting,
    people: queue.filter(({checkedIn = true}) => checkedIn).length,
    next: line.length ? (waiting[0] ?? null) : null,
    parked: of('parked').filter((row) => mine(row) || ours(row)),
    missed: of('no-show').filter(mine),
  };
}

/** Whoever was called and has not been answered comes before whoever is being served. */
function currentOf(held: readonly TicketRow[]): TicketRow | null {
  return held.find(({state}) => state === 'called') ?? held[held.length - 1] ?? null;
}

/** Why an action on the ticket in hand may not be done; `null` where it may. */
export function hindranceOf({current}: Situation, action: Action): Hindrance | null {
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
export function nextStepOf({counter, held, next}: Situation): NextStep {
  if (counter.state !== 'open') return {does: 'open', finishes: null, hindrance: null};
  const free = counter.free ?? held.length === 0;
  const finishes = free ? null : (held.find(({state}) => state === 'serving') ?? null);
  const hindrance = !free && !finishes ? 'answer-first' : next ? null : 'nobody-waits';
  return {does: 'call', finishes, hindrance};
}
