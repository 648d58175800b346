import assert from 'node:assert/strict';
import {connect} from 'node:net';
import {setImmediate} from 'node:timers/promises';
import {after, before, describe, it} from 'node:test';
import type {HallPatch, HallView} from '../../../src/queue/view.ts';
import {applyPatch} from '../../../src/queue/view.ts';
import {done, finishOne, follow, post, send, view} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

describe('The stream of events', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
    for (const counter of ['1', '2']) await done(server, {type: 'openCounter', counter});
  });
  after(() => server.stop());

  it('begins with a snapshot and a heartbeat, and leads to what a fresh snapshot says', async () => {
    for (const role of ['public', 'kiosk', 'counter'] as const) {
      const stream = await follow(server, role);
      let seen = (await stream.nextOf('snapshot')).data as unknown as HallView;
      assert.equal((await stream.next()).event, 'heartbeat');
      await done(server, {type: 'issue', service: 'A'}, 'kiosk');
      const {id} = await done(server, {type: 'callNext', counter: '1'});
      await done(server, {type: 'noShow', counter: '1', ticket: id});
      await finishOne(server, '2');
      const {seq} = await view(server, role);
      while (seen.seq < seq) seen = applyPatch(seen, (await stream.nextOf('patch')).data as unknown as HallPatch);
      assert.deepEqual({...seen, now: 0}, {...(await view(server, role)), now: 0});
      stream.close();
    }
  });

  it('sends what was missed after the last number seen, named in the query or as Last-Event-ID', async () => {
    const {seq, epoch} = await view(server);
    const watching = await follow(server, 'public');
    await watching.nextOf('heartbeat');
    for (let count = 0; count < 3; count++) await done(server, {type: 'issue', service: 'C'}, 'kiosk');
    for (const [query, headers] of [
      [`?after=${seq}&epoch=${epoch}`, {}],
      ['', {'Last-Event-ID': `${epoch}:${seq}`}],
    ] as const) {
      const stream = await follow(server, 'public', query, headers);
      const messages = [await stream.next(), await stream.next(), await stream.next(), await stream.next()];
      assert.deepEqual(
        messages.map(({event}) => event),
        ['patch', 'patch', 'patch', 'heartbeat'],
      );
      assert.deepEqual(
        messages.slice(0, 3).map(({data}) => data['after']),
        [seq, seq + 1, seq + 2],
      );
      assert.equal(messages[2]!.id, `${epoch}:${seq + 3}`);
      stream.close();
    }
    watching.close();
  });

  it('B13–B15: sends a snapshot on another epoch, on a number it does not know, and past the window', async () => {
    const {seq, epoch} = await view(server);
    for (const query of [
      `?after=${seq}&epoch=another`,
      `?after=${seq + 1000}&epoch=${epoch}`,
      `?after=0&epoch=${epoch}`,
      '?after=-1',
      '?after=x',
    ]) {
      const stream = await follow(server, 'public', query);
      assert.equal((await stream.next()).event, 'snapshot', query);
      stream.close();
    }
  });

  it('keeps five hundred patches and no more', async () => {
    const watching = await follow(server, 'counter');
    await watching.nextOf('heartbeat');
    const {seq, epoch} = await view(server);
    const {live} = server.running!.halls.get('1')!;
    for (let count = 0; count < 501; count++) {
      await live.command({type: 'issue', service: 'B'}, 'kiosk', `many-${count}`);
    }
    const beyond = await follow(server, 'counter', `?after=${seq}&epoch=${epoch}`);
    assert.equal((await beyond.next()).event, 'snapshot');
    const within = await follow(server, 'counter', `?after=${seq + 1}&epoch=${epoch}`);
    for (let count = 0; count < 500; count++) assert.equal((await within.next()).data['after'], seq + 1 + count);
    assert.equal((await within.next()).event, 'heartbeat');
    for (const stream of [watching, beyond, within]) stream.close();
  });

  it('lets a reader go that does not read', async () => {
    const {streams, live} = server.running!.halls.get('1')!;
    while (streams.size > 0) await setImmediate(); // those of the tests before take their leave
    const socket = connect(server.port, '127.0.0.1');
    const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
    socket.write(`GET /halls/1/events HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
    socket.on('error', () => {});
    await new Promise<void>((resolve) => socket.once('readable', resolve)); // paused: nothing is read from here on
    for (let count = 0; streams.size > 0 || count === 0; count++) {
      await live.command({type: 'issue', service: 'D', holder: 'x'.repeat(200)}, 'counter', `slow-${count}`);
      const burst = 'x'.repeat(500_000);
      for (const screen of [0, 1, 2]) streams.tell('padding', `${screen}${burst}`);
      assert.ok(count < 100, 'the slow reader was never let go');
    }
    socket.resume();
    await gone;
  });

  it('brings a reader more in one message than it lets pile up', async () => {
    const {streams, live} = server.running!.halls.get('1')!;
    const reader = await follow(server, 'counter');
    await reader.nextOf('heartbeat');
    streams.tell('padding', 'x'.repeat(8_000_000));
    await done(server, {type: 'issue', service: 'E'}); // while that is still on its way
    assert.equal((await reader.nextOf('padding')).event, 'padding');
    assert.equal((await reader.nextOf('patch')).event, 'patch');
    reader.close();
    const words = 'Ộ'.repeat(200);
    const crowd = {type: 'issue', service: 'A', holder: words, priority: 'elderly', priorityReason: words} as const;
    for (let count = 0; count < 750; count++) await live.command(crowd, 'counter', `crowd-${count}`);
    const fresh = await follow(server, 'counter');
    const {data} = await fresh.nextOf('snapshot');
    assert.ok(Buffer.byteLength(JSON.stringify(data)) > 1_000_000, 'the snapshot is no large one');
    fresh.close();
  });
});

describe('Time alone', () => {
  const noon = Date.parse('2026-11-23T12:00:00+07:00');
  let now = noon;
  let server: TestServer;
  before(async () => {
    server = await startTestServer({
      clock: () => now,
      heartbeat: 20,
      hall: {hours: [1, 2].map((weekday) => ({weekday, opens: '07:30', closes: '17:00'}))},
    });
    await done(server, {type: 'openCounter', counter: '1'});
  });
  after(() => server.stop());

  it('brings heartbeats with the hall’s clock', async () => {
    const stream = await follow(server);
    const beats = [await stream.nextOf('heartbeat'), await stream.nextOf('heartbeat')];
    assert.ok(beats.every(({data}) => data['now'] === noon));
    stream.close();
  });

  it('ends an invitation to rate after a quarter of an hour, and tells the pad', async () => {
    const {id} = await finishOne(server);
    const stream = await follow(server, 'kiosk');
    const snapshot = (await stream.nextOf('snapshot')).data as unknown as HallView;
    assert.deepEqual(
      snapshot.invitations?.map((each) => each.id),
      [id],
    );
    now = noon + 15 * 60_000;
    await server.running!.tick();
    const patch = (await stream.nextOf('patch')).data as unknown as HallPatch;
    assert.deepEqual(patch.invitations, []);
    assert.equal(patch.after, patch.seq);
    stream.close();
  });

  it('closes the hall by its hours', async () => {
    const stream = await follow(server);
    await stream.nextOf('snapshot');
    now = Date.parse('2026-11-23T17:00:00+07:00');
    await server.running!.tick();
    assert.equal((await stream.nextOf('patch')).data['open'], false);
    const answer = await send(server, {type: 'issue', service: 'A'}, 'kiosk');
    assert.equal(answer.status === 'refused' && answer.reason, 'hall-closed');
    stream.close();
  });

  it('C7, B24: turns the day at the hall’s midnight: who waits is told, numbers start anew, none is given twice', async () => {
    now = Date.parse('2026-11-23T16:00:00+07:00');
    const left = await done(server, {type: 'issue', service: 'A'}, 'kiosk');
    const stream = await follow(server);
    await stream.nextOf('snapshot');
    now = Date.parse('2026-11-24T00:00:05+07:00');
    await server.running!.tick();
    assert.equal((await stream.nextOf('patch')).data['day'], '2026-11-24');
    stream.close();
    assert.equal((await post(`${server.hall}/tickets/find`, {ticket: left.id})).status, 404);
    now = Date.parse('2026-11-24T08:00:00+07:00');
    const first = await done(server, {type: 'issue', service: 'A'}, 'kiosk');
    assert.equal(first.number, 'A001');
    assert.notEqual(first.id, left.id);
    now = Date.parse('2026-11-23T09:00:00+07:00'); // the clock had been ahead: no number of either day comes again
    await server.running!.tick();
    assert.equal((await view(server)).day, '2026-11-23');
    assert.equal((await done(server, {type: 'issue', service: 'A'}, 'kiosk')).number, 'A003');
  });
});
