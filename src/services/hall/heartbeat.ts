import {edition as library} from '../../core/edition.js';
import {newId} from '../../core/ids.js';
import {member} from '../../core/schema.js';
import type {DeviceAnswer, DeviceReport} from '../../device/health.js';
import {mayReloadFor, reloadRemembered, type ReloadMemory} from '../../device/reload.js';
import {page, type Environment} from './environment.js';
import {checkResponse, exchange, Trouble} from './request.js';

/*
 * A screen tells its hall every half minute that it is alive and how it is, and learns which edition of the screens
 * the hall gives out. Whatever happens here, the screen goes on.
 */

const every = 30_000;
const slow = 600_000; // a hall that does not listen to screens is not asked twice a minute
const patience = 10_000;
const reloadWithin = 600_000; // twenty walls must not fetch a new edition in one second

/** What a screen knows of itself; the rest of its report is the same for all. */
export type ScreenReport = Pick<DeviceReport, 'kind' | 'name' | 'backlog' | 'sound' | 'problem'>;

/** How a screen may be loaded anew when the hall gives out another edition. */
export interface ReloadRules {
  /** Whether nobody uses the screen. Without it no page that holds the screen is loaded anew. */
  idle?: () => boolean;
  /** Loads the page anew; the browser's own way unless a page has another. */
  reload?: () => void;
}

/** What a heartbeat needs. */
export interface HeartbeatOptions extends ReloadRules {
  /** The address of the hall. */
  hall: string;
  /** Asked at each beat. */
  report: () => ScreenReport;
  /** Told each answer. */
  answered?: (answer: DeviceAnswer) => void;
  environment?: Environment;
}

const beating = new Set<Heartbeat>();
const names = new Map<string, string>();

/** What this browser keeps under a key; memory alone where the page may keep nothing. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text);
    return localStorage.getItem(key) === text;
  } catch {
    return false;
  }
}

/** The opaque name under which this browser speaks for one screen: the same after every start, unless it forgets all. */
export function deviceName(kind: string, name: string): string {
  const key = `mot-cua device ${kind} ${name}`;
  const known = names.get(key) ?? kept(key);
  const own = known && /^[\w-]{1,64}$/.test(known) ? known : newId();
  if (own !== known) keep(key, own);
  names.set(key, own);
  return own;
}

/** The edition this page was built as, where its build says so; else the library's alone. */
function ownEdition(): {version: string; known: boolean} {
  const build = document.querySelector<HTMLMetaElement>('meta[name="mot-cua-edition"]')?.content ?? '';
  return /^[\w.-]{1,40}$/.test(build)
    ? {version: `${library}+${build}`, known: true}
    : {version: library, known: false};
}

const memoryKey = 'mot-cua reload';

function lastReload(): ReloadMemory | null {
  try {
    const told: unknown = JSON.parse(kept(memoryKey) ?? 'null');
    const [edition, at, times] = [member(told, 'edition'), member(told, 'at'), member(told, 'times')];
    return typeof edition === 'string' && typeof at === 'number' && typeof times === 'number'
      ? {edition, at, times}
      : null;
  } catch {
    return null;
  }
}

function readAnswer(body: unknown): DeviceAnswer {
  const [now, edition] = [member(body, 'now'), member(body, 'edition')];
  if (typeof now !== 'number' || typeof edition !== 'string') throw new Trouble('not-a-hall', 'slow');
  return {now, edition};
}

class Heartbeat {
  readonly #environment: Environment;
  #stop: (() => void) | undefined;
  #cancel: (() => void) | undefined;
  #ended = false;
  #first = '';
  #reloadAt = Infinity;
  #awaited = '';

  constructor(
    private readonly url: string,
    private readonly options: HeartbeatOptions,
  ) {
    this.#environment = options.environment ?? page;
    beating.add(this);
    this.#next(2000 * this.#environment.random());
  }

  get isIdle(): boolean {
    try {
      return this.options.idle?.() ?? false;
    } catch {
      return false;
    }
  }

  end(): void {
    this.#ended = true;
    this.#stop?.();
    this.#cancel?.();
    beating.delete(this);
  }

  #next(wait: number): void {
    if (!this.#ended) this.#stop = this.#environment.after(wait, () => void this.#beat());
  }

  async #beat(): Promise<void> {
    let wait = every;
    try {
      const answer = await this.#tell();
      if (this.#ended) return;
      this.options.answered?.(answer);
      this.#consider(answer.edition);
    } catch (error) {
      if (error instanceof Trouble && (error.pace === 'slow' || error.status === 405)) wait = slow;
    }
    this.#next(wait * (0.9 + 0.2 * this.#environment.random()));
  }

  async #tell(): Promise<DeviceAnswer> {
    const told = this.options.report();
    const report: DeviceReport = {
      device: deviceName(told.kind, told.name),
      ...told,
      version: ownEdition().version,
      clock: this.#environment.wallClock(),
    };
    const headers = {'Content-Type': 'application/json', Accept: 'application/json'};
    const init = {method: 'POST', headers, body: JSON.stringify(report), credentials: 'omit'} as const;
    const {response, cancel} = exchange(this.#environment, this.url, init, patience);
    this.#cancel = cancel;
    const stop = this.#environment.after(2 * patience, cancel); // a body that never ends
    try {
      const answer = await response;
      checkResponse(this.#environment, answer, 'json');
      return readAnswer(await answer.json());
    } finally {
      stop();
    }
  }

  /** Loads the page anew for another edition: some minutes later, when nobody uses any screen of this page. */
  #consider(served: string): void {
    const {version, known} = ownEdition();
    this.#first ||= known ? version : served;
    const now = this.#environment.wallClock();
    const last = lastReload();
    if (!mayReloadFor(served, this.#first, last, now)) {
      this.#awaited = '';
      return;
    }
    if (this.#awaited !== served) {
      this.#awaited = served;
      this.#reloadAt = this.#environment.monotonic() + reloadWithin * this.#environment.random();
    }
    if (this.#environment.monotonic() < this.#reloadAt || ![...beating].every((beat) => beat.isIdle)) return;
    // Where it cannot be remembered the page would load anew for ever.
    if (!keep(memoryKey, JSON.stringify(reloadRemembered(served, last, now)))) return;
    (this.options.reload ?? (() => location.reload()))();
  }
}

/**
 * Begins to tell the hall at an address how a screen is, every 30 s. Returns the way to stop. Nothing is told to a hall
 * of this browser alone (`local:NAME`), and nothing is ever thrown.
 */
export function startHeartbeat(options: HeartbeatOptions): () => void {
  const url = devicesAddress(options.hall);
  if (!url) return () => {};
  const heartbeat = new Heartbeat(url, options);
  return () => heartbeat.end();
}

function devicesAddress(hall: string): string {
  try {
    const {protocol, origin, pathname} = new URL(hall || 'none:', document.baseURI);
    return /^https?:$/.test(protocol) ? `${origin}${pathname.replace(/\/+$/, '')}/devices` : '';
  } catch {
    return '';
  }
}
