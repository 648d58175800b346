/* The client against the reference hall itself: what each promises, the other keeps. */
import assert from 'node:assert/strict';
import {rmSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import type {Command} from '../../../src/queue/ticket.ts';
import type {HallView, Role} from '../../../src/queue/view.ts';
import {HttpHall} from '../../../src/services/hall/http.ts';
import {FakeClock, until} from '../../helpers/fake-clock.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

/** Real time: the fake clock's own requests, with timers that run by themselves. */
class RealClock extends FakeClock {
  override wallClock(): number {
    return Date.now();
  }
  override monotonic(): number {
    return performance.now();
  }
  override after(milliseconds: number, callback: () => void): () => void {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  }
}

const roles: readonly Role[] = ['public', 'kiosk', 'counter', 'manager'];
const leaving: (() => void)[] = [];
let server: TestServer;
let halls: Record<Role, HttpHall>;

function follow(token: string): HttpHall {
  const hall = new HttpHall(server.hall, token, new RealClock());
  leaving.push(hall.subscribe(() => {}));
  return hall;
}

async function snapshot(role: Role): Promise<HallView> {
  const token = role === 'public' ? '' : server.tokens[role];
  const response = await fetch(server.hall, {headers: token ? {Authorization: `Bearer ${token}`} : {}});
  return (await response.json()) as HallView;
}

async function give(role: 'kiosk' | 'counter', command: Command): Promise<string> {
  const answer = await halls[role].send(command);
  assert.equal(answer.status, 'done', JSON.stringify(answer));
  return answer.ticket?.id ?? '';
}

before(async () => {
  server = await startTestServer();
  const {kiosk, counter, manager} = server.tokens;
  halls = {public: follow(''), kiosk: follow(kiosk), counter: follow(counter), manager: follow(manager)};
  await until(() => roles.every((role) => halls[role].link.state === 'live'));
});

after(async () => {
  leaving.forEach((leave) => leave());
  await server.stop();
});

describe('the client and the reference hall', () => {
  it('fold patches to what a fresh snapshot says, for every role', async () => {
    await give('counter', {type: 'openCounter', counter: '1'});
    await give('counter', {type: 'openCounter', counter: '4'});
    const first = await give('kiosk', {type: 'issue', service: 'A', holder: 'Nguyễn Thị Ê'});
    await give('kiosk', {type: 'issue', service: 'A', priority: 'elderly', priorityReason: 'thẻ'});
    await give('kiosk', {type: 'issue', service: 'B'});
    await give('counter', {type: 'callSpecific', counter: '1', ticket: first});
    await give('counter', {type: 'start', counter: '1', ticket: first});
    await give('counter', {type: 'transfer', counter: '1', ticket: first, service: 'B', place: 'first'});
    const second = await give('counter', {type: 'callNext', counter: '1'});
    await give('counter', {type: 'start', counter: '1', ticket: second});
    await give('counter', {type: 'finish', counter: '1', ticket: second});
    const third = await give('counter', {type: 'callNext', counter: '4'});
    await give('counter', {type: 'recall', counter: '4', ticket: third});
    await give('counter', {type: 'noShow', counter: '4', ticket: third});
    await give('counter', {type: 'undo', counter: '4'});
    for (const role of roles) {
      const fresh = await snapshot(role);
      await until(() => halls[role].view?.seq === fresh.seq);
      assert.deepEqual({...halls[role].view, now: 0}, {...fresh, now: 0}, role);
      assert.equal(halls[role].skipped, 0);
    }
  });

  it('let the public know no name and no opaque id', () => {
    const said = JSON.stringify(halls.public.view);
    assert.ok(!said.includes('Nguyễn'));
    assert.ok(JSON.stringify(halls.counter.view).includes('Nguyễn'));
    for (const {id} of halls.kiosk.view!.tickets) assert.ok(!said.includes(id));
  });

  it('invite a kiosk alone to rate', () => {
    assert.equal(halls.kiosk.view?.invitations?.length, 1);
    assert.equal(halls.public.view?.invitations, undefined);
  });

  it('agree on what a public reader may not do', async () => {
    await assert.rejects(halls.public.send({type: 'callNext', counter: '1'}), {name: 'CommandUnanswered'});
  });

  it('agree on a refusal', async () => {
    assert.deepEqual(await halls.counter.send({type: 'callNext', counter: '7'}), {
      status: 'refused',
      reason: 'counter-not-open',
    });
  });

  it('agree on the time', () => {
    assert.ok(Math.abs(halls.public.now() - Date.now()) < 2_000);
  });
});

describe('the client and a hall that is killed', () => {
  it('go on where they were when it is started again', async () => {
    let own = await startTestServer({child: true});
    const {folder, port, tokens} = own;
    const clock = new RealClock();
    const screen = new HttpHall(own.hall, '', clock);
    const kiosk = new HttpHall(own.hall, tokens.kiosk, clock);
    const leave = screen.subscribe(() => {});
    try {
      await until(() => screen.link.state === 'live');
      await kiosk.send({type: 'issue', service: 'A'});
      await until(() => screen.view?.tickets.length === 1);
      const {epoch} = screen.view!;
      await own.kill();
      await until(() => screen.link.state === 'stale');
      own = await startTestServer({child: true, folder, port});
      assert.equal((await kiosk.send({type: 'issue', service: 'A'})).ticket?.number, 'A002');
      await until(() => screen.view?.tickets.length === 2 && screen.link.state === 'live');
      assert.equal(screen.view?.epoch, epoch);
    } finally {
      leave();
      await own.stop();
      rmSync(folder, {recursive: true, force: true});
    }
  });
});
