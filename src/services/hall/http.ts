import type {Command} from '../../queue/ticket.js';
import type {CommandAnswer} from '../../queue/view.js';
import {page, type Environment} from './environment.js';
import {CommandUnanswered, type Hall} from './hall.js';
import {SharedHall} from './shared-hall.js';

export class HttpHall extends SharedHall implements Hall {
  readonly local = false;
  readonly ratings: string;
  constructor(
    private readonly address: string,
    private readonly token: string,
    environment: Environment = page,
  ) {
    super(environment);
    this.ratings = `${address}/ratings`;
  }
  now(): number {
    return this.environment.wallClock();
  }
  send(_command: Command, _options: {key?: string; patience?: number} = {}): Promise<CommandAnswer> {
    return Promise.reject(new CommandUnanswered(`${this.address} ${this.token.length}`));
  }
  protected opened(): void {}
  protected closed(): void {}
}
