/* FAULTS A: the line between the device and the server. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {launchBrowser} from '../helpers/browser.ts';
import {MisbehavingRatings, type Sent} from '../helpers/misbehaving-ratings.ts';
import {drained, openPage, put, quick, stage, stateOf} from '../helpers/outbox-page.ts';
import {selfSigned} from '../helpers/self-signed.ts';
import {SlowLine} from '../helpers/slow-line.ts';

const {scene, origin} = stage();

test('A49: over a line too slow for what waits the requests shrink and the patience grows, until all of it is there', (context) =>
  scene(async ({open, ratings}) => {
    const address = new URL(ratings.address);
    // Twelve items take four times as long as a request may at first, and even one alone takes longer.
    const line = new SlowLine(Number(address.port), 4000);
    address.port = String(await line.start());
    try {
      const page = await open(null, {times: {...quick, timeout: 100, longestWait: 10_000, firstWait: 10}});
      const sizes: number[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') sizes.push((request.postDataJSON() as Sent).items.length);
      });
      const items = await put(page, 12);
      await page.evaluate((slow) => (window.endpoint = slow), address.href);
      await page.evaluate(() => window.outbox.flush());
      await drained(page, 60_000);
      assert.deepEqual(new Set([...ratings.stored.values()].map(({id}) => id)), new Set(items.map(({id}) => id)));
      context.diagnostic(`${sizes.join(', ')} items a request`);
      assert.deepEqual(sizes.slice(0, 4), [12, 6, 3, 2]);
      assert.ok(sizes.includes(1));
    } finally {
      await line.stop();
    }
  }));

test('A51: while the server’s certificate has expired everything is kept and staff is told; renewed, it is sent', async () => {
  const day = 86_400_000;
  const expired = selfSigned(new Date(Date.now() - 30 * day), new Date(Date.now() - day));
  const renewed = selfSigned(new Date(Date.now() - day), new Date(Date.now() + 30 * day));
  const ratings = new MisbehavingRatings();
  ratings.tls = expired;
  await ratings.start();
  // The browser trusts the authority behind the renewed one only.
  const browser = await launchBrowser({args: [`--ignore-certificate-errors-spki-list=${renewed.pin}`]});
  try {
    const page = await openPage(await browser.newContext(), origin(), ratings.address);
    await put(page, 2);
    await page.waitForFunction(() => window.outbox.state.problem === 'unreachable');
    assert.equal((await stateOf(page)).backlog, 2);
    assert.equal(ratings.seen.length, 0);
    await ratings.stop();
    ratings.tls = renewed;
    await ratings.start();
    await drained(page);
    assert.equal(ratings.stored.size, 2);
    assert.equal((await stateOf(page)).problem, null);
  } finally {
    await browser.close();
    await ratings.stop();
  }
});
