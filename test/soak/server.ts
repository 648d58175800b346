import {once} from 'node:events';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import type {HallPatch, HallView} from '../../src/queue/view.ts';
import {plainView} from '../helpers/misbehaving-hall.ts';

const counters = Array.from({length: 12}, (_, index) => String(index + 1));
const services = [...'ABCDE'];

function firstView(): HallView {
  const plain = plainView();
  return {
    ...plain,
    seq: 0,
    tickets: [],
    services: services.map((id) => ({...plain.services[0]!, id, prefix: id, counters})),
    counters: counters.map((id) => ({id, name: id, state: 'open', services})),
  };
}

/** A hall of one page that is called without end: a number comes, is called and goes with every event. */
export class BusyHall {
  /** Streams that were opened in all; one where nothing was ever lost. */
  opened = 0;
  #seq = 0;
  #stream: ServerResponse | undefined;
  readonly #server: Server;
  readonly #view = firstView();
  readonly #pages: Readonly<Record<string, string>>;

  constructor(script: string) {
    this.#pages = {
      '/': `<!doctype html><html lang="vi"><meta charset="utf-8"><title>Soak</title>
        <link rel="stylesheet" href="page.css"><queue-board hall="halls/1" quiet></queue-board>
        <script type="module" src="page.js"></script>`,
      '/page.js': script,
      '/page.css': 'html, body, queue-board { display: block; height: 100%; margin: 0 }',
    };
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  async start(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  get seq(): number {
    return this.#seq;
  }

  /** So many events, no faster than the page reads. */
  async happen(count: number): Promise<void> {
    for (let left = count; left > 0;) {
      let text = '';
      for (const end = Math.max(0, left - 200); left > end; left--) text += this.#event();
      if (!this.#stream!.write(text)) await once(this.#stream!, 'drain');
    }
  }

  beat(): void {
    this.#stream!.write(this.#heartbeat());
  }

  #heartbeat(): string {
    return `event: heartbeat\ndata: ${JSON.stringify({seq: this.#seq, now: this.#now})}\n\n`;
  }

  /** The hall's clock; a busy one: fifty events a second. */
  get #now(): number {
    return this.#view.now + this.#seq * 20;
  }

  #event(): string {
    const after = this.#seq++;
    const seq = this.#seq;
    const service = services[seq % 5]!;
    const counter = counters[seq % 12]!;
    const number = `${service}${String(seq % 1000).padStart(3, '0')}`;
    const id = `${number}-${seq}`;
    const gone = seq > 60 ? [this.#idOf(seq - 60)] : [];
    const patch: HallPatch = {
      ...{after, seq, now: this.#now, gone},
      tickets: [{id, number, service, state: 'called', counter, since: this.#now, rank: seq}],
      services: [{...this.#view.services[seq % 5]!, count: seq % 90, band: {from: seq % 50, to: 5 + (seq % 50)}}],
      calls: [{seq, at: this.#now, ticket: id, number, service, counter, time: 1}],
    };
    return `event: patch\nid: first:${seq}\ndata: ${JSON.stringify(patch)}\n\n`;
  }

  #idOf(seq: number): string {
    return `${services[seq % 5]}${String(seq % 1000).padStart(3, '0')}-${seq}`;
  }

  #answer({url = '/'}: IncomingMessage, response: ServerResponse): void {
    const [path = '/'] = url.split('?');
    if (path === '/halls/1') {
      return void response.setHeader('Content-Type', 'application/json').end(JSON.stringify(this.#view));
    }
    if (path === '/halls/1/events') {
      this.opened++;
      this.#stream = response.writeHead(200, {'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store'});
      return void response.write(this.#heartbeat());
    }
    const page = this.#pages[path];
    if (page === undefined) return void response.writeHead(404).end();
    const type = path.endsWith('.js') ? 'text/javascript' : path.endsWith('.css') ? 'text/css' : 'text/html';
    response.setHeader('Content-Type', `${type}; charset=utf-8`).end(page);
  }
}
