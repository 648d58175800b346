/* FAULTS B1 to B10 and B25: the connection of a screen to its hall. Requests are real, the clock is turned by hand. */
import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {HttpHall} from '../../src/services/hall/http.ts';
import {FakeClock, until} from '../helpers/fake-clock.ts';
import {MisbehavingHall, ticketRow} from '../helpers/misbehaving-hall.ts';

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

describe('the connection of a screen to its hall (FAULTS B)', () => {
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
    const began = clock.monotonic();
    await until(() => server.count('events') === 13, clock, {step: 500});
    assert.ok(clock.monotonic() - began > 60_000);
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
      const before = hall.now();
      server.say(server.heartbeatText(undefined, before + 10));
      await until(() => hall.now() !== before);
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

  it('polls while other tabs hold the lines, and streams again when it is looked at', async () => {
    await live();
    clock.crowded = true;
    clock.loseLine();
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    await until(() => numbers() === 'A001 A002' && server.streams === 0, clock);
    server.happen({tickets: [ticketRow('t3', 'A003', 3)]}, 'untold');
    await until(() => numbers() === 'A001 A002 A003', clock, {step: 100});
    assert.equal(hall.link.state, 'live');
    clock.wake('visible');
    await until(() => server.streams === 1, clock);
  });

  it('looks at once after a command where it polls', async () => {
    clock.crowded = true;
    await live();
    clock.loseLine();
    await until(() => server.streams === 0 && server.count('snapshot') === 2, clock);
    server.happen({tickets: [ticketRow('t2', 'A002', 2)]}, 'untold');
    await hall.send({type: 'callNext', counter: '1'});
    await until(() => numbers() === 'A001 A002');
  });
});
