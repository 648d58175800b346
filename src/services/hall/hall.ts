import type {Command} from '../../queue/ticket.js';
import type {CommandAnswer, HallView} from '../../queue/view.js';

/** How well a screen knows its hall. */
export interface HallLink {
  /**
   * `loading` until the first view; `live`; `stale` when nothing was heard for 35 s or the connection is being made
   * anew (the last view stays); `failed` when there never was a view and the reason is one that waiting will not mend,
   * or the hall has been out of reach for 10 s since the start (it is still tried).
   */
  state: 'loading' | 'live' | 'stale' | 'failed';
  /** When this state began, by this device's clock. For `stale`: when the hall was last heard. */
  since: number;
  /**
   * Why it is stale or failed; `null` otherwise. One exception: a `local:` hall that is `live` but `unsupported` runs
   * in memory, because this browser keeps no database for it.
   */
  problem: 'unreachable' | 'unknown-hall' | 'not-a-hall' | 'forbidden' | 'unsupported' | null;
}

export {CommandUnanswered} from './commands.js';

/** A hall as its screens use it: one shared connection a page for one address and token. */
export interface Hall {
  /** The last view, or `null` before the first. A new object at each change; unchanged rows keep their identity. */
  readonly view: HallView | null;
  readonly link: HallLink;
  /** True for `local:` halls: no server, no phone link, ratings stay on the machine. */
  readonly local: boolean;
  /** The hall's clock now (milliseconds since 1970), from the last word of the server and this device's monotonic clock. */
  now(): number;
  /**
   * Sends a command. The key makes it idempotent; one is minted if none is given. Network failures are retried
   * with the same key for `patience` milliseconds (10 s unless told), then `CommandUnanswered` is thrown.
   */
  send(command: Command, options?: {key?: string; patience?: number}): Promise<CommandAnswer>;
  /** Address that takes ratings (`POST`), or `null` for local halls. */
  readonly ratings: string | null;
  /** Called after every change of view or link. Returns the way to stop; the last to stop closes the connection. */
  subscribe(listener: () => void): () => void;
}
