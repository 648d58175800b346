import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {applyAll, emptyHall, isRefusal} from '../../src/queue/hall.ts';
import {callOrder, mostPassed, nextTurn, type Candidate} from '../../src/queue/priority.ts';
import type {CallingRules, Command, HallEvent, Ticket} from '../../src/queue/ticket.ts';
import {viewOf} from '../../src/queue/viewing.ts';
import {situationOf} from '../../src/queue/counter-panel/situation.ts';
import {monday, Office} from './hall-fixture.ts';

const minute = 60_000;
const priorities = [
  {id: 'elderly', name: 'Người cao tuổi'},
  {id: 'pregnant', name: 'Phụ nữ mang thai'},
];
const round: CallingRules = {
  ratio: [
    {classes: ['elderly', 'pregnant'], turns: 2},
    {classes: ['appointment'], turns: 1},
    {classes: ['normal'], turns: 1},
  ],
};

/** A hall with rules, its counters open. */
function ruled(calling: CallingRules, config = {}): Office {
  const hall = new Office({priorities, calling, ...config});
  for (const {id} of hall.config.counters) hall.do({type: 'openCounter', counter: id});
  return hall;
}

const urgent = (service = 'civil', priority = 'elderly'): Command => {
  return {type: 'issue', service, priority, priorityReason: 'thẻ'};
};
const booked = (service = 'civil', at = monday): Command => ({type: 'issue', service, appointmentAt: at});

/** Calls until nobody waits; the numbers, in order. */
function callAll(hall: Office, counter: string): string[] {
  const order: string[] = [];
  for (;;) {
    const answer = hall.ask({type: 'callNext', counter});
    if (isRefusal(answer)) return order;
    const {id, number} = answer[answer.length - 1]!.tickets![0]!;
    hall.do({type: 'noShow', counter, ticket: id});
    order.push(number);
  }
}

describe('a round of two, one and one', () => {
  it('calls the classes in their turns, and a class that nobody waits with loses its own', () => {
    const hall = ruled(round);
    hall.issue('civil', 4);
    for (let count = 0; count < 4; count++) hall.do(urgent());
    for (let count = 0; count < 2; count++) hall.do(booked());
    const [a, b, c, d] = ['A001', 'A002', 'A003', 'A004'];
    assert.deepEqual(callAll(hall, 'c1'), ['A005', 'A006', 'A009', a, 'A007', 'A008', 'A010', b, c, d]);
  });

  it('is counted over the whole hall', () => {
    const hall = ruled(round);
    hall.issue('civil', 3);
    for (let count = 0; count < 4; count++) hall.do(urgent());
    const called = ['c1', 'c3', 'c1', 'c3'].map((counter) => {
      const {id, number} = hall.do({type: 'callNext', counter});
      hall.do({type: 'noShow', counter, ticket: id});
      return number;
    });
    assert.deepEqual(called, ['A004', 'A005', 'A001', 'A006']);
  });

  it('begins anew with the day, and undo puts it back', () => {
    const hall = ruled(round);
    hall.issue('civil', 2);
    hall.do(urgent());
    hall.do({type: 'callNext', counter: 'c1'});
    assert.deepEqual(hall.state.round, {elderly: 1});
    hall.do({type: 'undo', counter: 'c1'});
    assert.deepEqual(hall.state.round, {});
    hall.do({type: 'callNext', counter: 'c1'});
    hall.do({type: 'callNext', counter: 'c3'});
    assert.deepEqual(hall.state.round, {elderly: 1, normal: 1});
    hall.do({type: 'undo', counter: 'c1'}); // c3 has called meanwhile
    assert.deepEqual(hall.state.round, {elderly: 0, normal: 1});
    hall.wait(24 * 60);
    hall.do({type: 'openCounter', counter: 'c1'});
    assert.deepEqual(hall.state.round, {});
  });

  it('takes an appointment as everybody until its time has come', () => {
    const hall = ruled(round);
    hall.issue('civil', 2);
    hall.do(booked('civil', monday + 10 * minute));
    assert.equal(hall.do({type: 'callNext', counter: 'c1'}).number, 'A001');
    hall.wait(10);
    assert.equal(hall.do({type: 'callNext', counter: 'c3'}).number, 'A003');
  });

  it('does not stand against whom an officer takes back from where it was set aside', () => {
    const hall = ruled(round);
    const [parked] = hall.issue('civil', 2);
    hall.do({type: 'park', counter: 'c1', ticket: parked!.id});
    for (let count = 0; count < 2; count++) hall.do(urgent());
    hall.serve('c1');
    hall.do({type: 'unpark', counter: 'c1', ticket: parked!.id});
    assert.equal(hall.do({type: 'callNext', counter: 'c1'}).number, 'A001');
  });
});

