import {Database} from './database.js';
import {Log} from './log.js';
import {deviceKey, elder, type DeviceRow, type Row} from './row.js';
import type {Durability} from './contract.js';

type Outcome = 'kept' | 'missing' | 'full';

/** A store that would not open is tried again no sooner than this: a kiosk must not wait for it at every tap. */
const pause = 30_000;
/** A log smaller than this is not worth rewriting. */
const smallLog = 64 * 1024;

function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** What a database that comes back is filled with; another tab may have numbered on meanwhile. */
function refill(rows: readonly Row[], stored: DeviceRow | undefined): Row[] {
  return rows.map((row) => (row.id === deviceKey ? elder(stored, row as DeviceRow) : row));
}

/** Both stores as one: what is written here stands in IndexedDB and in the log, or the caller learns that it does not. */
export class Shelf {
  durability: Durability = 'network';
  readonly #name: string;
  /** Everything known, from the memory of this tab: what a store that comes back is filled with. */
  readonly #everything: () => Row[];
  #database: Promise<Database | null> | null = null;
  #log: Promise<Log | null> | null = null;
  #logRows: unknown[] = [];
  #logSize = 0;
  #logFloor = 0;
  #closed = false;

  constructor(name: string, everything: () => Row[]) {
    this.#name = name;
    this.#everything = everything;
  }

  /** Opens both stores and returns all they hold. */
  async open(): Promise<unknown[]> {
    const [database, log] = await Promise.all([this.#openDatabase(), this.#openLog()]);
    const rows = await this.#read(database);
    this.#settle(rows ? 'kept' : 'missing', log ? 'kept' : 'missing');
    const logged = this.#logRows;
    this.#logRows = [];
    return [...(rows ?? []), ...logged];
  }

  /**
   * Writes rows into both stores. `make` is called once, with the device's row if the database has one, at a moment
   * when no other tab can take the same number. False means that the device is full and nothing may be acknowledged.
   */
  async write(make: (device: DeviceRow | undefined) => readonly Row[]): Promise<boolean> {
    let rows: readonly Row[] | undefined;
    let tell: (rows: readonly Row[]) => void = () => undefined;
    const made = new Promise<readonly Row[]>((resolve) => (tell = resolve));
    const makeOnce = (device: DeviceRow | undefined) => {
      rows ??= make(device);
      tell(rows);
      return rows;
    };
    const intoDatabase = this.#intoDatabase((database) => database.write(makeOnce));
    void intoDatabase.then(() => makeOnce(undefined));
    const outcomes = await Promise.all([intoDatabase, made.then((all) => this.#intoLog(all))]);
    if (outcomes.includes('full')) return false;
    this.#settle(...outcomes);
    return true;
  }

  /** Forgets rows in the database; the log forgets them when it is rewritten. */
  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#intoDatabase((database) => database.remove(ids));
  }

  /** For whoever sends: takes over what dead tabs left, and returns what each store holds now. */
  async gather(): Promise<{database: unknown[]; log: unknown[]}> {
    const log = (await (await this.#openLog())?.adopt().catch(() => [])) ?? [];
    return {database: (await this.#read(await this.#openDatabase())) ?? [], log};
  }

  /** Rewrites the log with these rows, always or when it has grown to twice what it held after the last time. */
  async compact(rows: () => Row[], always: boolean): Promise<void> {
    if (!always && this.#logSize < Math.max(smallLog, 2 * this.#logFloor)) return;
    const log = await this.#openLog();
    if (!log) return;
    try {
      this.#logFloor = this.#logSize = await log.compact(rows(), false);
    } catch (error) {
      // No room for a second file. With a sound database the old one may be overwritten where it stands.
      if (!isFull(error) || this.durability !== 'both') return;
      await log.compact(rows(), true).catch(() => this.#dropLog(log));
    }
  }

  close(): void {
    this.#closed = true;
    void this.#database?.then((database) => database?.close());
    void this.#log?.then((log) => log?.close());
  }

  #settle(database: Outcome, log: Outcome): void {
    const kept = [database, log].filter((outcome) => outcome === 'kept').length;
    this.durability = kept === 2 ? 'both' : kept === 1 ? 'single' : 'network';
  }

  async #read(database: Database | null): Promise<unknown[] | null> {
    return database ? database.read().catch(() => null) : null;
  }

  #openDatabase(): Promise<Database | null> {
    this.#database ??= this.#openedDatabase();
    return this.#database;
  }

  async #openedDatabase(): Promise<Database | null> {
    try {
      const database = await Database.open(this.#name, () => this.#lost());
      const rows = this.#everything();
      if (rows.length > 0) await database.write((stored) => refill(rows, stored)); // it may have come back empty
      return database;
    } catch {
      setTimeout(() => (this.#database = null), pause);
      return null;
    }
  }

  /** The browser closed the database over our heads, perhaps clearing the site's data: both stores are filled anew. */
  #lost(): void {
    this.#database = null;
    if (this.#closed || this.#everything().length === 0) return;
    void this.#openDatabase();
    void this.compact(this.#everything, true);
  }

  #openLog(): Promise<Log | null> {
    this.#log ??= this.#openedLog();
    return this.#log;
  }

  async #openedLog(): Promise<Log | null> {
    try {
      const {log, rows} = await Log.open(this.#name);
      this.#logRows = rows;
      const known = this.#everything();
      if (known.length > 0) await log.append(known);
      return log;
    } catch {
      setTimeout(() => (this.#log = null), pause);
      return null;
    }
  }

  #dropLog(log: Log): void {
    log.close();
    this.#log = null;
  }

  /** Once more on a fresh connection when the first try failed for another reason than room. */
  async #intoDatabase(act: (database: Database) => Promise<void>): Promise<Outcome> {
    for (let attempt = 1; attempt <= 2; attempt++) {
      const database = await this.#openDatabase();
      if (!database) return 'missing';
      try {
        await act(database);
        return 'kept';
      } catch (error) {
        if (isFull(error)) return 'full';
        database.close();
        this.#database = null;
      }
    }
    return 'missing';
  }

  async #intoLog(rows: readonly Row[]): Promise<Outcome> {
    for (let attempt = 1; attempt <= 2; attempt++) {
      const log = await this.#openLog();
      if (!log) return 'missing';
      try {
        this.#logSize = await log.append(rows);
        return 'kept';
      } catch (error) {
        if (isFull(error)) return 'full';
        this.#dropLog(log);
      }
    }
    return 'missing';
  }
}
