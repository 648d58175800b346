import type {HallPatch, HallView} from '../../queue/view.js';

const mostCalls = 40;

interface Row {
  id: string;
}

/** A view after a patch. Rows that did not change stay the same objects, so that a screen redraws only the others. */
export function applyPatch(view: HallView, patch: HallPatch): HallView {
  const {day = view.day, open = view.open, seq, now} = patch;
  const lastCall = view.calls[view.calls.length - 1]?.seq ?? -1;
  const calls = (patch.calls ?? []).filter((call) => call.seq > lastCall);
  const invitations = patch.invitations ?? view.invitations;
  return {
    ...view,
    seq,
    now,
    day,
    open,
    services: replace(view.services, patch.services),
    counters: replace(view.counters, patch.counters),
    tickets: byRank(replace(view.tickets, patch.tickets, patch.gone)),
    calls: calls.length > 0 ? [...view.calls, ...calls].slice(-mostCalls) : view.calls,
    ...(invitations ? {invitations} : {}),
  };
}

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
  return JSON.stringify(one) === JSON.stringify(other);
}

function keep<T>(before: readonly T[], next: readonly T[], key: (row: T) => unknown): readonly T[] {
  const known = new Map(before.map((row) => [key(row), row]));
  const rows = next.map((row) => {
    const old = known.get(key(row));
    return old !== undefined && same(old, row) ? old : row;
  });
  return rows.length === before.length && rows.every((row, index) => row === before[index]) ? before : rows;
}

function replace<T extends Row>(
  rows: readonly T[],
  changed: readonly T[] | undefined,
  gone?: readonly string[],
): readonly T[] {
  if (!changed?.length && !gone?.length) return rows;
  const news = new Map((changed ?? []).map((row) => [row.id, row]));
  const away = new Set(gone ?? []);
  const next: T[] = [];
  for (const row of rows) {
    const fresh = news.get(row.id);
    news.delete(row.id);
    if (!away.has(row.id)) next.push(fresh ?? row);
  }
  for (const row of news.values()) if (!away.has(row.id)) next.push(row);
  return next;
}

function byRank<T extends {rank: number}>(rows: readonly T[]): readonly T[] {
  const sorted = rows.every((row, index) => index === 0 || rows[index - 1]!.rank <= row.rank);
  return sorted ? rows : [...rows].sort((one, other) => one.rank - other.rank);
}
