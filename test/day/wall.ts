import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {bundle} from '../helpers/bundle.ts';
import type {TestServer} from '../helpers/server.ts';

/* Notes when a number was first on the screen: after the frame that shows it was handed over. Kept as text because the
   runner would add helpers of its own to a function. */
const probe = `
  const seen = window.seen = {};
  const root = document.querySelector('queue-board').shadowRoot;
  const watcher = new MutationObserver(() => {
    const fresh = (root.textContent.match(/[A-Z]\\d{4}/g) ?? []).filter((number) => !(number in seen));
    if (fresh.length === 0) return;
    for (const number of fresh) seen[number] = NaN;
    requestAnimationFrame(() => {
      const {port1, port2} = new MessageChannel();
      port1.onmessage = () => { for (const number of fresh) seen[number] = performance.timeOrigin + performance.now(); };
      port2.postMessage(null);
    });
  });
  watcher.observe(root, {childList: true, subtree: true, characterData: true});`;

/** The folder of a page with the wall for some counters. */
export async function wallScreens(counters: readonly string[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-day-'));
  writeFileSync(join(folder, 'board.js'), await bundle('src/queue/queue-board/define.ts', {minify: true}));
  writeFileSync(join(folder, 'probe.js'), probe);
  writeFileSync(join(folder, 'page.css'), 'html, body, queue-board { display: block; height: 100%; margin: 0 }');
  writeFileSync(
    join(folder, 'board.html'),
    `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Day</title><link rel="stylesheet" href="page.css">
     <body><queue-board hall="halls/1" counters="${counters.join(' ')}" quiet></queue-board>
     <script type="module" src="board.js"></script><script type="module" src="probe.js"></script>`,
  );
  return folder;
}

/** A wall in a real browser. */
export class Wall {
  private constructor(
    private readonly browser: Browser,
    private readonly page: Page,
    private readonly folder: string,
  ) {}

  static async open(server: TestServer, folder: string): Promise<Wall> {
    const browser = await launchBrowser();
    const page = await browser.newPage({viewport: {width: 1920, height: 1080}});
    await page.goto(`${server.url}board.html`);
    await page.locator('queue-board:state(live)').waitFor();
    return new Wall(browser, page, folder);
  }

  /** When each number was first to be seen. */
  async seen(): Promise<Map<string, number>> {
    const seen = await this.page.evaluate<Record<string, number>>('window.seen');
    return new Map(Object.entries(seen).filter(([, at]) => Number.isFinite(at)));
  }

  async close(): Promise<void> {
    await this.browser.close();
    rmSync(this.folder, {recursive: true, force: true});
  }
}
