import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {serviceDay} from '../../src/core/time.ts';
import {applyAll, decide, emptyHall, isRefusal} from '../../src/queue/hall.ts';
import {openTickets, waitingFor} from '../../src/queue/state.ts';
import {
  openStates,
  type Command,
  type HallEvent,
  type HallState,
  type Place,
  type Ticket,
} from '../../src/queue/ticket.ts';
import {applyPatch, patchBetween, type HallView, type Role} from '../../src/queue/view.ts';
import {viewOf} from '../../src/queue/viewing.ts';
import {office, Office} from './hall-fixture.ts';

/*
 * The invariants of a queue, over random commands from several counters, clocks that jump both ways and days that turn.
 */

const roles: readonly Role[] = ['public', 'kiosk', 'counter', 'manager'];
const often = [
  'issue',
  'issue',
  'issue',
  'callNext',
  'callNext',
  'callNext',
  'start',
  'start',
  'finish',
  'finish',
] as const;
const kinds = [
  ...[...often, ...often, ...often],
  ...([
    'callSpecific',
    'recall',
    'recall',
    'noShow',
    'noShow',
    'park',
    'park',
    'unpark',
    'unpark',
    'transfer',
  ] as const),
  ...(['transfer', 'requeue', 'reactivate', 'undo', 'undo', 'openCounter', 'openCounter', 'useRatingToken'] as const),
  ...(['cancel', 'leave', 'void', 'pauseCounter', 'closeCounter', 'checkIn', 'checkIn'] as const),
] as const;

