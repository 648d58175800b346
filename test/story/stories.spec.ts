import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {serveFolder} from '../helpers/static-server.ts';

interface Entry {
  id: string;
  type: string;
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
  let url: string;
  let stop: () => void;
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
    ({url, stop} = await serveFolder(folder));
    browser = await launchBrowser();
  });

  after(async () => {
    await browser?.close();
    stop?.();
    rmSync(folder, {recursive: true, force: true});
  });

  it('show every state with words, without an error, and never the word null', async () => {
    const page = await browser.newPage({viewport: {width: 1366, height: 768}});
    await page.addInitScript('globalThis.__name = (named) => named'); // tsx names functions so; the page does not know it
    const errors: string[] = [];
    let now = '';
    page.on('pageerror', (error) => errors.push(`${now}: ${String(error)}`));
    const wrong: string[] = [];
    for (const {id} of stories) {
      now = id;
      await page.goto(`${url}iframe.html?id=${id}&viewMode=story`);
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
      let text = await readable(page);
      for (let look = 0; text === '' && look < 50; look++) {
        await page.waitForTimeout(100); // a picture with its words comes when it is loaded
        text = await readable(page);
      }
      const broken = await page.evaluate(() => document.body.classList.contains('sb-show-errordisplay'));
      if (broken || text === '' || /\b(null|undefined|NaN)\b|\[object/.test(text))
        wrong.push(`${id}: ${text.slice(0, 200)}`);
    }
    assert.ok(stories.length > 60, `${stories.length} stories`);
    assert.deepEqual(wrong, []);
    assert.deepEqual(errors, []);
  });
});
