/* FAULTS A: tabs that freeze, close or leave in the middle of something. */
import assert from 'node:assert/strict';
import {test} from 'node:test';
import {drained, kept, put, quick, stage, until} from '../helpers/outbox-page.ts';

const {scene} = stage();

test('A30: a sending tab that is frozen with the lock in its hand loses it, and nothing is doubled when it wakes', () =>
  scene(async ({context, open, ratings}) => {
    const times = {...quick, silence: 300};
    const frozen = await open(undefined, {times});
    await put(frozen, 2);
    await drained(frozen);
    const other = await open(undefined, {times});
    await put(other, 1, 2);
    await drained(other);
    ratings.fault = () => 503; // so that both have the same to send when it is over
    await put(frozen, 2, 3);
    await frozen.waitForFunction(() => window.outbox.state.problem === 'server');
    const devtools = await context.newCDPSession(frozen);
    await devtools.send('Debugger.enable');
    const paused = new Promise((resolve) => devtools.once('Debugger.paused', resolve));
    await devtools.send('Debugger.pause');
    await paused;
    ratings.fault = () => 'none';
    await put(other, 2, 5);
    await drained(other, 60_000);
    assert.equal(ratings.stored.size, 7);
    await devtools.send('Debugger.resume');
    await devtools.detach();
    await drained(frozen);
    // Both live on as one that sends and one that does not.
    await put(frozen, 1, 7);
    await Promise.all([drained(frozen), drained(other)]);
    assert.equal(ratings.stored.size, 8);
    const {sent} = await kept(frozen);
    assert.deepEqual(
      sent.map(({seq}) => seq),
      [1, 2, 3, 4, 5, 6, 7, 8],
    );
  }));

for (const fault of ['hang', 'commit then hang'] as const) {
  test(`A32: a page closed in the middle of a request (“${fault}”) has delivered or keeps what it was sending`, () =>
    scene(async ({open, ratings}) => {
      ratings.fault = (request) => (request === 0 ? fault : 'none');
      const page = await open(undefined, {times: {...quick, timeout: 15_000}});
      const items = await put(page, 3);
      await until(() => ratings.seen[0]?.sent !== null && ratings.seen.length > 0);
      await page.close();
      const again = await open();
      await drained(again);
      assert.deepEqual([...ratings.stored.values()].map(({id}) => id).sort(), items.map(({id}) => id).sort());
    }));
}

test('A47: of taps at the moment of leaving a page every one that was thanked for is there, and none is there twice', (context) =>
  scene(async ({context: window, open, origin, ratings}) => {
    const thanked = new Set<string>();
    await window.exposeFunction('thanked', (id: string) => void thanked.add(id));
    for (let round = 0; round < 8; round++) {
      const page = await open(null);
      // It leaves while some of the taps are still being written, sooner in each round.
      const left = page.waitForURL(`${origin}/bare`);
      await page.evaluate(`
        for (let n = 0; n < 5; n++) void outbox.put({n}).then(({id}) => thanked(id));
        setTimeout(() => location.assign('${origin}/bare'), ${24 - 3 * round});
      `);
      await left;
      await page.close();
    }
    const last = await open();
    await drained(last);
    const stored = [...ratings.stored.values()].map(({id}) => id);
    context.diagnostic(`${thanked.size} of 40 thanked, ${stored.length} stored`);
    assert.deepEqual(
      [...thanked].filter((id) => !stored.includes(id)),
      [],
    );
    assert.equal(new Set(stored).size, stored.length);
  }));
