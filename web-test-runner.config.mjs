import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {esbuildPlugin} from '@web/dev-server-esbuild';
import {chromeLauncher} from '@web/test-runner-chrome';
import {findBrowser} from './tools/browser.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const {executablePath, args, env} = findBrowser();

/** Sources import `./x.js`, as they will be shipped; here the file is still `./x.ts`. */
function typescriptFiles(context, next) {
  const [path, query] = context.url.split('?');
  if (path.endsWith('.js') && !existsSync(join(root, path)) && existsSync(join(root, path.replace(/\.js$/, '.ts')))) {
    context.url = path.replace(/\.js$/, '.ts') + (query ? `?${query}` : '');
  }
  return next();
}

/* One page at a time: real taps and keys go to the page in front, and a page behind gets no frames. */
export default {
  rootDir: root,
  files: ['test/**/*.test.ts'],
  nodeResolve: {exportConditions: ['browser', 'development']},
  concurrency: 1,
  middleware: [typescriptFiles],
  plugins: [esbuildPlugin({ts: true, target: 'es2021', tsconfig: join(root, 'tsconfig.json')})],
  browsers: [
    chromeLauncher({
      launchOptions: {executablePath, args, env, headless: true},
      concurrency: 1,
    }),
  ],
  testFramework: {config: {timeout: 20000}},
  testsFinishTimeout: 10 * 60 * 1000,
};
