import type {HallView} from '../../queue/view.js';

/** A snapshot that keeps the rows of the view before where they say the same. */
export function settle(before: HallView | null, next: HallView): HallView {
  if (!before || before.epoch !== next.epoch) return next;
  return {
    ...next,
    hall: same(before.hall, next.hall) ? before.hall : next.hall,
    services: keep(before.services, next.services, (row) => row.id),
    counters: keep(before.counters, next.counters, (row) => row.id),
    tickets: keep(before.tickets, next.tickets, (row) => row.id),
    calls: keep(before.calls, next.calls, (call) => call.seq),
  };
}

function same(one: unknown, other: unknown): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

function keep<T>(before: readonly T[], next: readonly T[], key: (row: T) => unknown): readonly T[] {
  const known = new Map(before.map((row) => [key(row), row]));
  const rows = next.map((row) => {
    const old = known.get(key(row));
    return old !== undefined && same(old, row) ? old : row;
  });
  return rows.length === before.length && rows.every((row, index) => row === before[index]) ? before : rows;
}
