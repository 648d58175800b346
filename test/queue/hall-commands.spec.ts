import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readCommand} from '../../src/queue/command.ts';
import {readConfig} from '../../src/queue/config.ts';
import {bandOf, estimate} from '../../src/queue/estimate.ts';
import {isOpen} from '../../src/queue/opening.ts';
import {callOrder} from '../../src/queue/priority.ts';
import {waitingFor} from '../../src/queue/state.ts';
import {applyPatch, patchBetween, type Role} from '../../src/queue/view.ts';
import {answerTo, peopleAhead, viewOf} from '../../src/queue/viewing.ts';
import {monday, office, Office} from './hall-fixture.ts';

const numbers = (tickets: readonly {number: string}[]) => tickets.map(({number}) => number);
const see = (hall: Office, role: Role) =>
  viewOf(hall.state, {config: hall.config, epoch: 'one', now: hall.now, role, streams: []});

function opened(config: ConstructorParameters<typeof Office>[0] = {}): Office {
  const hall = new Office(config);
  for (const counter of ['c1', 'c2', 'c3']) hall.do({type: 'openCounter', counter});
  return hall;
}

describe('giving numbers', () => {
  it('counts each field of service by itself', () => {
    const hall = new Office();
    assert.deepEqual(numbers([...hall.issue('civil', 2), ...hall.issue('land')]), ['A001', 'A002', 'B001']);
  });

  it('lets services share one sequence', () => {
    const [civil, land] = office.services;
    const hall = new Office({
      services: [
        {...civil!, sequence: 's'},
        {...land!, sequence: 's'},
      ],
    });
    assert.deepEqual(numbers([...hall.issue('civil'), ...hall.issue('land')]), ['A001', 'B002']);
  });

  it('refuses a service that is not offered', () => {
    assert.equal(new Office().refusal({type: 'issue', service: 'toString'}), 'unknown-service');
  });

  it('refuses outside the opening hours, by the clock of the hall', () => {
    const hall = new Office({hours: [{weekday: 1, opens: '07:30', closes: '11:30'}]});
    hall.issue('civil');
    hall.now = Date.UTC(2026, 10, 23, 4, 30);
    assert.equal(hall.refusal({type: 'issue', service: 'civil'}), 'hall-closed');
  });

  it('refuses past the limit of the day', () => {
    const hall = new Office({services: office.services.map((service) => ({...service, limit: 2}))});
    hall.issue('civil', 2);
    assert.equal(hall.refusal({type: 'issue', service: 'civil'}), 'limit-reached');
    assert.equal(hall.refusal({type: 'issue', service: 'land'}), 'done');
  });

  it('begins the numbers anew only with those whose holder has gone', () => {
    const hall = opened({services: office.services.map((service) => ({...service, last: 3}))});
    const [first] = hall.issue('civil', 3);
    assert.equal(hall.refusal({type: 'issue', service: 'civil'}), 'numbers-exhausted');
    hall.do({type: 'cancel', ticket: first!.id});
    assert.deepEqual(numbers(hall.issue('civil')), ['A001']);
    assert.equal(hall.refusal({type: 'reactivate', ticket: first!.id}), 'too-late');
  });

  it('keeps a number with its new holder when the step that freed it is undone', () => {
    const hall = opened({services: office.services.map((service) => ({...service, last: 1}))});
    hall.issue('civil');
    const {id: ticket} = hall.serve('c1');
    hall.do({type: 'finish', counter: 'c1', ticket});
    assert.deepEqual(numbers(hall.issue('civil')), ['A001']);
    assert.equal(hall.refusal({type: 'undo', counter: 'c1'}), 'too-late');
  });

  it('needs a class and a reason for a priority', () => {
    const hall = new Office();
    assert.equal(hall.refusal({type: 'issue', service: 'civil', priority: 'vip'}), 'unknown-priority');
    assert.equal(
      hall.refusal({type: 'issue', service: 'civil', priority: 'elderly', priorityReason: '  '}),
      'reason-required',
    );
    assert.equal(
      hall.do({type: 'issue', service: 'civil', priority: 'elderly', priorityReason: 'Thẻ ưu tiên'}).priority,
      'elderly',
    );
  });

  it('tells who asked how many are ahead', () => {
    const hall = new Office();
    hall.issue('civil', 2);
    const outcome = hall.ask({type: 'issue', service: 'civil'});
    const answer = answerTo(hall.state, outcome, 'kiosk');
    assert.ok(answer.status === 'done');
    assert.deepEqual([answer.ticket?.number, answer.ahead], ['A003', 2]);
    hall.do({type: 'issue', service: 'land', remote: true});
    const second = hall.ask({type: 'issue', service: 'land'});
    const alone = answerTo(hall.state, second, 'kiosk');
    assert.equal(alone.status === 'done' && alone.ahead, 0, 'who has not arrived stands before nobody');
  });
});

