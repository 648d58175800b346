import {serviceDay} from '../../src/core/time.ts';
import {turnDay} from '../../src/queue/counters.ts';
import {Desk} from '../../src/queue/desk.ts';
import type {Context, HallEvent, HallState} from '../../src/queue/ticket.ts';

/** What the clock alone brings about: where the service day is over, the old one is closed and the new one opened. */
export function decideTime(state: HallState, context: Context): readonly HallEvent[] {
  const desk = new Desk(state, {type: 'closeDay'}, context);
  turnDay(desk);
  return desk.events;
}

const oneDay = 86_400_000;

/** A device that was offline for longer than this is not believed: its clock is wrong. */
const longestOffline = 400 * oneDay;

/**
 * The service day of something a device wrote down. A kiosk may have been offline for weeks, so its own clock counts,
 * unless it shows a day that is still to come or long past: then the day of receipt does.
 */
export function dayOf(at: number, receivedAt: number, timeZone: string): string {
  const believable = at <= receivedAt + oneDay && at >= receivedAt - longestOffline;
  return serviceDay(believable ? at : receivedAt, timeZone);
}
