import type {HallController} from '../../base/hall-controller.js';
import type {LocaleController} from '../../base/locale.js';
import {knownZone, troubleOf, type Trouble} from './notice-screen.js';
import type {Messages} from './ticket-kiosk.messages.js';

/** What a kiosk takes from its hall at each rendering. */
export class Facts {
  constructor(
    private readonly hall: HallController,
    private readonly locale: LocaleController<Messages>,
  ) {}

  /** The hall's clock. */
  get now(): number {
    return this.hall.hall?.now() ?? Date.now();
  }

  get timeZone(): string | undefined {
    return knownZone(this.hall.view?.hall?.timeZone);
  }

  get clock(): string {
    return this.locale.clock(this.now, this.timeZone);
  }

  /** What keeps the machine from giving numbers. */
  get trouble(): Trouble | null {
    const {view, link, hall} = this.hall;
    return hall === null ? 'unknown-hall' : troubleOf(view, link, hall.local);
  }

  /** Whether the hall has appointments. */
  get books(): boolean {
    return (this.hall.view?.hall?.appointments?.services?.length ?? 0) > 0;
  }

  /** What stands on a ticket beside the ticket. */
  get office(): {office: string; place: string; timeZone: string | undefined} {
    const hall = this.hall.view?.hall;
    return {office: this.locale.pick(hall?.name), place: this.locale.pick(hall?.place), timeZone: this.timeZone};
  }
}
