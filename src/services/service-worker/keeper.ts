import {digestOf, download, fromEdition, isSound, isWhole, resolved, sweep} from './download.js';
import type {Answer, Order, WantedFile} from './order.js';
import {scope, type OrderEvent, type RequestEvent, type WorkerEvent} from './scope.js';
import {Shelf, type Edition, type EditionFile, type KeptPage, type Pages} from './shelf.js';

/** How long a start may wait for the network where the page on the server has changed. */
const startPatience = 5000;
/** The newest edition, and the one before it in case a power cut tore the newest. */
const editionsKept = 2;

function revisionOf(edition: Edition | undefined, url: string): string | null | undefined {
  return edition?.files.find((file) => file.url === url)?.revision;
}

/** Keeps editions of pages and answers from them. Nothing that is not on a list is ever kept. */
export class Keeper {
  readonly #shelf = new Shelf();
  #pages: Pages | null = null;
  /** Which page runs which edition. */
  #running = new Map<string, string>();
  #loaded: Promise<Pages>;
  #turn: Promise<unknown> = Promise.resolve();

  constructor() {
    this.#loaded = this.#load();
  }

  async #load(): Promise<Pages> {
    this.#running = await this.#shelf.loadRunning().catch(() => new Map<string, string>());
    return (this.#pages = await this.#shelf.load().catch(() => new Map<string, KeptPage>()));
  }

  /** False for what is certainly not kept: such requests do not even pass through here. */
  mayAnswer({request}: RequestEvent): boolean {
    const {method, headers} = request;
    if (method !== 'GET' || headers.has('authorization')) return false;
    if ((headers.get('accept') ?? '').includes('text/event-stream')) return false;
    const url = new URL(request.url);
    if (url.origin !== location.origin) return false;
    url.hash = '';
    if (!this.#pages) return true;
    if (request.mode === 'navigate') return this.#page(url) !== null;
    return [...this.#pages.values()].some(({editions}) =>
      editions.some((each) => revisionOf(each, url.href) !== undefined),
    );
  }

  /** The answer to a request: out of an edition, else from the network. */
  async answer(event: RequestEvent): Promise<Response> {
    const url = new URL(event.request.url);
    url.hash = '';
    try {
      await this.#loaded;
      const found = event.request.mode === 'navigate' ? await this.#start(event, url) : await this.#part(event, url);
      if (found) return found;
    } catch {
      // What cannot be read is not kept.
    }
    return fetch(event.request);
  }

  /** Keeps what a page asks for. One list after another. */
  keep(order: Order, event: OrderEvent): Promise<Answer> {
    const turn = this.#turn.then(() => this.#kept(order, event));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #kept(order: Order, event: OrderEvent): Promise<Answer> {
    const pages = await this.#loaded;
    let problem: string | null = null;
    if (order.files) {
      await this.#renew(pages, {...order, files: order.files}, event).catch((error: unknown) => {
        problem = String(error);
      });
    }
    return {kept: (await this.#wholeOf(pages.get(order.page))) !== undefined, problem};
  }

  async #renew(pages: Pages, order: Order & {files: WantedFile[]}, event: OrderEvent): Promise<void> {
    const page = pages.get(order.page) ?? {editions: [], renewed: false};
    const [newest] = page.editions;
    const client = event.source?.id ?? '';
    const same = order.whole || !newest ? true : await this.#isSamePage(order.page, newest);
    if (!same && this.#running.has(client)) {
      // The page that asks is an old one: what it has loaded says nothing of what the new one needs.
      pages.set(order.page, {...page, renewed: true});
      return this.#shelf.save(pages);
    }
    const files = await this.#files(order, order.whole || !same ? undefined : newest);
    const version = await digestOf(new TextEncoder().encode(JSON.stringify(files)));
    if (newest?.version === version && !page.renewed && (await isWhole(newest))) return;
    await download(files, event);
    await this.#put(pages, order.page, {version, files});
  }

