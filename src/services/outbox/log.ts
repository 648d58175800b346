import {workerAddress} from '../configure.js';
import {inTime} from './database.js';
import type {Row} from './row.js';

interface Answer {
  call: number;
  value?: unknown;
  error?: string;
}

interface Waiter {
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** The append log of this tab: a thin line to the worker that writes it. */
export class Log {
  readonly #worker = new Worker(workerAddress(), {type: 'module'});
  readonly #waiting = new Map<number, Waiter>();
  #calls = 0;

  private constructor() {
    this.#worker.onmessage = ({data}: MessageEvent<Answer>) => {
      const waiter = this.#waiting.get(data.call);
      this.#waiting.delete(data.call);
      if (data.error === undefined) waiter?.resolve(data.value);
      else waiter?.reject(new DOMException('The log failed.', data.error));
    };
    this.#worker.onerror = (event) => {
      event.preventDefault(); // a missing worker is a state, not an error of the page
      for (const waiter of this.#waiting.values()) waiter.reject(new DOMException('No worker.', 'NotFoundError'));
      this.#waiting.clear();
    };
  }

  /** Opens it and reads the logs of all tabs. */
  static async open(name: string): Promise<{log: Log; rows: unknown[]}> {
    const log = new Log();
    try {
      return {log, rows: (await log.#ask('open', {folder: encodeURIComponent(name)})) as unknown[]};
    } catch (error) {
      log.#worker.terminate();
      throw error;
    }
  }

  /** Resolves with the file's size when the rows are on the disk. */
  append(rows: readonly Row[]): Promise<number> {
    return this.#ask('append', {rows}) as Promise<number>;
  }

  /** Takes over the logs of dead tabs and returns their rows; they are removed by the next `compact`. */
  adopt(): Promise<unknown[]> {
    return this.#ask('adopt', {}) as Promise<unknown[]>;
  }

  /** Replaces the file by one that holds these rows; the old one goes when the new one is on the disk. */
  compact(rows: readonly Row[]): Promise<number> {
    return this.#ask('compact', {rows}) as Promise<number>;
  }

  close(): void {
    this.#ask('close', {})
      .catch(() => undefined)
      .finally(() => this.#worker.terminate());
  }

  #ask(action: string, rest: {folder?: string; rows?: readonly Row[]}): Promise<unknown> {
    const call = ++this.#calls;
    this.#worker.postMessage({call, action, ...rest});
    return inTime(new Promise((resolve, reject) => this.#waiting.set(call, {resolve, reject})));
  }
}
