import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  renameSync,
  rmSync,
  writeFileSync,
  chmodSync,
  readFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliDecompressSync} from 'node:zlib';
import {execFileSync} from 'node:child_process';

/** A Chromium that can be started, and what it needs to start. */
export interface FoundBrowser {
  executablePath: string;
  args: string[];
  env: Record<string, string>;
  /** Where it came from, for the line the tests print. */
  source: 'CHROME_PATH' | 'installed' | 'npm';
}

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
];
const usual = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** Quiet, and usable as root: build machines and containers are. */
const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--js-flags=--expose-gc',
];

/** Finds a browser without asking: CHROME_PATH, an installed Chromium, Chrome or Edge, else the one carried by an npm package. */
export function findBrowser(): FoundBrowser {
  const env = {...process.env} as Record<string, string>;
  const named = process.env['CHROME_PATH'];
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names ${named}, and there is no such file.`);
    return {executablePath: named, args, env, source: 'CHROME_PATH'};
  }
  const installed = [...onPath(), ...usual].find(isExecutable);
  if (installed && process.env['MOT_CUA_BROWSER'] !== 'npm')
    return {executablePath: installed, args, env, source: 'installed'};
  return carried(env);
}

function onPath(): string[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return names.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Unpacks the npm package's headless Chromium and the libraries and fonts it brings, once a version. */
function carried(env: Record<string, string>): FoundBrowser {
  const folder = fileURLToPath(new URL('../node_modules/@sparticuz/chromium', import.meta.url));
  const {version} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {version: string};
  const home = join(tmpdir(), `mot-cua-chromium-${version}`);
  if (!existsSync(home)) unpack(join(folder, 'bin'), home);
  const libraries = [join(home, 'lib'), env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return {
    executablePath: join(home, 'chromium'),
    args: [...args, '--headless', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    env: {...env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: join(home, 'fonts'), HOME: env['HOME'] ?? tmpdir()},
    source: 'npm',
  };
}

function unpack(archives: string, home: string): void {
  const fresh = `${home}.${process.pid}`;
  mkdirSync(fresh, {recursive: true});
  const opened = (name: string) => brotliDecompressSync(readFileSync(join(archives, name)));
  writeFileSync(join(fresh, 'chromium'), opened('chromium.br'));
  chmodSync(join(fresh, 'chromium'), 0o755);
  for (const name of ['al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br']) {
    if (existsSync(join(archives, name))) execFileSync('tar', ['-x', '-C', fresh], {input: opened(name)});
  }
  try {
    renameSync(fresh, home);
  } catch {
    rmSync(fresh, {recursive: true, force: true}); // another process was faster
  }
}
