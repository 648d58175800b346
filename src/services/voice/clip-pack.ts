import type {Sound} from './loudspeaker.js';

/** The clips of one voice, as its screen uses them. */
export interface Clips {
  /** Settles when all clips are here, or as many as can be had now; never rejects. */
  ready(): Promise<void>;
  /** The sounds of an utterance in their order; `null` where a word has no clip. Never rejects. */
  sounds(parts: readonly string[]): Promise<readonly Sound[] | null>;
  /** Words of the utterance that no clip says. */
  lacks(parts: readonly string[]): readonly string[];
  close(): void;
}

/** What a pack needs of its page; tests bring their own. */
export interface PackSurroundings {
  fetch(address: string, init: RequestInit): Promise<Response>;
  /** Whether this browser says that it plays files of this ending. */
  plays(format: string): boolean;
  decode(bytes: ArrayBuffer): Promise<AudioBuffer>;
  /** Calls back once after so many milliseconds. Returns the way to stop. */
  after(milliseconds: number, callback: () => void): () => void;
}

interface Manifest {
  formats: readonly string[];
  /** Words → file name without the ending. */
  clips: ReadonlyMap<string, string>;
}

const requestPatience = 10_000;
const decodePatience = 5000;
/** Files fetched beside each other: plain HTTP has six lines to a host, and the hall needs some. */
const beside = 3;
const retries = [5000, 15_000, 60_000, 300_000] as const;
/** Decoded clips kept: the words of a hall are few, and what is not said for long is decoded again. */
const mostDecoded = 64;
const mostClips = 1000;
/** Pauses, in milliseconds: at a comma, and between single words. */
const comma = 260;
const word = 40;

/**
 * The clips of a pack, fetched once and kept as they came (a hundred kilobytes); decoded when they are said. What
 * cannot be had is asked for again, ever more seldom, for as long as the pack is used.
 */
export class ClipPack implements Clips {
  readonly #folder: string;
  readonly #page: PackSurroundings;
  readonly #files = new Map<string, ArrayBuffer>();
  readonly #decoded = new Map<string, AudioBuffer>();
  readonly #refused = new Set<string>();
  #manifest: Manifest | undefined;
  #format = '';
  #loading: Promise<void>;
  #again: (() => void) | undefined;
  #tries = 0;
  #closed = false;

  constructor(folder: string, page: PackSurroundings = browserPage) {
    this.#folder = folder.replace(/\/*$/, '/');
    this.#page = page;
    this.#loading = this.#load();
  }

  ready(): Promise<void> {
    return this.#loading;
  }

  lacks(parts: readonly string[]): readonly string[] {
    return parts.filter((part) => this.#names(part) === null);
  }

  async sounds(parts: readonly string[]): Promise<readonly Sound[] | null> {
    const sounds: Sound[] = [];
    for (const part of parts) {
      const names = this.#names(part);
      if (!names) return null;
      if (names.length === 0) sounds.push(comma);
      for (const name of names) {
        const sound = await this.#sound(name);
        if (!sound) return null;
        sounds.push(sound, word);
      }
    }
    return sounds;
  }

  close(): void {
    this.#closed = true;
    this.#again?.();
    this.#files.clear();
    this.#decoded.clear();
  }

  /** The files of one part: of its words together where they were recorded so, else of each; `null` where one lacks. */
  #names(part: string): string[] | null {
    if (part === ',') return [];
    const whole = this.#name(part);
    if (whole) return [whole];
    const names = part.split(' ').map((one) => this.#name(one));
    return names.every((name) => name !== undefined) ? (names as string[]) : null;
  }

  #name(words: string): string | undefined {
    const name = this.#manifest?.clips.get(words.normalize('NFC'));
    return name !== undefined && this.#files.has(name) ? name : undefined;
  }

