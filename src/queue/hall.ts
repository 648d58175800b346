import {arrive, book, cancelBooking} from './booking.js';
import {autoCall, callNext, callSpecific, finish, noShow, recall, start} from './calling.js';
import {closeCounter, closeDay, openCounter, pauseCounter, turnDay} from './counters.js';
import {Desk, isRefusal} from './desk.js';
import {cancel, checkIn, issue, leave, reactivate, voidTicket} from './issuing.js';
import {park, requeue, transfer, undo, unpark, useRatingToken} from './moving.js';
import {evolve} from './state.js';
import type {Command, Context, HallEvent, HallState, Refusal} from './ticket.js';

export {isRefusal} from './desk.js';
export {emptyHall, evolve} from './state.js';

type Handler<T extends Command['type']> = (desk: Desk, command: Extract<Command, {type: T}>) => Refusal | undefined;

const handlers: {readonly [T in Command['type']]: Handler<T>} = {
  issue,
  book,
  cancelBooking,
  arrive,
  checkIn,
  autoCall,
  callNext,
  callSpecific,
  recall,
  start,
  finish,
  noShow,
  park,
  unpark,
  transfer,
  requeue,
  cancel,
  leave,
  reactivate,
  void: voidTicket,
  undo,
  openCounter,
  pauseCounter,
  closeCounter,
  closeDay,
  useRatingToken,
};

/**
 * What a command does to a hall: the events in order, or why it is refused. Pure: same state, command and context,
 * same answer. The first command of a new service day closes the old one first; a refused command changes nothing,
 * not even the day.
 */
export function decide(state: HallState, command: Command, context: Context): readonly HallEvent[] | Refusal {
  const desk = new Desk(state, command, context);
  turnDay(desk);
  const handler = handlers[command.type] as Handler<Command['type']>;
  const refusal = handler(desk, command as never);
  return isRefusal(refusal) ? refusal : desk.events;
}

/** What the passing of time alone does: the events that turn the day over, none while it lasts. */
export function decideTime(state: HallState, context: Context): readonly HallEvent[] {
  const desk = new Desk(state, {type: 'closeDay'}, context);
  turnDay(desk);
  return desk.events;
}

/** The state after several events. */
export function applyAll(state: HallState, events: readonly HallEvent[]): HallState {
  return events.reduce(evolve, state);
}
