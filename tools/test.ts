/*
 * `npm test [part of a path …]`: every test there is, in two runners, and one line at the end.
 * `*.spec.ts` run in Node (pure models, the server, whole browsers driven from outside);
 * `*.test.ts` run inside a browser page (elements and services).
 */
import {spawn} from 'node:child_process';
import {readdirSync} from 'node:fs';
import {findBrowser} from './browser.ts';
import {writeManifest} from './manifest.ts';

interface Count {
  passed: number;
  failed: number;
}

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

async function inNode(files: string[]): Promise<Count> {
  if (files.length === 0) return {passed: 0, failed: 0};
  const {text, ok} = await run(
    ['--import', 'tsx', '--test', '--test-concurrency=2', '--test-reporter=spec', ...files],
    process.env,
  );
  return counted(last(text, /^ℹ pass (\d+)/gm), last(text, /^ℹ fail (\d+)/gm), ok);
}

async function inBrowser(files: string[]): Promise<Count> {
  if (files.length === 0) return {passed: 0, failed: 0};
  const {text, ok} = await run(['--import', 'tsx', 'node_modules/@web/test-runner/dist/bin.js', '--files', ...files], {
    ...process.env,
    CI: 'true',
  });
  return counted(last(text, /(\d+) passed/g), last(text, /(\d+) failed/g), ok);
}

// The conformance test holds the manifest against what the elements do.
if (all.some((path) => path.includes('conformance/'))) writeManifest('build');
const browser = findBrowser();
console.log(`Browser: ${browser.executablePath} (${browser.source}).`);
const results = [
  await inNode(all.filter((path) => path.endsWith('.spec.ts'))),
  await inBrowser(all.filter((path) => path.endsWith('.test.ts'))),
];
const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, 0);
if (passed + failed === 0) console.error('No test matches.');
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
