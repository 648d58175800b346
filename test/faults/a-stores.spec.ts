/* FAULTS A: the device's own stores, killed, wiped, torn, full and missing. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {appendFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {test, type TestContext} from 'node:test';
import type {Page} from 'playwright-core';
import {launchProfile} from '../helpers/browser.ts';
import {MisbehavingRatings} from '../helpers/misbehaving-ratings.ts';
import {
  drained,
  eventually,
  kept,
  killBrowser,
  openPage,
  profileFolder,
  put,
  quick,
  stage,
  stateOf,
  until,
} from '../helpers/outbox-page.ts';
import {
  damaged,
  itemsInDatabase,
  itemsInLogs,
  logFolder,
  tearLogs,
  wipeDatabase,
  wipeLogs,
} from '../helpers/outbox-stores.ts';

/** `npm run faults` kills a hundred times; `npm test` has less time. */
const long = process.env['MOT_CUA_FAULTS'] === 'long';
const kills = long ? 100 : 20;

const {scene, origin} = stage();

const idsOf = async (page: Page): Promise<Set<string>> => new Set((await kept(page)).items.map(({id}) => id));

test(`A34: ${kills} times killed right after the thanks, not one acknowledged rating is lost or doubled`, async (context) => {
  const {folder, remove} = profileFolder();
  const ratings = new MisbehavingRatings();
  await ratings.start();
  const acknowledged = new Set<string>();
  try {
    for (let round = 0; round < kills; round++) {
      const profile = await launchProfile(folder);
      await profile.exposeFunction('thanked', (key: string) => {
        acknowledged.add(key);
        if (acknowledged.size % 5 === 0) killBrowser(folder);
      });
      const page = await openPage(profile, origin(), round % 4 === 3 ? ratings.address : null).catch(() => null);
      const closed = new Promise((resolve) => profile.once('close', resolve));
      void page
        ?.evaluate(
          `(async () => { for (let n = 0; ; n++) { const {device, id} = await outbox.put({n}); await thanked(device + ' ' + id); } })()`,
        )
        .catch(() => undefined);
      await closed;
    }
    const profile = await launchProfile(folder);
    const page = await openPage(profile, origin(), ratings.address);
    await drained(page);
    await profile.close();
    const lost = [...acknowledged].filter((key) => !ratings.stored.has(key)).length;
    const repeats = ratings.commits.length - ratings.stored.size;
    context.diagnostic(`${kills} kills, ${acknowledged.size} thanked, ${lost} lost, ${repeats} repeats recognised`);
    assert.ok(acknowledged.size >= kills);
    assert.equal(lost, 0);
    assert.equal(new Set(ratings.stored.keys()).size, ratings.stored.size);
  } finally {
    killBrowser(folder);
    await ratings.stop();
    remove();
  }
});

for (const [row, what, script] of [
  ['A37', 'IndexedDB wiped', wipeDatabase],
  ['A38', 'every log removed', wipeLogs],
  ['A38', 'a corrupted line and a torn tail in the log', tearLogs],
] as const) {
  test(`${row}: with ${what}, everything is there again in both stores`, () =>
    scene(async ({open}) => {
      const page = await open(null);
      const {device} = (await put(page, 12))[0]!;
      const before = await idsOf(page);
      await damaged(page, script);
      const again = await open(null);
      assert.deepEqual(await idsOf(again), before);
      const {durability, incidents} = await stateOf(again);
      assert.equal(durability, 'both');
      assert.deepEqual(incidents, row === 'A37' ? ['store-lost'] : []);
      assert.equal((await kept(again)).device, device);
      assert.equal((await put(again, 1))[0]!.seq, 13);
      await eventually(again, `${itemsInDatabase}.then((count) => count === 13)`);
      await eventually(again, `${itemsInLogs}.then((count) => count === 13)`);
    }));
}

test('A36: what the database lost and what the log lost are made good by the other', () =>
  scene(async ({open}) => {
    const page = await open(null);
    const items = await put(page, 6);
    await damaged(
      page,
      `new Promise((resolve) => {
        const request = indexedDB.open('mot-cua outbox ratings');
        request.onsuccess = () => {
          const rows = request.result.transaction('rows', 'readwrite', {durability: 'strict'});
          ${JSON.stringify(items.slice(3).map(({id}) => id))}.forEach((id) => rows.objectStore('rows').delete(id));
          rows.oncomplete = () => { request.result.close(); resolve(); };
        };
      })`,
    );
    const again = await open(null);
    assert.equal((await kept(again)).items.length, 6);
    await eventually(again, `${itemsInDatabase}.then((count) => count === 6)`);
    await damaged(again, tearLogs);
    const last = await open(null);
    assert.equal((await kept(last)).items.length, 6);
  }));

