import type {Command} from '../../queue/ticket.js';
import type {CommandAnswer, HallView} from '../../queue/view.js';
import type {Hall, HallLink} from './hall.js';

const again = 5_000;

/**
 * A hall whose file is fetched when somebody looks at it: the line to a server, or the hall in this browser. A pad takes
 * and keeps a rating without either.
 */
export class ComingHall implements Hall {
  readonly local: boolean;
  #hall: Hall | undefined;
  #coming: Promise<Hall> | undefined;
  #link: HallLink = {state: 'loading', since: Date.now(), problem: null};

  constructor(
    private readonly load: () => Promise<Hall>,
    /** Address that takes ratings; `null` for a hall in this browser. */
    readonly ratings: string | null,
  ) {
    this.local = ratings === null;
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

  #come(): Promise<Hall> {
    this.#coming ??= this.load().then(
      (hall) => (this.#hall = hall),
      (error: unknown) => {
        this.#coming = undefined;
        throw error;
      },
    );
    return this.#coming;
  }
}
