import {readdirSync, readFileSync} from 'node:fs';
import {resolve} from 'node:path';
import {defineConfig, type Plugin} from 'vite';
import {editionOfScreens} from './tools/edition.ts';
import {offlinePages} from './tools/service-worker.ts';
import {voicePacks} from './tools/voice/pack.ts';
import {workerPlugin} from './tools/worker-plugin.ts';

/* The screens of the reference hall: every page of demo/, served by the hall's server or by any static host. */
const pages = readdirSync('demo').filter((name) => name.endsWith('.html'));

/** `<!-- frame/header.html -->` in a page becomes that file: the public pages share their header. */
const frames: Plugin = {
  name: 'mot-cua-frames',
  transformIndexHtml: {
    order: 'pre',
    handler: (page) =>
      page.replace(/<!-- (frame\/[a-z]+\.html) -->/g, (_, file: string) => readFileSync(resolve('demo', file), 'utf8')),
  },
};

export default defineConfig({
  root: 'demo',
  base: './',
  publicDir: false,
  plugins: [frames, workerPlugin('page'), voicePacks(), editionOfScreens(), offlinePages()],
  build: {
    outDir: resolve('build/demo'),
    emptyOutDir: true,
    target: 'es2021',
    assetsInlineLimit: 0, // a strict policy blocks data: addresses
    modulePreload: {polyfill: false},
    rolldownOptions: {input: pages.map((name) => resolve('demo', name))},
  },
});
