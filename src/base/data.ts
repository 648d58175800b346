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

  #source: unknown;
  #abort: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #children: MutationObserver | undefined;

  constructor(
    private readonly host: Host,
    private readonly read: (input: unknown) => Reading<T>,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.#children = new MutationObserver(() => this.#choose());
    this.#children.observe(this.host, {childList: true, subtree: true, characterData: true});
    this.#source = undefined;
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
    this.#source = undefined;
    this.#choose();
    this.host.requestUpdate();
  }

  #choose(): void {
    const {data, src} = this.host;
    const child = data == null && !src ? this.host.querySelector(':scope > script[type="application/json"]') : null;
    const source = data ?? (src || child?.textContent);
    if (source === this.#source || !this.host.isConnected) return;
    this.#source = source;
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
    if (this.value === undefined) this.#set('loading', undefined, []);
    try {
      const response = await fetch(src, {
        signal: abort.signal,
        cache: 'no-cache',
        headers: {Accept: 'application/json'},
      });
      if (!response.ok) throw new Error(`${src} answered ${response.status}.`);
      if (Number(response.headers.get('Content-Length')) > largest) throw new Error(`${src} is larger than 50 MB.`);
      const text = await response.text();
      if (!abort.signal.aborted) this.#parse(text);
    } catch (error) {
      if (!abort.signal.aborted) this.#fail(String(error instanceof Error ? error.message : error));
    }
    if (!abort.signal.aborted) this.#again(src);
  }

  #again(src: string): void {
    const seconds = Number(this.host.refresh);
    if (!(seconds > 0)) return;
    this.#timer = setTimeout(
      () => (document.hidden ? this.#again(src) : void this.#load(src)),
      seconds * 1000 * (0.9 + 0.2 * Math.random()), // a hundred pages must not ask in step
    );
  }

  #parse(text: string): void {
    try {
      this.#accept(JSON.parse(text));
    } catch {
      this.#fail('This is not JSON.');
    }
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
