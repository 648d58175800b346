import {workerAddress} from '../configure.js';
import {inTime} from './database.js';

/** Of a call; 0 is a sign of life from the midst of one. */
interface Answer {
  call: number;
  value?: unknown;
  error?: string;
}

interface Waiter {
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
  /** Called at each sign of life. */
  alive: () => void;
}

/** The append log of this tab: a thin line to the worker that writes it. */
export interface Log {
  /** What the logs of all tabs held when this one was opened, each row as JSON. */
  found: string[];
  /** Resolves with the file's size when the rows are on the disk. */
  append(rows: readonly unknown[]): Promise<number>;
  /** Takes over the logs of dead tabs and returns their rows; they are removed by the next `compact`. */
  adopt(): Promise<string[]>;
  /** Replaces the file by one that holds these rows; the old one goes when the new one is on the disk. */
  compact(rows: readonly unknown[]): Promise<number>;
  close(): void;
}

type Ask = (action: string, rest?: {folder?: string; rows?: readonly unknown[]}) => Promise<unknown>;

function callable(worker: Worker): Ask {
  const waiting = new Map<number, Waiter>();
  let calls = 0;
  worker.onmessage = ({data: {call, value, error}}: MessageEvent<Answer>) => {
    const waiter = waiting.get(call);
    waiting.delete(call);
    if (error === undefined) waiter?.resolve(value);
    else waiter?.reject(new DOMException('The log failed.', error));
    waiting.forEach(({alive}) => alive()); // it does one thing after another: who waits behind this one waits anew
  };
  worker.onerror = (event) => {
    event.preventDefault(); // a missing worker is a state, not an error of the page
    waiting.forEach(({reject}) => reject(new DOMException('No worker.', 'NotFoundError')));
  };
  return (action, rest) => {
    worker.postMessage({call: ++calls, action, ...rest});
    const call = calls;
    return inTime(
      new Promise((resolve, reject) => waiting.set(call, {resolve, reject, alive: () => undefined})),
      (again) => (waiting.get(call)!.alive = again),
    );
  };
}

/** Opens it and reads the logs of all tabs. */
export async function openLog(name: string): Promise<Log> {
  const worker = new Worker(workerAddress(), {type: 'module'});
  const ask = callable(worker);
  const stop = () => worker.terminate();
  try {
    return {
      found: (await ask('open', {folder: encodeURIComponent(name)})) as string[],
      append: (rows) => ask('append', {rows}) as Promise<number>,
      adopt: () => ask('adopt') as Promise<string[]>,
      compact: (rows) => ask('compact', {rows}) as Promise<number>,
      close: () => void ask('close').then(stop, stop),
    };
  } catch (error) {
    stop();
    throw error;
  }
}
