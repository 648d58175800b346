/*
 * `npm run faults [part of a path …]`: the fault lists with their long rows at full length, such as a hundred kills
 * instead of twenty, and at the end the table of list A with what each row's tests said, to be pasted into docs.
 */
import {readdirSync} from 'node:fs';
import {resolve} from 'node:path';
import {finished} from 'node:stream/promises';
import {run} from 'node:test';
import {spec} from 'node:test/reporters';
import {rows} from './rows.ts';

interface Result {
  name: string;
  file: string;
  outcome: 'passed' | 'failed' | 'skipped';
  /** What the test told besides: the figures. */
  told: string[];
}

process.env['MOT_CUA_FAULTS'] = 'long';
const wanted = process.argv.slice(2);
const files = ['test/faults', 'test/services/outbox', 'test/demo/server']
  .flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`))
  .filter((path) => path.endsWith('.spec.ts') && (wanted.length === 0 || wanted.some((part) => path.includes(part))));

const results: Result[] = [];
const latest = new Map<string, Result>();

function heard(outcome: 'passed' | 'failed', {name, file = '', skip}: {name: string; file?: string; skip?: unknown}) {
  const result: Result = {name, file, outcome: skip === undefined ? outcome : 'skipped', told: []};
  if (typeof skip === 'string') result.told.push(skip);
  results.push(result);
  latest.set(file, result);
}

const stream = run({files: files.map((path) => resolve(path)), concurrency: 1});
stream.on('test:pass', (data) => heard('passed', data));
stream.on('test:fail', (data) => {
  heard('failed', data);
  process.exitCode = 1;
});
stream.on('test:diagnostic', ({message, file = ''}) => latest.get(file)?.told.push(message));
const shown = stream.compose(new spec());
shown.pipe(process.stdout);
await finished(shown);

/** A test names the rows it stands for: `A35: …`, `A4, A5: …`. */
function testsOf(row: number): Result[] {
  const name = new RegExp(`\\bA${row}\\b`);
  return results.filter((result) => name.test(result.name));
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function lineOf(row: number, fault: string): string {
  const tests = testsOf(row);
  const places = new Set(tests.map(({file}) => file.replace(/^.*\/test\//, '').replace(/\.spec\.ts$/, '')));
  const count = (outcome: Result['outcome']) => tests.filter((result) => result.outcome === outcome).length;
  const counts = (['passed', 'failed', 'skipped'] as const)
    .filter((outcome) => count(outcome) > 0)
    .map((outcome) => `${count(outcome)} ${outcome}`);
  const told = [...new Set(tests.flatMap((result) => result.told))];
  const result = tests.length === 0 ? '**no test by this name**' : [counts.join(', '), ...told].join('; ');
  return `| ${row} | ${cell(fault)} | ${[...places].map((place) => `\`${place}\``).join(', ')} | ${cell(result)} |`;
}

console.log(`\n| # | Fault | Tests | Result |\n| --- | --- | --- | --- |`);
rows.forEach((fault, index) => console.log(lineOf(index + 1, fault)));
