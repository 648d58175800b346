/* Starting the wall of the reference hall with the network and the server gone: it shows what it knew last, as old. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {chromium, type BrowserContext} from 'playwright-core';
import {build} from 'vite';
import {offlinePages} from '../../tools/service-worker.ts';
import {findTelevision} from '../../tools/television.ts';
import {workerPlugin} from '../../tools/worker-plugin.ts';
import {launchProfile} from '../helpers/browser.ts';
import {done} from '../helpers/hall-http.ts';
import {eventually, profileFolder} from '../helpers/outbox-page.ts';
import {startTestServer} from '../helpers/server.ts';

const television = findTelevision();

function launchTelevision(folder: string): Promise<BrowserContext> {
  if (typeof television === 'string') throw new Error(television);
  const {executablePath, args, env} = television;
  return chromium.launchPersistentContext(folder, {headless: true, executablePath, args, env});
}

const kept = `caches.open('mot-cua boot').then((cache) => cache.keys()).then((all) => all.some(({url}) => /mot-cua-boot\\/\\d+$/.test(url)))`;
const wall = `document.querySelector('queue-board')?.shadowRoot?.querySelector('.board')`;

describe('The wall of the reference hall', () => {
  let screens: string;
  before(async () => {
    screens = mkdtempSync(join(tmpdir(), 'mot-cua-wall-'));
    await build({
      root: 'demo',
      base: './',
      configFile: false,
      publicDir: false,
      logLevel: 'error',
      plugins: [workerPlugin('page'), offlinePages()],
      build: {
        outDir: screens,
        target: 'es2021',
        assetsInlineLimit: 0,
        modulePreload: {polyfill: false},
        rolldownOptions: {input: resolve('demo/wall.html')},
      },
    });
  });
  after(() => rmSync(screens, {recursive: true, force: true}));

  async function startsAlone(launch: (folder: string) => Promise<BrowserContext>): Promise<void> {
    const {folder, remove} = profileFolder();
    const server = await startTestServer({screens, heartbeat: 500, hall: {hours: []}});
    const address = `${server.url}wall.html?quiet`;
    let context: BrowserContext | undefined;
    try {
      await done(server, {type: 'openCounter', counter: '1'});
      const {number} = await done(server, {type: 'issue', service: 'A'}, 'kiosk');
      await done(server, {type: 'callNext', counter: '1'});
      context = await launch(folder);
      const page = await context.newPage();
      await page.goto(address);
      await eventually(page, `${wall}?.innerText.includes('${number}') && ${wall}.classList.contains('live')`);
      await eventually(page, kept);
      await eventually(page, `Object.values(localStorage).some((text) => text.includes('${number}'))`);
      await context.close();
      await server.stop();

      context = await launch(folder);
      const alone = await context.newPage();
      await alone.goto(address);
      await eventually(alone, `${wall}?.classList.contains('stale') && ${wall}.innerText.includes('${number}')`);
      assert.match(await alone.evaluate<string>(`${wall}.innerText`), /\d{1,2}:\d{2}/);
    } finally {
      await context?.close();
      await server.stop();
      remove();
    }
  }

  it('starts without a network and shows its last call, as old', () => startsAlone((folder) => launchProfile(folder)));

  it('does so on a television of 2022', {skip: typeof television === 'string' ? television : false}, () =>
    startsAlone(launchTelevision),
  );
});
