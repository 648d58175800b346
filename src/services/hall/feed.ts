import type {HallPatch, HallView, StreamOffer} from '../../queue/view.js';
import type {Environment} from './environment.js';
import {parseJson, readHeartbeat, readPatch, readView, type Skipped} from './guards.js';
import type {HallLink} from './hall.js';
import {checkResponse, exchange, Trouble, type Exchange} from './request.js';
import {MessageTooLarge, readText, StreamParser, type StreamMessage} from './stream.js';

/** Whom a feed tells. */
export interface FeedOwner {
  readonly view: HallView | null;
  /** Something verified came: the server's clock at that moment. */
  heard(now: number): void;
  /** A whole view; `older` ones are the owner's to refuse. */
  snapshot(view: HallView, certain: boolean): void;
  /** `gap` asks for a snapshot. */
  patch(patch: HallPatch): 'applied' | 'old' | 'gap';
  /** The hall is not followed just now. */
  trouble(problem: NonNullable<HallLink['problem']>, heardAt: number | undefined): void;
}

const silence = 35_000; // two heartbeats missed
const firstWord = 20_000; // a proxy that holds the stream back is given no longer
const pollEvery = 5_000;
const snapshotPatience = 15_000;
const steady = 5_000; // a connection this old was a good one: the next is made at once
const slowest = 30_000;
const largestSnapshot = 16_000_000;

/** Why a stream was left: for a new snapshot, because it never said a word, or because other tabs have the lines. */
class Left extends Error {
  constructor(readonly reason: 'resync' | 'mute' | 'crowded') {
    super(reason);
  }
}

/**
 * Follows a hall: a snapshot, then its stream, for as long as it runs. It never gives up; it waits longer and longer
 * with full jitter, so that a hundred screens do not return in step. Where a proxy holds the stream back it polls.
 */
export class Feed {
  /** What could not be used so far. */
  readonly count: Skipped = {skipped: 0};
  #running = true;
  #fresh = false;
  #attempt = 0;
  #exchange: Exchange | undefined;
  #awake: (() => void) | undefined;
  #nudged = false;
  #heard: number;
  #heardAt: number | undefined;
  #lost = false;
  #polling = false;
  /** True where this tab, being looked at, may take a line from another. */
  #insist = true;
  #mute = 0;
  #stopWaking: () => void;
  #stopWatch: () => void = () => {};
  #stopPoll: () => void = () => {};
  #pollTurn = 0;
  #clocks: {wall: number; monotonic: number};

