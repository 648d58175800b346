import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {newId} from '../../core/ids.js';
import {CommandUnanswered, type Hall} from '../../services/hall/hall.js';
import type {Command, RefusalReason, ServiceField} from '../ticket.js';
import type {CommandAnswer, WaitingRow} from '../view.js';
import {rowsOf} from './fields.js';
import {makeSlip, type Slip} from './slip.js';
import {cameLate, commandFor, nameOfWish, type Claim, type Wish} from './wish.js';

/** Where a citizen looks about: nothing was asked of the hall yet. */
export type Browsing =
  | {screen: 'choose'}
  | {screen: 'services'; field: ServiceField}
  /** The service chosen, to be confirmed; `field` is the step before it, where there was one. */
  | {screen: 'confirm'; row: WaitingRow; field: ServiceField | null; claim: Claim | null}
  | {screen: 'class'; row: WaitingRow; field: ServiceField | null}
  | {screen: 'reason'; row: WaitingRow; field: ServiceField | null; priority: string}
  | {screen: 'code'};

/** Why no number was given, and what the hall told with it. */
export interface Refused {
  screen: 'refused';
  wish: Wish;
  reason: RefusalReason | 'other';
  /** From when it is given. */
  at: number | null;
  /** The number the citizen has already. */
  number: string | null;
}

/** Where a citizen stands on the way to a number. */
export type Step =
  | Browsing
  | {screen: 'asking'; wish: Wish; from: Browsing}
  | {screen: 'unanswered'; wish: Wish}
  | Refused
  | {screen: 'ticket'; slip: Slip};

/** How long one sending tries before the citizen is told that the answer is late. */
const patience = 8000;
const pause = 2000;
/** So long an unanswered key is kept for whoever has that wish next: what it may have made is not lost. */
const keyKept = 3 * 60_000;
/** A service that had no numbers left is marked so long; the office may have raised its limit since. */
const soldOutKept = 5 * 60_000;
/** The holder of an appointment may come so many minutes late where the office does not say. */
const usualLate = 15;

interface Sending {
  key: string;
  command: Command;
  at: number;
}

/**
 * Takes one number for one confirmed choice. The key is minted with it and goes with every repetition, so however often
 * the command travels there is one ticket. An abandoned key without an answer serves the next who asks the same.
 */
export class IssueController implements ReactiveController {
  step: Step = {screen: 'choose'};
  #visit = 0;
  #wake: (() => void) | undefined;
  readonly #unanswered = new Map<string, Sending>();
  readonly #soldOut = new Map<string, number>();

  /** `hall` returns the hall joined now, `device` this machine's own name; `moved` hears of each new step. */
  constructor(
    host: ReactiveControllerHost,
    private readonly hall: () => Hall | null,
    private readonly device: () => string,
    private readonly moved: (step: Step) => void,
  ) {
    host.addController(this);
  }

  /** Whether nothing was asked of the hall yet. */
  get browsing(): boolean {
    return isBrowsing(this.step);
  }

  /** Another screen before anything is asked. While a number is being taken, and after, it changes nothing. */
  show(step: Browsing): void {
    if (this.browsing) this.#go(step);
  }

  /** One confirmed choice. Whatever is tapped after it and before the first screen returns changes nothing. */
  ask(wish: Wish): void {
    const hall = this.hall();
    const from = this.step;
    if (!isBrowsing(from) || !hall) return;
    const visit = ++this.#visit;
    this.#go({screen: 'asking', wish, from});
    void this.#ask(hall, wish, this.#sendingFor(wish), visit);
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

  /** Whether a service said a moment ago that it has no numbers left. */
  isSoldOut(service: string): boolean {
    const at = this.#soldOut.get(service);
    return at !== undefined && performance.now() - at < soldOutKept;
  }

  hostDisconnected(): void {
    this.#visit++;
    this.#wake?.();
    this.step = {screen: 'choose'};
  }

  async #ask(hall: Hall, wish: Wish, sending: Sending, visit: number): Promise<void> {
    while (visit === this.#visit) {
      const answer = await this.#send(hall, sending);
      if (visit !== this.#visit) return; // left: the key stays, for whoever asks the same next
      if (answer !== 'unanswered') return this.#take(answer, wish, hall);
      if (this.step.screen === 'asking') this.#go({screen: 'unanswered', wish});
      await this.#rest();
    }
  }

  async #send(hall: Hall, {command, key}: Sending): Promise<CommandAnswer | 'unanswered' | 'other'> {
    try {
      return await hall.send(command, {key, patience});
    } catch (error) {
      return error instanceof CommandUnanswered ? 'unanswered' : 'other';
    }
  }

  #take(answer: CommandAnswer | 'other', wish: Wish, hall: Hall): void {
    if (answer === 'other') return this.#refuse(wish, 'other');
    this.#unanswered.delete(nameOfWish(wish));
    if (answer.status === 'refused') {
      const {reason} = answer;
      if (wish.type === 'issue' && (reason === 'limit-reached' || reason === 'numbers-exhausted'))
        this.#soldOut.set(wish.row.id, performance.now());
      return this.#refuse(wish, reason, answer);
    }
    if (wish.type === 'issue') this.#soldOut.delete(wish.row.id);
    const slip = this.#slip(answer, wish, hall);
    if (slip) this.#go({screen: 'ticket', slip});
    else this.#refuse(wish, 'other');
  }

  #slip(answer: CommandAnswer, wish: Wish, hall: Hall): Slip | null {
    const {view} = hall;
    const service = answer.status === 'done' ? answer.ticket?.service : undefined;
    const row = wish.type === 'issue' ? wish.row : rowsOf(view).find(({id}) => id === service);
    const lateMinutes = view?.hall?.appointments?.lateMinutes ?? usualLate;
    const late = wish.type === 'arrive' && cameLate(answer, hall.now(), lateMinutes);
    return makeSlip(answer, row ?? null, hall.now(), late);
  }

  #refuse(wish: Wish, reason: Refused['reason'], answer?: CommandAnswer & {status: 'refused'}): void {
    const {at, ticket} = answer ?? {};
    const number = typeof ticket?.number === 'string' && ticket.number !== '' ? ticket.number : null;
    this.#go({screen: 'refused', wish, reason, at: typeof at === 'number' ? at : null, number});
  }

  #sendingFor(wish: Wish): Sending {
    const name = nameOfWish(wish);
    const kept = this.#unanswered.get(name);
    const now = performance.now();
    const sending =
      kept && now - kept.at < keyKept ? kept : {key: newId(), command: commandFor(wish, this.device()), at: now};
    this.#unanswered.set(name, sending);
    return sending;
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

const browsingScreens: ReadonlySet<Step['screen']> = new Set([
  'choose',
  'services',
  'confirm',
  'class',
  'reason',
  'code',
] as const);

export function isBrowsing(step: Step): step is Browsing {
  return browsingScreens.has(step.screen);
}

/** The step before, on the way back. */
export function stepBefore(step: Step): Browsing {
  switch (step.screen) {
    case 'confirm':
      return step.field ? {screen: 'services', field: step.field} : {screen: 'choose'};
    case 'class':
    case 'reason':
      return {screen: 'confirm', row: step.row, field: step.field, claim: null};
    default:
      return {screen: 'choose'};
  }
}
