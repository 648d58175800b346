/* What editors and frameworks need to know of the elements, from the manifest: VS Code data, JSX and Vue types. */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

interface Attribute {
  name: string;
  fieldName?: string;
  description?: string;
  type?: {text: string};
}

interface Element {
  name: string;
  tagName?: string;
  description?: string;
  attributes?: Attribute[];
}

/** Reads `custom-elements.json` of a folder and writes the three files beside it. */
export function writeEditorTypes(folder: string): void {
  const manifest = JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')) as {
    modules: {declarations: Element[]}[];
  };
  const elements = manifest.modules.flatMap(({declarations}) => declarations).filter((one) => one.tagName);
  writeFileSync(join(folder, 'vscode.html-custom-data.json'), editorData(elements));
  writeFileSync(join(folder, 'types/jsx.d.ts'), jsxTypes(elements));
  writeFileSync(join(folder, 'types/vue.d.ts'), vueTypes(elements));
}

function editorData(elements: Element[]): string {
  const tags = elements.map(({tagName, description, attributes = []}) => ({
    name: tagName,
    description,
    attributes: attributes.map(({name, description: about, type}) => ({
      name,
      description: about,
      ...(type?.text === 'boolean' ? {valueSet: 'v'} : {}),
    })),
  }));
  return `${JSON.stringify({version: 1.1, tags}, null, 2)}\n`;
}

function names(elements: Element[]): string {
  return elements.map(({name}) => name).join(', ');
}

/** Attributes as JSX writes them: strings and numbers may come as text, booleans as booleans. */
function jsxAttributes({attributes = []}: Element): string {
  return attributes
    .map(({name, type}) => `'${name}'?: ${type?.text === 'boolean' ? 'boolean' : 'string | number'};`)
    .join(' ');
}

function jsxTypes(elements: Element[]): string {
  const rows = elements.map(
    (element) => `      '${element.tagName}': Tag<${element.name}, {${jsxAttributes(element)}}>;`,
  );
  return `import type {${names(elements)}} from './index.js';

type Tag<Element, Attributes> = Partial<Omit<Element, keyof Attributes | 'children' | 'style'>> &
  Attributes & {children?: unknown; class?: string; className?: string; id?: string; key?: string | number; slot?: string; ref?: unknown};

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${rows.join('\n')}
    }
  }
}
`;
}

function vueTypes(elements: Element[]): string {
  const rows = elements.map(({name, tagName}) => `    '${tagName}': DefineComponent<Partial<${name}>>;`);
  return `import type {DefineComponent} from 'vue';
import type {${names(elements)}} from './index.js';

declare module 'vue' {
  interface GlobalComponents {
${rows.join('\n')}
  }
}
`;
}
