/* FAULTS B25 to B35, as far as they need a whole browser: the wall before a real hall, on machines that fail. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach, describe, test} from 'node:test';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {as, done, view} from '../helpers/hall-http.ts';
import {eventually} from '../helpers/outbox-page.ts';
import {startTestServer, testTokens, type TestServer} from '../helpers/server.ts';

const wall = `document.querySelector('queue-board').shadowRoot.querySelector('.board')`;
const shows = (number: string) => `${wall}?.innerText.includes('${number}') && ${wall}.classList.contains('live')`;

const pageOf = (script: string, body: string) =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Fault</title><link rel="stylesheet" href="page.css">
   <body>${body}<script type="module" src="${script}"></script>`;

async function screens(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-faults-'));
  writeFileSync(join(folder, 'wall.js'), await bundle('src/queue/queue-board/define.ts', {minify: true}));
  writeFileSync(join(folder, 'counter.js'), await bundle('src/queue/counter-panel/define.ts', {minify: true}));
  writeFileSync(join(folder, 'page.css'), 'html, body, body > * { display: block; height: 100%; margin: 0 }');
  writeFileSync(join(folder, 'wall.html'), pageOf('wall.js', '<queue-board hall="halls/1"></queue-board>'));
  writeFileSync(
    join(folder, 'counter.html'),
    pageOf('counter.js', `<counter-panel hall="halls/1" counter="1" token="${testTokens.counter}"></counter-panel>`),
  );
  return folder;
}

describe('The wall on machines that fail (FAULTS B)', () => {
  let browser: Browser;
  let folder: string;
  let server: TestServer;
  let context: BrowserContext;
  let errors: string[];
  before(async () => {
    [folder, browser] = await Promise.all([
      screens(),
      launchBrowser({args: ['--autoplay-policy=no-user-gesture-required']}),
    ]);
  });
  after(async () => {
    await browser.close();
    rmSync(folder, {recursive: true, force: true});
  });
  beforeEach(() => {
    errors = [];
  });

  /** A hall with one counter at work, and a browser of its own. */
  async function scene(act: () => Promise<void>): Promise<void> {
    server = await startTestServer({screens: folder, hall: {hours: [], issuing: {}, ticketsPerCounter: 20}});
    context = await browser.newContext({viewport: {width: 1280, height: 720}});
    try {
      await done(server, {type: 'openCounter', counter: '1'});
      await act();
    } finally {
      await context.close();
      await server.stop();
    }
  }

  async function open(name = 'wall.html'): Promise<Page> {
    const page = await context.newPage();
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`${server.url}${name}`);
    return page;
  }

  async function call(): Promise<string> {
    await done(server, {type: 'issue', service: 'A'}, 'kiosk');
    return (await done(server, {type: 'callNext', counter: '1'})).number;
  }

  test('B25 a wall that was hidden catches up when it is seen, without a burst of chimes', () =>
    scene(async () => {
      await context.addInitScript(`
        window.strikes = 0;
        const make = AudioContext.prototype.createOscillator;
        AudioContext.prototype.createOscillator = function () { window.strikes++; return make.call(this); };
        let hidden = false;
        Object.defineProperty(Document.prototype, 'hidden', {get: () => hidden});
        window.hide = (value) => { hidden = value; document.dispatchEvent(new Event('visibilitychange')); };`);
      const page = await open();
      await eventually(page, `${wall}.classList.contains('live')`);
      await eventually(page, shows(await call()));
      await eventually(page, 'window.strikes > 0');
      const oneChime = await page.evaluate<number>('window.strikes');
      await page.evaluate('window.hide(true)');
      const numbers: string[] = [];
      for (let count = 0; count < 5; count++) numbers.push(await call());
      const unseen = await page.evaluate<string>(`${wall}.innerText`);
      assert.ok(!unseen.includes(numbers[4]!));
      await page.evaluate('window.hide(false)');
      for (const number of numbers) await eventually(page, shows(number));
      await eventually(page, `window.strikes > ${oneChime}`);
      await page.waitForTimeout(2_000); // time for a burst, if there were one
      assert.equal(await page.evaluate('window.strikes'), 2 * oneChime);
    }));

  test('B26 a wall whose page crashed shows the hall again once a supervisor loads it anew', () =>
    scene(async () => {
      const page = await open();
      const number = await call();
      await eventually(page, shows(number));
      const crashed = page.waitForEvent('crash');
      await page.goto('chrome://crash').catch(() => {});
      await crashed;
      const next = await call();
      const again = await open(); // what a supervisor does
      await eventually(again, shows(next));
      assert.ok((await again.evaluate<string>(`${wall}.innerText`)).includes(number));
    }));

  test('B31 a browser that has no storage of any kind shows every call', () =>
    scene(async () => {
      await context.addInitScript(`
        const none = {get() { throw new DOMException('denied', 'SecurityError'); }};
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
          Object.defineProperty(window, name, none);
        Object.defineProperty(Navigator.prototype, 'locks', {get: () => undefined});`);
      const page = await open();
      await eventually(page, shows(await call()));
      assert.deepEqual(errors, []);
    }));

  for (const years of [-50, 50]) {
    test(`B35 a machine whose clock is ${years} years off shows calls, and the time of the hall`, () =>
      scene(async () => {
        await context.addInitScript(`
          const now = Date.now;
          Date.now = () => now() + ${years} * 365.25 * 86_400_000;`);
        const page = await open();
        await eventually(page, shows(await call()));
        const year = new Date((await view(server)).now).getFullYear();
        assert.ok((await page.evaluate<string>(`${wall}.innerText`)).includes(String(year)));
        assert.deepEqual(errors, []);
      }));
  }

  test('B32 a wall tells the hall that it lives, and staff alone see it', () =>
    scene(async () => {
      const page = await open();
      await eventually(page, `${wall}.classList.contains('live')`);
      const boards = async () => {
        const answer = await fetch(`${server.hall}/devices`, {headers: as(server, 'manager')});
        const {devices} = (await answer.json()) as {devices: {kind: string; at: number | null}[]};
        return devices.filter(({kind, at}) => kind === 'board' && at !== null);
      };
      for (const end = Date.now() + 20_000; (await boards()).length === 0 && Date.now() < end;)
        await page.waitForTimeout(100);
      assert.equal((await boards()).length, 1);
      assert.equal((await fetch(`${server.hall}/devices`)).ok, false);
    }));

  test('C8 a counter whose browser dies while it serves has its ticket when it returns', () =>
    scene(async () => {
      const panel = `document.querySelector('counter-panel').shadowRoot`;
      const first = await open('counter.html');
      const number = await call();
      await eventually(first, `${panel}.textContent.includes('${number}')`);
      const crashed = first.waitForEvent('crash');
      await first.goto('chrome://crash').catch(() => {});
      await crashed;
      const again = await open('counter.html');
      await eventually(again, `${panel}.textContent.includes('${number}')`);
      const row = (await view(server)).tickets.find((ticket) => ticket.number === number);
      assert.deepEqual([row?.state, row?.counter], ['called', '1']);
    }));
});
