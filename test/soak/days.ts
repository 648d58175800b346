/*
 * Hundreds of days of a hall in a minute: the engine, what it shows and what a wall makes of it, by a clock that is
 * turned by hand through leap days, midnights and the hours that daylight saving takes and gives.
 */
import assert from 'node:assert/strict';
import {absorb, emptyBoard, limits, type Board} from '../../src/queue/board.ts';
import {applyAll, decideTime} from '../../src/queue/hall.ts';
import {everything} from '../../src/queue/shelf.ts';
import {openTickets} from '../../src/queue/state.ts';
import {applyPatch, patchBetween, type HallView} from '../../src/queue/view.ts';
import {viewOf} from '../../src/queue/viewing.ts';
import {isRefusal} from '../../src/queue/hall.ts';
import {Office} from '../queue/hall-fixture.ts';

/** Which days are played. */
export interface Days {
  zone: string;
  /** The first, as `2028-01-20`. */
  from: string;
  count: number;
}

/** What was played. */
export interface DaysReport {
  days: number;
  commands: number;
  calls: number;
  /** Days of 24 hours, and of others where the clocks were changed. */
  lengths: Readonly<Record<string, number>>;
  /** Size of the hall's state in bytes at the end of the tenth and of the last day. */
  early: number;
  late: number;
}

const halfHour = 30 * 60_000;
const hours = Array.from({length: 7}, (_, weekday) => ({weekday, opens: '07:30', closes: '17:00'}));

/** The date and time of a place, read by another way than the hall's own. */
function localTime(zone: string) {
  const format = new Intl.DateTimeFormat('sv-SE', {timeZone: zone, dateStyle: 'short', timeStyle: 'short'});
  return (at: number) => {
    const [day = '', time = ''] = format.format(at).split(' ');
    return {day, time};
  };
}

/** Beginning of a day in a zone: the first moment, in steps of a quarter of an hour, that bears its date. */
function beginning(day: string, local: (at: number) => {day: string}): number {
  let at = Date.parse(`${day}T00:00Z`) - 15 * 3_600_000;
  while (local(at).day < day) at += 15 * 60_000;
  return at;
}

class Centre {
  readonly hall: Office;
  readonly local: (at: number) => {day: string; time: string};
  readonly announced = new Set<number>();
  readonly numbers = new Set<string>();
  calls = 0;
  commands = 0;
  board: Board = emptyBoard;
  view: HallView;

  constructor({zone, from}: Days) {
    this.hall = new Office({timeZone: zone, hours});
    this.local = localTime(zone);
    this.hall.now = beginning(from, this.local);
    this.tick();
    this.view = this.look();
  }

  look(): HallView {
    return viewOf(this.hall.state, {
      ...{config: this.hall.config, epoch: 'one', now: this.hall.now, role: 'public', streams: []},
    });
  }

  tick(): void {
    const {hall} = this;
    const before = openTickets(hall.state).length;
    const day = hall.state.day;
    const context = {config: hall.config, now: hall.now, actor: 'clock', key: `tick-${hall.now}`, newId: () => 'none'};
    hall.state = applyAll(hall.state, decideTime(hall.state, context));
    if (hall.state.day === day) return;
    assert.equal(openTickets(hall.state).length, 0, `${before} tickets of ${day} are left in ${hall.state.day}`);
    this.numbers.clear();
  }

  /** Somebody comes: a number within the hours, a refusal outside them. */
  issue(service: string): void {
    const {time} = this.local(this.hall.now);
    const open = time >= '07:30' && time < '17:00';
    const outcome = this.hall.ask({type: 'issue', service});
    this.commands++;
    assert.equal(!isRefusal(outcome), open, `${service} at ${time} of ${this.hall.state.day}`);
    if (isRefusal(outcome)) return;
    const number = outcome.at(-1)!.tickets![0]!.number;
    assert.ok(!this.numbers.has(number), `${number} twice on ${this.hall.state.day}`);
    if (![...this.numbers].some((other) => other[0] === number[0])) assert.equal(number.slice(1), '001');
    this.numbers.add(number);
  }

  /** Each counter calls, and finishes whom it had. */
  call(): void {
    for (const counter of ['c1', 'c2', 'c3']) {
      for (const {id} of openTickets(this.hall.state).filter((ticket) => ticket.counter === counter)) {
        this.hall.ask({type: 'start', counter, ticket: id});
        this.hall.ask({type: 'finish', counter, ticket: id});
      }
      if (!isRefusal(this.hall.ask({type: 'callNext', counter}))) this.calls++;
      this.commands += 2;
    }
  }

  /** The wall takes in what is new by patches, and must stand where a fresh view stands. */
  show(): void {
    const fresh = this.look();
    const patched = applyPatch(this.view, patchBetween(this.view, fresh));
    assert.deepEqual(patched, fresh);
    this.view = fresh;
    const {board, announce} = absorb(this.board, fresh, {now: this.hall.now, hallNow: this.hall.now});
    this.board = board;
    for (const {seq} of announce) {
      assert.ok(!this.announced.has(seq), `call ${seq} was announced twice`);
      this.announced.add(seq);
    }
    assert.ok(board.stage.length <= limits.stage && board.list.length <= limits.list + limits.stage);
    assert.ok(board.stage.every(({call}) => fresh.calls.some(({seq}) => seq === call.seq)));
  }

  /** Half an hour of the hall. */
  step(turn: number): void {
    this.tick();
    const {day, time} = this.local(this.hall.now);
    assert.equal(this.hall.state.day, day);
    if (time === '07:30') for (const counter of ['c1', 'c2', 'c3']) this.hall.ask({type: 'openCounter', counter});
    this.issue('civil');
    this.issue(turn % 3 === 0 ? 'civil' : 'land');
    if (time >= '07:30' && time < '16:30') this.call(); // whoever comes last is still there at midnight
    this.show();
    this.hall.log.length = 0;
  }

  size(): number {
    const {tickets, tokens, ...rest} = this.hall.state;
    return JSON.stringify(rest).length + JSON.stringify([everything(tickets), everything(tokens)]).length;
  }
}

/** Plays days one after the other; throws at the first thing that is not as it must be. */
export function playDays(days: Days): DaysReport {
  const centre = new Centre(days);
  const lengths: Record<string, number> = {};
  let early = 0;
  let day = days.from;
  for (let count = 0; count < days.count; count++) {
    const began = centre.hall.now;
    for (let turn = 0; centre.local(centre.hall.now).day === day; turn++) {
      centre.step(turn);
      centre.hall.now += halfHour;
    }
    const length = String((centre.hall.now - began) / 3_600_000);
    lengths[length] = (lengths[length] ?? 0) + 1;
    if (count === 9) early = centre.size();
    const next = new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    day = centre.local(centre.hall.now).day;
    assert.equal(day, next);
  }
  assert.equal(centre.announced.size, centre.calls, 'each call is announced once');
  const {commands, calls} = centre;
  return {days: days.count, commands, calls, lengths, early, late: centre.size()};
}
