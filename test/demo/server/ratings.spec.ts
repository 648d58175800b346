import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {RatingSeries} from '../../../demo/server/ratings.ts';
import {privateDigestOf} from '../../../src/rating/chain.ts';
import type {Rating, Receipt} from '../../../src/rating/rating.ts';
import {as, done, finishOne, post, send, view} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

let server: TestServer;
let minted = 0;

function rating(extra: Partial<Rating> = {}): Rating {
  const shown = {scale: 'satisfaction-5', direction: 'lowest-first', wording: '2026-1'} as const;
  return {type: 'rating', id: `r${++minted}`, seq: minted, at: Date.now(), ...shown, score: 4, flags: [], ...extra};
}

async function hand(items: readonly unknown[], device = 'pad-1', at: TestServer = server): Promise<Receipt[]> {
  const response = await post(`${at.hall}/ratings`, {device, items}, as(at, 'kiosk'));
  assert.equal(response.status, 200);
  return ((await response.json()) as {receipts: Receipt[]}).receipts;
}

async function series(name: string, at: TestServer = server): Promise<RatingSeries | undefined> {
  const response = await fetch(`${at.hall}/ratings/summary`, {headers: as(at, 'manager')});
  const summary = (await response.json()) as {series: RatingSeries[]};
  return summary.series.find((each) => each.series === name);
}

