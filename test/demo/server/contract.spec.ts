import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {request} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {after, before, describe, it} from 'node:test';
import fastify from 'fastify';
import {openDatabase} from '../../../demo/server/database.ts';
import {answerGarbage} from '../../../demo/server/server.ts';
import {siteRoutes} from '../../../demo/server/site-routes.ts';
import type {BookingTold, Role, SlotList} from '../../../src/queue/view.ts';
import {Contract} from '../../helpers/contract.ts';
import {as, done, finishOne, follow, newKey, post, sendRaw, view} from '../../helpers/hall-http.ts';
import {SigningDevice} from '../../helpers/signing-device.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const roles: readonly Role[] = ['public', 'kiosk', 'counter', 'manager'];
const stranger = {Authorization: 'Bearer nobody-knows-this-token'};
const rating = {seq: 1, at: 5, scale: 'satisfaction-5', direction: 'lowest-first', wording: '2026-1', score: 4};

const visit = {seq: 1, at: 5, startedAt: 1, finishedAt: 4};
const pixel = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=';
const sent = {
  answers: {...visit, id: 'a1', type: 'answers', survey: 's1', version: '1', answers: {q1: 'yes'}, complete: true},
  feedback: {
    ...{seq: 1, at: 5, id: 'f1', type: 'feedback', code: '7K2M-9QXT-HR4C', category: 'praise'},
    private: {text: 'Tốt', salt: 's', attachments: [{name: 'a.png', type: 'image/png', data: pixel}]},
  },
  votes: {seq: 1, at: 5, id: 'v1', type: 'vote', subject: '/trang-chủ', scale: 'stars-5', score: 5},
};

/** Announces a body and waits for the answer without sending it: a closing line would race with a large one. */
function announced(url: string, length: number): Promise<Response> {
  return new Promise((resolve, reject) => {
    const headers = {'Content-Type': 'application/json', 'Content-Length': length};
    const asked = request(url, {method: 'POST', headers}, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const type = String(answer.headers['content-type']);
        resolve(new Response(Buffer.concat(parts), {status: answer.statusCode, headers: {'Content-Type': type}}));
        asked.destroy();
      });
    });
    asked.on('error', reject);
    asked.flushHeaders();
  });
}

/** What the server answers to something that never became a request. */
async function garbage(error: Error & {code: string}): Promise<Response> {
  const socket = new PassThrough();
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  const ended = once(socket, 'end');
  answerGarbage(error, socket);
  await ended;
  const [head = '', body = ''] = Buffer.concat(parts).toString().split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const headers = lines.map((line) => line.split(': ', 2) as [string, string]);
  return new Response(body, {status: Number(first.split(' ')[1]), headers});
}

