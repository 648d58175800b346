import {deviceKey, isDevice, type DeviceRow, type Row} from './row.js';

/** A store that hangs is a store that is missing: nobody waits at a kiosk for a lock that never comes. */
const patience = 5000;

/** So many rows are read at a time, and each time has its own patience: a store with a hundred thousand does not hang. */
const aPart = 2000;

function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('Aborted.', 'AbortError'));
  });
}

/** Rejects when nothing came in time. `lengthen` is given what begins the time anew. */
export function inTime<T>(promise: Promise<T>, lengthen?: (again: () => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout>;
    const begin = () => {
      clearTimeout(timer);
      timer = setTimeout(() => reject(new DOMException('No answer.', 'TimeoutError')), patience);
    };
    begin();
    lengthen?.(begin);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The rows in IndexedDB. Every write waits for the disk: one relaxed writer can tear the tail that loses strict ones. */
export interface Database {
  read(): Promise<unknown[]>;
  /** Writes what `make` returns in one transaction, in which no other tab can take the same number. */
  write(make: (device: DeviceRow | undefined) => readonly Row[]): Promise<void>;
  /** Something that only this store can hold, by its id. */
  find(id: string): Promise<unknown>;
  put(row: {id: string}): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  close(): void;
}

/** Opens it; `lost` is called when the browser closes it over our heads. */
export async function openDatabase(name: string, lost: () => void): Promise<Database> {
  const request = indexedDB.open(`mot-cua outbox ${name}`, 1);
  request.onupgradeneeded = () => request.result.createObjectStore('rows', {keyPath: 'id'});
  const database = await inTime(
    new Promise<IDBDatabase>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    }),
  );
  database.onclose = lost; // the site's data was cleared, or the disk failed
  database.onversionchange = () => {
    database.close(); // a newer version of the library wants to open it
    lost();
  };
  const change = (act: (rows: IDBObjectStore) => void): Promise<void> => {
    const transaction = database.transaction('rows', 'readwrite', {durability: 'strict'});
    act(transaction.objectStore('rows'));
    return inTime(settled(transaction));
  };
  const look = async <T>(ask: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> => {
    const transaction = database.transaction('rows');
    const request = ask(transaction.objectStore('rows'));
    await inTime(settled(transaction));
    return request.result;
  };
  return {
    async read() {
      const all: unknown[] = [];
      for (let part = [] as {id: string}[]; ; all.push(...part)) {
        const after = part.length > 0 ? IDBKeyRange.lowerBound(part[part.length - 1]!.id, true) : null;
        part = await look((rows) => rows.getAll(after, aPart) as IDBRequest<{id: string}[]>);
        if (part.length < aPart) return [...all, ...part];
      }
    },
    write: (make) =>
      change((rows) => {
        const stored: IDBRequest<unknown> = rows.get(deviceKey);
        stored.onsuccess = () =>
          make(isDevice(stored.result) ? stored.result : undefined).forEach((row) => rows.put(row));
      }),
    find: (id) => look((rows) => rows.get(id) as IDBRequest<unknown>),
    put: (row) => change((rows) => void rows.put(row)),
    remove: (ids) => change((rows) => ids.forEach((id) => rows.delete(id))),
    close: () => database.close(),
  };
}
