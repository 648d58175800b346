/* FAULTS A: a device whose clock jumps, and one whose random numbers are not random. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drained, kept, put, stage} from '../helpers/outbox-page.ts';

const {scene} = stage();

const hour = 3_600_000;
const start = Date.parse('2026-10-25T00:30:00Z');

for (const [what, jump] of [
  ['a year ahead', 365 * 24 * hour],
  ['a day back', -24 * hour],
  ['an hour back, as where summer time ends', -hour],
  ['an hour ahead, as where it begins', hour],
] as const) {
  test(`A44: with the clock set ${what} between the taps, what is sent keeps the order of the taps`, () =>
    scene(async ({context, open, ratings}) => {
      await context.clock.setFixedTime(start);
      const page = await open(null);
      await put(page, 3);
      await context.clock.setFixedTime(start + jump);
      await put(page, 3, 3);
      await page.evaluate((address) => (window.endpoint = address), ratings.address);
      await page.evaluate(() => window.outbox.flush());
      await drained(page);
      const items = [...ratings.stored.values()];
      assert.deepEqual(
        items.map(({seq, n}) => [seq, n]),
        [0, 1, 2, 3, 4, 5].map((n) => [n + 1, n]),
      );
      assert.deepEqual(
        items.map(({at}) => at - start),
        [0, 0, 0, jump, jump, jump],
      );
    }));
}

test('A44: a clock set back a day while an item is held does not hold it for a day', () =>
  scene(async ({context, open, ratings}) => {
    await context.clock.setFixedTime(start);
    const page = await open(null, {times: {hold: 3000, grace: 0, firstWait: 20, longestWait: 200}});
    await put(page, 1);
    await context.clock.setFixedTime(start - 24 * hour);
    assert.equal(
      await page.evaluate(async () => window.outbox.replace((await window.outbox.export()).items[0]!.id, {score: 1})),
      false,
    );
    await page.evaluate((address) => (window.endpoint = address), ratings.address);
    await page.evaluate(() => window.outbox.flush());
    assert.equal(ratings.stored.size, 1);
  }));

const sameNumbers = `
  crypto.randomUUID = () => '00000000-0000-4000-8000-000000000000';
  crypto.getRandomValues = (array) => array.fill(0);
  Math.random = () => 0.5;
`;

test('A45: where every random number is the same, two taps are still two ratings', () =>
  scene(async ({context, open, ratings}) => {
    await context.addInitScript(sameNumbers);
    const page = await open();
    await put(page, 3);
    await drained(page);
    assert.deepEqual(
      [...ratings.stored.values()].map(({n}) => n),
      [0, 1, 2],
    );
    assert.equal((await kept(page)).rejected.length, 0);
  }));

test('A45: two such devices take different names, and none of their ratings is taken for the other’s', () =>
  scene(async ({context, open, ratings}) => {
    await context.addInitScript(sameNumbers);
    const one = await open(undefined, {name: 'one'});
    await put(one, 2);
    await drained(one);
    const other = await open(undefined, {name: 'other'});
    await put(other, 2, 2);
    await drained(other);
    assert.deepEqual(
      [...ratings.stored.values()].map(({n}) => n),
      [0, 1, 2, 3],
    );
  }));
