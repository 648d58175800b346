import {newId} from '../../core/ids.js';
import type {Invitation} from '../../queue/view.js';
import type {Outbox, OutboxOptions} from '../../services/outbox/outbox.js';
import type {Question} from '../rating.js';
import {member} from '../../core/schema.js';
import {Memory, questionOf, ratingOf, type Asked, type KeptRating} from './kept-rating.js';
import {slack, usualTimes, type Answer} from './session.js';

/** What a store of ratings needs of the pad around it. */
export interface StorePlace {
  open(options: OutboxOptions<KeptRating>): Outbox<KeptRating>;
  endpoint(): string | null;
  token(): string;
  /** Where and how is asked now. */
  asked(): Asked;
  /** Called after every change; `first` once what is kept was read. */
  changed(first?: boolean): void;
}

/** How long a store that hangs may keep the pad from taking taps. */
const patience = 3000;
/** A question stands no longer without a word. */
const longestQuestion = 5 * 60_000;
/** No rating is held longer than this after a fresh start. */
const longestHold = usualTimes.followUp + slack + usualTimes.change;

type Row = Parameters<Memory['read']>[0][number];
type KeptQuestion = Extract<KeptRating, {type: 'question'}>;

interface OpenQuestion {
  id: string;
  invitation: Invitation;
  shownAt: number;
  /** Whether this device keeps a record of it already. */
  kept: boolean;
}

/** What is kept of a question. */
interface QuestionRecord {
  id: string;
  body: KeptRating;
  kept: boolean;
}

/** The outbox of one hall at a time, and the tickets that must not be asked about again. */
export class RatingStore {
  outbox: Outbox<KeptRating> | undefined;
  memory = new Memory();
  /** Whether the outbox was read; until then a question stands but takes no tap. */
  known = false;
  #name = '';
  #stop: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #question: OpenQuestion | undefined;
  /** The last one that was answered: held for as long as its rating. */
  #answered: QuestionRecord | undefined;
  #link: {store?: RatingStore} = {};

  constructor(private readonly place: StorePlace) {}

  /** One store a hall, so that no rating is ever sent to another. */
  open(name: string): void {
    if (name === this.#name) return;
    this.close();
    this.#name = name;
    if (!name) return;
    // A store that is slow to open holds on to this, and must not hold on to a pad that has left the page.
    const link: {store?: RatingStore} = (this.#link = {store: this});
    const outbox = this.place.open({
      name: encodeURIComponent(name),
      endpoint: () => link.store?.place.endpoint() ?? null,
      token: () => link.store?.place.token() ?? '',
      seal: true,
      retain: withoutComment, // a score, no personal data: kept 30 days in case the server is set back
    });
    this.outbox = outbox;
    this.#stop = outbox.subscribe(() => link.store?.place.changed());
    const learn = (rows: Parameters<Memory['read']>[0]): void => {
      const {store} = link;
      if (store) store.#learn(rows);
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
    this.#link.store = undefined;
    this.#link = {};
    this.#name = '';
    this.#question = undefined;
    this.#answered = undefined;
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
    const done = this.outbox?.replace(answer.id, body, {holdMilliseconds});
    const {token} = answer.invitation ?? {};
    if (holdMilliseconds !== undefined && token && token === this.#answered?.body.token) {
      this.#keep(this.#answered, holdMilliseconds);
    }
    return (await done) ?? false;
  }

  /** A question is put about a ticket: written down too, so that who did not answer is counted. */
  asked(invitation: Invitation | null, shownAt: number): void {
    this.#question = invitation ? {id: newId(), invitation, shownAt, kept: false} : undefined;
    this.#keepQuestion();
  }

  /** The question stands longer. */
  stayed(): void {
    const question = this.#question;
    if (question?.kept) this.#record(question, 'shown', longestQuestion);
  }

  /** What became of it is known. An answer is not told before the rating: what is counted of both would disagree. */
  ended(outcome: Question['outcome'], holdMilliseconds = 0): void {
    const question = this.#question;
    this.#question = undefined;
    if (!question) return;
    const ended = this.#record(question, outcome, holdMilliseconds);
    this.#answered = outcome === 'answered' ? {...ended, kept: true} : undefined;
  }

  /** The question should not have been put, and nobody could answer it: it is in no count. */
  unasked(): void {
    this.#question = undefined;
  }

  #learn(rows: Parameters<Memory['read']>[0]): void {
    clearTimeout(this.#timer);
    this.memory.read(rows);
    for (const row of rows) this.#mend(row);
    const first = !this.known;
    this.known = true;
    this.place.changed(first);
    this.#keepQuestion();
  }

  /** A pad that stopped between a rating and the word that its question was answered: told now, not before the rating. */
  #mend({id, body}: Row): void {
    const token = member(body, 'token');
    if (member(body, 'outcome') !== 'shown' || typeof token !== 'string' || !this.memory.rated.has(token)) return;
    const answered = {...(body as KeptQuestion), outcome: 'answered', endedAt: Date.now()} as const;
    this.#keep({id, body: answered, kept: true}, longestHold);
  }

  #keepQuestion(): void {
    const question = this.#question;
    // Where nothing can be kept, only its end is sent.
    if (!question || question.kept || !this.known || this.outbox?.state.durability === 'network') return;
    const cutOff = this.memory.unfinished(question.invitation.token);
    question.kept = cutOff !== undefined;
    question.id = cutOff ?? question.id;
    this.#record(question, 'shown', longestQuestion);
    question.kept = true;
  }

  #record({id, invitation, shownAt, kept}: OpenQuestion, outcome: Question['outcome'], hold: number): QuestionRecord {
    const record = {id, kept, body: questionOf(invitation, shownAt, outcome, this.place.asked())};
    this.#keep(record, hold);
    return record;
  }

  #keep({id, body, kept}: QuestionRecord, holdMilliseconds: number): void {
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
