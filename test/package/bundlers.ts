import assert from 'node:assert/strict';
import {copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {build} from 'vite';
import webpack from 'webpack';
import {launchBrowser} from '../helpers/browser.ts';
import {eventually} from '../helpers/outbox-page.ts';
import {serveStrictly} from '../helpers/strict-server.ts';

/* What a site writes: one element that takes ratings, kept in two stores and started without a network. */
const main = `
import 'mot-cua/define/rating-kiosk.js';
import {configure} from 'mot-cua/configure.js';
import {bootOffline} from 'mot-cua/boot-offline.js';

configure({serviceWorkerUrl: '/service-worker.js'});
bootOffline().then((kept) => { window.kept = kept; });
`;

const pageWith = (script: string): string =>
  `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Một cửa</title>${script}<rating-kiosk open></rating-kiosk>`;

/** Everything in a folder by its address. */
function site(folder: string): Record<string, string> {
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).map((name) => name.replaceAll('\\', '/'));
  const files = names.filter((name) => /\.(js|html|css)$/.test(name));
  return Object.fromEntries(
    files.map((name) => [`/${name.replace(/^index\.html$/, '')}`, readFileSync(join(folder, name), 'utf8')]),
  );
}

async function withVite(project: string, folder: string): Promise<void> {
  writeFileSync(join(project, 'index.html'), pageWith('<script type="module" src="./main.js"></script>'));
  await build({root: project, configFile: false, logLevel: 'error', build: {outDir: folder, assetsInlineLimit: 4096}});
}

/** Written as modules: webpack's own way to load a part sets the address of a script, which Trusted Types refuse. */
async function withWebpack(project: string, folder: string): Promise<void> {
  const compiler = webpack({
    mode: 'production',
    context: project,
    entry: './main.js',
    output: {path: folder, filename: 'page.js', module: true, chunkFormat: 'module', publicPath: 'auto'},
    experiments: {outputModule: true},
    performance: false,
  });
  const stats = await new Promise<webpack.Stats | undefined>((resolve, reject) =>
    compiler.run((error, result) => (error ? reject(error) : resolve(result))),
  );
  await new Promise((resolve) => compiler.close(resolve));
  if (!stats || stats.hasErrors()) throw new Error(stats?.toString('errors-only'));
  writeFileSync(join(folder, 'index.html'), pageWith('<script type="module" src="./page.js"></script>'));
}

/** The folder of the package as it is, and no bundler. */
async function withScriptTag(project: string, folder: string): Promise<void> {
  const dist = join(project, 'node_modules/mot-cua/dist');
  mkdirSync(join(folder, 'parts'), {recursive: true});
  const parts = readdirSync(join(dist, 'parts')).map((name) => `parts/${name}`);
  for (const name of ['mot-cua.min.js', ...parts]) copyFileSync(join(dist, name), join(folder, name));
  const script = '<script src="/mot-cua.min.js" data-service-worker-url="/service-worker.js"></script>';
  writeFileSync(join(folder, 'index.html'), pageWith(script));
}

const isReady = `document.querySelector('rating-kiosk').durability === 'both'`;
/** The page and every script it runs stand in the cache. */
const isKept = `(async () => {
  const names = (await (await caches.open('mot-cua files')).keys()).map(({url}) => new URL(url).pathname);
  const loaded = performance.getEntriesByType('resource').filter(({name}) => /\\.js(\\?|$)/.test(name) && !name.includes('service-worker'));
  return names.includes('/') && loaded.every(({name}) => names.includes(new URL(name).pathname));
})()`;

/** What became of a page: whether both stores work, also without a network, and what its policy blocked. */
async function tried(folder: string): Promise<string[]> {
  const server = await serveStrictly(site(folder));
  const browser = await launchBrowser();
  try {
    const tab = await browser.newPage();
    const complaints: string[] = [];
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('console', (message) => {
      if (/policy|trusted/i.test(message.text())) complaints.push(message.text());
    });
    await tab.goto(server.url);
    await eventually(tab, isReady);
    await eventually(tab, isKept);
    await server.stop();
    await tab.reload();
    await eventually(tab, isReady);
    return complaints;
  } finally {
    await browser.close();
    await server.stop().catch(() => undefined);
  }
}

const ways = {Vite: withVite, webpack: withWebpack, 'a script tag': withScriptTag};

/** The worker and the service worker of the installed package, in a page of each kind, under the strict policy. */
export function describeBundlers(project: () => string): void {
  describe('a page that takes ratings', () => {
    for (const [name, make] of Object.entries(ways)) {
      it(`made with ${name} keeps them in two stores and starts without a network, and its policy blocks nothing`, async () => {
        const folder = join(project(), 'site');
        rmSync(folder, {recursive: true, force: true});
        writeFileSync(join(project(), 'main.js'), main);
        await make(project(), folder);
        copyFileSync(join(project(), 'node_modules/mot-cua/dist/service-worker.js'), join(folder, 'service-worker.js'));
        assert.deepEqual(await tried(folder), []);
      });
    }
  });
}
