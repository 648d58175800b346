import type {Outbox, OutboxItem, OutboxState} from '../../src/services/outbox/outbox.js';
import {RatingKiosk} from '../../src/rating/rating-kiosk/rating-kiosk.js';
import type {KeptRating} from '../../src/rating/rating-kiosk/kept-rating.js';
import type {SessionTimes} from '../../src/rating/rating-kiosk/session.js';

type Put = Extract<KeptRating, {type: 'question'}>;
type Tapped = Exclude<KeptRating, Put>;

/** An outbox in memory that a test or a story can fill, fail or hold up. */
export class FakeOutbox implements Outbox<KeptRating> {
  state: OutboxState = {durability: 'both', backlog: 0, rejected: 0, problem: null, room: 'ample', incidents: []};
  ready: Promise<void> = Promise.resolve();
  /** Ratings. */
  items: OutboxItem<Tapped>[] = [];
  /** What became of questions. */
  questions: OutboxItem<Put>[] = [];
  /** Every hold asked for. */
  readonly holds: number[] = [];
  /** Waited for before each write; rejects to refuse it. */
  gate: () => Promise<void> = () => Promise.resolve();
  closed = false;
  readonly #listeners = new Set<() => void>();

  async put(body: KeptRating, {id = 'id', holdMilliseconds = 0} = {}): Promise<OutboxItem<KeptRating>> {
    if (body.type === 'question') return this.#kept(this.questions, id, body, holdMilliseconds);
    this.holds.push(holdMilliseconds);
    await this.gate();
    return this.#kept(this.items, id, body, holdMilliseconds);
  }

  async replace(id: string, body: KeptRating, {holdMilliseconds}: {holdMilliseconds?: number} = {}): Promise<boolean> {
    if (body.type !== 'question') await this.gate();
    const all: OutboxItem<KeptRating>[] = [...this.items, ...this.questions];
    const item = all.find((one) => one.id === id);
    if (item) item.body = body;
    if (item && holdMilliseconds !== undefined) item.holdUntil = Date.now() + holdMilliseconds;
    return Boolean(item);
  }

  async export() {
    return {keys: [], device: 'fake', items: [...this.questions, ...this.items], rejected: [], sent: []};
  }

  async flush(): Promise<void> {}

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #kept<B extends KeptRating>(list: OutboxItem<B>[], id: string, body: KeptRating, hold: number): OutboxItem<B> {
    const at = Date.now();
    const item = {id, device: 'fake', seq: this.items.length + 1, at, holdUntil: at + hold, body: body as B};
    list.push(item);
    return item;
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
    const quick = {settle: 0, change: 400, thanks: 400, followUp: 60_000, answer: 60_000, warn: 20_000, coolDown: 300};
    return {...quick, ...this.shorter};
  }

  protected override openOutbox() {
    return this.outbox;
  }
}