describe('a rule of who has waited too long', () => {
  it('puts the longest wait first, of every class it names', () => {
    const hall = ruled({overdue: [{class: 'normal', minutes: 30}]});
    const [first] = hall.issue('civil');
    hall.wait(5);
    hall.issue('civil');
    hall.do(urgent());
    hall.do(urgent());
    assert.equal(hall.do({type: 'callNext', counter: 'c1'}).number, 'A003');
    hall.do({type: 'transfer', counter: 'c3', ticket: first!.id, service: 'civil', place: 'last'});
    hall.wait(26);
    assert.equal(hall.do({type: 'callNext', counter: 'c3'}).number, 'A001', 'over 30 minutes since its number');
  });

  it('measures an appointment from the booked time', () => {
    const hall = ruled({overdue: [{class: 'appointment', minutes: 10}]});
    hall.do(urgent());
    hall.do(urgent());
    hall.do(booked('civil', monday + 20 * minute));
    hall.wait(25);
    assert.equal(hall.do({type: 'callNext', counter: 'c1'}).number, 'A001', 'five minutes late, 25 in the hall');
    hall.wait(6);
    assert.equal(hall.do({type: 'callNext', counter: 'c3'}).number, 'A003');
  });
});

describe('(ix) nobody starves, whatever the rules', () => {
  const rules: fc.Arbitrary<CallingRules> = fc.record({
    ratio: fc.option(
      fc
        .tuple(fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 4}), fc.integer({min: 1, max: 4}))
        .map(([one, two, three]) => [
          {classes: ['elderly', 'pregnant'], turns: one},
          {classes: ['appointment'], turns: two},
          {classes: ['normal'], turns: three},
        ]),
      {nil: undefined},
    ),
    overdue: fc.option(
      fc.uniqueArray(
        fc.record({
          class: fc.constantFrom('elderly', 'pregnant', 'appointment', 'normal'),
          minutes: fc.integer({min: 1, max: 60}),
        }),
        {selector: (rule) => rule.class},
      ),
      {nil: undefined},
    ),
  });
  const arrival = fc.record({
    kind: fc.constantFrom('normal', 'normal', 'elderly', 'elderly', 'pregnant', 'appointment'),
    service: fc.constantFrom('civil', 'land'),
    calls: fc.array(fc.constantFrom('c1', 'c2', 'c3'), {maxLength: 3}),
    minutes: fc.integer({min: 0, max: 15}),
  });

  it('whoever has N before them at a counter is called within (N + 1) × (most passed + 1) calls there', () => {
    fc.assert(
      fc.property(rules, fc.array(arrival, {minLength: 20, maxLength: 80, size: 'max'}), (calling, arrivals) => {
        const hall = ruled(calling);
        const bound = mostPassed(calling) + 1;
        const waits = new Map<string, Map<string, {before: number; calls: number}>>();
        for (const {kind, service, calls, minutes} of arrivals) {
          hall.wait(minutes);
          arrive(hall, kind, service, waits);
          for (const counter of calls) callAt(hall, counter, waits, bound);
        }
      }),
      {numRuns: 120, seed: 20261123},
    );
  });

  type Waits = Map<string, Map<string, {before: number; calls: number}>>;

  function arrive(hall: Office, kind: string, service: string, waits: Waits): void {
    const special = kind === 'appointment' ? booked(service, hall.now) : urgent(service, kind);
    const ticket = hall.do(kind === 'normal' ? {type: 'issue', service} : special);
    const mine = new Map<string, {before: number; calls: number}>();
    for (const {id, services} of hall.config.counters.filter((counter) => counter.services.includes(service))) {
      const ahead = hall.tickets.filter(({state, service: other}) => state === 'waiting' && services.includes(other));
      mine.set(id, {before: ahead.length - 1, calls: 0});
    }
    waits.set(ticket.id, mine);
  }

  function callAt(hall: Office, counter: string, waits: Waits, bound: number): void {
    const answer = hall.ask({type: 'callNext', counter});
    if (isRefusal(answer)) return;
    const {id} = answer[answer.length - 1]!.tickets![0]!;
    hall.do({type: 'noShow', counter, ticket: id});
    waits.delete(id);
    for (const [waiting, mine] of waits) {
      const here = mine.get(counter);
      if (!here) continue;
      here.calls++;
      assert.ok(here.calls < (here.before + 1) * bound, `${waiting} saw ${here.calls} calls at ${counter}`);
    }
  }

  it('a counter that finds the round against it at every call still calls whoever stands first', () => {
    // c3 takes both services; the others always use up the turns of the ordinary before c3 may.
    const calling: CallingRules = {
      ratio: [
        {classes: ['elderly'], turns: 2},
        {classes: ['normal'], turns: 1},
      ],
    };
    const hall = ruled(calling);
    const [first] = hall.issue('land');
    let calls = 0;
    while (hall.ticket(first!).state === 'waiting') {
      for (let count = 0; count < 3; count++) hall.do(urgent('land'));
      hall.issue('civil');
      for (const counter of ['c3', 'c3', 'c1']) {
        const {id} = hall.do({type: 'callNext', counter, service: counter === 'c1' ? 'civil' : 'land'});
        hall.do({type: 'noShow', counter, ticket: id});
      }
      assert.ok((calls += 2) <= 2 * (mostPassed(calling) + 1));
    }
  });
});

