import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {hallAddress} from '../../base/hall-address.js';
import {page} from '../../services/hall/environment.js';
import {findTicket} from '../../services/hall/following.js';
import type {FollowedTicket} from '../followed.js';

const every = 4_000;
const hidden = 10_000;
const silence = 20_000;
const sleep = 90_000; // browsers slow a hidden page to one timer a minute; beyond that it did not run

type Host = ReactiveControllerHost & {hall: string; ticket: string};

/** Asks the hall for one ticket, as long as its host is on the page, also while the page is hidden. */
export class Follower implements ReactiveController {
  ticket: FollowedTicket | null = null;
  /** The hall knows no such ticket of today. */
  missing = false;
  /** When the hall last answered, by this device's clock; 0 before. */
  heard = 0;
  /** When the page did not run, by this device's clock. */
  slept: {from: number; to: number} | null = null;
  #key = '';
  #failures = 0;
  #looked = 0;
  #round = 0;
  #asking = false;
  #connected = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopWatching: (() => void) | undefined;

  constructor(
    private readonly host: Host,
    private readonly changed: (before: FollowedTicket | null, now: FollowedTicket) => void,
  ) {
    host.addController(this);
  }

  /** What was said last may no longer be true. */
  get stale(): boolean {
    return this.#failures > 0 && Date.now() - this.heard > silence;
  }

  get failing(): boolean {
    return this.#failures > 0;
  }

  hostConnected(): void {
    this.#connected = true;
    this.#looked = Date.now();
    this.#stopWatching = page.onWake(() => this.look());
    if (this.#key) this.look();
  }

  hostUpdate(): void {
    const {hall, ticket} = this.host;
    const key = ticket && hallAddress(hall, 'tickets/find') ? `${hall}\n${ticket}` : '';
    if (key === this.#key) return;
    this.#key = key;
    this.#round++;
    Object.assign(this, {ticket: null, missing: false, heard: 0, slept: null});
    this.#failures = 0;
    this.#asking = false;
    this.look();
  }

  hostDisconnected(): void {
    this.#connected = false;
    this.#round++;
    this.#asking = false;
    clearTimeout(this.#timer);
    this.#stopWatching?.();
  }

  /** Asks now. */
  look(): void {
    clearTimeout(this.#timer);
    if (!this.#connected || !this.#key || this.missing) return;
    const now = Date.now();
    if (this.#looked && now - this.#looked > sleep) this.slept = {from: this.#looked, to: now};
    this.#looked = now;
    if (!this.#asking) void this.#ask();
    this.#timer = setTimeout(() => this.look(), this.#pause());
  }

  async #ask(): Promise<void> {
    const round = this.#round;
    const {hall, ticket} = this.host;
    this.#asking = true;
    let found: FollowedTicket | null | undefined;
    try {
      found = await findTicket(hall, ticket);
    } catch {
      found = undefined;
    }
    if (round !== this.#round) return;
    this.#asking = false;
    if (found === undefined) this.#failures++;
    else this.#accept(found);
    this.host.requestUpdate();
  }

  #accept(found: FollowedTicket | null): void {
    const before = this.ticket;
    this.#failures = 0;
    this.heard = Date.now();
    this.missing = found === null;
    if (!found) return;
    this.ticket = found;
    this.changed(before, found);
  }

  /** A hundred telephones must not ask in step, and a hall in trouble is asked less often. */
  #pause(): number {
    const base = document.hidden ? hidden : every;
    return Math.min(base * 2 ** Math.min(this.#failures, 3), 30_000) * (0.8 + 0.4 * Math.random());
  }
}
