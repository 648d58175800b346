import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import fastify from 'fastify';
import {openDatabase} from '../../../demo/server/database.ts';
import {siteRoutes} from '../../../demo/server/site-routes.ts';
import type {Role} from '../../../src/queue/view.ts';
import {Contract} from '../../helpers/contract.ts';
import {as, done, finishOne, follow, newKey, post, sendRaw, view} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const roles: readonly Role[] = ['public', 'kiosk', 'counter', 'manager'];
const stranger = {Authorization: 'Bearer nobody-knows-this-token'};
const rating = {seq: 1, at: 5, scale: 'satisfaction-5', direction: 'lowest-first', wording: '2026-1', score: 4};

describe('The server keeps to docs/openapi.yaml', () => {
  const contract = new Contract();
  let server: TestServer;

  before(async () => {
    server = await startTestServer({hall: {reactivateMinutes: 30}});
    for (const counter of ['1', '2', '3']) await done(server, {type: 'openCounter', counter});
    await finishOne(server);
    await done(server, {
      type: 'issue',
      service: 'A',
      priority: 'elderly',
      priorityReason: '82 tuổi',
      holder: 'Nguyễn Văn Ẫn',
    });
    await done(server, {type: 'callNext', counter: '1'});
    const {tickets} = await view(server);
    await done(server, {type: 'recall', counter: '1', ticket: tickets.find(({state}) => state === 'called')!.id});
  });
  after(() => server.stop());

  it('in the view of every role', async () => {
    for (const role of roles) await contract.check('readHall', await fetch(server.hall, {headers: as(server, role)}));
    const etag = (await fetch(server.hall)).headers.get('etag') ?? '';
    await contract.check('readHall', await fetch(server.hall, {headers: {'If-None-Match': etag}}));
    await contract.check('readHall', await fetch(server.hall, {headers: stranger}));
    await contract.check('readHall', await fetch(`${server.url}halls/none`));
  });

  it('in every message of the stream, for every role', async () => {
    for (const role of roles) {
      const stream = await follow(server, role);
      await contract.check('followHall', stream.response);
      const first = await stream.next();
      assert.deepEqual(contract.faults('HallView', first.data), []);
      const heartbeat = await stream.nextOf('heartbeat');
      assert.deepEqual(contract.faults('Heartbeat', heartbeat.data), []);
      await done(server, {type: 'issue', service: 'B'});
      const patch = await stream.nextOf('patch');
      assert.deepEqual(contract.faults('HallPatch', patch.data), []);
      stream.close();
    }
    await contract.check('followHall', await fetch(`${server.hall}/events`, {headers: stranger}));
    await contract.check('followHall', await fetch(`${server.url}halls/none/events`));
  });

  it('in the answers to commands', async () => {
    const check = async (response: Response | Promise<Response>) => contract.check('sendCommand', await response);
    const issue = {type: 'issue', service: 'A'};
    const key = newKey();
    await check(sendRaw(server, issue, 'kiosk', key));
    await check(sendRaw(server, {...issue, service: 'B'}, 'kiosk', key));
    await check(sendRaw(server, {type: 'issue', service: 'none'}));
    await check(sendRaw(server, {type: 'dance'}));
    await check(sendRaw(server, '{"type": '));
    await check(sendRaw(server, issue, 'public'));
    await check(sendRaw(server, {type: 'callNext', counter: '1'}, 'kiosk'));
    await check(post(`${server.hall}/commands`, issue, as(server, 'kiosk')));
    await check(post(`${server.url}halls/none/commands`, issue, {...as(server, 'kiosk'), 'Idempotency-Key': newKey()}));
    await check(sendRaw(server, {...issue, holder: 'x'.repeat(20_000)}));
    const plain = {...as(server, 'kiosk'), 'Idempotency-Key': newKey(), 'Content-Type': 'text/plain'};
    await check(post(`${server.hall}/commands`, issue, plain));
  });

  it('on the page of a ticket', async () => {
    const {id} = await done(server, {type: 'issue', service: 'C'}, 'kiosk');
    const tickets = `${server.hall}/tickets`;
    await contract.check('followTicket', await fetch(`${tickets}/${id}`));
    await contract.check('followTicket', await fetch(`${tickets}/C001`));
    await contract.check('followTicket', await fetch(`${tickets}/${id}`, {headers: stranger}));
  });

  it('in the receipts of ratings and their summary', async () => {
    const url = `${server.hall}/ratings`;
    const check = async (response: Promise<Response>) => contract.check('sendRatings', await response);
    const batch = {device: 'd1', items: [{...rating, id: 'r1'}, {id: 'bad'}, null]};
    await check(post(url, batch, as(server, 'kiosk')));
    await check(post(url, {items: []}, as(server, 'kiosk')));
    await check(post(url, batch));
    await check(post(url, batch, as(server, 'counter')));
    await check(post(`${server.url}halls/none/ratings`, batch, as(server, 'kiosk')));
    await check(post(url, {...batch, more: 'x'.repeat(70_000)}, as(server, 'kiosk')));
    await check(post(url, batch, {...as(server, 'kiosk'), 'Content-Type': 'text/csv'}));
    for (const role of ['manager', 'counter', 'public'] as const) {
      await contract.check('summariseRatings', await fetch(`${url}/summary`, {headers: as(server, role)}));
    }
    const nowhere = `${server.url}halls/none/ratings/summary`;
    await contract.check('summariseRatings', await fetch(nowhere, {headers: as(server, 'manager')}));
  });

  it('in the procedures and in its health', async () => {
    await contract.check('listProcedures', await fetch(`${server.url}procedures`));
    await contract.check('health', await fetch(`${server.url}healthz`));
  });

  it('in its health when the database is gone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-health-'));
    const {db, close} = await openDatabase(folder);
    await close();
    const app = fastify();
    await siteRoutes(app, {db, halls: new Map(), version: '0', screens: null, procedures: ''});
    const {statusCode, headers, body} = await app.inject('/healthz');
    await contract.check(
      'health',
      new Response(body, {status: statusCode, headers: {'Content-Type': String(headers['content-type'])}}),
    );
    await app.close();
    rmSync(folder, {recursive: true});
  });

  it('with every response that it promises', () => assert.deepEqual(contract.unseen, []));
});
