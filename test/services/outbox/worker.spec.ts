import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, test} from 'node:test';
import type {Browser} from 'playwright-core';
import {build} from 'vite';
import {workerPlugin} from '../../../tools/worker-plugin.ts';
import {launchBrowser} from '../../helpers/browser.ts';
import {MisbehavingRatings} from '../../helpers/misbehaving-ratings.ts';
import {
  drained,
  kept,
  openPage,
  pageScript,
  put,
  serveFiles,
  servePages,
  stateOf,
  strictPolicy,
} from '../../helpers/outbox-page.ts';

let browser: Browser;
before(async () => {
  browser = await launchBrowser();
});
after(() => browser.close());

/** What becomes of the outbox on a page served in some way. */
async function durabilityUnder(
  policy: string,
  files?: {worker?: boolean},
): Promise<{durability: string; blocked: string[]}> {
  const server = await servePages(policy, files?.worker);
  const context = await browser.newContext();
  await context.addInitScript(
    'window.blocked = []; addEventListener("securitypolicyviolation", (event) => blocked.push(event.violatedDirective));',
  );
  try {
    const page = await openPage(context, server.origin, null);
    await put(page, 2);
    assert.equal((await kept(page)).items.length, 2);
    return {
      durability: (await stateOf(page)).durability,
      blocked: (await page.evaluate('window.blocked')) as string[],
    };
  } finally {
    await context.close();
    await server.close();
  }
}

test('Under the strictest policy both stores work and nothing is blocked', async () => {
  assert.deepEqual(await durabilityUnder(strictPolicy), {durability: 'both', blocked: []});
});

test('Without Trusted Types both stores work', async () => {
  const {durability} = await durabilityUnder("default-src 'self'");
  assert.equal(durability, 'both');
});

test('A header that does not name our policy costs one store and breaks nothing', async () => {
  const policy = "default-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";
  assert.equal((await durabilityUnder(policy)).durability, 'single');
});

test('A missing worker file costs one store and breaks nothing', async () => {
  assert.equal((await durabilityUnder(strictPolicy, {worker: false})).durability, 'single');
});

test('A header that forbids workers costs one store and breaks nothing', async () => {
  assert.equal((await durabilityUnder(`${strictPolicy}; worker-src 'none'`)).durability, 'single');
});

test('The policy makes addresses of our own files only, and configure moves them', async () => {
  const server = await servePages(strictPolicy);
  const page = await browser.newPage();
  try {
    await page.goto(server.origin);
    const answers = await page.evaluate(
      `import('/configure.js').then(({configure, workerAddress, serviceWorkerAddress}) => {
        const first = String(workerAddress());
        configure({workerUrl: '/elsewhere/worker.js', serviceWorkerUrl: '/service-worker.js'});
        return [first, String(workerAddress()), String(serviceWorkerAddress())];
      })`,
    );
    assert.deepEqual(answers, [
      `${server.origin}/worker.js?no-inline`,
      `${server.origin}/elsewhere/worker.js`,
      `${server.origin}/service-worker.js`,
    ]);
  } finally {
    await page.close();
    await server.close();
  }
});

/** Builds the outbox with Vite, as a site would, and serves it. */
async function fromVite(act: (origin: string, names: string[], root: string) => Promise<void>): Promise<void> {
  mkdirSync('build', {recursive: true});
  const root = mkdtempSync(join('build', 'outbox-'));
  try {
    writeFileSync(
      join(root, 'index.html'),
      '<!doctype html><html lang="en"><title>x</title><script type="module" src="./page.js"></script>',
    );
    writeFileSync(join(root, 'page.js'), pageScript.replace('/outbox.js', '../../src/services/outbox/outbox.ts'));
    await build({
      configFile: false,
      root,
      base: './',
      logLevel: 'error',
      plugins: [workerPlugin('page')],
      build: {outDir: 'out', target: 'es2021', modulePreload: {polyfill: false}},
    });
    const server = await serveFiles(join(root, 'out'), strictPolicy);
    try {
      await act(server.origin, readdirSync(join(root, 'out'), {recursive: true, encoding: 'utf8'}), join(root, 'out'));
    } finally {
      await server.close();
    }
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}

test('A Vite build ships the worker as a file of its own, and both stores work from it under the strictest policy', () =>
  fromVite(async (origin, names, out) => {
    const workers = names.filter((name) => /worker.*\.js$/.test(name));
    assert.equal(workers.length, 1);
    assert.doesNotMatch(readFileSync(join(out, workers[0]!), 'utf8'), /\bimport\b/);
    const context = await browser.newContext();
    try {
      const page = await openPage(context, origin, null);
      await put(page, 1);
      assert.equal((await stateOf(page)).durability, 'both');
    } finally {
      await context.close();
    }
  }));

test('Where the half that sends does not come, taps are kept in both stores all the same, and sent when it does', () =>
  fromVite(async (origin, names) => {
    assert.equal(names.filter((name) => /delivery.*\.js$/.test(name)).length, 1);
    const ratings = new MisbehavingRatings();
    await ratings.start();
    const context = await browser.newContext();
    try {
      await context.route('**/delivery*.js', (route) => route.abort());
      const page = await openPage(context, origin, ratings.address);
      await put(page, 3);
      await page.waitForFunction(() => window.outbox.state.problem === 'unreachable');
      const {durability, backlog} = await stateOf(page);
      assert.deepEqual([durability, backlog], ['both', 3]);
      assert.equal((await kept(page)).items.length, 3);
      await context.unroute('**/delivery*.js');
      await page.close();
      await drained(await openPage(context, origin, ratings.address));
      assert.equal(ratings.stored.size, 3);
    } finally {
      await context.close();
      await ratings.stop();
    }
  }));
