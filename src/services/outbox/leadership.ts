const question = 'who sends?';
const reply = 'I send.';

/** What becomes of a tab that is to send, or to send no more. */
export interface Candidate {
  /** This tab may send now. */
  lead(): Promise<void>;
  /** Another tab took over: this one was frozen, and has woken. */
  lose(): void;
  say(word: string): void;
}

/** Sees to it that one tab sends: whoever holds the lock of this name. */
export class Leadership {
  readonly #name: string;
  readonly #candidate: Candidate;
  readonly #silence: number;
  readonly #stop = new AbortController();
  #leads = false;
  #queued = false;
  /** Questions since anyone answered. */
  #unanswered = 0;
  #pulse: ReturnType<typeof setInterval> | undefined;

  constructor(name: string, candidate: Candidate, silence: number) {
    this.#name = name;
    this.#candidate = candidate;
    this.#silence = silence;
  }

  /** Resolves when this tab leads, or stands behind the one that does. */
  async start(): Promise<void> {
    // Plain http has no locks: every tab sends, and the server's key keeps it single.
    if (!navigator.locks) return this.#candidate.lead();
    await new Promise<void>((placed) => void this.#request({ifAvailable: true}, placed));
    if (this.#leads || this.#stop.signal.aborted) return;
    this.#pulse = setInterval(() => this.#ask(), this.#silence / 3);
    this.#wait();
  }

  /** Something another tab said. */
  heard(word: string): void {
    if (word === reply) this.#unanswered = 0;
    if (word === question && this.#leads) this.#candidate.say(reply);
  }

  stop(): void {
    this.#stop.abort();
    clearInterval(this.#pulse);
  }

  /** Stands in the queue until the lock is free. */
  #wait(): void {
    if (this.#queued) return;
    this.#queued = true;
    void this.#request({signal: this.#stop.signal});
  }

  /** Holds the lock until the end, once it has it; resolves at once when it is only asked for in passing. */
  async #request(options: LockOptions, placed: () => void = () => undefined): Promise<void> {
    try {
      await navigator.locks.request(this.#name, options, async (lock) => {
        if (options.signal) this.#queued = false;
        if (lock && !this.#leads) await this.#hold(placed);
      });
    } catch {
      // Closed while it waited, or the lock was taken from it.
      if (this.#leads && !this.#stop.signal.aborted) this.#lost();
    }
    placed();
  }

  async #hold(placed: () => void): Promise<void> {
    const {signal} = this.#stop;
    if (signal.aborted) return;
    clearInterval(this.#pulse);
    this.#leads = true;
    const released = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    await this.#candidate.lead();
    placed();
    await released;
    this.#leads = false;
  }

  #lost(): void {
    this.#leads = false;
    this.#candidate.lose();
    this.#pulse = setInterval(() => this.#ask(), this.#silence / 3);
    this.#wait();
  }

  /** A tab that is frozen keeps its lock. It is taken from one that answers three questions in a row with silence. */
  #ask(): void {
    if (this.#leads) return;
    if (this.#unanswered++ < 3) return this.#candidate.say(question);
    this.#unanswered = 0;
    void this.#request({steal: true});
  }
}
