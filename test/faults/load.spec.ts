/* FAULTS A: many ratings at once, many kept for long, many kiosks that come back in the same minute. */
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {jitter} from '../../src/services/outbox/send.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {dice, MisbehavingRatings, threeInTen} from '../helpers/misbehaving-ratings.ts';
import {
  drained,
  eventually,
  openPage,
  put,
  quick,
  servePages,
  stateOf,
  type PageServer,
} from '../helpers/outbox-page.ts';

/** `npm run faults` takes the numbers of the fault list; `npm test` has less time. */
const long = process.env['MOT_CUA_FAULTS'] === 'long';
const ratingsAtOnce = long ? 10_000 : 1_000;
const queued = long ? 100_000 : 2_000;

describe('Load', () => {
  let browser: Browser;
  let pages: PageServer;
  let ratings: MisbehavingRatings;
  let context: BrowserContext;
  before(async () => {
    [browser, pages] = await Promise.all([launchBrowser(), servePages()]);
  });
  after(async () => {
    await browser.close();
    await pages.close();
  });

  async function scene(act: () => Promise<void>): Promise<void> {
    ratings = new MisbehavingRatings();
    await ratings.start();
    context = await browser.newContext();
    try {
      await act();
    } finally {
      await context.close();
      await ratings.stop();
    }
  }

  test(`${ratingsAtOnce} ratings from two tabs at 30 % faults: none lost, none doubled`, (told) =>
    scene(async () => {
      ratings.fault = threeInTen(20261122);
      const times = {...quick, timeout: 100, firstWait: 5, longestWait: 20};
      const one = await openPage(context, pages.origin, ratings.address, {times});
      const other = await openPage(context, pages.origin, ratings.address, {times});
      const each = ratingsAtOnce / 2;
      const acknowledged = (await Promise.all([put(one, each, 0, 2), put(other, each, each, 2)])).flat();
      await Promise.all([drained(one, 120_000), drained(other, 120_000)]);
      const keys = new Set(acknowledged.map(({device, id}) => `${device} ${id}`));
      const struck = ratings.seen.filter(({fault}) => fault !== 'none').length;
      const repeated = ratings.commits.length - ratings.stored.size;
      told.diagnostic(
        `${ratings.seen.length} requests, ${struck} spoiled, ${repeated} repeats recognised by their key`,
      );
      assert.equal(keys.size, ratingsAtOnce);
      assert.deepEqual(new Set(ratings.stored.keys()), keys);
      assert.ok(struck > 0 && repeated > 0, 'the faults never struck');
    }));

  test(`A50: ${queued} queued ratings stay under 2,000 bytes each, are all there after a reload, and the next tap is taken`, (told) =>
    scene(async () => {
      const empty = await openPage(context, pages.origin, null);
      const before = await heapOf(empty);
      await fill(empty);
      const filled = await heapOf(empty);
      await empty.close();
      const page = await openPage(context, pages.origin, null);
      assert.equal((await stateOf(page)).backlog, queued);
      const first = p95(await page.evaluate<number[]>(twentyTaps));
      const later = p95(await page.evaluate<number[]>(twentyTaps));
      const read = await heapOf(page);
      const figures = [filled, read].map((bytes) => `${((bytes - before) / 1e6).toFixed(1)} MB`);
      told.diagnostic(
        `${figures[0]} after the last tap, ${figures[1]} after a reload; tap to thanks p95 ${first} ms at the start, ${later} ms afterwards`,
      );
      assert.ok((filled - before) / queued < 2000, `${(filled - before) / queued} bytes each`);
      assert.ok((read - before) / queued < 2000, `${(read - before) / queued} bytes each`);
      assert.equal((await stateOf(page)).backlog, queued + 40);
    }));

  /** As a tap leaves it: the rating of a pad, without a comment. */
  async function fill(page: Page): Promise<void> {
    await page.evaluate(`(async () => {
      const body = {type: 'rating', counter: '3', scale: 'faces-5', direction: 'lowest-first', wording: '1', language: 'vi', score: 4, flags: []};
      for (let n = 0; n < ${queued}; n += 500) {
        await Promise.all(Array.from({length: Math.min(500, ${queued} - n)}, () => outbox.put({...body, shownAt: Date.now()})));
      }
    })()`);
    await eventually(page, `outbox.state.backlog === ${queued}`);
  }

  const twentyTaps = `(async () => {
    const waited = [];
    for (let n = 0; n < 20; n++) {
      const start = performance.now();
      await outbox.put({n});
      waited.push(performance.now() - start);
    }
    return waited;
  })()`;

  const p95 = (times: number[]) => times.sort((one, other) => one - other)[18]!.toFixed(1);

  async function heapOf(page: Page): Promise<number> {
    const devtools = await page.context().newCDPSession(page);
    for (let time = 0; time < 2; time++) await devtools.send('HeapProfiler.collectGarbage');
    const {usedSize} = await devtools.send('Runtime.getHeapUsage');
    await devtools.detach();
    return usedSize;
  }
});

describe('A52: five hundred kiosks after an outage of an hour', () => {
  const kiosks = 500;
  const outage = 3_600_000;
  type Wait = (failures: number, random: () => number) => number;

  /** Kiosks that lost the server in the same second, and how many come back in each second after it is there again. */
  function comingBack(wait: Wait): number[] {
    const random = dice(500);
    const seconds: number[] = [];
    for (let kiosk = 0; kiosk < kiosks; kiosk++) {
      let now = 0;
      for (let failures = 1; now < outage; failures++) now += wait(failures, random);
      const second = Math.floor((now - outage) / 1000);
      seconds[second] = (seconds[second] ?? 0) + 1;
    }
    return Array.from(seconds, (count) => count ?? 0);
  }

  const ours: Wait = (failures, random) => jitter(failures, 1000, 300_000, random());
  const inStep: Wait = (failures) => jitter(failures, 1000, 300_000, 1);

  test('all are back within five minutes, at most three of a hundred in any second and a quarter in any half minute', (told) => {
    const seconds = comingBack(ours);
    const halfMinutes = seconds.map((_, start) =>
      seconds.slice(start, start + 30).reduce((sum, count) => sum + count, 0),
    );
    told.diagnostic(
      `busiest second ${Math.max(...seconds)} of ${kiosks}, busiest half minute ${Math.max(...halfMinutes)}, last after ${seconds.length} s`,
    );
    assert.ok(seconds.length <= 300);
    assert.equal(
      seconds.reduce((sum, count) => sum + count, 0),
      kiosks,
    );
    assert.ok(Math.max(...seconds) <= kiosks * 0.03);
    assert.ok(Math.max(...halfMinutes) <= kiosks * 0.25);
  });

  test('The control: kiosks that wait for the doubled time itself all come in one second', () => {
    assert.equal(Math.max(...comingBack(inStep)), kiosks);
  });
});
