import type {HallLink} from '../../services/hall/hall.js';
import type {CounterRow, HallView, TicketRow} from '../view.js';

/** What stands over a counter. */
export type Standing =
  | {kind: 'calling' | 'serving'; row: TicketRow; others: readonly TicketRow[]; priority: boolean}
  | {kind: 'stale'; before: {number: string; at: number} | null}
  | {kind: 'failed'; problem: HallLink['problem']}
  | {
      kind: 'loading' | 'unnamed' | 'no-counter' | 'unknown-counter' | 'free' | 'paused' | 'closed' | 'out-of-hours';
    };

/** The counter of an id. */
export function counterOf(view: HallView | null, counter: string): CounterRow | undefined {
  return view?.counters.find(({id}) => id === counter);
}

/** Newest first: who was called last is whom the sign is for. */
function heldBy({tickets}: HallView, counter: string): readonly TicketRow[] {
  return tickets
    .filter((row) => row.counter === counter && (row.state === 'called' || row.state === 'serving'))
    .sort((one, other) => Number(other.state === 'called') - Number(one.state === 'called') || other.since - one.since);
}

/** What a sign shows of a hall it knows so well. */
export function standingOf(view: HallView | null, link: HallLink, hall: string, counter: string): Standing {
  if (!hall) return {kind: 'unnamed'};
  if (!view) return link.state === 'failed' ? {kind: 'failed', problem: link.problem} : {kind: 'loading'};
  if (!counter) return {kind: 'no-counter'};
  const row = counterOf(view, counter);
  if (!row) return {kind: 'unknown-counter'};
  if (link.state === 'stale' || link.state === 'failed') {
    const calls = view.calls.filter((call) => call.counter === counter);
    const last = calls[calls.length - 1];
    return {kind: 'stale', before: last ? {number: last.number, at: last.at} : null};
  }
  const [first, ...others] = heldBy(view, counter);
  if (first) {
    return {
      kind: first.state === 'called' ? 'calling' : 'serving',
      row: first,
      others,
      priority: row.priority === true,
    };
  }
  if (row.state === 'closed') return {kind: view.open ? 'closed' : 'out-of-hours'};
  return {kind: row.state === 'paused' ? 'paused' : 'free'};
}
