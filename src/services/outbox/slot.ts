/** What became of one write: it stands, the store is not there, or the device is full. */
export type Outcome = 'kept' | 'missing' | 'full';

/** A store that never opened, or hung, is tried again no sooner than this: nobody waits for it at every tap. */
const pause = 30_000;

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** The place of a store that may be missing, may break and may come back. */
export class Slot<S extends {close(): void}> {
  readonly #open: () => Promise<S>;
  #store: Promise<S | null> | null = null;
  /** Whether it ever opened: if so, its loss is an accident that may pass, and it is looked for at once. */
  #opened = false;
  #full = false;

  constructor(open: () => Promise<S>) {
    this.#open = open;
  }

  /** True when the store was there once and is not now. */
  get lost(): boolean {
    return this.#opened && this.#store === null;
  }

  get(): Promise<S | null> {
    if (!this.#store) {
      const store = this.#tried();
      this.#store = store;
      void store.then((found) => {
        if (!found && this.#opened) this.#forget(store);
        else if (!found) setTimeout(() => this.#forget(store), pause);
      });
    }
    return this.#store;
  }

  /** Acts on the store; once more on a fresh one when the first try failed for another reason than room. */
  async attempt(act: (store: S) => Promise<unknown>): Promise<Outcome> {
    for (let attempt = 1; attempt <= 2; attempt++) {
      const store = await this.get();
      if (!store) return this.#full ? 'full' : 'missing';
      try {
        await act(store);
        return 'kept';
      } catch (error) {
        if (isFull(error)) return 'full';
        this.drop();
      }
    }
    return 'missing';
  }

  /** Lets go of a store that broke, or of a sound one at the end. */
  drop(): void {
    const store = this.#store;
    this.#store = null;
    void store?.then((found) => found?.close());
  }

  async #tried(): Promise<S | null> {
    try {
      const store = await this.#open();
      this.#opened = true;
      return store;
    } catch (error) {
      this.#full = isFull(error);
      return null;
    }
  }

  #forget(store: Promise<S | null>): void {
    if (this.#store === store) this.#store = null;
  }
}
