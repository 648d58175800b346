import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

const elements = readdirSync('src', {recursive: true, encoding: 'utf8'})
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^[a-z]+\/[a-z-]+\/define\.ts$/.test(path))
  .map((path) => ({domain: path.split('/')[0]!, tag: path.split('/')[1]!}));

const source = (path: string) => readFileSync(path, 'utf8');

describe('every element', () => {
  it('is there to be counted', () => {
    assert.ok(elements.length >= 6);
  });

  for (const {domain, tag} of elements) {
    const className = tag.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());

    it(`<${tag}> has its files, its story and its test`, () => {
      const files = [
        `src/${domain}/${tag}/${tag}.ts`,
        `src/${domain}/${tag}/${tag}.styles.ts`,
        `src/${domain}/${tag}/${tag}.messages.ts`,
        `stories/${tag}.stories.ts`,
        `test/${domain}/${tag}.test.ts`,
      ];
      assert.deepEqual(
        files.filter((file) => !existsSync(file)),
        [],
      );
    });

    it(`<${tag}> is exported, defined, loadable and held to conformance`, () => {
      assert.match(source('src/index.ts'), new RegExp(`\\{${className}\\}`));
      assert.ok(source('src/define.ts').includes(`'./${domain}/${tag}/define.js'`));
      assert.ok(source('src/loader.ts').includes(`'${tag}': () => import('./${domain}/${tag}/define.js')`));
      assert.ok(source('test/conformance/fixtures.ts').includes(`'${tag}': {`));
    });
  }
});
