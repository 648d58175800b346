/*
 * Who is next. By rank, with one rule for priority: at a counter, one priority ticket may go ahead of earlier ones,
 * then a turn goes by arrival before another may. A priority ticket is therefore never later than by arrival, and a
 * normal one is passed by one priority ticket for each turn before it, and one more a counter: nobody starves.
 */

/** What the rule looks at. */
export interface Candidate {
  rank: number;
  priority?: string | null;
}

/** Who is next, and whether the next turn must go by arrival. */
export interface Turn<T> {
  next: T;
  owesNormal: boolean;
}

/** The next of those waiting, given by rank; `undefined` where nobody waits. */
export function nextTurn<T extends Candidate>(waiting: readonly T[], owesNormal: boolean): Turn<T> | undefined {
  const first = waiting[0];
  if (!first) return undefined;
  const urgent = waiting.find(({priority}) => priority);
  const normal = waiting.find(({priority}) => !priority);
  if (!urgent || !normal) return {next: first, owesNormal: owesNormal && !normal};
  if (first === urgent) return {next: urgent, owesNormal};
  return owesNormal ? {next: normal, owesNormal: false} : {next: urgent, owesNormal: true};
}

/** The first `most` of those waiting in the order a counter will call them. */
export function callOrder<T extends Candidate>(waiting: readonly T[], owesNormal: boolean, most = Infinity): T[] {
  const left = [...waiting];
  const order: T[] = [];
  let owes = owesNormal;
  while (left.length && order.length < most) {
    const turn = nextTurn(left, owes);
    if (!turn) break;
    owes = turn.owesNormal;
    order.push(turn.next);
    left.splice(left.indexOf(turn.next), 1);
  }
  return order;
}
