import {newId} from '../../core/ids.js';
import {bookingOf, slotList, told, type SlotQuery} from '../../queue/appointments.js';
import {readConfig} from '../../queue/config.js';
import {dayToOpen} from '../../queue/days.js';
import {applyAll, decide, decideTime, emptyHall, isRefusal} from '../../queue/hall.js';
import type {Command, Context, HallConfig, HallState} from '../../queue/ticket.js';
import {answerTo, viewOf} from '../../queue/viewing.js';
import type {BookingTold, CommandAnswer, HallView, SlotList} from '../../queue/view.js';
import type {Environment} from './environment.js';
import type {HallLink} from './hall.js';
import {localConfig} from './local-config.js';
import {DatabaseStore, MemoryStore, type Change, type LocalStore, type News} from './local-store.js';
import {settle} from './settle.js';

/** Whom a hall in the browser tells. */
export interface LocalOwner {
  readonly view: HallView | null;
  show(view: HallView): void;
  stand(state: HallLink['state'], problem: HallLink['problem']): void;
  /** The database went away under the open hall: it is to be opened again. */
  lost(): void;
}

const beat = 10_000;
const checkpointEvery = 200;

/**
 * The engine of a hall at work in this tab. Every tab holds the state and decides its own commands, one transaction
 * each, on top of what the other tabs wrote; a broadcast tells them to read on.
 */
export class LocalOffice {
  #state: HallState = emptyHall();
  #epoch = '';
  #checkpoint = 0;
  #queue: Promise<unknown> = Promise.resolve();
  #closed = false;
  readonly #channel: BroadcastChannel | null;
  #stopBeat: () => void = () => {};
  readonly #stopWaking: () => void;

