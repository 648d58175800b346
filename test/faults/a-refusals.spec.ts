/* FAULTS A: servers that know this device no more, and foreign ones that judge a request as a whole. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Sent} from '../helpers/misbehaving-ratings.ts';
import {drained, kept, put, quick, stage, stateOf, until} from '../helpers/outbox-page.ts';

const {scene} = stage();

const numbers = (sent: Sent) => sent.items.map(({n}) => n);

test('A18: a token that has expired is asked for anew and tried once more at once', () =>
  scene(async ({open, ratings}) => {
    const page = await open(null);
    await page.evaluate(
      `{ let asked = 0; Object.defineProperty(window, 'token', {get: () => (asked++ === 0 ? 'old' : 'fresh')}); }`,
    );
    ratings.fault = (request) => (request === 0 ? 401 : 'none');
    await put(page, 1);
    await page.evaluate((address) => {
      window.endpoint = address;
      return window.outbox.flush();
    }, ratings.address);
    assert.deepEqual(
      ratings.seen.map(({authorization}) => authorization),
      ['Bearer old', 'Bearer fresh'],
    );
    assert.equal(ratings.stored.size, 1);
    assert.equal((await stateOf(page)).problem, null);
  }));

test('A19: a device that was shut out keeps everything, tells staff, and asks again rarely however many taps come', () =>
  scene(async ({open, ratings}) => {
    ratings.fault = () => 403;
    const page = await open(undefined, {times: {...quick, longestWait: 3_600_000}});
    await put(page, 1);
    await page.waitForFunction(() => window.outbox.state.problem === 'revoked');
    await put(page, 5, 1);
    await page.evaluate(() => window.outbox.flush());
    assert.equal(ratings.seen.length, 1);
    assert.equal((await stateOf(page)).backlog, 6);
  }));

test('A19: when the device is admitted again, what it kept is sent', () =>
  scene(async ({open, ratings}) => {
    let admitted = false;
    ratings.fault = () => (admitted ? 'none' : 403);
    const page = await open();
    await put(page, 3);
    await page.waitForFunction(() => window.outbox.state.problem === 'revoked');
    admitted = true;
    await drained(page);
    assert.equal(ratings.stored.size, 3);
    assert.equal((await stateOf(page)).problem, null);
  }));

for (const status of [404, 410]) {
  test(`A20: ${status} from an address that was moved keeps everything and names the mistake to staff`, () =>
    scene(async ({open, ratings}) => {
      let moved = true;
      ratings.fault = () => (moved ? status : 'none');
      const page = await open();
      await put(page, 2);
      await page.waitForFunction(() => window.outbox.state.problem === 'not-the-server');
      assert.equal((await stateOf(page)).backlog, 2);
      moved = false;
      await drained(page);
      assert.equal(ratings.stored.size, 2);
    }));
}

test('A21: of two contents under one id the first is kept, and the second set aside with its reason', () =>
  scene(async ({open, ratings}) => {
    const first = await open(undefined, {name: 'first'});
    await first.evaluate(() => window.outbox.put({score: 5}, {id: 'the-ticket'}));
    await drained(first);
    const key = [...ratings.stored.keys()][0]!;
    const second = await open(null, {name: 'second'});
    const {device} = (await second.evaluate(() => window.outbox.put({score: 1}, {id: 'the-ticket'})))!;
    // The server knows this device’s ticket already, with another answer.
    ratings.stored.set(`${device} the-ticket`, ratings.stored.get(key)!);
    await second.evaluate((address) => {
      window.endpoint = address;
      return window.outbox.flush();
    }, ratings.address);
    const {rejected, items} = await kept(second);
    assert.deepEqual(
      rejected.map(({body, reason}) => [body, reason]),
      [[{score: 1}, 'conflict']],
    );
    assert.equal(items.length, 0);
    assert.equal(ratings.stored.get(`${device} the-ticket`)!['score'], 5);
  }));

for (const [row, status, reason] of [
  ['A21', 409, 'conflict'],
  ['A24', 422, 'invalid'],
] as const) {
  test(`${row}: one item for which a foreign server refuses the whole request with ${status} is found, its neighbours pass`, () =>
    scene(async ({open, ratings}) => {
      ratings.tellsHighest = false;
      ratings.judge = (sent) => (numbers(sent).includes(5) ? status : 'none');
      const page = await open(null);
      await put(page, 12);
      await page.evaluate((address) => {
        window.endpoint = address;
        return window.outbox.flush();
      }, ratings.address);
      await drained(page);
      const {rejected} = await kept(page);
      assert.deepEqual(
        rejected.map(({body, reason}) => [(body as {n: number}).n, reason]),
        [[5, reason]],
      );
      assert.deepEqual(
        [...ratings.stored.values()].map(({n}) => n),
        [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11],
      );
      assert.equal((await stateOf(page)).rejected, 1);
    }));
}

test('A22: a request that is too large for a server is halved until it fits', () =>
  scene(async ({open, ratings}) => {
    ratings.judge = (sent) => (sent.items.length > 2 ? 413 : 'none');
    const page = await open(null);
    await put(page, 16);
    await page.evaluate((address) => {
      window.endpoint = address;
      return window.outbox.flush();
    }, ratings.address);
    await drained(page);
    assert.deepEqual(
      ratings.seen.slice(0, 4).map(({ids}) => ids.length),
      [16, 8, 4, 2],
    );
    assert.equal(ratings.stored.size, 16);
    assert.equal((await stateOf(page)).rejected, 0);
  }));

test('A23: an item that is too large all by itself is set aside, and the others pass', () =>
  scene(async ({open, ratings}) => {
    ratings.judge = (sent) => (JSON.stringify(sent).length > 2000 ? 413 : 'none');
    const page = await open(null);
    await put(page, 3);
    await page.evaluate(() => window.outbox.put({n: 3, text: 'x'.repeat(3000)}));
    await put(page, 3, 4);
    await page.evaluate((address) => {
      window.endpoint = address;
      return window.outbox.flush();
    }, ratings.address);
    await drained(page);
    const {rejected} = await kept(page);
    assert.deepEqual(
      rejected.map(({body, reason}) => [(body as {n: number}).n, reason]),
      [[3, 'too-large']],
    );
    assert.equal(ratings.stored.size, 6);
  }));

test('A25: a newer server that says more, and in words not known yet, is understood as far as it can be', () =>
  scene(async ({open, ratings, context}) => {
    await context.route('**/ratings', async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      const {items} = route.request().postDataJSON() as Sent;
      const receipts = items.map(({id, n}) => ({id, status: n === 1 ? 'put off' : 'stored', shard: 7}));
      const headers = {'Access-Control-Allow-Origin': '*'};
      await route.fulfill({json: {receipts, highest: '9', version: 12, notes: ['x']}, headers});
    });
    const page = await open(null);
    await put(page, 3);
    await page.evaluate((address) => {
      window.endpoint = address;
    }, ratings.address);
    await page.evaluate(() => window.outbox.flush());
    const {items, sent} = await kept(page);
    assert.deepEqual(
      items.map(({body}) => (body as {n: number}).n),
      [1],
    );
    assert.equal(sent.length, 2);
  }));

test('A25: an older server, which does not say how much it has, is asked nothing it would not understand', () =>
  scene(async ({open, ratings}) => {
    ratings.tellsHighest = false;
    ratings.judge = (sent) => (sent.items.length === 0 ? 422 : 'none');
    const page = await open();
    await put(page, 2);
    await drained(page);
    await page.close();
    const again = await open(); // on taking over it asks, is refused, and goes on
    await until(() => ratings.seen.some(({ids}) => ids.length === 0));
    await put(again, 1, 2);
    await drained(again);
    assert.equal(ratings.stored.size, 3);
    assert.equal((await stateOf(again)).problem, null);
  }));
