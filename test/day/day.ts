/*
 * A whole day of a hall, hurried: people take numbers, officers call, serve and finish them over a line that loses and
 * doubles requests, boards follow. At the end every number is accounted for, at the counters and on every board.
 */
import {setTimeout as pause} from 'node:timers/promises';
import type {Command, Counter, Service} from '../../src/queue/ticket.ts';
import type {HallView, Role, TicketRow} from '../../src/queue/view.ts';
import {view} from '../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';
import {callName, PlainBoard} from './boards.ts';
import {BadLine, type Given} from './line.ts';
import {Wall, wallScreens} from './wall.ts';

/** How large a day is played. */
export interface DaySize {
  tickets: number;
  counters: number;
  boards: number;
  /** Real seconds that eight hours take. */
  seconds: number;
  /** A wall in a real browser besides, for as many counters as it can show in time. */
  browser?: boolean;
}

/** What became of it. */
export interface DayReport {
  events: number;
  seconds: number;
  lost: number;
  doubled: number;
  calls: number;
  /** What is not as it must be, in words; empty on a good day. */
  faults: string[];
  /** Milliseconds from the command's first byte to a board's knowledge. */
  callToBoard: number[];
  /** Milliseconds to the painted frame of the real wall. */
  callToPixel: number[];
  /** Milliseconds in which the board that was gone for ten minutes of the day knew everything. */
  catchUp: number;
  missedMeanwhile: number;
}

const hours = 8;
const services: readonly Service[] = [...'ABCDE'].map((id) => ({
  ...{id, prefix: id, name: id, first: 1, last: 9999, digits: 4},
}));

/** Numbers that are the same in every run. */
export function dice(seed: number): () => number {
  let value = seed;
  return () => (value = (value * 48271) % 2147483647) / 2147483647;
}

class Day {
  readonly random = dice(20261122);
  readonly line: BadLine;
  readonly issued = new Map<string, TicketRow>();
  /** When each call was asked for. */
  readonly calls = new Map<string, number>();
  readonly callers = new Map<string, string>();
  readonly faults: string[] = [];
  closing = false;

  constructor(
    readonly server: TestServer,
    readonly size: DaySize,
    readonly counters: readonly Counter[],
  ) {
    this.line = new BadLine(server, this.random);
  }

  /** Real milliseconds of so many minutes of the day. */
  minutes(count: number): number {
    return (count * this.size.seconds * 1000) / (hours * 60);
  }

  async give(command: Command, role: Role): Promise<Given> {
    const given = await this.line.give(command, role);
    const empty = given.answer.status === 'refused' && given.answer.reason === 'queue-empty';
    if (given.answer.status === 'refused' && !empty) this.faults.push(`${command.type}: ${given.answer.reason}`);
    return given;
  }

  /** People come at random all day, most of them in the morning. */
  async doors(): Promise<void> {
    const people = Array.from({length: this.size.tickets}, () => {
      const share = this.random();
      return {at: this.minutes(hours * 60) * share ** 1.2, service: services[Math.floor(this.random() * 5)]!.id};
    });
    const began = performance.now();
    const taken = people.map(async ({at, service}) => {
      await pause(Math.max(0, at - (performance.now() - began)));
      const {answer} = await this.give({type: 'issue', service}, 'kiosk');
      const ticket = answer.status === 'done' ? answer.ticket : undefined;
      if (!ticket) return;
      if (this.issued.has(ticket.number)) this.faults.push(`${ticket.number} was given twice`);
      this.issued.set(ticket.number, ticket);
    });
    await Promise.all(taken);
    this.closing = true;
  }

  /** One officer, until nobody waits any more. */
  async officer({id: counter}: Counter): Promise<void> {
    await this.give({type: 'openCounter', counter}, 'counter');
    for (;;) {
      const over = this.closing; // seen before the call: who came later is called by the next turn
      const ticket = await this.call(counter);
      if (!ticket && over) return;
      if (ticket) await this.serve(counter, ticket);
      else await pause(this.minutes(1));
    }
  }

  private async call(counter: string): Promise<TicketRow | undefined> {
    const {answer, sentAt} = await this.give({type: 'callNext', counter}, 'counter');
    const ticket = answer.status === 'done' ? answer.ticket : undefined;
    if (!ticket) return undefined;
    const other = this.callers.get(ticket.number);
    if (other) this.faults.push(`${ticket.number} was called to ${other} and to ${counter}`);
    this.callers.set(ticket.number, counter);
    this.calls.set(callName(ticket.number, 1), sentAt);
    return ticket;
  }

  private async serve(counter: string, {id, number}: TicketRow): Promise<void> {
    const order = {counter, ticket: id};
    await pause(this.minutes(0.3));
    if (this.random() < 0.05) {
      const {sentAt} = await this.give({type: 'recall', ...order}, 'counter');
      this.calls.set(callName(number, 2), sentAt);
      await pause(this.minutes(0.3));
    }
    if (this.random() < 0.05) return void (await this.give({type: 'noShow', ...order}, 'counter'));
    await this.give({type: 'start', ...order}, 'counter');
    const usual = (this.size.counters * hours * 60 * 0.8) / this.size.tickets;
    await pause(this.minutes(usual * (0.4 + this.random())));
    await this.give({type: 'finish', ...order}, 'counter');
  }
}

