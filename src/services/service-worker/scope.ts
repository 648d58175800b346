/* The little of a service worker's surroundings that is used; TypeScript's library for pages leaves it out. */

export interface WorkerEvent {
  readonly type: string;
  waitUntil(work: Promise<unknown>): void;
}

export interface RequestEvent extends WorkerEvent {
  readonly request: Request;
  /** The page that asks. */
  readonly clientId: string;
  /** The page that comes of it, when the request is for a page. */
  readonly resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}

export interface OrderEvent extends WorkerEvent {
  readonly data: unknown;
  readonly source: {readonly id: string} | null;
  readonly ports: readonly MessagePort[];
}

interface Events {
  install: WorkerEvent;
  activate: WorkerEvent;
  fetch: RequestEvent;
  message: OrderEvent;
}

export interface WorkerScope {
  readonly registration: {readonly scope: string};
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {includeUncontrolled: boolean}): Promise<readonly {readonly id: string}[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<T extends keyof Events>(type: T, listener: (event: Events[T]) => void): void;
}

export const scope = globalThis as unknown as WorkerScope;
