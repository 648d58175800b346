import type {OutboxState, OutboxTimes} from './contract.js';
import type {ItemRow} from './row.js';
import {jitter, post, type Answer, type Batch} from './send.js';

const endpointPause = 5000;
const longestTimer = 2_000_000_000;
const batchItems = 500;
/** A server heard of so long ago may have been set back since. */
const staleAfter = 60_000;
/** On a slow line one item may take this many times the longest wait. */
const longestStretch = 4;

/** What the courier needs of the half that knows the items. */
export interface Desk {
  endpoint(): string | null;
  token(): string;
  /** Milliseconds until something can be signed, or sent; `Infinity` when nothing waits. */
  untilSealing(): number;
  untilSending(): number;
  /** Signs what is final: only that may be sent. */
  seal(): Promise<void>;
  /** What is due, at most so many. */
  batch(most: number): Batch;
  /** A request without items, to hear how much the server has; `null` when it never had anything. */
  inquiry(): Batch | null;
  /** The server has answered. */
  answered(batch: Batch, answer: Answer): Promise<void>;
  /** A single item no server of this kind will ever take. */
  refused(row: ItemRow, reason: string): Promise<void>;
  /** Nothing more is to be sent for now. */
  rest(): Promise<void>;
  report(problem: OutboxState['problem']): void;
}

/** Why a foreign server, that judges a request as a whole, refuses the one item in it. */
const refusals: Readonly<Record<number, string>> = {409: 'conflict', 413: 'too-large', 422: 'invalid'};

/** Carries what is due to the server. */
export class Courier {
  /** Whether this tab may send. */
  leading = false;
  readonly #desk: Desk;
  readonly #times: OutboxTimes;
  #stopped = false;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  /** By the clock that never jumps: after a failure, and what the server asked for. A new item waits only for the latter. */
  #patientUntil = 0;
  #leftAloneUntil = 0;
  /** When the server was last heard; before anything else it is asked again how much it has. */
  #heardAt = -Infinity;
  #inquireAt = 0;
  /** A large request that was refused or took too long is cut in half, and grows again when all is well. */
  #most = batchItems;
  #stretch = 1;

  constructor(desk: Desk, times: OutboxTimes) {
    this.#desk = desk;
    this.#times = times;
  }

  /** Begins, or begins anew: nobody knows what the server has become meanwhile. */
  start(): void {
    this.leading = true;
    this.#heardAt = -Infinity;
    // Where nothing waits there is no hurry, and five hundred kiosks must not ask together when the power returns.
    this.#inquireAt = performance.now() + Math.random() * this.#times.longestWait;
    this.#schedule();
  }

  /** Something is new to send. */
  wake(): void {
    this.#patientUntil = 0;
    this.#schedule();
  }

  /** The network, or somebody's eye, is back. */
  hasten(): void {
    this.#failures = 0;
    this.#stretch = 1;
    this.wake();
  }

  /** Sends what is due, now. */
  async flush(): Promise<void> {
    await this.#running;
    this.#patientUntil = 0;
    await this.#run();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  get #active(): boolean {
    return this.leading && !this.#stopped;
  }

  get #stale(): boolean {
    return performance.now() - this.#heardAt > staleAfter;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    if (!this.#active || this.#running) return;
    const now = performance.now();
    const inquiry = this.#stale && this.#desk.inquiry() ? this.#inquireAt - now : Infinity;
    const patience = Math.max(this.#patientUntil, this.#leftAloneUntil) - now;
    // A hall may come to be known later than the items that wait for it; a local one never names an address.
    const unknown = this.#desk.endpoint() === null ? endpointPause : 0;
    const sending = Math.max(Math.min(this.#desk.untilSending(), inquiry), patience, unknown);
    const wait = Math.min(sending, this.#desk.untilSealing());
    if (wait < Infinity) this.#timer = setTimeout(() => void this.#run(), Math.min(Math.max(wait, 0), longestTimer));
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
    if (!this.#active) return;
    let again = true;
    let asked = false;
    while (again && this.#active) {
      await this.#desk.seal(); // also without a network
      const endpoint = this.#desk.endpoint();
      if (endpoint === null || !this.#active || performance.now() < this.#leftAloneUntil) break;
      const inquiry = this.#stale && !asked ? this.#desk.inquiry() : null;
      asked = true;
      if (inquiry) again = await this.#inquire(endpoint, inquiry);
      else {
        const batch = this.#desk.batch(this.#most);
        again = batch.rows.length > 0 && (await this.#send(endpoint, batch));
      }
    }
    await this.#desk.rest();
  }

  /** Whatever a server that is not ours makes of an empty request, it changes nothing. */
  async #inquire(endpoint: string, batch: Batch): Promise<boolean> {
    const answer = await this.#post(endpoint, batch);
    if (answer.status === 0 || answer.leaveAlone > 0) return this.#troubled(answer);
    this.#heardAt = performance.now();
    await this.#desk.answered(batch, answer);
    if (answer.problem === null) this.#well();
    return true;
  }

  /** Sends one batch; whether another may follow at once. */
  async #send(endpoint: string, batch: Batch): Promise<boolean> {
    const began = performance.now();
    const answer = await this.#post(endpoint, batch);
    await this.#desk.answered(batch, answer);
    if (answer.receipts.length > 0) {
      this.#grow(performance.now() - began);
      this.#well();
      return true;
    }
    const reason = refusals[answer.status];
    const [row, ...others] = batch.rows;
    if (reason && others.length === 0) {
      await this.#desk.refused(row!, reason);
      return true;
    }
    if (reason || answer.late) this.#most = Math.ceil(batch.rows.length / 2);
    if (answer.late && others.length === 0) this.#stretch *= 2;
    return reason !== undefined || this.#troubled(answer);
  }

  /** One request; once more with the token asked for anew when it was not known. */
  async #post(endpoint: string, batch: Batch): Promise<Answer> {
    const {timeout, longestWait} = this.#times;
    const given = Math.min(timeout * this.#stretch, Math.max(timeout, longestStretch * longestWait));
    const answer = await post(endpoint, this.#desk.token(), batch, given);
    return answer.status === 401 ? post(endpoint, this.#desk.token(), batch, given) : answer;
  }

  #grow(took: number): void {
    const {timeout} = this.#times;
    if (took < timeout / 4) this.#most = Math.min(batchItems, this.#most * 2);
    if (took < timeout / 2) this.#stretch = 1;
  }

  #well(): void {
    this.#heardAt = performance.now();
    this.#failures = 0;
    this.#desk.report(null);
  }

  #troubled({problem, leaveAlone}: Answer): false {
    this.#desk.report(problem ?? 'server');
    // A device that was shut out asks again rarely, however many taps come.
    this.#failed(problem === 'revoked' ? Math.max(leaveAlone, this.#times.longestWait) : leaveAlone);
    return false;
  }

  #failed(leaveAlone: number): void {
    const {firstWait, longestWait} = this.#times;
    const now = performance.now();
    this.#heardAt = -Infinity;
    this.#patientUntil = now + jitter(++this.#failures, firstWait, longestWait, Math.random());
    // Never sooner than asked, and not all at the same moment.
    this.#leftAloneUntil = now + leaveAlone * (1 + Math.random() / 10);
  }
}