/** The counters of a hall, each for two services, so that every service has many. */
function countersOf(count: number): Counter[] {
  return Array.from({length: count}, (_, index) => {
    const own = [services[index % 5]!.id, services[(index + 2) % 5]!.id];
    return {id: String(index + 1), name: String(index + 1), services: own};
  });
}

/** Numbers run without a gap from 1: a gap would be a lost ticket, one more a doubled one. */
function checkNumbers({issued, callers, size, faults}: Day): void {
  if (issued.size !== size.tickets) faults.push(`${issued.size} of ${size.tickets} tickets`);
  for (const {prefix} of services) {
    const numbers = [...issued.keys()].filter((number) => number.startsWith(prefix)).map((number) => +number.slice(1));
    if (numbers.length !== Math.max(0, ...numbers)) faults.push(`${prefix}: ${numbers.length} numbers with a gap`);
  }
  const uncalled = [...issued.keys()].filter((number) => !callers.has(number));
  if (uncalled.length > 0) faults.push(`never called: ${uncalled.slice(0, 5).join(' ')}`);
}

function checkBoard(name: string, board: PlainBoard, {calls, faults}: Day, end: HallView, wasGone: boolean): void {
  if (board.wrong.length > 0) faults.push(`${name} was told twice: ${board.wrong.slice(0, 5).join(', ')}`);
  const foreign = [...board.seen.keys()].filter((call) => !calls.has(call));
  if (foreign.length > 0) faults.push(`${name} shows what nobody called: ${foreign.slice(0, 5).join(', ')}`);
  const missing = [...calls.keys()].filter((call) => !board.seen.has(call));
  if (missing.length > 0 && !wasGone) faults.push(`${name} misses ${missing.length} calls`);
  const last = ({seq, calls, counters, tickets, services}: HallView) =>
    JSON.stringify({seq, calls, counters, services, waiting: tickets.filter(({state}) => state === 'waiting')});
  if (!board.view || last(board.view) !== last(end)) faults.push(`${name} ends in another state than the hall`);
}

/** One board hears nothing for ten minutes of the day. */
async function silence(day: Day, board: PlainBoard): Promise<{catchUp: number; missedMeanwhile: number}> {
  await pause(day.minutes((hours * 60) / 3));
  const before = board.view?.seq ?? 0;
  board.leave();
  await pause(day.minutes(10));
  const {seq} = await view(day.server, 'public');
  return {catchUp: await board.catchUp(seq), missedMeanwhile: seq - before};
}

async function settled(server: TestServer, boards: readonly PlainBoard[]): Promise<HallView> {
  const patience = Date.now() + 20_000;
  for (;;) {
    const end = await view(server, 'public');
    if (boards.every((board) => board.view?.seq === end.seq) || Date.now() > patience) return end;
    await pause(20);
  }
}

async function wallTimes(day: Day, wall: Wall | null, zone: ReadonlySet<string>): Promise<number[]> {
  if (!wall) return [];
  await pause(1_000); // the frame of the last call
  const seen = await wall.seen();
  await wall.close();
  const mine = [...day.callers].filter(([, counter]) => zone.has(counter)).map(([number]) => number);
  const missing = mine.filter((number) => !seen.has(number));
  if (missing.length > 0) day.faults.push(`never on the real wall: ${missing.slice(0, 5).join(' ')}`);
  return mine
    .flatMap((number) => (seen.get(number) ?? NaN) - day.calls.get(callName(number, 1))!)
    .filter(Number.isFinite);
}

/** Plays a day. */
export async function playDay(size: DaySize): Promise<DayReport> {
  const counters = countersOf(size.counters);
  const callsASecond = size.tickets / size.seconds;
  const shown = Math.max(1, Math.floor((size.counters * 3) / callsASecond)); // a wall keeps each call for five seconds
  const zone = new Set(counters.slice(0, shown).map(({id}) => id));
  const screens = size.browser ? await wallScreens([...zone]) : undefined;
  const hall = {services, counters, hours: [], fields: [], issuing: {}, calling: {}, appointments: undefined};
  const server = await startTestServer({child: true, hall, ...(screens ? {screens} : {})});
  const boards = Array.from({length: size.boards}, () => new PlainBoard(server.hall));
  try {
    await Promise.all(boards.map((board) => board.follow()));
    const wall = screens ? await Wall.open(server, screens) : null;
    const day = new Day(server, size, counters);
    const began = performance.now();
    const [gone] = await Promise.all([
      silence(day, boards[0]!),
      day.doors(),
      ...counters.map((counter) => day.officer(counter)),
    ]);
    const seconds = (performance.now() - began) / 1000;
    const end = await settled(server, boards);
    checkNumbers(day);
    boards.forEach((board, index) => checkBoard(`board ${index + 1}`, board, day, end, index === 0));
    const callToBoard = boards
      .slice(1)
      .flatMap(({seen}) => [...seen].map(([call, at]) => at - (day.calls.get(call) ?? NaN)));
    const callToPixel = await wallTimes(day, wall, zone);
    const {calls, faults, line} = day;
    return {...line.mishaps, ...gone, events: end.seq, seconds, calls: calls.size, faults, callToBoard, callToPixel};
  } finally {
    for (const board of boards) board.leave();
    await server.stop();
  }
}
