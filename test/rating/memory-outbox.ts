import {
  StorageRefused,
  type Outbox,
  type OutboxExport,
  type OutboxItem,
  type OutboxOptions,
  type OutboxState,
} from '../../src/services/outbox/contract.js';

/** An outbox in memory, of whatever kind of thing, that a test or a story can fill, fail, hold up or empty. */
export class MemoryOutbox<B> implements Outbox<B> {
  state: OutboxState = {durability: 'both', backlog: 0, rejected: 0, problem: null, room: 'ample', incidents: []};
  readonly ready: Promise<void> = Promise.resolve();
  items: OutboxItem<B>[] = [];
  /** With what it was opened. */
  options: OutboxOptions<B> | undefined;
  /** How often it was opened. */
  opened = 0;
  /** Waited for before each write; rejects to refuse it. */
  gate: () => Promise<void> = () => Promise.resolve();
  /** Whether a written item may still be replaced. */
  held = true;
  closed = false;
  readonly #listeners = new Set<() => void>();

  /** What an element's `openOutbox` returns in its place. */
  open(options: OutboxOptions<B>): this {
    this.options = options;
    this.opened++;
    return this;
  }

  /** Refuses every write from now on: the device is full. */
  refuse(): void {
    this.gate = () => Promise.reject(new StorageRefused('full'));
  }

  async put(body: B, options: {id?: string; holdMilliseconds?: number} = {}): Promise<OutboxItem<B>> {
    const {id = `id-${this.items.length + 1}`, holdMilliseconds = 3000} = options;
    await this.gate();
    const item = {id, device: 'memory', seq: this.items.length + 1, at: 0, holdUntil: holdMilliseconds, body};
    this.items.push(item);
    this.set({backlog: this.state.backlog + 1});
    return item;
  }

  async replace(id: string, body: B): Promise<boolean> {
    await this.gate();
    const item = this.items.find((one) => one.id === id);
    if (item && this.held) item.body = body;
    return Boolean(item) && this.held;
  }

  async export(): Promise<OutboxExport<B>> {
    return {device: 'memory', keys: [], items: this.items, rejected: [], sent: []};
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
