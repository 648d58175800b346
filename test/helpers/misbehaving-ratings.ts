import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {createServer as createSecureServer} from 'node:https';
import type {AddressInfo, Socket} from 'node:net';
import {canonical} from '../../src/core/canonical.ts';

/** What goes wrong with one request. `none` is a good answer. */
export type Fault =
  | 'none'
  | 'reset before reading'
  | 'commit then reset'
  | 'commit then 500'
  | 'commit then hang'
  | 'hang'
  | 'reset a reused connection'
  | number
  | 'too many'
  | 'portal'
  | 'redirect'
  | 'empty'
  | 'empty object'
  | 'truncated'
  | 'half'
  | 'unknown id'
  | 'rejected';

/** One request as it came in. */
export interface Seen {
  at: number;
  path: string;
  fault: Fault;
  bytes: number;
  ids: string[];
  authorization: string;
  /** The whole request, once its body was read. */
  sent: Sent | null;
}

export interface SentItem {
  id: string;
  seq: number;
  at: number;
  [field: string]: unknown;
}

export interface Sent {
  device: string;
  keys?: {id: string; spki: string}[];
  incidents?: string[];
  items: SentItem[];
}

/** What makes an item what it is: with its personal text or without, it is the same one. */
function meaning({private: _, ...item}: SentItem): string {
  return canonical(item);
}

/**
 * A ratings server that misbehaves on purpose. It stores UNIQUE(device, id) before it answers, as a good one does, and
 * counts besides every item that arrived, so that what a careless queue doubles can be counted too.
 */
export class MisbehavingRatings {
  /** Asked once for each POST, with its number from 0. */
  fault: (request: number) => Fault = () => 'none';
  /** Asked besides when a whole request was read: what a foreign server thinks of it. */
  judge: (sent: Sent) => Fault = () => 'none';
  /** Whether it tells how much it has; foreign servers do not. */
  tellsHighest = true;
  /** Key and certificate, where it speaks TLS. */
  tls: {key: string; cert: string} | null = null;
  /** The Retry-After of `too many`. */
  retryAfter = '1';
  readonly seen: Seen[] = [];
  /** `device id` → the item. */
  readonly stored = new Map<string, SentItem>();
  /** Every commit of an item, also a second one of the same. */
  commits: string[] = [];
  /** GETs of the login page to which `redirect` points. */
  logins = 0;
  /** What each device has numbered: number → id. */
  readonly #numbers = new Map<string, Map<number, string>>();
  #server: Server | null = null;
  #port = 0;
  readonly #sockets = new Map<Socket, number>();

  get address(): string {
    return `${this.tls ? 'https' : 'http'}://127.0.0.1:${this.#port}/ratings`;
  }

  /** Starts to listen, again on the same port after `stop`. */
  async start(): Promise<void> {
    const answer = (request: IncomingMessage, response: ServerResponse) => void this.#answer(request, response);
    const server = this.tls ? createSecureServer(this.tls, answer) : createServer(answer);
    server.on('connection', (socket: Socket) => {
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
      sent: null,
    };
    this.seen.push(seen);
    const reused = (this.#sockets.get(request.socket) ?? 0) > 0;
    this.#sockets.set(request.socket, 1);
    if (seen.fault === 'reset before reading') return void request.socket.destroy();
    const text = await bodyOf(request);
    if (text === null) return;
    seen.bytes = Buffer.byteLength(text);
    const sent = JSON.parse(text) as Sent;
    seen.sent = sent;
    seen.ids = sent.items.map((item) => item.id);
    if (seen.fault === 'none') seen.fault = this.judge(sent);
    this.#misbehave(seen.fault, sent, response, reused);
  }

  /** The server is set back to a backup: it has only the first so many items. */
  setBack(count: number): void {
    const left = [...this.stored].slice(0, count);
    this.stored.clear();
    this.#numbers.clear();
    for (const [key, item] of left) this.#store(key.split(' ')[0]!, item);
  }

  /** Another machine writes under the name of a device and takes this number. */
  seize(device: string, seq: number): void {
    this.#store(device, {id: `another-${seq}`, seq, at: 0});
  }

  #store(device: string, item: SentItem): void {
    this.stored.set(`${device} ${item.id}`, item);
    const numbers = this.#numbers.get(device) ?? new Map<number, string>();
    this.#numbers.set(device, numbers.set(item.seq, item.id));
  }

  #commit(sent: Sent): {receipts: unknown[]; highest?: number; forked?: true} {
    let forked = false;
    const receipts = sent.items.map((item) => {
      const key = `${sent.device} ${item.id}`;
      this.commits.push(key);
      forked ||= (this.#numbers.get(sent.device)?.get(item.seq) ?? item.id) !== item.id;
      const known = this.stored.get(key);
      if (known && meaning(known) !== meaning(item)) return {id: item.id, status: 'rejected', reason: 'conflict'};
      if (known) return {id: item.id, status: 'duplicate'};
      this.#store(sent.device, item);
      return {id: item.id, status: 'stored'};
    });
    const highest = [...(this.#numbers.get(sent.device)?.keys() ?? [])].reduce((most, seq) => Math.max(most, seq), 0);
    return {receipts, ...(this.tellsHighest ? {highest} : {}), ...(forked ? {forked} : {})};
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
    if (fault === 'half') return void json(this.#commit({...sent, items: half(sent.items)}));
    if (fault === 'reset a reused connection' && !reused) return void json(this.#commit(sent));
    const answer = this.#commit(sent);
    if (fault === 'commit then reset' || fault === 'reset a reused connection') return void socket?.destroy();
    if (fault === 'commit then 500') return void response.writeHead(500).end();
    if (fault === 'commit then hang') return;
    if (fault === 'truncated') {
      return void response
        .writeHead(200, {'Content-Type': 'application/json'})
        .end(JSON.stringify(answer).slice(0, -5));
    }
    json(answer);
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

const mishaps: Fault[] = [
  'reset before reading',
  'commit then reset',
  'commit then 500',
  'commit then hang',
  502,
  'portal',
  'redirect',
  'empty',
  'truncated',
  'half',
  'unknown id',
];

/** Numbers that are the same in every run. */
export function dice(seed: number): () => number {
  let value = seed;
  return () => (value = (value * 48271) % 2147483647) / 2147483647;
}

/** Three requests of ten go wrong, the same ones in every run with a seed. */
export function threeInTen(seed: number): (request: number) => Fault {
  const next = dice(seed);
  return () => (next() < 0.3 ? mishaps[Math.floor(next() * mishaps.length)]! : 'none');
}
