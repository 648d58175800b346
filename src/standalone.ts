/*
 * The single file for a script tag: registers every element at once, with `data-prefix` before each tag where a page
 * already has elements of these names (`<script src="mot-cua.min.js" data-prefix="mc-">` gives `<mc-queue-board>`).
 * What `mot-cua` exports stands in the global `motCua`.
 */
import * as library from './index.js';

export * from './index.js';

const script = typeof document === 'undefined' ? null : document.currentScript;
const prefix = script instanceof HTMLElement ? (script.dataset['prefix'] ?? '') : '';

for (const exported of Object.values(library)) {
  if (typeof exported === 'function' && 'define' in exported && 'tag' in exported && exported.tag) {
    exported.define(prefix + exported.tag);
  }
}