test('A39: without quota a tap is refused visibly, what waits stays, and it goes on when there is room', () =>
  scene(async ({context, ratings, open}) => {
    const page = await open();
    await put(page, 3);
    await drained(page);
    await page.evaluate(() => (window.endpoint = null));
    await put(page, 4, 3);
    const devtools = await context.newCDPSession(page);
    await devtools.send('Storage.overrideQuotaForOrigin', {origin: origin(), quotaSize: 1000});
    await assert.rejects(put(page, 1, 7), /StorageRefused: No room/);
    const {problem, room} = await stateOf(page);
    assert.deepEqual([problem, room], ['storage-full', 'full']);
    const {items, sent} = await kept(page);
    assert.equal(items.length, 4);
    assert.equal(sent.length, 0);
    await devtools.send('Storage.overrideQuotaForOrigin', {origin: origin()});
    await page.waitForFunction(() => window.outbox.state.problem === null);
    await put(page, 1, 8);
    await page.evaluate((address) => {
      window.endpoint = address;
      return window.outbox.flush();
    }, ratings.address);
    assert.deepEqual(
      [...ratings.stored.values()].map(({n}) => n),
      [0, 1, 2, 3, 4, 5, 6, 8],
    );
  }));

test('A40: an UnknownError of IndexedDB is tried again on a fresh connection before anyone is thanked', () =>
  scene(async ({open}) => {
    const page = await open(null);
    await page.evaluate(`{
      const put = IDBObjectStore.prototype.put;
      window.failures = 1;
      IDBObjectStore.prototype.put = function (...row) {
        if (window.failures-- > 0) throw new DOMException('IO error', 'UnknownError');
        return put.apply(this, row);
      };
    }`);
    await put(page, 2);
    assert.equal((await stateOf(page)).durability, 'both');
    assert.equal(await page.evaluate(itemsInDatabase), 2);
  }));

test('A40: while IndexedDB stays broken the state says that one store is left, and it is filled again afterwards', () =>
  scene(async ({open}) => {
    const page = await open(null);
    await page.evaluate(`{
      const put = IDBObjectStore.prototype.put;
      window.broken = true;
      IDBObjectStore.prototype.put = function (...row) {
        if (window.broken) throw new DOMException('IO error', 'UnknownError');
        return put.apply(this, row);
      };
    }`);
    await put(page, 2);
    assert.equal((await stateOf(page)).durability, 'single');
    await page.evaluate('window.broken = false');
    await page.waitForFunction(() => window.outbox.state.durability === 'both');
    assert.equal(await page.evaluate(itemsInDatabase), 2);
  }));

test('A40: a disk that is really full refuses, and thanks for nothing that is not there afterwards', async (context) => {
  const {folder, remove} = profileFolder();
  if (!mounted(folder, context)) return remove();
  try {
    const profile = await launchProfile(folder);
    const page = await openPage(profile, origin(), null);
    const thanked = (await put(page, 5)).map(({id}) => id);
    fill(join(folder, 'fill'));
    // The browser itself may die of a full disk; what it thanked for until then is what counts.
    const attempts = await page
      .evaluate(() =>
        Promise.all(
          Array.from({length: 5}, (_, n) =>
            window.outbox
              .put({n, text: 'x'.repeat(5000)}) // larger than what is left of a page of the disk
              .then(({id}) => id)
              .catch(String),
          ),
        ),
      )
      .catch(() => []);
    const refused = attempts.filter((answer) => answer.startsWith('StorageRefused')).length;
    thanked.push(...attempts.filter((answer) => !answer.includes('StorageRefused')));
    rmSync(join(folder, 'fill'));
    killBrowser(folder);
    await until(() => killBrowser(folder) === 0);
    const again = await launchProfile(folder);
    const items = await idsOf(await openPage(again, origin(), null));
    await again.close();
    context.diagnostic(`${thanked.length} thanked, ${refused} refused, ${items.size} there afterwards`);
    assert.deepEqual([...items].sort(), thanked.sort());
  } finally {
    killBrowser(folder);
    await until(() => killBrowser(folder) === 0);
    execFileSync('umount', ['-l', folder]);
    remove();
  }
});

