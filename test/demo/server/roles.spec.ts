import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Command} from '../../../src/queue/ticket.ts';
import type {Role} from '../../../src/queue/view.ts';
import {as, done, finishOne, follow, post, sendRaw, view} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const holder = 'Ngô Thị Ộ';
const commands: readonly Command[] = [
  {type: 'issue', service: 'A'},
  {type: 'book', service: 'A', at: 1},
  {type: 'cancelBooking', code: 'x'},
  {type: 'arrive', code: 'x'},
  {type: 'autoCall', counter: '1'},
  {type: 'checkIn', ticket: 'x'},
  {type: 'callNext', counter: '1'},
  {type: 'callSpecific', counter: '1', ticket: 'x'},
  {type: 'recall', counter: '1', ticket: 'x'},
  {type: 'start', counter: '1', ticket: 'x'},
  {type: 'finish', counter: '1', ticket: 'x'},
  {type: 'noShow', counter: '1', ticket: 'x'},
  {type: 'park', counter: '1', ticket: 'x'},
  {type: 'unpark', counter: '1', ticket: 'x'},
  {type: 'transfer', counter: '1', ticket: 'x', service: 'B'},
  {type: 'requeue', counter: '1', ticket: 'x'},
  {type: 'cancel', ticket: 'x'},
  {type: 'leave', ticket: 'x'},
  {type: 'reactivate', ticket: 'x'},
  {type: 'void', ticket: 'x'},
  {type: 'undo', counter: '1'},
  {type: 'openCounter', counter: '1'},
  {type: 'pauseCounter', counter: '1'},
  {type: 'closeCounter', counter: '1'},
  {type: 'useRatingToken', token: 'x'},
  {type: 'closeDay'},
];
const kioskMay = new Set<Command['type']>(['issue', 'arrive', 'checkIn', 'cancel', 'leave']);

/** Every string and every member name of some JSON. */
function words(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => [name, ...words(part)]);
}

describe('Who may do what', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it('the public may give no command at all', async () => {
    for (const command of commands) assert.equal((await sendRaw(server, command, 'public')).status, 401, command.type);
  });

  it('a kiosk may issue, check in, cancel and leave, and nothing else', async () => {
    for (const command of commands) {
      const {status} = await sendRaw(server, command, 'kiosk');
      assert.equal(status !== 403, kioskMay.has(command.type), `${command.type} gave ${status}`);
    }
  });

  it('counters and managers may do everything that the queue allows', async () => {
    for (const role of ['counter', 'manager'] as const) {
      for (const command of commands) {
        const {status} = await sendRaw(server, command, role);
        assert.ok(status === 200 || status === 409, `${role} ${command.type} gave ${status}`);
      }
    }
  });

  it('a token that is nobody’s is told so and is not taken for the public', async () => {
    for (const token of ['Bearer wrong', 'Basic YTpi', 'Bearer', '']) {
      const response = await fetch(server.hall, {headers: {Authorization: token}});
      assert.equal(response.status, 401);
      assert.equal(response.headers.get('www-authenticate'), 'Bearer');
    }
  });
});

describe('What the public never learns', () => {
  let server: TestServer;
  let ids: string[] = [];
  let token = '';

  before(async () => {
    server = await startTestServer({hall: {calling: {}}});
    for (const counter of ['1', '2', '3']) await done(server, {type: 'openCounter', counter});
    const rated = await finishOne(server);
    token = rated.token;
    ids = [rated.id];
    for (let count = 0; count < 5; count++) {
      const person = {holder, priority: 'elderly', priorityReason: 'bí mật riêng'};
      ids.push((await done(server, {type: 'issue', service: 'A', ...person})).id);
    }
    await done(server, {type: 'callNext', counter: '1'});
    await done(server, {type: 'pauseCounter', counter: '2', reason: 'lý do nội bộ'});
  });
  after(() => server.stop());

  /** Everything that must not be said aloud, as the server knows it. */
  function secrets(): string[] {
    return [holder, 'bí mật riêng', 'lý do nội bộ', token, ...ids, ...Object.values(server.tokens)];
  }

  function assertSilent(value: unknown, where: string): void {
    const said = words(value);
    for (const secret of secrets())
      assert.ok(!said.some((word) => word.includes(secret)), `${where} tells "${secret}"`);
  }

  it('in no response it can get: the view, the stream, a ticket, health, procedures, errors, pages', async () => {
    assert.ok(token.length > 20);
    const paths = ['halls/1', 'healthz', 'halls/1/ratings/summary', 'nowhere', 'tokens.json', 'data/tokens.json'];
    for (const path of paths) {
      const text = await (await fetch(server.url + path)).text();
      assertSilent(JSON.parse(text), path);
    }
    const held = await post(`${server.hall}/tickets/find`, {ticket: ids[1]});
    assert.equal(held.status, 200);
    assertSilent(await held.json(), 'a ticket');
    const stream = await follow(server, 'public');
    assertSilent((await stream.nextOf('snapshot')).data, 'the snapshot');
    await done(server, {type: 'callNext', counter: '3', service: 'B'}).catch(() => null);
    ids.push((await done(server, {type: 'issue', service: 'A', holder})).id);
    assertSilent((await stream.nextOf('patch')).data, 'the patch');
    stream.close();
  });

  it('and a kiosk learns no name and no reason', async () => {
    const said = words(await view(server, 'kiosk'));
    for (const secret of [holder, 'bí mật riêng', 'lý do nội bộ'])
      assert.ok(!said.some((word) => word.includes(secret)));
  });

  it('and staff get no rating token', async () => {
    for (const role of ['counter', 'manager'] as Role[]) {
      const text = await (await fetch(server.hall, {headers: as(server, role)})).text();
      assert.ok(text.includes(holder));
      assert.ok(!text.includes(token));
    }
  });
});