describe('the order that an officer is shown', () => {
  it('is the order in which the counter then calls', () => {
    const row = fc.record({kind: fc.constantFrom('normal', 'elderly', 'pregnant', 'appointment'), minutes: fc.nat(20)});
    fc.assert(
      fc.property(fc.array(row, {maxLength: 25}), fc.boolean(), (rows, late) => {
        const hall = ruled(late ? {...round, overdue: [{class: 'normal', minutes: 500}]} : round);
        for (const {kind, minutes} of rows) {
          hall.wait(minutes);
          const special = kind === 'appointment' ? booked('civil', hall.now) : urgent('civil', kind);
          hall.do(kind === 'normal' ? {type: 'issue', service: 'civil'} : special);
        }
        const view = viewOf(hall.state, {config: hall.config, epoch: 'e', now: hall.now, role: 'counter', streams: []});
        const shown = situationOf(view, 'c1', hall.now)!.waiting.map(({number}) => number);
        assert.deepEqual(shown, callAll(hall, 'c1'));
      }),
      {numRuns: 60, seed: 7},
    );
  });

  it('takes from the hall no more than it is told', () => {
    const rows: Candidate[] = [{rank: 1}, {rank: 2, priority: 'elderly'}];
    assert.deepEqual(callOrder(rows, {}, {now: monday}), [rows[1], rows[0]]);
    assert.equal(nextTurn([], {}, {now: monday}), undefined);
  });
});

describe('officers who share a counter', () => {
  const shared = (): Office => ruled({}, {ticketsPerCounter: 2});
  const next = (officer: string): Command => ({type: 'callNext', counter: 'c1', officer});

  it('hold one ticket each, and finish nobody else’s', () => {
    const hall = shared();
    hall.issue('civil', 4);
    const first = hall.do(next('an'));
    assert.equal(hall.refusal(next('an')), 'counter-busy', 'called and not yet answered');
    const second = hall.do(next('bình'));
    hall.do({type: 'start', counter: 'c1', ticket: first.id});
    hall.do({type: 'start', counter: 'c1', ticket: second.id});
    assert.equal(hall.refusal(next('chi')), 'counter-busy', 'two hands, both full');
    hall.do(next('bình'));
    assert.deepEqual([hall.ticket(first).state, hall.ticket(second).state], ['serving', 'done']);
    assert.equal(hall.ticket(second).legs[0]?.officer, 'bình');
  });

  it('undo their own steps, and the counts stay right', () => {
    const hall = shared();
    const [one, two] = hall.issue('civil', 2);
    hall.do(next('an'));
    hall.do(next('bình'));
    hall.do({type: 'start', counter: 'c1', ticket: one!.id});
    hall.do({type: 'finish', counter: 'c1', ticket: one!.id});
    hall.do({type: 'start', counter: 'c1', ticket: two!.id});
    hall.do({type: 'finish', counter: 'c1', ticket: two!.id});
    hall.do({type: 'undo', counter: 'c1', officer: 'an'});
    assert.deepEqual([hall.ticket(one!).state, hall.ticket(two!).state], ['serving', 'done']);
    assert.equal(hall.state.tally['c1']?.done, 1);
    assert.equal(hall.refusal({type: 'undo', counter: 'c1', officer: 'an'}), 'nothing-to-undo');
    hall.do({type: 'undo', counter: 'c1', officer: 'bình'});
    assert.equal(hall.state.tally['c1']?.done, 0);
  });
});