/** A small disk of its own; only an administrator on Linux can make one. */
function mounted(folder: string, context: TestContext): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', folder], {stdio: 'ignore'});
    return true;
  } catch {
    context.skip('no right to mount a small disk here');
    return false;
  }
}

function fill(path: string): void {
  for (const size of [1 << 20, 512]) {
    try {
      for (;;) appendFileSync(path, Buffer.alloc(size));
    } catch {
      // Full: go on with smaller pieces.
    }
  }
}

test('A41: after Clear-Site-Data the page that lives on writes everything down again', () =>
  scene(async ({open}) => {
    const page = await open(null);
    await put(page, 5);
    const before = await idsOf(page);
    await page.evaluate(
      `window.seen = []; outbox.subscribe(() => seen.push(outbox.state.durability)); fetch('/clear')`,
    );
    await eventually(page, `seen.includes('network') && seen.at(-1) === 'both'`);
    assert.deepEqual((await stateOf(page)).incidents, ['store-lost']);
    assert.equal(await page.evaluate(itemsInDatabase), 5);
    assert.equal(await page.evaluate(itemsInLogs), 5);
    await page.close();
    const again = await open(null);
    assert.deepEqual(await idsOf(again), before);
  }));

test('A42: a newer version of the library may take the database over while an old tab is open', () =>
  scene(async ({open}) => {
    const page = await open(null);
    await put(page, 2);
    const upgraded = await page.evaluate(
      `new Promise((resolve) => {
        const request = indexedDB.open('mot-cua outbox ratings', 2);
        request.onsuccess = () => resolve('opened');
        request.onblocked = () => resolve('blocked');
      })`,
    );
    assert.equal(upgraded, 'opened');
    await put(page, 1, 2);
    assert.equal((await stateOf(page)).durability, 'single');
    assert.equal((await kept(page)).items.length, 3);
  }));

test('A43: without any store a rating is thanked for only after the server has it, and refused otherwise', () =>
  scene(async ({context, ratings, open}) => {
    await context.addInitScript(
      'Object.defineProperty(window, "indexedDB", {value: undefined}); Object.defineProperty(window, "Worker", {value: undefined});',
    );
    const page = await open(undefined, {times: {...quick, patience: 20_000}});
    assert.equal((await stateOf(page)).durability, 'network');
    await put(page, 1);
    assert.equal(ratings.stored.size, 1);
    await ratings.stop();
    const hasty = await open(undefined, {times: {...quick, patience: 400}});
    await assert.rejects(put(hasty, 1), /StorageRefused: Nothing can be kept/);
    assert.equal((await stateOf(hasty)).backlog, 0);
  }));

test('Without OPFS it says so and keeps everything in IndexedDB', () =>
  scene(async ({context, open}) => {
    await context.addInitScript('Object.defineProperty(window, "Worker", {value: undefined})');
    const page = await open(null);
    await put(page, 3);
    assert.equal((await stateOf(page)).durability, 'single');
    await page.close();
    assert.equal((await kept(await open(null))).items.length, 3);
  }));

test('Without IndexedDB it says so and keeps everything in the log', () =>
  scene(async ({context, open}) => {
    await context.addInitScript('Object.defineProperty(window, "indexedDB", {value: undefined})');
    const page = await open(null);
    await put(page, 3);
    assert.equal((await stateOf(page)).durability, 'single');
    await page.close();
    const again = await open(null);
    assert.equal((await kept(again)).items.length, 3);
    assert.equal((await put(again, 1))[0]!.seq, 4);
  }));

test('What dead tabs left in their logs is taken over, and their files are removed but for the two that take turns', () =>
  scene(async ({open}) => {
    for (let tab = 0; tab < 4; tab++) {
      const page = await open(null);
      await put(page, 2, tab);
      await page.close();
    }
    const page = await open(null);
    await eventually(
      page,
      `(async () => { let count = 0; for await (const name of (await ${logFolder}).keys()) count++; return count === 2; })()`,
    );
    assert.equal(await page.evaluate(itemsInLogs), 8);
  }));
