/*
 * The floors of the house: an import goes only down.
 * entries (index, define, loader) → elements → base and services → domain models → core.
 * An element never imports another element, models and core know neither DOM nor Lit, services know no Lit.
 */
import {dirname, relative, resolve} from 'node:path';

const domains = ['queue', 'rating', 'procedure', 'dossier', 'reform', 'place', 'portal', 'device'];
const height = {core: 0, model: 1, service: 2, base: 2, element: 3, entry: 4};

/** On which floor a file of src/ stands, and in which element's folder if any. */
export function floorOf(path) {
  const [first, second, third] = path.split('/');
  if (first === 'core') return {floor: 'core'};
  if (first === 'base') return {floor: 'base'};
  if (first === 'services') return {floor: 'service'};
  if (domains.includes(first) && third)
    return {floor: 'element', element: `${first}/${second}`, defines: third === 'define.ts'};
  if (domains.includes(first)) return {floor: templates.has(path) ? 'base' : 'model'};
  return {floor: 'entry'};
}

/** Templates and styles that two elements of one domain share: no models, though they stand beside them. */
const templates = new Set([
  'rating/levels.ts',
  'rating/faces.ts',
  'rating/more-levels.ts',
  'rating/levels.styles.ts',
  'rating/levels.messages.ts',
]);

/** Says what is wrong with one import, or null. */
export function judge(from, to) {
  const lower = floorOf(to);
  const upper = floorOf(from);
  if (upper.floor === 'element' && lower.floor === 'element') {
    return upper.element === lower.element
      ? null
      : `An element never imports another: ${lower.element} belongs to its own folder.`;
  }
  if (height[lower.floor] > height[upper.floor])
    return `An import goes only down: a ${upper.floor} file must not import a ${lower.floor} file.`;
  if (upper.floor === 'service' && lower.floor === 'base')
    return 'Services stand on models and core, not on base: they know no Lit.';
  return null;
}

const lit = /^(lit|lit-html|lit-element|@lit\/.*)(\/|$)/;

export const floors = {
  meta: {type: 'problem', docs: {description: 'imports go only down the floors'}, schema: []},
  create(context) {
    const source = resolve('src');
    const from = relative(source, context.filename).replaceAll('\\', '/');
    if (from.startsWith('..')) return {};
    const {floor} = floorOf(from);

    function check(node, specifier) {
      if (typeof specifier !== 'string') return;
      if (lit.test(specifier) && ['core', 'model', 'service'].includes(floor)) {
        context.report({node, message: `A ${floor} file knows no Lit.`});
      }
      if (!specifier.startsWith('.')) return;
      const to = relative(source, resolve(dirname(context.filename), specifier))
        .replaceAll('\\', '/')
        .replace(/\.js(\?.*)?$/, '.ts');
      const message = to.startsWith('..') ? 'src imports nothing from outside itself.' : judge(from, to);
      if (message) context.report({node, message});
    }

    return {
      ImportDeclaration: (node) => check(node.source, node.source.value),
      ExportAllDeclaration: (node) => check(node.source, node.source.value),
      ExportNamedDeclaration: (node) => node.source && check(node.source, node.source.value),
      ImportExpression: (node) => check(node.source, node.source.value),
    };
  },
};
