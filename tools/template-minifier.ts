import {transform} from 'esbuild';
import ts from 'typescript';
import type {Plugin} from 'vite';

/** A style sheet in a template. */
const sheets = /\bcss`([^`\\]*)`/g;
/** A sheet within a sheet, on a line of its own. */
const sheetWithin = /^\s*\$\{([\w.]+)\};?\s*$/gm;
const placeholder = /@sheet-within ([\w.]+);?/g;
const markup = /\b(html|svg)`/;
const tags = ['html', 'svg'];

/** Brings `unsafeCSS` in beside `css`. */
const imported = /import \{(?=[^}]*\bcss\b)(?![^}]*\bunsafeCSS\b)([^}]*)\} from 'lit';/;

/**
 * Style sheets in templates are text to every minifier: here they are made small as style sheets. What is left is a
 * plain text, so Lit's tag, which joins and checks the pieces, need not be shipped, and a sheet that nobody uses falls
 * out of the bundle.
 */
async function minifySheets(code: string): Promise<string> {
  const found = [...code.matchAll(sheets)];
  let result = code;
  for (const [whole, sheet = ''] of found) {
    const text = sheet.replace(sheetWithin, '@sheet-within $1;');
    if (text.includes('${')) continue; // an expression within a rule
    const small = await transform(text, {loader: 'css', minify: true, target: ['chrome85', 'safari15', 'firefox115']});
    const sheetAgain = small.code
      .trim()
      .replace(/(--[\w-]+[:,]) /g, '$1')
      .replaceAll('\\', '\\\\')
      .replace(placeholder, '${$1}');
    result = result.replace(whole, () => `/* @__PURE__ */ unsafeCSS(\`${sheetAgain}\`)`);
  }
  return result === code ? code : result.replace(imported, "import {unsafeCSS,$1} from 'lit';");
}

/** Line breaks and indents in markup are one space to a browser, and none before the end of a tag. */
function foldMarkup(code: string, id: string): string {
  const file = ts.createSourceFile(id, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
  const pieces: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTaggedTemplateExpression(node) && tags.includes(node.tag.getText(file))) {
      const {template} = node;
      if (ts.isTemplateExpression(template)) {
        pieces.push(template.head, ...template.templateSpans.map(({literal}) => literal));
      } else pieces.push(template);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  const fold = (text: string) => text.replace(/\s*\n\s*(\/?>)/g, '$1').replace(/\s*\n\s*/g, ' ');
  return pieces
    .sort((a, b) => b.getStart(file) - a.getStart(file))
    .reduce((text, node) => {
      const [from, to] = [node.getStart(file), node.end];
      return text.slice(0, from) + fold(text.slice(from, to)) + text.slice(to);
    }, code);
}

/** Makes the templates of elements small; the code around them is left to the bundler. */
export function templateMinifier(): Plugin {
  return {
    name: 'mot-cua-templates',
    enforce: 'pre',
    apply: 'build',
    async transform(code, id) {
      if (!id.includes('/src/') || !id.endsWith('.ts')) return null;
      const small = await minifySheets(code);
      return {code: markup.test(small) ? foldMarkup(small, id) : small, map: null};
    },
  };
}
