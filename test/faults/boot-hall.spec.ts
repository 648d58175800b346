/* Starting the rating screen of the reference hall with the power cut and the server gone: rate, be killed, send once. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, test} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';
import {build} from 'vite';
import type {RatingSeries} from '../../demo/server/ratings.ts';
import {offlinePages} from '../../tools/service-worker.ts';
import {workerPlugin} from '../../tools/worker-plugin.ts';
import {launchProfile} from '../helpers/browser.ts';
import {as} from '../helpers/hall-http.ts';
import {eventually, killBrowser, profileFolder, until} from '../helpers/outbox-page.ts';
import {startTestServer, testTokens, type TestServer} from '../helpers/server.ts';

let screens: string;
before(async () => {
  screens = mkdtempSync(join(tmpdir(), 'mot-cua-pad-'));
  await build({
    root: 'demo',
    base: './',
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [workerPlugin('page'), offlinePages()],
    build: {
      outDir: screens,
      assetsInlineLimit: 0,
      modulePreload: {polyfill: false},
      rolldownOptions: {input: resolve('demo/pad.html')},
    },
  });
});
after(() => rmSync(screens, {recursive: true, force: true}));

/** The pad, which asks without waiting for a ticket. */
async function openPad(profile: BrowserContext, address: string): Promise<Page> {
  const pad = await profile.newPage();
  await pad.goto(address);
  await pad.evaluate(`document.querySelector('rating-kiosk').open = true`);
  return pad;
}

async function rate(pad: Page, level: number): Promise<void> {
  const levels = pad.locator('rating-kiosk .level');
  await levels.nth(level).click();
  await pad.locator('rating-kiosk:state(thanks)').waitFor();
}

async function killed(folder: string): Promise<void> {
  await until(() => killBrowser(folder) === 0);
}

async function openRatings(server: TestServer): Promise<number> {
  const response = await fetch(`${server.hall}/ratings/summary`, {headers: as(server, 'manager')});
  const {series} = (await response.json()) as {series: RatingSeries[]};
  return series.find(({series}) => series === 'open')?.n ?? 0;
}

/** The machine was off for a while: nothing waits any more for reasons that the visitor might have added. */
const tenMinutesLater = `{ const now = Date.now; Date.now = () => now() + 600_000; }`;

const kept = `caches.open('mot-cua boot').then((cache) => cache.keys()).then((all) => all.some(({url}) => /mot-cua-boot\\/\\d+$/.test(url)))`;

const sent = `document.querySelector('rating-kiosk').exportKept().then((all) => all?.sent.length === 1 && all.items.length === 0)`;

test('Power off, start without a network, rate, power off again: the rating is stored once', async () => {
  const {folder, remove} = profileFolder();
  const data = mkdtempSync(join(tmpdir(), 'mot-cua-hall-'));
  let server = await startTestServer({screens, folder: data});
  const {port, url} = server;
  try {
    const first = await launchProfile(folder);
    const pad = await openPad(first, `${url}pad.html?counter=3#kiosk=${testTokens.kiosk}`);
    await eventually(pad, kept);
    await killed(folder);
    await server.stop();

    const second = await launchProfile(folder);
    const offline = await openPad(second, `${url}pad.html?counter=3`);
    await rate(offline, 4);
    await killed(folder);

    server = await startTestServer({screens, folder: data, port});
    const third = await launchProfile(folder);
    await third.addInitScript(tenMinutesLater);
    const online = await openPad(third, `${url}pad.html?counter=3`);
    await eventually(online, sent);
    const one = await openRatings(server);
    await online.reload();
    await eventually(online, sent);
    assert.deepEqual([one, await openRatings(server)], [1, 1]);
    await third.close();
  } finally {
    await killed(folder);
    await server.stop();
    remove();
    rmSync(data, {recursive: true, force: true});
  }
});
