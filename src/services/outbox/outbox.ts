import {newId} from '../../core/ids.js';
import type {Receipt} from '../../rating/rating.js';
import {
  StorageRefused,
  type Outbox,
  type OutboxExport,
  type OutboxItem,
  type OutboxOptions,
  type OutboxState,
  type OutboxTimes,
} from './contract.js';
import {Courier} from './courier.js';
import {deviceKey, elder, isItem, unite, type DeviceRow, type ItemRow, type Row, type United} from './row.js';
import {Shelf} from './shelf.js';

export * from './contract.js';

const usualTimes: OutboxTimes = {
  hold: 3000,
  grace: 500,
  firstWait: 1000,
  longestWait: 300_000,
  timeout: 15_000,
  patience: 20_000,
  keepSent: 30 * 86_400_000,
};

/** Opens the outbox of a name. */
export function openOutbox<B = unknown>(options: OutboxOptions<B>): Outbox<B> {
  return new DurableOutbox<B>(options);
}

class DurableOutbox<B> implements Outbox<B> {
  readonly ready: Promise<void>;
  readonly #options: OutboxOptions<B>;
  readonly #times: OutboxTimes;
  /** What all tabs know, as this one has heard it. The stores are read at the start and when this tab begins to send. */
  readonly #known: United = {items: new Map(), device: undefined};
  /** Ids whose newest version is on its way into the stores: neither sent nor counted. */
  readonly #writing = new Set<string>();
  /** Ids this tab wrote into its own log. */
  readonly #mine = new Set<string>();
  readonly #awaited = new Map<string, (received: boolean) => void>();
  readonly #listeners = new Set<() => void>();
  readonly #shelf: Shelf;
  readonly #courier: Courier;
  readonly #channel: BroadcastChannel | null;
  #turn: Promise<unknown>;
  /** Why sending did not work. */
  #problem: OutboxState['problem'] = null;
  #purge = false;
  #closed = false;
  #state: OutboxState = {durability: 'network', backlog: 0, rejected: 0, problem: null, room: 'ample', incidents: []};

