import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import {before, describe, it} from 'node:test';
import {build, type Metafile} from 'esbuild';

/* Who loads chart.js: the report alone, and late. */

const entries = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /^src\/[a-z]+\/[a-z-]+\/define\.ts$/.test(path));

const isChart = (path: string) => path.startsWith('node_modules/chart.js/');

/** All source files that an entry brings along: at once, and late as well where that is asked for. */
function broughtBy(entry: string, {inputs}: Metafile, late: boolean): string[] {
  const found = new Set<string>();
  const follow = (path: string): void => {
    if (found.has(path)) return;
    found.add(path);
    for (const {path: next, kind} of inputs[path]?.imports ?? []) {
      if (late || kind !== 'dynamic-import') follow(next);
    }
  };
  follow(entry);
  return [...found];
}

describe('chart.js', () => {
  let metafile: Metafile;

  before(async () => {
    ({metafile} = await build({
      entryPoints: entries,
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: 'out',
      write: false,
      metafile: true,
      tsconfig: 'tsconfig.json',
      logLevel: 'silent',
    }));
  });

  it('is where the report finds it when it needs it', () => {
    assert.ok(broughtBy('src/rating/satisfaction-report/define.ts', metafile, true).some(isChart));
  });

  for (const entry of entries) {
    const tag = basename(dirname(entry));

    it(`is not loaded with <${tag}>`, () => {
      assert.deepEqual(broughtBy(entry, metafile, false).filter(isChart), []);
    });

    if (tag === 'satisfaction-report') continue;
    it(`is never loaded by <${tag}>`, () => {
      assert.deepEqual(broughtBy(entry, metafile, true).filter(isChart), []);
    });
  }
});
