import type {Command} from '../../queue/ticket.js';
import type {CommandAnswer, HallView} from '../../queue/view.js';
import {page, type Environment} from './environment.js';
import type {Hall, HallLink} from './hall.js';
import type {LocalOffice, LocalOwner} from './local.js';
import {SharedHall} from './shared-hall.js';

const again = 5_000;

/** A hall in this browser. The engine that runs it is loaded when somebody asks: a wall on a server never pays for it. */
export class LocalHall extends SharedHall implements Hall, LocalOwner {
  readonly local = true;
  readonly ratings = null;
  #office: Promise<LocalOffice> | undefined;
  #used = false;
  #sending = 0;
  #stopRetry: () => void = () => {};

  constructor(
    readonly name: string,
    environment: Environment = page,
  ) {
    super(environment);
  }

  now(): number {
    return this.environment.wallClock();
  }

  async send(command: Command, {key}: {key?: string; patience?: number} = {}): Promise<CommandAnswer> {
    this.#sending++;
    try {
      return await (await this.#enter()).send(command, key);
    } catch (error) {
      const {CommandUnanswered} = await import('./commands.js');
      throw new CommandUnanswered(error instanceof Error ? error.message : String(error));
    } finally {
      this.#sending--;
      this.#leaveUnused();
    }
  }

  show(view: HallView): void {
    this.setView(view);
  }

  stand(state: HallLink['state'], problem: HallLink['problem']): void {
    this.setLink(state, problem);
  }

  lost(): void {
    const office = this.#office;
    office?.then((broken) => broken.close()).catch(() => {});
    this.#tryAgain();
  }

  protected override opened(): void {
    this.#used = true;
    this.#enter().catch(() => this.#tryAgain());
  }

  protected override closed(): void {
    this.#used = false;
    this.#stopRetry();
    this.#leaveUnused();
  }

  #enter(): Promise<LocalOffice> {
    this.#office ??= import('./local.js').then(({LocalOffice}) => LocalOffice.open(this.name, this, this.environment));
    return this.#office;
  }

  /** The file of the engine did not come, or the database did not open. */
  #tryAgain(): void {
    this.#office = undefined;
    if (!this.#used) return;
    this.setLink(this.view ? 'stale' : 'failed', 'unreachable');
    this.#stopRetry = this.environment.after(again, () => this.opened());
  }

  #leaveUnused(): void {
    if (this.#used || this.#sending > 0) return;
    const office = this.#office;
    this.#office = undefined;
    office?.then((left) => left.close()).catch(() => {});
  }
}
