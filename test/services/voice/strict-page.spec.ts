import assert from 'node:assert/strict';
import {createReadStream, existsSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {packsFolder} from '../../../tools/voice/pack.ts';
import {bundle} from '../../helpers/bundle.ts';
import {launchBrowser} from '../../helpers/browser.ts';
import {strictPolicy} from '../../helpers/strict-server.ts';

const types: Record<string, string> = {
  js: 'text/javascript',
  json: 'application/json',
  ogg: 'audio/ogg',
  mp3: 'audio/mpeg',
};

let browser: Browser;
let server: Server;
let origin: string;
let asked: string[] = [];

/** A page, the announcer as a script, and the packs beside it; nothing may come from elsewhere. */
async function serve(): Promise<void> {
  const script = await bundle('src/services/voice/announcer.ts');
  server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    asked.push(path);
    response.setHeader('content-security-policy', strictPolicy);
    response.setHeader('content-type', types[path.split('.').pop() ?? ''] ?? 'text/html; charset=utf-8');
    if (path === '/announcer.js') return response.end(script);
    if (path === '/start.js') return response.end(start);
    const file = join(packsFolder, path.replace(/^\/voice\//, ''));
    if (path.startsWith('/voice/') && existsSync(file)) return createReadStream(file).pipe(response);
    response.statusCode = path === '/' ? 200 : 404;
    response.end(
      '<!doctype html><meta charset="utf-8"><title>Sảnh</title><script type="module" src="/start.js"></script>',
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/* The page starts by itself: a driver that evaluates something in it counts as a person who touches it. */
const start = `
  globalThis.blocked = [];
  addEventListener('securitypolicyviolation', ({violatedDirective}) => blocked.push(violatedDirective));
  const {Announcer} = await import('/announcer.js');
  globalThis.announcer = new Announcer({voices: ['vi-north'], repeat: 1, gap: 0, volume: 0.01, synthesis: 'never'});
  announcer.announce({number: 'A001', counter: '3', time: 1});
`;

async function open(): Promise<Page> {
  asked = [];
  const page = await browser.newPage();
  await page.goto(origin);
  await until(page, '!!globalThis.announcer');
  return page;
}

/** What the page says of itself, asked without counting as a touch. */
async function ask(page: Page, expression: string): Promise<unknown> {
  const session = await page.context().newCDPSession(page);
  const {result} = await session.send('Runtime.evaluate', {expression, returnByValue: true, userGesture: false});
  await session.detach();
  return result.value as unknown;
}

async function until(page: Page, condition: string): Promise<void> {
  const end = Date.now() + 60_000;
  while ((await ask(page, condition)) !== true) {
    if (Date.now() > end) {
      const seen = await ask(page, 'JSON.stringify([announcer.state, announcer.report, announcer.waiting])');
      throw new Error(`It did not happen within a minute: ${condition}. ${String(seen)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

before(async () => {
  await serve();
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('the voice on a page that nobody has touched', () => {
  it('is blocked, lets no call wait, and speaks after a click, under the strictest policy', async () => {
    const page = await open();
    await until(page, "announcer.state === 'blocked'");
    await until(page, 'announcer.report.unheard === 1 && announcer.waiting === 0');
    await page.mouse.click(5, 5);
    await until(page, "announcer.state === 'ready'");
    await page.evaluate("announcer.announce({number: 'A025', counter: '3A', time: 1})");
    await until(page, 'announcer.report.said === 1');
    assert.deepEqual(await page.evaluate('[blocked, announcer.report.missing]'), [[], []]);
    await page.close();
  });

  it('fetches one voice in one format, each clip once', async () => {
    const page = await open();
    await until(page, 'announcer.report.unheard === 1');
    await page.mouse.click(5, 5);
    await until(page, "announcer.state === 'ready'");
    await page.evaluate("announcer.announce({number: 'B104', counter: '12', time: 2})");
    await until(page, 'announcer.report.said === 1');
    const clips = asked.filter((path) => path.startsWith('/voice/'));
    assert.equal(clips.length, 56);
    assert.equal(new Set(clips).size, 56);
    assert.ok(clips.every((path) => /^\/voice\/vi-north\/.*\.(ogg|json)$/.test(path)));
    await page.close();
  });
});
