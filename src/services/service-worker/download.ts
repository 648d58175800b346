import {PrecacheController} from 'workbox-precaching';
import type {WantedFile} from './order.js';
import type {WorkerEvent} from './scope.js';
import type {Edition, EditionFile} from './shelf.js';

/** All files of all editions. What two editions share is kept, and was downloaded, once. */
const cacheName = 'mot-cua files';
const patience = 60_000;

/** A link that hangs would otherwise hold up every later list. */
function limited(): AbortSignal {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), patience);
  return limit.signal;
}

/** A sign-in page answers 200 for anything; a script that is a page is no script. */
export function isSound(url: string, response: Response): boolean {
  const {status, redirected, type, headers} = response;
  const isPage = (headers.get('content-type') ?? '').startsWith('text/html');
  const mayBePage = !/\.(?!x?html?$|php$|aspx?$|jsp$)\w+$/i.test(new URL(url).pathname);
  return status === 200 && !redirected && type === 'basic' && (!isPage || mayBePage);
}

const wary = {
  requestWillFetch: async ({request}: {request: Request}) =>
    new Request(request, {redirect: 'error', signal: limited()}),
  cacheWillUpdate: async ({request, response}: {request: Request; response: Response}) =>
    isSound(request.url, response) ? response : null,
};

function listed(files: EditionFile[]): PrecacheController {
  const controller = new PrecacheController({cacheName, plugins: [wary], fallbackToNetwork: false});
  controller.addToCacheList(files);
  return controller;
}

export async function digestOf(data: BufferSource): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return btoa(String.fromCharCode(...digest));
}

/** A file with its revision, asked of the server where the list does not tell it; `null` when it is gone. */
export async function resolved({url, revision, integrity}: WantedFile): Promise<EditionFile | null> {
  if (revision !== undefined) return {url, revision, ...(integrity ? {integrity} : {})};
  const request = {cache: 'no-cache', credentials: 'same-origin', redirect: 'error', signal: limited()} as const;
  const response = await fetch(url, request);
  if (response.status === 404 || response.status === 410) return null;
  if (!isSound(url, response)) throw new TypeError(`${url} answered with something else (${response.status}).`);
  const digest = await digestOf(await response.arrayBuffer());
  return {url, revision: digest, integrity: `sha256-${digest}`};
}

/** Downloads what is not there yet. Throws when one file fails; nothing that was there before is touched. */
export async function download(files: EditionFile[], event: WorkerEvent): Promise<void> {
  // The library knows lists that come with a worker's installation; ours come from pages, whenever they come.
  const installation = {type: 'install', waitUntil: (work: Promise<unknown>) => event.waitUntil(work)};
  await listed(files).install(installation as Parameters<PrecacheController['install']>[0]);
}

/** Whether every file of an edition is really there. */
export async function isWhole({files}: Edition): Promise<boolean> {
  const there = new Set((await (await caches.open(cacheName)).keys()).map(({url}) => url));
  return [...listed(files).getURLsToCacheKeys().values()].every((key) => there.has(key));
}

/** A file out of an edition, or nothing. */
export async function fromEdition({files}: Edition, url: string): Promise<Response | undefined> {
  const file = files.find((each) => each.url === url);
  return file && (await listed([file]).matchPrecache(url));
}

/** Removes what no edition names any more. */
export async function sweep(editions: readonly Edition[]): Promise<void> {
  const needed = new Set(editions.flatMap(({files}) => [...listed(files).getURLsToCacheKeys().values()]));
  const cache = await caches.open(cacheName);
  for (const request of await cache.keys()) if (!needed.has(request.url)) await cache.delete(request);
}
