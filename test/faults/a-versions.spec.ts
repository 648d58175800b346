/* FAULTS A: the library is upgraded, and rolled back, while items wait in its stores. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {crc32} from 'node:zlib';
import {drained, eventually, kept, put, stage, stateOf} from '../helpers/outbox-page.ts';
import {
  damaged,
  intoDatabase,
  intoLog,
  itemsInDatabase,
  linesInLogs,
  overStores,
  rowsInDatabase,
} from '../helpers/outbox-stores.ts';

const {scene} = stage();

const device = 'device-of-before';
const first = {id: '*device', device, seq: 12, at: 1_700_000_000_000};

/** A row as the first version of this library wrote it. */
const old = (n: number) => ({
  ...{id: `old-${n}`, device, seq: n, at: 1_700_000_000_000 + n, holdUntil: 0},
  ...{body: {score: 4, n}, revision: 1, state: 'waiting', sentAt: null, reason: null},
});
const oldRows = Array.from({length: 12}, (_, index) => old(index + 1));

/** A row of a version that does not exist yet. */
const coming = {id: 'of-tomorrow', device, shape: 99, revision: 3, state: 'waiting', ciphertext: 'Zm9v', n: 1};

const line = (row: unknown) => {
  const json = JSON.stringify(row);
  return `${crc32(json).toString(16).padStart(8, '0')} ${json}`;
};

test('A26: what an older version left waiting is brought to the new shape in one transaction, sealed and sent', () =>
  scene(async ({context, open, origin, ratings}) => {
    await overStores(context, origin, intoDatabase([first, ...oldRows.slice(0, 9)]));
    await overStores(context, origin, intoLog([first, ...oldRows.slice(3)].map(line)));
    await context.addInitScript(`
      window.written = [];
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (row) {
        written.push({row, transaction: this.transaction});
        return put.apply(this, arguments);
      };
      window.together = () => {
        const counts = new Map();
        for (const {row, transaction} of written) {
          if (row.shape === 2 && !row.proof) counts.set(transaction, (counts.get(transaction) ?? 0) + 1);
        }
        return Math.max(0, ...counts.values());
      };
    `);
    const page = await open(undefined, {seal: true});
    await drained(page);
    assert.equal(await page.evaluate('together()'), 12);
    const items = [...ratings.stored.values()];
    assert.deepEqual(
      items.map(({id, seq}) => [id, seq]),
      oldRows.map(({id, seq}) => [id, seq]),
    );
    assert.ok(items.every(({proof}) => proof));
    assert.equal((await put(page, 1))[0]!.seq, 13);
  }));

test('A26: a browser killed before the new shape was written finds everything in the old one', () =>
  scene(async ({context, open, origin}) => {
    await overStores(context, origin, intoDatabase([first, ...oldRows]));
    await context.addInitScript(
      'IDBObjectStore.prototype.put = () => { throw new DOMException("", "UnknownError"); };',
    );
    const failing = await open(null);
    assert.equal((await kept(failing)).items.length, 12);
    await failing.close();
    assert.equal(await overStores(context, origin, itemsInDatabase), 12);
  }));

test('A27: rolled back, rows of a newer version stay as they are in both stores, and what this one knows goes on', () =>
  scene(async ({context, open, origin, ratings}) => {
    await overStores(context, origin, intoDatabase([first, old(1), coming]));
    await overStores(context, origin, intoLog([first, old(1), coming].map(line)));
    const page = await open();
    await put(page, 2);
    await drained(page);
    assert.equal(ratings.stored.size, 3);
    await damaged(page, 'true');
    const again = await open(); // rewrites the log once more
    await drained(again);
    await eventually(
      again,
      `${linesInLogs}.then((lines) => lines?.filter((line) => line === ${JSON.stringify(JSON.stringify(coming))}).length === 1)`,
    );
    const rows = (await again.evaluate(rowsInDatabase)) as {id: string}[];
    assert.deepEqual(
      rows.find(({id}) => id === coming.id),
      coming,
    );
    assert.equal(ratings.stored.has(`${device} ${coming.id}`), false);
  }));

test('A27: a database that a newer version has rebuilt is not opened, not emptied, and the log carries on', () =>
  scene(async ({context, open, origin, ratings}) => {
    const upgrade = `new Promise((resolve, reject) => {
      const request = indexedDB.open('mot-cua outbox ratings', 7);
      request.onupgradeneeded = () => request.result.createObjectStore('future', {keyPath: 'id'}).put({id: 'x'});
      request.onerror = () => reject(request.error);
      request.onsuccess = () => { request.result.close(); resolve(); };
    })`;
    await overStores(context, origin, upgrade);
    const page = await open();
    await put(page, 3);
    assert.equal((await stateOf(page)).durability, 'single');
    await drained(page);
    assert.equal(ratings.stored.size, 3);
    await page.close();
    const left = await overStores(
      context,
      origin,
      `new Promise((resolve) => {
        const request = indexedDB.open('mot-cua outbox ratings');
        request.onsuccess = () => {
          const all = request.result.transaction('future').objectStore('future').getAll();
          all.onsuccess = () => { request.result.close(); resolve(all.result); };
        };
      })`,
    );
    assert.deepEqual(left, [{id: 'x'}]);
    assert.equal((await kept(await open(null))).sent.length, 3);
  }));
