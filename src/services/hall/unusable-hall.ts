import type {CommandAnswer} from '../../queue/view.js';
import type {Hall, HallLink} from './hall.js';

/** What stands at an address that can never lead to a hall: it says so, and stays calm. */
export class UnusableHall implements Hall {
  readonly view = null;
  readonly link: HallLink;
  readonly local = false;
  readonly ratings = null;

  constructor(problem: 'not-a-hall' | 'unsupported') {
    this.link = {state: 'failed', since: Date.now(), problem};
  }

  now(): number {
    return Date.now();
  }

  async send(): Promise<CommandAnswer> {
    const {CommandUnanswered} = await import('./commands.js');
    throw new CommandUnanswered('The address of the hall cannot be used.');
  }

  subscribe(): () => void {
    return () => {};
  }
}
