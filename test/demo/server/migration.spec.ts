import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterEach, describe, it} from 'node:test';
import {Kysely, Migrator, sql, SqliteDialect, type SqliteDatabase} from 'kysely';
import Libsql from 'libsql';
import {fingerprint} from '../../../demo/server/canonical.ts';
import {migrations} from '../../../demo/server/migrations.ts';
import {member} from '../../../src/core/schema.ts';
import type {SatisfactionCounts} from '../../../src/rating/report.ts';
import type {Receipts} from '../../../src/rating/rating.ts';
import {as, done, post} from '../../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../../helpers/server.ts';

const at = Date.parse('2026-10-31T17:30:00Z'); // half past midnight of 1 November in the hall
const shown = {scale: 'faces-5', direction: 'lowest-first', wording: '1'};
const open = {id: 'old-1', seq: 7, at, counter: '2', ...shown, score: 4};
const ofTicket = {id: 'old-2', seq: 8, at, ticket: 'ticket-1', token: 'token-1', ...shown, score: 2};
const early = {id: 'old-3', seq: 9, at: -5e12, ...shown, score: 5}; // a clock that was never set

/** What told "the same again" before items were kept as sent. */
function oldHash(item: Partial<typeof open & typeof ofTicket>): string {
  const {seq, at: tapped, ticket, token, counter, scale, direction, wording, score} = item;
  return fingerprint({seq, at: tapped, ticket, token, counter, service: undefined, scale, direction, wording, score});
}

/** A database as the first two steps left it, with a day's data in it. */
async function oldDatabase(folder: string): Promise<void> {
  const file = new Libsql(join(folder, 'hall.db'));
  const db = new Kysely<Record<string, never>>({
    dialect: new SqliteDialect({database: file as unknown as SqliteDatabase}),
  });
  const old = Object.fromEntries(Object.entries(migrations).slice(0, 2));
  assert.deepEqual(Object.keys(old), ['2026-11-22-halls', '2026-11-22-ratings']);
  const {error} = await new Migrator({db, provider: {getMigrations: () => Promise.resolve(old)}}).migrateToLatest();
  assert.equal(error, undefined);
  const ticket = {id: 'ticket-1', number: 'A042', ratingToken: 'token-1', state: 'done'};
  const body = JSON.stringify({seq: 1, at: at + 5, day: '2026-10-30', type: 'ticketFinished', tickets: [ticket]});
  await sql`insert into events values ('1', 1, ${at + 5}, '2026-10-30', 'ticketFinished', ${body})`.execute(db);
  await sql`insert into events values ('1', 2, ${at + 9}, '2026-10-30', 'ticketFinished', ${body})`.execute(db);
  await sql`insert into days values ('1', '2026-10-30', 2, '{"seq": 2, "day": "2026-10-30"}')`.execute(db);
  for (const [token, name, used] of [
    ['token-1', 'ticket-1', 1],
    ['token-0', 'forgotten', 0],
  ] as const) {
    await sql`insert into rating_tokens values (${token}, '1', ${name}, '1', 'A', '2026-10-30', ${used})`.execute(db);
  }
  for (const [item, series, flags] of [
    [open, 'open', '[]'],
    [ofTicket, 'ticket', '[]'],
    [early, 'open', '["repeat"]'],
  ] as const) {
    const {id, seq, at: tapped, score} = item;
    const [its, counter] = [member(item, 'ticket') ?? null, member(item, 'counter') ?? null];
    await sql`insert into ratings values ('1', 'pad-1', ${id}, ${oldHash(item)}, ${seq}, ${tapped}, ${at + 60_000},
      ${series}, ${its}, ${counter}, null, 'faces-5', 'lowest-first', '1', 'vi', ${score}, ${flags},
      ${flags === '[]' ? 1 : 0})`.execute(db);
  }
  await db.destroy();
}

describe('A database of the version before', () => {
  let server: TestServer | undefined;
  afterEach(() => server?.stop().catch(() => {}));

  it('is brought up with all that is in it, and knows again what it had', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-old-'));
    await oldDatabase(folder);
    server = await startTestServer({folder});
    const {hall} = server;
    const hand = async (...items: object[]) => {
      const batch = {device: 'pad-1', items};
      return (await (await post(`${server!.hall}/ratings`, batch, as(server!, 'kiosk'))).json()) as Receipts;
    };
    const offered = await hand(open, ofTicket, early, {...open, score: 1}, {...open, id: 'new-1', seq: 10});
    assert.deepEqual(
      offered.receipts.map(({status}) => status),
      ['duplicate', 'duplicate', 'duplicate', 'rejected', 'stored'],
    );
    assert.equal(offered.highest, 10);
    const manager = {headers: as(server, 'manager')};
    const report = async (query: string) => {
      const response = await fetch(`${hall}/ratings/report?${query}`, manager);
      return (await response.json()) as SatisfactionCounts;
    };
    assert.deepEqual((await report('from=2026-10-30&to=2026-10-30')).counts, [0, 1, 0, 0, 0]);
    const day = 'from=2026-11-01&to=2026-11-01&series=open';
    assert.deepEqual([(await report(day)).counts, (await report(day)).notCounted], [[0, 0, 0, 2, 0], {repeat: 1}]);
    const read = await (await post(`${hall}/invitation`, {token: 'token-1'})).json();
    assert.deepEqual(read, {
      invitation: {
        id: 'ticket-1',
        number: 'A042',
        counter: '1',
        counterName: '1',
        service: 'A',
        at: at + 5,
        used: true,
      },
    });
    const forgotten = await (await post(`${hall}/invitation`, {token: 'token-0'})).json();
    assert.deepEqual((forgotten as {invitation: {number: string; at: number}}).invitation.at, Date.parse('2026-10-30'));
    const {items} = (await (await fetch(`${hall}/ratings/export`, manager)).json()) as {items: {id: string}[]};
    assert.deepEqual(items[0], {
      ...{at, counter: '2', device: 'pad-1', direction: 'lowest-first', flags: [], id: 'old-1', language: 'vi'},
      ...{receivedAt: at + 60_000, scale: 'faces-5', score: 4, seq: 7, wording: '1'},
    });
    assert.deepEqual(
      items.map(({id}) => id),
      ['old-1', 'old-2', 'old-3', 'new-1'],
    );
    assert.equal((await done(server, {type: 'issue', service: 'A'})).number, 'A001');
    await server.stop();
    server = await startTestServer({folder}); // and once more, with nothing left to do
    assert.equal((await hand()).highest, 10);
    await server.stop();
    rmSync(folder, {recursive: true});
  });

  it('cannot have what was received, anchored or noted changed behind its back', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'mot-cua-fixed-'));
    server = await startTestServer({folder});
    const batch = {device: 'pad-1', items: [open]};
    await post(`${server.hall}/ratings`, batch, as(server, 'kiosk'));
    await post(`${server.hall}/ratings`, {...batch, items: [{...open, score: 1}]}, as(server, 'kiosk'));
    await server.stop();
    const file = new Libsql(join(folder, 'hall.db'));
    for (const table of ['received', 'incidents']) {
      assert.throws(() => file.exec(`delete from ${table}`), /append only/, table);
      assert.throws(() => file.exec(`update ${table} set device = 'x'`), /append only/, table);
    }
    file.close();
    rmSync(folder, {recursive: true});
  });
});
