import assert from 'node:assert/strict';
import {test} from 'node:test';
import {noHash} from '../../../src/rating/chain.ts';
import type {Book} from '../../../src/services/outbox/book.ts';
import {Ledger} from '../../../src/services/outbox/ledger.ts';
import {deviceKey, shape, type DeviceRow, type ItemRow, type Row} from '../../../src/services/outbox/row.ts';
import {Sealer} from '../../../src/services/outbox/seal.ts';

/* A tab that was frozen while it signed: another one took the lead, signed on, and wrote before this one could. */

const mine: DeviceRow = {id: deviceKey, device: 'device', seq: 2, at: 1};
const rowOf = (seq: number): ItemRow => ({
  ...{id: `item-${seq}`, device: 'device', seq, at: seq, holdUntil: 0, body: {score: seq}, revision: 1},
  ...{state: 'waiting', sentAt: null, reason: null, shape},
});

/** A book over one store that several tabs share; `stored` is what the others have written there of the device. */
function bookWith(stored: {device: DeviceRow}) {
  const ledger = new Ledger();
  ledger.unite([mine, rowOf(1), rowOf(2)]);
  const keys = new Map<string, {id: string}>();
  const [written, spread]: [Row[], Row[]] = [[], []];
  const shelf = {
    find: async (id: string) => keys.get(id),
    put: async (row: {id: string}) => void keys.set(row.id, row),
    write: async (make: (device: DeviceRow) => readonly Row[]) => {
      const rows = make(stored.device);
      for (const row of rows) if (row.id === deviceKey) stored.device = row as DeviceRow;
      written.push(...rows);
      return true;
    },
  };
  const book = {ledger, shelf, incident: () => {}, spread: (rows: readonly Row[]) => spread.push(...rows)};
  return {book: book as unknown as Book<never>, ledger, written, spread};
}

for (const [what, other] of [
  ['another tab has signed on', {...mine, chain: {place: 5, hash: 'the head of the other tab'}}],
  ['the device took a new name', {...mine, device: 'renamed', generation: 1}],
] as const) {
  test(`Nothing is signed into a place of the chain that is no longer free: ${what}`, async () => {
    const {book, ledger, written, spread} = bookWith({device: other});
    await new Sealer(book).seal([rowOf(1), rowOf(2)]);
    assert.deepEqual([written, spread, ledger.unsealed.size], [[], [], 2]);
    assert.deepEqual(ledger.device, other, 'and this tab goes on from where the other has come to');
  });
}

test('What was overtaken is signed next, behind the head of the other tab', async () => {
  const stored = {device: {...mine, chain: {place: 5, hash: 'the head of the other tab'}}};
  const {book, ledger, written} = bookWith(stored);
  const sealer = new Sealer(book);
  await sealer.seal([rowOf(1), rowOf(2)]);
  await sealer.seal([rowOf(1), rowOf(2)]);
  const proofs = [1, 2].map((seq) => ledger.items.get(`item-${seq}`)!.proof!);
  assert.deepEqual(
    proofs.map(({place, before}) => [place, before]),
    [
      [6, 'the head of the other tab'],
      [7, proofs[0]!.hash],
    ],
  );
  assert.deepEqual([written.length, stored.device.chain], [3, {place: 7, hash: proofs[1]!.hash}]);
});

test('The first of a chain follows nothing', async () => {
  const {book, ledger} = bookWith({device: mine});
  await new Sealer(book).seal([rowOf(1)]);
  const {place, before} = ledger.items.get('item-1')!.proof!;
  assert.deepEqual([place, before], [1, noHash]);
});
