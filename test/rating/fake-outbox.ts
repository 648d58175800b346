import type {Outbox, OutboxItem, OutboxState} from '../../src/services/outbox/outbox.js';
import {RatingKiosk} from '../../src/rating/rating-kiosk/rating-kiosk.js';
import type {KeptRating} from '../../src/rating/rating-kiosk/kept-rating.js';
import type {SessionTimes} from '../../src/rating/rating-kiosk/session.js';

/** An outbox in memory that a test or a story can fill, fail or hold up. */
export class FakeOutbox implements Outbox<KeptRating> {
  state: OutboxState = {durability: 'both', backlog: 0, rejected: 0, problem: null, room: 'ample', incidents: []};
  ready: Promise<void> = Promise.resolve();
  items: OutboxItem<KeptRating>[] = [];
  /** Every hold asked for. */
  readonly holds: number[] = [];
  /** Waited for before each write; rejects to refuse it. */
  gate: () => Promise<void> = () => Promise.resolve();
  closed = false;
  readonly #listeners = new Set<() => void>();

  async put(body: KeptRating, {id = 'id', holdMilliseconds = 0} = {}): Promise<OutboxItem<KeptRating>> {
    this.holds.push(holdMilliseconds);
    await this.gate();
    const item = {id, device: 'fake', seq: this.items.length + 1, at: Date.now(), holdUntil: 0, body};
    this.items.push(item);
    return item;
  }

  async replace(id: string, body: KeptRating): Promise<boolean> {
    await this.gate();
    const item = this.items.find((one) => one.id === id);
    if (item) item.body = body;
    return Boolean(item);
  }

  async export() {
    return {keys: [], device: 'fake', items: this.items, rejected: [], sent: []};
  }

  async flush(): Promise<void> {}

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Changes the state in part and tells everyone. */
  set(change: Partial<OutboxState>): void {
    this.state = {...this.state, ...change};
    this.#listeners.forEach((listener) => listener());
  }

  close(): void {
    this.closed = true;
  }
}

/** The rating screen with an outbox in memory and short times. Only the surroundings differ, nothing of its own. */
export class TestKiosk extends RatingKiosk {
  outbox = new FakeOutbox();
  /** Changed before it is connected. */
  shorter: Partial<SessionTimes> = {};

  protected override get times(): SessionTimes {
    const quick = {settle: 0, change: 400, thanks: 400, answer: 60_000, warn: 20_000, coolDown: 300};
    return {...quick, ...this.shorter};
  }

  protected override openOutbox() {
    return this.outbox;
  }
}