  private constructor(
    name: string,
    private readonly config: HallConfig,
    private readonly store: LocalStore,
    private readonly owner: LocalOwner,
    private readonly environment: Environment,
  ) {
    this.#channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(`mot-cua hall ${name}`) : null;
    if (this.#channel) this.#channel.onmessage = () => this.#readSoon();
    this.#stopWaking = environment.onWake(() => this.#readSoon());
  }

  /** Opens the hall of a name. Where it cannot be opened at all, it says so and refuses what it is sent. */
  static async open(name: string, owner: LocalOwner, environment: Environment): Promise<LocalOffice> {
    const {config, faults} = readConfig(localConfig(name) ?? null);
    if (!config) {
      owner.stand('failed', localConfig(name) ? 'not-a-hall' : 'unknown-hall');
      console.error([`The local hall "${name}" has no configuration that can be used.`, ...faults].join('\n'));
      return new LocalOffice(name, unusable, new MemoryStore(newId()), owner, environment);
    }
    const store = await DatabaseStore.open(name, newId()).catch((error: unknown) => {
      console.warn(`The local hall "${name}" is not kept: this browser has no database for it.`, error);
      return new MemoryStore(newId());
    });
    const office = new LocalOffice(name, config, store, owner, environment);
    await office.#readOn().catch((error: unknown) => {
      office.close(); // whoever asks again opens another: nothing of this one may stay
      throw error;
    });
    office.#beat();
    return office;
  }

  /** Carries a command out once a key; the same key gets the same answer again. */
  async send(command: Command, key = newId()): Promise<CommandAnswer> {
    if (this.config === unusable) throw new Error('This hall has no configuration.');
    let answer: CommandAnswer | undefined;
    await this.#alone(() =>
      this.#change(key, (state, known) => {
        answer = known;
        if (known) return null;
        const outcome = decide(state, command, this.#context(key));
        const events = isRefusal(outcome) ? [] : outcome;
        const after = applyAll(state, events);
        answer = answerTo(after, outcome, 'manager');
        return {events, answer, after};
      }),
    );
    return answer!;
  }

  /** The slots of a service that lie ahead; `null` where this hall takes no appointments for it. */
  slots(query: SlotQuery): SlotList | null {
    return slotList(this.#state, this.config, this.environment.wallClock(), query);
  }

  /** What a booking's code stands for; `null` where nobody has it. */
  booking(code: string): BookingTold | null {
    const known = bookingOf(this.#state, code);
    return known ? told(known) : null;
  }

  /** Leaves the hall; what is under way is finished first. */
  close(): void {
    this.#closed = true;
    this.#stopBeat();
    this.#stopWaking();
    if (this.#channel) this.#channel.onmessage = null;
    void this.#queue.then(() => {
      this.#channel?.close();
      this.store.close();
    });
  }

  #context(key: string): Context {
    return {config: this.config, now: this.environment.wallClock(), actor: 'local', key, newId};
  }

  /** One thing at a time in this tab; between tabs the database sees to it. */
  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work);
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #change(key: string, work: (state: HallState, known?: CommandAnswer) => Decided | null): Promise<void> {
    let reached = this.#state;
    let wrote = false;
    await this.store.change(this.#state.seq, key, this.environment.wallClock(), (news, known) => {
      const before = this.#caughtUp(news);
      const decided = work(before, known);
      reached = decided?.after ?? before;
      wrote = (decided?.events.length ?? 0) > 0;
      return decided && this.#toWrite(decided);
    });
    this.#state = reached;
    this.#show();
    if (wrote) this.#channel?.postMessage(reached.seq);
  }

  #toWrite({events, answer, after}: Decided): Change {
    const forget = events.some(({type}) => type === 'dayOpened');
    const due = forget || after.seq - this.#checkpoint >= checkpointEvery;
    if (due) this.#checkpoint = after.seq;
    return {events, ...(answer ? {answer} : {}), ...(due ? {checkpoint: after, forget} : {})};
  }

  #caughtUp(news: News): HallState {
    this.#epoch = news.epoch;
    if (news.state) this.#checkpoint = news.state.seq;
    return applyAll(news.state ?? this.#state, news.events);
  }

  /** Takes in what other tabs wrote. */
  #readOn(): Promise<void> {
    return this.#alone(async () => {
      if (this.#closed) return;
      this.#state = this.#caughtUp(await this.store.since(this.#state.seq));
      this.#show();
    });
  }

  #readSoon(): void {
    this.#readOn().catch(() => {}); // the next beat tries again and says so
  }

  /** Time passes: the day turns, people have waited longer, invitations end. */
  #beat(): void {
    this.#stopBeat = this.environment.after(beat, () => {
      void this.#readOn()
        .then(() => this.#turnDay())
        .then(
          () => this.#closed || this.#beat(),
          () => this.#closed || this.owner.lost(),
        );
    });
  }

  async #turnDay(): Promise<void> {
    const {day} = this.#state;
    const next = dayToOpen(day, this.config, this.environment.wallClock());
    if (this.#closed || !day || next === null) return;
    const key = `day ${next} after ${this.#state.seq}`;
    await this.#alone(() =>
      this.#change(key, (state) => {
        const events = decideTime(state, this.#context(key));
        return events.length > 0 ? {events, after: applyAll(state, events)} : null;
      }),
    );
  }

  /** One view for all screens: staff rows, and the invitations that a rating screen waits for. */
  #show(): void {
    if (this.#closed) return;
    const context = {config: this.config, epoch: this.#epoch, now: this.environment.wallClock(), streams: []};
    const view = viewOf(this.#state, {...context, role: 'manager'});
    const {invitations = []} = viewOf(this.#state, {...context, role: 'kiosk'});
    this.owner.show(settle(this.owner.view, {...view, invitations}));
    this.owner.stand('live', this.store.kept ? null : 'unsupported');
  }
}

interface Decided {
  events: Change['events'];
  after: HallState;
  answer?: CommandAnswer;
}

const unusable: HallConfig = {
  id: '',
  name: '',
  place: '',
  timeZone: 'UTC',
  services: [],
  counters: [],
  priorities: [],
  hours: [],
  notices: [],
  reactivateMinutes: 0,
  ticketsPerCounter: 1,
};
