import {readdirSync} from 'node:fs';
import {resolve} from 'node:path';
import {defineConfig} from 'vite';
import {workerPlugin} from './tools/worker-plugin.ts';

/* The screens of the reference hall: every page of demo/, served by the hall's server or by any static host. */
const pages = readdirSync('demo').filter((name) => name.endsWith('.html'));

export default defineConfig({
  root: 'demo',
  base: './',
  publicDir: false,
  plugins: [workerPlugin('page')],
  build: {
    outDir: resolve('build/demo'),
    emptyOutDir: true,
    target: 'es2021',
    assetsInlineLimit: 0, // a strict policy blocks data: addresses
    modulePreload: {polyfill: false},
    rolldownOptions: {input: pages.map((name) => resolve('demo', name))},
  },
});
