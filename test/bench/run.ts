/*
 * `npm run bench [part of a name …]`: sizes and times of this run, each beside the floor, the peer or the target it is
 * to be read against. Machines are noisy: compare the columns of one run, never two runs.
 */
import {readdirSync} from 'node:fs';
import type {Row} from './row.ts';

const helpers = new Set(['run.ts', 'row.ts', 'queries.ts', 'board-page.ts']);
const wanted = process.argv.slice(2);
const benches = readdirSync('test/bench')
  .filter((name) => name.endsWith('.ts') && !helpers.has(name))
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

for (const name of benches) {
  const {run} = (await import(`./${name}`)) as {run: () => Promise<Row[]>};
  const rows = await run();
  const width = (column: 'what' | 'value') => Math.max(...rows.map((row) => row[column].length));
  const [what, value] = [width('what'), width('value')];
  console.log(`\n${name.replace('.ts', '')}`);
  for (const row of rows) console.log(`  ${row.what.padEnd(what)}  ${row.value.padEnd(value)}  ${row.beside}`);
}
process.exit(); // a browser of a bench that failed must not keep this running
