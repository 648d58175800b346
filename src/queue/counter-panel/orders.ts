import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {newId} from '../../core/ids.js';
import {CommandUnanswered, type Hall} from '../../services/hall/hall.js';
import type {Command, RefusalReason} from '../ticket.js';
import type {CommandAnswer, TicketRow} from '../view.js';
import type {Hindrance} from './situation.js';

/** What became of the last command, where the officer must know. */
export type Outcome =
  | {kind: 'refused'; reason: RefusalReason; ticket: TicketRow | null}
  | {kind: 'unanswered'; command: Command}
  | {kind: 'hindered'; reason: Hindrance; number: string};

/** A second activation of the same thing within this time is the other half of a double click. */
const doubleClick = 500;
/** An officer who waits longer than this is told that the command is on its way. */
const slow = 1000;
/** How long a command that was carried out waits for the view that shows it: the stream may be behind the answer. */
const behind = 2000;

/**
 * Sends the officer's commands, one at a time. A double click is one command; a command whose answer did not come
 * keeps its key, so that trying again can never do it twice. A command is under way until the view shows what it did:
 * the next one would name the ticket as it was before, and be refused.
 */
export class OrderController implements ReactiveController {
  /** The command under way. */
  pending: Command | null = null;
  /** What the officer must know of the last one; `null` where all went well. */
  outcome: Outcome | null = null;
  #unanswered: {text: string; key: string} | null = null;
  #last = {text: '', at: -Infinity};

  /** `hall` returns the hall joined now; `done` hears of each command that was carried out. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly hall: () => Hall | null,
    private readonly done: (command: Command, answer: CommandAnswer & {status: 'done'}) => void,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.outcome = null;
  }

  /** Whether the command under way keeps the officer waiting. */
  get slow(): boolean {
    return this.pending !== null && performance.now() - this.#last.at >= slow;
  }

  /** Gives a command, unless one is under way, which the officer learns, or this is the other half of a double click. */
  async give(command: Command, control: string = command.type): Promise<void> {
    const hall = this.hall();
    const twice = control === this.#last.text && performance.now() - this.#last.at < doubleClick;
    if (!hall || twice) return;
    if (this.pending) return this.note({kind: 'hindered', reason: 'sending', number: ''});
    this.#last = {text: control, at: performance.now()};
    this.pending = command;
    this.outcome = null;
    this.host.requestUpdate();
    const late = setTimeout(() => this.host.requestUpdate(), slow + 1);
    this.outcome = await this.#send(hall, command);
    clearTimeout(late);
    this.pending = null;
    this.#last.at = performance.now();
    this.host.requestUpdate();
  }

  /** Tells the officer something without sending anything. */
  note(outcome: Outcome): void {
    this.outcome = outcome;
    this.host.requestUpdate();
  }

  async #send(hall: Hall, command: Command): Promise<Outcome | null> {
    const text = JSON.stringify(command);
    const key = this.#unanswered?.text === text ? this.#unanswered.key : newId();
    try {
      const answer = await hall.send(command, {key});
      this.#unanswered = null;
      if (answer.status === 'refused') return {kind: 'refused', reason: answer.reason, ticket: answer.ticket ?? null};
      this.done(command, answer);
      await shown(hall, answer.seq);
      return null;
    } catch (error) {
      if (!(error instanceof CommandUnanswered)) console.error(error);
      this.#unanswered = {text, key};
      return {kind: 'unanswered', command};
    }
  }
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