  async #load(): Promise<void> {
    this.#again = undefined;
    try {
      this.#manifest ??= readManifest(await this.#fetched('manifest.json', (response) => response.json()));
      if (this.#closed) return;
      this.#format ||= this.#choose(this.#manifest);
      const wanted = new Set(this.#manifest.clips.values());
      const missing = [...wanted].filter((name) => !this.#files.has(name));
      await Promise.all(Array.from({length: beside}, () => this.#fetchFrom(missing)));
      if (this.#files.size === wanted.size) return;
    } catch {
      // asked again below
    }
    this.#retry();
  }

  /** Fetches names off the list until it is empty; what fails is left for the next time. */
  async #fetchFrom(missing: string[]): Promise<void> {
    for (let name = missing.shift(); name !== undefined && !this.#closed; name = missing.shift()) {
      try {
        const bytes = await this.#fetched(`${name}.${this.#format}`, (response) => response.arrayBuffer());
        if (!this.#closed) this.#files.set(name, bytes);
      } catch {
        // counted by what is not there
      }
    }
  }

  #retry(): void {
    if (this.#closed || this.#again) return;
    const wait = retries[Math.min(this.#tries, retries.length - 1)]!;
    this.#tries += 1;
    this.#again = this.#page.after(wait, () => (this.#loading = this.#load()));
  }

  #choose({formats}: Manifest): string {
    const open = formats.filter((format) => !this.#refused.has(format));
    return formatFor(open, this.#page) ?? formats[0]!;
  }

  async #sound(name: string): Promise<AudioBuffer | null> {
    const known = this.#decoded.get(name);
    const bytes = this.#files.get(name);
    if (known) this.#decoded.delete(name); // what was said last is put last
    const sound = known ?? (bytes && (await this.#decode(bytes)));
    if (!sound) {
      if (bytes) this.#refuse();
      return null;
    }
    this.#decoded.set(name, sound);
    for (const oldest of this.#decoded.keys()) {
      if (this.#decoded.size <= mostDecoded) break;
      this.#decoded.delete(oldest);
    }
    return sound;
  }

  /** A browser that takes a format and then cannot decode it gets the next one. */
  #refuse(): void {
    this.#refused.add(this.#format);
    if (this.#closed || this.#refused.size >= (this.#manifest?.formats.length ?? 0)) return;
    this.#format = '';
    this.#files.clear();
    this.#decoded.clear();
    this.#again?.();
    this.#loading = this.#load();
  }

  #decode(bytes: ArrayBuffer): Promise<AudioBuffer | null> {
    const copy = bytes.slice(0); // decoding takes its bytes away
    return this.#settled(() => this.#page.decode(copy), decodePatience);
  }

  async #fetched<T>(file: string, read: (response: Response) => Promise<T>): Promise<T> {
    const abort = new AbortController();
    const got = await this.#settled(async () => {
      const response = await this.#page.fetch(this.#folder + file, {signal: abort.signal});
      return response.ok ? {read: await read(response)} : null;
    }, requestPatience);
    if (!got) {
      abort.abort();
      throw new TypeError(`${this.#folder}${file} cannot be had.`);
    }
    return got.read;
  }

  /** What a promise brings, or `null` where it fails or takes too long. */
  #settled<T>(work: () => Promise<T>, patience: number): Promise<T | null> {
    return new Promise((resolve) => {
      const stop = this.#page.after(patience, () => resolve(null));
      const settle = (value: T | null) => {
        stop();
        resolve(value);
      };
      work().then(settle, () => settle(null));
    });
  }
}

/**
 * The addresses of a pack's manifest and clips in the format that this browser plays: what `bootOffline({files})` keeps
 * for a start without a network. Empty where the pack cannot be had; never rejects.
 */
export async function packAddresses(folder: string, around: Pick<PackSurroundings, 'fetch' | 'plays'> = browserPage) {
  const base = folder.replace(/\/*$/, '/');
  try {
    const manifest = readManifest(await (await around.fetch(`${base}manifest.json`, {})).json());
    const format = formatFor(manifest.formats, around);
    return [`${base}manifest.json`, ...[...new Set(manifest.clips.values())].map((name) => `${base}${name}.${format}`)];
  } catch {
    return [];
  }
}

/** The first format that a browser says it plays, else the last of the list. */
function formatFor(formats: readonly string[], page: Pick<PackSurroundings, 'plays'>): string | undefined {
  return formats.find((format) => page.plays(format)) ?? formats[formats.length - 1];
}

/** Takes what a manifest must hold; a name that leads out of the folder is passed over. Throws where nothing is left. */
function readManifest(json: unknown): Manifest {
  const {formats, clips} = (json ?? {}) as {formats?: unknown; clips?: unknown};
  const endings = Array.isArray(formats) ? formats.filter((format) => /^[a-z0-9]{1,5}$/.test(String(format))) : [];
  const named = typeof clips === 'object' && clips !== null ? Object.entries(clips).slice(0, mostClips) : [];
  const safe = named.filter(([, name]) => typeof name === 'string' && /^[\w-]{1,60}$/.test(name));
  if (endings.length === 0 || safe.length === 0) throw new TypeError('No manifest of a voice pack.');
  const entries = safe.map(([words, name]) => [words.normalize('NFC'), name as string] as const);
  return {formats: endings as string[], clips: new Map(entries)};
}

const types: Readonly<Record<string, string>> = {ogg: 'audio/ogg; codecs=opus', mp3: 'audio/mpeg', wav: 'audio/wav'};

/** Half of a device's usual rate: speech needs no more, and the memory is halved. Older Safari refuses it. */
const rates = [24_000, 44_100] as const;

async function decode(bytes: ArrayBuffer): Promise<AudioBuffer> {
  const context = offline();
  return context.decodeAudioData(bytes);
}

let decoder: OfflineAudioContext | undefined;

function offline(): OfflineAudioContext {
  for (const rate of rates) {
    if (decoder) break;
    try {
      decoder = new OfflineAudioContext(1, 1, rate);
    } catch {
      // the next rate
    }
  }
  if (!decoder) throw new TypeError('This browser decodes no sound.');
  return decoder;
}

/** The page this code runs in. */
const browserPage: PackSurroundings = {
  fetch: (address, init) => fetch(address, init),
  plays: (format) => !!types[format] && document.createElement('audio').canPlayType(types[format]) !== '',
  decode,
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
};
