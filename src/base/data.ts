import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Fault, Reading} from '../core/schema.js';

/** What an element says of data it could not use. Its parts are for developers; people get one calm line. */
export interface DataErrorDetail {
  faults: readonly Fault[];
}

declare global {
  interface HTMLElementEventMap {
    'data-error': CustomEvent<DataErrorDetail>;
  }
}

type Host = ReactiveControllerHost &
  HTMLElement & {
    /** Data given as a property; wins over the others. */
    data: unknown;
    /** Address of the data as JSON. */
    src: string;
    /** Seconds between conditional requests; 0 asks once. */
    refresh: number;
  };

/** Where the data stands. `failed` keeps whatever was good before. */
export type DataState = 'empty' | 'loading' | 'ready' | 'failed';

const largest = 50_000_000;
const patience = 30_000;
const unread = Symbol('unread');

/**
 * One meaning for the three ways in which data comes: the `data` property, the `src` address with `refresh`,
 * or a child `<script type="application/json">`. Never throws at the page.
 */
export class DataController<T> implements ReactiveController {
  /** The last good reading, or `undefined`. */
  value: T | undefined;
  state: DataState = 'empty';
  /** What the last reading could not use. */
  faults: readonly Fault[] = [];
  /** The status of the last answer from an address; 0 where none came. */
  status = 0;

  #source: unknown = unread;
  #token = '';
  #version: string | null = null;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #children: MutationObserver | undefined;

  /**
   * `address` gives where the data stands when that is not the host's `src` alone, such as a part of its hall; `token`
   * what that hall gave to whoever may read it.
   */
  constructor(
    private readonly host: Host,
    private readonly read: (input: unknown) => Reading<T>,
    private readonly address = () => host.src,
    private readonly token = () => '',
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#children = new MutationObserver(() => this.#choose());
    this.#children.observe(this.host, {childList: true, subtree: true, characterData: true});
    this.#source = unread;
    this.#choose();
  }

  hostUpdate(): void {
    this.#choose();
  }

  hostDisconnected(): void {
    this.#children?.disconnect();
    this.#stop();
  }

  /** Asks again, now. */
  retry(): void {
    this.#source = unread;
    this.#choose();
    this.host.requestUpdate();
  }

  #choose(): void {
    const {data} = this.host;
    const src = this.address();
    const child = data == null && !src ? this.host.querySelector(':scope > script[type="application/json"]') : null;
    const source = data ?? (src || child?.textContent);
    const token = this.token();
    if ((Object.is(source, this.#source) && token === this.#token) || !this.host.isConnected) return;
    if (this.#source !== unread) this.value = undefined; // what another source said is not this one's
    this.#source = source;
    this.#token = token;
    this.#version = null;
    this.#stop();
    if (data != null) this.#accept(data);
    else if (src) void this.#load(src);
    else if (child) this.#parse(child.textContent ?? '');
    else this.#set('empty', undefined, []);
  }

  #stop(): void {
    this.#abort?.abort();
    clearTimeout(this.#timer);
  }

  async #load(src: string): Promise<void> {
    const abort = (this.#abort = new AbortController());
    const late = setTimeout(() => this.#giveUp(src, abort), patience);
    this.status = 0;
    if (this.value === undefined) this.#set('loading', undefined, []);
    try {
      const response = await fetch(src, {
        signal: abort.signal,
        cache: 'no-cache',
        headers: {Accept: 'application/json', ...(this.#token && {Authorization: `Bearer ${this.#token}`})},
      });
      if (!abort.signal.aborted) this.status = response.status;
      if (!response.ok) throw new Error(`${src} answered ${response.status}.`);
      if (Number(response.headers.get('Content-Length')) > largest) throw new Error(`${src} is larger than 50 MB.`);
      const version = response.headers.get('ETag');
      const text = this.#isKnown(version) ? null : await response.text();
      if (text !== null && !abort.signal.aborted && this.#parse(text)) this.#version = version;
    } catch (error) {
      if (!abort.signal.aborted) this.#fail(String(error instanceof Error ? error.message : error));
    }
    clearTimeout(late);
    if (!abort.signal.aborted) this.#again(src);
  }

  /** Whether an answer is the one already shown: a long list is not read again every minute. */
  #isKnown(version: string | null): boolean {
    return version !== null && version === this.#version && this.state === 'ready';
  }

  #giveUp(src: string, abort: AbortController): void {
    if (abort.signal.aborted) return;
    abort.abort();
    this.#fail(`${src} did not answer within ${patience / 1000} seconds.`);
    this.#again(src);
  }

  #again(src: string): void {
    const seconds = Number(this.host.refresh);
    if (!(seconds > 0)) return;
    this.#timer = setTimeout(
      () => (document.hidden ? this.#again(src) : void this.#load(src)),
      seconds * 1000 * (0.9 + 0.2 * Math.random()), // a hundred pages must not ask in step
    );
  }

  #parse(text: string): boolean {
    let input: unknown;
    try {
      input = JSON.parse(text);
    } catch {
      this.#fail('This is not JSON.');
      return false;
    }
    this.#accept(input);
    return true;
  }

  #accept(input: unknown): void {
    try {
      const {value, faults} = this.read(input);
      this.#set('ready', value, faults);
    } catch (error) {
      this.#fail(String(error));
    }
  }

  #fail(reason: string): void {
    this.#set('failed', this.value, [{path: '', reason}]);
  }

  #set(state: DataState, value: T | undefined, faults: readonly Fault[]): void {
    this.state = state;
    this.value = value;
    this.faults = faults;
    this.host.requestUpdate();
    if (faults.length > 0) {
      this.host.dispatchEvent(new CustomEvent<DataErrorDetail>('data-error', {bubbles: true, detail: {faults}}));
    }
  }
}
