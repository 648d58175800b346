import {newId} from '../../core/ids.js';
import type {Invitation} from '../../queue/view.js';
import type {Outbox, OutboxOptions} from '../../services/outbox/outbox.js';
import type {Question} from '../rating.js';
import {Memory, questionOf, ratingOf, type Asked, type KeptRating} from './kept-rating.js';
import type {Answer} from './session.js';

/** What a store of ratings needs of the pad around it. */
export interface StorePlace {
  open(options: OutboxOptions<KeptRating>): Outbox<KeptRating>;
  endpoint(): string | null;
  token(): string;
  /** Where and how is asked now. */
  asked(): Asked;
  /** Called after every change. */
  changed(): void;
}

/** How long a store that hangs may keep the pad from asking. */
const patience = 3000;
/** A question stands no longer without a word. */
const longestQuestion = 5 * 60_000;

interface OpenQuestion {
  id: string;
  invitation: Invitation;
  shownAt: number;
  /** Whether this device keeps a record of it already. */
  kept: boolean;
}

/** The outbox of one hall at a time, and the tickets that must not be asked about again. */
export class RatingStore {
  outbox: Outbox<KeptRating> | undefined;
  memory = new Memory();
  /** Whether the outbox was read; until then nobody is asked. */
  known = false;
  #name = '';
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question: OpenQuestion | undefined;

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
      seal: true,
      retain: withoutComment, // a score, no personal data: kept 30 days in case the server is set back
    });
    this.outbox = outbox;
    this.#stop = outbox.subscribe(() => this.place.changed());
    const learn = (rows: Parameters<Memory['read']>[0]) => {
      if (outbox !== this.outbox) return;
      clearTimeout(this.#timer);
      this.memory.read(rows);
      this.known = true;
      this.place.changed();
    };
    outbox.export().then(
      ({items, sent}) => learn([...items, ...sent]),
      () => learn([]),
    );
    this.#timer = setTimeout(learn, patience, []);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#stop?.();
    this.outbox?.close();
    this.outbox = undefined;
    this.#name = '';
    this.#question = undefined;
    this.memory = new Memory();
    this.known = false;
  }

  write(answer: Answer, holdMilliseconds: number): Promise<unknown> {
    const {outbox} = this;
    if (!outbox) return Promise.reject(new Error('Nowhere to keep a rating.'));
    return outbox.put(ratingOf(answer, this.place.asked()), {id: answer.id, holdMilliseconds});
  }

  async replace(answer: Answer, holdMilliseconds?: number): Promise<boolean> {
    const body = ratingOf(answer, this.place.asked());
    return (await this.outbox?.replace(answer.id, body, {holdMilliseconds})) ?? false;
  }

  /** A question is put about a ticket: written down too, so that who did not answer is counted. */
  asked(invitation: Invitation | null, shownAt: number): void {
    const cutOff = invitation && this.memory.unfinished(invitation.token);
    this.#question = invitation ? {id: cutOff ?? newId(), invitation, shownAt, kept: Boolean(cutOff)} : undefined;
    if (!this.#question || this.outbox?.state.durability === 'network') return; // there only its end is sent
    this.#record(this.#question, 'shown', longestQuestion);
    this.#question.kept = true;
  }

  /** The question stands longer. */
  stayed(): void {
    const question = this.#question;
    if (question?.kept) this.#record(question, 'shown', longestQuestion);
  }

  /** What became of it is known. */
  ended(outcome: Question['outcome']): void {
    const question = this.#question;
    this.#question = undefined;
    if (question) this.#record(question, outcome, 0);
  }

  #record({id, invitation, shownAt, kept}: OpenQuestion, outcome: Question['outcome'], holdMilliseconds: number): void {
    const body = questionOf(invitation, shownAt, outcome, this.place.asked());
    const done = kept
      ? this.outbox?.replace(id, body, {holdMilliseconds})
      : this.outbox?.put(body, {id, holdMilliseconds});
    (done as Promise<unknown> | undefined)?.catch(() => undefined); // a full device keeps ratings first
  }
}

/** What may stay here once the server has it. */
function withoutComment(rating: KeptRating): unknown {
  const rest: Record<string, unknown> = {...rating};
  delete rest['private'];
  return rest;
}
