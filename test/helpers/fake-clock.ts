import type {Environment} from '../../src/services/hall/environment.js';

/** The surroundings of a hall's client with a clock that a test turns by hand; requests are real. */
export class FakeClock implements Environment {
  /** What `random()` answers: 0 makes every wait with full jitter nothing at all. */
  chance = 0;
  /** True when other tabs hold all the lines. */
  crowded = false;
  /** Another tab takes the line. */
  loseLine: () => void = () => {};
  #time = 1_000_000;
  #wallOffset = Date.UTC(2026, 10, 23, 1);
  #timers = new Map<object, {at: number; callback: () => void}>();
  #wakers = new Set<(why: 'online' | 'visible') => void>();

  /** Timers that are set; 0 when everything was cleaned up. */
  get timers(): number {
    return this.#timers.size;
  }

  get wakers(): number {
    return this.#wakers.size;
  }

  fetch(input: string, init: RequestInit): Promise<Response> {
    return fetch(input, init);
  }

  wallClock(): number {
    return this.#wallOffset + this.#time;
  }

  monotonic(): number {
    return this.#time;
  }

  random(): number {
    return this.chance;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = {at: this.#time + milliseconds, callback};
    this.#timers.set(timer, timer);
    return () => this.#timers.delete(timer);
  }

  onWake(listener: (why: 'online' | 'visible') => void): () => void {
    this.#wakers.add(listener);
    return () => this.#wakers.delete(listener);
  }

  line(_host: string, insist: boolean, lost: () => void): Promise<(() => void) | null> {
    if (this.crowded && !insist) return Promise.resolve(null);
    this.loseLine = lost;
    return Promise.resolve(() => {});
  }

  /** Lets time pass, timer by timer. */
  pass(milliseconds: number): void {
    const end = this.#time + milliseconds;
    for (;;) {
      const due = [...this.#timers.values()].filter(({at}) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.#time = Math.max(this.#time, due.at);
      due.callback();
    }
    this.#time = end;
  }

  /** Sets the wall clock, as a person or a time server does; the monotonic clock goes on. */
  jump(milliseconds: number): void {
    this.#wallOffset += milliseconds;
  }

  wake(why: 'online' | 'visible'): void {
    for (const listener of [...this.#wakers]) listener(why);
  }
}

/** Waits until something is so, letting a little of the fake time pass between looks. Real time limits it to 10 s. */
export async function until(
  condition: () => boolean,
  clock?: FakeClock,
  {step = 1, what = String(condition)}: {step?: number; what?: string} = {},
): Promise<void> {
  const end = Date.now() + 10_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error(`It did not happen within 10 s: ${what}`);
    clock?.pass(step);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