describe('what an office forbids', () => {
  it('is calling out of turn, but never calling in turn', () => {
    const hall = ruled({outOfTurn: 'manager'});
    const [first, second] = hall.issue('civil', 2);
    assert.equal(hall.refusal({type: 'callSpecific', counter: 'c1', ticket: second!.id}), 'not-permitted');
    assert.equal(hall.refusal({type: 'callSpecific', counter: 'c1', ticket: first!.id}), 'done');
    assert.equal(
      ruled({outOfTurn: 'nobody'}).refusal({type: 'callSpecific', counter: 'c1', ticket: 'x'}),
      'unknown-ticket',
    );
  });

  it('is a pause without one of its reasons', () => {
    const hall = ruled({pauseReasons: [{id: 'break', name: 'Nghỉ giữa giờ'}]});
    assert.equal(hall.refusal({type: 'pauseCounter', counter: 'c1'}), 'reason-required');
    assert.equal(hall.refusal({type: 'pauseCounter', counter: 'c1', reason: 'mệt'}), 'reason-required');
    hall.do({type: 'pauseCounter', counter: 'c1', reason: 'break'});
    assert.equal(hall.state.counters['c1']?.reason, 'break');
  });

  it('is a second open number of one person, who is told the first', () => {
    const hall = new Office({issuing: {onePerPerson: true}});
    const first = hall.do({type: 'issue', service: 'civil', person: 'p1'});
    const again = hall.ask({type: 'issue', service: 'land', person: 'p1'});
    assert.ok(isRefusal(again));
    assert.deepEqual([again.refused, again.ticket?.id], ['already-waiting', first.id]);
    assert.equal(hall.refusal({type: 'issue', service: 'land', person: 'p2'}), 'done');
    hall.do({type: 'cancel', ticket: first.id});
    assert.equal(hall.refusal({type: 'issue', service: 'land', person: 'p1'}), 'done');
  });

  it('is a second number of one device within its cool-down, and it says until when', () => {
    const hall = new Office({issuing: {coolDownSeconds: 30}});
    const give = (device: string): Command => ({type: 'issue', service: 'civil', device});
    hall.do(give('kiosk-1'));
    assert.deepEqual(hall.ask(give('kiosk-1')), {refused: 'cool-down', at: monday + 30_000});
    assert.equal(hall.refusal(give('kiosk-2')), 'done');
    hall.wait(0.5);
    assert.equal(hall.refusal(give('kiosk-1')), 'done');
    hall.wait(-60);
    assert.equal(hall.refusal(give('kiosk-1')), 'done', 'a clock set back holds nobody');
  });

  it('is a number in the last minutes before closing', () => {
    const hours = [{weekday: 1, opens: '07:30', closes: '11:30'}];
    const hall = new Office({hours, issuing: {lastMinutes: 15}});
    hall.now = Date.UTC(2026, 10, 23, 4, 14);
    assert.equal(hall.refusal({type: 'issue', service: 'civil'}), 'done');
    hall.wait(1);
    assert.equal(hall.refusal({type: 'issue', service: 'civil'}), 'hall-closed');
  });
});

describe('an idle counter', () => {
  it('is given the next after the seconds of the office, and told when before that', () => {
    const hall = ruled({autoCallSeconds: 60});
    hall.issue('civil');
    hall.wait(0.5);
    assert.deepEqual(hall.ask({type: 'autoCall', counter: 'c1'}), {refused: 'too-early', at: monday + 60_000});
    hall.wait(0.5);
    assert.equal(hall.do({type: 'autoCall', counter: 'c1'}).number, 'A001');
    assert.equal(hall.refusal({type: 'autoCall', counter: 'c1'}), 'counter-busy');
    hall.do({type: 'pauseCounter', counter: 'c3'});
    assert.equal(hall.refusal({type: 'autoCall', counter: 'c3'}), 'counter-not-open');
    assert.equal(ruled({}).refusal({type: 'autoCall', counter: 'c1'}), 'not-permitted');
  });

  it('counts from its last step', () => {
    const hall = ruled({autoCallSeconds: 60});
    hall.issue('civil', 2);
    const {id: ticket} = hall.serve('c1');
    hall.wait(3);
    hall.do({type: 'finish', counter: 'c1', ticket});
    assert.equal(hall.refusal({type: 'autoCall', counter: 'c1'}), 'too-early');
    hall.wait(1);
    assert.equal(hall.refusal({type: 'autoCall', counter: 'c1'}), 'done');
  });
});

it('replaying a log under rules gives the same state', () => {
  const hall = ruled({...round, autoCallSeconds: 1});
  hall.issue('civil', 3);
  hall.do(urgent());
  callAll(hall, 'c1');
  const stored = JSON.parse(JSON.stringify(hall.log)) as HallEvent[];
  const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  assert.deepEqual(plain(applyAll(emptyHall(), stored)), plain(hall.state));
  assert.ok((hall.tickets as Ticket[]).every(({state}) => state === 'no-show'));
});
