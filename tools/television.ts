import {execFileSync} from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {brotliDecompressSync} from 'node:zlib';
import type {FoundBrowser} from './browser.ts';

/*
 * The browser of a television of 2022: Chromium 85. An npm package of that time carries it. It is fetched when a test
 * asks for it and kept in the folder for temporary files: as a dependency it would bring 44 MB to everybody.
 */
const packageName = 'chrome-aws-lambda@5.2.1';
const home = join(tmpdir(), 'mot-cua-television-85');

const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

function unpack(archives: string, folder: string): void {
  const opened = (name: string) => brotliDecompressSync(readFileSync(join(archives, name)));
  mkdirSync(folder, {recursive: true});
  writeFileSync(join(folder, 'chromium'), opened('chromium.br'));
  chmodSync(join(folder, 'chromium'), 0o755);
  execFileSync('tar', ['-x', '-C', folder], {input: opened('aws.tar.br')}); // the libraries it needs
}

function fetchIt(): void {
  const work = mkdtempSync(join(tmpdir(), 'mot-cua-television-'));
  try {
    execFileSync('npm', ['pack', packageName, '--silent'], {cwd: work, stdio: 'pipe', timeout: 120_000});
    const [archive = ''] = readdirSync(work);
    execFileSync('tar', ['-xf', archive], {cwd: work});
    unpack(join(work, 'package', 'bin'), join(work, 'home'));
    if (!existsSync(home)) renameSync(join(work, 'home'), home);
  } finally {
    rmSync(work, {recursive: true, force: true});
  }
}

/** Libraries it wants that this machine does not have. */
function missing(executable: string, env: NodeJS.ProcessEnv): string[] {
  const listed = execFileSync('ldd', [executable], {env, encoding: 'utf8'});
  return [...listed.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name!);
}

/** The browser of an old television, or why there is none on this machine. */
export function findTelevision(): FoundBrowser | string {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'Chromium 85 is to be had for Linux on x64 alone.';
  try {
    if (!existsSync(home)) fetchIt();
  } catch (error) {
    return `Chromium 85 could not be fetched (${packageName}): ${(error as Error).message.split('\n')[0]}`;
  }
  const libraries = [process.env['LD_LIBRARY_PATH'], join(home, 'lib')].filter(Boolean).join(':');
  const env = {...process.env, LD_LIBRARY_PATH: libraries} as Record<string, string>;
  const executablePath = join(home, 'chromium');
  const wanted = missing(executablePath, env);
  if (wanted.length > 0) return `Chromium 85 wants ${wanted.join(', ')}: install libnss3.`;
  return {executablePath, args, env, source: 'npm'};
}
