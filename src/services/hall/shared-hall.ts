import type {HallView} from '../../queue/view.js';
import type {Environment} from './environment.js';
import type {HallLink} from './hall.js';

/** Between two notices of a change: a thousand events a second are drawn sixty times, not a thousand. */
const gap = 16;

/** What every hall does alike: it keeps the last view and link, and tells its subscribers of changes in bursts. */
export abstract class SharedHall {
  #view: HallView | null = null;
  #link: HallLink;
  readonly #listeners = new Set<() => void>();
  #told = -Infinity;
  #telling = false;
  #open = false;

  constructor(protected readonly environment: Environment) {
    this.#link = {state: 'loading', since: environment.wallClock(), problem: null};
  }

  get view(): HallView | null {
    return this.#view;
  }

  get link(): HallLink {
    return this.#link;
  }

  subscribe(listener: () => void): () => void {
    const own = () => listener(); // the same function may subscribe twice
    this.#listeners.add(own);
    if (!this.#open) {
      this.#open = true;
      this.opened();
    }
    return () => {
      this.#listeners.delete(own);
      queueMicrotask(() => this.#closeUnused()); // an element that is moved leaves and joins in one breath
    };
  }

  /** The first subscriber came. */
  protected abstract opened(): void;

  /** The last subscriber left. */
  protected abstract closed(): void;

  protected setView(view: HallView): void {
    if (view === this.#view) return;
    this.#view = view;
    this.#tellSoon();
  }

  protected setLink(state: HallLink['state'], problem: HallLink['problem'], since?: number): void {
    if (this.#link.state === state && this.#link.problem === problem) return;
    const began = this.#link.state === state ? this.#link.since : (since ?? this.environment.wallClock());
    this.#link = {state, problem, since: began};
    this.#tellSoon();
  }

  #closeUnused(): void {
    if (!this.#open || this.#listeners.size > 0) return;
    this.#open = false;
    this.closed();
  }

  #tellSoon(): void {
    if (this.#telling) return;
    this.#telling = true;
    const wait = this.#told + gap - this.environment.monotonic();
    if (wait > 0) this.environment.after(wait, () => this.#tell());
    else queueMicrotask(() => this.#tell());
  }

  #tell(): void {
    this.#telling = false;
    this.#told = this.environment.monotonic();
    for (const listener of [...this.#listeners]) {
      if (!this.#listeners.has(listener)) continue; // it left while the others were told
      try {
        listener();
      } catch (error) {
        console.error(error); // one broken screen must not keep the others from their news
      }
    }
  }
}
