/* Starting without a network: a strict site that changes, breaks and vanishes, and a real browser. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {after, before, test} from 'node:test';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {launchBrowser} from '../helpers/browser.ts';
import {ChangingSite} from '../helpers/changing-site.ts';
import {eventually} from '../helpers/outbox-page.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** A page whose script says which version it is, and which brings a late part when it is asked to. */
function page(version: string, options = '{}', part = `/part-${version}.js`): Record<string, string> {
  return {
    '/kiosk.html': `<!doctype html><html lang="en"><title>${version}</title><link rel="stylesheet" href="/kiosk-${version}.css"><script type="module" src="/kiosk-${version}.js"></script>`,
    [`/kiosk-${version}.css`]: `body { --version: ${version}; }`,
    [`/kiosk-${version}.js`]: `
      import {bootOffline, configure} from '/boot.js';
      configure({serviceWorkerUrl: '/service-worker.js'});
      window.violations = [];
      addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective));
      window.version = '${version}';
      window.again = () => bootOffline(${options});
      window.late = () => import('${part}').then(({version}) => version);
      window.again().then((kept) => { window.kept = kept; });`,
    [part]: `export const version = '${version}';`,
  };
}

function listOf(files: Readonly<Record<string, string>>, damaged = ''): string {
  return JSON.stringify([
    '/boot.js',
    ...Object.entries(files).map(([url, text]) => {
      const integrity = `sha256-${createHash('sha256')
        .update(url === damaged ? 'else' : text)
        .digest('base64')}`;
      return {url, revision: integrity, integrity};
    }),
  ]);
}

const manifest = "{manifest: '/precache.json'}";

/** A version with the list of its build. */
function built(version: string): Record<string, string> {
  const files = page(version, manifest);
  return {...files, '/precache.json': listOf(files)};
}

