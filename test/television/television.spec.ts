/* The wall on a television of 2022 (Chromium 85), beside the same wall in the browser of today. */
import assert from 'node:assert/strict';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {build as bundleCss} from 'esbuild';
import {chromium, type Browser, type Page} from 'playwright-core';
import {build} from 'vite';
import {lowered} from '../../tools/lowered.ts';
import {plainClasses} from '../../tools/plain-classes.ts';
import {findTelevision} from '../../tools/television.ts';
import {templateMinifier} from '../../tools/template-minifier.ts';
import {launchBrowser} from '../helpers/browser.ts';
import {serveFolder} from '../helpers/static-server.ts';

const television = findTelevision();
const skip = typeof television === 'string' ? television : false;
const hour = 'Date.now = () => 1795417620000; new Date(Date.now());'; // clocks on both walls say the same
const choices = {
  'one call': {},
  'five calls': {called: 5},
  'a tile a counter': {layout: 'grid', called: 2},
  'a row a call': {layout: 'list', called: 2},
  'two languages': {languages: 'vi en'},
};

/** The wall as the package builds it: the same plugins, the same lowering. */
async function pages(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-television-page-'));
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [templateMinifier(), plainClasses(), lowered()],
    define: {'process.env.NODE_ENV': '"production"'},
    build: {
      outDir: folder,
      target: 'es2022',
      minify: false,
      lib: {entry: {page: resolve('test/television/page.ts')}, formats: ['es']},
      rolldownOptions: {output: {entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js'}},
    },
  });
  await bundleCss({
    entryPoints: {page: 'demo/page.css'},
    bundle: true,
    loader: {'.woff2': 'file', '.woff': 'file'},
    outdir: folder,
    logLevel: 'error',
  });
  writeFileSync(join(folder, 'own.css'), 'queue-board { display: block; width: 100vw; height: 100vh }');
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html><html lang="vi" data-mc-theme="dark"><meta charset="utf-8"><title>Wall</title>
     <link rel="stylesheet" href="page.css"><link rel="stylesheet" href="own.css">
     <body><script type="module" src="page.js"></script>`,
  );
  return folder;
}

/** Numbers and counters that are cut off, in words. Kept as text: the runner would add helpers to a function. */
const clipped = `[...document.querySelector('queue-board').shadowRoot.querySelectorAll('.n b, .q')]
  .filter((text) => {
    const own = text.getBoundingClientRect();
    if (own.width === 0) return false;
    const box = document.querySelector('queue-board').getBoundingClientRect();
    return own.left < box.left - 1 || own.right > box.right + 1 || own.top < box.top - 1 || own.bottom > box.bottom + 1;
  })
  .map((text) => text.textContent)`;

/** The share of pixels that differ visibly between two pictures made four times smaller. */
const compare = `(async ([one, other]) => {
  const read = async (data) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + data;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {width: image.width / 4, height: image.height / 4});
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return context.getImageData(0, 0, canvas.width, canvas.height).data;
  };
  const [a, b] = [await read(one), await read(other)];
  let off = 0;
  for (let at = 0; at < a.length; at += 4) {
    if (Math.max(...[0, 1, 2].map((part) => Math.abs(a[at + part] - b[at + part]))) > 48) off++;
  }
  return (off * 4) / a.length;
})`;

async function open(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({viewport: {width: 1920, height: 1080}});
  await page.addInitScript(hour);
  await page.goto(url);
  await page.waitForFunction('window.television');
  return page;
}

const textOf = (page: Page) =>
  page.evaluate<string>(`document.querySelector('queue-board').shadowRoot.querySelector('.board').innerText`);

const until = (page: Page, condition: string) =>
  page.waitForFunction(`(() => {
    const wall = document.querySelector('queue-board').shadowRoot;
    const text = wall.querySelector('.board').innerText;
    return ${condition};
  })()`);

describe('The wall on a television of 2022', {skip}, () => {
  let folder: string;
  let site: {url: string; stop: () => void};
  let browsers: Browser[];
  let old: Page;
  let today: Page;

  before(async () => {
    if (typeof television === 'string') return;
    const {executablePath, args, env} = television;
    folder = await pages();
    site = await serveFolder(folder);
    browsers = await Promise.all([chromium.launch({headless: true, executablePath, args, env}), launchBrowser()]);
    [old, today] = (await Promise.all(browsers.map((browser) => open(browser, `${site.url}index.html`)))) as [
      Page,
      Page,
    ];
  });
  after(async () => {
    await Promise.all(browsers?.map((browser) => browser.close()) ?? []);
    site?.stop();
    if (folder) rmSync(folder, {recursive: true, force: true});
  });

  async function show(choice: object): Promise<void> {
    for (const page of [old, today]) {
      await page.evaluate(`window.television.show(${JSON.stringify(choice)})`);
      await until(page, `wall.querySelector('.live') && text.includes('B027')`);
      await page.evaluate('document.fonts.ready');
      await page.waitForTimeout(700); // layouts that come apart, and their motion
    }
  }

  it('is Chromium 85', () => assert.match(browsers[0]!.version(), /^85\./));

  for (const [name, choice] of Object.entries(choices)) {
    it(`shows ${name} as today's browser does, and clips nothing`, async (told) => {
      await show(choice);
      assert.deepEqual(await old.evaluate(clipped), []);
      const [first, second] = await Promise.all(
        [old, today].map(async (page) => (await page.screenshot()).toString('base64')),
      );
      const off = await today.evaluate<number>(`${compare}(${JSON.stringify([first, second])})`);
      told.diagnostic(`${(off * 100).toFixed(2)} % of the pixels differ`);
      if (process.env['MOT_CUA_TELEVISION']) {
        const file = join(process.env['MOT_CUA_TELEVISION'], `${name.replaceAll(' ', '-')}`);
        writeFileSync(`${file}-85.png`, first!, 'base64');
        writeFileSync(`${file}-today.png`, second!, 'base64');
      }
      assert.ok(off < 0.03, `${(off * 100).toFixed(2)} % of the pixels differ`);
    });
  }

  it('shows a new call', async () => {
    await show({});
    await old.evaluate(`window.television.call('C099', '6')`);
    await until(old, `wall.querySelector('.heroes .n b')?.textContent === 'C099' || text.includes('C099')`);
  });

  it('says since when it is no longer live', async () => {
    await show({});
    await old.evaluate('window.television.lose()');
    await until(old, `wall.querySelector('.stale')`);
    assert.match(await textOf(old), /\d{1,2}:\d{2}/);
  });
});