  constructor(options: OutboxOptions<B>) {
    this.#options = options;
    this.#times = {...usualTimes, ...options.times};
    this.#shelf = new Shelf(
      options.name,
      () => this.#rows(),
      () => this.#changed(),
    );
    this.#courier = new Courier(
      {
        endpoint: options.endpoint,
        token: options.token,
        waiting: () => this.#waiting(),
        takeOver: () => this.#takeOver(),
        received: (receipts) => this.#received(receipts),
        report: (problem) => {
          this.#problem = problem;
          this.#changed();
        },
      },
      this.#times,
    );
    this.#channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(this.#address) : null;
    this.#channel?.addEventListener('message', ({data}: MessageEvent<unknown>) => this.#heard(data));
    this.ready = this.#open();
    this.#turn = this.ready;
  }

  get state(): OutboxState {
    return this.#state;
  }

  async put(body: B, options: {id?: string; holdMilliseconds?: number} = {}): Promise<OutboxItem<B>> {
    const id = options.id ?? newId();
    const row = await this.#inTurn(async () => {
      const known = this.#known.items.get(id);
      if (known) return (await this.#replaced(known, body)) ?? known;
      return this.#written(id, body, options.holdMilliseconds);
    });
    if (this.#shelf.durability === 'network' && row.state === 'waiting') await this.#confirmed(row);
    return itemOf<B>(row);
  }

  replace(id: string, body: B, {holdMilliseconds}: {holdMilliseconds?: number} = {}): Promise<boolean> {
    return this.#inTurn(async () => {
      const known = this.#known.items.get(id);
      return known !== undefined && (await this.#replaced(known, body, holdMilliseconds)) !== null;
    });
  }

  async export(): Promise<OutboxExport<B>> {
    await this.ready;
    const rows = [...this.#known.items.values()].sort((one, other) => one.seq - other.seq);
    const of = (state: ItemRow['state']) => rows.filter((row) => row.state === state && !this.#writing.has(row.id));
    return {
      device: this.#known.device?.device ?? '',
      keys: [],
      items: of('waiting').map((row) => itemOf<B>(row)),
      rejected: of('rejected').map((row) => ({...itemOf<B>(row), reason: row.reason})),
      sent: of('sent').map((row) => ({...itemOf<B>(row), sentAt: row.sentAt ?? row.at})),
    };
  }

  async flush(): Promise<void> {
    await this.ready;
    await this.#courier.flush();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    this.#closed = true;
    this.#courier.stop();
    this.#channel?.close();
    void this.#turn.finally(() => this.#shelf.close()).catch(() => undefined);
  }

  get #address(): string {
    return `mot-cua outbox ${this.#options.name}`;
  }

  async #open(): Promise<void> {
    unite(this.#known, await this.#shelf.open());
    this.#forgetWithdrawn();
    // A real write: it settles who this device is, and shows whether the stores take what they are given.
    const minted: DeviceRow = {id: deviceKey, device: newId(), seq: 0, at: Date.now()};
    await this.#shelf.write((stored) => [(this.#known.device = elder(stored, this.#known.device ?? minted))]);
    this.#changed();
    if (!this.#closed) this.#courier.start(this.#address);
  }

  /** One after another: of two quick taps the later is the last. */
  #inTurn<T>(act: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(act);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #written(id: string, body: B, hold: number | undefined): Promise<ItemRow> {
    const at = Date.now();
    // Where the thanks must wait for the server, waiting for another tap as well would only keep the visitor standing.
    const span = hold ?? (this.#shelf.durability === 'network' ? 0 : this.#times.hold);
    const blank = {
      id,
      at,
      holdUntil: at + span,
      hold: span,
      body,
      revision: 1,
      state: 'waiting',
      sentAt: null,
      reason: null,
    } as const;
    await this.#keep(id, (stored) => {
      const device = elder(stored, this.#known.device!);
      this.#known.device = {...device, seq: device.seq + 1};
      return {...blank, device: device.device, seq: device.seq + 1};
    });
    return this.#known.items.get(id)!;
  }

  /** The row with its new body, or `null` when it was too late to replace it. */
  async #replaced(known: ItemRow, body: B, hold?: number): Promise<ItemRow | null> {
    if (known.state !== 'waiting' || Date.now() >= known.holdUntil) return null;
    const held = hold === undefined ? {} : {hold, holdUntil: Date.now() + hold};
    await this.#keep(known.id, () => ({...known, ...held, body, revision: known.revision + 1}), known);
    return this.#known.items.get(known.id)!;
  }

  /** Writes one item into the stores, or puts everything back as it was and throws. */
  async #keep(id: string, make: (stored: DeviceRow | undefined) => ItemRow, before?: ItemRow): Promise<void> {
    let row: ItemRow | undefined;
    const rows = (stored?: DeviceRow): Row[] => {
      row ??= make(stored);
      this.#known.items.set(id, row); // known before it is written: a log rewritten meanwhile must hold it
      return [this.#known.device!, row];
    };
    this.#writing.add(id);
    this.#mine.add(id);
    try {
      if (!(await this.#shelf.write(rows)) && !(await this.#makeRoom().then(() => this.#shelf.write(rows)))) {
        await this.#takeBack(row!, before);
        throw new StorageRefused('full');
      }
    } finally {
      this.#writing.delete(id);
    }
    this.#spread([row!]);
    this.#courier.wake();
  }

  /** A tap that was refused visibly must not be counted later: one of the stores may have taken it. */
  async #takeBack(row: ItemRow, before: ItemRow | undefined): Promise<void> {
    const undone: ItemRow = {...(before ?? {...row, state: 'withdrawn'}), revision: row.revision + 1};
    this.#known.items.set(row.id, undone);
    await this.#shelf.write(() => [undone]);
    if (!before) await this.#shelf.remove([row.id]);
    this.#forgetWithdrawn();
    this.#changed();
  }

  /** Received items are the only ones that may go to make room. */
  async #makeRoom(): Promise<void> {
    await this.#forget((row) => row.state === 'sent');
    await this.#shelf.compact(() => this.#logRows(), true);
  }

  async #forget(which: (row: ItemRow) => boolean): Promise<void> {
    const ids = [...this.#known.items.values()].filter(which).map((row) => row.id);
    ids.forEach((id) => this.#known.items.delete(id));
    await this.#shelf.remove(ids);
  }

  #forgetWithdrawn(): void {
    for (const [id, row] of this.#known.items) if (row.state === 'withdrawn') this.#known.items.delete(id);
  }

  /** Waits for the server, because nothing can be kept here. */
  async #confirmed(row: ItemRow): Promise<void> {
    const received =
      this.#options.endpoint() !== null &&
      (await new Promise<boolean>((resolve) => {
        this.#awaited.set(row.id, resolve);
        setTimeout(() => resolve(false), this.#times.patience);
      }));
    this.#awaited.delete(row.id);
    if (received) return;
    this.#spread([{...row, state: 'withdrawn', revision: row.revision + 1}]);
    this.#known.items.delete(row.id);
    this.#changed();
    throw new StorageRefused('unreceived');
  }

  #rows(): Row[] {
    const {device, items} = this.#known;
    return [...(device ? [device] : []), ...items.values()];
  }

  /** The sender's log holds everything; another tab's only what it wrote and nobody has received. */
  #logRows(): Row[] {
    return this.#rows().filter(
      (row) => this.#courier.leading || !('state' in row) || (row.state === 'waiting' && this.#mine.has(row.id)),
    );
  }

  #waiting(): ItemRow[] {
    return [...this.#known.items.values()].filter((row) => row.state === 'waiting' && !this.#writing.has(row.id));
  }

  /** This tab sends from now on: it gathers what the stores and dead tabs hold, and mends what one store lacks. */
  async #takeOver(): Promise<void> {
    const {database, log} = await this.#shelf.gather();
    const stored: United = {items: new Map(), device: undefined};
    unite(stored, database);
    unite(this.#known, [...database, ...log]);
    this.#forgetWithdrawn();
    const old = Date.now() - this.#times.keepSent;
    await this.#forget((row) => row.state === 'sent' && (row.sentAt ?? row.at) < old);
    const missing = [...this.#known.items.values()].filter((row) => {
      const there = stored.items.get(row.id);
      return !this.#writing.has(row.id) && (there?.revision !== row.revision || there.state !== row.state);
    });
    if (missing.length > 0) await this.#shelf.write(() => missing);
    await this.#shelf.compact(() => this.#rows(), true);
    this.#changed();
  }

  async #received(receipts: readonly Receipt[]): Promise<void> {
    const rows = receipts.flatMap(({id, status, reason}): ItemRow[] => {
      const row = this.#known.items.get(id);
      if (row?.state !== 'waiting') return [];
      const done = {...row, revision: row.revision + 1, sentAt: Date.now(), reason: reason ?? null};
      if (status === 'rejected') return [{...done, state: 'rejected'}];
      const body = this.#options.retain?.(row.body as B) ?? null;
      this.#purge ||= body !== row.body;
      return [{...done, state: 'sent', body}];
    });
    unite(this.#known, rows);
    await this.#shelf.write(() => rows); // should this fail they are sent again, and the server knows them
    this.#spread(rows);
    await this.#shelf.compact(() => this.#logRows(), this.#purge); // a text the server has must leave the log as well
    this.#purge = false;
  }

  #spread(rows: ItemRow[]): void {
    if (!this.#closed) this.#channel?.postMessage(rows); // a closed channel throws, and what is written stays written
    this.#heeded(rows);
  }

  /** Another tab wrote, or learned from the server. */
  #heard(rows: unknown): void {
    if (!Array.isArray(rows)) return;
    unite(this.#known, rows);
    this.#heeded(rows.filter(isItem));
    this.#courier.wake();
    if (this.#courier.leading || ![...this.#mine].some((id) => this.#known.items.get(id)?.state !== 'waiting')) return;
    for (const id of this.#mine) if (this.#known.items.get(id)?.state !== 'waiting') this.#mine.delete(id);
    void this.#shelf.compact(() => this.#logRows(), true);
  }

  #heeded(rows: readonly Row[]): void {
    for (const row of rows) {
      if ('state' in row && row.state !== 'waiting') this.#awaited.get(row.id)?.(row.state === 'sent');
    }
    this.#forgetWithdrawn();
    this.#changed();
  }

  #changed(): void {
    const backlog = this.#waiting().length;
    const rejected = [...this.#known.items.values()].filter((row) => row.state === 'rejected').length;
    const {durability, full} = this.#shelf;
    const problem = full ? 'storage-full' : this.#problem;
    const old = this.#state;
    if (
      old.durability === durability &&
      old.backlog === backlog &&
      old.rejected === rejected &&
      old.problem === problem
    )
      return;
    this.#state = {...old, durability, backlog, rejected, problem};
    for (const listener of [...this.#listeners]) listener();
  }
}

function itemOf<B>({id, device, seq, at, holdUntil, body}: ItemRow): OutboxItem<B> {
  return {id, device, seq, at, holdUntil, body: body as B};
}
