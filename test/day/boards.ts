import {setTimeout as pause} from 'node:timers/promises';
import type {Environment} from '../../src/services/hall/environment.ts';
import {HttpHall} from '../../src/services/hall/http.ts';
import type {HallView} from '../../src/queue/view.ts';

/** The surroundings of a hall's client in this process. */
const node: Environment = {
  fetch: (input, init) => fetch(input, init),
  wallClock: () => Date.now(),
  monotonic: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
  onWake: () => () => {},
  line: () => Promise.resolve(() => {}),
};

/** How a call is known to who made it and to who saw it: its number, and which time it was called. */
export function callName(number: string, time: number): string {
  return `${number} ${time}`;
}

/** A wall without a picture: the real client of a hall, and a note of every call it brought and when. */
export class PlainBoard {
  readonly seen = new Map<string, number>();
  /** Calls that came twice or out of order. */
  readonly wrong: string[] = [];
  readonly #hall: HttpHall;
  #stop: (() => void) | undefined;
  #last = 0;

  constructor(address: string) {
    this.#hall = new HttpHall(address, '', node);
  }

  get view(): HallView | null {
    return this.#hall.view;
  }

  /** Follows the hall; resolves once it is live. */
  async follow(): Promise<void> {
    this.#stop = this.#hall.subscribe(() => this.#look());
    while (this.#hall.link.state !== 'live') await pause(2);
  }

  /** Hears nothing from now on. */
  leave(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Follows again; resolves to the milliseconds until it knew all that the hall knew when it began. */
  async catchUp(seq: number): Promise<number> {
    const began = performance.now();
    await this.follow();
    while ((this.#hall.view?.seq ?? 0) < seq) await pause(2);
    return performance.now() - began;
  }

  #look(): void {
    const now = Date.now();
    for (const {seq, number, time} of this.#hall.view?.calls ?? []) {
      if (seq <= this.#last) continue;
      this.#last = seq;
      const name = callName(number, time);
      if (this.seen.has(name)) this.wrong.push(name);
      else this.seen.set(name, now);
    }
  }
}