describe('calling', () => {
  it('gives two counters that call at once two tickets', () => {
    const hall = opened();
    hall.issue('civil', 2);
    assert.equal(hall.do({type: 'callNext', counter: 'c1'}).number, 'A001');
    assert.equal(hall.do({type: 'callNext', counter: 'c3'}).number, 'A002');
    assert.equal(hall.refusal({type: 'callNext', counter: 'c2'}), 'queue-empty');
  });

  it('takes the services of a counter together, by arrival', () => {
    const hall = opened();
    hall.issue('land');
    hall.issue('civil');
    assert.equal(hall.do({type: 'callNext', counter: 'c3'}).number, 'B001');
  });

  it('finishes the one being served and calls the next in one step', () => {
    const hall = opened();
    hall.issue('civil', 2);
    const served = hall.serve('c1');
    const next = hall.do({type: 'callNext', counter: 'c1'});
    assert.deepEqual([hall.ticket(served).state, next.number, next.state], ['done', 'A002', 'called']);
  });

  it('puts both back when that step is undone', () => {
    const hall = opened();
    hall.issue('civil', 2);
    const served = hall.serve('c1');
    const next = hall.do({type: 'callNext', counter: 'c1'});
    hall.do({type: 'undo', counter: 'c1'});
    assert.deepEqual([hall.ticket(served).state, hall.ticket(next).state], ['serving', 'waiting']);
    assert.equal(hall.state.tally['c1']?.done, 0);
  });

  it('refuses to call over a called ticket that was not answered', () => {
    const hall = opened();
    hall.issue('civil', 2);
    hall.do({type: 'callNext', counter: 'c1'});
    assert.equal(hall.refusal({type: 'callNext', counter: 'c1'}), 'counter-busy');
  });

  it('holds two at once where the office allows it', () => {
    const hall = opened({ticketsPerCounter: 2});
    hall.issue('civil', 3);
    hall.serve('c1');
    hall.do({type: 'callNext', counter: 'c1'});
    assert.equal(hall.state.held['c1']?.length, 2);
    hall.do({type: 'callNext', counter: 'c1'});
    assert.equal(hall.state.held['c1']?.length, 2);
  });

  it('refuses a counter that is closed, paused or unknown', () => {
    const hall = new Office();
    hall.issue('civil');
    assert.equal(hall.refusal({type: 'callNext', counter: 'c1'}), 'counter-not-open');
    hall.do({type: 'openCounter', counter: 'c1'});
    hall.do({type: 'pauseCounter', counter: 'c1', reason: 'Họp'});
    assert.equal(hall.refusal({type: 'callNext', counter: 'c1'}), 'counter-not-open');
    assert.equal(hall.refusal({type: 'callNext', counter: 'c9'}), 'unknown-counter');
  });

  it('refuses a service that the counter does not take', () => {
    const hall = opened();
    const [land] = hall.issue('land');
    assert.equal(hall.refusal({type: 'callNext', counter: 'c1', service: 'land'}), 'service-not-here');
    assert.equal(hall.refusal({type: 'callSpecific', counter: 'c1', ticket: land!.id}), 'service-not-here');
  });

  it('never calls a remote number before its holder has come', () => {
    const hall = opened();
    const remote = hall.do({type: 'issue', service: 'civil', remote: true});
    assert.equal(hall.refusal({type: 'callNext', counter: 'c1'}), 'queue-empty');
    assert.equal(hall.refusal({type: 'callSpecific', counter: 'c1', ticket: remote.id}), 'not-checked-in');
    hall.do({type: 'checkIn', ticket: remote.id});
    assert.equal(hall.do({type: 'callNext', counter: 'c1'}).number, remote.number);
  });

  it('calls one priority ticket ahead, then goes by arrival for one turn', () => {
    const hall = opened();
    hall.issue('civil', 3);
    for (let times = 0; times < 3; times++) {
      hall.do({type: 'issue', service: 'civil', priority: 'elderly', priorityReason: 'Thẻ'});
    }
    const order = [1, 2, 3, 4, 5, 6].map(() => hall.serve('c1').number);
    assert.deepEqual(order, ['A004', 'A001', 'A005', 'A002', 'A006', 'A003']);
  });

  it('shows the order in which a counter will call', () => {
    const row = (rank: number, priority: string | null = null) => ({rank, priority});
    const order = callOrder([row(1), row(2), row(3, 'p'), row(4, 'p')], {}, {now: monday});
    assert.deepEqual(
      order.map(({rank}) => rank),
      [3, 1, 4, 2],
    );
  });

  it('announces a recall and leaves the call undoable', () => {
    const hall = opened();
    hall.issue('civil');
    const called = hall.do({type: 'callNext', counter: 'c1'});
    hall.do({type: 'recall', counter: 'c1', ticket: called.id});
    assert.deepEqual(
      hall.state.calls.map(({time}) => time),
      [1, 2],
    );
    hall.do({type: 'undo', counter: 'c1'});
    assert.equal(hall.ticket(called).state, 'waiting');
  });
});

