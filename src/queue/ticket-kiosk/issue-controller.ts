import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {newId} from '../../core/ids.js';
import {CommandUnanswered, type Hall} from '../../services/hall/hall.js';
import type {RefusalReason} from '../ticket.js';
import type {CommandAnswer, WaitingRow} from '../view.js';
import {makeSlip, type Slip} from './slip.js';

/** Where a citizen stands on the way to a number. */
export type Step =
  | {screen: 'choose'}
  | {screen: 'asking'; row: WaitingRow}
  | {screen: 'unanswered'; row: WaitingRow}
  | {screen: 'refused'; row: WaitingRow; reason: RefusalReason | 'other'}
  | {screen: 'ticket'; slip: Slip};

/** How long one sending tries before the citizen is told that the answer is late. */
const patience = 8000;
const pause = 2000;
/** So long an unanswered key is kept for whoever chooses that field next: what it may have made is not lost. */
const keyKept = 3 * 60_000;
/** A field that had no numbers left is marked so long; the office may have raised its limit since. */
const soldOutKept = 5 * 60_000;

/**
 * Takes one number for one choice. The key is minted at the tap and goes with every repetition, so however often
 * the command travels there is one ticket. An abandoned key without an answer serves the next choice of that field.
 */
export class IssueController implements ReactiveController {
  step: Step = {screen: 'choose'};
  #visit = 0;
  #wake: (() => void) | undefined;
  readonly #unanswered = new Map<string, {key: string; at: number}>();
  readonly #soldOut = new Map<string, number>();

  /** `hall` returns the hall joined now; `moved` hears of each new step. */
  constructor(
    host: ReactiveControllerHost,
    private readonly hall: () => Hall | null,
    private readonly moved: (step: Step) => void,
  ) {
    host.addController(this);
  }

  /** One confirmed choice. Whatever is tapped after it and before the first screen returns changes nothing. */
  choose(row: WaitingRow): void {
    const hall = this.hall();
    if (this.step.screen !== 'choose' || !hall) return;
    const visit = ++this.#visit;
    this.#go({screen: 'asking', row});
    void this.#ask(hall, row, this.#keyFor(row.id), visit);
  }

  /** Back to the first screen. */
  home(): void {
    this.#visit++;
    this.#wake?.();
    this.#go({screen: 'choose'});
  }

  /** Tries at once what is waiting for its next try. */
  hurry(): void {
    this.#wake?.();
  }

  /** Whether a field said a moment ago that it has no numbers left. */
  isSoldOut(service: string): boolean {
    const at = this.#soldOut.get(service);
    return at !== undefined && performance.now() - at < soldOutKept;
  }

  hostDisconnected(): void {
    this.#visit++;
    this.#wake?.();
    this.step = {screen: 'choose'};
  }

  async #ask(hall: Hall, row: WaitingRow, key: string, visit: number): Promise<void> {
    while (visit === this.#visit) {
      const answer = await this.#send(hall, row.id, key);
      if (visit !== this.#visit) return; // left: the key stays, for whoever chooses this field next
      if (answer !== 'unanswered') return this.#take(answer, row, hall.now());
      if (this.step.screen === 'asking') this.#go({screen: 'unanswered', row});
      await this.#rest();
    }
  }

  async #send(hall: Hall, service: string, key: string): Promise<CommandAnswer | 'unanswered' | 'other'> {
    try {
      return await hall.send({type: 'issue', service}, {key, patience});
    } catch (error) {
      return error instanceof CommandUnanswered ? 'unanswered' : 'other';
    }
  }

  #take(answer: CommandAnswer | 'other', row: WaitingRow, now: number): void {
    if (answer === 'other') return this.#go({screen: 'refused', row, reason: 'other'});
    this.#unanswered.delete(row.id);
    if (answer.status === 'refused') {
      const {reason} = answer;
      if (reason === 'limit-reached' || reason === 'numbers-exhausted') this.#soldOut.set(row.id, performance.now());
      return this.#go({screen: 'refused', row, reason});
    }
    this.#soldOut.delete(row.id);
    const slip = makeSlip(answer, row, now);
    this.#go(slip ? {screen: 'ticket', slip} : {screen: 'refused', row, reason: 'other'});
  }

  #keyFor(service: string): string {
    const kept = this.#unanswered.get(service);
    const known = kept && performance.now() - kept.at < keyKept ? kept : {key: newId(), at: performance.now()};
    this.#unanswered.set(service, known);
    return known.key;
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pause);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #go(step: Step): void {
    this.step = step;
    this.moved(step);
  }
}
