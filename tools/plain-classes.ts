import ts from 'typescript';
import type {Plugin} from 'vite';

/** A piece of the source and what stands in its place. */
interface Edit {
  from: number;
  to: number;
  text: string;
}

/** One decorated member: `@property({…}) hall = ''`. */
interface Decorated {
  member: ts.ClassElement;
  name: string;
  decorator: ts.Decorator;
  kind: string;
  argument: string;
}

const library = 'lit/decorators.js';
const kinds = ['property', 'state', 'query'];

/** A static field as the compiler leaves it; fields with deeper braces stay as they are. */
const staticBlock = /\bstatic \{\s*this\.(\w+) = ((?:[^;{}]|\{[^{}]*\})*);\s*\}/g;

function decorated(member: ts.ClassElement, file: ts.SourceFile): Decorated | null {
  const decorators = ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : [];
  const [decorator] = decorators;
  if (decorators.length !== 1 || !decorator || !member.name || !ts.isIdentifier(member.name)) return null;
  const call = decorator.expression;
  if (!ts.isCallExpression(call) || call.arguments.length > 1) return null;
  const kind = call.expression.getText(file);
  const argument = call.arguments[0]?.getText(file) ?? '';
  return kinds.includes(kind) ? {member, name: member.name.text, decorator, kind, argument} : null;
}

/** `@property({…})` → `{…}`, `@state()` → `{state: true, attribute: false}`: what Lit itself makes of them. */
function optionsOf({kind, argument}: Decorated): string {
  if (kind === 'property') return argument || '{}';
  return argument ? `{...${argument}, state: true, attribute: false}` : '{state: true, attribute: false}';
}

function editsOfClass(node: ts.ClassLikeDeclaration, file: ts.SourceFile): Edit[] {
  const found = node.members.map((member) => decorated(member, file)).filter((one) => one !== null);
  const properties = found.filter(({kind}) => kind !== 'query');
  const edits = found.map((one): Edit => {
    if (one.kind !== 'query') return {from: one.decorator.pos, to: one.decorator.end, text: ''};
    const getter = `get ${one.name}() { return this.renderRoot?.querySelector(${one.argument}) ?? null; }`;
    return {from: one.member.pos, to: one.member.end, text: getter};
  });
  if (properties.length === 0) return edits;
  const list = properties.map((one) => `${one.name}: ${optionsOf(one)}`).join(', ');
  return [
    ...edits,
    {from: node.members.pos, to: node.members.pos, text: `static get properties() { return {${list}}; }`},
  ];
}

/** Takes the import of the decorators away; what is not replaced (another decorator of Lit's) keeps it. */
function editOfImport(node: ts.ImportDeclaration, file: ts.SourceFile): Edit[] {
  if (node.moduleSpecifier.getText(file).slice(1, -1) !== library) return [];
  const bindings = node.importClause?.namedBindings;
  const names = bindings && ts.isNamedImports(bindings) ? bindings.elements.map((one) => one.getText(file)) : ['*'];
  return names.every((name) => kinds.includes(name)) ? [{from: node.pos, to: node.end, text: ''}] : [];
}

/** Lit's property decorators as the static list they stand for. */
export function withoutDecorators(code: string, id: string): string {
  const file = ts.createSourceFile(id, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node)) edits.push(...editsOfClass(node, file));
    if (ts.isImportDeclaration(node)) edits.push(...editOfImport(node, file));
    ts.forEachChild(node, visit);
  };
  visit(file);
  edits.sort((a, b) => b.from - a.from);
  return edits.reduce((text, edit) => text.slice(0, edit.from) + edit.text + text.slice(edit.to), code);
}

/**
 * Classes as short as they can be said. Decorators become the static list they stand for, so that nothing of their
 * machinery is shipped; static fields become fields again, because the blocks that the compiler writes for them are
 * unknown to Chromium 85, and lowering a block lowers every private member of its class as well.
 */
export function plainClasses(): Plugin[] {
  const ours = (id: string) => id.includes('/src/') && id.endsWith('.ts');
  return [
    {
      name: 'mot-cua-decorators',
      enforce: 'pre',
      apply: 'build',
      transform(code, id) {
        if (!ours(id) || !code.includes(library)) return null;
        return {code: withoutDecorators(code, id), map: null};
      },
    },
    {
      name: 'mot-cua-static-fields',
      apply: 'build',
      transform(code, id) {
        return ours(id) ? {code: code.replace(staticBlock, 'static $1 = $2;'), map: null} : null;
      },
    },
  ];
}