  constructor(
    private readonly owner: FeedOwner,
    private readonly environment: Environment,
    private readonly address: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {
    this.#heard = environment.monotonic();
    this.#clocks = {wall: environment.wallClock(), monotonic: this.#heard};
    this.#stopWaking = environment.onWake((why) => this.#wake(why));
    this.#watch();
    void this.#run();
  }

  /** Leaves the hall for good. */
  stop(): void {
    this.#running = false;
    this.#stopWaking();
    this.#stopWatch();
    this.#stopPoll();
    this.#cut();
  }

  /** Looks at once where it only looks now and then: somebody here gave a command and waits to see it. */
  look(): void {
    if (!this.#polling) return;
    this.#stopPoll();
    void this.#poll();
  }

  async #run(): Promise<void> {
    while (this.#running) {
      const began = this.environment.monotonic();
      const heard = this.#heard;
      const trouble = await this.#follow().then(
        () => null,
        (error: unknown) => this.#judge(error),
      );
      if (!this.#running) return;
      const now = this.environment.monotonic();
      if (this.#heard > heard && now - began >= steady) this.#attempt = 0;
      if (!this.#nudged) await this.#rest(this.#delay(trouble));
      this.#nudged = false;
      this.#attempt++;
    }
  }

  /** One connection, from its snapshot to its end. */
  async #follow(): Promise<void> {
    if (!this.#fresh || !this.owner.view) await this.#snapshot(true);
    this.#fresh = true;
    if (this.#running && !this.#nudged) await this.#stream();
  }

  #judge(error: unknown): Trouble | null {
    if (error instanceof Left || error instanceof MessageTooLarge) {
      if (error instanceof Left && error.reason !== 'resync') return this.#startPolling(error.reason);
      this.#fresh = false;
      return null;
    }
    const trouble = error instanceof Trouble ? error : new Trouble('unreachable', 'soon');
    if (!this.#running || this.#nudged) return trouble;
    if (!this.#polling) this.#lose(trouble.problem);
    return trouble;
  }

  #delay(trouble: Trouble | null): number {
    const random = () => this.environment.random();
    if (this.#polling) return Math.min(60_000 * 2 ** (this.#mute - 1), 300_000) * (0.75 + random() / 2);
    if (trouble?.pace === 'slow') return Math.max(trouble.wait, slowest / 2) + random() * slowest;
    const backoff = random() * Math.min(500 * 2 ** Math.min(this.#attempt, 10), slowest);
    return trouble?.wait ? trouble.wait + random() * 1000 : backoff;
  }

  #rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.environment.after(milliseconds, resolve);
      this.#awake = () => {
        stop();
        resolve();
      };
    });
  }

  /** Ends whatever is waited for, be it a message or the next attempt. */
  #cut(): void {
    this.#exchange?.cancel();
    this.#awake?.();
  }

  #wake(why: 'online' | 'visible'): void {
    const quiet = this.environment.monotonic() - this.#heard;
    if (why === 'visible' && quiet < 16_000 && !this.#polling) return; // a heartbeat came in time: nothing was missed
    this.#insist = true;
    this.#attempt = 0;
    this.#nudged = true;
    this.#cut();
  }

  async #ask(path: string, init: RequestInit, patience: number): Promise<Response> {
    this.#exchange = exchange(this.environment, path, init, patience);
    return this.#exchange.response;
  }

  /* Snapshots */

  async #snapshot(certain: boolean): Promise<void> {
    const init: RequestInit = {headers: {...this.headers, Accept: 'application/json'}, cache: 'no-cache'};
    const asked = exchange(this.environment, this.address, init, snapshotPatience);
    if (certain) this.#exchange = asked;
    const stop = this.environment.after(snapshotPatience, () => asked.cancel()); // the body may hang as well
    try {
      const response = await asked.response;
      checkResponse(this.environment, response, 'json');
      const view = readView(parseJson(await bodyOf(response)), this.count);
      if (!view) throw new Trouble('not-a-hall', 'soon');
      this.#hear(view.now);
      this.owner.snapshot(view, certain);
    } finally {
      stop();
      asked.cancel();
    }
  }

