import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';

/** What goes wrong with one request. `none` is a good answer. */
export type Fault =
  | 'none'
  | 'reset before reading'
  | 'commit then reset'
  | 'commit then 500'
  | 'commit then hang'
  | 'hang'
  | 'reset a reused connection'
  | 500
  | 502
  | 503
  | 504
  | 'too many'
  | 'portal'
  | 'redirect'
  | 'empty'
  | 'empty object'
  | 204
  | 'truncated'
  | 'half'
  | 'unknown id'
  | 'rejected'
  | 401;

/** One request as it came in. */
export interface Seen {
  at: number;
  path: string;
  fault: Fault;
  bytes: number;
  ids: string[];
  authorization: string;
}

interface Sent {
  device: string;
  items: {id: string; seq: number; at: number; [field: string]: unknown}[];
}

/**
 * A ratings server that misbehaves on purpose. It stores UNIQUE(device, id) before it answers, as a good one does, and
 * counts besides every item that arrived, so that what a careless queue doubles can be counted too.
 */
export class MisbehavingRatings {
  /** Asked once for each POST, with its number from 0. */
  fault: (request: number) => Fault = () => 'none';
  /** The Retry-After of `too many`. */
  retryAfter = '1';
  readonly seen: Seen[] = [];
  /** `device id` → the item. */
  readonly stored = new Map<string, Sent['items'][number]>();
  /** Every commit of an item, also a second one of the same. */
  commits: string[] = [];
  /** GETs of the login page to which `redirect` points. */
  logins = 0;
  #server: Server | null = null;
  #port = 0;
  readonly #sockets = new Map<Socket, number>();

  get address(): string {
    return `http://127.0.0.1:${this.#port}/ratings`;
  }

  /** Starts to listen, again on the same port after `stop`. */
  async start(): Promise<void> {
    const server = createServer((request, response) => void this.#answer(request, response));
    server.on('connection', (socket) => {
      this.#sockets.set(socket, 0);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Refuses connections from now on. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets.keys()) socket.destroy();
    await closed;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'content-type, authorization');
    response.setHeader('Access-Control-Expose-Headers', 'retry-after');
    response.setHeader('Access-Control-Max-Age', '600');
    if (request.url === '/login') this.logins++;
    if (request.method !== 'POST') return void response.writeHead(204).end();
    const seen: Seen = {
      at: performance.now(),
      path: request.url ?? '',
      fault: this.fault(this.seen.length),
      bytes: 0,
      ids: [],
      authorization: request.headers.authorization ?? '',
    };
    this.seen.push(seen);
    const reused = (this.#sockets.get(request.socket) ?? 0) > 0;
    this.#sockets.set(request.socket, 1);
    if (seen.fault === 'reset before reading') return void request.socket.destroy();
    const text = await bodyOf(request);
    if (text === null) return;
    seen.bytes = Buffer.byteLength(text);
    const sent = JSON.parse(text) as Sent;
    seen.ids = sent.items.map((item) => item.id);
    this.#misbehave(seen.fault, sent, response, reused);
  }

  #commit(sent: Sent): {id: string; status: 'stored' | 'duplicate'}[] {
    return sent.items.map((item) => {
      const key = `${sent.device} ${item.id}`;
      this.commits.push(key);
      if (this.stored.has(key)) return {id: item.id, status: 'duplicate'};
      this.stored.set(key, item);
      return {id: item.id, status: 'stored'};
    });
  }

  #misbehave(fault: Fault, sent: Sent, response: ServerResponse, reused: boolean): void {
    const {socket} = response;
    const json = (value: unknown) =>
      response.writeHead(200, {'Content-Type': 'application/json'}).end(JSON.stringify(value));
    if (typeof fault === 'number') return void response.writeHead(fault).end(fault === 204 ? undefined : 'No.');
    if (fault === 'hang') return;
    if (fault === 'too many') return void response.writeHead(429, {'Retry-After': this.retryAfter}).end();
    if (fault === 'portal') return void response.writeHead(200, {'Content-Type': 'text/html'}).end('<h1>Sign in</h1>');
    if (fault === 'redirect') return void response.writeHead(302, {Location: '/login'}).end();
    if (fault === 'empty') return void response.writeHead(200, {'Content-Type': 'application/json'}).end();
    if (fault === 'empty object') return void json({});
    if (fault === 'unknown id') return void json({receipts: [{id: 'nobody', status: 'stored'}]});
    if (fault === 'rejected') {
      const receipts = sent.items.map(({id}) => ({id, status: 'rejected', reason: 'invalid'}));
      return void json({receipts});
    }
    if (fault === 'half') return void json({receipts: this.#commit({...sent, items: half(sent.items)})});
    if (fault === 'reset a reused connection' && !reused) return void json({receipts: this.#commit(sent)});
    const receipts = this.#commit(sent);
    if (fault === 'commit then reset' || fault === 'reset a reused connection') return void socket?.destroy();
    if (fault === 'commit then 500') return void response.writeHead(500).end();
    if (fault === 'commit then hang') return;
    if (fault === 'truncated') {
      return void response
        .writeHead(200, {'Content-Type': 'application/json'})
        .end(JSON.stringify({receipts}).slice(0, -5));
    }
    json({receipts});
  }
}

function half<T>(items: readonly T[]): T[] {
  return items.slice(0, Math.ceil(items.length / 2));
}

async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of request) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks).toString();
  } catch {
    return null; // the browser hung up
  }
}
