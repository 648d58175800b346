/*
 * What a screen is told by its address: the hall (`?hall=local:demo`, else the server it came from), its counter
 * (`?counter=3`), its language (`?lang=en`), and, behind the `#`, the token that the server printed at start.
 * The part behind `#` never leaves the browser; it is taken out of the address bar and kept on this device.
 * Screens that stand in the hall are kept on the device and start without a network.
 */
import {bootOffline} from '../src/services/boot-offline.js';
import {configure} from '../src/services/configure.js';
import {keepToken, keptToken} from './token-store.js';

const query = new URLSearchParams(location.search);

/** The hall this screen belongs to. */
export const hall = query.get('hall') ?? new URL('halls/1', document.baseURI).href;

/** The counter it stands at; empty where it stands at none. */
export const counter = query.get('counter') ?? '';

type Role = 'kiosk' | 'counter' | 'manager';

function placeOf(role: Role): string {
  return `mot-cua token ${role} ${hall}`;
}

/** The token of this device for a role, or an empty string. */
export function token(role: Role): string {
  const place = placeOf(role);
  const told = new URLSearchParams(location.hash.slice(1)).get(role);
  if (!told) return localStorage.getItem(place) ?? '';
  localStorage.setItem(place, told);
  void keepToken(place, told);
  history.replaceState(null, '', location.pathname + location.search);
  return told;
}

/** The same from the store that a power cut does not empty. */
export function tokenKept(role: Role): Promise<string> {
  return keptToken(placeOf(role));
}

/** The language asked for; empty where the page's own is meant. */
export const language = query.get('lang') ?? '';
if (language) document.documentElement.lang = language;

const english: Readonly<Record<string, string>> = {
  './site.html': 'Procedures',
  './report.html': 'Satisfaction',
  './feedback.html': 'Comments and petitions',
  './notices.html': 'Announcements',
};

/** Marks the link to this page in the header that the public pages share, and says it in English where asked. */
export function markCurrentPage(): void {
  const page = location.pathname.split('/').pop();
  if (language.startsWith('en')) {
    for (const link of document.querySelectorAll<HTMLAnchorElement>('header nav a, header .menu a')) {
      link.textContent = english[link.getAttribute('href') ?? ''] ?? link.textContent;
      link.search = `?lang=${language}`;
      link.lang = 'en';
    }
  }
  for (const link of document.querySelectorAll<HTMLAnchorElement>('header nav a, header .menu a')) {
    if (new URL(link.href).pathname.endsWith(`/${page ?? ''}`)) link.setAttribute('aria-current', 'page');
  }
}

const screens = ['pad', 'kiosk', 'counter', 'wall', 'slides'];
const screen = /([a-z]+)\.html$/.exec(location.pathname)?.[1] ?? '';
if (screens.includes(screen)) {
  configure({serviceWorkerUrl: './service-worker.js'});
  void bootOffline({manifest: `./precache/${screen}.json`});
}
