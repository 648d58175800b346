import type {Command} from '../../queue/ticket.js';
import {applyPatch, type CommandAnswer, type HallPatch, type HallView} from '../../queue/view.js';
import {page, type Environment} from './environment.js';
import {Feed, type FeedOwner} from './feed.js';
import type {Hall, HallLink} from './hall.js';
import {settle} from './settle.js';
import {SharedHall} from './shared-hall.js';

const reachable = 10_000; // a hall that has not answered for so long since the start is said to be out of reach

/* A wall never sends. Who handles `CommandUnanswered` has this at hand already; others get it as soon as they show a token. */
const sender = () => import('./commands.js');
/* For a start without a network: not needed before the first picture. */
const memory = () => import('./last-view.js');
const keepEvery = 10_000;

/** A hall at a server's address. */
export class HttpHall extends SharedHall implements Hall, FeedOwner {
  readonly local = false;
  readonly ratings: string;
  readonly #address: string;
  readonly #headers: Readonly<Record<string, string>>;
  /** The hall's clock minus the monotonic one. */
  #offset: number | undefined;
  #feed: Feed | undefined;
  #began = 0;
  #left = 0;
  #keptAt = -Infinity;
  #recalled = false;

  constructor(address: string, token: string, environment: Environment = page) {
    super(environment);
    this.#address = address.replace(/[?#].*$/, '').replace(/\/+$/, '');
    this.#headers = token ? {Authorization: `Bearer ${token}`} : {};
    this.ratings = `${this.#address}/ratings`;
  }

  /** How much of what the hall sent could not be used since the connection began; for developers. */
  get skipped(): number {
    return this.#feed?.count.skipped ?? 0;
  }

  now(): number {
    return this.#offset === undefined ? this.environment.wallClock() : this.#offset + this.environment.monotonic();
  }

  async send(command: Command, options: {key?: string; patience?: number} = {}): Promise<CommandAnswer> {
    const {environment} = this;
    const began = environment.monotonic();
    const {sendCommand} = await sender();
    const url = `${this.#address}/commands`;
    const answer = await sendCommand({environment, url, headers: this.#headers, command, began, ...options});
    this.#feed?.look();
    return answer;
  }

  heard(now: number): void {
    const offset = now - this.environment.monotonic();
    // The way here makes every word a little late, so the largest offset is the truest; a hall that set its clock is followed.
    const drift = offset - (this.#offset ?? -Infinity);
    if (drift > 0 || drift < -2_000) this.#offset = offset;
    if (!this.view) return;
    this.setLink('live', null);
    this.#keep(this.view);
  }

  snapshot(view: HallView, certain: boolean): void {
    const late = !certain && this.view?.epoch === view.epoch && view.seq < this.view.seq;
    if (!late) this.setView(settle(this.view, view));
    this.setLink('live', null);
  }

  patch(patch: HallPatch): 'applied' | 'old' | 'gap' {
    const {view} = this;
    if (view && patch.after === view.seq) {
      this.setView(applyPatch(view, patch));
      return 'applied';
    }
    return view && patch.seq <= view.seq ? 'old' : 'gap';
  }

  trouble(problem: NonNullable<HallLink['problem']>, heardAt: number | undefined): void {
    if (this.view) return this.setLink('stale', problem, heardAt);
    if (problem === 'unreachable') this.#recall();
    const waited = this.environment.monotonic() - this.#began;
    if (problem !== 'unreachable' || waited >= reachable) this.setLink('failed', problem);
  }

  protected override opened(): void {
    this.#began = this.environment.monotonic();
    if (this.#headers['Authorization']) sender().catch(() => {});
    if (!this.view) this.setLink('loading', null);
    else if (this.link.state === 'live') this.setLink('stale', 'unreachable', this.#left);
    this.#feed = new Feed(this, this.environment, this.#address, this.#headers);
  }

  protected override closed(): void {
    this.#feed?.stop();
    this.#feed = undefined;
    this.#left = this.environment.wallClock();
  }

  /** Writes down now and then what a screen of the public shows. */
  #keep(view: HallView): void {
    const now = this.environment.monotonic();
    if (this.#headers['Authorization'] || now - this.#keptAt < keepEvery) return;
    this.#keptAt = now;
    const at = this.environment.wallClock();
    memory().then(
      ({keepView}) => keepView(this.#address, view, at),
      () => {},
    );
  }

  /** Shows what was written down, as old, where the hall is out of reach from the start. */
  #recall(): void {
    if (this.#recalled || this.#headers['Authorization']) return;
    this.#recalled = true;
    memory().then(
      ({lastView}) => {
        const last = lastView(this.#address, this.environment.wallClock());
        if (!last || this.view) return;
        this.setView(last.view);
        this.setLink('stale', 'unreachable', last.at);
      },
      () => {},
    );
  }
}
