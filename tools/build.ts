/*
 * `npm run build`: the package in dist/.
 * ESM, one file an element with shared chunks and the libraries it depends on left outside; the single file for a
 * script tag with everything inside; types; schemas; styles; the element manifest; integrity hashes of all files.
 */
import {createHash} from 'node:crypto';
import {execFileSync} from 'node:child_process';
import {copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {build, type Rolldown} from 'vite';
import {writeEditorTypes} from './editor-types.ts';
import {lowered} from './lowered.ts';
import {writeManifest} from './manifest.ts';
import {plainClasses} from './plain-classes.ts';
import {writeSchemas} from './schemas.ts';
import {serviceWorkerCode} from './service-worker.ts';
import {templateMinifier} from './template-minifier.ts';
import {buildVerifier} from './verifier.ts';
import {packFiles} from './voice/pack.ts';
import {workerCode, workerPlugin} from './worker-plugin.ts';

const out = 'dist';
const outside = /^(lit|lit-html|lit-element|@lit\/.*|valibot|uqr|chart\.js|@point-of-sale\/.*)(\/.*)?$/;

/** Folders of elements: those with a define file. */
const elements = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[a-z]+\/[a-z-]+\/define\.ts$/.test(path))
  .map((path) => dirname(path));

/** Entries of the ESM build: name of the file in the package → source. */
const entries: Record<string, string> = {
  index: 'src/index.ts',
  define: 'src/define.ts',
  loader: 'src/loader.ts',
  configure: 'src/services/configure.ts',
  'boot-offline': 'src/services/boot-offline.ts',
  announcer: 'src/services/voice/announcer.ts',
  ...Object.fromEntries(elements.map((folder) => [basename(folder), `src/${folder}/${basename(folder)}.ts`])),
  ...Object.fromEntries(elements.map((folder) => [`define/${basename(folder)}`, `src/${folder}/define.ts`])),
};

async function buildModules(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [templateMinifier(), plainClasses(), workerPlugin('module'), lowered()],
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      assetsInlineLimit: 0,
      lib: {entry: entries, formats: ['es']},
      rolldownOptions: {
        external: outside,
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name].js',
          minify: true,
        } as Rolldown.OutputOptions,
      },
    },
  });
}

/** What several elements stand on goes into few files: each more is one more way to the server and back. */
const shared = [
  {name: 'schema', test: /node_modules\/valibot|src\/core\/schema/},
  {
    name: 'base',
    test: /node_modules\/(lit|@lit)|src\/(core\/(?!qr|text|canonical|schema|number-words|names|period|edition)|base\/(?!data|hall|chart|kept|qr|radio|heartbeat|read-aloud|wall-sheet|fit))/,
  },
  {
    name: 'hall',
    test: /src\/(services\/hall\/(?!local\.|local-(store|config)|kept-booking|booking|following|heartbeat)|base\/hall-controller|queue\/(ticket|view)\.)/,
  },
];

/** The same elements with everything inside, for pages without a bundler: `mot-cua.min.js` fetches what is used. */
async function buildParts(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [templateMinifier(), plainClasses(), workerPlugin('module'), lowered()],
    define: {'process.env.NODE_ENV': '"production"'},
    resolve: {conditions: ['production', 'module', 'browser', 'import', 'default']},
    build: {
      outDir: join(out, 'parts'),
      emptyOutDir: false,
      target: 'es2022',
      minify: false,
      assetsInlineLimit: 0,
      lib: {
        entry: Object.fromEntries(Object.entries(entries).filter(([name]) => !/^(index|loader|define)/.test(name))),
        formats: ['es'],
      },
      rolldownOptions: {
        output: {
          entryFileNames: '[name].js',
          chunkFileNames: 'shared-[name].js', // beside the others: they look for the worker there
          minify: true,
          comments: {annotation: false}, // they are for bundlers, and nobody bundles these
          codeSplitting: {groups: shared},
        } as Rolldown.OutputOptions,
      },
    },
  });
}

async function buildScript(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    plugins: [lowered({format: 'iife', globalName: 'motCua'})],
    define: {motCuaTags: JSON.stringify(elements.map((folder) => basename(folder)))},
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'es2022',
      lib: {entry: 'src/standalone.ts', formats: ['es'], fileName: () => 'mot-cua.min.js'},
      // Not minified a second time: rolldown would take the global name for an unused variable.
      rolldownOptions: {output: {codeSplitting: false, minify: false} as Rolldown.OutputOptions},
      minify: false,
    },
  });
}

function writeTypes(): void {
  execFileSync(
    process.execPath,
    [
      'node_modules/typescript/bin/tsc',
      ...['--project', 'tools/tsconfig.types.json'],
      ...['--outDir', join(out, 'types')],
    ],
    {stdio: 'inherit'},
  );
}

/** Hashes of every script, for `<script integrity>` and for the `integrity` part of an import map. */
function writeIntegrity(): void {
  const files = readdirSync(out, {recursive: true, encoding: 'utf8'})
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.js'))
    .sort();
  const hash = (path: string) =>
    `sha384-${createHash('sha384')
      .update(readFileSync(join(out, path)))
      .digest('base64')}`;
  const integrity = Object.fromEntries(files.map((path) => [`./${path}`, hash(path)]));
  writeFileSync(join(out, 'integrity.json'), `${JSON.stringify({integrity}, null, 2)}\n`);
}

rmSync(out, {recursive: true, force: true});
mkdirSync(join(out, 'styles'), {recursive: true});
await buildModules();
await buildParts();
await buildScript();
for (const folder of [out, join(out, 'parts')]) writeFileSync(join(folder, 'worker.js'), await workerCode());
writeFileSync(join(out, 'service-worker.js'), await serviceWorkerCode());
await buildVerifier(join(out, 'bin/mot-cua-verify.js'));
writeTypes();
writeManifest(out);
writeEditorTypes(out);
writeSchemas(join(out, 'schemas'));
copyFileSync('src/styles/tokens.css', join(out, 'styles/tokens.css'));
for (const {path, source} of packFiles()) {
  mkdirSync(dirname(join(out, 'voice', path)), {recursive: true});
  copyFileSync(source, join(out, 'voice', path));
}
writeIntegrity();
const bytes = (folder: string) =>
  readdirSync(join(out, folder), {withFileTypes: true})
    .filter((entry) => entry.isFile() && /^(mot-cua\.min|(?!.*worker).*)\.js$/.test(entry.name))
    .reduce((sum, {name}) => sum + gzipSync(readFileSync(join(out, folder, name)), {level: 9}).length, 0);
console.log(`dist/parts, all elements: ${(bytes('parts') / 1000).toFixed(1)} kB gzip`);
