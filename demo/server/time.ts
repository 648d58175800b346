import {turnDay} from '../../src/queue/counters.ts';
import {Desk} from '../../src/queue/desk.ts';
import type {Context, HallEvent, HallState} from '../../src/queue/ticket.ts';

/** What the clock alone brings about: where the service day is over, the old one is closed and the new one opened. */
export function decideTime(state: HallState, context: Context): readonly HallEvent[] {
  const desk = new Desk(state, {type: 'closeDay'}, context);
  turnDay(desk);
  return desk.events;
}
