import {member} from '../../core/schema.js';
import type {Book} from './book.js';
import {Courier, type Desk} from './courier.js';
import {Leadership} from './leadership.js';
import {elder, holdLeft, isItem, newName, type DeviceRow, type ItemRow} from './row.js';
import type {Sealer} from './seal.js';
import {nextBatch, type Answer, type Batch} from './send.js';

const upkeep = 3_600_000;
/** Signed in one write; a tap waits for no more. */
const sealedTogether = 64;
const sealAgain = 5000;
const fewBytes = 20 * 1024 * 1024;

/** The half of an outbox that sends. */
export class Delivery<B> implements Desk {
  readonly #book: Book<B>;
  readonly #courier: Courier;
  readonly #leadership: Leadership;
  readonly #placed: Promise<void> = Promise.resolve();
  /** What is offered a second time, because the server was set back. */
  readonly #again = new Map<string, ItemRow>();
  /** The highest number of a device that the server has told of. */
  readonly #told = new Map<string, number>();
  /** Incidents the server has heard of, and those the present request tells. */
  #toldIncidents: readonly string[] = [];
  #telling: readonly string[] = [];
  #sealer: Sealer | null = null;
  #sealing: boolean;
  #sealAfter = 0;
  #misfires = 0;
  /** A text the server has still stands in the log. */
  #purge = false;
  #upkeep: ReturnType<typeof setInterval> | undefined;

