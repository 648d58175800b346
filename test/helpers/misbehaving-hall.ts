import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import type {CommandAnswer, HallPatch, HallView} from '../../src/queue/view.js';

/** How a request is treated. `fine` answers as a hall does; the others are what servers and proxies really do. */
export type Manner =
  | 'fine'
  /** A captive portal: 200 and a page. */
  | 'html'
  /** Takes the request and says nothing, ever. */
  | 'hang'
  /** Cuts the connection before an answer. */
  | 'reset'
  /** The headers come, the words stay in a proxy's buffer. */
  | 'buffered'
  /** 200 with this text as JSON. */
  | {json: string}
  | {status: number; headers?: Record<string, string>};

/** One request, as it came. */
export interface Seen {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: string;
}

const portal = '<!doctype html><title>Wi-Fi</title><p>Please log in.</p>';

/** A hall over real HTTP that misbehaves on purpose. It keeps one view, replays its patches, and obeys its manners. */
export class MisbehavingHall {
  manners: {snapshot: Manner; stream: Manner; commands: Manner} = {snapshot: 'fine', stream: 'fine', commands: 'fine'};
  /** Cross-origin answers for this origin; none where it is empty. */
  origin = '';
  /** Words said at once to each new stream; a heartbeat unless a test wants another beginning. */
  greeting: (after: number) => string = () => this.heartbeatText();
  /** The oldest sequence number that can be replayed after. */
  replayFrom = 0;
  readonly seen: Seen[] = [];
  readonly answers = new Map<string, CommandAnswer>();
  /** How often a command had an effect, a key. */
  readonly effects: string[] = [];
  #view: HallView;
  #patches: HallPatch[] = [];
  #server: Server | undefined;
  #port = 0;
  readonly #streams = new Set<ServerResponse>();
  readonly #sockets = new Set<Socket>();

  constructor(view: Partial<HallView> = {}) {
    this.#view = {...plainView(), ...view};
  }

  get view(): HallView {
    return this.#view;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}/halls/1`;
  }

  /** Open streams now. */
  get streams(): number {
    return this.#streams.size;
  }

  count(path: 'snapshot' | 'events' | 'commands'): number {
    return this.seen.filter((each) => (path === 'snapshot' ? /halls\/1$/ : new RegExp(`${path}$`)).test(each.path))
      .length;
  }

