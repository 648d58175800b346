import {member} from '../../core/schema.js';
import type {Invitation} from '../../queue/view.js';
import type {Question, Rating} from '../rating.js';
import type {Scale} from '../scale.js';
import type {Answer} from './session.js';

type Added = 'id' | 'seq' | 'at';

/** A rating or a question as the pad keeps it; the outbox adds its id, order and time. */
export type KeptRating = Omit<Rating, Added> | Omit<Question, Added>;

/** Where and how something was asked. */
export interface Asked {
  scale: Scale;
  counter: string;
  language: string;
  channel: NonNullable<Rating['channel']>;
}

/** What ratings and questions say alike: which ticket, which scale in which words, where. */
function visit(invitation: Invitation | null, {scale, counter, language, channel}: Asked) {
  const {id, direction, wording} = scale;
  return {
    ...(invitation && {ticket: invitation.id, token: invitation.token, service: invitation.service}),
    ...(counter && {counter}),
    ...{scale: id, direction, wording, language, channel},
  };
}

/** The whole of an answer. The comment stands apart: it is personal, and leaves this machine on receipt. */
export function ratingOf(answer: Answer, asked: Asked): KeptRating {
  const {id, invitation, score, shownAt, answeredAt, repeated, extra} = answer;
  return {
    type: 'rating',
    ...visit(invitation, asked),
    score,
    flags: repeated ? ['repeat'] : [],
    shownAt,
    answeredAt,
    ...(extra && {reasons: [...extra.reasons], reasonsWording: extra.reasonsWording}),
    ...(extra?.comment && {private: {comment: extra.comment, salt: saltOf(id)}}),
  };
}

/* Once an answer, however often it is written: a salt that changes would give one comment several digests. */
const salts = new Map<string, string>();

function saltOf(id: string): string {
  const known =
    salts.get(id) ?? [...crypto.getRandomValues(new Uint8Array(16))].map((one) => one.toString(36)).join('');
  salts.clear();
  salts.set(id, known);
  return known;
}

/** What became of a question. */
export function questionOf(
  invitation: Invitation | null,
  shownAt: number,
  outcome: Question['outcome'],
  asked: Asked,
): KeptRating {
  const ended = outcome === 'shown' ? {} : {endedAt: Date.now()};
  return {type: 'question', ...visit(invitation, asked), outcome, shownAt, ...ended};
}

/** The last question a device put at one counter. */
interface LastAsked {
  token: string;
  /** When it appeared, by this device's clock. */
  at: number;
  /** Its end is not known: the device stopped in the middle of it. */
  unfinished: boolean;
  /** The record of it, to be taken up again. */
  id: string;
}

/** Which tickets a device has asked about, from what it keeps: a pad started anew must not ask who has gone. */
export class Memory {
  /** Tokens of ratings. */
  readonly rated = new Set<string>();
  /** Tokens asked about in this session. */
  readonly #handled = new Set<string>();
  /** Tokens of ratings, and of questions whose end is known. */
  readonly #finished = new Set<string>();
  readonly #last = new Map<string, LastAsked>();

  /** Reads the rows an outbox exports. */
  read(rows: readonly {id: string; body: unknown}[]): void {
    for (const {id, body} of rows) {
      const [token, counter, shownAt] = ['token', 'counter', 'shownAt'].map((name) => member(body, name));
      if (typeof token !== 'string') continue;
      const unfinished = member(body, 'outcome') === 'shown';
      if (!unfinished) this.#finished.add(token);
      if (member(body, 'outcome') === undefined) this.rated.add(token);
      const last = this.#last.get(String(counter));
      const at = Number(shownAt);
      if (at > (last?.at ?? 0) || (at === last?.at && !unfinished)) {
        this.#last.set(String(counter), {token, at, unfinished, id});
      }
    }
  }

  /** The record of a question about this ticket that was cut off. */
  unfinished(token: string): string | undefined {
    return [...this.#last.values()].find((last) => last.unfinished && last.token === token)?.id;
  }

  /** The newest invitation of a counter, unless it, or somebody after it, was asked already. `now` is the hall's. */
  newest(invitations: readonly Invitation[], counter: string, now: number): Invitation | null {
    const own = invitations.filter((invitation) => invitation.counter === counter).sort((a, b) => b.at - a.at);
    const newest = own[0];
    if (!newest || now - newest.at >= freshness || this.#handled.has(newest.token)) return null;
    return newest.at > (this.#upTo.get(counter) ?? -Infinity) && !this.forbids(newest, now) ? newest : null;
  }

  /** Whether a question that stands already should not: what is kept was read only now. */
  forbids({token, at, counter}: Invitation, now: number): boolean {
    return this.#finished.has(token) || at <= this.#lastAsked(counter, token, now);
  }

  /** A question is being put. */
  ask({token, at, counter}: Invitation): void {
    this.#handled.add(token);
    this.#upTo.set(counter, Math.max(at, this.#upTo.get(counter) ?? at));
  }
  /** By counter, and by the hall's clock: when the last one asked in this session had ended. */
  readonly #upTo = new Map<string, number>();

  /** When somebody else was asked last before this session, by the hall's clock. */
  #lastAsked(counter: string, token: string, now: number): number {
    const last = this.#last.get(counter);
    if (!last || (last.unfinished && last.token === token)) return -Infinity;
    const at = last.at + now - Date.now();
    return at > now ? -Infinity : at; // a clock that was ahead must not silence the pad
  }
}

/** Who left minutes ago is not asked: a pad that was off would put the question to the next visitor. */
const freshness = 3 * 60_000;
