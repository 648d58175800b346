/*
 * `npm test [part of a path …]`: every test there is, in two runners, and one line at the end.
 * `*.spec.ts` run in Node (pure models, the server, whole browsers driven from outside);
 * `*.test.ts` run inside a browser page (elements and services).
 *
 * Many of these tests kill browsers and servers beside each other on whatever machine there is. A file with a failed
 * test is run again, alone, twice at most; what passes only then is named at the end, so that it is mended and not
 * forgotten.
 */
import {spawn} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {findBrowser} from './browser.ts';
import {writeManifest} from './manifest.ts';

interface Count {
  passed: number;
  failed: number;
}

interface Result extends Count {
  /** Files in which a test failed. */
  failing: string[];
}

const tries = 3;
/** What passed only when it was tried again. */
const shaky: string[] = [];

const wanted = process.argv.slice(2);
const all = readdirSync('test', {recursive: true, encoding: 'utf8'})
  .map((path) => `test/${path.replaceAll('\\', '/')}`)
  .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
  .sort();

/** Runs a command, shows what it says as it says it, and returns that text and whether it went well. */
function run(command: string[], env: NodeJS.ProcessEnv): Promise<{text: string; ok: boolean}> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {env, stdio: ['ignore', 'pipe', 'inherit']});
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      process.stdout.write(chunk);
    });
    child.on('close', (code) => resolve({text, ok: code === 0}));
  });
}

function last(text: string, pattern: RegExp): number {
  const found = [...text.matchAll(pattern)].at(-1);
  return found ? Number(found[1]) : 0;
}

/** A runner that failed without naming a failed test has failed as one. */
function counted(passed: number, failed: number, ok: boolean): Count {
  return {passed, failed: ok ? failed : Math.max(failed, 1)};
}

async function inNode(files: string[], concurrency: number): Promise<Result> {
  const {text, ok} = await run(
    ['--import', 'tsx', '--test', `--test-concurrency=${concurrency}`, '--test-reporter=spec', ...files],
    process.env,
  );
  const failing = [...text.matchAll(/^test at (\S+\.spec\.ts):/gm)].map(([, file]) => file!);
  return {...counted(last(text, /^ℹ pass (\d+)/gm), last(text, /^ℹ fail (\d+)/gm), ok), failing};
}

async function inBrowser(files: string[]): Promise<Result> {
  const {text, ok} = await run(['--import', 'tsx', 'node_modules/@web/test-runner/dist/bin.js', '--files', ...files], {
    ...process.env,
    CI: 'true',
  });
  const sections = text.split(/(?=test\/\S+\.test\.ts:\r?\n)/);
  const failing = sections.filter((section) => /^ *(𐄂|❌)/m.test(section)).map((section) => section.split(':')[0]!);
  return {...counted(last(text, /(\d+) passed/g), last(text, /(\d+) failed/g), ok), failing};
}

/** Runs files, and again those in which a test failed; a runner that failed without naming any runs all again. */
async function tried(all: string[], runner: (files: string[], again: boolean) => Promise<Result>): Promise<Count> {
  if (all.length === 0) return {passed: 0, failed: 0};
  let files = all;
  let result = await runner(files, false);
  let {passed} = result;
  for (let attempt = 2; result.failed > 0 && attempt <= tries; attempt++) {
    const named = new Set(result.failing.filter((file) => files.includes(file)));
    const again = named.size > 0 ? [...named] : files;
    console.log(`\nOnce more, alone: ${again.join(', ')}`);
    const next = await runner(again, true);
    const mended = result.failed - next.failed;
    if (mended > 0) shaky.push(`${mended} of ${again.join(', ')} on try ${attempt}`);
    passed = named.size > 0 ? passed + mended : next.passed;
    files = again;
    result = next;
  }
  return {passed, failed: result.failed};
}

// The conformance test holds the manifest against what the elements do.
if (all.some((path) => path.includes('conformance/'))) writeManifest('build');
const browser = findBrowser();
console.log(`Browser: ${browser.executablePath} (${browser.source}).`);
const results = [
  await tried(
    all.filter((path) => path.endsWith('.spec.ts')),
    (files, again) => inNode(files, again ? 1 : 2),
  ),
  await tried(
    all.filter((path) => path.endsWith('.test.ts')),
    (files) => inBrowser(files),
  ),
];
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
if (shaky.length > 0) console.log(`Passed only when tried again: ${shaky.join('; ')}.`);
if (passed + failed === 0) console.error('No test matches.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
