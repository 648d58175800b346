import assert from 'node:assert/strict';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {request, type IncomingMessage} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {as, done, newKey, send, sendRaw, view} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

describe('Commands', () => {
  let server: TestServer;
  before(async () => {
    server = await startTestServer();
  });
  after(() => server.stop());

  it('C1: of two counters that call at once each gets its own ticket, two hundred times', async () => {
    await done(server, {type: 'openCounter', counter: '4'});
    await done(server, {type: 'openCounter', counter: '5'});
    const called: string[] = [];
    for (let round = 0; round < 200; round++) {
      await done(server, {type: 'issue', service: 'B'}, 'kiosk');
      if (round % 2 === 0) await done(server, {type: 'issue', service: 'B'}, 'kiosk');
      const answers = await Promise.all(
        ['4', '5'].map((counter) => send(server, {type: 'callNext', counter, service: 'B'})),
      );
      const numbers = answers.flatMap((answer) => (answer.status === 'done' ? [answer.ticket!.number] : []));
      assert.equal(numbers.length, round % 2 === 0 ? 2 : 1, JSON.stringify(answers));
      called.push(...numbers);
      for (const [index, answer] of answers.entries()) {
        if (answer.status !== 'done') continue;
        await done(server, {type: 'noShow', counter: index === 0 ? '4' : '5', ticket: answer.ticket!.id});
      }
      if (round % 2 === 0) continue;
      const refused = answers.find((answer) => answer.status === 'refused');
      assert.equal(refused?.status === 'refused' && refused.reason, 'queue-empty');
    }
    assert.equal(new Set(called).size, 300);
  });

  it('C2: the same key twice, also at the same moment, has one effect and one answer', async () => {
    const before = (await view(server)).services.find(({id}) => id === 'C')!.count;
    const key = newKey();
    const all = await Promise.all(
      Array.from({length: 12}, () => sendRaw(server, {type: 'issue', service: 'C'}, 'kiosk', key)),
    );
    const bodies = new Set(await Promise.all(all.map((response) => response.text())));
    assert.equal(bodies.size, 1);
    assert.equal((await view(server)).services.find(({id}) => id === 'C')!.count, before + 1);
  });

  it('a refusal is kept with its key as well', async () => {
    const key = newKey();
    await done(server, {type: 'openCounter', counter: '7'});
    const first = await send(server, {type: 'callNext', counter: '7'}, 'counter', key);
    assert.deepEqual(first, {status: 'refused', reason: 'queue-empty'});
    await done(server, {type: 'issue', service: 'E'});
    assert.deepEqual(await send(server, {type: 'callNext', counter: '7'}, 'counter', key), first);
  });

  it('a key with another body, or from another role, is refused with 422', async () => {
    const key = newKey();
    assert.equal((await sendRaw(server, {type: 'issue', service: 'A'}, 'kiosk', key)).status, 200);
    assert.equal((await sendRaw(server, {type: 'issue', service: 'B'}, 'kiosk', key)).status, 422);
    assert.equal((await sendRaw(server, {type: 'issue', service: 'A'}, 'counter', key)).status, 422);
    assert.equal((await sendRaw(server, {service: 'A', type: 'issue'}, 'kiosk', key)).status, 200);
  });

  it('C3: a command on a stale state is refused with the ticket as it is now', async () => {
    const {id} = await done(server, {type: 'issue', service: 'D'});
    await done(server, {type: 'openCounter', counter: '3'});
    const {ticket} = await done(server, {type: 'callSpecific', counter: '3', ticket: id});
    await done(server, {type: 'recall', counter: '3', ticket: id});
    const answer = await send(server, {type: 'start', counter: '3', ticket: id, version: ticket!.version!});
    assert.equal(answer.status === 'refused' && answer.reason, 'stale-version');
    assert.equal(answer.ticket?.calls, 2);
  });

  it('hostile bodies are answered with 400 and change nothing', async () => {
    const {seq} = await view(server);
    const bodies = [
      '[]',
      'null',
      '"issue"',
      '{"type":"issue"}',
      '{"type":"issue","service":null}',
      '{"type":"constructor"}',
    ];
    const more = [
      '{"__proto__":{"type":"issue"},"service":"A"}',
      '{"type":"issue","service":"A","__proto__":{}}',
      '{"type":["issue"]}',
    ];
    for (const body of [...bodies, ...more]) {
      const response = await sendRaw(server, body);
      assert.equal(response.status, 400, body);
      assert.ok(!(await response.text()).includes('at '), body);
    }
    const proto = await send(server, {type: 'issue', service: 'constructor'});
    assert.equal(proto.status === 'refused' && proto.reason, 'unknown-service');
    assert.equal((await view(server)).seq, seq);
  });

  it('the answer to issue says where the ticket can be followed', async () => {
    const {follow, id, ahead} = await done(server, {type: 'issue', service: 'A'}, 'kiosk');
    assert.equal(follow, `${server.url}ticket.html#ticket=${id}`);
    assert.equal(typeof ahead, 'number');
    assert.equal((await done(server, {type: 'openCounter', counter: '1'})).follow, undefined);
  });

  it('a number given under a name that is no address is answered all the same, without a link', async () => {
    for (const name of ['localhost:99999', '127.999.999.999']) {
      const headers = {...as(server, 'kiosk'), 'Idempotency-Key': newKey(), 'Content-Type': 'application/json'};
      const sent = request(`${server.hall}/commands`, {method: 'POST', headers: {...headers, Host: name}});
      sent.end('{"type":"issue","service":"A"}');
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      let text = '';
      for await (const chunk of response) text += String(chunk);
      assert.equal(response.statusCode, 200, name);
      assert.deepEqual(Object.keys(JSON.parse(text)).sort(), ['ahead', 'seq', 'status', 'ticket']);
    }
  });
});

describe('A hall that is started again', () => {
  it('knows its tickets, its counters and what it answered', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-again-'));
    const key = newKey();
    let server = await startTestServer({folder, publicUrl: 'https://so.hoasen.example/cua/'});
    await done(server, {type: 'openCounter', counter: '1'});
    const first = await send(server, {type: 'issue', service: 'A'}, 'kiosk', key);
    await done(server, {type: 'callNext', counter: '1'});
    const before = await view(server);
    await server.stop();
    server = await startTestServer({folder, publicUrl: 'https://so.hoasen.example/cua/'});
    const after = await view(server);
    assert.deepEqual({...after, now: 0}, {...before, now: 0});
    assert.deepEqual(await send(server, {type: 'issue', service: 'A'}, 'kiosk', key), first);
    assert.match(
      first.status === 'done' ? (first.follow ?? '') : '',
      /^https:\/\/so\.hoasen\.example\/cua\/ticket\.html#ticket=/,
    );
    assert.equal((await done(server, {type: 'issue', service: 'A'}, 'kiosk')).number, 'A002');
    await server.stop();
    rmSync(folder, {recursive: true});
  });
});
