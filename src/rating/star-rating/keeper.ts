import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {hallAddress} from '../../base/hall-address.js';
import {tellKept, type KeepsAnswers} from '../../base/kept.js';
import {WordsController} from '../../base/words.js';
import type {Outbox, OutboxExport, OutboxOptions} from '../../services/outbox/contract.js';
import {starScale} from '../votes.js';
import {keeperMessages} from './keeper.messages.js';

/* Keeps and sends votes. Loaded when somebody votes or the page has settled, so that a page which nobody rates is light. */

/** One vote as it is kept and sent: see voteSchema of rating/feedback.ts. */
export interface KeptVote {
  type: 'vote';
  subject: string;
  scale: string;
  score: number;
  channel: 'web';
  language: string;
}

/** What the visitor is told of a vote; nothing where it is neither sent nor kept. */
export type Said = 'kept' | 'later' | '';

type Host = ReactiveControllerHost & KeepsAnswers & {hall: string; endpoint: string; readonly page: string};
type Opener = (options: OutboxOptions<KeptVote>) => Promise<Outbox<KeptVote>>;

const hint = (store: string) => `mot-cua votes ${store}`;

/** Whether votes of an earlier visit may wait here. A hint: where it is lost, they are sent with the next vote. */
function waitsIn(store: string): boolean {
  try {
    return localStorage.getItem(hint(store)) !== null;
  } catch {
    return false; // no storage is allowed here
  }
}

function setWaiting(store: string, waiting: boolean): void {
  try {
    if (waiting) localStorage.setItem(hint(store), '');
    else localStorage.removeItem(hint(store));
  } catch {
    // no storage is allowed here
  }
}

/** The votes that one visitor gives on one page, for one server at a time. */
export class VoteKeeper implements ReactiveController {
  /** What is open now. */
  outbox: Outbox<KeptVote> | undefined;
  readonly #words: WordsController<(typeof keeperMessages)['vi']>;
  #opening: Promise<Outbox<KeptVote>> | undefined;
  /** Whose votes are kept: one store a server, so that no vote is ever sent to another. */
  #store = '';
  #turn: Promise<unknown> = Promise.resolve();
  #waiting = false;

  /** `received` is called once the server has everything. */
  constructor(
    private readonly host: Host,
    private readonly open: Opener,
    private readonly received: () => void,
  ) {
    host.addController(this);
    this.#words = new WordsController(host, keeperMessages);
    if (waitsIn(this.#place)) void this.#opened()?.catch(() => {}); // what an earlier visit left is sent
  }

  /** The thanks, in the language shown. */
  say(said: Said): string {
    return said && this.#words.text[said];
  }

  hostUpdated(): void {
    if (this.#place !== this.#store) this.#close();
  }

  hostDisconnected(): void {
    this.#close();
  }

  /** Writes a vote down, one after another; rejects where it could not. */
  keep(score: number, language: string): Promise<Said> {
    const kept = this.#turn.then(async (): Promise<Said> => {
      const outbox = await this.#opened();
      if (!outbox) return '';
      const vote: KeptVote = {type: 'vote', subject: this.host.page, scale: starScale, score, channel: 'web', language};
      await outbox.put(vote, {holdMilliseconds: 0}); // a reader soon turns the page; of two votes the later stands
      this.#waiting = true;
      setWaiting(this.#store, true);
      this.#look(outbox);
      return navigator.onLine || !this.#endpoint ? 'kept' : 'later';
    });
    this.#turn = kept.catch(() => {});
    return kept;
  }

  /** Everything kept; `null` where nothing is. */
  async export(): Promise<OutboxExport<KeptVote> | null> {
    return (await this.#opened())?.export() ?? null;
  }

  get #endpoint(): string {
    return this.host.endpoint || hallAddress(this.host.hall, 'votes');
  }

  get #place(): string {
    return this.#endpoint || this.host.hall;
  }

  #opened(): Promise<Outbox<KeptVote>> | null {
    const store = this.#place;
    if (!store || !this.host.isConnected) return null;
    if (store !== this.#store) this.#close();
    this.#store = store;
    this.#waiting ||= waitsIn(store);
    return (this.#opening ??= this.open({
      name: encodeURIComponent(`votes ${store}`),
      endpoint: () => this.#endpoint || null,
      token: () => '',
      retain: (vote) => vote, // a number of stars, no personal data
      seal: true,
    }).then((outbox) => {
      if (store !== this.#store) return outbox;
      this.outbox = outbox;
      outbox.subscribe(() => this.#look(outbox));
      this.#look(outbox);
      return outbox;
    }));
  }

  #look(outbox: Outbox<KeptVote>): void {
    if (outbox !== this.outbox) return;
    tellKept(this.host);
    if (outbox.state.backlog > 0 || !this.#waiting) return;
    this.#waiting = false;
    setWaiting(this.#store, false);
    this.received();
  }

  #close(): void {
    // What is being written is written first.
    const opening = this.#opening;
    void this.#turn
      .then(() => opening)
      .then(
        (outbox) => outbox?.close(),
        () => {},
      );
    this.outbox = this.#opening = undefined;
    this.#waiting = false;
  }
}
