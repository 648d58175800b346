import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {extname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

interface Entry {
  id: string;
  type: string;
}

/** Serves a folder of files. */
async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = join(folder, decodeURIComponent((request.url ?? '/').split('?')[0]!));
    if (!existsSync(path) || !statSync(path).isFile()) return void response.writeHead(404).end();
    response.writeHead(200, {'content-type': types[extname(path)] ?? 'application/octet-stream'});
    createReadStream(path).pipe(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** Everything a person could read on the page, shadow roots included. */
function readable(page: Page): Promise<string> {
  return page.evaluate(() => {
    const texts: string[] = [];
    const read = (node: Node) => {
      if (node.nodeType === Node.TEXT_NODE) texts.push(node.textContent ?? '');
      if (node instanceof HTMLElement && (node.matches('style, script') || node.hidden)) return;
      if (node instanceof Element && node.shadowRoot) read(node.shadowRoot);
      node.childNodes.forEach(read);
    };
    read(document.querySelector('#storybook-root') ?? document.body);
    return texts.join(' ').replace(/\s+/g, ' ').trim();
  });
}

describe('the stories', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-stories-'));
  let server: Server;
  let browser: Browser;
  let stories: Entry[];

  before(async () => {
    execFileSync(
      process.execPath,
      [
        'node_modules/storybook/dist/bin/dispatcher.js',
        'build',
        '--output-dir',
        folder,
        '--disable-telemetry',
        '--quiet',
      ],
      {stdio: 'ignore', env: {...process.env, STORYBOOK_DISABLE_TELEMETRY: '1'}},
    );
    const index = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as {entries: Record<string, Entry>};
    stories = Object.values(index.entries).filter(({type}) => type === 'story');
    server = await serve(folder);
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    server?.close();
    server?.closeAllConnections();
    rmSync(folder, {recursive: true, force: true});
  });

  it('show every state with words, without an error, and never the word null', async () => {
    const {port} = server.address() as AddressInfo;
    const page = await browser.newPage({viewport: {width: 1366, height: 768}});
    await page.addInitScript('globalThis.__name = (named) => named'); // tsx names functions so; the page does not know it
    const errors: string[] = [];
    let now = '';
    page.on('pageerror', (error) => errors.push(`${now}: ${String(error)}`));
    const wrong: string[] = [];
    for (const {id} of stories) {
      now = id;
      await page.goto(`http://127.0.0.1:${port}/iframe.html?id=${id}&viewMode=story`);
      await page.waitForFunction(
        () =>
          document.body.classList.contains('sb-show-main') || document.body.classList.contains('sb-show-errordisplay'),
      );
      await page
        .waitForFunction(() => (document.querySelector('#storybook-root')?.childElementCount ?? 0) > 0, undefined, {
          timeout: 5000,
        })
        .catch(() => undefined);
      await page.waitForTimeout(60);
      const text = await readable(page);
      const broken = await page.evaluate(() => document.body.classList.contains('sb-show-errordisplay'));
      if (broken || text === '' || /\b(null|undefined|NaN)\b|\[object/.test(text))
        wrong.push(`${id}: ${text.slice(0, 200)}`);
    }
    assert.ok(stories.length > 60, `${stories.length} stories`);
    assert.deepEqual(wrong, []);
    assert.deepEqual(errors, []);
  });
});
