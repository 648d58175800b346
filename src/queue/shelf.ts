import type {Shelves} from './ticket.js';

/*
 * A persistent dictionary as plain JSON. One object of ten thousand tickets would be copied whole at each event;
 * 128 small ones share all but one between two states.
 */

const count = 128;
const bare: Readonly<Record<string, never>> = Object.freeze({});

/** Shelves with nothing on them. */
export function emptyShelves<T>(): Shelves<T> {
  return new Array<Readonly<Record<string, T>>>(count).fill(bare);
}

function shelfOf(key: string): number {
  let hash = 0;
  for (let index = 0; index < key.length; index++) hash = (hash * 31 + key.charCodeAt(index)) | 0;
  return (hash >>> 0) % count;
}

/** What lies under a key; `undefined` where nothing does. Keys come from outside: inherited names find nothing. */
export function take<T>(shelves: Shelves<T>, key: string): T | undefined {
  return own(shelves[shelfOf(key)], key);
}

/** The same shelves with one entry replaced or added. */
export function put<T>(shelves: Shelves<T>, key: string, value: T): Shelves<T> {
  const index = shelfOf(key);
  const next = shelves.slice();
  next[index] = {...shelves[index], [key]: value};
  return next;
}

/** Every entry, in no order of meaning. */
export function everything<T>(shelves: Shelves<T>): T[] {
  return shelves.flatMap((shelf) => Object.values(shelf));
}

/** An own entry of a record; names such as `constructor` find nothing. */
export function own<T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  return record && Object.prototype.hasOwnProperty.call(record, key) ? record[key] : undefined;
}