describe('serving', () => {
  it('refuses what another counter holds', () => {
    const hall = opened();
    hall.issue('civil');
    const called = hall.do({type: 'callNext', counter: 'c1'});
    assert.equal(hall.refusal({type: 'start', counter: 'c3', ticket: called.id}), 'not-yours');
  });

  it('refuses a stale version and says what is', () => {
    const hall = opened();
    const [first] = hall.issue('civil');
    hall.do({type: 'callNext', counter: 'c1'});
    const refusal = hall.ask({type: 'start', counter: 'c1', ticket: first!.id, version: first!.version});
    assert.ok('refused' in refusal);
    assert.deepEqual([refusal.refused, refusal.ticket?.state], ['stale-version', 'called']);
  });

  it('refuses to finish what was not started, and what does not exist', () => {
    const hall = opened();
    hall.issue('civil');
    const called = hall.do({type: 'callNext', counter: 'c1'});
    assert.equal(hall.refusal({type: 'finish', counter: 'c1', ticket: called.id}), 'wrong-state');
    assert.equal(hall.refusal({type: 'finish', counter: 'c1', ticket: '__proto__'}), 'unknown-ticket');
  });

  it('gives a right to rate, once', () => {
    const hall = opened();
    hall.issue('civil');
    const done = hall.do({type: 'finish', counter: 'c1', ticket: hall.serve('c1').id});
    const token = done.ratingToken!;
    assert.equal(hall.refusal({type: 'useRatingToken', token: 'constructor'}), 'token-unknown');
    hall.do({type: 'useRatingToken', token});
    assert.equal(hall.refusal({type: 'useRatingToken', token}), 'token-used');
    assert.equal(hall.refusal({type: 'undo', counter: 'c1'}), 'already-rated');
  });

  it('takes the right to rate back with an undone finish', () => {
    const hall = opened();
    hall.issue('civil');
    const done = hall.do({type: 'finish', counter: 'c1', ticket: hall.serve('c1').id});
    hall.do({type: 'undo', counter: 'c1'});
    assert.equal(hall.refusal({type: 'useRatingToken', token: done.ratingToken!}), 'token-unknown');
    assert.deepEqual(hall.state.serviceTimes['civil'], []);
  });

  it('lets a missed ticket come back for a while, to the place of its arrival', () => {
    const hall = opened();
    hall.issue('civil', 2);
    const missed = hall.do({type: 'callNext', counter: 'c1'});
    hall.do({type: 'noShow', counter: 'c1', ticket: missed.id});
    hall.wait(29);
    hall.do({type: 'reactivate', ticket: missed.id});
    assert.deepEqual(numbers(waitingFor(hall.state, 'civil')), ['A001', 'A002']);
  });

  it('does not after that while', () => {
    const hall = opened();
    const [gone] = hall.issue('civil');
    hall.do({type: 'cancel', ticket: gone!.id});
    hall.wait(31);
    assert.equal(hall.refusal({type: 'reactivate', ticket: gone!.id}), 'too-late');
  });

  it('keeps a voided number visible and does not give it again', () => {
    const hall = opened();
    const [slip] = hall.issue('civil');
    hall.do({type: 'void', ticket: slip!.id});
    assert.equal(see(hall, 'counter').tickets[0]?.state, 'voided');
    assert.deepEqual(numbers(hall.issue('civil')), ['A002']);
  });

  it('lets the holder leave', () => {
    const hall = opened();
    const [first] = hall.issue('civil');
    assert.equal(hall.do({type: 'leave', ticket: first!.id}).state, 'left');
  });
});

