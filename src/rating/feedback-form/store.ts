import type {Outbox, OutboxOptions} from '../../services/outbox/outbox.js';
import {withoutText, type KeptFeedback} from '../feedback-draft.js';

/** Where a comment is. */
export type Whereabouts = 'waiting' | 'rejected' | 'sent';

/** What a store of comments needs of the form around it. */
export interface StorePlace {
  open(options: OutboxOptions<KeptFeedback>): Outbox<KeptFeedback>;
  endpoint(): string | null;
  /** Called after every change. */
  changed(): void;
}

/** Three pictures over a slow line take their time. */
const timeout = 120_000;

/** The outbox of one server at a time. */
export class FeedbackStore {
  outbox: Outbox<KeptFeedback> | undefined;
  #place = '';
  #stop: (() => void) | undefined;

  constructor(private readonly form: StorePlace) {}

  /** One store a server, so that no comment is ever sent to another. Empty for none. */
  open(place: string): void {
    if (place === this.#place) return;
    this.close();
    this.#place = place;
    if (!place) return;
    const outbox = this.form.open({
      name: encodeURIComponent(`feedback ${place}`),
      endpoint: () => this.form.endpoint(),
      token: () => '',
      retain: withoutText,
      seal: true,
      times: {timeout},
    });
    this.outbox = outbox;
    this.#stop = outbox.subscribe(() => this.form.changed());
    void outbox.ready.then(() => {
      if (outbox === this.outbox) this.form.changed();
    });
  }

  /** Where a comment with this code is, as far as this device knows; `null` where it knows nothing of it. */
  async find(code: string): Promise<Whereabouts | null> {
    const {items, rejected, sent} = (await this.outbox?.export()) ?? {items: [], rejected: [], sent: []};
    const has = (rows: readonly {body: unknown}[]) =>
      rows.some(({body}) => (body as Partial<KeptFeedback> | null)?.code === code);
    return has(items) ? 'waiting' : has(rejected) ? 'rejected' : has(sent) ? 'sent' : null;
  }

  close(): void {
    this.#stop?.();
    this.outbox?.close();
    this.outbox = this.#stop = undefined;
    this.#place = '';
  }
}
