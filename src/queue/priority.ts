import type {CallingRules, TurnGroup} from './ticket.js';

/*
 * Who is next at a counter, by rank and by the office's rules.
 *
 * Without rules: one ticket with a priority, or an appointment whose time has come, may go ahead of earlier ones, then
 * a turn goes by arrival before another may.
 *
 * With rules: whoever is overdue goes first; then the classes take turns in a round counted over the whole hall. A
 * counter that takes some services only may find the round against it again and again, and a class that is always
 * overdue would keep everybody else out. So each counter counts the calls in a row that went past whoever stands first
 * there, and after `mostPassed` of them calls that one. Whoever has N before them at a counter is therefore called
 * within (N + 1) × (mostPassed + 1) calls of that counter, whatever the classes: nobody starves.
 *
 * Whom an officer put before everybody (a parked ticket taken back, a transfer to the first place) goes before all
 * rules: it is the officer who decided, not a class.
 */

/** What the rules look at. */
export interface Candidate {
  rank: number;
  priority?: string | null;
  appointmentAt?: number | null;
  /** When it was issued; without it nobody is ever overdue. */
  issuedAt?: number;
}

/** What a counter and its hall have called so far. */
export interface Standing {
  owesNormal?: boolean | undefined;
  passed?: number | undefined;
  round?: Readonly<Record<string, number>> | undefined;
}

/** The rules, and the hall's clock. */
export interface Rules {
  calling?: CallingRules | undefined;
  now: number;
}

/** Who is next, and what has been called once that one is. */
export interface Turn<T> {
  next: T;
  owesNormal: boolean;
  passed: number;
  round: Readonly<Record<string, number>>;
  /** The class that the round counted; `null` where there is no round. */
  counted: string | null;
}

const fewestPassed = 4;

/** Calls in a row that may go past whoever stands first at a counter. */
export function mostPassed({ratio, overdue}: CallingRules = {}): number {
  const turns = ratio?.reduce((sum, group) => sum + group.turns, 0) ?? 1;
  return Math.max(turns, overdue?.length ? fewestPassed : 1);
}

/** The class of somebody who waits. Before the booked time an appointment is as everybody. */
export function classOf({priority, appointmentAt}: Candidate, now: number): string {
  if (priority) return priority;
  return isDue(appointmentAt, now) ? 'appointment' : 'normal';
}

function isDue(appointmentAt: number | null | undefined, now: number): boolean {
  return appointmentAt !== null && appointmentAt !== undefined && appointmentAt <= now;
}

/** Since when somebody waits: from the booked time, where there is one. */
export function waitsSince({appointmentAt, issuedAt}: Candidate): number {
  return appointmentAt ?? issuedAt ?? Infinity;
}

/** The next of those waiting, given by rank; `undefined` where nobody waits. */
export function nextTurn<T extends Candidate>(
  waiting: readonly T[],
  standing: Standing,
  {calling, now}: Rules,
): Turn<T> | undefined {
  const {owesNormal = false, passed = 0, round = {}} = standing;
  const [first] = waiting;
  if (!first) return undefined;
  const ruled = Boolean(calling?.ratio?.length || calling?.overdue?.length);
  if (first.rank < 0) return {next: first, owesNormal, passed, round, counted: null};
  if (!calling || !ruled) return {...usual(waiting, owesNormal, now), passed: 0, round, counted: null};
  const {ratio} = calling;
  const inRound = ratio?.length ? ofRound(waiting, ratio, round, now) : undefined;
  const ahead = passed < mostPassed(calling) ? (longestOverdue(waiting, calling, now) ?? inRound?.next) : first;
  const rest = usual(waiting, passed > 0, now);
  const next = ahead ?? rest.next;
  const counts = next === inRound?.next ? inRound.round : round;
  const counted = ratio?.length ? classOf(next, now) : null;
  const after = counted === null ? round : {...counts, [counted]: (counts[counted] ?? 0) + 1};
  return {next, owesNormal: false, passed: next === first ? 0 : passed + 1, round: after, counted};
}

/** One goes ahead, then a turn goes by arrival. */
function usual<T extends Candidate>(
  waiting: readonly T[],
  owesNormal: boolean,
  now: number,
): {next: T; owesNormal: boolean} {
  const first = waiting[0]!;
  const urgent = waiting.find((each) => classOf(each, now) !== 'normal');
  const normal = waiting.find((each) => classOf(each, now) === 'normal');
  if (!urgent || !normal) return {next: first, owesNormal: owesNormal && !normal};
  if (first === urgent) return {next: urgent, owesNormal};
  return owesNormal ? {next: normal, owesNormal: false} : {next: urgent, owesNormal: true};
}

function longestOverdue<T extends Candidate>(
  waiting: readonly T[],
  {overdue}: CallingRules,
  now: number,
): T | undefined {
  if (!overdue?.length) return undefined;
  const late = waiting.filter((each) => {
    const name = classOf(each, now);
    return overdue.some((rule) => rule.class === name && now - waitsSince(each) > rule.minutes * 60_000);
  });
  return late.reduce<T | undefined>((found, each) => {
    return found && waitsSince(found) <= waitsSince(each) ? found : each;
  }, undefined);
}

/** The first of the first group that waits with turns left. Where none has any, a new round begins. */
function ofRound<T extends Candidate>(
  waiting: readonly T[],
  ratio: readonly TurnGroup[],
  round: Readonly<Record<string, number>>,
  now: number,
): {next: T; round: Readonly<Record<string, number>>} {
  const named = new Set(ratio.flatMap(({classes}) => classes));
  const groupOf = (name: string) => ratio.findIndex(({classes}) => classes.includes(named.has(name) ? name : 'normal'));
  const heads = new Map<number, T>();
  for (const each of waiting) {
    const group = groupOf(classOf(each, now));
    if (!heads.has(group)) heads.set(group, each);
  }
  const called = new Map<number, number>();
  for (const [name, times] of Object.entries(round)) {
    called.set(groupOf(name), (called.get(groupOf(name)) ?? 0) + times);
  }
  const groups = [...ratio.keys(), -1].filter((group) => heads.has(group));
  const turn = groups.find((group) => (called.get(group) ?? 0) < (ratio[group]?.turns ?? 1));
  return {next: heads.get(turn ?? groups[0]!)!, round: turn === undefined ? {} : round};
}

/** The first `most` of those waiting in the order a counter will call them. */
export function callOrder<T extends Candidate>(
  waiting: readonly T[],
  standing: Standing,
  rules: Rules,
  most = Infinity,
): T[] {
  const left = [...waiting];
  const order: T[] = [];
  let now = standing;
  while (left.length && order.length < most) {
    const turn = nextTurn(left, now, rules);
    if (!turn) break;
    now = turn;
    order.push(turn.next);
    left.splice(left.indexOf(turn.next), 1);
  }
  return order;
}
