import type {ServerResponse} from 'node:http';
import type {Role} from '../../src/queue/view.ts';
import type {LiveHall} from './live-hall.ts';

/*
 * The event streams of one hall. Each screen gets what it missed, or a snapshot, then every patch for its role, and
 * a heartbeat by which it knows that silence means quiet and not a dead line.
 */

/** Unsent bytes, beside the message being read, after which a slow reader is let go: it comes back for the rest. */
const largestBacklog = 1_000_000;

interface Screen {
  role: Role;
  response: ServerResponse;
  /** Unsent bytes that are borne with now: a large message is no fault of who reads it. */
  patience: number;
}

interface Pulse {
  seq: number;
  now: number;
}

function heartbeat(pulse: Pulse): string {
  return `event: heartbeat\ndata: ${JSON.stringify(pulse)}\n\n`;
}

/** Where a screen says it stands. */
export interface Standing {
  epoch: string | null;
  seq: number | null;
}

/** What a `Last-Event-ID` (`epoch:seq`) or the query says; what is neither says nothing. */
export function standingOf(query: {after?: string; epoch?: string}, lastEventId: string | undefined): Standing {
  const [, epoch, seq] = /^(.+):(\d{1,15})$/.exec(lastEventId ?? '') ?? [];
  if (epoch !== undefined && seq !== undefined) return {epoch, seq: Number(seq)};
  return {epoch: query.epoch ?? null, seq: /^\d{1,15}$/.test(query.after ?? '') ? Number(query.after) : null};
}

export class Streams {
  readonly #hall: LiveHall;
  readonly #screens = new Set<Screen>();
  readonly #stopListening: () => void;
  readonly #heartbeat: NodeJS.Timeout;

  constructor(hall: LiveHall, heartbeat = 15_000) {
    this.#hall = hall;
    this.#heartbeat = setInterval(() => this.#beat(), heartbeat);
    this.#stopListening = hall.listen((told) => {
      const messages = new Map(
        [...told].map(([role, sent]) => [role, Buffer.from(this.#message('patch', sent.text, sent.patch.seq))]),
      );
      for (const screen of this.#screens) {
        const message = messages.get(screen.role);
        if (message) this.#write(screen, message);
      }
    });
  }

  /** Screens that listen now. */
  get size(): number {
    return this.#screens.size;
  }

  /** Begins a stream on a response whose headers were sent. */
  join(response: ServerResponse, role: Role, standing: Standing): void {
    const screen: Screen = {role, response, patience: 0};
    response.on('close', () => this.#screens.delete(screen));
    response.on('error', () => this.#screens.delete(screen));
    this.#screens.add(screen);
    const {seq, epoch} = standing;
    const same = seq !== null && (epoch === null || epoch === this.#hall.epoch);
    const told = this.#hall.toldAfter(role, seq ?? -1); // asked in any case: a role's history begins with its first screen
    const missed = same ? told : null;
    const news = missed
      ? missed.map(({text, patch}) => this.#message('patch', text, patch.seq))
      : [this.#snapshot(role)];
    // In one piece: whoever comes back must get through what it missed, however much that is.
    this.#write(screen, Buffer.from(news.join('') + heartbeat(this.#pulse())));
  }

  /** Tells every screen something beside the hall's own changes; a screen that does not know the event ignores it. */
  tell(event: string, data: unknown): void {
    const message = Buffer.from(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    for (const screen of this.#screens) this.#write(screen, message);
  }

  /** Ends every stream. */
  close(): void {
    clearInterval(this.#heartbeat);
    this.#stopListening();
    for (const {response} of this.#screens) response.end();
    this.#screens.clear();
  }

  #beat(): void {
    this.tell('heartbeat', this.#pulse());
  }

  #pulse(): Pulse {
    const {state, now} = this.#hall;
    return {seq: state.seq, now};
  }

  #snapshot(role: Role): string {
    const view = this.#hall.view(role);
    return this.#message('snapshot', JSON.stringify(view), view.seq);
  }

  #message(type: 'patch' | 'snapshot', data: string, seq: number): string {
    return `event: ${type}\nid: ${this.#hall.epoch}:${seq}\ndata: ${data}\n\n`;
  }

  /** All screens share the bytes of a message: five hundred that do not read hold it once. */
  #write(screen: Screen, message: Buffer): void {
    const {response} = screen;
    if (response.writableEnded || response.destroyed) return;
    const backlog = response.writableLength;
    if (backlog > screen.patience) {
      this.#screens.delete(screen);
      response.destroy();
      return;
    }
    screen.patience = Math.max(backlog > 0 ? screen.patience : 0, largestBacklog + message.length);
    response.write(message);
  }
}
