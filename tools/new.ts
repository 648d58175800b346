/*
 * `npm run new <tag> [domain]`: the files of a new element, in their places, so that it passes lint, types and
 * conformance from its first minute. What is written here is the shortest element that keeps every rule.
 */
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

const domains = ['queue', 'rating', 'procedure', 'dossier', 'reform', 'place', 'portal', 'device'];
const [tag = '', domain = 'portal'] = process.argv.slice(2);

if (!/^[a-z]+(-[a-z]+)+$/.test(tag))
  stop('Name the tag: npm run new notice-board portal. It has two words or more, a-z and dashes.');
if (!domains.includes(domain)) stop(`The domain is one of ${domains.join(', ')}.`);
const folder = `src/${domain}/${tag}`;
if (existsSync(folder)) stop(`${folder} exists already.`);

const className = tag.replace(/(^|-)([a-z])/g, (_match, _dash, letter: string) => letter.toUpperCase());
const title = `${domain[0]!.toUpperCase()}${domain.slice(1)}/${tag}`;

const files: Record<string, string> = {
  [`${folder}/${tag}.ts`]: `import {html} from 'lit';
import {property} from 'lit/decorators.js';
import {CounterElement} from '../../base/counter-element.js';
import {LocaleController} from '../../base/locale.js';
import {messages} from './${tag}.messages.js';
import {styles} from './${tag}.styles.js';

/**
 * Say in one sentence what a visitor does with it.
 *
 * @tag ${tag}
 * @csspart heading - The heading.
 */
export class ${className} extends CounterElement {
  static override readonly tag = '${tag}';
  static override readonly styles = styles;

  /** Heading; a word of its own where it is empty. */
  @property() heading = '';

  readonly #locale = new LocaleController(this, messages);

  protected override render() {
    return html\`
      <h2 part="heading">\${this.heading || this.#locale.text.heading}</h2>
      <p>\${this.#locale.text.empty}</p>
    \`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    '${tag}': ${className};
  }
}
`,
  [`${folder}/${tag}.messages.ts`]: `const vi = {
  heading: 'Tiêu đề',
  empty: 'Chưa có nội dung.',
};

const en: typeof vi = {
  heading: 'Heading',
  empty: 'Nothing here yet.',
};

export const messages = {vi, en};
`,
  [`${folder}/${tag}.styles.ts`]: `import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';

export const styles = [
  ...lightTokens,
  css\`
    h2 {
      margin: 0;
      font-size: var(--mc-text-24, 1.5rem);
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
    }

    p {
      margin: 0;
      color: var(--_ink-2);
    }
  \`,
];
`,
  [`${folder}/define.ts`]: `import {${className}} from './${tag}.js';

${className}.define();
`,
  [`stories/${tag}.stories.ts`]: `import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '../src/${domain}/${tag}/define.js';

const meta: Meta = {title: '${title}', component: '${tag}'};
export default meta;

export const Empty: StoryObj = {render: () => html\`<${tag}></${tag}>\`};
`,
  [`test/${domain}/${tag}.test.ts`]: `import {expect, fixture, html} from '@open-wc/testing';
import '../../src/${domain}/${tag}/define.js';
import type {${className}} from '../../src/${domain}/${tag}/${tag}.js';

describe('<${tag}>', () => {
  it('shows its heading', async () => {
    const element = await fixture<${className}>(html\`<${tag} heading="Một cửa"></${tag}>\`);
    expect(element.shadowRoot?.querySelector('h2')?.textContent).to.equal('Một cửa');
  });
});
`,
};

for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
  console.log(path);
}
addLine('src/index.ts', `export {${className}} from './${domain}/${tag}/${tag}.js';`);
addLine('src/define.ts', `import './${domain}/${tag}/define.js';`);
addLine('src/loader.ts', `  '${tag}': () => import('./${domain}/${tag}/define.js'),`, '};');

addLine(
  'test/conformance/fixtures.ts',
  `  '${tag}': {early: ['heading', 'Một cửa'], speaks: [['h2', /Heading/]]},`,
  '};',
);
addExports();

/** Names the class and its define file among what the package exports. */
function addExports(): void {
  const description = JSON.parse(readFileSync('package.json', 'utf8')) as {exports: Record<string, unknown>};
  const types = `./dist/types/${domain}/${tag}`;
  description.exports[`./${tag}.js`] = {types: `${types}/${tag}.d.ts`, default: `./dist/${tag}.js`};
  description.exports[`./define/${tag}.js`] = {types: `${types}/define.d.ts`, default: `./dist/define/${tag}.js`};
  writeFileSync('package.json', `${JSON.stringify(description, null, 2)}\n`);
  console.log('package.json (two exports)');
}

/** Adds a line at the end of a file, or before its last line that equals \`before\`. */
function addLine(path: string, line: string, before?: string): void {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const place = before ? lines.lastIndexOf(before) : lines.length;
  lines.splice(place < 0 ? lines.length : place, 0, line);
  writeFileSync(path, `${lines.join('\n')}\n`);
  console.log(`${path} (one line)`);
}

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}