  async #isSamePage(url: string, newest: Edition): Promise<boolean> {
    const now = await resolved({url});
    if (!now) throw new TypeError(`${url} is gone.`);
    return now.revision === revisionOf(newest, url);
  }

  /** The list with its revisions; of an earlier edition's files those that still exist. */
  async #files({files, page}: Order & {files: WantedFile[]}, earlier: Edition | undefined): Promise<EditionFile[]> {
    const wanted = new Map(files.map((file) => [file.url, file]));
    if (!wanted.has(page)) wanted.set(page, {url: page});
    const also = (earlier?.files ?? []).filter(({url}) => !wanted.has(url)).map(({url}) => ({url}));
    const asked = await Promise.all([...wanted.values()].map(resolved));
    const gone = [...wanted.keys()].filter((_, index) => asked[index] === null);
    if (gone.length > 0) throw new TypeError(`Not there: ${gone.join(', ')}`);
    const all = [...asked, ...(await Promise.all(also.map(resolved)))].filter((file) => file !== null);
    return all.sort((one, other) => (one.url < other.url ? -1 : 1));
  }

  async #put(pages: Pages, url: string, edition: Edition): Promise<void> {
    const alive = new Set((await scope.clients.matchAll({includeUncontrolled: true})).map(({id}) => id));
    for (const id of this.#running.keys()) if (!alive.has(id)) this.#running.delete(id);
    const used = new Set(this.#running.values());
    const before = (pages.get(url)?.editions ?? []).filter(({version}) => version !== edition.version);
    const editions = [edition, ...before].filter(({version}, index) => index < editionsKept || used.has(version));
    pages.delete(url); // goes to the end: the pages kept last are the ones that stay
    pages.set(url, {editions, renewed: false});
    await this.#shelf.save(pages);
    await sweep([...pages.values()].flatMap((page) => page.editions));
  }

  /** The page that answers for an address: kept with its query, or without. */
  #page(url: URL): [address: string, page: KeptPage] | null {
    const bare = new URL(url);
    bare.search = '';
    for (const address of [url.href, bare.href]) {
      const page = this.#pages?.get(address);
      if (page) return [address, page];
    }
    return null;
  }

  async #wholeOf(page: KeptPage | undefined): Promise<Edition | undefined> {
    for (const edition of page?.editions ?? []) if (await isWhole(edition)) return edition;
    return undefined;
  }

  /** A page: its newest edition of which nothing is missing. */
  async #start(event: RequestEvent, url: URL): Promise<Response | undefined> {
    const [address, page] = this.#page(url) ?? ['', undefined];
    if (page?.renewed) {
      const fresh = await this.#fresh(event.request);
      if (fresh) return fresh;
    }
    const edition = await this.#wholeOf(page);
    const response = edition && (await fromEdition(edition, address));
    if (response) this.#runs(event, edition.version);
    return response;
  }

  /** The page from the network, if it comes in time and is what was asked for. */
  async #fresh(request: Request): Promise<Response | undefined> {
    const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), startPatience));
    const response = await Promise.race([fetch(request).catch(() => undefined), late]);
    return response && isSound(request.url, response) ? response : undefined;
  }

  #runs(event: WorkerEvent & {resultingClientId: string}, version: string): void {
    this.#running.set(event.resultingClientId, version);
    event.waitUntil(this.#shelf.saveRunning(this.#running).catch(() => undefined));
  }

  /** A part of a page: out of the edition that the page runs, else the newest that has it. */
  async #part({clientId}: RequestEvent, {href}: URL): Promise<Response | undefined> {
    const all = [...(this.#pages?.values() ?? [])].flatMap(({editions}) => editions);
    const own = this.#running.get(clientId);
    const first = all.filter(({version}) => version === own);
    for (const edition of [...first, ...all]) {
      const response = await fromEdition(edition, href);
      if (response) return response;
    }
    return undefined;
  }
}
