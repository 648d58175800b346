/* FAULTS A: several tabs, double taps, and a queue without a key as the control that must fail. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {threeInTen} from '../helpers/misbehaving-ratings.ts';
import {drained, put, quick, stage, stateOf, until} from '../helpers/outbox-page.ts';

const {scene} = stage();

test('A28: two tabs that flush together send every item once', () =>
  scene(async ({ratings, open}) => {
    const one = await open(null);
    const other = await open(null);
    await Promise.all([put(one, 10), put(other, 10, 10)]);
    await Promise.all(
      [one, other].map((page) =>
        page.evaluate((address) => {
          window.endpoint = address;
          return window.outbox.flush();
        }, ratings.address),
      ),
    );
    await Promise.all([drained(one), drained(other)]);
    assert.equal(ratings.commits.length, 20);
    assert.equal(ratings.stored.size, 20);
  }));

test('A28: two tabs number their items without a gap or a double', () =>
  scene(async ({open}) => {
    const one = await open(null);
    const other = await open(null);
    const items = (await Promise.all([put(one, 15), put(other, 15)])).flat();
    assert.equal(new Set(items.map(({device}) => device)).size, 1);
    assert.deepEqual(
      items.map(({seq}) => seq).sort((first, second) => first - second),
      Array.from({length: 30}, (_, n) => n + 1),
    );
  }));

test('A29: when the sending tab crashes in the middle of a request, the other sends at once and nothing is doubled', (context) =>
  scene(async ({ratings, open}) => {
    ratings.fault = (request) => (request === 0 ? 'commit then hang' : 'none');
    const times = {...quick, timeout: 15_000};
    const leader = await open(undefined, {times});
    const follower = await open(undefined, {times});
    await put(leader, 3);
    await until(() => ratings.stored.size > 0);
    const crashed = performance.now();
    leader.goto('chrome://crash').catch(() => undefined);
    await until(() => ratings.seen.length > 1);
    context.diagnostic(`the follower sent ${Math.round(ratings.seen[1]!.at - crashed)} ms after the crash`);
    await drained(follower);
    assert.equal(ratings.stored.size, 3);
  }));

test('A28: what one tab writes down is sent by the other, and both see it gone', () =>
  scene(async ({ratings, open}) => {
    await open();
    const follower = await open();
    await put(follower, 2);
    await drained(follower);
    assert.equal(ratings.stored.size, 2);
  }));

test('A31: without Web Locks both tabs send, and the server still counts every item once', () =>
  scene(async ({context, ratings, open}) => {
    await context.addInitScript('Object.defineProperty(Navigator.prototype, "locks", {value: undefined})');
    const one = await open();
    const other = await open();
    await Promise.all([put(one, 10), put(other, 10, 10)]);
    await Promise.all([drained(one), drained(other)]);
    assert.equal(ratings.stored.size, 20);
  }));

test('A46: a second tap with the same id in the same instant is the same item, with the last answer', () =>
  scene(async ({ratings, open}) => {
    const page = await open(undefined, {times: {...quick, hold: 300}});
    const items = await page.evaluate(() =>
      Promise.all([1, 2, 5].map((score) => window.outbox.put({score}, {id: 'the-ticket'}))),
    );
    assert.deepEqual(
      items.map(({seq}) => seq),
      [1, 1, 1],
    );
    await drained(page);
    assert.deepEqual(
      [...ratings.stored.values()].map(({score}) => score),
      [5],
    );
  }));

test('A46: after the hold a tap with the same id changes nothing any more', () =>
  scene(async ({ratings, open}) => {
    const page = await open();
    await page.evaluate(() => window.outbox.put({score: 4}, {id: 'the-ticket'}));
    await drained(page);
    await page.evaluate(() => window.outbox.put({score: 1}, {id: 'the-ticket'}));
    await page.evaluate(() => window.outbox.flush());
    assert.equal((await stateOf(page)).backlog, 0);
    assert.deepEqual(
      [...ratings.stored.values()].map(({score}) => score),
      [4],
    );
  }));

test('300 ratings from two tabs at 30 % faults: none lost, none doubled', (context) =>
  scene(async ({ratings, open}) => {
    ratings.fault = threeInTen(20261123);
    const times = {...quick, timeout: 100, firstWait: 5, longestWait: 20};
    const one = await open(undefined, {times});
    const other = await open(undefined, {times});
    // Taps come apart from each other, else they would leave in a few large requests and meet few faults.
    const acknowledged = (await Promise.all([put(one, 150, 0, 15), put(other, 150, 150, 15)])).flat();
    await Promise.all([drained(one, 60_000), drained(other, 60_000)]);
    const keys = new Set(acknowledged.map(({device, id}) => `${device} ${id}`));
    const struck = ratings.seen.filter(({fault}) => fault !== 'none').length;
    const repeated = ratings.commits.length - ratings.stored.size;
    context.diagnostic(
      `${ratings.seen.length} requests, ${struck} spoiled, ${repeated} repeats recognised by their key`,
    );
    assert.equal(keys.size, 300);
    assert.deepEqual(new Set(ratings.stored.keys()), keys);
    assert.ok(struck > 20 && repeated > 20, 'the faults never struck');
  }));

test('The control: a queue without a key that forgets on any 2xx loses and doubles under the same faults', (context) =>
  scene(async ({context: window, ratings, origin}) => {
    ratings.fault = threeInTen(20261123);
    const page = await window.newPage();
    await page.goto(origin);
    await page.evaluate(async (address) => {
      for (let n = 0; n < 300; n++) {
        let left = true;
        while (left) {
          const body = JSON.stringify({device: 'naive', items: [{id: crypto.randomUUID(), n}]});
          const headers = {'Content-Type': 'application/json'};
          const request = fetch(address, {method: 'POST', headers, body, signal: AbortSignal.timeout(200)});
          left = await request.then((response) => !response.ok && !response.redirected).catch(() => true);
        }
      }
    }, ratings.address);
    const counts = new Map<unknown, number>();
    for (const {n} of ratings.stored.values()) counts.set(n, (counts.get(n) ?? 0) + 1);
    const lost = 300 - counts.size;
    const doubled = [...counts.values()].reduce((sum, count) => sum + count - 1, 0);
    context.diagnostic(`the naive queue lost ${lost} and counted ${doubled} extra`);
    assert.ok(lost > 0);
    assert.ok(doubled > 0);
  }));
