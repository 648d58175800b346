/*
 * Guesses that missed, by address. It keeps honest people who mistype a code and stops a program that tries them one
 * after another; a code has 60 random bits, so this is a second bolt and not the lock.
 */

interface Missed {
  count: number;
  until: number;
}

export class Misses {
  readonly #missed = new Map<string, Missed>();

  constructor(
    private readonly most = 30,
    private readonly span = 600_000,
  ) {}

  /** Seconds for which an address is to wait; 0 where it may try. */
  wait(address: string, now: number): number {
    const missed = this.#missed.get(address);
    if (!missed || missed.until <= now || missed.count < this.most) return 0;
    return Math.ceil((missed.until - now) / 1000);
  }

  add(address: string, now: number): void {
    const missed = this.#missed.get(address);
    if (missed && missed.until > now) missed.count++;
    else {
      this.#missed.delete(address); // at the end again: the first of the map is the oldest
      this.#missed.set(address, {count: 1, until: now + this.span});
    }
    if (this.#missed.size > 10_000) this.#missed.delete(this.#missed.keys().next().value!);
  }
}