  constructor(book: Book<B>) {
    this.#book = book;
    // A chain that several tabs may write at once would be forked by them: no locks, no chain.
    this.#sealing = Boolean(book.options.seal && globalThis.crypto?.subtle && navigator.locks);
    this.#courier = new Courier(this, book.times);
    const candidate = {
      lead: () => this.#lead(),
      lose: () => void this.#lose(),
      say: (word: string) => book.say(word),
    };
    this.#leadership = new Leadership(book.address, candidate, book.times.silence);
    book.word = (word) => this.#leadership.heard(word);
    if (book.closed) return;
    addEventListener('online', this.#returned);
    document.addEventListener('visibilitychange', this.#returned);
    void this.measure();
    this.#placed = this.#leadership.start();
  }

  wake(): void {
    this.#courier.wake();
  }

  async flush(): Promise<void> {
    await this.#placed; // a tab just opened does not lead yet, and would try nothing
    await this.#courier.flush();
  }

  stop(): void {
    removeEventListener('online', this.#returned);
    document.removeEventListener('visibilitychange', this.#returned);
    clearInterval(this.#upkeep);
    this.#courier.stop();
    this.#leadership.stop();
  }

  /** Sees how much may still be written here. */
  async measure(): Promise<void> {
    try {
      const {quota = 0, usage = 0} = await navigator.storage.estimate();
      const left = quota - usage;
      this.#book.note({room: left < fewBytes || left < quota / 10 ? 'low' : 'ample'});
    } catch {
      // Not every page may ask.
    }
  }

  endpoint(): string | null {
    return this.#book.options.endpoint();
  }

  token(): string {
    return this.#book.options.token();
  }

  report(problem: Parameters<Desk['report']>[0]): void {
    this.#book.note({problem});
  }

  untilSealing(): number {
    if (!this.#sealing) return Infinity;
    const soonest = [...this.#book.ledger.unsealed.values()].reduce(
      (least, row) => (this.#isOwn(row) ? Math.min(least, this.#dueIn(row)) : least),
      Infinity,
    );
    return Math.max(soonest, this.#sealAfter - performance.now());
  }

  untilSending(): number {
    if (this.#again.size > 0) return 0;
    let soonest = Infinity;
    for (const row of this.#book.ledger.waiting.values()) {
      if (!this.#isReady(row)) continue;
      soonest = Math.min(soonest, this.#dueIn(row));
      if (soonest <= 0) break;
    }
    return soonest;
  }

  async seal(): Promise<void> {
    if (this.untilSealing() > 0) return;
    try {
      this.#sealer ??= new (await import('./seal.js')).Sealer(this.#book);
    } catch {
      this.#sealAfter = performance.now() + sealAgain; // its file did not come: what waits for it stays
      return;
    }
    const due = this.#sealable().sort((one, other) => one.seq - other.seq);
    try {
      for (let done = 0; done < due.length && this.#courier.leading; done += sealedTogether) {
        await this.#book.inTurn(() => this.#sealTogether(due.slice(done, done + sealedTogether)));
      }
      this.#misfires = 0;
    } catch {
      this.#sealAfter = performance.now() + sealAgain;
      if (++this.#misfires === 3) this.#sealing = false; // better unsigned than never sent
    }
  }

  batch(most: number): Batch {
    return nextBatch(this.#due(), this.#envelope, most);
  }

  inquiry(): Batch | null {
    return this.#everSent() > 0 ? nextBatch([], this.#envelope) : null;
  }

  async answered(batch: Batch, answer: Answer): Promise<void> {
    if (answer.receipts.length > 0) await this.#received(answer.receipts);
    if (answer.problem !== null) return;
    const device = batch.rows[0]?.device ?? this.#book.ledger.device!.device;
    this.#toldIncidents = this.#telling;
    if (answer.highest !== null) this.#compare(device, answer.highest);
    if (answer.forked && device === this.#book.ledger.device?.device) await this.#fork();
  }

  async refused(row: ItemRow, reason: string): Promise<void> {
    await this.#received([{id: row.id, status: 'rejected', reason}]);
  }

  async rest(): Promise<void> {
    if (!this.#purge) return;
    this.#purge = false;
    await this.#book.shelf.compact(this.#book.lines, true);
  }

  readonly #returned = (): void => {
    if (!document.hidden) this.#courier.hasten();
  };

  async #lead(): Promise<void> {
    const book = this.#book;
    book.leading = true;
    await this.#takeOver();
    if (book.closed) return;
    this.#upkeep = setInterval(() => void this.#lookAround(), upkeep);
    this.#courier.start();
  }

  async #lose(): Promise<void> {
    this.#book.leading = this.#courier.leading = false;
    clearInterval(this.#upkeep);
    // While it slept it was deaf as well.
    this.#book.ledger.unite(await this.#book.shelf.read());
    this.#book.changed();
  }

  async #lookAround(): Promise<void> {
    void this.measure();
    await this.#takeOver();
    this.#courier.start();
  }

  /** This tab sends: it gathers what the stores and dead tabs hold, and mends what one store lacks. */
  async #takeOver(): Promise<void> {
    const {ledger, shelf, times, writing, lines} = this.#book;
    try {
      const database = await shelf.read();
      const stored = new Map(database.filter(isItem).map((row) => [row.id, row]));
      ledger.unite(database);
      ledger.read(await shelf.adopt());
      const old = Date.now() - times.keepSent;
      await this.#book.forget((row) => row.state === 'sent' && (row.sentAt ?? row.at) < old);
      await shelf.remove([...ledger.withdrawn.keys()].filter((id) => stored.has(id) && !ledger.items.has(id)));
      const missing = [...ledger.items.values()].filter((row) => {
        const there = stored.get(row.id);
        const same = there && there.revision === row.revision && there.state === row.state;
        return (
          !writing.has(row.id) && !(same && there.shape === row.shape && Boolean(there.proof) === Boolean(row.proof))
        );
      });
      if (missing.length > 0) await shelf.write(() => missing);
      await shelf.compact(lines, true);
    } catch {
      // A store that fails now is noticed at the next write.
    }
    this.#book.changed();
  }

  #sealable(): ItemRow[] {
    return [...this.#book.ledger.unsealed.values()].filter((row) => this.#isOwn(row) && this.#dueIn(row) <= 0);
  }

  /** By now one of them may have been refused by a full disk. */
  async #sealTogether(rows: readonly ItemRow[]): Promise<void> {
    const {unsealed} = this.#book.ledger;
    await this.#sealer!.seal(rows.flatMap(({id}) => unsealed.get(id) ?? []));
  }

  #isOwn(row: ItemRow): boolean {
    return row.device === this.#book.ledger.device?.device;
  }

  /** Whether it may leave: an item of this device only when it is signed. */
  #isReady(row: ItemRow): boolean {
    return !this.#book.writing.has(row.id) && (!this.#sealing || row.proof !== undefined || !this.#isOwn(row));
  }

  #dueIn(row: ItemRow): number {
    return holdLeft(row) + (row.holdUntil > row.at ? this.#book.times.grace : 0);
  }

  *#due(): Generator<ItemRow> {
    yield* this.#again.values();
    for (const row of this.#book.ledger.waiting.values()) {
      if (this.#isReady(row) && this.#dueIn(row) <= 0) yield row;
    }
  }

  get #envelope() {
    const {ledger, state} = this.#book;
    this.#telling = state.incidents;
    const incidents = state.incidents.filter((kind) => !this.#toldIncidents.includes(kind));
    return {device: ledger.device!.device, keys: ledger.device!.keys, incidents};
  }

  #everSent(): number {
    const {ledger} = this.#book;
    return ledger.sent.get(ledger.device?.device ?? '') ?? 0;
  }

  async #received(receipts: Answer['receipts']): Promise<void> {
    const {ledger, shelf, lines} = this.#book;
    const rows = receipts.flatMap(({id, status, reason}): ItemRow[] => {
      const row = ledger.items.get(id);
      this.#again.delete(id);
      if (row?.state !== 'waiting') return [];
      const done = {...row, revision: row.revision + 1, sentAt: Date.now(), reason: reason ?? null};
      if (status === 'rejected') return [{...done, state: 'rejected'}];
      const body = this.#retained(row.body as B);
      this.#purge ||= body !== row.body;
      return [{...done, state: 'sent', body}];
    });
    ledger.unite(rows);
    await shelf.write(() => rows); // should this fail they are sent again, and the server knows them
    this.#book.spread(rows);
    await shelf.compact(lines, false);
  }

  /** What may stay of a body that the server has; personal text never. */
  #retained(body: B): unknown {
    const kept = this.#book.options.retain?.(body) ?? null;
    if (member(kept, 'private') === undefined) return kept;
    const {private: _, ...rest} = kept as Record<string, unknown>;
    return rest;
  }

  /** A server that has less than it once had was set back: it is offered everything that is still here. */
  #compare(device: string, highest: number): void {
    const {ledger} = this.#book;
    const before = this.#told.get(device) ?? ledger.sent.get(device) ?? 0;
    this.#told.set(device, highest);
    if (highest >= before) return;
    for (const row of ledger.items.values()) {
      if (row.state === 'sent' && row.device === device && row.body !== null) this.#again.set(row.id, row);
    }
  }

  /**
   * Another machine, made from a copy of this one's disk, writes under this name. What may have left under it keeps it,
   * so that the server knows it again; what was never signed, and all that comes, goes under a new one.
   */
  async #fork(): Promise<void> {
    const {ledger, shelf} = this.#book;
    const former = ledger.device!.device;
    let moved: ItemRow[] = [];
    const renamed = (stored: DeviceRow | undefined) => {
      const known = elder(stored, ledger.device!);
      ledger.device = known;
      if (known.device !== former) return []; // another tab did it
      moved = this.#sealing ? [...ledger.unsealed.values()].filter((row) => row.device === former) : [];
      moved.sort((one, other) => one.seq - other.seq);
      const device = newName();
      moved = moved.map((row, place) => ({...row, device, seq: place + 1, revision: row.revision + 1}));
      const {id, keys, generation = 0} = known;
      ledger.device = {id, device, seq: moved.length, at: Date.now(), generation: generation + 1, keys};
      ledger.unite(moved);
      return [ledger.device, ...moved];
    };
    await this.#book.inTurn(async () => void (await shelf.write(renamed)));
    this.#book.spread([ledger.device!, ...moved]);
    this.#book.incident('forked');
  }
}