describe('setting aside and sending on', () => {
  it('parks with a note and calls back to the counter that has a hand free', () => {
    const hall = opened();
    hall.issue('civil');
    const parked = hall.do({
      type: 'park',
      counter: 'c1',
      ticket: hall.serve('c1').id,
      note: 'bổ sung bản sao',
      minutes: 15,
    });
    assert.deepEqual([parked.state, parked.note, parked.notBefore], ['parked', 'bổ sung bản sao', hall.now + 900_000]);
    const back = hall.do({type: 'unpark', counter: 'c3', ticket: parked.id});
    assert.deepEqual([back.state, back.counter, hall.state.calls.length], ['called', 'c3', 2]);
  });

  it('puts a parked ticket before everybody where no hand is free', () => {
    const hall = opened();
    hall.issue('civil', 3);
    const parked = hall.do({type: 'park', counter: 'c1', ticket: hall.serve('c1').id});
    hall.serve('c1');
    hall.do({type: 'unpark', counter: 'c1', ticket: parked.id});
    assert.deepEqual(numbers(waitingFor(hall.state, 'civil')), ['A001', 'A003']);
  });

  it('transfers by arrival unless told first or last', () => {
    const hall = opened();
    hall.issue('civil', 3);
    hall.issue('land', 2);
    for (const place of [undefined, 'last', 'first'] as const) {
      hall.do({type: 'transfer', counter: 'c1', ticket: hall.serve('c1').id, service: 'land', place});
    }
    assert.deepEqual(numbers(waitingFor(hall.state, 'land')), ['A003', 'A001', 'B001', 'B002', 'A002']);
    assert.equal(see(hall, 'counter').tickets.find(({number}) => number === 'A001')?.from, 'c1');
  });

  it('does not call a delayed transfer before its time', () => {
    const hall = opened();
    hall.issue('civil');
    hall.do({type: 'transfer', counter: 'c1', ticket: hall.serve('c1').id, service: 'land', minutes: 10});
    assert.equal(hall.refusal({type: 'callNext', counter: 'c2'}), 'queue-empty');
    hall.wait(10);
    assert.equal(hall.do({type: 'callNext', counter: 'c2'}).number, 'A001');
  });

  it('refuses to undo a transfer once another counter has called the ticket', () => {
    const hall = opened();
    hall.issue('civil');
    hall.do({type: 'transfer', counter: 'c1', ticket: hall.serve('c1').id, service: 'land'});
    hall.do({type: 'callNext', counter: 'c2'});
    assert.equal(hall.refusal({type: 'undo', counter: 'c1'}), 'stale-version');
    assert.equal(hall.refusal({type: 'undo', counter: 'c3'}), 'nothing-to-undo');
  });

  it('puts a called ticket back into its queue', () => {
    const hall = opened();
    hall.issue('civil', 2);
    const called = hall.do({type: 'callNext', counter: 'c1'});
    hall.do({type: 'requeue', counter: 'c1', ticket: called.id, place: 'last'});
    assert.deepEqual(numbers(waitingFor(hall.state, 'civil')), ['A002', 'A001']);
  });
});

