import type {Command} from '../../queue/ticket.js';
import type {CommandAnswer} from '../../queue/view.js';
import {page, type Environment} from './environment.js';
import {CommandUnanswered, type Hall} from './hall.js';
import {SharedHall} from './shared-hall.js';

export class LocalDoor extends SharedHall implements Hall {
  readonly local = true;
  readonly ratings = null;
  constructor(
    readonly name: string,
    environment: Environment = page,
  ) {
    super(environment);
  }
  now(): number {
    return this.environment.wallClock();
  }
  send(_command: Command, _options: {key?: string; patience?: number} = {}): Promise<CommandAnswer> {
    return Promise.reject(new CommandUnanswered('Not yet.'));
  }
  protected opened(): void {}
  protected closed(): void {}
}
