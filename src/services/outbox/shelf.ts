import type {Durability} from './contract.js';
import {openDatabase, type Database} from './database.js';
import {openLog, type Log} from './log.js';
import type {Ledger} from './ledger.js';
import {elder, type DeviceRow, type Row} from './row.js';
import {isFull, Slot, type Outcome} from './slot.js';

/** A log smaller than this is not worth rewriting. */
const smallLog = 64 * 1024;
const firstSearch = 250;
const longestSearch = 30_000;
const settling = 5000;

/** Both stores as one: what is written here stands in IndexedDB and in the log, or the caller learns that it does not. */
export class Shelf {
  durability: Durability = 'network';
  readonly #name: string;
  /** Everything known, from the memory of this tab: what a store that comes back is filled with. */
  readonly #ledger: Ledger;
  readonly #tell: {changed(): void; storeLost(): void};
  readonly #database = new Slot(() => this.#openDatabase());
  readonly #log = new Slot(() => this.#openLog());
  #logSize = 0;
  #logFloor = 0;
  #search: ReturnType<typeof setTimeout> | undefined;
  #searches = 0;
  #full = false;
  #closed = false;

  constructor(name: string, ledger: Ledger, tell: {changed(): void; storeLost(): void}) {
    this.#name = name;
    this.#ledger = ledger;
    this.#tell = tell;
  }

  /** True when nothing more can be written although there was a store before: the disk is full or failing. */
  get full(): boolean {
    return this.#full || (this.#database.lost && this.#log.lost);
  }

  /** Opens both stores and reads all they hold; `null` for a database that is missing or could not be read. */
  async open(): Promise<{database: unknown[] | null; log: string[]}> {
    const [database, log] = await Promise.all([this.#database.get(), this.#log.get()]);
    return {database: (await database?.read().catch(() => null)) ?? null, log: log?.found.splice(0) ?? []};
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

  /** For whoever sends: what the database holds now. */
  async read(): Promise<unknown[]> {
    return (await (await this.#database.get())?.read().catch(() => [])) ?? [];
  }

  /** For whoever sends: what dead tabs left in their logs. */
  async adopt(): Promise<string[]> {
    const log = await this.#log.get();
    return (
      (await log?.adopt().catch(() => {
        this.#log.drop(); // it may hold what it did not tell, and must not remove it
        return [];
      })) ?? []
    );
  }

  /** Something that only the database can hold. */
  async find(id: string): Promise<unknown> {
    let found: unknown;
    await this.#database.attempt(async (database) => (found = await database.find(id)));
    return found;
  }

  async put(row: {id: string}): Promise<void> {
    await this.#database.attempt((database) => database.put(row));
  }

  /** Rewrites the log with these rows, always or when it has grown to twice what it held after the last time. */
  async compact(rows: () => (Row | string)[], always: boolean): Promise<void> {
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
    if (this.#ledger.items.size === 0) return database;
    await database.write((stored) => {
      if (!stored) this.#tell.storeLost(); // it came back empty
      this.#refilled(stored);
      return this.#ledger.rows;
    });
    return database;
  }

  async #openLog(): Promise<Log> {
    const log = await openLog(this.#name);
    const {lines} = this.#ledger;
    if (lines.length === 0) return log;
    await log.append(lines); // it was lost, and is filled from memory, not read
    return {...log, found: []};
  }

  /** Another tab may have numbered on meanwhile. */
  #refilled(stored: DeviceRow | undefined): void {
    const {device} = this.#ledger;
    if (device) this.#ledger.device = elder(stored, device);
  }

  /** The browser closed the database over our heads, perhaps clearing the site's data: both stores are filled anew. */
  #lost(): void {
    this.#database.drop();
    this.#log.drop();
    this.durability = 'network';
    this.#searches = 0;
    this.#searchLater();
    // A clearing that comes late would leave a log open that is in no folder any more: a new file shows it.
    setTimeout(() => this.#closed || void this.compact(() => this.#ledger.lines, true), settling);
    this.#tell.changed();
  }

  /** Looks for a store that was there before, patiently: nothing need be tapped for it to come back. */
  #searchLater(): void {
    clearTimeout(this.#search);
    if (this.#closed) return;
    const wait = Math.min(longestSearch, firstSearch * 2 ** this.#searches++);
    this.#search = setTimeout(() => void this.#lookAgain(), wait);
  }

  async #lookAgain(): Promise<void> {
    await this.write((stored) => {
      this.#refilled(stored);
      return this.#ledger.device ? [this.#ledger.device] : [];
    });
    this.#tell.changed();
  }
}
