/* Starting the machine at the door without a network: it says that it waits for the hall, and gives numbers once it is back. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, test} from 'node:test';
import type {BrowserContext, Page} from 'playwright-core';
import {build} from 'vite';
import {offlinePages} from '../../tools/service-worker.ts';
import {workerPlugin} from '../../tools/worker-plugin.ts';
import {launchProfile} from '../helpers/browser.ts';
import {eventually, killBrowser, profileFolder, until} from '../helpers/outbox-page.ts';
import {startTestServer, testTokens} from '../helpers/server.ts';

let screens: string;
before(async () => {
  screens = mkdtempSync(join(tmpdir(), 'mot-cua-kiosk-'));
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
      rolldownOptions: {input: resolve('demo/kiosk.html')},
    },
  });
});
after(() => rmSync(screens, {recursive: true, force: true}));

async function openKiosk(profile: BrowserContext, address: string): Promise<Page> {
  const kiosk = await profile.newPage();
  await kiosk.goto(address);
  return kiosk;
}

const kept = `caches.open('mot-cua boot').then((cache) => cache.keys()).then((all) => all.some(({url}) => /mot-cua-boot\\/\\d+$/.test(url)))`;
const patience = {timeout: 60_000};

test('A kiosk that starts while the hall is away says so, and gives numbers once the hall is back', async () => {
  const {folder, remove} = profileFolder();
  const data = mkdtempSync(join(tmpdir(), 'mot-cua-hall-'));
  let server = await startTestServer({screens, folder: data});
  const {port, url} = server;
  try {
    const first = await launchProfile(folder);
    const kiosk = await openKiosk(first, `${url}kiosk.html?print=none#kiosk=${testTokens.kiosk}`);
    await eventually(kiosk, kept);
    await until(() => killBrowser(folder) === 0);
    await server.stop();

    const second = await launchProfile(folder);
    const offline = await openKiosk(second, `${url}kiosk.html?print=none`);
    await offline.getByRole('heading', {name: 'Tạm thời chưa lấy được số.'}).waitFor(patience);

    server = await startTestServer({screens, folder: data, port});
    await offline
      .getByRole('button', {name: 'Văn hóa'})
      .or(offline.getByRole('button', {name: 'Chính sách'}))
      .click(patience);
    await offline.getByRole('button', {name: 'Lấy số', exact: true}).click(patience);
    await offline.getByText('E001').first().waitFor(patience);
    assert.equal(await offline.getByRole('heading', {name: 'E001'}).isVisible(), true);
    await second.close();
  } finally {
    await until(() => killBrowser(folder) === 0);
    await server.stop();
    remove();
    rmSync(data, {recursive: true, force: true});
  }
});
