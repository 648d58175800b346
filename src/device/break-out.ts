/*
 * Which keys lead out of a kiosk's page. Pure. Whatever is not known to be harmless is refused: browsers add
 * shortcuts, offices plug keyboards in.
 */

export interface Keystroke {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  /** AltGr makes letters on many layouts and looks like Ctrl+Alt. */
  altGraph: boolean;
}

const editing = new Set([
  'a',
  'c',
  'v',
  'x',
  'y',
  'z',
  'arrowleft',
  'arrowright',
  'arrowup',
  'arrowdown',
  'home',
  'end',
]);
const erasing = new Set(['backspace', 'delete']);
/* Keys of a keyboard's own: menus, help, mail, search, the browser's buttons. */
const own = new Set([
  'contextmenu',
  'help',
  'find',
  'open',
  'new',
  'save',
  'print',
  'printscreen',
  'zoomin',
  'zoomout',
  'zoomtoggle',
  'meta',
  'os',
  'hyper',
  'super',
  'browserback',
  'browserforward',
  'browserfavorites',
  'browserhome',
  'browserrefresh',
  'browsersearch',
  'browserstop',
  'launchmail',
  'launchapplication1',
  'launchapplication2',
  'launchmediaplayer',
  'launchcalendar',
  'launchcontacts',
  'launchwebbrowser',
  'mailforward',
  'mailreply',
  'mailsend',
  'close',
]);

/** Whether a key leads out of the page, or does something there that no visitor needs. `writing`: in a text field. */
export function leadsOut({key, ctrlKey, altKey, metaKey, shiftKey, altGraph}: Keystroke, writing: boolean): boolean {
  const name = key.toLowerCase();
  if (/^f\d{1,2}$/.test(name) || own.has(name)) return true;
  if (ctrlKey && altKey && altGraph) return false;
  if (altKey) return true;
  if (ctrlKey || metaKey)
    return !writing || !(editing.has(name) || erasing.has(name)) || (shiftKey && erasing.has(name));
  return name === 'backspace' && !writing; // it goes a page back in some browsers
}

/** What staff with a keyboard press in place of holding the corner: Ctrl, Alt and S. */
export function isStaffKey({key, ctrlKey, altKey}: Pick<Keystroke, 'key' | 'ctrlKey' | 'altKey'>): boolean {
  return ctrlKey && altKey && key.toLowerCase() === 's';
}
