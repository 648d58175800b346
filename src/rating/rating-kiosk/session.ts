import {newId} from '../../core/ids.js';
import type {Invitation} from '../../queue/view.js';
import type {Question} from '../rating.js';

/** How long each part of a visit lasts, in milliseconds. */
export interface SessionTimes {
  /** After a question appears, taps meant for what stood there before are not taken. */
  settle: number;
  /** In which a later tap replaces the first. */
  change: number;
  thanks: number;
  /** In which nobody has touched the reasons after the thanks. */
  followUp: number;
  /** In which nobody has answered; then the question closes. */
  answer: number;
  /** How long before either end it says so. */
  warn: number;
  /** After an open rating: further ones are kept and flagged, not counted. */
  coolDown: number;
}

export const usualTimes: SessionTimes = {
  settle: 400,
  change: 3000,
  thanks: 6000,
  followUp: 30_000,
  answer: 60_000,
  warn: 20_000,
  coolDown: 10_000,
};

/** Where a visit stands. `writing` lasts until the rating is written down; nobody is thanked before. */
export type Phase = 'idle' | 'asking' | 'writing' | 'chosen' | 'thanks';

/** What a visitor says besides. */
export interface Extra {
  reasons: readonly string[];
  reasonsWording: string;
  comment?: string;
}

/** One answer to be written down. */
export interface Answer {
  id: string;
  score: number;
  invitation: Invitation | null;
  shownAt: number;
  answeredAt: number;
  /** It came in the cool-down: kept, not counted. */
  repeated: boolean;
  extra?: Extra;
}

/** What a session needs of its surroundings. */
export interface SessionPlace {
  /** Writes an answer down; rejects when it could not. */
  write(answer: Answer, hold: number): Promise<unknown>;
  /** Replaces it under the same id, with a hold that begins anew where one is given; `false` when it was too late. */
  replace(answer: Answer, hold?: number): Promise<boolean>;
  /** True where nothing can be kept here: the answer goes out once it is final, and thanks wait for the receipt. */
  waitsForReceipt(): boolean;
  /** Whether reasons can be asked for after this score. */
  follows(score: number): boolean;
  /** Called once a rating is written down. */
  taken(answer: Answer): void;
  /** A question was put. */
  asked(invitation: Invitation | null, shownAt: number): void;
  /** Somebody asked for more time. */
  stayed(): void;
  /** What became of it. That it was answered is held for as long as its rating. */
  ended(outcome: Question['outcome'], hold?: number): void;
  /** Called after every change. */
  changed(): void;
}

/** A crash between the rating and the last word about it: what was tapped goes out this long after it should have. */
export const slack = 15_000;

/** One visitor after another at one pad: asked, written down, thanked, forgotten. One rating a session, whatever is tapped. */
export class RatingSession {
  phase: Phase = 'idle';
  /** Counts visitors: changes whenever another one is meant. */
  visit = 0;
  invitation: Invitation | null = null;
  /** The score marked now, or `null`. */
  score: number | null = null;
  /** What went wrong with the last tap. */
  trouble: 'refused' | 'unchanged' | null = null;
  /** True when the screen is about to close. */
  closing = false;
  /** Whether a tap is taken. */
  ready = false;
  /** Whether the thanks stand with reasons to choose from. */
  following = false;

  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #answer: Answer | null = null;
  #written: number | null = null;
  #extra: Extra | undefined;
  #open = true;
  #busy = false;
  #touched = false;
  #shownAt = 0;
  /** By the monotonic clock: the wall's may be set meanwhile. */
  #coolUntil = 0;

  constructor(
    private readonly place: SessionPlace,
    private readonly times: SessionTimes,
    /**
     * A visitor's own phone: nobody else waits for it, so nothing closes by itself; and nobody opens it again, so that a
     * rating goes out when its time to change is over, without reasons.
     */
    readonly personal = false,
  ) {}

