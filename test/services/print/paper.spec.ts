import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import type {Browser, Page} from 'playwright-core';
import {launchBrowser} from '../../helpers/browser.ts';
import {bundle} from '../../helpers/bundle.ts';

/* What really comes out: the browser makes a PDF of the page in the moment in which it is asked to print. */

const policy = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html mot-cua";
const style = 'body {margin: 40px; background: #000} .screen {height: 5000px; width: 1080px} p {font-size: 300px}';

let browser: Browser;
let script: string;

before(async () => {
  browser = await launchBrowser();
  script = await bundle('src/services/print/print.ts');
});

after(() => browser.close());

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  await page.route('http://kiosk.test/**', (route) => {
    const path = new URL(route.request().url()).pathname;
    const headers = {'Content-Security-Policy': policy};
    if (path === '/print.js') return route.fulfill({contentType: 'text/javascript', body: script, headers});
    if (path === '/page.css') return route.fulfill({contentType: 'text/css', body: style, headers});
    const body = '<!doctype html><link rel="stylesheet" href="/page.css"><div class="screen">the kiosk</div>';
    return route.fulfill({contentType: 'text/html', body, headers});
  });
  await page.goto('http://kiosk.test/');
  return page;
}

/** Prints a sheet of so many lines and stops the page in the middle of it. */
async function printing(page: Page, lines: number): Promise<void> {
  await page.evaluate(async (count) => {
    const {printSheet} = (await import('/print.js' as string)) as typeof import('../../../src/services/print/print.ts');
    const begun = new Promise<void>((resolve) => {
      window.print = () => {
        window.dispatchEvent(new Event('beforeprint'));
        resolve();
      };
    });
    void printSheet({
      width: 80,
      css: 'p {margin: 0; font: 20px/1.5 sans-serif}',
      fill(root) {
        for (let line = 0; line < count; line++)
          root.append(Object.assign(document.createElement('p'), {textContent: `A${line}`}));
      },
    });
    await begun;
  }, lines);
}

/** Pages and their size in millimetres, read from the PDF itself. */
async function paper(page: Page): Promise<{pages: number; width: number; height: number}> {
  const pdf = (await page.pdf({preferCSSPageSize: true})).toString('latin1');
  const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf);
  const millimetres = (points: string | undefined) => Math.round((Number(points) / 72) * 25.4);
  return {
    pages: pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0,
    width: millimetres(box?.[1]),
    height: millimetres(box?.[2]),
  };
}

test('a ticket comes out on one page 80 mm wide and as long as its text, under a strict policy', async () => {
  const page = await openPage();
  await printing(page, 20);
  const {pages, width, height} = await paper(page);
  assert.equal(pages, 1);
  assert.equal(width, 80);
  assert.ok(height >= 158 && height <= 164, `20 lines of 30 px are 158.75 mm, the paper is ${height} mm`);
  await page.close();
});

test('a short ticket is not turned sideways', async () => {
  const page = await openPage();
  await printing(page, 2);
  const {pages, width, height} = await paper(page);
  assert.deepEqual({pages, width, height}, {pages: 1, width: 80, height: 80});
  await page.close();
});

test('nothing of the screen is on the paper, and nothing of the sheet on the screen', async () => {
  const page = await openPage();
  await printing(page, 3);
  const shown = () =>
    page.evaluate(() => ({
      screen: getComputedStyle(document.querySelector('.screen')!).display,
      sheet: getComputedStyle(document.querySelector('[data-mot-cua-sheet]')!).visibility,
    }));
  assert.deepEqual(await shown(), {screen: 'block', sheet: 'hidden'});
  await page.emulateMedia({media: 'print'});
  assert.deepEqual(await shown(), {screen: 'none', sheet: 'visible'});
  await page.close();
});