  /** Starts it, on the same port after a stop. */
  async start(): Promise<this> {
    const server = createServer((request, response) => void this.#answer(request, response));
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
    return this;
  }

  /** Stops it as a crash does: every connection is cut. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    this.cut();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  /** Cuts every connection; the server goes on. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
    this.#streams.clear();
  }

  /** Ends every stream politely, as a proxy does after a minute. */
  endStreams(): void {
    for (const stream of this.#streams) stream.end();
    this.#streams.clear();
  }

  /** Says something raw on every stream. */
  say(text: string): void {
    for (const stream of this.#streams) stream.write(text);
  }

  beat(): void {
    this.say(this.heartbeatText());
  }

  heartbeatText(seq = this.#view.seq, now = this.#view.now): string {
    return `event: heartbeat\ndata: ${JSON.stringify({seq, now})}\n\n`;
  }

  patchText(patch: HallPatch, epoch = this.#view.epoch): string {
    return `event: patch\nid: ${epoch}:${patch.seq}\ndata: ${JSON.stringify(patch)}\n\n`;
  }

  /** Something happens in the hall. Told to the streams unless it is `untold`. */
  happen(change: Partial<HallPatch> = {}, told: 'told' | 'untold' = 'told'): HallPatch {
    const patch: HallPatch = {after: this.#view.seq, seq: this.#view.seq + 1, now: this.#view.now + 1000, ...change};
    this.#patches.push(patch);
    const {
      after: _after,
      gone = [],
      tickets = [],
      counters: _counters,
      services: _services,
      calls = [],
      ...rest
    } = patch;
    const kept = this.#view.tickets.filter(({id}) => !gone.includes(id) && !tickets.some((row) => row?.id === id));
    this.#view = {...this.#view, ...rest, tickets: [...kept, ...tickets], calls: [...this.#view.calls, ...calls]};
    if (told === 'told') this.say(this.patchText(patch));
    return patch;
  }

  /** Begins anew, as after another database: another epoch, counting from a lower number. */
  beginAnew(view: Partial<HallView>): void {
    this.#patches = [];
    this.#view = {...this.#view, ...view};
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://hall');
    let body = '';
    for await (const piece of request) body += String(piece);
    const {method = 'GET', headers} = request;
    if (this.origin) this.#allow(response);
    if (method === 'OPTIONS') return void response.writeHead(204).end();
    this.seen.push({method, path: url.pathname, query: url.searchParams, headers, body});
    if (url.pathname.endsWith('/events')) return this.#stream(url.searchParams, response);
    if (url.pathname.endsWith('/commands')) return this.#command(String(headers['idempotency-key']), response);
    this.#reply(this.manners.snapshot, response, () => JSON.stringify(this.#view));
  }

  #allow(response: ServerResponse): void {
    response.setHeader('Access-Control-Allow-Origin', this.origin);
    response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, Idempotency-Key');
    response.setHeader('Access-Control-Expose-Headers', 'ETag, Retry-After');
  }

  #reply(manner: Manner, response: ServerResponse, text: () => string, status = 200): void {
    if (manner === 'hang') return;
    if (manner === 'reset') return void response.socket?.destroy();
    if (manner === 'html') return void response.writeHead(200, {'Content-Type': 'text/html'}).end(portal);
    if (typeof manner === 'object' && 'status' in manner)
      return void response.writeHead(manner.status, manner.headers).end();
    const json = typeof manner === 'object' ? manner.json : text();
    response.writeHead(status, {'Content-Type': 'application/json; charset=utf-8'}).end(json);
  }

  #stream(query: URLSearchParams, response: ServerResponse): void {
    const manner = this.manners.stream;
    if (manner !== 'fine' && manner !== 'buffered') return this.#reply(manner, response, () => '');
    response.writeHead(200, {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store'});
    response.flushHeaders();
    if (manner === 'buffered') return;
    this.#streams.add(response);
    response.on('close', () => this.#streams.delete(response));
    const after = Number(query.get('after'));
    const known = query.get('epoch') === this.#view.epoch && after >= this.replayFrom;
    if (known) for (const patch of this.#patches.filter(({seq}) => seq > after)) response.write(this.patchText(patch));
    else
      response.write(
        `event: snapshot\nid: ${this.#view.epoch}:${this.#view.seq}\ndata: ${JSON.stringify(this.#view)}\n\n`,
      );
    response.write(this.greeting(after));
  }

  #command(key: string, response: ServerResponse): void {
    const manner = this.manners.commands;
    const effect = () => {
      const known = this.answers.get(key);
      if (known) return known;
      this.effects.push(key);
      const answer: CommandAnswer = {status: 'done', seq: this.#view.seq + 1};
      this.answers.set(key, answer);
      return answer;
    };
    if (manner !== 'html') effect(); // also when the answer is lost: that is what makes the key necessary
    const answer = this.answers.get(key)!;
    this.#reply(manner, response, () => JSON.stringify(answer), answer?.status === 'refused' ? 409 : 200);
  }
}

/** A small hall of one service and one counter. */
export function plainView(): HallView {
  return {
    epoch: 'first',
    seq: 10,
    day: '2026-11-23',
    now: Date.UTC(2026, 10, 23, 2),
    role: 'public',
    open: true,
    hall: {id: '1', name: 'Hall', place: 'Ward', timeZone: 'Asia/Ho_Chi_Minh', hours: [], priorities: [], notices: []},
    services: [{id: 'A', name: 'Hộ tịch', prefix: 'A', count: 1, band: null, counters: ['1']}],
    counters: [{id: '1', name: '1', state: 'open', services: ['A']}],
    tickets: [ticketRow('t1', 'A001', 1)],
    calls: [],
    streams: [{type: 'sse', href: 'events'}],
  };
}

/** One waiting ticket. */
export function ticketRow(id: string, number: string, rank: number): HallView['tickets'][number] {
  return {id, number, service: 'A', state: 'waiting', counter: null, since: 0, rank};
}
