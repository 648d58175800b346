import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {gzipSync} from 'node:zlib';
import type {Page} from 'playwright-core';
import {Ajv} from 'ajv';
import {build} from 'vite';
import {launchBrowser} from '../helpers/browser.ts';
import {serveStrictly} from '../helpers/strict-server.ts';
import {describeBundlers} from './bundlers.ts';

const tags = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .filter((path) => /define\.ts$/.test(path) && path !== 'define.ts')
  .map((path) => basename(dirname(path)))
  .sort();
let installed: string;
const node = (code: string, cwd: string) =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], {cwd, encoding: 'utf8'}).trim();

const names = (tab: Page) => tab.evaluate(() => Object.getOwnPropertyNames(window));

/** What a machine of the office loads once, and a questionnaire with all its kinds of questions, may weigh more. */
const most: Readonly<Record<string, number>> = {'ticket-kiosk': 49_000, 'survey-form': 46_000};

/** Bytes, compressed, that a page with this one element fetches before it works. */
function weightOf(tag: string): number {
  const folder = join(installed, 'dist/parts');
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, name] of readFileSync(join(folder, file), 'utf8').matchAll(/(?:from|import)"\.\/([^"]+)"/g))
      visit(name!);
  };
  visit(`${tag}.js`);
  const files = [join(installed, 'dist/mot-cua.min.js'), ...[...seen].map((file) => join(folder, file))];
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(file), {level: 9}).length, 0);
}

/** The script tag's files by their address. */
function scriptFiles(): Record<string, string> {
  const parts = readdirSync(join(installed, 'dist/parts')).filter((name) => name.endsWith('.js'));
  return Object.fromEntries(
    ['mot-cua.min.js', ...parts.map((name) => `parts/${name}`)].map((name) => [
      `/${name}`,
      readFileSync(join(installed, 'dist', name), 'utf8'),
    ]),
  );
}

