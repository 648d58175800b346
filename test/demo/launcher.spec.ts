import assert from 'node:assert/strict';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';

let browser: Browser;
let server: TestServer;
let statics: Server;
let folder: string;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mot-cua-launcher-'));
  const page = readFileSync('demo/index.html', 'utf8')
    .replace(/<link[^>]*>/g, '')
    .replace('./index.ts', './index.js');
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'index.js'), await bundle('demo/index.ts'));
  server = await startTestServer({screens: folder});
  statics = createServer((request, response) => {
    const name = request.url === '/demo/' ? 'index.html' : 'index.js';
    const known = request.url?.startsWith('/demo/') && !request.url.includes('halls');
    response.writeHead(known ? 200 : 404, {'Content-Type': name === 'index.js' ? 'text/javascript' : 'text/html'});
    response.end(known ? readFileSync(join(folder, name)) : '<h1>Not found</h1>');
  });
  await new Promise<void>((resolve) => statics.listen(0, '127.0.0.1', resolve));
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  await server.stop();
  statics.close();
  rmSync(folder, {recursive: true});
});

async function open(address: string): Promise<{page: Page; errors: string[]}> {
  const page = await (await browser.newContext()).newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('404')) errors.push(message.text());
  });
  await page.goto(address);
  await page.waitForSelector('.doors a');
  return {page, errors};
}

function links(page: Page): Promise<string[]> {
  return page.$$eval('.doors a', (all) => all.map((each) => each.getAttribute('href') ?? ''));
}

describe('The first page', () => {
  it('hands the keys on to the screens that need them, behind the #', async () => {
    const {page, errors} = await open(`${server.url}#kiosk=K%2BK&counter=C`);
    await page.waitForSelector('text=phường Hoa Sen');
    const all = await links(page);
    assert.equal(all.length, 32);
    assert.ok(all.includes('./kiosk.html#kiosk=K%2BK'));
    assert.ok(all.includes('./counter.html?counter=3#counter=C'));
    assert.ok(all.includes('./pad.html?counter=7#kiosk=K%2BK'));
    assert.ok(all.includes('./devices.html#counter=C'));
    assert.ok(all.includes('./wall.html') && all.includes('./site.html'));
    assert.deepEqual(errors, []);
    await page.context().close();
  });

  it('without keys says where they are, and opens what needs none', async () => {
    const {page} = await open(server.url);
    await page.waitForSelector('.missing');
    assert.deepEqual(await links(page), [
      './wall.html',
      ...[1, 2, 3, 4, 5, 6, 7].map((counter) => `./sign.html?counter=${counter}`),
      './slides.html',
      './notices.html',
      './book.html',
      './survey.html',
      './site.html',
      './report.html',
      './feedback.html',
      './verify.html',
    ]);
    assert.equal(await page.locator('.missing').count(), 4);
    await page.context().close();
  });

  it('opens the same screens inside the browser, without a key', async () => {
    const {page} = await open(`${server.url}?lang=en#kiosk=K&counter=C`);
    await page.waitForSelector('text=Hoa Sen ward');
    await page.locator('text=In this browser').click();
    const all = await links(page);
    assert.ok(all.includes('./counter.html?counter=3&hall=local%3Ademo&lang=en'));
    assert.ok(all.every((each) => !each.includes('#') && !each.includes('devices')));
    await page.context().close();
  });

  it('on a host of files alone offers only what runs inside the browser', async () => {
    const {port} = statics.address() as AddressInfo;
    const {page, errors} = await open(`http://127.0.0.1:${port}/demo/`);
    await page.waitForSelector('text=không có máy chủ');
    assert.equal(await page.locator('input[type=radio]:visible').count(), 0);
    assert.ok((await links(page)).includes('./wall.html?hall=local%3Ademo'));
    assert.deepEqual(errors, []);
    await page.context().close();
  });
});
