import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {cpSync, mkdtempSync, rmSync, symlinkSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import {after, before, describe, it} from 'node:test';

const parts = ['src', 'test', 'stories', 'tools', 'demo', '.storybook'];
const files = [
  'package.json',
  'tsconfig.json',
  'eslint.config.js',
  'stylelint.config.js',
  'web-test-runner.config.mjs',
  'vite.config.ts',
  '.prettierrc.json',
];

describe('npm run new notice-card portal', () => {
  const tree = mkdtempSync(join(tmpdir(), 'mot-cua-new-'));
  let written: string[];

  const run = (program: string, ...words: string[]) => {
    const {status, stdout} = spawnSync(process.execPath, [`node_modules/${program}`, ...words], {
      cwd: tree,
      encoding: 'utf8',
      env: {...process.env, NODE_TEST_CONTEXT: undefined, CI: 'true'},
    });
    assert.equal(status, 0, stdout.slice(-3000));
    return stdout;
  };

  before(() => {
    for (const part of [...parts, ...files]) cpSync(part, join(tree, part), {recursive: true});
    symlinkSync(resolve('node_modules'), join(tree, 'node_modules'));
    const said = run('tsx/dist/cli.mjs', 'tools/new.ts', 'notice-card', 'portal');
    written = said.split('\n').filter((line) => line.includes('notice-card'));
  });

  after(() => rmSync(tree, {recursive: true, force: true}));

  it('writes the files an element has, and its lines elsewhere', () => {
    assert.equal(written.length, 6);
  });

  it('writes what the linters and the formatter take', () => {
    run('eslint/bin/eslint.js', ...written, 'src/index.ts', 'src/define.ts', 'src/loader.ts');
    run('stylelint/bin/stylelint.mjs', 'src/portal/notice-card/notice-card.styles.ts');
    run(
      'prettier/bin/prettier.cjs',
      '--check',
      ...written,
      'src/loader.ts',
      'test/conformance/fixtures.ts',
      'package.json',
    );
  });

  it('writes what type-checks', () => {
    run('typescript/bin/tsc', '--noEmit', '--project', '.');
  });

  it('makes an element that keeps the promises of every element', () => {
    run(
      'tsx/dist/cli.mjs',
      'tools/test.ts',
      'test/conformance/conformance.test',
      'test/portal',
      'test/conformance/parity',
    );
  });
});
