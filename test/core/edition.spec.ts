import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {it} from 'node:test';
import {edition} from '../../src/core/edition.ts';

it('the library names the edition that package.json names', () => {
  const {version} = JSON.parse(readFileSync('package.json', 'utf8')) as {version: string};
  assert.equal(edition, version);
});
