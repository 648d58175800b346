import {spawn, type ChildProcess} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {build} from 'esbuild';
import {loadSettings, readSettings, type HallSettings, type Settings} from '../../demo/server/config.ts';
import {startServer, type RunningServer} from '../../demo/server/server.ts';
import type {Tokens} from '../../demo/server/tokens.ts';

/** How a hall for a test differs from the demo's. */
export interface TestServerOptions {
  /** A process of its own, which `kill` ends as a power cut would. In this process where false. */
  child?: boolean;
  /** The data folder; a new one, deleted by `stop`, where none is given. */
  folder?: string;
  /** 0, the default, takes a free port. A restarted hall wants its old one. */
  port?: number;
  /** Changes of the hall's configuration. */
  hall?: Partial<HallSettings>;
  /** Days for which personal text is kept. */
  keepTexts?: number;
  origins?: readonly string[];
  publicUrl?: string;
  host?: string;
  /** Folder of built screens to be served. */
  screens?: string;
  /** Hall's clock, heartbeat and look at the clock; in this process only. */
  clock?: () => number;
  heartbeat?: number;
  tickEvery?: number;
}

/** A hall that a test may use and kill. */
export interface TestServer {
  /** Ends in a slash. */
  url: string;
  /** The address of its hall. */
  hall: string;
  port: number;
  folder: string;
  tokens: Tokens;
  /** The server itself, where it runs in this process. */
  running: RunningServer | null;
  /** Its process, where it has one of its own. */
  child: ChildProcess | null;
  /** Ends it gently and deletes a folder that was made for it. */
  stop(): Promise<void>;
  /** Ends it without a word: SIGKILL. The folder stays; start again with `folder` and `port`. */
  kill(): Promise<void>;
}

/** Tokens of test halls: known beforehand, so that a page can be written before its server runs. */
export const testTokens: Tokens = {
  kiosk: 'kiosk-token-for-tests',
  counter: 'counter-token-for-tests',
  manager: 'manager-token-for-tests',
};

function settingsFor(options: TestServerOptions, folder: string): Settings {
  const file = 'demo/hall.config.jsonc';
  const demo = readSettings(readFileSync(file, 'utf8'), file);
  const {port = 0, origins = [], publicUrl = '', host = '127.0.0.1', hall, keepTexts = 365} = options;
  return {
    server: {...demo.server, host, port, origins, publicUrl, keepTexts, data: folder, tokens: testTokens},
    halls: demo.halls.map((config) => ({...config, ...hall})),
  };
}

function urlOf(child: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const line = said.split('\n').find((each) => each.startsWith('{'));
      if (line && said.includes('\n')) found((JSON.parse(line) as {url: string}).url);
    });
    let complaint = '';
    child.stderr!.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
    child.on('exit', (code) => failed(new Error(`The server ended with ${code}: ${complaint}`)));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((done) => child.once('exit', () => done()));
}

/** The server as one file: it starts in a third of the time, which counts where it is killed fifty times. */
let bundled: Promise<string> | undefined;

async function bundleServer(): Promise<string> {
  const outfile = resolve(`build/test/server-${process.pid}.mjs`);
  const require = "import {createRequire} from 'node:module'; const require = createRequire(import.meta.url);";
  const names = 'const __filename = import.meta.filename, __dirname = import.meta.dirname;';
  await build({
    entryPoints: ['demo/server/main.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: ['libsql'],
    banner: {js: `${require} ${names}`},
    outfile,
    logLevel: 'error',
  });
  process.once('exit', () => rmSync(outfile, {force: true}));
  return outfile;
}

async function startChild(settings: Settings, folder: string, screens: string | undefined): Promise<ChildProcess> {
  const file = join(folder, 'test.config.jsonc');
  writeFileSync(file, JSON.stringify(settings));
  loadSettings(file, {}); // a mistake of the test is told here and not by a dead process
  const main = await (bundled ??= bundleServer());
  return spawn(process.execPath, [main, file, ...(screens ? [screens] : [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {...process.env, PORT: '', HALL_DATA: ''},
  });
}

/** Starts the reference hall on a free port, with its own database. */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'mot-cua-hall-'));
  const settings = settingsFor(options, folder);
  const discard = () => {
    if (!options.folder) rmSync(folder, {recursive: true, force: true});
  };
  const common = (url: string) => ({
    ...{url, folder, tokens: testTokens},
    hall: `${url}halls/${settings.halls[0]!.id}`,
    port: Number(new URL(url).port),
  });
  if (options.child) {
    const child = await startChild(settings, folder, options.screens);
    const url = await urlOf(child);
    const end = (signal: NodeJS.Signals) => {
      child.kill(signal);
      return ended(child);
    };
    return {
      ...common(url),
      running: null,
      child,
      stop: () => end('SIGTERM').then(discard),
      kill: () => end('SIGKILL'),
    };
  }
  const {clock, heartbeat, tickEvery} = options;
  const screens = options.screens ? resolve(options.screens) : null;
  const running = await startServer({settings, screens, clock, heartbeat, tickEvery});
  const kill = () => Promise.reject(new Error('Only a child can be killed: startTestServer({child: true}).'));
  return {...common(running.url), running, child: null, stop: () => running.close().then(discard), kill};
}
