/* FAULTS B: a screen that follows a hall over HTTP. Requests are real, the clock is turned by hand. */
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

/** Follows the hall and waits until its stream is open and has spoken. */
async function live(): Promise<void> {
  follow();
  await until(() => hall.link.state === 'live' && server.streams === 1, clock);
}

const numbers = () => hall.view?.tickets.map(({number}) => number).join(' ');
const call = (seq: number) => ({seq, at: 0, ticket: 't1', number: 'A001', service: 'A', counter: '1', time: 1});

describe('a screen that follows a hall (FAULTS B)', () => {
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

  it('sends its token with every request, and none in an address', async () => {
    follow('secret');
    await until(() => server.streams === 1, clock);
    await hall.send({type: 'openCounter', counter: '1'});
    assert.deepEqual(new Set(server.seen.map(({headers}) => headers.authorization)), new Set(['Bearer secret']));
    assert.ok(server.seen.every(({query}) => !query.toString().includes('secret')));
  });

  it('B1 resumes after a restart of the server, without a gap', async () => {
    await live();
    await server.stop();
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]});
    await until(() => hall.link.state === 'stale', clock);
    await server.start();
    await until(() => numbers() === 'A001 A002' && hall.link.state === 'live', clock, {step: 10});
    assert.equal(server.count('snapshot'), 1);
  });

  for (const status of [500, 502, 503, 504, 429]) {
    it(`B2 keeps trying through ${status} and shows that it is not live`, async () => {
      await live();
      server.manners.stream = {status};
      server.endStreams();
      await until(() => hall.link.state === 'stale' && server.count('events') > 5, clock, {step: 50});
      assert.equal(hall.link.problem, 'unreachable');
      assert.equal(numbers(), 'A001');
      server.manners.stream = 'fine';
      await until(() => hall.link.state === 'live', clock, {step: 50});
    });
  }

  it('B2 waits longer and longer, up to half a minute', async () => {
    await live();
    clock.chance = 0.999;
    server.manners.stream = {status: 502};
    server.endStreams();
    await until(() => server.count('events') === 10, clock, {step: 500});
    const tried = server.count('events');
    clock.pass(25_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.ok(server.count('events') <= tried + 1);
    clock.pass(31_000);
    await until(() => server.count('events') >= tried + 1);
  });

  it('B2 honours Retry-After, but for a minute at most', async () => {
    await live();
    server.manners.stream = {status: 503, headers: {'Retry-After': '86400'}};
    server.endStreams();
    await until(() => server.count('events') === 2, clock);
    await until(() => hall.link.state === 'stale');
    clock.pass(55_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(server.count('events'), 2);
    server.manners.stream = 'fine';
    clock.pass(6_000);
    await until(() => hall.link.state === 'live', clock);
  });

  it('B3 is not fooled by a captive portal', async () => {
    await live();
    server.manners = {snapshot: 'html', stream: 'html', commands: 'html'};
    server.endStreams();
    await until(() => hall.link.problem === 'not-a-hall', clock, {step: 10});
    assert.equal(hall.link.state, 'stale');
    assert.equal(numbers(), 'A001');
    server.manners = {snapshot: 'fine', stream: 'fine', commands: 'fine'};
    await until(() => hall.link.state === 'live', clock, {step: 50});
  });

  it('B3 says at once that a portal is not a hall, when it is the first it meets', async () => {
    server.manners.snapshot = 'html';
    follow();
    await until(() => hall.link.state === 'failed', clock);
    assert.equal(hall.link.problem, 'not-a-hall');
    assert.equal(hall.view, null);
  });

  it('B4 asks again after 204, slowly', async () => {
    await live();
    server.manners.stream = {status: 204};
    server.endStreams();
    await until(() => hall.link.state === 'stale', clock);
    const tried = server.count('events');
    clock.pass(10_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(server.count('events'), tried);
    server.manners.stream = 'fine';
    await until(() => hall.link.state === 'live', clock, {step: 500});
  });

  it('B5 sees within 35 s that an open socket is dead, and keeps the time it was last heard', async () => {
    await live();
    const heard = clock.wallClock();
    clock.pass(34_900);
    assert.equal(hall.link.state, 'live');
    server.manners.stream = 'hang';
    clock.pass(200);
    assert.deepEqual({...hall.link, since: 0}, {state: 'stale', since: 0, problem: 'unreachable'});
    assert.ok(Math.abs(hall.link.since - heard) < 1_000);
    server.manners.stream = 'fine';
    await until(() => hall.link.state === 'live', clock, {step: 100});
  });

  it('B5 stays live for hours while nothing happens but heartbeats', async () => {
    await live();
    for (let beat = 0; beat < 200; beat++) {
      clock.pass(15_000);
      const before = hall.now();
      server.say(server.heartbeatText(10, server.view.now + beat * 15_010));
      await until(() => hall.now() !== before);
      assert.equal(hall.link.state, 'live');
    }
    assert.equal(server.count('events'), 1);
  });

  it('B6 polls where a proxy holds the stream back, and returns to the stream when it can', async () => {
    server.manners.stream = 'buffered';
    follow();
    await until(() => hall.link.state === 'live' && server.count('events') === 1, clock);
    clock.pass(20_000);
    await until(() => server.count('snapshot') >= 2, clock);
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    await until(() => numbers() === 'A001 A002', clock, {step: 100});
    assert.equal(hall.link.state, 'live');
    server.manners.stream = 'fine';
    await until(() => server.streams === 1, clock, {step: 500});
    server.happen({tickets: [ticketRow('t3', 'A003', 3)]});
    await until(() => numbers() === 'A001 A002 A003', clock);
    const polls = server.count('snapshot');
    clock.pass(14_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(server.count('snapshot'), polls);
  });

  it('B6 polls a hall that offers no stream', async () => {
    server.beginAnew({streams: []});
    follow();
    await until(() => hall.link.state === 'live', clock);
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    await until(() => numbers() === 'A001 A002', clock, {step: 100});
    assert.equal(server.count('events'), 0);
  });

  it('B6 shows that polling no longer works', async () => {
    server.manners.stream = {status: 404};
    follow();
    await until(() => server.count('snapshot') >= 2, clock);
    server.manners.snapshot = {status: 502};
    await until(() => hall.link.state === 'stale', clock, {step: 100});
    server.manners.snapshot = 'fine';
    await until(() => hall.link.state === 'live', clock, {step: 100});
  });

  it('B7 goes on seamlessly when a proxy cuts the stream every minute', async () => {
    await live();
    const states = new Set<string>();
    hall.subscribe(() => states.add(hall.link.state));
    for (let cut = 0; cut < 5; cut++) {
      clock.pass(30_000);
      server.beat();
      await new Promise((resolve) => setTimeout(resolve, 5));
      clock.pass(30_000);
      server.endStreams();
      server.happen({tickets: [ticketRow(`c${cut}`, `B00${cut}`, 10 + cut)]}, 'untold');
      await until(() => hall.view?.seq === 11 + cut, clock);
    }
    assert.deepEqual([...states], ['live']);
    assert.equal(server.count('snapshot'), 1);
    assert.equal(hall.view?.tickets.length, 6);
  });

  it('B8 keeps the last state through ten hours without a network', async () => {
    await live();
    const heard = hall.link.since;
    await server.stop();
    clock.chance = 0.5;
    await until(() => hall.link.state === 'stale', clock);
    for (let hour = 0; hour < 10; hour++) {
      clock.pass(3_600_000);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    assert.equal(numbers(), 'A001');
    assert.ok(hall.link.since - heard < 60_000);
    await server.start();
    await until(() => hall.link.state === 'live', clock, {step: 500});
  });

  it('B9 catches up at once after the computer slept', async () => {
    await live();
    clock.jump(8 * 3_600_000); // the wall clock went on, the monotonic one slept
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    clock.pass(5_000);
    await until(() => numbers() === 'A001 A002');
  });

  it('B10 makes the connection anew when the network returns', async () => {
    await live();
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    clock.wake('online');
    await until(() => numbers() === 'A001 A002');
    assert.equal(hall.link.state, 'live');
  });

  it('B10 does not wait out its pause when the network returns', async () => {
    await live();
    clock.chance = 0.999;
    server.manners.stream = {status: 502};
    server.endStreams();
    await until(() => server.count('events') === 8, clock, {step: 500});
    server.manners.stream = 'fine';
    clock.wake('online');
    await until(() => hall.link.state === 'live');
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

  it('B25 catches up when the page is seen again, if it was quiet for long', async () => {
    await live();
    clock.pass(17_000);
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    clock.wake('visible');
    await until(() => numbers() === 'A001 A002');
  });

  it('B25 leaves a stream alone that spoke a moment ago', async () => {
    await live();
    clock.wake('visible');
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(server.count('events'), 1);
  });

  it('says that there is no such hall, and finds it once there is', async () => {
    server.manners.snapshot = {status: 404};
    follow();
    await until(() => hall.link.state === 'failed', clock);
    assert.equal(hall.link.problem, 'unknown-hall');
    server.manners.snapshot = 'fine';
    await until(() => hall.link.state === 'live', clock, {step: 500});
  });

  for (const status of [401, 403]) {
    it(`says that it is not let in (${status})`, async () => {
      server.manners.snapshot = {status};
      follow();
      await until(() => hall.link.state === 'failed', clock);
      assert.equal(hall.link.problem, 'forbidden');
    });
  }

  it('loads for ten seconds before it says that a hall is out of reach', async () => {
    await server.stop();
    follow();
    clock.chance = 0.5;
    clock.pass(3_000);
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(hall.link.state, 'loading');
    await until(() => hall.link.state === 'failed', clock, {step: 200});
    assert.equal(hall.link.problem, 'unreachable');
    await server.start();
    await until(() => hall.link.state === 'live', clock, {step: 200});
  });

  it('does not wait for ever for a snapshot that hangs', async () => {
    server.manners.snapshot = 'hang';
    follow();
    await until(() => server.count('snapshot') === 1);
    server.manners.snapshot = 'fine';
    clock.pass(15_000);
    await until(() => hall.link.state === 'live', clock);
  });

  it('sends its token to no other origin that a snapshot may name', async () => {
    const other = await new MisbehavingHall().start();
    try {
      server.beginAnew({streams: [{type: 'sse', href: `${other.address}/events`}]});
      follow('secret');
      await until(() => server.count('snapshot') >= 2, clock, {step: 100});
      assert.deepEqual(other.seen, []);
    } finally {
      await other.stop();
    }
  });

  it('closes everything when the last subscriber leaves', async () => {
    await live();
    const second = hall.subscribe(() => {});
    leave?.();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(server.streams, 1);
    second();
    await until(() => server.streams === 0);
    assert.equal(clock.timers, 0);
    assert.equal(clock.wakers, 0);
  });

  it('keeps the connection of an element that is moved', async () => {
    await live();
    leave?.();
    leave = hall.subscribe(() => {});
    await new Promise((resolve) => setTimeout(resolve, 30));
    assert.equal(server.count('events'), 1);
    assert.equal(server.streams, 1);
  });

  it('opens again for a new subscriber, with the last view in hand', async () => {
    await live();
    leave?.();
    await until(() => server.streams === 0);
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]});
    leave = hall.subscribe(() => {});
    assert.equal(hall.link.state, 'stale');
    assert.equal(numbers(), 'A001');
    await until(() => numbers() === 'A001 A002' && hall.link.state === 'live', clock);
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
