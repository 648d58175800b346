import type {HallView, WaitingRow} from '../view.js';
import type {ServiceField} from '../ticket.js';
import {wholeNumber} from './slip.js';

/** What stands on the first screen: a field with its services, or a service on its own. */
export type Entry = {field: ServiceField; rows: readonly WaitingRow[]} | {field: null; rows: readonly [WaitingRow]};

/** The services a hall gives numbers for. */
export function rowsOf(view: HallView | null): readonly WaitingRow[] {
  return (view?.services ?? []).filter((row) => typeof row?.id === 'string');
}

/**
 * Fields in the office's order, then the services that stand on their own. A field with one service is that service;
 * a field with none is left out.
 */
export function entriesOf(view: HallView | null): readonly Entry[] {
  const rows = rowsOf(view);
  const told: unknown = view?.hall?.fields;
  const fields = (Array.isArray(told) ? (told as (ServiceField | null)[]) : []).filter(
    (field): field is ServiceField => typeof field?.id === 'string',
  );
  const known = new Set(fields.map(({id}) => id));
  const alone = rows.filter(({field}) => field === undefined || !known.has(field));
  const grouped = fields.map((field) => ({field, rows: rows.filter((row) => row.field === field.id)}));
  return [
    ...grouped
      .filter((entry) => entry.rows.length > 0)
      .map((entry) => (entry.rows[1] ? entry : single(entry.rows[0]!))),
    ...alone.map(single),
  ];
}

function single(row: WaitingRow): Entry {
  return {field: null, rows: [row]};
}

/** People who wait for any of these services; `null` where the hall does not say. */
export function peopleAt(rows: readonly WaitingRow[]): number | null {
  const counts = rows.map(({count}) => wholeNumber(count));
  return counts.every((count) => count !== null) ? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0) : null;
}

/** The letters before the numbers of these services, each once, three at most. */
export function lettersOf(rows: readonly WaitingRow[]): string {
  const letters = [...new Set(rows.map(({prefix}) => (typeof prefix === 'string' ? prefix : '')))].filter(Boolean);
  return letters.length > 3 ? `${letters[0]}–${letters[letters.length - 1]}` : letters.join(' ');
}
