import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo, Socket} from 'node:net';
import {bundle} from './bundle.ts';
import {strictPolicy} from './strict-server.ts';
import {serviceWorkerCode} from '../../tools/service-worker.ts';

const types: Record<string, string> = {
  html: 'text/html',
  js: 'text/javascript',
  css: 'text/css',
  json: 'application/json',
};

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** What a page of a test calls: the two functions, bundled as a site would bundle them. */
let library: Promise<string> | undefined;
let worker: Promise<string> | undefined;

/** A site under the strict policy whose files change, break and vanish while browsers use it. */
export class ChangingSite {
  /** Path → text, or the way to answer. */
  readonly files = new Map<string, string | Answer>();
  /** The paths asked for, in order. */
  readonly asked: string[] = [];
  #server: Server | null = null;
  #port = 0;
  readonly #sockets = new Set<Socket>();

  /** A site with the service worker and `/boot.js`, which exports `configure` and `bootOffline`. */
  static async open(files: Readonly<Record<string, string>>): Promise<ChangingSite> {
    const site = new ChangingSite();
    library ??= bundle('test/helpers/boot-page.ts');
    worker ??= serviceWorkerCode();
    site.files.set('/boot.js', await library);
    site.files.set('/service-worker.js', await worker);
    site.put(files);
    await site.start();
    return site;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  put(files: Readonly<Record<string, string | Answer>>): void {
    for (const [path, text] of Object.entries(files)) this.files.set(path, text);
  }

  /** Listens, again on the same port after `stop`. */
  async start(): Promise<void> {
    const server = createServer((request, response) => this.#answer(request, response));
    server.on('connection', (socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('error', () => undefined);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  /** The network is gone. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (!server) return;
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?')[0]!;
    this.asked.push(path);
    const file = this.files.get(path);
    response.setHeader('content-security-policy', strictPolicy);
    response.setHeader('cache-control', 'no-cache');
    if (typeof file === 'function') return file(request, response);
    const type = types[path.split('.').pop() ?? ''] ?? 'text/html';
    response.writeHead(file === undefined ? 404 : 200, {'content-type': `${type}; charset=utf-8`}).end(file ?? '');
  }
}
