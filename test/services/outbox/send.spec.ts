import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {elder, truer, type ItemRow} from '../../../src/services/outbox/row.ts';
import {jitter, nextBatch, retryAfter} from '../../../src/services/outbox/send.ts';

const row = (seq: number, more: Partial<ItemRow> = {}): ItemRow => ({
  id: `id-${seq}`,
  device: 'kiosk',
  seq,
  at: 0,
  holdUntil: 0,
  body: {score: 1},
  revision: 1,
  state: 'waiting',
  sentAt: null,
  reason: null,
  shape: 2,
  ...more,
});

test('The wait after a failure is anything up to a bound that doubles from 1 s to 5 min', () => {
  const bounds = [1, 2, 3, 4, 9, 10, 1000].map((failures) => jitter(failures, 1000, 300_000, 1));
  assert.deepEqual(bounds, [1000, 2000, 4000, 8000, 256_000, 300_000, 300_000]);
  assert.equal(jitter(5, 1000, 300_000, 0), 0);
});

test('A10: Retry-After is read in seconds or as a date by the server’s clock, and an hour at most', () => {
  const now = Date.parse('2020-01-01T00:00:00Z');
  const served = 'Mon, 23 Nov 2026 02:00:00 GMT';
  assert.equal(retryAfter('120', null, now), 120_000);
  assert.equal(retryAfter('Mon, 23 Nov 2026 02:00:30 GMT', served, now), 30_000);
  assert.equal(retryAfter('Mon, 23 Nov 2026 02:00:30 GMT', null, now), 3_600_000);
  assert.equal(retryAfter('86400', null, now), 3_600_000);
  for (const odd of [null, '', '-5', 'soon', 'Thu, 01 Jan 1970 00:00:00 GMT'])
    assert.equal(retryAfter(odd, null, now), 0);
});

test('A batch holds the oldest items of one device in at most 48 KiB and 500 items', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({seq: fc.nat(), device: fc.constantFrom('one', 'other'), size: fc.nat(9000)}), {minLength: 1}),
      (drafts) => {
        const rows = drafts
          .map(({seq, device, size}) => row(seq, {device, body: {text: 'ộ'.repeat(size)}}))
          .sort((one, other) => one.seq - other.seq);
        const batch = nextBatch(rows);
        assert.ok(batch.rows.length === 1 || new TextEncoder().encode(batch.body).length <= 48 * 1024);
        assert.equal(new Set(batch.rows.map(({device}) => device)).size, 1);
        assert.equal(batch.rows[0]!.seq, Math.min(...rows.map(({seq}) => seq)));
        const sent = JSON.parse(batch.body) as {device: string; items: {id: string; text: string}[]};
        assert.deepEqual(
          sent.items.map(({id}) => id),
          batch.rows.map(({id}) => id),
        );
      },
    ),
    {numRuns: 60},
  );
  assert.equal(nextBatch(Array.from({length: 900}, (_, seq) => row(seq))).rows.length, 500);
});

test('A body cannot overwrite the id, the number or the time of its item', () => {
  const {body} = nextBatch([row(7, {body: {id: 'x', seq: 0, at: 99, score: 3}})]);
  assert.deepEqual(JSON.parse(body), {device: 'kiosk', items: [{id: 'id-7', seq: 7, at: 0, score: 3}]});
});

test('Of two versions the same one wins in whatever order the stores are read', () => {
  const states = ['waiting', 'sent', 'rejected', 'withdrawn'] as const;
  const version = fc.record({state: fc.constantFrom(...states), revision: fc.nat(4)}).map((more) => row(1, more));
  fc.assert(
    fc.property(version, version, (one, other) => {
      const winner = truer(one, other);
      const reversed = truer(other, one);
      assert.deepEqual([winner.state, winner.revision], [reversed.state, reversed.revision]);
      for (const final of ['sent', 'rejected']) {
        if (one.state === final) assert.ok(winner.state === 'sent' || winner.state === 'rejected');
      }
    }),
  );
});

test('A53: of two identities the older device wins, with the higher number', () => {
  const one = {id: '*device', device: 'old', seq: 3, at: 100} as const;
  const other = {id: '*device', device: 'young', seq: 9, at: 200} as const;
  for (const united of [elder(one, other), elder(other, one)]) {
    assert.deepEqual([united.device, united.seq], ['old', 9]);
  }
});