describe('a counter', () => {
  it('keeps a ticket in hand through a pause and does not close with it', () => {
    const hall = opened();
    hall.issue('civil');
    const serving = hall.serve('c1');
    hall.do({type: 'pauseCounter', counter: 'c1', reason: 'Họp'});
    assert.equal(hall.refusal({type: 'closeCounter', counter: 'c1'}), 'counter-busy');
    assert.equal(hall.do({type: 'finish', counter: 'c1', ticket: serving.id}).state, 'done');
    hall.do({type: 'closeCounter', counter: 'c1'});
    assert.equal(hall.refusal({type: 'undo', counter: 'c1'}), 'counter-not-open');
  });

  it('is not opened twice', () => {
    const hall = opened();
    assert.equal(hall.refusal({type: 'openCounter', counter: 'c1'}), 'wrong-state');
  });
});

describe('the service day', () => {
  it('turns at midnight of the hall: who waited is told, and numbers begin anew', () => {
    const hall = opened();
    hall.issue('civil', 2);
    hall.now = Date.UTC(2026, 10, 23, 17, 0, 1);
    const [fresh] = hall.issue('civil');
    assert.equal(fresh!.number, 'A001');
    assert.deepEqual(
      hall.log.slice(-8).map(({type, day}) => `${day} ${type}`),
      [
        ...['ticketExpired', 'ticketExpired', 'counterClosed', 'counterClosed', 'counterClosed', 'dayClosed'].map(
          (type) => `2026-11-23 ${type}`,
        ),
        ...['dayOpened', 'ticketIssued'].map((type) => `2026-11-24 ${type}`),
      ],
    );
  });

  it('shows an empty hall after midnight even before anybody asks for anything', () => {
    const hall = opened();
    hall.issue('civil', 2);
    const before = see(hall, 'public');
    hall.now = Date.UTC(2026, 10, 23, 17, 0, 1);
    const after = see(hall, 'public');
    assert.deepEqual([after.day, after.tickets, after.services[0]?.count], ['2026-11-24', [], 0]);
    assert.deepEqual(applyPatch(before, patchBetween(before, after)), after);
  });

  it('is one day where the clock goes back, and turns once', () => {
    const hall = new Office({timeZone: 'Europe/Berlin'});
    hall.now = Date.UTC(2026, 9, 25, 0, 30); // 02:30 in summer time
    hall.issue('civil');
    hall.now = Date.UTC(2026, 9, 25, 1, 30); // 02:30 again
    assert.equal(hall.issue('civil')[0]!.number, 'A002');
    hall.now = Date.UTC(2026, 9, 25, 22, 30); // 23:30
    assert.equal(hall.issue('civil')[0]!.number, 'A003');
    hall.now = Date.UTC(2026, 9, 25, 23, 0); // midnight
    assert.equal(hall.issue('civil')[0]!.number, 'A001');
  });

  it('does not come back when a clock is set back', () => {
    const hall = new Office();
    hall.issue('civil');
    hall.now -= 24 * 3_600_000;
    assert.equal(hall.issue('civil')[0]!.number, 'A002');
  });

  it('closes when told, and gives no numbers until the next', () => {
    const hall = opened();
    hall.issue('civil');
    hall.do({type: 'closeDay'});
    assert.equal(see(hall, 'counter').tickets[0]?.state, 'expired');
    assert.equal(hall.refusal({type: 'closeDay'}), 'wrong-state');
    assert.equal(hall.refusal({type: 'issue', service: 'civil'}), 'hall-closed');
    assert.equal(see(hall, 'public').open, false);
    hall.wait(24 * 60);
    assert.equal(hall.issue('civil')[0]!.number, 'A001');
  });

  it('stays cheap with ten thousand tickets', () => {
    const [civil] = office.services;
    const hall = opened({services: [{...civil!, last: 99_999}]});
    hall.issue('civil', 10_000);
    for (let times = 0; times < 500; times++) hall.serve('c1');
    assert.equal(peopleAhead(hall.state, waitingFor(hall.state, 'civil')[9_499]!), 9_499);
    // The work of one event must not grow with the hall: an event more leaves all shelves but one untouched.
    const before = hall.state;
    hall.issue('civil');
    assert.equal(hall.state.tickets.filter((shelf, index) => shelf !== before.tickets[index]).length, 1);
  });

  it('shows five hundred of those that ended and no more, the newest', () => {
    const [civil] = office.services;
    const hall = opened({services: [{...civil!, last: 99_999, digits: 4}]});
    for (const {id: ticket} of hall.issue('civil', 510)) hall.do({type: 'cancel', ticket});
    assert.deepEqual(
      see(hall, 'public')
        .tickets.map(({number}) => number)
        .filter((_, index) => index % 499 === 0),
      ['A0011', 'A0510'],
    );
  });
});

