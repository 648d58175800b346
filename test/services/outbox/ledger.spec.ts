import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {Ledger} from '../../../src/services/outbox/ledger.ts';
import {deviceKey, elder, type DeviceRow, type ItemRow} from '../../../src/services/outbox/row.ts';

const row = (id: string, more: Partial<ItemRow> = {}): ItemRow => ({
  ...{id, device: 'kiosk', seq: 1, at: 0, holdUntil: 0, body: {}, revision: 1, state: 'waiting' as const},
  ...{sentAt: null, reason: null, shape: 2},
  ...more,
});

const proof = {key: 'k', place: 1, before: '', hash: '', signature: ''};

test('Whatever is written in whatever order, the counts and the queue are those of the rows that are known', () => {
  const change = fc.record({
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    seq: fc.nat(9),
    revision: fc.integer({min: 1, max: 5}),
    state: fc.constantFrom('waiting', 'sent', 'rejected', 'withdrawn') as fc.Arbitrary<ItemRow['state']>,
    sealed: fc.boolean(),
    by: fc.constantFrom('set', 'unite', 'delete'),
  });
  fc.assert(
    fc.property(fc.array(change, {maxLength: 40}), (changes) => {
      const ledger = new Ledger();
      for (const {id, seq, revision, state, sealed, by} of changes) {
        const one = row(id, {seq, revision, state, ...(sealed ? {proof} : {})});
        if (by === 'delete') ledger.delete(id);
        else if (by === 'set') ledger.set(one);
        else ledger.unite([one]);
      }
      const rows = [...ledger.items.values()];
      const waiting = rows.filter(({state}) => state === 'waiting');
      assert.equal(ledger.backlog, waiting.length);
      assert.equal(ledger.rejected, rows.filter(({state}) => state === 'rejected').length);
      assert.deepEqual(new Set(ledger.unsealed.keys()), new Set(waiting.filter((one) => !one.proof).map(({id}) => id)));
      const queue = [...ledger.waiting.values()];
      assert.deepEqual(new Set(queue), new Set(waiting));
      queue.forEach((one, index) => assert.ok(index === 0 || queue[index - 1]!.seq <= one.seq));
    }),
  );
});

test('An item that was refused and taken back may be written down again under its id, and is then there after a restart', () => {
  const refused = row('ticket', {revision: 2, state: 'withdrawn'});
  const again = row('ticket', {revision: 3});
  for (const order of [
    [row('ticket'), refused, again],
    [again, refused, row('ticket')],
    [refused, again],
    [again, row('ticket'), refused],
  ]) {
    const ledger = new Ledger();
    ledger.unite(order);
    assert.deepEqual(ledger.items.get('ticket'), again);
  }
  const ledger = new Ledger();
  ledger.unite([refused, row('ticket')]); // whichever store is read first
  assert.equal(ledger.items.size, 0);
});

test('Lines of a newer version stay as they were written, and do not become items', () => {
  const lines = ['{"id":"x","shape":3,"device":"d","revision":1,"state":"waiting"}', '{"b":1,"a":2}', 'not JSON'];
  const ledger = new Ledger();
  ledger.read([...lines, JSON.stringify(row('a'))]);
  ledger.read(lines);
  assert.deepEqual([...ledger.items.keys()], ['a']);
  assert.deepEqual(ledger.lines.slice(1), lines);
});

test('Rows of the first version are brought to the shape of this one', () => {
  const {shape: _, ...old} = row('a');
  const ledger = new Ledger();
  ledger.unite([old]);
  assert.deepEqual(ledger.items.get('a'), row('a'));
});

test('A hundred thousand waiting rows are found in order without sorting them again at each tap', () => {
  const ledger = new Ledger();
  ledger.unite(Array.from({length: 100_000}, (_, place) => row(`id-${place}`, {seq: 100_000 - place})));
  assert.equal([...ledger.waiting.keys()][0], 'id-99999');
  const {waiting} = ledger;
  ledger.set(row('new', {seq: 100_001}));
  assert.equal(ledger.waiting, waiting);
  assert.equal(ledger.backlog, 100_001);
});

test('Of two identities the later generation wins, however young; heads and keys of one device are united', () => {
  const key = (id: string) => ({id, spki: id});
  const one: DeviceRow = {id: deviceKey, device: 'a', seq: 9, at: 1, chain: {place: 4, hash: '4'}, keys: [key('x')]};
  const further: DeviceRow = {...one, seq: 8, chain: {place: 6, hash: '6'}, keys: [key('y')]};
  const renamed: DeviceRow = {id: deviceKey, device: 'b', seq: 2, at: 5, generation: 1, keys: [key('x')]};
  for (const united of [elder(one, further), elder(further, one)]) {
    assert.deepEqual([united.seq, united.chain, united.keys!.length], [9, {place: 6, hash: '6'}, 2]);
  }
  for (const united of [elder(one, renamed), elder(renamed, one)]) {
    assert.deepEqual([united.device, united.seq, united.chain], ['b', 2, undefined]);
  }
});
