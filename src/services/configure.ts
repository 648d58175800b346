/** Where this library's own files lie, when a site serves them elsewhere than beside the library. */
export interface FileAddresses {
  /** The worker that writes the log of things to send. Same origin as the page. */
  workerUrl?: string | URL;
  /** The service worker that lets a kiosk or a wall start without a network. Same origin as the page. */
  serviceWorkerUrl?: string | URL;
  /** The folder of the voice packs: `vi-north/`, `vi-south/` and `en/` lie in it. */
  voiceUrl?: string | URL;
}

/** A script's address as the page's Trusted Types want it, or the plain string where there are none. */
export type ScriptAddress = string;

/* Shared parts lie one folder deeper than the packs. Not `new URL('…', import.meta.url)`: a bundler would take it for a file. */
const here: string = import.meta.url;
const packs = /\/(chunks|parts)\/[^/]*$/.test(here) ? '../voice/' : './voice/';

const addresses = {
  // Its own file in every build: a worker inlined as data: is blocked by any strict policy.
  workerUrl: new URL('./worker.js?no-inline', import.meta.url).href,
  serviceWorkerUrl: '',
  voiceUrl: new URL(packs, here).href,
};

/** Names the files to use. Call it before the first element is defined. */
export function configure(files: FileAddresses): void {
  if (files.workerUrl !== undefined) addresses.workerUrl = new URL(files.workerUrl, document.baseURI).href;
  if (files.serviceWorkerUrl !== undefined) {
    addresses.serviceWorkerUrl = new URL(files.serviceWorkerUrl, document.baseURI).href;
  }
  if (files.voiceUrl !== undefined) addresses.voiceUrl = new URL(files.voiceUrl, document.baseURI).href;
}

/** The folder of one voice pack, with a slash at its end. */
export function voicePackAddress(voice: string): string {
  return `${addresses.voiceUrl.replace(/\/*$/, '/')}${voice}/`;
}

/** The little of Trusted Types that is used; not every browser, and not TypeScript's library, has them. */
interface Policy {
  createScriptURL(address: string): unknown;
}
interface PolicyFactory {
  createPolicy(name: string, rules: {createScriptURL(address: string): string}): Policy;
}

let policy: Policy | null | undefined;

/** Made once and late: a page that never writes anything down needs no policy. Refused by the page's header, it is null. */
function ourPolicy(): Policy | null {
  if (policy !== undefined) return policy;
  try {
    policy =
      (globalThis as {trustedTypes?: PolicyFactory}).trustedTypes?.createPolicy('mot-cua', {
        createScriptURL(address) {
          if (address === addresses.workerUrl || address === addresses.serviceWorkerUrl) return address;
          throw new TypeError(`${address} is not a script of mot-cua.`);
        },
      }) ?? null;
  } catch {
    policy = null;
  }
  return policy;
}

function allowed(address: string): ScriptAddress {
  // The browser takes the trusted object where the types of TypeScript's library say string.
  return (ourPolicy()?.createScriptURL(address) as string | undefined) ?? address;
}

/** The worker's address, ready for `new Worker`. */
export function workerAddress(): ScriptAddress {
  return allowed(addresses.workerUrl);
}

/** The service worker's address, ready for `register`; `null` when the site named none. */
export function serviceWorkerAddress(): ScriptAddress | null {
  return addresses.serviceWorkerUrl === '' ? null : allowed(addresses.serviceWorkerUrl);
}
