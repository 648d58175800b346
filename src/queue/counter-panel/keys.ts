import {html, nothing, type TemplateResult} from 'lit';
import type {Action} from './situation.js';

/** What a key does. */
export type Deed =
  | ('callNext' | Action | 'undo')
  | ('openCounter' | 'pauseCounter' | 'closeCounter')
  | ('waitingList' | 'bookingList' | 'parkedFirst' | 'missedFirst' | 'history' | 'stopAutoCall' | 'help');

/**
 * The keys, in the order of the help. F3, F5, F11 and F12 stay the browser's, and so does every key with Ctrl but the
 * one for undo: nothing is lost by a reload.
 */
export const shortcuts: Readonly<Record<Deed, readonly string[]>> = {
  callNext: ['F2'],
  recall: ['F4'],
  start: ['F8'],
  finish: ['F9'],
  noShow: ['F10'],
  transfer: ['F7'],
  park: ['F6'],
  undo: ['Z', 'Ctrl+Z'],
  openCounter: ['O'],
  pauseCounter: ['P'],
  closeCounter: ['C'],
  waitingList: ['W'],
  bookingList: ['A'],
  parkedFirst: ['K'],
  missedFirst: ['M'],
  history: ['H'],
  stopAutoCall: ['Escape'],
  help: ['?', 'F1'],
};

const deeds = new Map(
  Object.entries(shortcuts).flatMap(([deed, keys]) => keys.map((key) => [key, deed as Deed] as const)),
);

/** What an officer asks for by a key; `null` where it is not meant for the panel, as while somebody types. */
export function deedOf(event: KeyboardEvent): Deed | null {
  const {key, ctrlKey, altKey, metaKey, shiftKey, isComposing, defaultPrevented} = event;
  if (defaultPrevented || isComposing || altKey || inField(event)) return null;
  const name = key.length === 1 ? key.toUpperCase() : key;
  if (ctrlKey || metaKey) return shiftKey ? null : (deeds.get(`Ctrl+${name}`) ?? null);
  return shiftKey && name !== '?' ? null : (deeds.get(name) ?? null);
}

function inField(event: KeyboardEvent): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea, select');
}

/** The keys of a deed as `aria-keyshortcuts` writes them. */
export function ariaKeys(deed: Deed): string {
  return shortcuts[deed].join(' ').replace('Ctrl', 'Control');
}

/** The hint beside what can be pressed; nothing where keys are off. */
export function keyHint(deed: Deed, off: boolean): TemplateResult | typeof nothing {
  return off ? nothing : html`<kbd aria-hidden="true">${shortName(shortcuts[deed][0] ?? '')}</kbd>`;
}

/** What stands on the key. */
export function shortName(key: string): string {
  return key === 'Escape' ? 'Esc' : key;
}
