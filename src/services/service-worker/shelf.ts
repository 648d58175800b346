import {scope} from './scope.js';

/** One file of an edition, as the precaching library wants it. */
export interface EditionFile {
  url: string;
  revision: string | null;
  integrity?: string;
}

/** All files of a page as they were at one time. Kept whole or not at all. */
export interface Edition {
  /** A digest of the list. */
  version: string;
  files: EditionFile[];
}

export interface KeptPage {
  /** Newest first. */
  editions: Edition[];
  /** The server has another page now, and no list came with it: the next start asks the network first. */
  renewed: boolean;
}

/** What is kept, page by page, in the order in which they were last kept. */
export type Pages = Map<string, KeptPage>;

const cacheName = 'mot-cua boot';
const mostPages = 12;

function place(name: string): string {
  return new URL(`mot-cua-boot/${name}`, scope.registration.scope).href;
}

async function read(cache: Cache, key: string | Request): Promise<unknown> {
  try {
    return await (await cache.match(key))?.json();
  } catch {
    return undefined; // torn by a power cut
  }
}

/**
 * The list of editions. It is never overwritten: each writing gets a number of its own and the one before stays, because
 * a power cut may tear what was written last.
 */
export class Shelf {
  #cache: Promise<Cache> | null = null;
  #number = 0;

  async load(): Promise<Pages> {
    const cache = await this.#open();
    for (const number of await this.#numbers(cache)) {
      const rows = await read(cache, place(String(number)));
      this.#number = Math.max(this.#number, number);
      if (Array.isArray(rows)) return new Map(rows as [string, KeptPage][]);
    }
    return new Map();
  }

  async save(pages: Pages): Promise<void> {
    const cache = await this.#open();
    const rows = [...pages].slice(-mostPages);
    await cache.put(place(String(++this.#number)), new Response(JSON.stringify(rows)));
    for (const number of await this.#numbers(cache)) {
      if (number < this.#number - 1) await cache.delete(place(String(number)));
    }
  }

  /** Which page runs which edition. Losing this only means that a late part comes from the newest one. */
  async loadRunning(): Promise<Map<string, string>> {
    const rows = await read(await this.#open(), place('running'));
    return new Map(Array.isArray(rows) ? (rows as [string, string][]) : []);
  }

  async saveRunning(running: ReadonlyMap<string, string>): Promise<void> {
    await (await this.#open()).put(place('running'), new Response(JSON.stringify([...running])));
  }

  #open(): Promise<Cache> {
    return (this.#cache ??= caches.open(cacheName));
  }

  /** The numbers of what was written, the latest first. */
  async #numbers(cache: Cache): Promise<number[]> {
    const names = (await cache.keys()).map(({url}) => url.slice(place('').length));
    return names
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .sort((one, other) => other - one);
  }
}
