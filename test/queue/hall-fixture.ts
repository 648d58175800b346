import {applyAll, decide, emptyHall, isRefusal} from '../../src/queue/hall.ts';
import {everything} from '../../src/queue/shelf.ts';
import {ticketOf} from '../../src/queue/state.ts';
import type {
  Command,
  HallConfig,
  HallEvent,
  HallState,
  Refusal,
  RefusalReason,
  Ticket,
} from '../../src/queue/ticket.ts';

/** A small office: two sequences, three counters, one of which takes everything. */
export const office: HallConfig = {
  id: 'test',
  name: 'Trung tâm Phục vụ hành chính công',
  place: 'Xã Hoa Sen',
  timeZone: 'Asia/Ho_Chi_Minh',
  services: [
    {id: 'civil', name: {vi: 'Hộ tịch', en: 'Civil status'}, prefix: 'A', first: 1, last: 999, digits: 3},
    {id: 'land', name: {vi: 'Đất đai', en: 'Land'}, prefix: 'B', first: 1, last: 999, digits: 3},
  ],
  counters: [
    {id: 'c1', name: '1', services: ['civil']},
    {id: 'c2', name: '2', services: ['land']},
    {id: 'c3', name: '3', services: ['civil', 'land']},
  ],
  priorities: [{id: 'elderly', name: 'Người cao tuổi'}],
  hours: [],
  notices: [],
  reactivateMinutes: 30,
  ticketsPerCounter: 1,
};

/** Monday 23 November 2026, 08:00 in Ho Chi Minh City. */
export const monday = Date.UTC(2026, 10, 23, 1);

/** A hall at a desk: gives commands, moves its clock, keeps the log. */
export class Office {
  state: HallState = emptyHall();
  readonly log: HallEvent[] = [];
  config: HallConfig;
  now = monday;
  #ids = 0;

  constructor(config: Partial<HallConfig> = {}) {
    this.config = {...office, ...config};
  }

  /** Gives a command; the answer is what happened or why not. */
  ask(command: Command): readonly HallEvent[] | Refusal {
    const outcome = decide(this.state, command, {
      config: this.config,
      now: this.now,
      actor: 'counter',
      key: `key-${this.log.length}`,
      newId: () => `secret-${(this.#ids += 1)}`,
    });
    if (isRefusal(outcome)) return outcome;
    this.state = applyAll(this.state, outcome);
    this.log.push(...outcome);
    return outcome;
  }

  /** Gives a command that must be carried out; the last ticket it touched. */
  do(command: Command): Ticket {
    const outcome = this.ask(command);
    if (isRefusal(outcome)) throw new Error(`${command.type} was refused: ${outcome.refused}`);
    const touched = outcome[outcome.length - 1]?.tickets?.slice(-1)[0];
    return touched ? this.ticket(touched) : ({} as Ticket);
  }

  /** Gives a command that must be refused; the reason. */
  refusal(command: Command): RefusalReason | 'done' {
    const outcome = this.ask(command);
    return isRefusal(outcome) ? outcome.refused : 'done';
  }

  /** A ticket as it is now. */
  ticket({id}: {id: string}): Ticket {
    return ticketOf(this.state, id)!;
  }

  /** Every ticket of the day. */
  get tickets(): Ticket[] {
    return everything(this.state.tickets);
  }

  /** Issues tickets for a service. */
  issue(service: string, count = 1): Ticket[] {
    return Array.from({length: count}, () => this.do({type: 'issue', service}));
  }

  /** Lets time pass. */
  wait(minutes: number): void {
    this.now += minutes * 60_000;
  }

  /** Calls and starts the next at a counter. */
  serve(counter: string): Ticket {
    const called = this.do({type: 'callNext', counter});
    return this.do({type: 'start', counter, ticket: called.id});
  }
}
