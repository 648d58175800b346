import type {Outbox, OutboxOptions} from '../../services/outbox/outbox.js';
import {tokensKept, type KeptRating} from './kept-rating.js';

/** What a store of ratings needs of the pad around it. */
export interface StorePlace {
  open(options: OutboxOptions<KeptRating>): Outbox<KeptRating>;
  endpoint(): string | null;
  token(): string;
  /** Called after every change; `rated` names the tokens just found to be used. */
  changed(rated?: ReadonlySet<string>): void;
}

/** How long a store that hangs may keep the pad from taking taps. */
const patience = 3000;

/** The outbox of one hall at a time, and the tickets that must not be asked about again. */
export class RatingStore {
  outbox: Outbox<KeptRating> | undefined;
  /** Tokens asked about or written down. */
  handled = new Set<string>();
  /** Whether the outbox was read; until then a question stands but takes no tap. */
  known = false;
  #name = '';
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly place: StorePlace) {}

  /** One store a hall, so that no rating is ever sent to another. */
  open(name: string): void {
    if (name === this.#name) return;
    this.close();
    this.#name = name;
    if (!name) return;
    const outbox = this.place.open({
      name: encodeURIComponent(name),
      endpoint: () => this.place.endpoint(),
      token: () => this.place.token(),
      retain: (rating) => rating, // a score, no personal data: kept 30 days in case the server is set back
    });
    this.outbox = outbox;
    this.#stop = outbox.subscribe(() => this.place.changed());
    const learn = (rated: ReadonlySet<string>) => {
      if (outbox !== this.outbox) return;
      clearTimeout(this.#timer);
      this.known = true;
      rated.forEach((token) => this.handled.add(token));
      this.place.changed(rated);
    };
    void tokensKept(outbox).then(learn);
    this.#timer = setTimeout(learn, patience, new Set());
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stop?.();
    this.outbox?.close();
    this.outbox = undefined;
    this.#name = '';
    this.handled = new Set();
    this.known = false;
  }
}
