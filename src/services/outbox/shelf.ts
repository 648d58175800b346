import type {Durability} from './contract.js';
import {openDatabase, type Database} from './database.js';
import {openLog, type Log} from './log.js';
import {deviceKey, elder, type DeviceRow, type Row} from './row.js';
import {isFull, Slot, type Outcome} from './slot.js';

/** A log smaller than this is not worth rewriting. */
const smallLog = 64 * 1024;
const firstSearch = 250;
const longestSearch = 30_000;
const settling = 5000;

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
  readonly #changed: () => void;
  readonly #database = new Slot(() => this.#openDatabase());
  readonly #log = new Slot(() => this.#openLog());
  #logSize = 0;
  #logFloor = 0;
  #search: ReturnType<typeof setTimeout> | undefined;
  #searches = 0;
  #full = false;
  #closed = false;

  constructor(name: string, everything: () => Row[], changed: () => void) {
    this.#name = name;
    this.#everything = everything;
    this.#changed = changed;
  }

  /** True when nothing more can be written although there was a store before: the disk is full or failing. */
  get full(): boolean {
    return this.#full || (this.#database.lost && this.#log.lost);
  }

  /** Opens both stores and returns all they hold. */
  async open(): Promise<unknown[]> {
    const [database, log] = await Promise.all([this.#database.get(), this.#log.get()]);
    const rows = await database?.read().catch(() => []);
    return [...(rows ?? []), ...(log?.found.splice(0) ?? [])];
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
    const intoDatabase = this.#database.attempt((database) => database.write(makeOnce));
    void intoDatabase.then(() => makeOnce(undefined));
    const intoLog = made.then((all) =>
      this.#log.attempt(async (log) => {
        this.#logSize = await log.append(all);
      }),
    );
    return this.#settled(await Promise.all([intoDatabase, intoLog]));
  }

  /** Forgets rows in the database; the log forgets them when it is rewritten. */
  async remove(ids: readonly string[]): Promise<void> {
    if (ids.length > 0) await this.#database.attempt((database) => database.remove(ids));
  }

  /** For whoever sends: takes over what dead tabs left, and returns what each store holds now. */
  async gather(): Promise<{database: unknown[]; log: unknown[]}> {
    const [database, log] = await Promise.all([this.#database.get(), this.#log.get()]);
    return {
      database: (await database?.read().catch(() => [])) ?? [],
      log: (await log?.adopt().catch(() => [])) ?? [],
    };
  }

  /** Rewrites the log with these rows, always or when it has grown to twice what it held after the last time. */
  async compact(rows: () => Row[], always: boolean): Promise<void> {
    if (!always && this.#logSize < Math.max(smallLog, 2 * this.#logFloor)) return;
    const log = await this.#log.get();
    const size = await log?.compact(rows()).catch((error: unknown) => {
      // Without room for a second file the old one stays: it is sound, only longer than it need be.
      if (!isFull(error)) this.#log.drop();
    });
    if (size !== undefined) this.#logFloor = this.#logSize = size;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#search);
    this.#database.drop();
    this.#log.drop();
  }

  #settled(outcomes: readonly Outcome[]): boolean {
    const kept = outcomes.filter((outcome) => outcome === 'kept').length;
    this.#full = outcomes.includes('full');
    if (!this.#full) this.durability = kept === 2 ? 'both' : kept === 1 ? 'single' : 'network';
    if (kept === 2) this.#searches = 0;
    else if (this.#full || this.#database.lost || this.#log.lost) this.#searchLater();
    return !this.#full;
  }

  async #openDatabase(): Promise<Database> {
    const database = await openDatabase(this.#name, () => this.#lost());
    const rows = this.#everything();
    if (rows.length > 0) await database.write((stored) => refill(rows, stored)); // it may have come back empty
    return database;
  }

  async #openLog(): Promise<Log> {
    const log = await openLog(this.#name);
    const rows = this.#everything();
    if (rows.length === 0) return log;
    await log.append(rows); // it was lost, and is filled from memory, not read
    return {...log, found: []};
  }

  /** The browser closed the database over our heads, perhaps clearing the site's data: both stores are filled anew. */
  #lost(): void {
    this.#database.drop();
    this.#log.drop();
    this.durability = 'network';
    this.#searches = 0;
    this.#searchLater();
    // A clearing that comes late would leave a log open that is in no folder any more: a new file shows it.
    setTimeout(() => this.#closed || void this.compact(this.#everything, true), settling);
    this.#changed();
  }

  /** Looks for a store that was there before, patiently: nothing need be tapped for it to come back. */
  #searchLater(): void {
    clearTimeout(this.#search);
    if (this.#closed) return;
    const wait = Math.min(longestSearch, firstSearch * 2 ** this.#searches++);
    this.#search = setTimeout(() => void this.#lookAgain(), wait);
  }

  async #lookAgain(): Promise<void> {
    const device = this.#everything().filter((row): row is DeviceRow => row.id === deviceKey);
    await this.write((stored) => refill(device, stored));
    this.#changed();
  }
}
