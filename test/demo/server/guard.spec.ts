import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {request} from 'node:http';
import {connect} from 'node:net';
import {networkInterfaces, tmpdir} from 'node:os';
import {join} from 'node:path';
import {PassThrough} from 'node:stream';
import {after, before, describe, it} from 'node:test';
import {headers as expected} from '../../../demo/server/guard.ts';
import {answerGarbage} from '../../../demo/server/server.ts';
import {as, newKey, post, sendRaw} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const site = 'https://hoasen.example';

/** A request with headers that fetch does not let one set. */
function ask(
  server: TestServer,
  path: string,
  headers: Record<string, string>,
): Promise<{status: number; headers: Record<string, unknown>}> {
  return new Promise((resolve, reject) => {
    const sent = request(server.url + path, {headers}, (response) => {
      response.resume();
      resolve({status: response.statusCode ?? 0, headers: response.headers});
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** A request for a path as it is written: fetch would tidy it up. */
function askExactly(server: TestServer, path: string): Promise<{status: number; body: string}> {
  return new Promise((resolve, reject) => {
    const sent = request({port: server.port, host: '127.0.0.1', path}, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => resolve({status: response.statusCode ?? 0, body}));
    });
    sent.on('error', reject);
    sent.end();
  });
}

describe('The server’s guard', () => {
  let server: TestServer;
  let screens: string;

  before(async () => {
    screens = mkdtempSync(join(tmpdir(), 'mot-cua-screens-'));
    mkdirSync(join(screens, 'assets'));
    writeFileSync(join(screens, 'index.html'), '<!doctype html><title>screens</title>');
    writeFileSync(join(screens, 'assets', 'wall-Bx3_dk9Q.js'), 'export {}');
    writeFileSync(join(screens, '.secret'), 'hidden');
    server = await startTestServer({screens, origins: [site]});
  });
  after(async () => {
    await server.stop();
    rmSync(screens, {recursive: true});
  });

  it('puts the same strict headers on every response, good or bad', async () => {
    const responses = [
      await fetch(server.url),
      await fetch(`${server.url}assets/wall-Bx3_dk9Q.js`),
      await fetch(`${server.url}nowhere`),
      await fetch(`${server.url}healthz`),
      await fetch(`${server.url}procedures`),
      await fetch(server.hall),
      await fetch(`${server.hall}/events`),
      await fetch(server.hall, {method: 'DELETE'}),
      await fetch(server.hall, {method: 'OPTIONS', headers: {Origin: site, 'Access-Control-Request-Method': 'POST'}}),
      await fetch(`${server.url}%E0%A4%A`),
      await sendRaw(server, {type: 'issue', service: 'A'}),
      await sendRaw(server, '{'),
      await sendRaw(server, {type: 'issue', service: 'x'.repeat(20_000)}),
    ];
    for (const {headers, url, status} of responses) {
      for (const [name, value] of Object.entries(expected))
        assert.equal(headers.get(name), value, `${name} of ${status} ${url}`);
    }
    assert.ok(expected['Content-Security-Policy']?.includes("require-trusted-types-for 'script'"));
  });

  it('answers what is no HTTP with the same headers', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(server.port, '127.0.0.1');
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('close', () => resolve(text));
      socket.write('NONSENSE\r\n\r\n');
    });
    assert.match(answer, /^HTTP\/1\.1 400/);
    for (const name of Object.keys(expected)) assert.ok(answer.includes(`${name}: `), name);
  });

  it('says of a request that is too large or too slow that it is', async () => {
    const large = await ask(server, '', {'X-Large': 'x'.repeat(20_000)}).catch(() => null);
    assert.equal(large?.status, 431);
    const slow = Object.assign(new Error('slow'), {code: 'ERR_HTTP_REQUEST_TIMEOUT'});
    const answer = await new Promise<string>((resolve) => {
      const socket = new PassThrough();
      let text = '';
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()));
      socket.on('end', () => resolve(text));
      answerGarbage(slow, socket);
    });
    assert.match(answer, /^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*"too-slow"/);
  });

  it('takes a way out of the folder of screens for what it is: nothing, and no fault of its own', async (test) => {
    const log = test.mock.method(console, 'error', () => {});
    for (const path of [
      '/../package.json',
      '/assets/../../package.json',
      '/%00',
      '//etc/passwd',
      '/..%5cpackage.json',
    ]) {
      const {status, body} = await askExactly(server, path);
      assert.equal(status, 404, path);
      assert.equal(JSON.parse(body).error.code, 'not-found', path);
    }
    const range = await fetch(server.url, {headers: {Range: 'bytes=999999-'}});
    assert.ok(range.status === 416 || range.status === 200);
    const bare = await fetch(server.hall, {method: 'OPTIONS'});
    assert.deepEqual([bare.status, await bare.text()], [204, '']);
    assert.equal(log.mock.callCount(), 0);
  });

  it('says no more of an error than its code and a sentence', async () => {
    for (const path of ['nowhere', 'halls/1/tickets/x', 'halls/%00', '..%2f..%2fpackage.json', '.secret', 'assets/']) {
      const response = await fetch(server.url + path);
      assert.equal(response.status >= 400 && response.status < 500, true, path);
      const body = (await response.json()) as {error: Record<string, unknown>};
      assert.deepEqual(Object.keys(body), ['error'], path);
      assert.deepEqual(Object.keys(body.error), ['code', 'message'], path);
    }
  });

  it('lets hashed files be kept for ever and pages be asked for each time', async () => {
    const page = await fetch(server.url);
    assert.equal(page.headers.get('cache-control'), 'no-cache');
    assert.match(page.headers.get('content-type') ?? '', /^text\/html/);
    const asset = await fetch(`${server.url}assets/wall-Bx3_dk9Q.js`);
    assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable');
    assert.equal((await fetch(server.hall)).headers.get('cache-control'), 'no-store');
  });

  it('shares with the configured origins alone, and shows them ETag and Retry-After', async () => {
    const friend = await fetch(server.hall, {headers: {Origin: site}});
    assert.equal(friend.headers.get('access-control-allow-origin'), site);
    assert.equal(friend.headers.get('access-control-expose-headers'), 'ETag, Retry-After');
    const stream = await fetch(`${server.hall}/events`, {headers: {Origin: site}});
    assert.equal(stream.headers.get('access-control-allow-origin'), site);
    await stream.body?.cancel();
    assert.match(friend.headers.get('vary') ?? '', /Origin/);
    const stranger = await fetch(server.hall, {headers: {Origin: 'https://elsewhere.example'}});
    assert.equal(stranger.headers.get('access-control-allow-origin'), null);
    const asked = {
      Origin: site,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'idempotency-key,authorization',
    };
    const preflight = await fetch(`${server.hall}/commands`, {method: 'OPTIONS', headers: asked});
    assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /Idempotency-Key/);
  });

  it('takes changes from its own pages and the configured origins alone', async () => {
    const command = {type: 'issue', service: 'A'};
    const from = async (origin: string) => {
      const headers = {...as(server, 'kiosk'), 'Idempotency-Key': newKey(), Origin: origin};
      return (await post(`${server.hall}/commands`, command, headers)).status;
    };
    assert.equal(await from(site), 200);
    assert.equal(await from(new URL(server.url).origin), 200);
    for (const origin of ['https://elsewhere.example', 'null', 'http://127.0.0.1:1', `${site}.evil.example`]) {
      assert.equal(await from(origin), 403, origin);
    }
  });

  it('on this computer alone, answers to this computer’s names alone', async () => {
    for (const host of ['localhost:80', '127.0.0.1', '[::1]:8080', 'LOCALHOST']) {
      assert.equal((await ask(server, 'healthz', {Host: host})).status, 200, host);
    }
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example']) {
      const {status, headers} = await ask(server, 'healthz', {Host: host});
      assert.equal(status, 421, host);
      assert.equal(headers['x-content-type-options'], 'nosniff');
    }
  });

  it('listens on this computer alone unless told otherwise', async (test) => {
    const outside = Object.values(networkInterfaces())
      .flatMap((each) => each ?? [])
      .find(({internal, family}) => !internal && family === 'IPv4');
    if (!outside) return test.skip('This machine has no other address.');
    await assert.rejects(fetch(`http://${outside.address}:${server.port}/healthz`));
  });
});
