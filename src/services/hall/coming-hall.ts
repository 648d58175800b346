import type {Command} from '../../queue/ticket.js';
import type {CommandAnswer, HallView} from '../../queue/view.js';
import type {Hall, HallLink} from './hall.js';
import type {HttpHall} from './http.js';

const again = 5_000;

/**
 * A hall at a server's address. The line to it is a file of its own, fetched when somebody looks at the hall: a pad
 * takes and keeps a rating without it.
 */
export class ComingHall implements Hall {
  readonly local = false;
  readonly ratings: string;
  #hall: HttpHall | undefined;
  #coming: Promise<HttpHall> | undefined;
  #link: HallLink = {state: 'loading', since: Date.now(), problem: null};

  constructor(
    private readonly address: string,
    private readonly token: string,
  ) {
    this.ratings = `${address.replace(/[?#].*$/, '').replace(/\/+$/, '')}/ratings`;
  }

  get view(): HallView | null {
    return this.#hall?.view ?? null;
  }

  get link(): HallLink {
    return this.#hall?.link ?? this.#link;
  }

  now(): number {
    return this.#hall?.now() ?? Date.now();
  }

  async send(command: Command, options?: {key?: string; patience?: number}): Promise<CommandAnswer> {
    let hall;
    try {
      hall = await this.#come();
    } catch (error) {
      const {CommandUnanswered} = await import('./commands.js');
      throw new CommandUnanswered(String(error));
    }
    return hall.send(command, options);
  }

  subscribe(listener: () => void): () => void {
    if (this.#hall) return this.#hall.subscribe(listener);
    let stop = (): void => {
      stop = () => {};
      clearTimeout(timer);
      left = true;
    };
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const join = (): void => {
      this.#come().then(
        (hall) => {
          if (!left) stop = hall.subscribe(listener);
        },
        () => {
          if (left) return;
          this.#link = {state: 'failed', since: this.#link.since, problem: 'unreachable'};
          timer = setTimeout(join, again);
          listener();
        },
      );
    };
    join();
    return () => stop();
  }

  #come(): Promise<HttpHall> {
    this.#coming ??= import('./http.js').then(
      ({HttpHall}) => (this.#hall = new HttpHall(this.address, this.token)),
      (error: unknown) => {
        this.#coming = undefined;
        throw error;
      },
    );
    return this.#coming;
  }
}
