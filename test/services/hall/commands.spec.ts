import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';
import {CommandUnanswered} from '../../../src/services/hall/hall.ts';
import {HttpHall} from '../../../src/services/hall/http.ts';
import {FakeClock, until} from '../../helpers/fake-clock.ts';
import {MisbehavingHall, ticketRow} from '../../helpers/misbehaving-hall.ts';

let server: MisbehavingHall;
let clock: FakeClock;
let hall: HttpHall;
const command = {type: 'callNext', counter: '1'} as const;

/** Sends, and lets the fake time pass until there is an answer or an error. */
async function send(options?: {key?: string; patience?: number}, step = 1): Promise<unknown> {
  let outcome: unknown;
  hall.send(command, options).then(
    (answer) => (outcome = answer),
    (error: unknown) => (outcome = error),
  );
  await until(() => outcome !== undefined, clock, {step});
  return outcome;
}

describe('a command to a hall over HTTP', () => {
  beforeEach(async () => {
    server = await new MisbehavingHall().start();
    clock = new FakeClock();
    hall = new HttpHall(server.address, 'token', clock);
  });

  afterEach(() => server.stop());

  it('is posted as JSON with its key and token, and answered', async () => {
    assert.deepEqual(await send({key: 'k1'}), {status: 'done', seq: 11});
    const [seen] = server.seen;
    assert.equal(seen!.method, 'POST');
    assert.equal(seen!.path, '/halls/1/commands');
    assert.deepEqual(JSON.parse(seen!.body), command);
    assert.equal(seen!.headers['idempotency-key'], 'k1');
    assert.equal(seen!.headers.authorization, 'Bearer token');
  });

  it('gets a key of its own where none is given', async () => {
    await send();
    await send();
    const keys = server.seen.map(({headers}) => headers['idempotency-key']);
    assert.match(String(keys[0]), /^[0-9a-f-]{36}$/);
    assert.notEqual(keys[0], keys[1]);
  });

  it('brings a refusal home as an answer', async () => {
    server.answers.set('k', {status: 'refused', reason: 'queue-empty'});
    assert.deepEqual(await send({key: 'k'}), {status: 'refused', reason: 'queue-empty'});
  });

  it('brings the ticket with the answer, without fields it does not know', async () => {
    const row = {...ticketRow('t1', 'A001', 1), secret: 'x', holder: 5};
    server.answers.set('k', {status: 'done', seq: 11, ticket: row as never, ahead: 3, follow: 'https://x/'});
    assert.deepEqual(await send({key: 'k'}), {
      status: 'done',
      seq: 11,
      ticket: ticketRow('t1', 'A001', 1),
      ahead: 3,
      follow: 'https://x/',
    });
  });

  for (const manner of [
    'reset',
    'html',
    {status: 500},
    {status: 502},
    {status: 503},
    {status: 429},
    {json: '{}'},
    {json: '{"status":'},
  ] as const) {
    it(`is tried again with the same key after ${JSON.stringify(manner)}, and done once`, async () => {
      server.manners.commands = manner;
      const sent = send({key: 'k'});
      await until(() => server.count('commands') === 2, clock);
      server.manners.commands = 'fine';
      assert.deepEqual(await sent, {status: 'done', seq: 11});
      assert.deepEqual(server.effects, ['k']);
      assert.deepEqual(new Set(server.seen.map(({headers}) => headers['idempotency-key'])), new Set(['k']));
    });
  }

  it('is tried again when the server takes it and never answers', async () => {
    server.manners.commands = 'hang';
    const sent = send({key: 'k'}, 50);
    await until(() => server.count('commands') === 1);
    server.manners.commands = 'fine';
    assert.deepEqual(await sent, {status: 'done', seq: 11});
    assert.deepEqual(server.effects, ['k']);
  });

  it('waits as long as the server asks, within its patience', async () => {
    server.manners.commands = {status: 503, headers: {'Retry-After': '3'}};
    const began = clock.monotonic();
    const sent = send({key: 'k'}, 20);
    await until(() => server.count('commands') === 1);
    server.manners.commands = 'fine';
    await sent;
    assert.ok(clock.monotonic() - began >= 3_000);
  });

  it('is given up after its patience, as unanswered', async () => {
    await server.stop();
    const began = clock.monotonic();
    const outcome = await send({patience: 2_000}, 20);
    assert.ok(outcome instanceof CommandUnanswered);
    assert.ok(clock.monotonic() - began <= 2_200);
    await server.start();
  });

  for (const status of [400, 401, 403, 404, 413, 422]) {
    it(`is not tried again after ${status}, which time does not mend`, async () => {
      server.manners.commands = {status};
      assert.ok((await send()) instanceof CommandUnanswered);
      assert.equal(server.count('commands'), 1);
    });
  }

  it('does not follow a redirect to a login page', async () => {
    server.manners.commands = {status: 302, headers: {Location: `${server.address}/login`}};
    assert.ok((await send({patience: 1_000}, 20)) instanceof CommandUnanswered);
    assert.ok(server.seen.every(({path}) => path.endsWith('/commands')));
  });

  it('leaves no timer behind', async () => {
    await send();
    assert.equal(clock.timers, 0);
  });
});
