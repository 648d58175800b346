/* FAULTS A: the power is cut, really: the browser's profile lies on a disk that loses whatever was not flushed. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {after, before, test, type TestContext} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';
import {launchProfile} from '../helpers/browser.ts';
import {ChangingSite} from '../helpers/changing-site.ts';
import {CuttableDisk} from '../helpers/cuttable-disk.ts';
import {MisbehavingRatings} from '../helpers/misbehaving-ratings.ts';
import {
  drained,
  eventually,
  kept,
  killBrowser,
  openPage,
  servePages,
  stateOf,
  until,
  type PageServer,
} from '../helpers/outbox-page.ts';

/** `npm run faults` cuts a hundred times; `npm test` has less time. */
const long = process.env['MOT_CUA_FAULTS'] === 'long';
const cuts = long ? 100 : 3;
const pairs = long ? 20 : 1;
const updates = long ? 20 : 2;

let pages: PageServer;
before(async () => {
  pages = await servePages();
});
after(() => pages.close());

/** What else on the origin writes without waiting for the disk, as most libraries do: it leaves torn tails behind. */
const careless = `new Promise((opened) => {
  const request = indexedDB.open('careless');
  request.onupgradeneeded = () => request.result.createObjectStore('rows', {autoIncrement: true});
  request.onsuccess = () => {
    const write = () => {
      const rows = request.result.transaction('rows', 'readwrite', {durability: 'relaxed'});
      rows.objectStore('rows').put({text: 'x'.repeat(3000)});
      rows.oncomplete = write;
    };
    write();
    opened();
  };
})`;

interface Round {
  disk: CuttableDisk;
  acknowledged: Set<string>;
  relaxed: boolean;
}

/**
 * The first start of a kiosk, which stands for a minute before its power is cut: until the system has written out its
 * folders, the browser's own lists of files among them, a cut would take the whole profile with it.
 */
async function installed(disk: CuttableDisk): Promise<void> {
  const profile = await launchProfile(disk.folder);
  try {
    await openPage(profile, pages.origin, null);
    execFileSync('sync');
    disk.cut();
  } finally {
    killBrowser(disk.folder);
    await until(() => killBrowser(disk.folder) === 0);
  }
  await disk.again();
}

/** One afternoon that ends with a cut, a few thanks after it began. Returns whether the cut lost what it must. */
async function round({disk, acknowledged, relaxed}: Round): Promise<boolean> {
  const enough = acknowledged.size + 5;
  let cut = false;
  const profile = await launchProfile(disk.folder);
  try {
    await profile.exposeFunction('thanked', (key: string) => {
      acknowledged.add(key); // also what comes after the cut: thanks that no disk stands behind would be a lie
      if (cut || acknowledged.size < enough) return;
      cut = true;
      disk.cut();
      killBrowser(disk.folder);
    });
    const page = await openPage(profile, pages.origin, null);
    const there = new Set((await kept(page)).items.map(({device, id}) => `${device} ${id}`));
    assert.deepEqual(
      [...acknowledged].filter((key) => !there.has(key)),
      [],
      'thanked for, and not there after the cut',
    );
    if (relaxed) await page.evaluate(careless);
    await new Promise<void>((resolve) => {
      profile.once('close', () => resolve());
      void page.evaluate(tapping).catch(() => undefined);
    });
  } finally {
    await until(() => killBrowser(disk.folder) === 0);
  }
  return disk.again();
}

const tapping = `(async () => {
  for (let n = 0; ; n++) {
    const item = await outbox.put({n}).catch(() => null);
    if (item) await thanked(item.device + ' ' + item.id);
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
})()`;

/** Starts once more with the network, and hands over what is left. */
async function handedOver(disk: CuttableDisk): Promise<{stored: Set<string>; again: number; durability: string}> {
  const ratings = new MisbehavingRatings();
  await ratings.start();
  let profile: BrowserContext | undefined;
  try {
    profile = await launchProfile(disk.folder);
    const page: Page = await openPage(profile, pages.origin, ratings.address);
    await drained(page, 60_000);
    assert.equal((await kept(page)).items.length, 0);
    const {durability} = await stateOf(page);
    return {stored: new Set(ratings.stored.keys()), again: ratings.commits.length - ratings.stored.size, durability};
  } finally {
    await profile?.close();
    await ratings.stop();
  }
}

async function cutting(context: TestContext, rounds: readonly boolean[]): Promise<void> {
  const disk = await CuttableDisk.make();
  if (typeof disk === 'string') return context.skip(disk);
  const acknowledged = new Set<string>();
  try {
    await installed(disk);
    for (const relaxed of rounds) assert.ok(await round({disk, acknowledged, relaxed}), 'the cut lost nothing at all');
    const {stored, again, durability} = await handedOver(disk);
    const lost = [...acknowledged].filter((key) => !stored.has(key));
    context.diagnostic(`${rounds.length} cuts, ${acknowledged.size} thanked, ${lost.length} lost, ${again} sent twice`);
    assert.deepEqual(lost, []);
    assert.ok(acknowledged.size >= rounds.length * 5);
    assert.equal(durability, 'both');
  } finally {
    disk.remove();
  }
}

test(`A35: the power is cut ${cuts} times right after the thanks; every acknowledged rating is there`, (context) =>
  cutting(
    context,
    Array.from({length: cuts}, () => false),
  ));

test(`A36: ${pairs} times a careless writer is cut off and leaves a torn tail, and then a strict one; nothing is lost`, (context) =>
  cutting(
    context,
    Array.from({length: pairs * 2}, (_, index) => index % 2 === 0),
  ));

/** A kiosk's page that says which version it is, without a list and with one name for all versions. */
function kiosk(version: string): Record<string, string> {
  return {
    '/kiosk.html': '<!doctype html><html lang="en"><title>Kiosk</title><script type="module" src="/kiosk.js"></script>',
    '/kiosk.js': `
      import {bootOffline, configure} from '/boot.js';
      configure({serviceWorkerUrl: '/service-worker.js'});
      window.version = '${version}';
      bootOffline().then((kept) => { window.kept = kept; });`,
  };
}

/** Starts the kiosk, looks, and cuts the power. Returns which version started. */
async function startedAndCut(disk: CuttableDisk, site: ChangingSite, wait = 'window.version !== undefined') {
  try {
    const profile = await launchProfile(disk.folder);
    const page = await profile.newPage();
    await page.goto(`${site.origin}/kiosk.html`);
    await eventually(page, wait);
    if (wait.includes('flush')) execFileSync('sync');
    const version = await page.evaluate<string>('window.version');
    disk.cut();
    return version;
  } finally {
    killBrowser(disk.folder);
    await until(() => killBrowser(disk.folder) === 0);
    assert.ok(await disk.again(), 'the cut lost nothing at all');
  }
}

const isKept = 'window.kept === true';
const isFlushed = `${isKept} /* and flush */`;

test(`A kiosk that lay on the disk starts without a network after every cut, also one in the middle of an update`, async (context) => {
  const disk = await CuttableDisk.make();
  if (typeof disk === 'string') return context.skip(disk);
  const site = await ChangingSite.open(kiosk('one'));
  try {
    await startedAndCut(disk, site, isFlushed);
    const started: string[] = [];
    for (let count = 0; count < updates; count++) {
      site.put(kiosk(`update ${count}`));
      await startedAndCut(disk, site, isKept);
      await site.stop();
      started.push(await startedAndCut(disk, site));
      await site.start();
    }
    context.diagnostic(`${updates} updates cut off; started: ${started.join(', ')}`);
    assert.equal(started.length, updates);
  } finally {
    await site.stop();
    disk.remove();
  }
});
