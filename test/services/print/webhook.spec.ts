import assert from 'node:assert/strict';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {after, before, beforeEach, test} from 'node:test';
import {PrintFailed} from '../../../src/services/print/failure.ts';
import {printByService, type PrintOrder} from '../../../src/services/print/webhook.ts';

/* A real print service: it prints each key once, and misbehaves as it is told. */

const order: PrintOrder = {
  key: 'key-1',
  number: 'A041',
  service: 'Hộ tịch',
  issuedAt: '2026-11-23T07:07:00.000Z',
  again: false,
  image: 'iVBORw0KGgo=',
  width: 576,
  height: 900,
};
/** A service that answers is waited for as long as a busy machine may take; one that hangs is given up soon. */
const quick = {answer: 20_000, rest: 10};
const impatient = {answer: 300, rest: 10};

type Answer = (response: ServerResponse, body: PrintOrder) => void;

let server: Server;
let url: string;
const came: {key: string | undefined; body: PrintOrder}[] = [];
const printed = new Set<string>();
let answers: Answer[] = [];

const json = (response: ServerResponse, status: number, body: object) =>
  response.writeHead(status, {'Content-Type': 'application/json'}).end(JSON.stringify(body));

const print: Answer = (response, {key}) => {
  const status = printed.has(key) ? 'duplicate' : 'printed';
  printed.add(key);
  json(response, 200, {status});
};

async function take(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as PrintOrder;
  came.push({key: request.headers['idempotency-key'] as string | undefined, body});
  (answers.shift() ?? print)(response, body);
}

before(async () => {
  server = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/tickets`;
});

after(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  came.length = 0;
  printed.clear();
  answers = [];
});

async function failure(job: Promise<void>): Promise<PrintFailed> {
  const error = await job.then(
    () => null,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof PrintFailed, `it ended with ${String(error)}`);
  return error;
}

test('a ticket is sent with its picture, its facts and its key', async () => {
  await printByService(url, order, quick);
  assert.deepEqual(came, [{key: 'key-1', body: order}]);
});

test('after a 500 it is sent again with the same key', async () => {
  answers = [(response) => json(response, 500, {})];
  await printByService(url, order, quick);
  assert.deepEqual(
    came.map(({key}) => key),
    ['key-1', 'key-1'],
  );
  assert.equal(printed.size, 1);
});

test('an answer lost on the way prints one ticket, not two', async () => {
  answers = [
    (response, {key}) => {
      printed.add(key);
      response.destroy();
    },
  ];
  await printByService(url, order, quick);
  assert.equal(printed.size, 1);
  assert.equal(came.length, 2);
});

test('a service that hangs is asked three times, then the ticket counts as not printed', async () => {
  answers = [() => {}, () => {}, () => {}];
  const {problem} = await failure(printByService(url, order, impatient));
  assert.equal(problem, 'printer');
  assert.equal(came.length, 3);
});

test('a captive portal that answers 200 with a page has printed nothing', async () => {
  const portal: Answer = (response) => response.writeHead(200, {'Content-Type': 'text/html'}).end('<p>Welcome');
  answers = [portal, portal, portal];
  await failure(printByService(url, order, quick));
  assert.equal(came.length, 3);
});

test('a redirect is not followed', async () => {
  const away: Answer = (response) => response.writeHead(302, {Location: url}).end();
  answers = [away, away, away];
  await failure(printByService(url, order, quick));
  assert.equal(printed.size, 0);
});

test('paper out is told at once, without another try', async () => {
  answers = [(response) => json(response, 503, {problem: 'paper'})];
  const {problem} = await failure(printByService(url, order, quick));
  assert.equal(problem, 'paper');
  assert.equal(came.length, 1);
});

test('a refusal is final, a "too many" is not', async () => {
  answers = [(response) => json(response, 403, {})];
  await failure(printByService(url, order, quick));
  assert.equal(came.length, 1);
  answers = [(response) => json(response, 429, {})];
  await printByService(url, order, quick);
  assert.equal(printed.size, 1);
});

test('nobody there is a failure, not an error of the page', async () => {
  const {problem} = await failure(printByService('http://127.0.0.1:9/tickets', order, quick));
  assert.equal(problem, 'printer');
});