  /** Puts the question, about a ticket or (open series) about none. */
  ask(invitation: Invitation | null): void {
    this.#reset();
    this.phase = 'asking';
    this.invitation = invitation;
    this.#shownAt = Date.now();
    this.#after('settle', this.times.settle, () => {
      this.ready = true;
      this.place.changed();
    });
    this.place.asked(invitation, this.#shownAt);
    this.#wait();
    this.place.changed();
  }

  /** Somebody is there: the screen stays for its full time again. */
  stay(): void {
    this.#touched = true;
    if (this.closing) this.place.stayed();
    if (this.closing && this.following) this.#renew();
    this.#wait();
  }

  /** A level was tapped. The same one again changes nothing. */
  choose(score: number): void {
    if (!this.ready || !this.#open || this.score === score) return;
    this.score = score;
    this.trouble = null;
    if (this.phase === 'asking') this.#begin();
    if (!this.#busy) void this.#write();
    this.place.changed();
  }

  /** Reasons, and at the end a comment, under the same id. */
  add(extra: Extra): void {
    if (!this.following) return;
    this.#extra = extra;
    this.#renew();
  }

  /** Back to rest. Ends the thanks early, and a question that is no longer asked. */
  end(outcome?: Question['outcome']): void {
    this.#reset(outcome);
    this.place.changed();
  }

  /** The visitor has gone. A question that nobody has touched yet is the next one's, and stays. */
  leave(): void {
    const begun = this.phase === 'chosen' || this.phase === 'thanks';
    if (begun || (this.phase === 'asking' && this.#touched && this.invitation)) this.end();
  }

  /** The pad leaves the page. What becomes of its question is not known: put back, it takes it up again. */
  stop(): void {
    if (this.phase === 'asking') this.phase = 'idle';
    this.#reset();
  }

  /** What is written may go out now: the visitor put the phone away. */
  release(): void {
    const {answer} = this;
    if (answer && this.#written !== null && !this.place.waitsForReceipt()) {
      const score = this.score ?? answer.score; // the last tap may still be on its way
      this.place.replace({...answer, score}, 0).catch(() => false); // what was tapped is kept, and goes out when its hold is over
    }
  }

  /** The answer as it is written down. */
  get answer(): Answer | null {
    return this.#answer && {...this.#answer, score: this.#written ?? 0, ...(this.#extra && {extra: this.#extra})};
  }

  #wait(): void {
    const {answer, followUp, warn} = this.times;
    const lasts = this.following ? followUp : this.phase === 'asking' && this.invitation ? answer : 0;
    if (!lasts || this.personal) return;
    if (this.closing) this.place.changed();
    this.closing = false;
    this.#after('warn', lasts - warn, () => {
      this.closing = true;
      this.place.changed();
    });
    this.#after('answer', lasts, () => this.end());
  }

  #begin(): void {
    this.phase = 'writing';
    this.closing = false;
    this.#forget('warn', 'answer');
    this.#answer = {
      id: newId(),
      score: 0,
      invitation: this.invitation,
      shownAt: this.#shownAt,
      answeredAt: 0,
      repeated: !this.invitation && performance.now() < this.#coolUntil,
    };
    this.#after('change', this.times.change, () => this.#close());
  }

  /** The time to change is over. */
  #close(): void {
    this.#open = false;
    if (this.#busy) return;
    if (this.#written !== this.score) void this.#write();
    else this.#thank();
  }

  /** Writes until what is marked is what is written; taps may come while a store is still at work. */
  async #write(): Promise<void> {
    const answer = this.#answer;
    if (!answer || (this.#open && this.place.waitsForReceipt())) return;
    this.#busy = true;
    try {
      while (answer.id === this.#answer?.id && this.score !== null && this.#written !== this.score) {
        await this.#writeOnce({...answer, score: this.score, answeredAt: Date.now()});
      }
    } catch {
      if (answer.id === this.#answer?.id) this.#fail();
    }
    if (answer.id !== this.#answer?.id) return;
    this.#busy = false;
    if (!this.#open && this.phase === 'chosen') this.#thank();
    else this.place.changed();
  }

  async #writeOnce(answer: Answer): Promise<void> {
    const first = this.#written === null;
    const hold = this.place.waitsForReceipt() ? 0 : this.#hold + this.times.change;
    if (first) await this.place.write(answer, hold);
    const replaced = first || (await this.place.replace(answer));
    if (first) this.place.taken(answer);
    if (answer.id !== this.#answer?.id) return;
    if (first) this.place.ended('answered', hold);
    if (!replaced) return this.#fail();
    this.#answer = answer;
    this.#written = answer.score;
    this.phase = 'chosen';
    this.place.changed();
  }

  #fail(): void {
    this.score = this.#written;
    this.trouble = this.#written === null ? 'refused' : 'unchanged';
    if (this.#written !== null) return;
    this.#forget('change');
    this.phase = 'asking';
    this.#open = true;
    this.#answer = null;
    this.#busy = false;
    this.#wait();
    this.place.changed();
  }

  #thank(): void {
    const more = !this.personal && !this.place.waitsForReceipt();
    this.following = more && this.#written !== null && this.place.follows(this.#written);
    this.phase = 'thanks';
    this.score = null;
    this.ready = false;
    this.trouble = null;
    this.#touched = false;
    if (this.following) this.#wait();
    else {
      this.release();
      if (!this.personal) this.#after('thanks', this.times.thanks, () => this.end());
    }
    this.place.changed();
  }

  get #hold(): number {
    return this.personal ? 0 : this.times.followUp + slack;
  }

  /** What was said so far is written down, and stays held for as long as more may come. */
  #renew(): void {
    const {answer} = this;
    if (answer) this.place.replace(answer, this.#hold).catch(() => false);
  }

  #reset(outcome?: Question['outcome']): void {
    this.#forget(...this.#timers.keys());
    if (this.phase === 'asking') this.place.ended(outcome ?? (this.#touched ? 'walked-away' : 'timed-out'));
    if (this.phase === 'chosen' || this.following) this.release();
    if (this.phase === 'thanks') this.#coolUntil = performance.now() + this.times.coolDown;
    this.visit++;
    this.phase = 'idle';
    this.invitation = null;
    this.score = null;
    this.trouble = null;
    this.closing = false;
    this.ready = false;
    this.following = false;
    this.#answer = null;
    this.#written = null;
    this.#extra = undefined;
    this.#open = true;
    this.#busy = false;
    this.#touched = false;
  }

  #after(name: string, milliseconds: number, then: () => void): void {
    this.#forget(name);
    this.#timers.set(name, setTimeout(then, milliseconds));
  }

  #forget(...names: string[]): void {
    for (const name of names) {
      clearTimeout(this.#timers.get(name));
      this.#timers.delete(name);
    }
  }
}
