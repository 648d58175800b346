import {newId} from '../../core/ids.js';
import {page, type Environment} from '../hall/environment.js';
import type {SpeakingRight} from './announcer.js';

/** What a lease needs of the machine; tests bring a clock of their own. */
export type LeaseEnvironment = Pick<Environment, 'fetch' | 'wallClock' | 'monotonic' | 'after' | 'random' | 'onWake'>;

/** How a lease is asked for. */
export interface LeaseOptions {
  /** For how long each time, 5 to 60 seconds; 15 unless told. */
  seconds?: number;
  /** The screen's token where it has one. */
  token?: string;
  environment?: LeaseEnvironment;
}

/**
 * The right to be the one loudspeaker of an audio zone, leased from the hall and renewed while it is wanted. A hall out
 * of reach leaves it to its holder until it runs out, then nobody speaks. A `local:` hall, and a server that knows no
 * leases, leave it to one page of this browser.
 */
export class AudioLease implements SpeakingRight {
  readonly #zone: string;
  readonly #key: string;
  readonly #url: string | null;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #seconds: number;
  readonly #environment: LeaseEnvironment;
  readonly #holder = newId();
  readonly #listeners = new Set<() => void>();
  #able = true;
  #open = false;
  /** Until when it is held, by the clock that never jumps, and by the wall clock: the first may stand still in a sleep. */
  #until: {monotonic: number; wall: number} | undefined;
  #answered = false;
  #shared: PageLock | undefined;
  #round = 0;
  #next: (() => void) | undefined;
  #end: (() => void) | undefined;
  #unwake: (() => void) | undefined;

  constructor(hall: string, zone: string, {seconds = 15, token = '', environment = page}: LeaseOptions = {}) {
    this.#zone = named(zone);
    this.#key = `mot-cua voice ${hall} ${this.#zone}`;
    this.#url = hall.startsWith('local:') ? null : `${hall.replace(/[?#].*$/, '').replace(/\/+$/, '')}/audio-leases`;
    this.#headers = {'Content-Type': 'application/json', ...(token ? {Authorization: `Bearer ${token}`} : {})};
    this.#seconds = Math.min(60, Math.max(5, Math.round(seconds) || 15));
    this.#environment = environment;
  }

  get held(): boolean | undefined {
    if (!this.#able || !this.#open) return false;
    if (this.#shared) return this.#shared.held;
    if (!this.#until) return this.#answered ? false : undefined;
    const {monotonic, wall} = this.#until;
    return this.#environment.monotonic() < monotonic && this.#environment.wallClock() < wall;
  }

  want(able: boolean): void {
    if (able === this.#able) return;
    this.#able = able;
    if (!this.#open) return;
    if (able) this.#begin();
    else this.#giveUp();
    this.#tell();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    if (!this.#open) {
      this.#open = true;
      this.#unwake = this.#environment.onWake(() => this.#able && void this.#ask());
      if (this.#able) this.#begin();
    }
    return () => {
      if (!this.#listeners.delete(listener) || this.#listeners.size > 0) return;
      if (this.#able) this.#giveUp();
      this.#open = false;
      this.#unwake?.();
    };
  }

  #begin(): void {
    this.#answered = false;
    if (this.#url === null) this.#share();
    else void this.#ask();
  }

  async #ask(): Promise<void> {
    if (this.#shared || this.#url === null) return;
    this.#next?.();
    const environment = this.#environment;
    const round = ++this.#round;
    const asked = {monotonic: environment.monotonic(), wall: environment.wallClock()};
    const answer = await this.#post(this.#seconds);
    if (round !== this.#round || !this.#open || !this.#able) return;
    if (answer === 'unknown') return this.#share();
    const span = this.#seconds * 1000;
    if (answer?.holder === this.#holder) this.#hold({monotonic: asked.monotonic + span, wall: asked.wall + span});
    else if (answer) this.#hold(undefined); // another speaks; where nothing was heard, what was held runs out by itself
    this.#answered = true;
    this.#next = environment.after((span / 3) * (0.8 + 0.2 * environment.random()), () => void this.#ask());
    this.#tell();
  }

  #hold(until: {monotonic: number; wall: number} | undefined): void {
    this.#until = until;
    this.#end?.();
    this.#end = until && this.#environment.after(this.#seconds * 1000, () => this.#tell());
  }

  /** Who holds the zone; `unknown` where the server has no leases, `null` where it does not answer. */
  async #post(seconds: number): Promise<{holder: string} | 'unknown' | null> {
    const abort = new AbortController();
    const stop = this.#environment.after((this.#seconds * 1000) / 3, () => abort.abort());
    try {
      const response = await this.#environment.fetch(this.#url!, {
        method: 'POST',
        headers: this.#headers,
        body: JSON.stringify({zone: this.#zone, holder: this.#holder, seconds}),
        signal: abort.signal,
        keepalive: seconds === 0,
      });
      if ([404, 405, 501].includes(response.status)) return 'unknown';
      const answer = response.ok ? ((await response.json()) as {holder?: unknown} | null) : null;
      return typeof answer?.holder === 'string' ? {holder: answer.holder} : null;
    } catch {
      return null;
    } finally {
      stop();
    }
  }

  #share(): void {
    this.#shared ??= new PageLock(this.#key, () => this.#tell());
  }

  #giveUp(): void {
    this.#round += 1;
    this.#next?.();
    const held = this.#until !== undefined;
    this.#hold(undefined);
    this.#shared?.release();
    this.#shared = undefined;
    if (held) void this.#post(0);
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A zone's name as the hall takes it: plain letters, digits, `_`, `.` and `-`; others by their code. */
function named(zone: string): string {
  return zone.replace(/[^A-Za-z0-9_-]/g, (letter) => `.${letter.charCodeAt(0).toString(16)}`).slice(0, 64) || 'hall';
}

/** One page of a browser holds it; it ends with its page. Where there are no locks, screens are computers of their own. */
class PageLock {
  held: boolean | undefined;
  readonly #stop = new AbortController();
  #release: (() => void) | undefined;

  constructor(name: string, changed: () => void) {
    const locks = (globalThis.navigator as Partial<Navigator> | undefined)?.locks;
    if (!locks) {
      this.held = true;
      return;
    }
    const hold = () =>
      new Promise<void>((release) => {
        if (this.#stop.signal.aborted) return release();
        this.held = true;
        this.#release = release;
        changed();
      });
    locks.request(name, {signal: this.#stop.signal}, hold).catch(() => {});
    locks.query().then(
      ({held = []}) => {
        if (this.held !== undefined || this.#stop.signal.aborted || !held.some((lock) => lock.name === name)) return;
        this.held = false;
        changed();
      },
      () => {},
    );
  }

  release(): void {
    this.held = false;
    this.#stop.abort();
    this.#release?.();
  }
}