describe('Ratings', () => {
  before(async () => {
    server = await startTestServer();
    await done(server, {type: 'openCounter', counter: '1'});
  });
  after(() => server.stop());

  it('are stored once, however often and however close together they come', async () => {
    const items = [rating(), rating(), rating()];
    const all = await Promise.all(Array.from({length: 20}, () => hand(items)));
    const statuses = all.flat().map(({status}) => status);
    assert.equal(statuses.filter((status) => status === 'stored').length, 3);
    assert.equal(statuses.filter((status) => status === 'duplicate').length, 57);
    assert.equal((await series('open'))?.n, 3);
  });

  it('S4: of two with one id the first stays and the other is rejected as a conflict', async () => {
    const first = rating({score: 5});
    assert.equal((await hand([first]))[0]?.status, 'stored');
    assert.deepEqual(await hand([{...first, score: 1}]), [{id: first.id, status: 'rejected', reason: 'conflict'}]);
    assert.deepEqual(await hand([first]), [{id: first.id, status: 'duplicate'}]);
    assert.equal((await hand([first], 'pad-2'))[0]?.status, 'stored');
  });

  it('of two that differ in flags, channel or moments the first stays and the other is a conflict', async () => {
    const first = rating({channel: 'counter', shownAt: 5, answeredAt: 7, flags: ['repeat']});
    assert.equal((await hand([first]))[0]?.status, 'stored');
    for (const change of [{flags: []}, {channel: 'kiosk'}, {shownAt: 6}, {answeredAt: 8}]) {
      assert.equal((await hand([{...first, ...change}]))[0]?.reason, 'conflict', JSON.stringify(change));
    }
    assert.equal((await hand([first]))[0]?.status, 'duplicate');
  });

  it('that are offered again when the device has purged their text are the same', async () => {
    const part = {comment: 'Tốt', salt: 's'};
    const {flags: _flags, ...bare} = rating({channel: 'counter', shownAt: 5});
    assert.equal((await hand([{...bare, private: part}]))[0]?.status, 'stored');
    const purged = {...bare, flags: [], privateDigest: await privateDigestOf(part)};
    assert.equal((await hand([purged]))[0]?.status, 'duplicate');
  });

  it('that bring flags in words of the server’s own are flagged and not counted, and not in those words', async () => {
    const word = 'own-flags';
    const flags = ['too-few', 'off-scale', 'forked', 'token-used', 'token-unknown', 'token-mismatch'];
    await hand(flags.map((flag) => rating({wording: word, flags: [flag]})));
    const url = `${server.hall}/ratings/report?from=2026-01-01&to=2099-12-31&wording=${word}`;
    const report = (await (await fetch(url, {headers: as(server, 'manager')})).json()) as {notCounted: object};
    assert.deepEqual(report.notCounted, {flagged: 6});
  });

  it('whose number is too large to be exact are rejected', async () => {
    const [large, exact] = await hand([rating({seq: 2 ** 53}), rating({seq: 2 ** 53 - 1})], 'pad-large');
    assert.match(large?.reason ?? '', /^invalid: seq/);
    assert.equal(exact?.status, 'stored');
  });

  it('that nobody can read are rejected one by one and hold nothing up', async () => {
    const good = rating();
    const bad = [
      {...good, id: 'b1', score: 'five'},
      {...good, id: ''},
      null,
      7,
      [],
      {...good, id: 'b2', direction: 'up'},
    ];
    const receipts = await hand([...bad, good]);
    assert.deepEqual(
      receipts.map(({status}) => status),
      [...bad.map(() => 'rejected'), 'stored'],
    );
    assert.equal(receipts[0]?.id, 'b1');
    assert.match(receipts[0]?.reason ?? '', /^invalid: score/);
  });

  it('S5, S6: are taken whatever their clock says and whatever a newer pad adds', async () => {
    const clocks = [0, -1e13, 8e15, Date.now() + 3e10];
    const receipts = await hand(clocks.map((at) => ({...rating({at}), mood: 'new', nested: {a: 1}})));
    assert.ok(receipts.every(({status}) => status === 'stored'));
    const again = rating();
    await hand([again]);
    assert.equal((await hand([{...again, added: 'later'}]))[0]?.status, 'duplicate');
  });

  it('with the token of a finished ticket belong to that ticket, once', async () => {
    const {id, token} = await finishOne(server);
    const counted = (await series('ticket'))?.n ?? 0;
    assert.equal((await hand([rating({ticket: id, token})]))[0]?.status, 'stored');
    assert.equal((await hand([rating({ticket: id, token})], 'pad-9'))[0]?.status, 'stored');
    const now = await series('ticket');
    assert.equal(now?.n, counted + 1);
    assert.equal(now?.notCounted, 1);
    const ticket = (await view(server)).tickets.find((each) => each.id === id);
    assert.equal(ticket?.rated, true);
    assert.deepEqual((await view(server, 'kiosk')).invitations, []);
    const undone = await send(server, {type: 'undo', counter: '1'});
    assert.equal(undone.status === 'refused' && undone.reason, 'already-rated');
  });

  it('with one token in one batch twice count once', async () => {
    const {id, token} = await finishOne(server);
    const counted = (await series('ticket'))?.n ?? 0;
    await hand([rating({ticket: id, token}), rating({ticket: id, token})]);
    assert.equal((await series('ticket'))?.n, counted + 1);
  });

  it('with a token that is nobody’s, another ticket’s or taken back by undo are kept and not counted', async () => {
    const {token} = await finishOne(server);
    const taken = await finishOne(server);
    await done(server, {type: 'undo', counter: '1'});
    const before = {ticket: (await series('ticket'))?.n, open: await series('open')};
    await hand([
      rating({token: 'made-up'}),
      rating({ticket: 'another', token}),
      rating({ticket: taken.id, token: taken.token}),
    ]);
    const after = await series('open');
    assert.equal((await series('ticket'))?.n, before.ticket);
    assert.equal(after?.n, before.open?.n);
    assert.equal(after?.notCounted, (before.open?.notCounted ?? 0) + 3);
    await done(server, {type: 'finish', counter: '1', ticket: taken.id}); // leave the counter free
  });

  it('that were suppressed at the pad are kept, not counted, and use no token', async () => {
    const {id, token} = await finishOne(server);
    const before = await series('open');
    await hand([rating({ticket: id, token, flags: ['repeat']})]);
    assert.equal((await series('open'))?.notCounted, (before?.notCounted ?? 0) + 1);
    const counted = (await series('ticket'))?.n ?? 0;
    await hand([rating({ticket: id, token})]);
    assert.equal((await series('ticket'))?.n, counted + 1);
  });
});

describe('A rating that was offline for weeks', () => {
  it('S3: still uses the token of a day long over, once, also after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-weeks-'));
    let now = Date.parse('2026-11-23T09:00:00+07:00');
    let later = await startTestServer({folder, clock: () => now});
    await done(later, {type: 'openCounter', counter: '1'});
    const {id, token} = await finishOne(later);
    const kept = rating({ticket: id, token});
    now += 30 * 86_400_000;
    await later.running!.tick();
    await later.stop();
    later = await startTestServer({folder, clock: () => now});
    assert.equal((await hand([kept], 'pad-1', later))[0]?.status, 'stored');
    assert.equal((await hand([kept], 'pad-1', later))[0]?.status, 'duplicate');
    await hand([rating({ticket: id, token})], 'pad-1', later);
    const {n, notCounted} = (await series('ticket', later))!;
    assert.deepEqual({n, notCounted}, {n: 1, notCounted: 1});
    await later.stop();
    rmSync(folder, {recursive: true});
  });
});
