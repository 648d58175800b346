/* FAULTS B11 to B24: what comes over the connection. Requests are real, the clock is turned by hand. */
import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {HttpHall} from '../../src/services/hall/http.ts';
import {FakeClock, until} from '../helpers/fake-clock.ts';
import {MisbehavingHall, plainView, ticketRow} from '../helpers/misbehaving-hall.ts';

let server: MisbehavingHall;
let clock: FakeClock;
let hall: HttpHall;
let leave: (() => void) | undefined;
let told: number;

function follow(token = ''): HttpHall {
  hall = new HttpHall(server.address, token, clock);
  leave = hall.subscribe(() => told++);
  return hall;
}

/** Follows the hall and waits until its stream has spoken: the first word is told from the snapshot by its time. */
async function live(): Promise<void> {
  const hour = 3_600_000;
  const greeting = server.greeting;
  server.greeting = () => server.heartbeatText(undefined, server.view.now + hour);
  follow();
  await until(() => hall.link.state === 'live' && hall.now() >= server.view.now + hour, clock);
  server.greeting = greeting;
}

const numbers = () => hall.view?.tickets.map(({number}) => number).join(' ');
const call = (seq: number) => ({seq, at: 0, ticket: 't1', number: 'A001', service: 'A', counter: '1', time: 1});