describe('The server keeps to docs/openapi.yaml', () => {
  const contract = new Contract();
  let server: TestServer;

  before(async () => {
    const ratings = {publish: false, requireProof: false, fields: []};
    server = await startTestServer({hall: {reactivateMinutes: 30, ratings}});
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
    const find = `${server.hall}/tickets/find`;
    await contract.check('followTicket', await post(find, {ticket: id}));
    await contract.check('followTicket', await post(find, {ticket: 'C001'}));
    await contract.check('followTicket', await post(find, {}));
    await contract.check('followTicket', await post(find, {ticket: id}, stranger));
    const leave = `${server.hall}/tickets/leave`;
    const key = () => ({'Idempotency-Key': newKey()});
    const own = await done(server, {type: 'issue', service: 'A'}, 'kiosk');
    const once = key();
    await contract.check('giveTicketBack', await post(leave, {ticket: own.id}, once));
    await contract.check('giveTicketBack', await post(leave, {ticket: own.id}, key()));
    await contract.check('giveTicketBack', await post(leave, {ticket: id}, once));
    await contract.check('giveTicketBack', await post(leave, {}, key()));
    await contract.check('giveTicketBack', await post(leave, {ticket: own.id}, {...key(), ...stranger}));
    const elsewhere = leave.replace(/halls\/[^/]+/, 'halls/nowhere');
    await contract.check('giveTicketBack', await post(elsewhere, {ticket: own.id}, key()));
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

  it('in what it says of requests that are too slow or too large to be read', async () => {
    const slow = Object.assign(new Error('slow'), {code: 'ERR_HTTP_REQUEST_TIMEOUT'});
    for (const operation of ['sendRatings', 'readInvitation']) await contract.check(operation, await garbage(slow));
    const large = Object.assign(new Error('large'), {code: 'HPE_HEADER_OVERFLOW'});
    await contract.check('readHall', await garbage(large));
  });

  it('in the invitation that a token stands for', async () => {
    const {token} = await finishOne(server, '3', 'B');
    const url = `${server.hall}/invitation`;
    await contract.check('readInvitation', await post(url, {token}));
    await contract.check('readInvitation', await post(url, {token}, stranger));
    await contract.check('readInvitation', await post(url, {token}, {Origin: 'https://elsewhere.example'}));
    await contract.check('readInvitation', await post(url, {token: 'nobody-has-this'}));
    await contract.check('readInvitation', await post(url, {}));
    await contract.check('readInvitation', await announced(url, 2000));
    await contract.check('readInvitation', await fetch(url, {method: 'POST', body: 'text'}));
  });

  it('in the report, the dislikes and the export', async () => {
    const device = await SigningDevice.make();
    const comment = {comment: 'Chờ lâu', salt: 'salt'};
    const items = [await device.rating({score: 2, reasons: ['waiting'], reasonsWording: '1', private: comment})];
    await post(`${server.hall}/ratings`, device.batch(...items, {...items[0], score: 1}), as(server, 'kiosk'));
    for (const [operation, word] of [
      ['reportRatings', 'report'],
      ['listDislikes', 'dislikes'],
      ['exportRatings', 'export'],
    ] as const) {
      const url = `${server.hall}/ratings/${word}`;
      const check = async (address: string, headers: Record<string, string>) =>
        contract.check(operation, await fetch(address, {headers}));
      await check(url, as(server, 'manager'));
      await check(url, as(server, 'kiosk'));
      await check(url, {});
      await check(`${server.url}halls/none/ratings/${word}`, as(server, 'manager'));
      if (word !== 'export') await check(`${url}?from=2026-02-01&to=yesterday`, as(server, 'manager'));
    }
  });

  it('in what people wrote', async () => {
    for (const [operation, word] of [
      ['listRatingTexts', 'ratings'],
      ['listAnswerTexts', 'answers'],
    ] as const) {
      const url = `${server.hall}/${word}/texts`;
      for (const role of ['manager', 'counter', 'kiosk'] as const)
        await contract.check(operation, await fetch(url, {headers: as(server, role)}));
      await contract.check(operation, await fetch(url));
      await contract.check(
        operation,
        await fetch(`${server.url}halls/none/${word}/texts`, {headers: as(server, 'manager')}),
      );
    }
  });

  it('in the receipts of questionnaires, comments and votes', async () => {
    for (const [operation, word, limit] of [
      ['sendAnswers', 'answers', 270_000],
      ['sendFeedback', 'feedback', 9_500_000],
      ['sendVotes', 'votes', 70_000],
    ] as const) {
      const url = `${server.hall}/${word}`;
      const check = async (response: Promise<Response>) => contract.check(operation, await response);
      const batch = {device: `page-${word}`, items: [sent[word], {id: 'bad'}, null]};
      await check(post(url, batch));
      await check(post(url, {items: []}));
      await check(post(url, batch, stranger));
      await check(post(url, batch, {Origin: 'https://elsewhere.example'}));
      await check(post(`${server.url}halls/none/${word}`, batch));
      await check(announced(url, limit));
      await check(post(url, batch, {'Content-Type': 'text/csv'}));
    }
  });

  it('in the counts of questionnaires and votes', async () => {
    const summary = `${server.hall}/answers/summary?survey=s1`;
    for (const role of ['manager', 'counter', 'public'] as const) {
      await contract.check('summariseAnswers', await fetch(summary, {headers: as(server, role)}));
    }
    const nowhere = `${server.url}halls/none/answers/summary`;
    await contract.check('summariseAnswers', await fetch(nowhere, {headers: as(server, 'manager')}));
    const votes = `${server.hall}/votes/${encodeURIComponent('/trang-chủ')}`;
    await contract.check('countVotes', await fetch(votes));
    await contract.check('countVotes', await fetch(votes, {headers: stranger}));
    await contract.check('countVotes', await fetch(`${server.url}halls/none/votes/x`));
  });

  it('in the lists of comments, their moderation, their attachments and their codes', async () => {
    const url = `${server.hall}/feedback`;
    const manager = as(server, 'manager');
    const list = async (query: string, headers: Record<string, string> = {}) =>
      contract.check('listFeedback', await fetch(url + query, {headers}));
    const {comments} = (await list('?all=1', manager)) as {comments: {id: string}[]};
    const {id} = comments[0]!;
    const moderation = async (body: unknown, headers: Record<string, string> = manager, comment = id) =>
      contract.check('moderateFeedback', await post(`${url}/${comment}/moderation`, body, headers));
    await moderation({publish: true, answer: 'Cảm ơn', textPublished: ''});
    await moderation({publish: true, answer: 'Cảm ơn'});
    await moderation({publish: 'yes'});
    await moderation({publish: true}, {});
    await moderation({publish: true}, as(server, 'kiosk'));
    await moderation({publish: true}, manager, 'nobody');
    await moderation({answer: 'x'.repeat(70_000)});
    await moderation({publish: true}, {...manager, 'Content-Type': 'text/csv'});
    for (const [query, headers] of [
      ['', {}],
      ['?all=1', {}],
      ['?all=1', as(server, 'counter')],
    ] as const) {
      await list(query, headers);
    }
    await contract.check('listFeedback', await fetch(`${server.url}halls/none/feedback`));
    for (const [place, headers] of [
      [0, manager],
      [1, manager],
      [0, {}],
      [0, as(server, 'kiosk')],
    ] as const) {
      await contract.check('downloadAttachment', await fetch(`${url}/${id}/attachments/${place}`, {headers}));
    }
    await contract.check('followFeedback', await fetch(`${url}/codes/${sent.feedback.code}`));
    await contract.check('followFeedback', await fetch(`${url}/codes/x`, {headers: stranger}));
    for (let guess = 0; guess <= 30; guess++) {
      await contract.check('followFeedback', await fetch(`${url}/codes/GUESS-${guess}`));
    }
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

  it('when screens say how they are', async () => {
    const url = `${server.hall}/devices`;
    const report = {device: 'wall-1', kind: 'board', name: 'Sảnh chính', version: '0.1.0', clock: Date.now()};
    await contract.check('reportDevice', await post(url, report));
    await contract.check('reportDevice', await post(url, {...report, kind: 'toaster'}));
    await contract.check('reportDevice', await post(url, report, stranger));
    await contract.check('reportDevice', await post(`${server.url}halls/none/devices`, report));
    await contract.check('reportDevice', await announced(url, 5000));
    for (let count = 0; count < 20; count++) await post(url, report);
    await contract.check('reportDevice', await post(url, report));
    await contract.check('listDevices', await fetch(url, {headers: as(server, 'counter')}));
    await contract.check('listDevices', await fetch(url));
    await contract.check('listDevices', await fetch(url, {headers: as(server, 'kiosk')}));
    await contract.check('listDevices', await fetch(`${server.url}halls/none/devices`));
  });

  it('when screens ask who may speak', async () => {
    const url = `${server.hall}/audio-leases`;
    const wish = {zone: 'main', holder: 'wall-1', seconds: 20};
    await contract.check('leaseAudio', await post(url, wish));
    await contract.check('leaseAudio', await post(url, {...wish, seconds: 600}));
    await contract.check('leaseAudio', await post(url, wish, stranger));
    await contract.check('leaseAudio', await post(`${server.url}halls/none/audio-leases`, wish));
    for (let zone = 0; zone < 99; zone++) await post(url, {...wish, zone: `zone-${zone}`});
    await contract.check('leaseAudio', await post(url, {...wish, zone: 'one-too-many'}));
  });

  it('when appointments are listed, booked, looked for and given back', async () => {
    const check = async (name: string, response: Promise<Response>) => contract.check(name, await response);
    const key = () => ({'Idempotency-Key': newKey()});
    const none = `${server.url}halls/none`;
    const [slots, bookings] = [`${server.hall}/slots`, `${server.hall}/bookings`];
    for (const search of ['service=B&days=2', '', 'service=A&days=0', 'service=A&from=tomorrow', 'service=E']) {
      await check('listSlots', fetch(`${slots}?${search}`));
    }
    await check('listSlots', fetch(`${slots}?service=A`, {headers: stranger}));
    const list = (await (await fetch(`${slots}?service=A&from=2000-01-01`)).json()) as SlotList;
    const [first, second] = list.slots.slice(4);
    const body = {service: 'A', at: first!.at};
    const once = {...as(server, 'kiosk'), ...key()};
    const answer = await post(bookings, body, once);
    const {booking} = (await answer.clone().json()) as {booking: BookingTold};
    await contract.check('bookSlot', answer);
    await check('bookSlot', post(bookings, {service: 'A', at: second!.at}, once));
    await check('bookSlot', post(bookings, {...body, at: first!.at + 1}, key()));
    await check('bookSlot', post(bookings, {...body, dance: true}, key()));
    await check('bookSlot', post(bookings, body, {...stranger, ...key()}));
    await check('bookSlot', post(`${none}/bookings`, body, key()));
    for (let count = 0; count < 6; count++) await check('bookSlot', post(bookings, body, key()));
    const {code} = booking;
    await check('findBooking', post(`${bookings}/find`, {code}));
    await check('findBooking', post(`${bookings}/find`, {}));
    await check('findBooking', post(`${bookings}/find`, {code}, stranger));
    const cancel = `${bookings}/cancel`;
    await check('cancelBooking', post(cancel, {code}, {...stranger, ...key()}));
    await check('cancelBooking', post(cancel, {code: 1}, key()));
    await check('cancelBooking', post(`${none}/bookings/cancel`, {code}, key()));
    const same = key();
    await check('cancelBooking', post(cancel, {code}, same));
    await check('cancelBooking', post(cancel, {code: 'NOBODY'}, same));
    await check('cancelBooking', post(cancel, {code}, key()));
    for (let count = 0; count < 11; count++) await check('findBooking', post(`${bookings}/find`, {code: 'NOBODY'}));
    await check('cancelBooking', post(cancel, {code}, key()));
  });

  it('with every response that it promises', () => assert.deepEqual(contract.unseen, []));
});
