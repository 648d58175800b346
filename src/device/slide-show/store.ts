import type {Slide} from '../slides.js';

/*
 * Slides kept for when the network is away: pictures and films in a cache of the browser, and the last list. Online the
 * browser loads them as on any page; what is kept is used only where that fails, as an object URL that whoever asked
 * gives back.
 */

const cacheName = 'mot-cua slides';
const day = 86_400_000;
const keptAt = 'x-mot-cua-kept-at';

/** What a cache may hold in bytes. */
export const mostKept = 400_000_000;
const largest = 150_000_000;

/** Without a cache (plain http, private mode) nothing is kept and all else goes on. */
async function opened(): Promise<Cache | null> {
  try {
    return typeof caches === 'undefined' ? null : await caches.open(cacheName);
  } catch {
    return null;
  }
}

function sizeOf(response: Response | undefined): number {
  return Number(response?.headers.get('Content-Length')) || 0;
}

/** A copy with its true size and the moment it was kept. */
function copyOf(blob: Blob, type: string): Response {
  const headers = {'Content-Type': type, 'Content-Length': String(blob.size), [keptAt]: String(Date.now())};
  return new Response(blob, {headers});
}

async function isFresh(cache: Cache, url: string): Promise<boolean> {
  const known = await cache.match(url);
  return known !== undefined && Math.abs(Date.now() - Number(known.headers.get(keptAt))) < day;
}

async function fetched(url: string, signal: AbortSignal): Promise<Blob | null> {
  const response = await fetch(url, {signal, cache: 'no-cache', credentials: 'same-origin'});
  if (response.status !== 200 || sizeOf(response) > largest) {
    void response.body?.cancel();
    return null;
  }
  const blob = await response.blob();
  return blob.size <= largest ? blob : null;
}

/** Bytes held, after what nobody wants any more has made room for `coming`. */
async function makeRoom(cache: Cache, wanted: ReadonlySet<string>, coming: number): Promise<number> {
  const held: {url: string; size: number}[] = [];
  for (const {url} of await cache.keys()) held.push({url, size: sizeOf(await cache.match(url))});
  let total = held.reduce((sum, {size}) => sum + size, 0);
  for (const {url, size} of held) {
    if (total + coming <= mostKept) break;
    if (wanted.has(url)) continue;
    await cache.delete(url);
    total -= size;
  }
  return total;
}

/** Keeps what is shown, one file after another, until it is told to stop. */
export async function keepSlides(slides: readonly Slide[], signal: AbortSignal): Promise<void> {
  const cache = await opened();
  if (!cache) return;
  const wanted = new Set(slides.map(({src}) => addressOf(src)));
  for (const url of wanted) {
    if (signal.aborted) return;
    try {
      if (!url || (await isFresh(cache, url))) continue;
      const blob = await fetched(url, signal);
      if (!blob || (await makeRoom(cache, wanted, blob.size)) + blob.size > mostKept) continue;
      if (!signal.aborted) await cache.put(url, copyOf(blob, blob.type));
    } catch {
      // No network, no leave (CORS) or no room: it is shown as long as there is a network.
    }
  }
}

/** The whole address of a slide; empty where it is none. */
export function addressOf(src: string): string {
  try {
    const url = new URL(src, document.baseURI);
    return /^https?:$/.test(url.protocol) ? url.href : '';
  } catch {
    return '';
  }
}

/** What is kept of a slide as an object URL, to be given back with `URL.revokeObjectURL`; empty where nothing is. */
export async function keptUrl(src: string): Promise<string> {
  try {
    const response = await (await opened())?.match(addressOf(src));
    return response ? URL.createObjectURL(await response.blob()) : '';
  } catch {
    return '';
  }
}

/** Keeps the list that came from an address. */
export async function keepList(address: string, slides: readonly Slide[]): Promise<void> {
  try {
    const cache = await opened();
    await cache?.put(address, copyOf(new Blob([JSON.stringify(slides)]), 'application/json'));
  } catch {
    // No room: the next start needs the network.
  }
}

/** The last list that came from an address, or `null`. */
export async function keptList(address: string): Promise<unknown> {
  try {
    const response = await (await opened())?.match(address);
    return response ? ((await response.json()) as unknown) : null;
  } catch {
    return null;
  }
}
