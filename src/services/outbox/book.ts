import type {OutboxOptions, OutboxState, OutboxTimes} from './contract.js';
import {Ledger} from './ledger.js';
import {isItem, type ItemRow, type Row} from './row.js';
import {Shelf} from './shelf.js';

const usualTimes: OutboxTimes = {
  hold: 3000,
  grace: 500,
  firstWait: 1000,
  longestWait: 300_000,
  timeout: 15_000,
  patience: 20_000,
  keepSent: 30 * 86_400_000,
  silence: 60_000,
};

type Incident = OutboxState['incidents'][number];

/** What one tab knows of an outbox, where it is written down, and how the other tabs hear of it. */
export class Book<B = unknown> {
  readonly options: OutboxOptions<B>;
  readonly times: OutboxTimes;
  readonly ledger = new Ledger();
  readonly shelf: Shelf;
  /** The lock of whoever sends, and the channel between the tabs. */
  readonly address: string;
  /** Ids whose newest version is on its way into the stores: neither sent nor counted. */
  readonly writing = new Set<string>();
  /** Ids this tab wrote into its own log and nobody has received. */
  readonly mine = new Set<string>();
  /** Who waits for the server's word on an item. */
  readonly awaited = new Map<string, (received: boolean) => void>();
  readonly listeners = new Set<() => void>();
  /** Whether this tab sends. */
  leading = false;
  closed = false;
  state: OutboxState = {durability: 'network', backlog: 0, rejected: 0, problem: null, room: 'ample', incidents: []};
  /** Something is new to send. */
  wake: () => void = () => undefined;
  /** What tabs say to each other beside rows. */
  word: (word: string) => void = () => undefined;
  readonly #channel: BroadcastChannel | null;
  #turn: Promise<unknown> = Promise.resolve();
  #noted: Pick<OutboxState, 'problem' | 'room' | 'incidents'> = this.state;
  /** How many rows of this tab waited when its log was last rewritten. */
  #mineThen = 0;

  constructor(options: OutboxOptions<B>) {
    this.options = options;
    this.times = {...usualTimes, ...options.times};
    this.address = `mot-cua outbox ${options.name}`;
    this.shelf = new Shelf(options.name, this.ledger, {
      changed: () => this.changed(),
      storeLost: () => this.incident('store-lost'),
    });
    this.#channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(this.address) : null;
    this.#channel?.addEventListener('message', ({data}: MessageEvent<unknown>) => this.#heard(data));
  }

  /** One after another: of two quick taps the later is the last. */
  inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** The sender's log holds everything; another tab's only what it wrote and nobody has received. */
  readonly lines = (): (Row | string)[] => {
    const {ledger, mine} = this;
    if (this.leading) return ledger.lines;
    const own = [...mine].flatMap((id) => ledger.items.get(id) ?? []).filter((row) => row.state === 'waiting');
    return [...(ledger.device ? [ledger.device] : []), ...own];
  };

  async forget(which: (row: ItemRow) => boolean): Promise<void> {
    const ids = [...this.ledger.items.values()].filter(which).map((row) => row.id);
    ids.forEach((id) => this.ledger.delete(id));
    await this.shelf.remove(ids);
  }

  /** Tells the other tabs, and whoever waits here. */
  spread(rows: readonly Row[]): void {
    this.say(rows);
    this.#heeded(rows);
  }

  say(word: readonly Row[] | string): void {
    if (!this.closed) this.#channel?.postMessage(word); // a closed channel throws, and what is written stays written
  }

  note(change: Partial<Pick<OutboxState, 'problem' | 'room' | 'incidents'>>): void {
    this.#noted = {...this.#noted, ...change};
    this.changed();
  }

  incident(kind: Incident): void {
    const {incidents} = this.#noted;
    if (!incidents.includes(kind)) this.note({incidents: [...incidents, kind]});
  }

  changed(): void {
    const {ledger, shelf, state, writing} = this;
    const {full} = shelf;
    const now: OutboxState = {
      durability: shelf.durability,
      backlog: ledger.backlog - [...writing].filter((id) => ledger.items.get(id)?.state === 'waiting').length,
      rejected: ledger.rejected,
      problem: full ? 'storage-full' : this.#noted.problem,
      room: full ? 'full' : this.#noted.room,
      incidents: this.#noted.incidents,
    };
    if ((Object.keys(now) as (keyof OutboxState)[]).every((name) => now[name] === state[name])) return;
    this.state = now;
    for (const listener of [...this.listeners]) listener();
  }

  close(): void {
    this.closed = true;
    this.#channel?.close();
    void this.inTurn(async () => this.shelf.close());
  }

  /** Another tab wrote, or learned from the server. */
  #heard(said: unknown): void {
    if (typeof said === 'string') return this.word(said);
    if (!Array.isArray(said)) return;
    this.ledger.unite(said);
    this.#heeded(said.filter(isItem));
    this.wake();
  }

  #heeded(rows: readonly Row[]): void {
    const {mine} = this;
    this.#mineThen = Math.max(this.#mineThen, mine.size);
    let gone = false;
    for (const row of rows) {
      if (!isItem(row) || row.state === 'waiting') continue;
      this.awaited.get(row.id)?.(row.state === 'sent');
      if (mine.delete(row.id)) gone = true;
    }
    this.changed();
    // A long queue is rewritten each time half of it is gone, not for every answer.
    if (this.leading || !gone || (mine.size > 100 && mine.size * 2 > this.#mineThen)) return;
    this.#mineThen = mine.size;
    void this.shelf.compact(this.lines, true);
  }
}