const step = fc.record({
  kind: fc.oneof(
    {weight: 120, arbitrary: fc.constantFrom(...kinds)},
    {weight: 1, arbitrary: fc.constant('closeDay' as const)},
  ),
  counter: fc.constantFrom('c1', 'c2', 'c3', 'c1', 'c2', 'c3', 'c3', 'c9'),
  service: fc.constantFrom('civil', 'land', 'civil', 'land', 'constructor'),
  place: fc.constantFrom<Place | undefined>('first', 'last', 'by-time', undefined),
  pick: fc.nat(40),
  aimed: fc.integer({min: 0, max: 4}).map((dice) => dice > 0),
  flag: fc.boolean(),
  stale: fc.nat(9).map((dice) => dice === 0),
  // Mostly seconds; sometimes back, sometimes past a midnight.
  passes: fc.oneof(
    {weight: 100, arbitrary: fc.integer({min: 0, max: 240_000})},
    {weight: 2, arbitrary: fc.integer({min: -7_200_000, max: 0})},
    {weight: 1, arbitrary: fc.integer({min: 3_600_000, max: 100_000_000})},
  ),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
const story = fc.array(step, {minLength: 40, maxLength: 120, size: 'max'});

const fitting: Partial<Record<Step['kind'], readonly Ticket['state'][]>> = {
  start: ['called'],
  recall: ['called'],
  noShow: ['called'],
  finish: ['serving'],
  park: ['called', 'serving'],
  transfer: ['called', 'serving'],
  requeue: ['called', 'serving'],
  callSpecific: ['waiting'],
  checkIn: ['waiting'],
  unpark: ['parked'],
  reactivate: ['no-show', 'cancelled'],
  useRatingToken: ['done'],
};

/** Whom a step is about: mostly somebody it fits, sometimes anybody at all. */
function aimOf(hall: Office, {kind, pick, aimed}: Step): Ticket | undefined {
  const fit = hall.tickets.filter(({state}) => fitting[kind]?.includes(state));
  const pool = aimed && fit.length ? fit : hall.tickets;
  return pool[pick % Math.max(1, pool.length)];
}

/** What a step asks. */
function commandOf(hall: Office, each: Step): Command {
  const {kind, service, place, pick, flag, stale, aimed} = each;
  const aim = aimOf(hall, each);
  const counter = (aimed && aim?.counter) || each.counter;
  const ticket = aim?.id ?? '__proto__';
  const version = stale ? (aim?.version ?? 0) - 1 : flag ? aim?.version : undefined;
  switch (kind) {
    case 'issue': {
      const urgent = flag && pick % 3 === 0 ? {priority: 'elderly', priorityReason: 'trên 80 tuổi'} : {};
      return {type: kind, service, holder: 'Nguyễn Thị Ộp', remote: pick % 7 === 0, ...urgent};
    }
    case 'callNext':
      return flag ? {type: kind, counter} : {type: kind, counter, service};
    case 'transfer':
      return {type: kind, counter, ticket, service, place, version, minutes: flag ? 5 : undefined};
    case 'requeue':
      return {type: kind, counter, ticket, place, version};
    case 'park':
      return {type: kind, counter, ticket, note: 'chờ bản sao', minutes: pick % 2 ? 10 : undefined, version};
    case 'undo':
    case 'openCounter':
    case 'pauseCounter':
    case 'closeCounter':
      return {type: kind, counter};
    case 'checkIn':
      return {type: kind, ticket};
    case 'cancel':
    case 'leave':
    case 'reactivate':
    case 'void':
      return {type: kind, ticket, version};
    case 'useRatingToken':
      return {type: kind, token: aim?.ratingToken ?? 'toString'};
    case 'closeDay':
      return {type: kind};
    default:
      return {type: kind, counter, ticket, version};
  }
}

interface Moment {
  before: HallState;
  command: Command;
  events: readonly HallEvent[];
}

/** Plays a story and looks after every step. `wrap` makes the numbers begin anew after eight. */
function play(
  steps: readonly Step[],
  look: (hall: Office, moment: Moment) => void,
  {wrap = false, hands = 1} = {},
): Office {
  const services = office.services.map((service) => ({...service, last: wrap ? 8 : service.last}));
  const hall = new Office({services, ticketsPerCounter: hands});
  for (const each of steps) {
    hall.now += each.passes;
    const asleep = ['c1', 'c2', 'c3'].every((id) => (hall.state.counters[id]?.state ?? 'closed') === 'closed');
    if (asleep && each.flag) for (const id of ['c1', 'c2', 'c3']) hall.do({type: 'openCounter', counter: id});
    const {state: before} = hall;
    const command = commandOf(hall, each);
    const outcome = hall.ask(command);
    look(hall, {before, command, events: isRefusal(outcome) ? [] : outcome});
  }
  return hall;
}

function holds(name: string, look: (hall: Office, moment: Moment) => void): void {
  it(name, () => {
    fc.assert(
      fc.property(story, fc.boolean(), fc.constantFrom(1, 1, 2), (steps, wrap, hands) => {
        play(steps, look, {wrap, hands});
      }),
      {numRuns: 200},
    );
  });
}

const idsOf = (tickets: readonly Ticket[]) => tickets.map(({id}) => id).sort();

function view(hall: Office, role: Role, state = hall.state): HallView {
  return viewOf(state, {config: hall.config, epoch: 'one', now: hall.now, role, streams: []});
}

describe('the invariants of a hall', () => {
  holds('(i) a ticket in hand is in the hands of one counter', (hall) => {
    const inHand = hall.tickets.filter(({state}) => state === 'called' || state === 'serving');
    const hands = Object.entries(hall.state.held).flatMap(([counter, ids]) => ids.map((id) => `${id} ${counter}`));
    assert.deepEqual(hands.sort(), inHand.map(({id, counter}) => `${id} ${counter}`).sort());
  });

  holds('(ii) a counter holds no more tickets than the office allows', (hall) => {
    for (const ids of Object.values(hall.state.held)) assert.ok(ids.length <= hall.config.ticketsPerCounter);
  });

  holds('(iii) no two open tickets bear one number, and none is given twice before the numbers begin anew', (hall) => {
    const open = openTickets(hall.state).map(({number}) => number);
    assert.equal(new Set(open).size, open.length);
    for (const {id, first, last, prefix} of hall.config.services) {
      if ((hall.state.issued[id] ?? 0) > last - first + 1) continue;
      const given = hall.tickets.map(({number}) => number).filter((number) => number.startsWith(prefix));
      assert.equal(new Set(given).size, given.length);
    }
  });

  holds(
    '(iv) a day is the calendar day of the zone, or the one that began within three hours',
    (hall, {before, events}) => {
      const today = serviceDay(hall.now, hall.config.timeZone);
      const tomorrow = serviceDay(hall.now + 3 * 3_600_000, hall.config.timeZone);
      if (events.length) assert.equal(hall.state.day, tomorrow === before.day ? before.day : today);
      else assert.equal(hall.state, before);
    },
  );

  holds('(v) events are numbered without a gap and calls stand in that order', (hall, {before, events}) => {
    assert.deepEqual(
      events.map(({seq}) => seq - before.seq),
      events.map((_, index) => index + 1),
    );
    const said = hall.state.calls.map(({seq}) => seq);
    assert.deepEqual(
      said,
      [...new Set(said)].sort((a, b) => a - b),
    );
    assert.ok(said.length <= 40);
  });

  holds('(vi) a recall is a new announcement and not a new state', (hall, {before, command, events}) => {
    if (command.type !== 'recall' || !events.length) return;
    const now = hall.ticket({id: command.ticket});
    assert.equal(now.state, 'called');
    assert.equal(hall.state.calls[hall.state.calls.length - 1]?.time, now.calls);
    assert.deepEqual(idsOf(openTickets(hall.state)), idsOf(openTickets(before)));
  });

  holds('(x) a transfer keeps the number and the time of arrival', (hall, {before, command, events}) => {
    if (command.type !== 'transfer' || !events.length) return;
    const was = openTickets(before).find(({id}) => id === command.ticket)!;
    const now = hall.ticket(was);
    assert.deepEqual([now.number, now.issuedAt, now.arrival], [was.number, was.issuedAt, was.arrival]);
    assert.deepEqual([now.service, now.legs[now.legs.length - 2]?.outcome], [command.service, 'transferred']);
  });

  holds('(xi) closing the day closes every ticket and every counter', (hall, {events}) => {
    if (!events.some(({type}) => type === 'dayClosed') || events.some(({type}) => type === 'dayOpened')) return;
    assert.deepEqual(openTickets(hall.state), []);
    assert.ok(Object.values(hall.state.counters).every(({state, undo}) => state === 'closed' && undo === null));
  });

  holds('every index says the same as the tickets', (hall) => {
    const {state} = hall;
    const of = (name: Ticket['state']) => idsOf(hall.tickets.filter(({state: at}) => at === name));
    assert.deepEqual([...state.parked].sort(), of('parked'));
    assert.deepEqual(Object.values(state.queues).flat().sort(), of('waiting'));
    for (const service of ['civil', 'land']) {
      const queue = waitingFor(state, service);
      const ranks = queue.map(({rank}) => rank);
      assert.deepEqual(
        ranks,
        [...ranks].sort((a, b) => a - b),
      );
      assert.deepEqual(
        state.urgent[service] ?? [],
        queue.filter(({priority}) => priority).map(({id}) => id),
      );
    }
    assert.ok(state.ended.every((id) => !openStates.has(hall.ticket({id}).state)));
  });

  holds('undo puts the tickets, the tally and the estimate back exactly', (hall, {before, command, events}) => {
    const counter = 'counter' in command ? command.counter : '';
    const undoable = hall.state.counters[counter]?.undo?.command === command.type && before.day === hall.state.day;
    if (!events.length || !undoable || command.type === 'recall') return;
    const undone = decide(hall.state, {type: 'undo', counter}, {...contextOf(hall), key: 'undo'});
    if (isRefusal(undone)) return assert.equal(undone.refused, 'too-late'); // the number was given anew meanwhile
    const after = applyAll(hall.state, undone);
    const plain = (state: HallState) => openTickets(state).map(({version: _, ...rest}) => rest);
    const byId = (a: {id: string}, b: {id: string}) => (a.id < b.id ? -1 : 1);
    assert.deepEqual(plain(after).sort(byId), plain(before).sort(byId));
    assert.deepEqual(after.tally[counter] ?? none, before.tally[counter] ?? none);
    assert.deepEqual(flat(after.serviceTimes), flat(before.serviceTimes));
    assert.equal(after.counters[counter]?.owesNormal, before.counters[counter]?.owesNormal ?? false);
    return undefined;
  });

  it('the stories told here reach everything that can happen', () => {
    const reached = new Map<string, number>();
    for (const steps of fc.sample(story, {numRuns: 300, seed: 2026})) {
      for (const {type} of play(steps, () => {}).log) reached.set(type, (reached.get(type) ?? 0) + 1);
    }
    assert.equal(reached.size, 23);
    assert.ok([...reached.values()].every((times) => times >= 30));
  });

  it('replaying the log gives the same state', () => {
    fc.assert(
      fc.property(story, fc.boolean(), (steps, wrap) => {
        const hall = play(steps, () => {}, {wrap});
        const stored = JSON.parse(JSON.stringify(hall.log)) as HallEvent[];
        assert.deepEqual(
          JSON.parse(JSON.stringify(applyAll(emptyHall(), stored))),
          JSON.parse(JSON.stringify(hall.state)),
        );
      }),
      {numRuns: 80},
    );
  });

  it('deciding changes nothing that it was given and answers the same again', () => {
    fc.assert(
      fc.property(story, (steps) => {
        play(steps, (hall, {before, command, events}) => {
          freeze(before);
          const again = decide(before, command, contextOf(hall));
          assert.equal(isRefusal(again), events.length === 0);
          assert.deepEqual(
            isRefusal(again) ? [] : again.map(({type}) => type),
            events.map(({type}) => type),
          );
        });
      }),
      {numRuns: 15},
    );
  });
});

describe('the views of a hall', () => {
  it('patches lead every role to the view that a fresh snapshot gives', () => {
    fc.assert(
      fc.property(story, fc.boolean(), (steps, wrap) => {
        const held = new Map<Role, HallView>();
        play(
          steps,
          (hall) => {
            for (const role of roles) {
              const fresh = view(hall, role);
              const known = held.get(role);
              const reached = known ? applyPatch(known, overTheWire(patchBetween(known, fresh))) : fresh;
              assert.deepEqual(reached, fresh);
              held.set(role, reached);
            }
          },
          {wrap},
        );
      }),
      {numRuns: 80},
    );
  });

  holds('the public never sees a name, an id, a token or a reason', (hall) => {
    const said = JSON.stringify(view(hall, 'public'));
    assert.doesNotMatch(said, /secret-|Nguyễn|80 tuổi|bản sao|priority":(?!true|false)|holder|token/i);
  });

  holds('only a kiosk is given tokens, and those that may still be used', (hall) => {
    for (const role of ['counter', 'manager'] as const) assert.doesNotMatch(JSON.stringify(view(hall, role)), /token/i);
    const {invitations = []} = view(hall, 'kiosk');
    assert.ok(invitations.every(({id, token}) => hall.ticket({id}).ratingToken === token && !hall.ticket({id}).rated));
    assert.doesNotMatch(JSON.stringify(view(hall, 'kiosk')), /Nguyễn|80 tuổi|bản sao/);
  });

  holds('no two rows of a view share an id', (hall) => {
    for (const role of roles) {
      const ids = view(hall, role).tickets.map(({id}) => id);
      assert.equal(new Set(ids).size, ids.length);
    }
  });
});

describe('(ix) nobody starves', () => {
  it('a waiting ticket is passed by one priority ticket for each turn before it, and one more a counter', () => {
    const arrival = fc.record({urgent: fc.boolean(), calls: fc.array(fc.constantFrom('c1', 'c3'), {maxLength: 2})});
    fc.assert(
      fc.property(fc.array(arrival, {minLength: 5, maxLength: 60}), (arrivals) => {
        const hall = new Office();
        for (const counter of ['c1', 'c3']) hall.do({type: 'openCounter', counter});
        const ahead = new Map<string, number>();
        const passed = new Map<string, number>();
        for (const {urgent, calls} of arrivals) {
          const ticket = hall.do({
            type: 'issue',
            service: 'civil',
            ...(urgent ? {priority: 'elderly', priorityReason: 'x'} : {}),
          });
          ahead.set(ticket.id, waitingFor(hall.state, 'civil').length - 1);
          for (const counter of calls) callAndServe(hall, counter, passed);
        }
        for (const [id, times] of passed) assert.ok(times <= (ahead.get(id) ?? 0) + 2, `${times} passed ${id}`);
        assert.ok(hall.tickets.filter(({priority}) => priority).every(({id}) => (passed.get(id) ?? 0) === 0));
      }),
      {numRuns: 100},
    );
  });
});

/** Calls the next and counts, for each who waits and came earlier, that one more passed. */
function callAndServe(hall: Office, counter: string, passed: Map<string, number>): void {
  const waiting = waitingFor(hall.state, 'civil');
  const outcome = hall.ask({type: 'callNext', counter});
  if (isRefusal(outcome)) return;
  const called = hall.ticket(outcome[outcome.length - 1]!.tickets![0]!);
  hall.do({type: 'start', counter, ticket: called.id});
  for (const {id, arrival} of waiting) if (arrival < called.arrival) passed.set(id, (passed.get(id) ?? 0) + 1);
}

const none = {done: 0, noShow: 0, transferred: 0};
const overTheWire = <T>(patch: T): T => JSON.parse(JSON.stringify(patch)) as T;
const flat = (times: HallState['serviceTimes']) => Object.values(times).flat().sort();
const contextOf = ({config, now}: Office) => ({
  config,
  now,
  actor: 'counter',
  key: 'again',
  newId: () => 'secret-again',
});

function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
}
