import {execFileSync} from 'node:child_process';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before} from 'node:test';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import type {Outbox, OutboxExport, OutboxItem, OutboxState, OutboxTimes} from '../../src/services/outbox/outbox.ts';
import {launchBrowser} from './browser.ts';
import {bundle} from './bundle.ts';
import {MisbehavingRatings} from './misbehaving-ratings.ts';

declare global {
  /* What a test page offers to `page.evaluate`. */
  interface Window {
    outbox: Outbox;
    endpoint: string | null;
    /** The device's token; asked for before each request. */
    token: string;
    openTestOutbox(options: Required<PageOptions>): Promise<void>;
  }
}

/* Written as text: tsx decorates functions inside `evaluate` with a helper that a page does not have. */
export const pageScript = `
import {openOutbox} from '/outbox.js';
window.token = 'secret';
window.openTestOutbox = async ({name, times, retain, seal}) => {
  window.outbox = openOutbox({
    name, times, seal,
    endpoint: () => window.endpoint,
    token: () => window.token,
    ...(retain ? {retain: (body) => body} : {}),
  });
  await window.outbox.ready;
};
window.loaded = true;
`;

/** The strictest header a page of ours must live under. */
export const strictPolicy =
  "default-src 'self'; connect-src 'self' http://127.0.0.1:* https://127.0.0.1:*; require-trusted-types-for 'script'; trusted-types lit-html mot-cua";

export interface PageServer {
  origin: string;
  close(): Promise<void>;
}

type Files = Record<string, [type: string, text: string]>;

/** Serves an empty page with the outbox on it, under a policy; `/clear` answers with Clear-Site-Data. */
export async function servePages(policy = strictPolicy, worker = true): Promise<PageServer> {
  return serve(policy, {
    '/': [
      'text/html',
      '<!doctype html><html lang="en"><title>Outbox</title><script type="module" src="/page.js"></script>',
    ],
    '/bare': ['text/html', '<!doctype html><html lang="en"><title>Bare</title>'],
    '/page.js': ['text/javascript', pageScript],
    '/outbox.js': ['text/javascript', await bundle('src/services/outbox/outbox.ts')],
    '/configure.js': ['text/javascript', await bundle('src/services/configure.ts')],
    ...(worker ? {'/worker.js': ['text/javascript', await bundle('src/services/worker.ts')]} : {}),
  });
}

/** Serves what a bundler wrote into a folder. */
export function serveFiles(folder: string, policy: string): Promise<PageServer> {
  const files: Files = {};
  for (const name of readdirSync(folder, {recursive: true, encoding: 'utf8'})) {
    if (!/\.(js|html)$/.test(name)) continue;
    const type = name.endsWith('.js') ? 'text/javascript' : 'text/html';
    files[`/${name.replaceAll('\\', '/').replace(/^index\.html$/, '')}`] = [
      type,
      readFileSync(join(folder, name), 'utf8'),
    ];
  }
  return serve(policy, files);
}

