import type {Environment} from './environment.js';
import type {HallLink} from './hall.js';

/** Why a request brought nothing usable, and how long to leave the hall alone. */
export class Trouble extends Error {
  constructor(
    readonly problem: NonNullable<HallLink['problem']>,
    /** `slow` where asking again soon will not help. */
    readonly pace: 'soon' | 'slow',
    /** Milliseconds the server asked for; 0 where it did not. */
    readonly wait = 0,
    readonly status = 0,
  ) {
    super(`${problem} (${status})`);
  }
}

const longestWait = 60_000; // a wall must not sleep for an hour because a proxy said so

/** A request under a stopwatch: `cancel` ends it, and so does silence of `patience` milliseconds before the headers. */
export interface Exchange {
  response: Promise<Response>;
  cancel(): void;
}

/** Starts a request that can be cut at any time. */
export function exchange(environment: Environment, url: string, init: RequestInit, patience: number): Exchange {
  const abort = new AbortController();
  const stop = environment.after(patience, () => abort.abort());
  const response = environment.fetch(url, {...init, signal: abort.signal}).then(
    (answer) => {
      stop();
      return answer;
    },
    () => {
      stop();
      throw new Trouble('unreachable', 'soon');
    },
  );
  response.catch(() => {}); // whoever cancels need not listen any more
  return {
    response,
    cancel: () => {
      stop();
      abort.abort();
    },
  };
}

/** Lets pass what a hall answers; everything else is trouble, by its status and its kind of content. */
export function checkResponse(environment: Environment, response: Response, kind: string): void {
  const {status} = response;
  const wait = retryAfter(response.headers.get('Retry-After'), environment.wallClock());
  if (status === 401 || status === 403) throw new Trouble('forbidden', 'slow', wait, status);
  if (status === 404 || status === 410) throw new Trouble('unknown-hall', 'slow', wait, status);
  if (status === 204) throw new Trouble('unreachable', 'slow', wait, status);
  if (status >= 500 || status === 429 || status === 408) throw new Trouble('unreachable', 'soon', wait, status);
  const content = response.headers.get('Content-Type') ?? '';
  if (status !== 200 || !content.includes(kind)) throw new Trouble('not-a-hall', 'soon', wait, status);
}

function retryAfter(header: string | null, now: number): number {
  if (!header) return 0;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Math.min(Math.max(milliseconds || 0, 0), longestWait);
}