describe('the package as others install it', () => {
  let project: string;

  before(() => {
    execFileSync(process.execPath, ['--import', 'tsx', 'tools/build.ts'], {stdio: ['ignore', 'ignore', 'inherit']});
    project = mkdtempSync(join(tmpdir(), 'mot-cua-package-'));
    const [packed] = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', project], {encoding: 'utf8'}),
    ) as [{filename: string}];
    execFileSync('tar', ['-xzf', packed.filename], {cwd: project});
    mkdirSync(join(project, 'node_modules'));
    installed = join(project, 'node_modules/mot-cua');
    symlinkSync(join(project, 'package'), installed);
    for (const name of ['lit', 'lit-html', 'lit-element', '@lit', 'valibot', 'uqr', '@types']) {
      if (existsSync(join('node_modules', name)))
        symlinkSync(resolve('node_modules', name), join(project, 'node_modules', name));
    }
    writeFileSync(join(project, 'package.json'), '{"type": "module"}');
  });

  after(() => rmSync(project, {recursive: true, force: true}));

  it('holds what is shipped and nothing else', () => {
    assert.deepEqual(readdirSync(installed).sort(), ['LICENSE', 'README.md', 'README.vi.md', 'dist', 'package.json']);
  });

  it('imports in Node without registering anything', () => {
    const paths = ['mot-cua', ...tags.map((tag) => `mot-cua/${tag}.js`)];
    const code = `${paths.map((path) => `await import('${path}');`).join('')} console.log(${JSON.stringify(tags)}.every((tag) => !globalThis.customElements?.get(tag)))`;
    assert.equal(node(code, project), 'true');
  });

  it('names every file it exports', () => {
    const {exports} = JSON.parse(readFileSync('package.json', 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
    };
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    const missing = targets.filter((target) => !target.includes('*') && !existsSync(join(installed, target)));
    assert.deepEqual(missing, []);
  });

  it('lists exactly the files with an effect', () => {
    const {sideEffects} = JSON.parse(readFileSync('package.json', 'utf8')) as {sideEffects: string[]};
    const listed = sideEffects.filter((path) => path.startsWith('./dist')).sort();
    assert.deepEqual(listed, ['./dist/define.js', './dist/define/*.js', './dist/loader.js', './dist/mot-cua.min.js']);
  });

  it('gives the hashes of the files as they are', () => {
    const {integrity} = JSON.parse(readFileSync(join(installed, 'dist/integrity.json'), 'utf8')) as {
      integrity: Record<string, string>;
    };
    const wrong = Object.entries(integrity).filter(
      ([path, hash]) =>
        hash !==
        `sha384-${createHash('sha384')
          .update(readFileSync(join(installed, 'dist', path)))
          .digest('base64')}`,
    );
    assert.ok(Object.keys(integrity).length > tags.length);
    assert.deepEqual(wrong, []);
  });

  it('brings a JSON Schema that takes real procedures and refuses one without a name', () => {
    const schema = JSON.parse(readFileSync(join(installed, 'dist/schemas/procedures.json'), 'utf8')) as object;
    const validate = new Ajv({strict: false}).compile(schema);
    const real = validate(JSON.parse(readFileSync('demo/data/procedures.json', 'utf8')));
    const nameless = validate({procedures: [{code: '1.001193', name: {}}]});
    assert.deepEqual([real, nameless], [true, false]);
  });

  it('brings the voice packs as files, in no script, where its scripts look for them', () => {
    const folders = ['configure.js', 'parts/configure.js'].map((script) => {
      const address = JSON.stringify(pathToFileURL(join(installed, 'dist', script)).href);
      return fileURLToPath(node(`console.log((await import(${address})).voicePackAddress('vi-north'))`, project));
    });
    assert.equal(node("console.log(typeof (await import('mot-cua/announcer.js')).Announcer)", project), 'function');
    for (const folder of folders) {
      const {formats, clips} = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
        formats: string[];
        clips: Record<string, string>;
      };
      const files = Object.values(clips).flatMap((name) => formats.map((format) => join(folder, `${name}.${format}`)));
      assert.ok(files.length > 100);
      assert.deepEqual(
        files.filter((file) => !existsSync(file)),
        [],
      );
    }
    const scripts = readdirSync(join(installed, 'dist'), {recursive: true, encoding: 'utf8'}).filter((path) =>
      path.endsWith('.js'),
    );
    const inlined = scripts.filter((path) =>
      /data:audio|OggS/.test(readFileSync(join(installed, 'dist', path), 'utf8')),
    );
    assert.deepEqual(inlined, []);
  });

  it('type-checks in a strict project', () => {
    writeFileSync(
      join(project, 'use.ts'),
      `import {QueueBoard} from 'mot-cua';\nimport 'mot-cua/define/rating-pad.js';\nconst board: QueueBoard = document.createElement('queue-board');\nboard.hall = 'local:demo';\nexport const score: number | null = document.createElement('rating-pad').value;\n`,
    );
    writeFileSync(
      join(project, 'tsconfig.json'),
      '{"compilerOptions": {"strict": true, "noEmit": true, "module": "esnext", "moduleResolution": "bundler", "target": "es2022", "lib": ["es2023", "dom", "dom.iterable"], "types": []}, "files": ["use.ts"]}',
    );
    execFileSync(process.execPath, [resolve('node_modules/typescript/bin/tsc'), '-p', project], {stdio: 'inherit'});
  });

  it('is bundled by Vite with the worker as a file of its own', async () => {
    writeFileSync(join(project, 'index.html'), '<script type="module" src="./main.js"></script>');
    writeFileSync(join(project, 'main.js'), "import 'mot-cua/define/rating-kiosk.js';");
    await build({root: project, configFile: false, logLevel: 'error', build: {outDir: 'out', assetsInlineLimit: 4096}});
    const files = readdirSync(join(project, 'out/assets'));
    assert.ok(
      files.some((file) => /worker.*\.js$/.test(file)),
      files.join(),
    );
  });

  it('asks of a page with one element less than 45 kB, script tag and all it imports at once included', () => {
    const heavy = tags
      .map((tag) => [tag, weightOf(tag)] as const)
      .filter(([tag, bytes]) => bytes > (most[tag] ?? 45_000));
    assert.deepEqual(heavy, []);
  });

  it('says the same in a page of any encoding', () => {
    const script = readFileSync(join(installed, 'dist/mot-cua.min.js'), 'utf8');
    assert.deepEqual(script.match(/[^\0-\x7f]+/g), null);
  });

  it('adds one name to the page and no other', async () => {
    const server = await serveStrictly({
      '/': '<!doctype html><meta charset="utf-8"><title>Một cửa</title>',
      '/with': `<!doctype html><meta charset="utf-8"><title>Một cửa</title><script src="mot-cua.min.js"></script>${tags.map((tag) => `<${tag}></${tag}>`).join('')}`,
      ...scriptFiles(),
    });
    const browser = await launchBrowser();
    const tab = await browser.newPage();
    await tab.goto(server.url);
    const before = new Set(await names(tab));
    await tab.goto(`${server.url}/with`);
    await tab.waitForSelector(':not(:defined)', {state: 'detached', timeout: 30_000});
    const added = (await names(tab)).filter((name) => !before.has(name) && !/^(lit|reactiveElement)/.test(name));
    await browser.close();
    await server.stop();
    assert.deepEqual(added, ['motCua']);
  });

  it('defines every element a page uses, now and later, from one script tag under a strict policy, prefixed where asked', async () => {
    const page = (attributes: string, prefix: string) =>
      `<!doctype html><meta charset="utf-8"><title>Một cửa</title><script src="mot-cua.min.js"${attributes}></script>${tags.map((tag) => `<${prefix}${tag}></${prefix}${tag}>`).join('')}`;
    const server = await serveStrictly({
      '/': page('', ''),
      '/prefixed': page(' data-prefix="x-"', 'x-'),
      '/later': '<!doctype html><meta charset="utf-8"><title>Một cửa</title><script src="mot-cua.min.js"></script>',
      ...scriptFiles(),
    });
    const browser = await launchBrowser();
    const tab = await browser.newPage();
    const errors: string[] = [];
    tab.on('pageerror', (error) => errors.push(String(error)));
    for (const path of ['/', '/prefixed']) {
      await tab.goto(server.url + path);
      await tab.waitForSelector(':not(:defined)', {state: 'detached', timeout: 30_000});
    }
    await tab.goto(`${server.url}/later`);
    const loaded = await tab.evaluate("motCua.load('rating-pad').then((pad) => new pad().localName)");
    await tab.evaluate("document.body.append(document.createElement('queue-board'))");
    await tab.waitForSelector('queue-board:defined', {timeout: 30_000});
    await browser.close();
    await server.stop();
    assert.deepEqual([loaded, errors], ['rating-pad', []]);
  });

  describeBundlers(() => project);
});
