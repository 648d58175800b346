import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {build} from 'esbuild';
import type {Browser, Page} from 'playwright-core';
import type {SatisfactionReport} from '../../src/rating/satisfaction-report/satisfaction-report.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {serveStrictly} from '../helpers/strict-server.ts';

type Globals = typeof globalThis & {report: SatisfactionReport; broken: string[]};

describe('a report on a page with a strict policy', () => {
  let browser: Browser;
  let page: Page;
  let stop: () => Promise<void>;
  const asked: string[] = [];
  const errors: string[] = [];
  const sizes = new Map<string, number>();

  before(async () => {
    const {outputFiles} = await build({
      entryPoints: {page: 'test/rating/satisfaction-page.ts'},
      bundle: true,
      splitting: true,
      format: 'esm',
      target: 'es2021',
      outdir: '/',
      chunkNames: 'late-[hash]',
      write: false,
      tsconfig: 'tsconfig.json',
    });
    for (const {path, text} of outputFiles) sizes.set(path.replaceAll('\\', '/'), text.length);
    const server = await serveStrictly({
      '/': '<!doctype html><html lang="vi"><meta charset="utf-8"><title>Báo cáo</title><script type="module" src="page.js"></script><body></body></html>',
      ...Object.fromEntries(outputFiles.map(({path, text}) => [path.replaceAll('\\', '/'), text])),
    });
    ({stop} = server);
    browser = await launchBrowser();
    page = await browser.newPage({viewport: {width: 1366, height: 900}});
    page.setDefaultTimeout(60_000);
    await page.addInitScript('globalThis.__name = (named) => named'); // the transpiler names functions so
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.goto(server.url);
    await page.waitForFunction(() => 'report' in globalThis);
  });

  after(async () => {
    await browser?.close();
    await stop?.();
  });

  it('draws with a file that it fetches when it joins the page, and not before', async () => {
    const large = () => asked.filter((path) => (sizes.get(path) ?? 0) > 100_000 && path.startsWith('/late-'));
    assert.deepEqual(large(), []);
    await page.evaluate(() => document.body.append((globalThis as Globals).report));
    // Drawn: chart.js has given the canvas its own size.
    await page.waitForFunction(
      () => ((globalThis as Globals).report.shadowRoot!.querySelector('canvas')?.width ?? 0) > 600,
    );
    assert.equal(large().length, 1);
  });

  it('breaks no rule of the policy, and throws nothing', async () => {
    assert.deepEqual(await page.evaluate(() => (globalThis as Globals).broken), []);
    assert.deepEqual(errors, []);
  });

  it('is two pages of upright A4 at most, with all its groups, reasons and months', async () => {
    const pdf = (
      await page.pdf({format: 'A4', margin: {top: '12mm', right: '12mm', bottom: '12mm', left: '12mm'}})
    ).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
    assert.ok(pages >= 1 && pages <= 2, `${pages} pages`);
  });

  it('gives away an image under that policy', async () => {
    const size = await page.evaluate(async () => (await (globalThis as Globals).report.picture())?.size ?? 0);
    assert.ok(size > 20_000, `${size} bytes`);
  });

  it('lends the page upright A4 while it prints, and takes it back', async () => {
    const [during, afterwards] = await page.evaluate(() => {
      const rules = () =>
        document.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join();
      let seen = '';
      window.print = () => void (seen = rules());
      const buttons = (globalThis as Globals).report.shadowRoot!.querySelectorAll<HTMLElement>('.actions button');
      buttons[buttons.length - 1]!.click();
      return [seen, rules()];
    });
    assert.match(during!, /@page \{.*a4/i);
    assert.equal(afterwards, '');
  });

  it('downloads a CSV file whose name says the days', async () => {
    const download = page.waitForEvent('download');
    await page.evaluate(() => {
      const [, csv] = (globalThis as Globals).report.shadowRoot!.querySelectorAll<HTMLElement>('.actions button');
      csv!.click();
    });
    assert.equal((await download).suggestedFilename(), 'satisfaction_2026-10-01_2026-10-31.csv');
  });
});
