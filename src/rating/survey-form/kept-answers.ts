import {newId} from '../../core/ids.js';
import {member} from '../../core/schema.js';
import type {Outbox, OutboxOptions} from '../../services/outbox/outbox.js';
import type {Collected} from '../survey-draft.js';
import type {SurveyAnswers} from '../survey.js';

/** Answers as they are kept; the outbox adds their id, order and time. */
export type KeptAnswers = Omit<SurveyAnswers, 'id' | 'seq' | 'at'>;

/** What the answers are about, and how they were given. */
export type About = Pick<
  KeptAnswers,
  'survey' | 'version' | 'channel' | 'language' | 'startedAt' | 'token' | 'counter' | 'service'
>;

/** Everything that is sent of one visitor. What people wrote stands apart, salted so that its digest cannot be guessed. */
export function answersOf(about: About, {answers, texts}: Collected, complete: boolean, salt: string): KeptAnswers {
  const wrote = Object.keys(texts).length > 0;
  return {
    type: 'answers',
    ...about,
    answers,
    complete,
    finishedAt: Date.now(),
    ...(wrote && {private: {texts, salt}}),
  };
}

/** What may stay on the device once the server has it: no word that anybody wrote. */
export function retained({private: _, ...rest}: KeptAnswers): unknown {
  return rest;
}

/** What a store of answers needs of the form around it. */
export interface StorePlace {
  open(options: OutboxOptions<KeptAnswers>): Outbox<KeptAnswers>;
  endpoint(): string | null;
  token(): string;
  /** Called after every change of what is kept. */
  changed(): void;
}

/** The outbox of one receiver at a time. */
export class AnswerStore {
  outbox: Outbox<KeptAnswers> | undefined;
  /** One-use tokens with which complete answers were given here. */
  tokens: ReadonlySet<string> = new Set();
  #name = '';
  #stop: (() => void) | undefined;

  constructor(private readonly place: StorePlace) {}

  /** One store a receiver, so that no answer is ever sent to another. */
  open(name: string): void {
    if (name === this.#name) return;
    this.close();
    this.#name = name;
    if (!name) return;
    const outbox = this.place.open({
      name: encodeURIComponent(name),
      endpoint: () => this.place.endpoint(),
      token: () => this.place.token(),
      retain: retained,
      seal: true,
    });
    this.outbox = outbox;
    this.#stop = outbox.subscribe(() => this.place.changed());
    void tokensKept(outbox).then((tokens) => {
      if (outbox !== this.outbox) return;
      this.tokens = tokens;
      this.place.changed();
    });
  }

  close(): void {
    this.#stop?.();
    this.outbox?.close();
    this.outbox = undefined;
    this.tokens = new Set();
    this.#name = '';
  }
}

async function tokensKept(outbox: Outbox<KeptAnswers>): Promise<Set<string>> {
  const bodies = await outbox.export().then(
    ({items, sent}) => [...items, ...sent].map(({body}) => body),
    () => [],
  );
  const complete = bodies.filter((body) => member(body, 'complete') === true);
  return new Set(complete.map((body) => String(member(body, 'token') ?? '')).filter(Boolean));
}

/**
 * What is written down of one visitor: page after page under one id, held back until they are done or have left. Who
 * comes back after the hold is over gets a second id, because the first has been sent as far as it went.
 */
export class KeptVisit {
  readonly #salt = newId();
  #id = '';
  #turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly outbox: () => Outbox<KeptAnswers> | undefined) {}

  /** Whether anything was written down. */
  get begun(): boolean {
    return this.#id !== '';
  }

  /** Writes down what was answered so far. Rejects where it could not be kept. */
  save(about: About, collected: Collected, {complete, hold}: {complete: boolean; hold: number}): Promise<string> {
    const body = answersOf(about, collected, complete, this.#salt);
    const saved = this.#turn.then(() => this.#write(body, hold));
    this.#turn = saved.catch(() => undefined);
    return saved;
  }

  async #write(body: KeptAnswers, hold: number): Promise<string> {
    const outbox = this.outbox();
    if (!outbox) throw new Error('Nowhere to keep answers.');
    await outbox.ready;
    // Where nothing can be kept, half an answer would be sent at once and could not be completed: it waits for the end.
    if (!body.complete && outbox.state.durability === 'network') return '';
    if (this.#id && (await outbox.replace(this.#id, body, {holdMilliseconds: hold}))) return this.#id;
    const id = newId();
    await outbox.put(body, {id, holdMilliseconds: hold});
    return (this.#id = id);
  }
}