describe('what a screen is told by its hall (FAULTS B)', () => {
  beforeEach(async () => {
    server = await new MisbehavingHall().start();
    clock = new FakeClock();
    told = 0;
  });

  afterEach(async () => {
    leave?.();
    leave = undefined;
    await server.stop();
  });

  it('takes a snapshot, then what happens after it', async () => {
    await live();
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]});
    await until(() => numbers() === 'A001 A002', clock);
    assert.equal(hall.view?.seq, 11);
    assert.deepEqual(hall.link.state, 'live');
    assert.equal(server.seen.find(({path}) => path.endsWith('/events'))?.query.toString(), 'after=10&epoch=first');
  });

  it('keeps the rows that did not change the same objects', async () => {
    await live();
    const before = hall.view!;
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]});
    await until(() => hall.view?.seq === 11, clock);
    assert.equal(hall.view!.tickets[0], before.tickets[0]);
    assert.equal(hall.view!.counters, before.counters);
    assert.notEqual(hall.view, before);
  });

  it('B11 takes an event that comes twice once', async () => {
    await live();
    const patch = server.happen({calls: [call(11)], tickets: [ticketRow('t2', 'A002', 2)]});
    server.say(server.patchText(patch) + server.patchText(patch));
    server.happen();
    await until(() => hall.view?.seq === 12, clock);
    assert.equal(hall.view?.calls.length, 1);
    assert.equal(hall.view?.tickets.length, 2);
    assert.equal(server.count('snapshot'), 1);
  });

  it('B12 drops an event older than what it knows', async () => {
    await live();
    const old = server.happen({tickets: [{...ticketRow('t1', 'A001', 1), state: 'called'}]});
    server.happen({tickets: [{...ticketRow('t1', 'A001', 1), state: 'serving'}]});
    server.say(server.patchText(old));
    server.happen();
    await until(() => hall.view?.seq === 13, clock);
    assert.equal(hall.view?.tickets[0]?.state, 'serving');
  });

  it('B13 takes a snapshot where an event is missing', async () => {
    await live();
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    server.happen({tickets: [ticketRow('t3', 'A003', 3)]});
    await until(() => numbers() === 'A001 A002 A003', clock);
    assert.equal(server.count('snapshot'), 2);
    assert.equal(hall.link.state, 'live');
  });

  it('B13 takes a snapshot where a heartbeat knows more', async () => {
    await live();
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    server.beat();
    await until(() => numbers() === 'A001 A002', clock);
  });

  it('B13 does not storm a hall whose every heartbeat is beyond its snapshot', async () => {
    server.greeting = () => server.heartbeatText(99);
    clock.chance = 0.999;
    follow();
    await until(() => server.count('snapshot') === 3, clock, {step: 100});
    const before = clock.monotonic();
    await until(() => server.count('snapshot') === 7, clock, {step: 100});
    assert.ok(clock.monotonic() - before > 20_000);
  });

  it('B14 takes the snapshot that the stream begins with when it can no longer replay', async () => {
    await live();
    server.endStreams();
    server.replayFrom = 1_000;
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    await until(() => numbers() === 'A001 A002', clock);
    assert.equal(server.count('snapshot'), 1);
  });

  it('B15 forgets everything when the hall begins anew, also where its numbers are lower', async () => {
    await live();
    server.beginAnew({epoch: 'second', seq: 2, tickets: [ticketRow('n1', 'C001', 1)]});
    server.endStreams();
    await until(() => hall.view?.epoch === 'second', clock);
    assert.equal(numbers(), 'C001');
    assert.equal(hall.view?.seq, 2);
  });

  it('B15 takes a snapshot when an event of another epoch comes', async () => {
    await live();
    server.beginAnew({epoch: 'second', seq: 2, tickets: [ticketRow('n1', 'C001', 1)]});
    server.happen();
    await until(() => hall.view?.epoch === 'second', clock);
    assert.equal(numbers(), 'C001');
  });

  it('B16 ignores kinds of events it does not know', async () => {
    await live();
    server.say('event: hologram\ndata: {"seq":99}\n\ndata: plain\n\n: comment\n\n');
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]});
    await until(() => numbers() === 'A001 A002', clock);
    assert.equal(hall.skipped, 0);
    assert.equal(server.count('snapshot'), 1);
  });

  it('B17 skips malformed JSON, counts it and stays live', async () => {
    await live();
    server.say('event: patch\nid: first:11\ndata: {"after":10,"seq":\n\nevent: heartbeat\ndata: <html>\n\n');
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]});
    await until(() => numbers() === 'A001 A002', clock);
    assert.equal(hall.skipped, 2);
    assert.equal(hall.link.state, 'live');
    assert.equal(server.count('events'), 1);
  });

  it('B17 says of a snapshot that is not one that this is not a hall', async () => {
    for (const json of [
      'null',
      '[]',
      '{}',
      '"text"',
      '{"epoch":1}',
      '{',
      '{"hall":null,"tickets":[],"epoch":"a","seq":1,"now":1}',
    ]) {
      server.manners.snapshot = {json};
      follow();
      await until(() => hall.link.state === 'failed', clock);
      assert.equal(hall.link.problem, 'not-a-hall', json);
      leave?.();
    }
  });

  it('B18 leaves out rows of wrong types and keeps the good ones', async () => {
    await live();
    const wrong = [
      null,
      7,
      'row',
      {},
      {...ticketRow('x', 'X', 1), rank: 'first'},
      {...ticketRow('y', 'Y', 1), id: null},
    ];
    const odd = {...ticketRow('t3', 'A003', 3), note: 5, holder: ['x'], calledAt: 1e300};
    server.happen({tickets: [...wrong, odd, ticketRow('t2', 'A002', 2)] as never});
    await until(() => numbers() === 'A001 A002 A003', clock);
    assert.deepEqual(Object.keys(hall.view!.tickets[2]!), Object.keys(ticketRow('t', 'A', 1)));
    assert.equal(hall.skipped, 9);
  });

  it('B18 lets no key of foreign JSON reach a prototype', async () => {
    await live();
    const evil = `{"after":10,"seq":11,"now":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},
      "tickets":[{"__proto__":{"id":"p","polluted":1},"number":"P","service":"A","state":"waiting","counter":null,"since":0,"rank":0}]}`;
    server.say(`event: patch\nid: first:11\ndata: ${evil.replaceAll('\n', '')}\n\n`);
    await until(() => hall.view?.seq === 11, clock);
    assert.equal(({} as {polluted?: number}).polluted, undefined);
    assert.equal((hall.view as {polluted?: number} | null)?.polluted, undefined);
    assert.equal(numbers(), 'A001');
  });

  it('B18 shows a hall whose zone does not exist in one that does', async () => {
    server.beginAnew({hall: {...plainView().hall, timeZone: 'Mars/Olympus'}});
    await live();
    assert.equal(hall.view?.hall.timeZone, 'UTC');
  });

  it('B19 caps a message of 50 MB and takes a snapshot instead', async () => {
    await live();
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    const megabyte = 'x'.repeat(1_000_000);
    server.say('event: patch\ndata: ');
    for (let sent = 0; sent < 50; sent++) server.say(megabyte);
    await until(() => numbers() === 'A001 A002', clock);
    assert.equal(server.count('snapshot'), 2);
  });

  it('B19 refuses a snapshot of 50 MB', async () => {
    server.manners.snapshot = {json: `"${'x'.repeat(50_000_000)}"`};
    follow();
    await until(() => hall.link.state === 'failed', clock);
    assert.equal(hall.link.problem, 'not-a-hall');
  });

  it('B21 tells its subscribers of a thousand events a few times', async () => {
    await live();
    told = 0;
    for (let event = 0; event < 1_000; event++) server.happen({calls: [call(11 + event)]});
    await until(() => hall.view?.seq === 1_010 && told > 0, clock);
    assert.ok(told < 60, `told ${told} times`);
    assert.equal(hall.view?.calls.length, 40);
    assert.equal(hall.view?.calls.at(-1)?.seq, 1_010);
  });

  it('B22 keeps the time of the hall through jumps of the clock', async () => {
    await live();
    const before = hall.now();
    clock.jump(3_600_000);
    assert.equal(hall.now(), before);
    clock.jump(-7_200_000);
    clock.pass(1_000);
    assert.equal(hall.now(), before + 1_000);
    assert.equal(hall.link.state, 'live');
  });

  it('B22 follows a hall that set its own clock', async () => {
    await live();
    for (const now of [server.view.now + 3_600_000, server.view.now - 3_600_000]) {
      server.say(server.heartbeatText(10, now));
      await until(() => Math.abs(hall.now() - now) < 1_000);
    }
  });

  it('B24 turns the day when the hall says so, whatever the clock of the screen says', async () => {
    await live();
    clock.jump(86_400_000);
    assert.equal(hall.view?.day, '2026-11-23');
    server.happen({day: '2026-11-24', gone: ['t1']});
    await until(() => hall.view?.day === '2026-11-24', clock);
    assert.equal(numbers(), '');
  });

  it('keeps telling the others when one subscriber throws', async (test) => {
    test.mock.method(console, 'error', () => {});
    await live();
    const stop = hall.subscribe(() => {
      throw new Error('broken screen');
    });
    let heard = 0;
    const stopOther = hall.subscribe(() => heard++);
    server.happen();
    await until(() => heard > 0, clock);
    stop();
    stopOther();
  });
});
