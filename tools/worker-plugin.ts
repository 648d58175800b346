import {readFileSync} from 'node:fs';
import {transform} from 'esbuild';
import type {Plugin} from 'vite';

const source = 'src/services/worker.ts';
const address = /new URL\(\s*'\.\/worker\.js\?no-inline',\s*import\.meta\.url\s*\)/;
const mark = '__MOT_CUA_WORKER_ADDRESS__';

/** Where the script tag's file lies; set by the line that `lateParts` puts before everything. */
const scriptAddress = 'motCuaScript';

/** The worker as plain JavaScript: one file that imports nothing. */
export async function workerCode(): Promise<string> {
  const {code} = await transform(readFileSync(source, 'utf8'), {
    loader: 'ts',
    target: 'es2021',
    format: 'iife',
    minify: true,
  });
  return code;
}

/**
 * Sees to it that the outbox finds its worker in every build. Left alone, Vite would copy the TypeScript file as it is.
 * `page`: the worker becomes a hashed asset. `module`: the address stays as written, beside the module, for the
 * bundler of whoever installs the package. `script`: it lies beside the script tag's file.
 */
export function workerPlugin(kind: 'page' | 'module' | 'script'): Plugin {
  return {
    name: 'mot-cua-worker',
    enforce: 'pre',
    apply: 'build',
    async transform(code) {
      if (!address.test(code)) return null;
      if (kind === 'script') return code.replace(address, `new URL('worker.js', ${scriptAddress})`);
      if (kind === 'module') return code.replace(address, mark);
      const reference = this.emitFile({type: 'asset', name: 'worker.js', source: await workerCode()});
      return code.replace(address, `new URL(import.meta.ROLLUP_FILE_URL_${reference})`);
    },
    renderChunk(code) {
      return code.includes(mark) ? code.replace(mark, "new URL('./worker.js?no-inline', import.meta.url)") : null;
    },
  };
}

/** Files that the single file of the script tag loads on need: name in the package → source. */
export const lateFiles: Readonly<Record<string, string>> = {'local-hall.js': 'src/services/hall/local.ts'};

/** A classic script has no parts: what it loads late becomes files of their own, beside it. */
export function lateParts(): Plugin {
  return {
    name: 'mot-cua-late-parts',
    enforce: 'pre',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/services/hall/local-hall.ts')) return null;
      return code.replace(
        "import('./local.js')",
        `import(/* @vite-ignore */ new URL('local-hall.js', ${scriptAddress}).href)`,
      );
    },
    renderChunk(code) {
      return `var ${scriptAddress} = document.currentScript?.src || document.baseURI;\n${code}`;
    },
  };
}
