import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser} from 'playwright-core';
import type {DeviceList, DeviceRow} from '../../src/device/health.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {as} from '../helpers/hall-http.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';

const page = `<!doctype html><meta charset="utf-8"><title>x</title>
<slide-show name="Hành lang"></slide-show><script type="module" src="./slides.js"></script>`;
let browser: Browser;
let server: TestServer;
let folder: string;

async function listed(kept: (row: DeviceRow) => boolean): Promise<DeviceRow[]> {
  const response = await fetch(`${server.hall}/devices`, {headers: as(server, 'counter')});
  return ((await response.json()) as DeviceList).devices.filter(kept);
}

/** Asks again until something is listed, for twenty seconds. */
async function heard(kept: (row: DeviceRow) => boolean): Promise<DeviceRow[]> {
  const end = Date.now() + 20_000;
  for (;;) {
    const rows = await listed(kept);
    if (rows.length > 0 || Date.now() > end) return rows;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-heartbeat-'));
  writeFileSync(join(folder, 'slides.js'), await bundle('test/device/heartbeat-page.ts'));
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'edition.txt'), 'abcdef123456\n');
  server = await startTestServer({screens: folder});
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  await server.stop();
  rmSync(folder, {recursive: true});
});

describe('a screen of a real hall', () => {
  it('is on the list of devices as soon as its page is open, under the same name after a reload', async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.goto(server.url);
    const [first] = await heard(({name}) => name === 'Hành lang');
    assert.ok(first, 'the screen is listed');
    assert.deepEqual([first.kind, first.version, first.expected], ['slides', '0.1.0', false]);
    assert.ok(Math.abs(first.skew ?? Infinity) < 20_000);
    await tab.reload();
    const again = await heard(({name, at}) => name === 'Hành lang' && (at ?? 0) > (first.at ?? 0));
    assert.deepEqual(
      again.map(({id}) => id),
      [first.id],
    );
    await context.close();
  });
});
