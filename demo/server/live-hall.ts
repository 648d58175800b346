import {randomUUID} from 'node:crypto';
import {applyAll, decide, isRefusal} from '../../src/queue/hall.ts';
import type {Command, Context, HallEvent, HallState, Refusal} from '../../src/queue/ticket.ts';
import {answerTo, viewOf} from '../../src/queue/viewing.ts';
import type {CommandAnswer, HallView, Role} from '../../src/queue/view.ts';
import {fingerprint} from './canonical.ts';
import type {HallSettings} from './config.ts';
import type {Database} from './database.ts';
import {decideTime} from './time.ts';
import {History, type Sent} from './history.ts';
import {answerKept, append, epochOf, forget, keepAnswer, replay, type Writer} from './log.ts';

/** What a hall needs from outside. */
export interface HallTools {
  db: Database;
  clock: () => number;
  /** Days for which events, and personal texts, are kept. */
  keep: {keepDays: number; keepTexts: number};
}

/** The same key came with another command or from another role. */
export const keyReused = Symbol('key reused');

type Listener = (told: ReadonlyMap<Role, Sent>) => void;

/** Decides a command on top of the events already decided in the same transaction. */
export type Decide = (command: Command, key: string) => readonly HallEvent[] | Refusal;

const streams = [{type: 'sse', href: 'events'}];

/**
 * One hall at work: its state, one change at a time, written down before anybody hears of it.
 * A change is decided, appended and committed, then published, then answered.
 */
export class LiveHall {
  readonly config: HallSettings;
  readonly epoch: string;
  readonly #tools: HallTools;
  readonly #history: History;
  readonly #listeners = new Set<Listener>();
  #state: HallState;
  #queue: Promise<unknown> = Promise.resolve();
  #forgotten = '';

  private constructor(config: HallSettings, epoch: string, state: HallState, tools: HallTools) {
    this.config = config;
    this.epoch = epoch;
    this.#state = state;
    this.#tools = tools;
    this.#history = new History((role) => this.view(role));
  }

  /** Reads a hall from the database and brings it to the present day. */
  static async open(config: HallSettings, tools: HallTools): Promise<LiveHall> {
    const epoch = await epochOf(tools.db, config.id, randomUUID(), tools.clock());
    const hall = new LiveHall(config, epoch, await replay(tools.db, config.id), tools);
    await hall.tick();
    return hall;
  }

  get state(): HallState {
    return this.#state;
  }

  get now(): number {
    return this.#tools.clock();
  }

  /** Everything a role may see, now. */
  view(role: Role): HallView {
    return viewOf(this.#state, {config: this.config, epoch: this.epoch, now: this.now, role, streams});
  }

  /** What a role was told after a sequence number; `null` where only a snapshot helps. */
  toldAfter(role: Role, seq: number): readonly Sent[] | null {
    return this.#history.after(role, seq);
  }

  /** Calls back with each role's patch after every change. Returns the way to stop. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Carries a command out once a key; the same key gets the same answer again. */
  command(command: Command, role: Role, key: string): Promise<CommandAnswer | typeof keyReused> {
    const hash = fingerprint(role, command);
    return this.#alone(async () => {
      const known = await answerKept(this.#tools.db, this.config.id, key);
      if (known) return known.hash === hash ? known.answer : keyReused;
      return this.#change(role, async (decideOn, writer) => {
        const outcome = decideOn(command, key);
        const after = isRefusal(outcome) ? this.#state : applyAll(this.#state, outcome);
        const answer = answerTo(after, outcome, role);
        await keepAnswer(writer, this.config.id, key, {hash, answer}, this.now);
        return answer;
      });
    });
  }

  /** Runs work that may decide commands, in one transaction with what it writes itself. */
  transact<T>(actor: string, work: (decideOn: Decide, writer: Writer) => Promise<T>): Promise<T> {
    return this.#alone(() => this.#change(actor, work));
  }

  /** Lets time pass: the day turns, rows age, hours begin and end, old days are forgotten. */
  async tick(): Promise<void> {
    await this.#alone(async () => {
      const events = decideTime(this.#state, this.#context('clock', `clock-${randomUUID()}`));
      if (events.length > 0) await this.#commit(() => Promise.resolve({result: undefined, events}));
      else this.#publish();
      if (this.#forgotten === this.#state.day) return;
      this.#forgotten = this.#state.day;
      const {keepDays, keepTexts} = this.#tools.keep;
      const before = (days: number) => this.now - days * 86_400_000;
      await forget(this.#tools.db, this.config.id, this.#state, {events: before(keepDays), texts: before(keepTexts)});
    });
  }

  /** Waits until what is under way is written down. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** One change at a time; a failed one does not stop the next. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  #context(actor: string, key: string): Context {
    return {config: this.config, now: this.now, actor, key, newId: randomUUID};
  }

  async #change<T>(actor: string, work: (decideOn: Decide, writer: Writer) => Promise<T>): Promise<T> {
    return this.#commit(async (writer) => {
      let reached = this.#state;
      const pending: HallEvent[] = [];
      const decideOn: Decide = (command, key) => {
        const outcome = decide(reached, command, this.#context(actor, key));
        if (isRefusal(outcome)) return outcome;
        pending.push(...outcome);
        reached = applyAll(reached, outcome);
        return outcome;
      };
      const result = await work(decideOn, writer);
      return {result, events: pending};
    });
  }

  /** One transaction. Where it fails, memory follows what the database really holds. */
  async #commit<T>(work: (writer: Writer) => Promise<{result: T; events: readonly HallEvent[]}>): Promise<T> {
    const {db} = this.#tools;
    try {
      const [result, state] = await db.transaction().execute(async (writer) => {
        const {result, events} = await work(writer);
        return [result, await append(writer, this.config.id, this.#state, events)] as const;
      });
      this.#state = state;
      this.#publish();
      return result;
    } catch (error) {
      this.#state = await replay(db, this.config.id).catch(() => this.#state);
      throw error;
    }
  }

  /** Nobody is told of a change before it is committed. */
  #publish(): void {
    const told = this.#history.advance();
    if (told.size > 0) for (const listener of this.#listeners) listener(told);
  }
}
