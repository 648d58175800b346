import {serviceWorkerAddress} from './configure.js';
import type {Answer, Order, WantedFile} from './service-worker/order.js';

/** What a page needs to start, where what it has loaded so far does not tell. */
export interface OfflineFiles {
  /**
   * The list that a build wrote: a JSON array of addresses, or of `{url, revision, integrity}`, relative to the list.
   * With it a new version is taken over whole or not at all.
   */
  manifest?: string | URL;
  /** Files that the page loads only later: sounds, parts, pictures. */
  files?: readonly (string | URL)[];
}

/** How often a page that runs for weeks looks for a newer version, which its next reload then shows. */
const interval = 3_600_000;
/** Parts that are loaded late come in groups. */
const settling = 2000;
const patience = 300_000;

/** What the page loaded by a tag, an import or a style sheet. What it asked for itself (`fetch`) are data. */
const partTypes = new Set(['script', 'link', 'css', 'img', 'image', 'audio', 'video', 'other']);

let wanted: OfflineFiles = {};
let watching = false;

/**
 * Keeps this page and its files on the device, so that it starts without a network: call it once on each start.
 * `configure({serviceWorkerUrl})` names the service worker. Resolves with whether the page will start; it never throws.
 */
export async function bootOffline(files: OfflineFiles = {}): Promise<boolean> {
  wanted = files;
  try {
    const address = serviceWorkerAddress();
    if (address === null || !navigator.serviceWorker) return false;
    await pageLoaded();
    if (!watching) watch(); // before the first list is made: what comes after it must not be missed
    return await keep(await navigator.serviceWorker.register(address, {updateViaCache: 'none'}));
  } catch (error) {
    console.warn('This page cannot be kept for a start without a network.', error);
    return false;
  }
}

function pageLoaded(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => addEventListener('load', () => resolve(), {once: true}));
}

async function keep(registration: ServiceWorkerRegistration): Promise<boolean> {
  if (!location.href.startsWith(registration.scope)) {
    throw new TypeError(`${location.pathname} is outside ${registration.scope}: lay the service worker higher up.`);
  }
  const worker = await active(registration);
  const {kept, problem} = await ask(worker, await order());
  if (problem) console.warn('The newest version of this page could not be kept.', problem);
  return kept;
}

function active({active, waiting, installing}: ServiceWorkerRegistration): Promise<ServiceWorker> {
  const newest = installing ?? waiting;
  if (active) return Promise.resolve(active);
  if (!newest) return Promise.reject(new TypeError('The service worker was removed.'));
  return new Promise((resolve, reject) => {
    newest.addEventListener('statechange', () => {
      if (newest.state === 'activated') resolve(newest);
      if (newest.state === 'redundant') reject(new TypeError('The service worker could not be installed.'));
    });
  });
}

async function order(): Promise<Order> {
  const also = (wanted.files ?? []).map((file) => ({url: new URL(file, document.baseURI).href}));
  if (wanted.manifest === undefined) {
    return {kind: 'mot-cua keep', page: pageAddress(), files: ours([...also, ...loadedParts()]), whole: false};
  }
  const listed = await manifestFiles(new URL(wanted.manifest, document.baseURI).href);
  return {kind: 'mot-cua keep', page: pageAddress(true), files: listed && ours([...listed, ...also]), whole: true};
}

/** A build makes one page for all queries; otherwise a query may ask the server for another page. */
function pageAddress(withoutQuery = false): string {
  const url = new URL(location.href);
  url.hash = '';
  if (withoutQuery) url.search = '';
  return url.href;
}

/** The list, or `null` while it cannot be had: what is kept already stays. */
async function manifestFiles(address: string): Promise<WantedFile[] | null> {
  try {
    const response = await fetch(address, {cache: 'no-cache', redirect: 'error'});
    const list: unknown = response.ok ? await response.json() : null;
    if (!Array.isArray(list)) return null;
    return list.flatMap((entry: unknown) => wantedFile(entry, address));
  } catch {
    return null;
  }
}

function wantedFile(entry: unknown, base: string): WantedFile[] {
  if (typeof entry === 'string') return [{url: new URL(entry, base).href}];
  if (typeof entry !== 'object' || entry === null || !('url' in entry) || typeof entry.url !== 'string') return [];
  const {url, revision, integrity} = entry as Record<string, unknown>;
  return [
    {
      url: new URL(String(url), base).href,
      ...(typeof revision === 'string' || revision === null ? {revision} : {}),
      ...(typeof integrity === 'string' ? {integrity} : {}),
    },
  ];
}

function loadedParts(): WantedFile[] {
  return performance
    .getEntriesByType('resource')
    .filter((entry) => isPart(entry as PerformanceResourceTiming))
    .map(({name}) => ({url: name}));
}

function isPart({initiatorType, responseStatus}: PerformanceResourceTiming): boolean {
  return partTypes.has(initiatorType) && (!responseStatus || responseStatus === 200 || responseStatus === 304);
}

/** Files of this origin, each once. */
function ours(files: WantedFile[]): WantedFile[] {
  const found = new Map<string, WantedFile>();
  for (const file of files) {
    const url = new URL(file.url);
    url.hash = '';
    const own = url.origin === location.origin && url.href !== pageAddress() && url.href !== serviceWorkerAddress();
    if (own && !found.has(url.href)) found.set(url.href, {...file, url: url.href});
  }
  return [...found.values()];
}

function ask(worker: ServiceWorker, question: Order): Promise<Answer> {
  const {port1, port2} = new MessageChannel();
  return new Promise<Answer>((resolve, reject) => {
    const limit = setTimeout(() => reject(new TypeError('The service worker does not answer.')), patience);
    port1.onmessage = ({data}: MessageEvent<Answer>) => {
      clearTimeout(limit);
      resolve(data);
    };
    worker.postMessage(question, [port2]);
  }).finally(() => port1.close());
}

/** Looks again every hour, not everywhere in the same minute, and after parts that were loaded late. */
function watch(): void {
  watching = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = (wait: number) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      again(interval * (1 + Math.random() / 4));
      if (navigator.onLine) void bootOffline(wanted);
    }, wait);
  };
  again(interval * (1 + Math.random() / 4));
  if (wanted.manifest !== undefined || typeof PerformanceObserver !== 'function') return;
  new PerformanceObserver((list) => {
    if (list.getEntries().some((entry) => isPart(entry as PerformanceResourceTiming))) again(settling);
  }).observe({type: 'resource'});
}