async function scene(
  files: Readonly<Record<string, string>>,
  act: (site: ChangingSite, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const site = await ChangingSite.open(files);
  const context = await browser.newContext();
  try {
    await act(site, context);
  } finally {
    await context.close();
    await site.stop();
  }
}

async function started(context: BrowserContext, site: ChangingSite, path = '/kiosk.html'): Promise<Page> {
  const tab = await context.newPage();
  await tab.goto(site.origin + path);
  await eventually(tab, 'window.kept !== undefined');
  return tab;
}

const versionOf = (tab: Page): Promise<string> => tab.evaluate('window.version');
const keptBy = (tab: Page): Promise<boolean> => tab.evaluate('window.kept');
const again = (tab: Page): Promise<boolean> => tab.evaluate('window.again()');
const late = (tab: Page): Promise<string> => tab.evaluate('window.late()');
const styleOf = (tab: Page): Promise<string> =>
  tab.evaluate(`getComputedStyle(document.body).getPropertyValue('--version').trim()`);

/** Reloads until the page is of a version: a loaded machine may take longer than a start waits for the network. */
async function reloadedInto(tab: Page, version: string): Promise<void> {
  for (let attempt = 1; attempt <= 5; attempt++) {
    await tab.reload();
    await eventually(tab, 'window.kept !== undefined');
    if ((await versionOf(tab)) === version) return;
  }
  assert.fail(`It never became ${version}.`);
}

/** Every address that stands in any cache, as paths. */
const cached = (tab: Page): Promise<string[]> =>
  tab.evaluate(`(async () => {
    const paths = [];
    for (const name of await caches.keys()) {
      for (const {url} of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    }
    return [...new Set(paths)].filter((path) => !path.startsWith('/mot-cua-boot/')).sort();
  })()`);

test('A page that was kept starts without a network, with its styles and the parts it had not loaded yet', () =>
  scene(built('one'), async (site, context) => {
    const tab = await started(context, site);
    assert.equal(await keptBy(tab), true);
    await tab.close();
    await site.stop();
    const offline = await started(context, site, '/kiosk.html?counter=3');
    assert.deepEqual(
      [await versionOf(offline), await styleOf(offline), await late(offline), await keptBy(offline)],
      ['one', 'one', 'one', true],
    );
    assert.deepEqual(await offline.evaluate('window.violations'), []);
  }));

test('A page without a list of its build starts with what it had loaded, late parts among them', () =>
  scene(page('one'), async (site, context) => {
    const tab = await started(context, site);
    assert.equal(await late(tab), 'one');
    assert.equal(await again(tab), true);
    await tab.close();
    await site.stop();
    const offline = await started(context, site);
    assert.deepEqual([await versionOf(offline), await styleOf(offline), await late(offline)], ['one', 'one', 'one']);
  }));

test('A late part is kept as soon as it was loaded, without being asked', () =>
  scene(page('one'), async (site, context) => {
    const tab = await started(context, site);
    await late(tab);
    await eventually(
      tab,
      `caches.open('mot-cua files').then((cache) => cache.keys()).then((all) => all.some(({url}) => url.includes('/part-one.js')))`,
    );
  }));

test('B34: after an update that removed the old files, a screen that runs loads its old parts', () =>
  scene(built('one'), async (site, context) => {
    const tab = await started(context, site);
    for (const path of Object.keys(page('one'))) site.files.delete(path);
    site.put(built('two'));
    assert.equal(await again(tab), true);
    assert.equal(await late(tab), 'one');
  }));

test('A new version is shown by the next reload, whole', () =>
  scene(built('one'), async (site, context) => {
    const tab = await started(context, site);
    for (const path of Object.keys(page('one'))) site.files.delete(path);
    site.put(built('two'));
    await again(tab);
    await tab.reload();
    await eventually(tab, 'window.kept !== undefined');
    assert.deepEqual([await versionOf(tab), await styleOf(tab), await late(tab)], ['two', 'two', 'two']);
    await site.stop();
    await tab.reload();
    await eventually(tab, 'window.version !== undefined');
    assert.deepEqual([await versionOf(tab), await late(tab)], ['two', 'two']);
  }));

test('Two screens in one browser each stay on the version they run until they reload', () => {
  const part = '/part.js'; // one name for all versions: only the edition tells them apart
  const files = (version: string) => {
    const all = page(version, manifest, part);
    return {...all, '/precache.json': listOf(all)};
  };
  return scene(files('one'), async (site, context) => {
    await (await started(context, site)).close();
    const stays = await started(context, site);
    const reloads = await started(context, site);
    site.put(files('two'));
    await again(reloads);
    await reloads.reload();
    await eventually(reloads, 'window.kept !== undefined');
    assert.deepEqual([await late(reloads), await late(stays)], ['two', 'one']);
  });
});

for (const [fault, damage] of [
  ['a file is missing', (site: ChangingSite) => site.files.delete('/part-two.js')],
  ['a file is half there', (site: ChangingSite) => site.put({'/part-two.js': 'export const ver'})],
  ['a file breaks off', (site: ChangingSite) => site.put({'/part-two.js': breaksOff})],
  [
    'a file is another one',
    (site: ChangingSite) => site.put({'/precache.json': listOf(page('two', manifest), '/part-two.js')}),
  ],
  ['a sign-in page answers for everything', signIn],
  ['everything is redirected to a sign-in page', redirect],
  ['the list is a page', (site: ChangingSite) => site.put({'/precache.json': '<h1>Sign in</h1>'})],
] as const) {
  test(`When of a new version ${fault}, the old one goes on starting`, () =>
    scene(built('one'), async (site, context) => {
      const tab = await started(context, site);
      site.put(built('two'));
      damage(site);
      assert.equal(await again(tab), true);
      await tab.reload();
      await eventually(tab, 'window.version !== undefined');
      assert.equal(await versionOf(tab), 'one');
      await site.stop();
      await tab.reload();
      await eventually(tab, 'window.version !== undefined');
      assert.deepEqual([await versionOf(tab), await late(tab)], ['one', 'one']);
    }));
}

type Respond = Parameters<Parameters<typeof redirect>[0]['put']>[0][string];

const breaksOff: Respond = (_request, response) => {
  response.writeHead(200, {'content-type': 'text/javascript', 'content-length': '1000'});
  response.write('export const version = ');
  setImmediate(() => response.destroy());
};

function everything(site: ChangingSite, answer: Respond): void {
  for (const path of site.files.keys()) if (path !== '/precache.json') site.put({[path]: answer});
}

function signIn(site: ChangingSite): void {
  everything(site, (_request, response) => {
    response.writeHead(200, {'content-type': 'text/html'}).end('<!doctype html><title>Sign in</title>');
  });
}

function redirect(site: ChangingSite): void {
  everything(site, (_request, response) => void response.writeHead(302, {location: '/sign-in'}).end());
}

test('What was half downloaded is finished at the next look, and not downloaded twice', () =>
  scene(built('one'), async (site, context) => {
    const tab = await started(context, site);
    site.put(built('two'));
    const part = site.files.get('/part-two.js')!;
    site.files.delete('/part-two.js');
    await again(tab);
    site.put({'/part-two.js': part});
    const before = site.asked.length;
    await again(tab);
    const asked = site.asked.slice(before);
    assert.ok(asked.includes('/part-two.js'));
    assert.ok(!asked.includes('/kiosk-two.js'), asked.join());
    await tab.reload();
    await eventually(tab, 'window.kept !== undefined');
    assert.equal(await versionOf(tab), 'two');
  }));

test('Nothing is kept but what is on the list: no rating, no answer of a server', () =>
  scene(built('one'), async (site, context) => {
    site.put({
      '/halls/1': (_request, response) =>
        void response.writeHead(200, {'content-type': 'application/json'}).end('{"seq":1}'),
      '/halls/1/ratings': (_request, response) =>
        void response.writeHead(200, {'content-type': 'application/json'}).end('{"receipts":[]}'),
    });
    const tab = await started(context, site);
    await tab.reload();
    await eventually(tab, 'window.kept !== undefined');
    await tab.evaluate(`Promise.all([
      fetch('/halls/1'), fetch('/halls/1/ratings', {method: 'POST', body: '{}'}),
      fetch('/halls/1', {headers: {authorization: 'Bearer secret'}}),
    ])`);
    await again(tab);
    assert.deepEqual(await cached(tab), ['/boot.js', ...Object.keys(page('one'))].sort());
    await site.stop();
    assert.equal(await tab.evaluate(`fetch('/halls/1').then(() => 'answered', () => 'refused')`), 'refused');
  }));

test('A page whose list is not there yet is not said to be kept', () =>
  scene(page('one', manifest), async (site, context) => {
    const tab = await started(context, site);
    assert.equal(await keptBy(tab), false);
  }));

test('Without a list: the same names with new contents are taken over by the next reload', () => {
  const files = (version: string): Record<string, string> => {
    const all = page('x', '{}', '/part.js');
    return {...all, '/kiosk-x.js': all['/kiosk-x.js']!.replace("version = 'x'", `version = '${version}'`)};
  };
  return scene(files('one'), async (site, context) => {
    const tab = await started(context, site);
    site.put(files('two'));
    await again(tab);
    await tab.reload();
    await eventually(tab, 'window.kept !== undefined');
    assert.equal(await versionOf(tab), 'two');
    await site.stop();
    await tab.reload();
    await eventually(tab, 'window.version !== undefined');
    assert.equal(await versionOf(tab), 'two');
  });
});

test('Without a list: a new page with new names is taken from the network, and then kept', () =>
  scene(page('one'), async (site, context) => {
    await (await started(context, site)).close();
    const tab = await started(context, site);
    for (const path of Object.keys(page('one'))) site.files.delete(path);
    site.put(page('two'));
    assert.equal(await again(tab), true);
    await reloadedInto(tab, 'two');
    await site.stop();
    await tab.reload();
    await eventually(tab, 'window.version !== undefined');
    assert.deepEqual([await versionOf(tab), await styleOf(tab)], ['two', 'two']);
  }));

test('Without a list: when the network goes before the new page was seen, the old one starts', () =>
  scene(page('one'), async (site, context) => {
    await (await started(context, site)).close();
    const tab = await started(context, site);
    for (const path of Object.keys(page('one'))) site.files.delete(path);
    site.put(page('two'));
    await again(tab);
    await site.stop();
    await tab.reload();
    await eventually(tab, 'window.version !== undefined');
    assert.deepEqual([await versionOf(tab), await styleOf(tab)], ['one', 'one']);
  }));

test('Where no service worker is named, or it lies too deep, the page runs on and says that it is not kept', () =>
  scene(built('one'), async (site, context) => {
    site.put({'/deep/service-worker.js': site.files.get('/service-worker.js')!});
    for (const address of ['', '/deep/service-worker.js', '/nowhere.js']) {
      const name = address.replaceAll('/', '-');
      site.put({
        [`/page${name}.html`]: `<!doctype html><title>Page</title><script type="module" src="/page${name}.mjs.js"></script>`,
        [`/page${name}.mjs.js`]: `import {bootOffline, configure} from '/boot.js'; ${address ? `configure({serviceWorkerUrl: '${address}'});` : ''} bootOffline().then((kept) => { window.kept = kept; });`,
      });
      assert.equal(await keptBy(await started(context, site, `/page${name}.html`)), false, address);
    }
  }));
