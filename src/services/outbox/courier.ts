import type {Receipt} from '../../rating/rating.js';
import type {OutboxState, OutboxTimes} from './contract.js';
import type {ItemRow} from './row.js';
import {jitter, nextBatch, post} from './send.js';

/** A hold that lasts longer than this from now, and than was asked for, was set by a clock that has since gone back. */
const longestHold = 330_000;
const upkeep = 3_600_000;
const endpointPause = 5000;
const longestTimer = 2_000_000_000;

/** What the courier needs of the outbox it works for. */
export interface Desk {
  endpoint(): string | null;
  token(): string;
  /** Items that stand in the stores and were not received. */
  waiting(): ItemRow[];
  /** This tab is now the one that sends: gather what the others left. Also called every hour. */
  takeOver(): Promise<void>;
  received(receipts: readonly Receipt[]): Promise<void>;
  report(problem: OutboxState['problem']): void;
}

/** Carries what is due to the server, from one tab at a time. */
export class Courier {
  readonly #desk: Desk;
  readonly #times: OutboxTimes;
  readonly #stop = new AbortController();
  #leading = false;
  #placed: Promise<void> = Promise.resolve();
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #upkeep: ReturnType<typeof setInterval> | undefined;
  #failures = 0;
  /** By the clock that never jumps: after a failure, and what the server asked for. A new item waits only for the latter. */
  #patientUntil = 0;
  #leftAloneUntil = 0;

  constructor(desk: Desk, times: OutboxTimes) {
    this.#desk = desk;
    this.#times = times;
  }

  /** Queues for the lock of this name: its holder sends, and when it dies the next one does. */
  start(lock: string): void {
    addEventListener('online', this.#returned);
    document.addEventListener('visibilitychange', this.#returned);
    if (this.#stop.signal.aborted) return;
    // Plain http has no locks: every tab sends, and the server's key keeps it single.
    this.#placed = navigator.locks ? this.#queue(lock) : this.#lead();
  }

  /** Resolves when this tab leads, or stands behind the one that does. */
  #queue(lock: string): Promise<void> {
    const {signal} = this.#stop;
    const released = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    return new Promise((placed) => {
      const hold = async (): Promise<void> => {
        await this.#lead();
        placed();
        await released;
      };
      const first = navigator.locks.request(lock, {ifAvailable: true}, async (free) => {
        if (free) await hold();
        return free !== null;
      });
      first
        .then((held) => {
          placed();
          return held || signal.aborted ? undefined : navigator.locks.request(lock, {signal}, hold);
        })
        .catch(() => placed()); // closed while it queued
    });
  }

  get leading(): boolean {
    return this.#leading;
  }

  /** Something is new to send. */
  wake(): void {
    this.#patientUntil = 0;
    this.#schedule();
  }

  /** Sends what is due, now. */
  async flush(): Promise<void> {
    await this.#placed; // a tab just opened does not lead yet, and would try nothing
    await this.#running;
    this.#patientUntil = 0;
    await this.#run();
  }

  stop(): void {
    removeEventListener('online', this.#returned);
    document.removeEventListener('visibilitychange', this.#returned);
    this.#stop.abort();
    clearTimeout(this.#timer);
    clearInterval(this.#upkeep);
  }

  readonly #returned = (): void => {
    if (document.hidden) return;
    this.#failures = 0;
    this.wake();
  };

  async #lead(): Promise<void> {
    await this.#takeOver();
    if (this.#stop.signal.aborted) return;
    this.#leading = true;
    this.#upkeep = setInterval(() => void this.#takeOver().then(() => this.#schedule()), upkeep);
    this.#schedule();
  }

  async #takeOver(): Promise<void> {
    await this.#desk.takeOver().catch(() => undefined); // a store that fails now is noticed at the next write
  }

  #dueAt(row: ItemRow): number {
    const left = row.holdUntil - Date.now();
    return left > Math.max(longestHold, row.hold ?? 0) ? 0 : left + (row.holdUntil > row.at ? this.#times.grace : 0);
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.#leading || this.#running || this.#stop.signal.aborted) return;
    const waiting = this.#desk.waiting();
    if (waiting.length === 0) return;
    const due = waiting.reduce((soonest, row) => Math.min(soonest, this.#dueAt(row)), Infinity);
    const wait = Math.max(due, this.#patientUntil - performance.now(), this.#leftAloneUntil - performance.now(), 0);
    // A hall may come to be known later than the items that wait for it; a local one never names an address.
    const unknown = this.#desk.endpoint() === null ? endpointPause : 0;
    this.#timer = setTimeout(() => void this.#run(), Math.min(Math.max(wait, unknown), longestTimer));
  }

  #run(): Promise<void> {
    clearTimeout(this.#timer);
    this.#running ??= this.#deliver().finally(() => {
      this.#running = null;
      this.#schedule();
    });
    return this.#running;
  }

  async #deliver(): Promise<void> {
    while (this.#leading && !this.#stop.signal.aborted && performance.now() >= this.#leftAloneUntil) {
      const endpoint = this.#desk.endpoint();
      const batch = nextBatch(this.#desk.waiting().filter((row) => this.#dueAt(row) <= 0));
      if (endpoint === null || batch.rows.length === 0) return;
      const {receipts, problem, leaveAlone} = await post(endpoint, this.#desk.token(), batch, this.#times.timeout);
      if (receipts.length > 0) await this.#desk.received(receipts);
      this.#desk.report(problem ?? (receipts.length > 0 ? null : 'server'));
      if (receipts.length === 0) return this.#failed(leaveAlone);
      this.#failures = 0;
    }
  }

  #failed(leaveAlone: number): void {
    const {firstWait, longestWait} = this.#times;
    const now = performance.now();
    this.#patientUntil = now + jitter(++this.#failures, firstWait, longestWait, Math.random());
    // Never sooner than asked, and not all at the same moment.
    this.#leftAloneUntil = now + leaveAlone * (1 + Math.random() / 10);
  }
}
