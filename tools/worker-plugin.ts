import {readFileSync} from 'node:fs';
import {transform} from 'esbuild';
import type {Plugin} from 'vite';

const source = 'src/services/worker.ts';
const address = /new URL\(\s*'\.\/worker\.js\?no-inline',\s*import\.meta\.url\s*\)/;
const mark = '__MOT_CUA_WORKER_ADDRESS__';

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
 * bundler of whoever installs the package.
 */
export function workerPlugin(kind: 'page' | 'module'): Plugin {
  return {
    name: 'mot-cua-worker',
    enforce: 'pre',
    apply: 'build',
    async transform(code) {
      if (!address.test(code)) return null;
      if (kind === 'module') return code.replace(address, mark);
      const reference = this.emitFile({type: 'asset', name: 'worker.js', source: await workerCode()});
      return code.replace(address, `new URL(import.meta.ROLLUP_FILE_URL_${reference})`);
    },
    renderChunk(code) {
      return code.includes(mark) ? code.replace(mark, "new URL('./worker.js?no-inline', import.meta.url)") : null;
    },
  };
}
