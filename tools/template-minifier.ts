import {transform} from 'esbuild';
import type {Plugin} from 'vite';

/** A tagged template with no expression inside: the style sheets of elements are written so. */
const sheets = /\bcss`([^`$\\]*)`/g;
const markup = /\b(html|svg)`/;

/** Style sheets in templates are text to every minifier: here they are made small as style sheets. */
async function minifySheets(code: string): Promise<string> {
  const found = [...code.matchAll(sheets)];
  let result = code;
  for (const [whole, sheet = ''] of found) {
    const small = await transform(sheet, {loader: 'css', minify: true, target: ['chrome85', 'safari15', 'firefox115']});
    result = result.replace(whole, () => `css\`${small.code.trim().replaceAll('\\', '\\\\')}\``);
  }
  return result;
}

/** Line breaks and indents in markup are one space to a browser. */
function foldMarkup(code: string): string {
  return code.replace(/>\s*\n\s*</g, '> <').replace(/\n\s+(?=<\/?[a-z])/g, ' ');
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
      return {code: markup.test(small) ? foldMarkup(small) : small, map: null};
    },
  };
}