  #startPolling(reason: 'mute' | 'crowded'): null {
    if (reason === 'mute') this.#mute++;
    if (!this.#polling) {
      this.#polling = true;
      void this.#poll();
    }
    return null;
  }

  async #poll(): Promise<void> {
    const turn = ++this.#pollTurn;
    let wait = 0;
    try {
      await this.#snapshot(false);
    } catch (error) {
      const trouble = error instanceof Trouble ? error : new Trouble('unreachable', 'soon');
      wait = trouble.wait;
      if (this.#running && this.#polling) this.#lose(trouble.problem);
    }
    if (!this.#running || !this.#polling || turn !== this.#pollTurn) return;
    const pause = Math.max(wait, pollEvery * (0.9 + this.environment.random() / 5));
    this.#stopPoll = this.environment.after(pause, () => void this.#poll());
  }

  /* The stream */

  async #stream(): Promise<void> {
    const {view} = this.owner;
    const url = view && streamAddress(this.address, view);
    if (!url) throw new Left('mute');
    const query = `after=${view.seq}&epoch=${encodeURIComponent(view.epoch)}`;
    const release = await this.environment.line(new URL(url).host, this.#insist, () => this.#exchange?.cancel());
    this.#insist = false;
    if (!release) throw new Left('crowded');
    try {
      if (this.#running && !this.#nudged) await this.#read(`${url}${url.includes('?') ? '&' : '?'}${query}`);
    } finally {
      release();
    }
  }

  async #read(url: string): Promise<void> {
    const init: RequestInit = {headers: {...this.headers, Accept: 'text/event-stream'}, cache: 'no-store'};
    let verified = false;
    let mute = false;
    const stopFirst = this.environment.after(firstWord, () => {
      mute = !verified;
      if (mute) this.#exchange?.cancel();
    });
    try {
      const response = await this.#ask(url, init, firstWord);
      if ([404, 405, 406, 501].includes(response.status)) throw new Left('mute');
      checkResponse(this.environment, response, 'text/event-stream');
      const parser = new StreamParser((message) => {
        verified = this.#message(message) || verified;
      });
      if (response.body) await readText(response.body, (piece) => parser.push(piece));
    } catch (error) {
      if (error instanceof Left || error instanceof MessageTooLarge) throw error;
      if (mute) throw new Left('mute');
      if (error instanceof Trouble) throw error;
    } finally {
      stopFirst();
      this.#exchange?.cancel();
    }
    if (!verified) throw new Trouble('unreachable', 'soon'); // a stream that spoke and was cut is simply made anew
  }

  /** True where the message was one of ours. Unknown types belong to newer servers; broken ones are counted. */
  #message({type, id, data}: StreamMessage): boolean {
    if (!this.#running) return false;
    if (type === 'heartbeat') return this.#heartbeat(data);
    if (type === 'patch') return this.#patch(id, data);
    if (type !== 'snapshot') return false;
    const view = readView(parseJson(data), this.count);
    if (!view) return this.#skip();
    this.#speaks(view.now);
    this.owner.snapshot(view, true);
    return true;
  }

  #heartbeat(data: string): boolean {
    const heartbeat = readHeartbeat(parseJson(data));
    if (!heartbeat) return this.#skip();
    this.#speaks(heartbeat.now);
    if (heartbeat.seq > (this.owner.view?.seq ?? 0)) throw new Left('resync');
    return true;
  }

  #patch(id: string, data: string): boolean {
    const patch = readPatch(parseJson(data), this.count);
    if (!patch) return this.#skip();
    const epoch = id.slice(0, Math.max(id.lastIndexOf(':'), 0));
    if (epoch && epoch !== this.owner.view?.epoch) throw new Left('resync');
    this.#speaks(patch.now);
    if (this.owner.patch(patch) === 'gap') throw new Left('resync');
    return true;
  }

  #skip(): false {
    this.count.skipped++;
    return false;
  }

  #speaks(now: number): void {
    this.#polling = false;
    this.#mute = 0;
    this.#stopPoll();
    this.#hear(now);
  }

  /* Silence and sleep */

  #hear(now: number): void {
    this.#heard = this.environment.monotonic();
    this.#heardAt = this.environment.wallClock();
    this.#lost = false;
    this.owner.heard(now);
  }

  #watch(): void {
    const left = this.#heard + silence - this.environment.monotonic();
    this.#stopWatch = this.environment.after(left > 0 ? Math.min(left, 5_000) : 5_000, () => {
      this.#listen();
      if (this.#running) this.#watch();
    });
  }

  /** A socket may stay open in silence for hours, and a computer that slept notices nothing: the clocks tell. */
  #listen(): void {
    const clocks = {wall: this.environment.wallClock(), monotonic: this.environment.monotonic()};
    const slept = clocks.wall - this.#clocks.wall - (clocks.monotonic - this.#clocks.monotonic);
    this.#clocks = clocks;
    if (slept > 10_000) return this.#wake('online');
    if (clocks.monotonic - this.#heard < silence) return;
    if (!this.#lost) this.#lose('unreachable');
    this.#exchange?.cancel();
  }

  #lose(problem: NonNullable<HallLink['problem']>): void {
    this.#lost = true;
    this.owner.trouble(problem, this.#heardAt);
  }
}

async function bodyOf(response: Response): Promise<string> {
  const pieces: string[] = [];
  let size = 0;
  if (response.body)
    await readText(response.body, (piece) => {
      size += piece.length;
      if (size > largestSnapshot) throw new Trouble('not-a-hall', 'slow');
      pieces.push(piece);
    });
  return pieces.join('');
}

/** Where the stream is. An offer of another origin is not taken: the token goes nowhere but to the hall. */
function streamAddress(address: string, view: HallView): string | null {
  const offer = view.streams.find(({type}: StreamOffer) => type === 'sse');
  if (!offer) return null;
  try {
    const url = new URL(offer.href, `${address}/`);
    return url.origin === new URL(address).origin ? url.href : null;
  } catch {
    return null;
  }
}
