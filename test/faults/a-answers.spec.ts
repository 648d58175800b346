/* FAULTS A: what a server, or whatever stands in its place, can answer. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Fault} from '../helpers/misbehaving-ratings.ts';
import {drained, kept, put, quick, stage, stateOf, until} from '../helpers/outbox-page.ts';

const {scene} = stage();

/** At first every request meets the fault; afterwards all is well, and the item stands at the server once. */
function survives(row: string, fault: Fault, problem: string | null, alsoStored = false): void {
  test(`${row}: after “${fault}” an item stays and is counted once`, () =>
    scene(async ({open, ratings}) => {
      const page = await open(undefined, fault === 'commit then hang' ? {times: {...quick, timeout: 500}} : {});
      let broken = true;
      ratings.fault = () => (broken ? fault : 'none');
      await put(page, 1);
      await page.waitForFunction((wanted) => window.outbox.state.problem === wanted, problem);
      assert.equal((await stateOf(page)).backlog, 1);
      assert.equal(ratings.stored.size, alsoStored ? 1 : 0);
      assert.ok(ratings.seen.length > 0);
      broken = false;
      await drained(page);
      assert.equal(ratings.stored.size, 1);
      assert.equal((await kept(page)).sent.length, 1);
      assert.equal((await stateOf(page)).problem, null);
    }));
}

survives('A3', 'reset before reading', 'unreachable');
survives('A4', 'commit then reset', 'unreachable', true);
survives('A5', 'commit then 500', 'server', true);
survives('A6', 'commit then hang', 'unreachable', true);
survives('A8', 500, 'server');
survives('A8', 502, 'server');
survives('A8', 503, 'server');
survives('A8', 504, 'server');
survives('A11', 'portal', 'not-the-server');
survives('A12', 'redirect', 'not-the-server');
survives('A13', 'empty object', 'not-the-server');
survives('A13', 'empty', 'not-the-server');
survives('A13', 204, 'not-the-server');
survives('A14', 'truncated', 'not-the-server', true);
survives('A16', 'unknown id', 'server');
survives('A18', 401, 'unauthorised');

test('A1: with the server down the queue grows, and drains in the order of the taps when it returns', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    await ratings.stop();
    await put(page, 40);
    await page.waitForFunction(() => window.outbox.state.problem === 'unreachable');
    assert.equal((await stateOf(page)).backlog, 40);
    await ratings.start();
    await drained(page);
    const arrived = [...ratings.stored.values()].map((item) => item.seq);
    assert.equal(arrived.length, 40);
    assert.deepEqual(
      arrived,
      [...arrived].sort((one, other) => one - other),
    );
  }));

test('A2: a name that does not resolve is a problem for staff, not an error of the page', () =>
  scene(async ({open, ratings, errors}) => {
    const page = await open();
    await page.evaluate(() => (window.endpoint = 'http://hall.invalid/ratings'));
    await put(page, 3);
    await page.waitForFunction(() => window.outbox.state.problem === 'unreachable');
    assert.equal((await stateOf(page)).backlog, 3);
    await page.evaluate((address) => (window.endpoint = address), ratings.address);
    await drained(page);
    assert.equal(ratings.stored.size, 3);
    assert.deepEqual(errors, []);
  }));

test('A7: a POST that the browser repeats by itself on a dying connection is stored once', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    ratings.fault = (request) => (request % 2 === 1 ? 'reset a reused connection' : 'none');
    for (let n = 0; n < 6; n++) {
      await put(page, 1, n);
      await drained(page);
    }
    assert.equal(ratings.stored.size, 6);
    assert.ok(ratings.commits.length > 6, 'the fault never struck');
  }));

