import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {after, before} from 'node:test';
import {build} from 'esbuild';
import type {Browser, BrowserContext, BrowserContextOptions, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {startTestServer, type TestServer} from '../helpers/server.ts';

/** The elements whose access is tested, each in the surroundings of page.ts. */
export type Scene =
  'pad' | 'kiosk' | 'survey' | 'survey-kiosk' | 'stars' | 'feedback' | 'feedback-kiosk' | 'report' | 'frame' | 'closed';

/** A page with its own storage. */
export interface Opening extends BrowserContextOptions {
  query?: string;
  /** Before the page is asked for. */
  prepare?: (page: Page) => Promise<unknown>;
}

const html =
  '<!doctype html><html lang="vi"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
  '<title>Tiếp cận</title><link rel="stylesheet" href="page.css"><script type="module" src="page.js"></script><body></body></html>';

/** Bundles the page as the demo's screens are, with its fonts. */
async function buildPage(folder: string): Promise<void> {
  await build({
    entryPoints: ['test/access/page.ts', 'test/access/page.css', 'src/services/worker.ts'],
    entryNames: '[name]',
    chunkNames: 'late-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2021',
    outdir: folder,
    loader: {'.woff': 'file', '.woff2': 'file'},
    tsconfig: 'tsconfig.json',
    legalComments: 'none',
    logLevel: 'error',
  });
  writeFileSync(`${folder}/access.html`, html);
}

/** One hall, one browser and the page, for all tests of a file. */
export class Stage {
  hall!: TestServer;
  browser!: Browser;
  readonly errors: string[] = [];
  #folder = '';
  readonly #contexts: BrowserContext[] = [];

  async start(): Promise<void> {
    mkdirSync('build/test', {recursive: true});
    this.#folder = mkdtempSync(resolve('build/test/access-'));
    [this.browser] = await Promise.all([launchBrowser(), buildPage(this.#folder)]);
    this.hall = await startTestServer({screens: this.#folder});
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.hall?.stop();
    rmSync(this.#folder, {recursive: true, force: true});
  }

  async open(scene: Scene, {query = '', prepare, ...options}: Opening = {}): Promise<Page> {
    const context = await this.browser.newContext({
      viewport: {width: 1280, height: 800},
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      ...options,
    });
    this.#contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    await page.addInitScript('globalThis.__name = (named) => named'); // the transpiler names functions so
    page.on('pageerror', (error) => this.errors.push(`${scene}: ${String(error)}`));
    await prepare?.(page);
    await page.goto(`${this.hall.url}access.html?show=${scene}&${query}`);
    await page.waitForFunction(() => 'ready' in globalThis && document.querySelector(':not(:defined)') === null);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return page;
  }

  /** Ends every page opened since the last time. */
  async clear(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
  }
}

/** The stage of a test file. */
export function setStage(): Stage {
  const stage = new Stage();
  before(() => stage.start());
  after(() => stage.stop());
  return stage;
}
