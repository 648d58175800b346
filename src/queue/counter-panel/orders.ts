import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {newId} from '../../core/ids.js';
import {CommandUnanswered, type Hall} from '../../services/hall/hall.js';
import type {Command, RefusalReason} from '../ticket.js';
import type {CommandAnswer, TicketRow} from '../view.js';
import {keep, recall} from './kept.js';
import type {Hindrance} from './situation.js';

/** What became of the last command, where the officer must know. */
export type Outcome =
  | {kind: 'refused'; reason: RefusalReason; ticket: TicketRow | null; at: number | null}
  | {kind: 'unanswered'; command: Command}
  /** It was sent again, and this is what became of it. */
  | {kind: 'settled'; command: Command; number: string}
  | {kind: 'arrived'; number: string}
  | {kind: 'auto-stopped'}
  | {kind: 'hindered'; reason: Hindrance; number: string};

/** A command whose answer did not come yet, as it is kept. */
interface Unanswered {
  command: Command;
  key: string;
  /** When it was given, by this device's clock. */
  at: number;
}

/** A second activation of the same thing within this time is the other half of a double click. */
const doubleClick = 500;
/** An officer who waits longer than this is told that the command is on its way. */
const slow = 1000;
/** How long a command that was carried out waits for the view that shows it: the stream may be behind the answer. */
const behind = 2000;
/** How old a command without an answer may be to be sent again unasked: by then its officer may do something else. */
const fresh = 120_000;

/**
 * Sends the officer's commands, one at a time. A double click is one command; a command whose answer did not come
 * keeps its key, so that trying again can never do it twice. A command is under way until the view shows what it did:
 * the next one would name the ticket as it was before, and be refused. One that the line or a reload cut off is sent
 * again by itself when the hall is back, and its fate told.
 */
export class OrderController implements ReactiveController {
  /** The command under way. */
  pending: Command | null = null;
  /** What the officer must know of the last one; `null` where all went well. */
  outcome: Outcome | null = null;
  #unanswered: Unanswered | null = null;
  #place = '';
  /** Whether what has no answer is sent again as soon as the hall is live. */
  #again = true;
  #last = {text: '', at: -Infinity};

  /**
   * `hall` returns the hall joined now; `place` where a command without an answer is kept; `done` hears of each command
   * that was carried out.
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly hall: () => Hall | null,
    private readonly place: () => string,
    private readonly done: (command: Command, answer: CommandAnswer & {status: 'done'}) => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const place = this.place();
    if (place !== this.#place) {
      this.#place = place;
      this.#unanswered = unansweredIn(recall(place));
    }
    const live = this.hall()?.link.state === 'live';
    if (!live) this.#again = true;
    if (!live || this.pending) return;
    const lost = this.#again ? this.#unanswered : null;
    this.#again = false;
    if (!lost) return;
    if (Date.now() - lost.at < fresh) queueMicrotask(() => void this.give(lost.command, 'again'));
    else this.outcome ??= {kind: 'unanswered', command: lost.command};
  }

  hostDisconnected(): void {
    this.outcome = null;
    this.#again = true;
  }

  /** Whether the command under way keeps the officer waiting. */
  get slow(): boolean {
    return this.pending !== null && performance.now() - this.#last.at >= slow;
  }

  /** Gives a command, unless one is under way, which the officer learns, or this is the other half of a double click. */
  async give(command: Command, control: string = command.type): Promise<Outcome | null> {
    const hall = this.hall();
    const twice = control === this.#last.text && performance.now() - this.#last.at < doubleClick;
    if (!hall || twice) return null;
    if (this.pending) return this.note({kind: 'hindered', reason: 'sending', number: ''});
    this.#last = {text: control, at: performance.now()};
    this.pending = command;
    this.outcome = null;
    this.host.requestUpdate();
    const late = setTimeout(() => this.host.requestUpdate(), slow + 1);
    const outcome = await this.#send(hall, command);
    clearTimeout(late);
    this.pending = null;
    this.#last.at = performance.now();
    return this.note(outcome);
  }

  /** Tells the officer something without sending anything. */
  note(outcome: Outcome | null): Outcome | null {
    this.outcome = outcome;
    this.host.requestUpdate();
    return outcome;
  }

  async #send(hall: Hall, command: Command): Promise<Outcome | null> {
    const lost = sameCommand(this.#unanswered?.command, command) ? this.#unanswered : null;
    const sent: Unanswered = lost ?? {command, key: newId(), at: Date.now()};
    const place = this.#place;
    keep(place, sent);
    try {
      const answer = await hall.send(command, {key: sent.key});
      this.#unanswered = null;
      keep(place, null);
      const {ticket = null} = answer;
      if (answer.status === 'refused') return {kind: 'refused', reason: answer.reason, ticket, at: answer.at ?? null};
      this.done(command, answer);
      await shown(hall, answer.seq);
      if (command.type === 'arrive' && ticket) return {kind: 'arrived', number: ticket.number};
      return lost ? {kind: 'settled', command, number: ticket?.number ?? ''} : null;
    } catch (error) {
      if (!(error instanceof CommandUnanswered)) console.error(error);
      this.#unanswered = sent;
      return {kind: 'unanswered', command};
    }
  }
}

function sameCommand(one: Command | undefined, other: Command): boolean {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}

/** A command that was kept; `null` where what was kept is none. */
function unansweredIn(kept: unknown): Unanswered | null {
  if (typeof kept !== 'object' || kept === null) return null;
  const {command, key, at} = kept as Partial<Unanswered>;
  const whole = typeof command === 'object' && typeof command?.type === 'string' && typeof key === 'string';
  return whole && typeof at === 'number' ? {command, key, at} : null;
}

/** Resolves when the view has come as far as an event, or when that takes too long. */
async function shown(hall: Hall, seq: number): Promise<void> {
  const seen = () => (hall.view?.seq ?? seq) >= seq;
  if (seen()) return;
  await new Promise<void>((resolve) => {
    const late = setTimeout(end, behind);
    const stop = hall.subscribe(() => seen() && end());
    function end(): void {
      clearTimeout(late);
      stop();
      resolve();
    }
  });
}