test('A9: Retry-After in seconds is waited for, also by new taps and a request to flush', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    ratings.fault = (request) => (request === 0 ? 'too many' : 'none');
    await put(page, 1);
    await page.waitForFunction(() => window.outbox.state.problem === 'server');
    await put(page, 1, 1);
    await page.evaluate(() => window.outbox.flush());
    await drained(page);
    assert.ok(ratings.seen[1]!.at - ratings.seen[0]!.at >= 1000);
  }));

test('A9: Retry-After is kept to as well when it answers the question how much the server has', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    await put(page, 1);
    await drained(page);
    await page.close();
    const asked = ratings.seen.length;
    ratings.fault = (request) => (request === asked ? 'too many' : 'none');
    const again = await open();
    await again.waitForFunction(() => window.outbox.state.problem === 'server');
    await put(again, 1, 1);
    await again.evaluate(() => window.outbox.flush());
    await drained(again);
    assert.ok(ratings.seen[asked + 1]!.at - ratings.seen[asked]!.at >= 1000);
    assert.equal(ratings.stored.size, 2);
  }));

test('A12: the login page behind a redirect is never fetched', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    ratings.fault = () => 'redirect';
    await put(page, 1);
    await page.waitForFunction(() => window.outbox.state.problem === 'not-the-server');
    assert.equal(ratings.logins, 0);
    assert.ok(ratings.seen.every(({path}) => path === '/ratings'));
  }));

test('A15: receipts for half a batch remove that half, and the others come again', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    await ratings.stop();
    const items = await put(page, 8);
    await ratings.start();
    let well = false; // until the page was seen to keep the other half
    ratings.fault = (request) => (request === 0 ? 'half' : well ? 'none' : 503);
    await page.waitForFunction(() => window.outbox.state.backlog === 4);
    well = true;
    assert.deepEqual(
      ratings.seen[0]!.ids,
      items.map(({id}) => id),
    );
    await drained(page);
    assert.deepEqual(
      ratings.seen.at(-1)!.ids,
      items.slice(4).map(({id}) => id),
    );
    assert.equal(ratings.commits.length, 8);
  }));

test('A17: what the server rejects is kept apart with its reason and sent no more', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    ratings.fault = () => 'rejected';
    await put(page, 2);
    await drained(page);
    const {rejected, items} = await kept(page);
    assert.deepEqual(
      rejected.map(({body, reason}) => [body, reason]),
      [
        [{score: 1, n: 0}, 'invalid'],
        [{score: 2, n: 1}, 'invalid'],
      ],
    );
    assert.equal(items.length, 0);
    assert.equal((await stateOf(page)).rejected, 2);
    await page.evaluate(() => window.outbox.flush());
    assert.ok(ratings.seen.length <= 2);
  }));

test('A33: a long queue leaves in requests of at most 48 KiB', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    await ratings.stop();
    await page.evaluate(() =>
      Promise.all(Array.from({length: 30}, (_, n) => window.outbox.put({n, text: 'ộ'.repeat(1500)}))),
    );
    await ratings.start();
    await drained(page);
    assert.equal(ratings.stored.size, 30);
    assert.ok(ratings.seen.length >= 3);
    assert.ok(ratings.seen.every(({bytes}) => bytes <= 48 * 1024));
  }));

test('A6: by default a request is given up after 15 s, and the next comes within a second', () =>
  scene(
    async ({open, ratings}) => {
      const page = await open(undefined, {times: {}});
      ratings.fault = (request) => (request === 0 ? 'commit then hang' : 'none');
      await put(page, 1);
      await page.clock.runFor(3600); // the 3 s in which a second tap would replace it
      await until(() => ratings.stored.size === 1);
      await page.clock.runFor(14_000);
      assert.equal((await stateOf(page)).problem, null);
      await page.clock.runFor(1100);
      await page.waitForFunction(() => window.outbox.state.problem === 'unreachable', undefined, {polling: 50});
      await page.clock.runFor(1100);
      await until(() => ratings.seen.length === 2);
      assert.equal(ratings.stored.size, 1);
    },
    {fakeClock: true},
  ));