describe('opening hours', () => {
  const hours = [
    {weekday: 1, opens: '07:30', closes: '11:30'},
    {weekday: 1, opens: '22:00', closes: '02:00'},
  ];
  const at = (day: number, hour: number, minute: number) =>
    isOpen({hours, timeZone: 'Asia/Ho_Chi_Minh'}, Date.UTC(2026, 10, day, hour - 7, minute));

  it('begin with the minute and end before it', () => {
    assert.deepEqual([at(23, 7, 29), at(23, 7, 30), at(23, 11, 29), at(23, 11, 30)], [false, true, true, false]);
  });

  it('may reach into the next morning', () => {
    assert.deepEqual([at(23, 22, 0), at(24, 1, 59), at(24, 2, 0), at(23, 1, 0)], [true, true, false, false]);
  });
});

describe('the estimate of waiting', () => {
  it('is unknown under five service times and without an open counter', () => {
    assert.equal(estimate({ahead: 3, times: [1, 2, 3, 4], counters: 1}), null);
    assert.equal(estimate({ahead: 3, times: [1, 2, 3, 4, 5], counters: 0}), null);
  });

  it('is the people ahead by the usual time, over the open counters, as a band', () => {
    const sixMinutes = new Array<number>(5).fill(360_000);
    assert.deepEqual(estimate({ahead: 8, times: sixMinutes, counters: 2}), {from: 20, to: 30});
  });

  it('names bands and never a figure', () => {
    const bands = [0, 9.9, 10, 30, 45, 60, 89, 90].map(bandOf).map(({from, to}) => `${from}-${to ?? 'over'}`);
    assert.deepEqual(bands, ['0-10', '0-10', '10-20', '30-45', '45-60', '60-90', '60-90', '90-over']);
  });
});

describe('what comes from outside', () => {
  it('is a command only in every part', () => {
    assert.deepEqual(readCommand({type: 'undo', counter: 'c1'}), {type: 'undo', counter: 'c1'});
    for (const wrong of [
      null,
      {type: 'constructor'},
      {type: 'undo'},
      {type: 'undo', counter: 'c1', extra: 1},
      {type: 'park', counter: 'c1', ticket: 't', note: 'x'.repeat(201)},
      {type: 'park', counter: 'c1', ticket: 't', minutes: Number.NaN},
      {type: 'issue', service: 3},
    ]) {
      assert.equal(typeof readCommand(wrong), 'string');
    }
  });

  it('is a configuration with its gaps filled in', () => {
    const {config} = readConfig({
      ...{id: '1', name: 'x', timeZone: 'Asia/Ho_Chi_Minh', services: [{id: 'a', name: 'A', prefix: 'A'}]},
      counters: [{id: '1', name: '1', services: ['a']}],
    });
    assert.deepEqual([config?.services[0]?.last, config?.ticketsPerCounter, config?.hours], [999, 1, []]);
  });

  it('is refused in sentences that say where', () => {
    const [civil, land] = office.services;
    const {faults} = readConfig({
      ...office,
      timeZone: 'Mars/Olympus',
      services: [civil, {...land, prefix: 'A'}, {...civil, prefix: 'A1', id: 'odd'}],
      counters: [
        {id: 'c1', name: '1', services: ['ghost']},
        {id: 'c2', name: '1', services: []},
      ],
    });
    assert.deepEqual(faults, [
      'The time zone "Mars/Olympus" is not known; write one such as Asia/Ho_Chi_Minh.',
      'Two counters are called "1".',
      'Counter "1" takes the service "ghost", which does not exist.',
      'Services "civil" and "land" would give the same numbers (A…).',
      'The prefixes "A" and "A1" cannot be told apart before digits.',
    ]);
  });
});
