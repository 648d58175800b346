import type {HallEvent, HallState} from '../../queue/ticket.js';
import type {CommandAnswer} from '../../queue/view.js';

/** What a store knows beyond a sequence number. */
export interface News {
  epoch: string;
  /** Set where the events do not reach back so far: go on from this state. */
  state?: HallState;
  events: readonly HallEvent[];
}

/** What one change writes. */
export interface Change {
  events: readonly HallEvent[];
  answer?: CommandAnswer;
  /** A state to start from next time. */
  checkpoint?: HallState;
  /** True where everything before the checkpoint is to be forgotten. */
  forget?: boolean;
}

/** Where a hall in the browser is written down. */
export interface LocalStore {
  readonly kept: boolean;
  /** What happened after a sequence number. */
  since(seq: number): Promise<News>;
  /**
   * One change: `decide` is told what happened since and the answer this key already has, and returns what is to be
   * written, or `null` for nothing. It is written whole and for good before the promise resolves, or not at all.
   */
  change(seq: number, key: string, at: number, decide: Decider): Promise<void>;
  close(): void;
}

export type Decider = (news: News, known: CommandAnswer | undefined) => Change | null;

const day = 86_400_000;

/** Keeps a hall for as long as the page lives, where the browser has no database. */
export class MemoryStore implements LocalStore {
  readonly kept = false;
  readonly #answers = new Map<string, CommandAnswer>();
  #events: HallEvent[] = [];
  #state: HallState | undefined;

  constructor(private readonly epoch: string) {}

  since(seq: number): Promise<News> {
    return Promise.resolve(this.#news(seq));
  }

  change(seq: number, key: string, _at: number, decide: Decider): Promise<void> {
    const change = decide(this.#news(seq), this.#answers.get(key));
    if (!change) return Promise.resolve();
    this.#events.push(...change.events);
    if (change.answer) this.#answers.set(key, change.answer);
    if (change.checkpoint) this.#state = change.checkpoint;
    if (change.forget) {
      this.#events = [];
      this.#answers.clear();
    }
    return Promise.resolve();
  }

  close(): void {}

  #news(seq: number): News {
    return newsFrom(this.epoch, seq, this.#state, this.#events);
  }
}

/** Keeps a hall in IndexedDB, flushed to the disk: a relaxed writer on a kiosk can tear what a strict one wrote. */
export class DatabaseStore implements LocalStore {
  readonly kept = true;

  private constructor(
    private readonly database: IDBDatabase,
    private readonly epoch: string,
  ) {}

  /** Opens the database of a hall; rejects where there is none to be had. */
  static async open(name: string, freshEpoch: string): Promise<DatabaseStore> {
    const database = await openDatabase(`mot-cua hall ${name}`);
    const transaction = database.transaction('about', 'readwrite', {durability: 'strict'});
    const about = transaction.objectStore('about');
    const known = (await result(about.get('epoch'))) as string | undefined;
    if (!known) about.put(freshEpoch, 'epoch');
    await settled(transaction);
    return new DatabaseStore(database, known ?? freshEpoch);
  }

  async since(seq: number): Promise<News> {
    return this.#news(this.database.transaction(['events', 'about']), seq);
  }

  /** Read-write transactions of one database wait for each other, also between tabs: this is the lock. */
  async change(seq: number, key: string, at: number, decide: Decider): Promise<void> {
    const transaction = this.database.transaction(['events', 'about', 'answers'], 'readwrite', {durability: 'strict'});
    const done = settled(transaction);
    done.catch(() => {}); // its failure is told below
    try {
      const news = await this.#news(transaction, seq);
      const known = (await result(transaction.objectStore('answers').get(key))) as {answer: CommandAnswer} | undefined;
      const change = decide(news, known?.answer);
      if (change) write(transaction, key, at, change);
    } catch (error) {
      abort(transaction);
      throw error;
    }
    await done;
  }

  close(): void {
    this.database.close();
  }

  async #news(transaction: IDBTransaction, seq: number): Promise<News> {
    const after = IDBKeyRange.lowerBound(seq, true);
    const events = (await result(transaction.objectStore('events').getAll(after))) as HallEvent[];
    if (seq > 0 && (events.length === 0 || events[0]!.seq === seq + 1)) return {epoch: this.epoch, events};
    const state = (await result(transaction.objectStore('about').get('state'))) as HallState | undefined;
    return newsFrom(this.epoch, seq, state, events);
  }
}

function newsFrom(epoch: string, seq: number, state: HallState | undefined, events: readonly HallEvent[]): News {
  if (!state || state.seq <= seq) return {epoch, events: events.filter((event) => event.seq > seq)};
  return {epoch, state, events: events.filter((event) => event.seq > state.seq)};
}

function write(transaction: IDBTransaction, key: string, at: number, change: Change): void {
  const events = transaction.objectStore('events');
  const answers = transaction.objectStore('answers');
  for (const event of change.events) events.add(event); // add, not put: a number given twice must fail
  if (change.answer) answers.put({key, at, answer: change.answer});
  if (!change.checkpoint) return;
  transaction.objectStore('about').put(change.checkpoint, 'state');
  if (!change.forget) return;
  events.delete(IDBKeyRange.upperBound(change.checkpoint.seq));
  const old = answers.index('at').openKeyCursor(IDBKeyRange.upperBound(at - day));
  old.onsuccess = () => {
    const cursor = old.result;
    if (!cursor) return;
    answers.delete(cursor.primaryKey);
    cursor.continue();
  };
}

function openDatabase(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1);
  request.onupgradeneeded = () => {
    const database = request.result;
    database.createObjectStore('events', {keyPath: 'seq'});
    database.createObjectStore('about');
    database.createObjectStore('answers', {keyPath: 'key'}).createIndex('at', 'at');
  };
  return result(request).then((database) => {
    database.onversionchange = () => database.close(); // another tab brings a newer version: stand out of its way
    return database;
  });
}

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database failed.'));
  });
}

function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('The database took nothing.'));
  });
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // it has ended by itself
  }
}
