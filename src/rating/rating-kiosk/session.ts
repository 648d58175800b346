import {newId} from '../../core/ids.js';
import type {Invitation} from '../../queue/view.js';

/** How long each part of a visit lasts, in milliseconds. */
export interface SessionTimes {
  /** After a question appears, taps meant for what stood there before are not taken. */
  settle: number;
  /** In which a later tap replaces the first. */
  change: number;
  thanks: number;
  /** In which nobody has answered; then the question closes. */
  answer: number;
  /** How long before that it says so. */
  warn: number;
  /** After an open rating: further ones are kept and flagged, not counted. */
  coolDown: number;
}

export const usualTimes: SessionTimes = {
  settle: 400,
  change: 3000,
  thanks: 6000,
  answer: 60_000,
  warn: 20_000,
  coolDown: 10_000,
};

/** Where a visit stands. `writing` lasts until the rating is written down; nobody is thanked before. */
export type Phase = 'idle' | 'asking' | 'writing' | 'chosen' | 'thanks';

/** One answer to be written down. */
export interface Answer {
  id: string;
  score: number;
  invitation: Invitation | null;
  shownAt: number;
  answeredAt: number;
  /** It came in the cool-down: kept, not counted. */
  repeated: boolean;
}

/** What a session needs of its surroundings. */
export interface SessionPlace {
  /** Writes an answer down; rejects when it could not. */
  write(answer: Answer, hold: number): Promise<unknown>;
  /** Replaces it under the same id; `false` when it was too late. */
  replace(answer: Answer): Promise<boolean>;
  /** True where nothing can be kept here: the answer goes out once it is final, and thanks wait for the receipt. */
  waitsForReceipt(): boolean;
  /** Called once a rating is written down. */
  taken(answer: Answer): void;
  /** Called after every change. */
  changed(): void;
}

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
  /** True when the question is about to close. */
  closing = false;
  /** Whether a tap is taken. */
  ready = false;

  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #answer: Answer | null = null;
  #written: number | null = null;
  #open = true;
  #busy = false;
  #shownAt = 0;
  #coolUntil = 0;

  constructor(
    private readonly place: SessionPlace,
    private readonly times: SessionTimes,
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
    this.stay();
    this.place.changed();
  }

  /** Somebody is there: the question stays for its full time again. */
  stay(): void {
    if (this.phase !== 'asking' || !this.invitation) return;
    const {answer, warn} = this.times;
    if (this.closing) this.place.changed();
    this.closing = false;
    this.#after('warn', answer - warn, () => {
      this.closing = true;
      this.place.changed();
    });
    this.#after('answer', answer, () => this.end());
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

  /** Back to rest. Ends the thanks early, and a question that is no longer asked. */
  end(): void {
    this.#reset();
    this.place.changed();
  }

  /** The pad leaves the page. */
  stop(): void {
    this.#reset();
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
      repeated: !this.invitation && Date.now() < this.#coolUntil,
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
      while (answer === this.#answer && this.score !== null && this.#written !== this.score) {
        await this.#writeOnce({...answer, score: this.score, answeredAt: Date.now()});
      }
    } catch {
      if (answer === this.#answer) this.#fail();
    }
    if (answer !== this.#answer) return;
    this.#busy = false;
    if (!this.#open && this.phase === 'chosen') this.#thank();
    else this.place.changed();
  }

  async #writeOnce(answer: Answer): Promise<void> {
    const first = this.#written === null;
    if (first) await this.place.write(answer, this.#open ? this.times.change : 0);
    const replaced = first || (await this.place.replace(answer));
    if (first) this.place.taken(answer);
    if (answer.id !== this.#answer?.id) return;
    if (!replaced) return this.#fail();
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
    this.stay();
    this.place.changed();
  }

  #thank(): void {
    this.phase = 'thanks';
    this.score = null;
    this.ready = false;
    this.trouble = null;
    this.#after('thanks', this.times.thanks, () => {
      this.#coolUntil = Date.now() + this.times.coolDown;
      this.end();
    });
    this.place.changed();
  }

  #reset(): void {
    this.#forget(...this.#timers.keys());
    this.visit++;
    this.phase = 'idle';
    this.invitation = null;
    this.score = null;
    this.trouble = null;
    this.closing = false;
    this.ready = false;
    this.#answer = null;
    this.#written = null;
    this.#open = true;
    this.#busy = false;
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
