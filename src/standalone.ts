/*
 * The file for a script tag: put it on a page and write the tags. It holds no element itself: what a page uses is
 * fetched from the folder `parts` beside it, when it uses it. `data-prefix` stands before each tag where a page already
 * has elements of these names (`<script src="mot-cua.min.js" data-prefix="mc-">` gives `<mc-queue-board>`);
 * `data-worker-url` and `data-service-worker-url` name copies of these two files on the page's own origin; with the
 * latter the page starts without a network, and `data-precache` may name the list that a build wrote for it.
 */
import {watch} from './watch.js';

/** The tags there are; the build knows them. */
declare const motCuaTags: readonly string[];

interface Defines {
  define(tag: string): void;
  tag?: string;
}

const script = document.currentScript instanceof HTMLScriptElement ? document.currentScript : null;
const {prefix = '', workerUrl, serviceWorkerUrl, precache} = script?.dataset ?? {};
const base = script?.src || document.baseURI;

function part(name: string): Promise<Readonly<Record<string, unknown>>> {
  return import(/* @vite-ignore */ new URL(`parts/${name}.js`, base).href) as Promise<
    Readonly<Record<string, unknown>>
  >;
}

let configured: Promise<unknown> | undefined;

/** Where the two workers lie is settled before the first element looks for them. */
function configure(): Promise<unknown> {
  if (workerUrl === undefined && serviceWorkerUrl === undefined) return Promise.resolve();
  configured ??= part('configure').then((module) =>
    (module as unknown as typeof import('./services/configure.js')).configure({
      ...(workerUrl === undefined ? {} : {workerUrl}),
      ...(serviceWorkerUrl === undefined ? {} : {serviceWorkerUrl}),
    }),
  );
  return configured;
}

async function define(tag: string): Promise<unknown> {
  await configure();
  const module = await part(tag);
  const element = Object.values(module).find((one) => (one as Partial<Defines> | null)?.tag === tag) as Defines;
  element.define(prefix + tag);
  return element;
}

watch(Object.fromEntries(motCuaTags.map((tag) => [tag, () => define(tag)])), prefix);

async function bootOffline(): Promise<unknown> {
  await configure();
  const module = (await part('boot-offline')) as unknown as typeof import('./services/boot-offline.js');
  return module.bootOffline(precache === undefined ? {} : {manifest: precache});
}

if (serviceWorkerUrl !== undefined) void bootOffline();

/** Brings and registers an element before the page has one; resolves with its class. */
export const load = define;