async function serve(policy: string, files: Files): Promise<PageServer> {
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]!;
    if (path === '/clear') return void response.writeHead(200, {'Clear-Site-Data': '"storage"'}).end('Cleared.');
    const file = files[path];
    if (!file) return void response.writeHead(404).end();
    response.writeHead(200, {'Content-Type': file[0], 'Content-Security-Policy': policy}).end(file[1]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Waiting times short enough for a test; patient with the answers of a busy machine. */
export const quick: Partial<OutboxTimes> = {
  hold: 0,
  grace: 0,
  firstWait: 20,
  longestWait: 200,
  timeout: 10_000,
  patience: 3000,
};

/** How a page opens its outbox. */
export interface PageOptions {
  name?: string;
  times?: Partial<OutboxTimes>;
  /** Whether the body may stay once the server has it. */
  retain?: boolean;
  seal?: boolean;
}

/** Opens a page and its outbox. */
export async function openPage(
  context: BrowserContext,
  origin: string,
  endpoint: string | null,
  options: PageOptions = {},
): Promise<Page> {
  const page = await context.newPage();
  await page.goto(origin);
  await page.waitForFunction(() => 'loaded' in window);
  const {name = 'ratings', times = quick, retain = true, seal = false} = options;
  await page.evaluate(
    ([address, chosen]) => {
      window.endpoint = address;
      return window.openTestOutbox(chosen);
    },
    [endpoint, {name, times, retain, seal}] as const,
  );
  return page;
}

/** What one test of the outbox plays with. */
export interface Scene {
  context: BrowserContext;
  ratings: MisbehavingRatings;
  /** Where the pages come from. */
  origin: string;
  /** What pages threw and nobody caught. */
  errors: string[];
  /** Opens a page with an outbox that sends to the ratings server, unless another endpoint is named. */
  open(endpoint?: string | null, options?: PageOptions): Promise<Page>;
}

/** How a scene is played. */
export type Play = (act: (scene: Scene) => Promise<void>, set?: {fakeClock?: boolean}) => Promise<void>;

/** One browser and one page server for all tests of a file; each of them plays with a context and a server of its own. */
export function stage(): {scene: Play; origin: () => string} {
  let browser: Browser | undefined;
  let pages: PageServer | undefined;
  before(async () => {
    [browser, pages] = await Promise.all([launchBrowser(), servePages()]);
  });
  after(async () => {
    await browser?.close();
    await pages?.close();
  });
  const scene: Play = async (act, {fakeClock = false} = {}) => {
    const ratings = new MisbehavingRatings();
    await ratings.start();
    const context = await browser!.newContext();
    const errors: string[] = [];
    context.on('weberror', (error) => errors.push(String(error.error())));
    const {origin} = pages!;
    try {
      if (fakeClock) await context.clock.install();
      await act({
        context,
        ratings,
        origin,
        errors,
        open: (endpoint = ratings.address, options) => openPage(context, origin, endpoint, options),
      });
    } finally {
      await context.close();
      await ratings.stop();
    }
  };
  return {scene, origin: () => pages!.origin};
}

export const stateOf = (page: Page): Promise<OutboxState> => page.evaluate(() => window.outbox.state);

export const kept = (page: Page): Promise<OutboxExport> => page.evaluate(() => window.outbox.export());

/** Puts items one after another, so many milliseconds apart; resolves with what was acknowledged. */
export const put = (page: Page, count: number, start = 0, apart = 0): Promise<OutboxItem[]> =>
  page.evaluate(
    async ([count, start, apart]) => {
      const items: OutboxItem[] = [];
      for (let n = start; n < start + count; n++) {
        items.push(await window.outbox.put({score: (n % 5) + 1, n}));
        if (apart > 0) await new Promise((resolve) => setTimeout(resolve, apart));
      }
      return items;
    },
    [count, start, apart] as const,
  );

/** Resolves when nothing is left to send. */
export async function drained(page: Page, timeout = 20_000): Promise<void> {
  await page.waitForFunction(() => window.outbox.state.backlog === 0, undefined, {
    timeout,
  });
}

/** A folder for one profile, gone with the process. */
export function profileFolder(): {folder: string; remove: () => void} {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-profile-'));
  return {folder, remove: () => rmSync(folder, {recursive: true, force: true, maxRetries: 5})};
}

/** SIGKILLs every process of the browser that runs on a profile folder, as a power button held down would. */
export function killBrowser(folder: string): number {
  const lines = execFileSync('ps', ['-eo', 'pid=,pgid=,args='], {encoding: 'utf8', maxBuffer: 1 << 24}).split('\n');
  const groups = new Set(
    lines
      .filter((line) => line.includes(`--user-data-dir=${folder}`))
      .map((line) => Number(line.trim().split(/\s+/)[1])),
  );
  for (const group of groups) {
    try {
      process.kill(-group, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
  return groups.size;
}

/** Resolves when something became true out here, outside the page. */
export async function until(condition: () => boolean, timeout = 20_000): Promise<void> {
  const end = performance.now() + timeout;
  while (!condition()) {
    if (performance.now() > end) throw new Error('It never came true.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Resolves when a script, given as text, is true in the page; `waitForFunction` would need an eval that the policy forbids. */
export async function eventually(page: Page, script: string): Promise<void> {
  const end = performance.now() + 20_000;
  while (!(await page.evaluate(script))) {
    if (performance.now() > end) throw new Error(`It never came true: ${script}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
