import {performance} from 'node:perf_hooks';

/*
 * Who may speak in an audio zone. A lease lives in memory alone: after a restart the first who asks gets it, and no
 * lease is longer than a minute.
 */

/** Who speaks in a zone, and until when by the hall's clock. */
export interface AudioLease {
  zone: string;
  holder: string;
  until: number;
}

interface Held {
  holder: string;
  /** On a clock that never jumps. */
  ends: number;
}

const mostZones = 100;

/** The audio zones of one hall. */
export class Leases {
  readonly #held = new Map<string, Held>();

  constructor(private readonly monotonic: () => number = () => performance.now()) {}

  /**
   * Gives a zone to who asks, where it is free or his already, for so many seconds from now; 0 gives it back. Answers
   * who holds it, or `null` where there are too many zones.
   */
  ask(zone: string, holder: string, seconds: number): {holder: string; left: number} | null {
    const now = this.monotonic();
    for (const [name, {ends}] of this.#held) if (ends <= now) this.#held.delete(name);
    const known = this.#held.get(zone);
    if (known && known.holder !== holder) return {holder: known.holder, left: Math.ceil(known.ends - now)};
    this.#held.delete(zone);
    if (seconds <= 0) return {holder, left: 0};
    if (this.#held.size >= mostZones) return null;
    this.#held.set(zone, {holder, ends: now + seconds * 1000});
    return {holder, left: seconds * 1000};
  }
}
