import {isTooDeep} from '../../core/canonical.js';
import {Book} from './book.js';
import {StorageRefused, type Outbox, type OutboxExport, type OutboxItem, type OutboxOptions} from './contract.js';
import type {Delivery} from './delivery.js';
import {deviceKey, elder, holdLeft, newName, shape, type DeviceRow, type ItemRow, type Row} from './row.js';

export * from './contract.js';

/** The half that sends is looked for again after this, should its file not have come. */
const anotherTry = 30_000;

/** Opens the outbox of a name. */
export function openOutbox<B = unknown>(options: OutboxOptions<B>): Outbox<B> {
  return new DurableOutbox<B>(options);
}

/**
 * The half that takes and keeps. The half that sends is loaded right after it, and nothing that was acknowledged
 * depends on it.
 */
class DurableOutbox<B> implements Outbox<B> {
  readonly ready: Promise<void>;
  readonly #book: Book<B>;
  #delivery: Promise<Delivery<B> | null> | null = null;

  constructor(options: OutboxOptions<B>) {
    this.#book = new Book(options);
    this.#book.wake = () => void this.#sender().then((delivery) => delivery?.wake());
    this.ready = this.#book.inTurn(() => this.#open());
  }

  get state() {
    return this.#book.state;
  }

  async put(body: B, options: {id?: string; holdMilliseconds?: number} = {}): Promise<OutboxItem<B>> {
    const {shelf, ledger} = this.#book;
    checkDepth(body);
    const row = await this.#book.inTurn(async () => {
      const id = options.id ?? this.#unused();
      const known = ledger.items.get(id);
      if (known) return (await this.#replaced(known, body)) ?? known;
      return this.#written(id, body, options.holdMilliseconds);
    });
    if (shelf.durability === 'network' && row.state === 'waiting') await this.#confirmed(row);
    return itemOf<B>(row);
  }

  async replace(id: string, body: B, options: {holdMilliseconds?: number} = {}): Promise<boolean> {
    checkDepth(body);
    return this.#book.inTurn(async () => {
      const known = this.#book.ledger.items.get(id);
      return known !== undefined && (await this.#replaced(known, body, options.holdMilliseconds)) !== null;
    });
  }

  async export(): Promise<OutboxExport<B>> {
    await this.ready;
    const {ledger, writing} = this.#book;
    const rows = [...ledger.items.values()].sort((one, other) => one.seq - other.seq);
    const of = (state: ItemRow['state']) => rows.filter((row) => row.state === state && !writing.has(row.id));
    return {
      device: ledger.device?.device ?? '',
      keys: ledger.device?.keys ?? [],
      items: of('waiting').map((row) => itemOf<B>(row)),
      rejected: of('rejected').map((row) => ({...itemOf<B>(row), reason: row.reason})),
      sent: of('sent').map((row) => ({...itemOf<B>(row), sentAt: row.sentAt ?? row.at})),
    };
  }

  async flush(): Promise<void> {
    await this.ready;
    await (await this.#sender())?.flush();
  }

  subscribe(listener: () => void): () => void {
    this.#book.listeners.add(listener);
    return () => this.#book.listeners.delete(listener);
  }

  close(): void {
    this.#book.close();
    void this.#delivery?.then((delivery) => delivery?.stop());
  }

  async #open(): Promise<void> {
    const {shelf, ledger} = this.#book;
    const {database, log} = await shelf.open();
    ledger.unite(database ?? []);
    ledger.read(log);
    if (database?.length === 0 && ledger.items.size > 0) this.#book.incident('store-lost');
    // A real write: it settles who this device is, and shows whether the stores take what they are given.
    const minted: DeviceRow = {id: deviceKey, device: newName(), seq: 0, at: Date.now()};
    await shelf.write((stored) => [(ledger.device = elder(stored, ledger.device ?? minted))]);
    this.#book.changed();
    this.#book.wake();
  }

  #sender(): Promise<Delivery<B> | null> {
    this.#delivery ??= import('./delivery.js').then(
      ({Delivery}) => new Delivery(this.#book),
      () => {
        this.#book.note({problem: 'unreachable'});
        setTimeout(() => {
          this.#delivery = null;
          if (!this.#book.closed) this.#book.wake();
        }, anotherTry);
        return null;
      },
    );
    return this.#delivery;
  }

  #unused(): string {
    const id = newName();
    let free = id;
    for (let count = 2; this.#book.ledger.items.has(free); count++) free = `${id}-${count}`;
    return free;
  }

  async #written(id: string, body: B, hold: number | undefined): Promise<ItemRow> {
    const {ledger, shelf, times} = this.#book;
    const at = Date.now();
    // Where the thanks must wait for the server, waiting for another tap as well would only keep the visitor standing.
    const holdUntil = at + (hold ?? (shelf.durability === 'network' ? 0 : times.hold));
    const revision = (ledger.withdrawn.get(id) ?? 0) + 1;
    const blank = {id, at, holdUntil, body, revision, state: 'waiting', sentAt: null, reason: null, shape} as const;
    await this.#keep(id, (stored) => {
      const device = elder(stored, ledger.device!);
      ledger.device = {...device, seq: device.seq + 1};
      return {...blank, device: device.device, seq: device.seq + 1};
    });
    return ledger.items.get(id)!;
  }

  /** The row with its new body, or `null` when it was too late to replace it. */
  async #replaced(known: ItemRow, body: B, hold?: number): Promise<ItemRow | null> {
    if (known.state !== 'waiting' || known.proof || holdLeft(known) <= 0) return null;
    const holdUntil = hold === undefined ? known.holdUntil : Date.now() + hold;
    await this.#keep(known.id, () => ({...known, body, holdUntil, revision: known.revision + 1}), known);
    return this.#book.ledger.items.get(known.id)!;
  }

  /** Writes one item into the stores, or puts everything back as it was and throws. */
  async #keep(id: string, make: (stored: DeviceRow | undefined) => ItemRow, before?: ItemRow): Promise<void> {
    const {ledger, shelf, writing} = this.#book;
    let row: ItemRow | undefined;
    const rows = (stored?: DeviceRow): Row[] => {
      row ??= make(stored);
      ledger.set(row); // known before it is written: a log rewritten meanwhile must hold it
      return [ledger.device!, row];
    };
    writing.add(id);
    this.#book.mine.add(id);
    try {
      if (!(await shelf.write(rows)) && !(await this.#makeRoom().then(() => shelf.write(rows)))) {
        await this.#takeBack(row!, before);
        throw new StorageRefused('full');
      }
    } finally {
      writing.delete(id);
    }
    this.#book.spread([row!]);
    this.#book.wake();
  }

  /** A tap that was refused visibly must not be counted later: one of the stores may have taken it. */
  async #takeBack(row: ItemRow, before: ItemRow | undefined): Promise<void> {
    const {ledger, shelf} = this.#book;
    const undone: ItemRow = {...(before ?? {...row, state: 'withdrawn'}), revision: row.revision + 1};
    ledger.set(undone);
    await shelf.write(() => [undone]);
    if (!before) await shelf.remove([row.id]);
    this.#book.changed();
    void this.#sender().then((delivery) => delivery?.measure());
  }

  /** Received items are the only ones that may go to make room. */
  async #makeRoom(): Promise<void> {
    await this.#book.forget((row) => row.state === 'sent');
    await this.#book.shelf.compact(this.#book.lines, true);
  }

  /** Waits for the server, because nothing can be kept here. */
  async #confirmed(row: ItemRow): Promise<void> {
    const {awaited, options, times} = this.#book;
    const received =
      options.endpoint() !== null &&
      (await new Promise<boolean>((resolve) => {
        awaited.set(row.id, resolve);
        setTimeout(() => resolve(false), times.patience);
      }));
    awaited.delete(row.id);
    if (received) return;
    const undone: ItemRow = {...row, state: 'withdrawn', revision: row.revision + 1};
    this.#book.ledger.set(undone);
    this.#book.spread([undone]);
    throw new StorageRefused('unreceived');
  }
}

/** Refused where its caller sees it: nobody could sign it later, nor any item beside it. */
function checkDepth(body: unknown): void {
  if (isTooDeep(body)) throw new RangeError('The body is nested deeper than 64 levels: it could not be signed.');
}

function itemOf<B>({id, device, seq, at, holdUntil, body, proof, privateDigest}: ItemRow): OutboxItem<B> {
  const sealed = {...(privateDigest && {privateDigest}), ...(proof && {proof})};
  return {id, device, seq, at, holdUntil, body: body as B, ...sealed};
}
