/* FAULTS A: servers set back to a backup, devices made from a copy of another's disk, and lost keys. */
import assert from 'node:assert/strict';
import {cpSync} from 'node:fs';
import {test} from 'node:test';
import type {Page} from 'playwright-core';
import {checkProof, noHash, type ChainedItem} from '../../src/rating/chain.ts';
import {launchProfile} from '../helpers/browser.ts';
import {MisbehavingRatings, type SentItem} from '../helpers/misbehaving-ratings.ts';
import {
  drained,
  killBrowser,
  kept,
  openPage,
  profileFolder,
  put,
  quick,
  stage,
  stateOf,
  until,
} from '../helpers/outbox-page.ts';

const {scene, origin} = stage();
const sealing = {seal: true} as const;

/** Puts a comment beside a score, as the kiosk does. */
const putPrivate = (page: Page, comment: string) =>
  page.evaluate(
    (comment) => window.outbox.put({score: 1, private: {comment, salt: 'a-grain-of-salt'}}).then(({id}) => id),
    comment,
  );

/** Every item a server has of a device, in the order of its chain, with the hash before the first. */
function chainOf(ratings: MisbehavingRatings, device: string): SentItem[] {
  const items = [...ratings.stored].flatMap(([key, item]) => (key.startsWith(`${device} `) ? [item] : []));
  return items.sort((one, other) => (one as ChainedItem).proof!.place - (other as ChainedItem).proof!.place);
}

/** The faults of a device's chain as the server could find them: no gap, every signature right. */
async function faultsOf(ratings: MisbehavingRatings, device: string): Promise<string[]> {
  const keys = new Map(ratings.seen.flatMap(({sent}) => sent?.keys ?? []).map(({id, spki}) => [id, spki]));
  const faults: string[] = [];
  let before = noHash;
  for (const [index, item] of chainOf(ratings, device).entries()) {
    const {proof} = item as ChainedItem;
    const fault = await checkProof(device, item as ChainedItem, keys);
    if (fault) faults.push(fault);
    if (proof!.place !== index + 1 || proof!.before !== before) faults.push(`a gap before place ${proof!.place}`);
    before = proof!.hash;
  }
  return faults;
}

for (const left of [2, 5]) {
  test(`A48: a server set back to a backup with ${left} of 6 is offered what it lost, by a page that starts`, () =>
    scene(async ({open, ratings}) => {
      const page = await open(undefined, sealing);
      const items = await put(page, 6);
      await drained(page);
      await page.close();
      ratings.setBack(left);
      await open(undefined, sealing);
      await until(() => ratings.stored.size === 6);
      assert.deepEqual(await faultsOf(ratings, items[0]!.device), []);
    }));
}

test('A48: a server set back while the page lives is offered what it lost before the next tap arrives', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    await put(page, 6);
    await drained(page);
    await ratings.stop();
    await put(page, 1, 6);
    await page.waitForFunction(() => window.outbox.state.problem === 'unreachable');
    ratings.setBack(2);
    await ratings.start();
    await until(() => ratings.stored.size === 7);
    await drained(page);
    assert.equal((await kept(page)).sent.length, 7);
    assert.equal((await stateOf(page)).rejected, 0);
  }));

test('A48: personal text is not there to be offered again; its digest is, and the proof still holds', () =>
  scene(async ({open, ratings}) => {
    const page = await open(undefined, sealing);
    await putPrivate(page, 'too slow');
    const {device} = (await put(page, 1))[0]!;
    await drained(page);
    await page.close();
    ratings.setBack(0);
    await open(undefined, sealing);
    await until(() => ratings.stored.size === 2);
    const again = [...ratings.stored.values()].find(({seq}) => seq === 1) as ChainedItem;
    assert.equal('private' in again, false);
    assert.match(again.privateDigest!, /^[0-9a-f]{64}$/);
    assert.deepEqual(await faultsOf(ratings, device), []);
  }));

test('A48: what was never sent to it is not offered to a server that always had less', () =>
  scene(async ({open, ratings}) => {
    const page = await open();
    await put(page, 3);
    await drained(page);
    const commits = ratings.commits.length;
    await page.close();
    const again = await open();
    await until(() => ratings.seen.at(-1)!.ids.length === 0);
    await put(again, 1, 3);
    await drained(again);
    assert.equal(ratings.commits.length, commits + 1);
  }));

test('A53: two machines from one disk image are told apart; nothing is lost and nothing counted twice', async () => {
  const original = profileFolder();
  const copy = profileFolder();
  const ratings = new MisbehavingRatings();
  await ratings.start();
  const wanted = new Set<string>();
  const session = async (folder: string, act: (page: Page) => Promise<void>) => {
    const profile = await launchProfile(folder);
    try {
      await act(await openPage(profile, origin(), ratings.address, {...sealing, times: {...quick, hold: 50}}));
    } finally {
      await profile.close();
      killBrowser(folder);
      await until(() => killBrowser(folder) === 0);
    }
  };
  const rated = async (page: Page, count: number, start: number) => {
    const items = await put(page, count, start);
    items.forEach(({id}) => wanted.add(id));
    await drained(page);
    return items;
  };
  try {
    await session(original.folder, async (page) => {
      await rated(page, 2, 0);
      await page.evaluate(() => (window.endpoint = null));
      (await put(page, 2, 2)).forEach(({id}) => wanted.add(id)); // these wait in both copies
    });
    cpSync(original.folder, copy.folder, {recursive: true});
    await session(original.folder, (page) => rated(page, 2, 4).then(() => undefined));
    await session(copy.folder, async (page) => {
      const [first] = await rated(page, 1, 6);
      await page.waitForFunction(() => window.outbox.state.incidents.includes('forked'));
      const [next] = await rated(page, 2, 7);
      assert.notEqual(next!.device, first!.device);
      assert.deepEqual(await faultsOf(ratings, next!.device), []);
    });
    const ids = [...ratings.stored.values()].map(({id}) => id);
    assert.deepEqual(ids.sort(), [...wanted].sort());
  } finally {
    await ratings.stop();
    original.remove();
    copy.remove();
  }
});

test('A53: a new name once taken is kept, in both stores and by all tabs', () =>
  scene(async ({open, ratings}) => {
    const page = await open(undefined, sealing);
    const other = await open(undefined, sealing);
    const {device} = (await put(page, 1))[0]!;
    await drained(page);
    ratings.judge = (sent) => {
      // Another machine was here meanwhile, under the same name.
      for (const {seq} of sent.items) ratings.seize(sent.device, seq);
      ratings.judge = () => 'none';
      return 'none';
    };
    await put(page, 1, 1);
    await page.waitForFunction(() => window.outbox.state.incidents.includes('forked'));
    const renamed = (await put(other, 1, 2))[0]!;
    assert.notEqual(renamed.device, device);
    await Promise.all([drained(page), drained(other)]);
    await page.close();
    await other.close();
    const again = await open(undefined, sealing);
    assert.equal((await kept(again)).device, renamed.device);
    assert.equal((await put(again, 1, 3))[0]!.device, renamed.device);
    await drained(again);
    assert.deepEqual(await faultsOf(ratings, renamed.device), []);
  }));
