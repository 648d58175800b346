import type {Text, TicketState} from './ticket.js';

/** What the holder of a ticket sees of it: answer of `POST {hall}/tickets/find`. Whoever knows its id may ask. */
export interface FollowedTicket {
  hall: {id: string; name: Text; place: Text; timeZone: string};
  seq: number;
  /** The hall's clock. */
  now: number;
  number: string;
  state: TicketState;
  /** When that state began. */
  since: number;
  service: {id: string; name: Text; prefix: string};
  /** False for a remote number whose holder has not checked in at the hall: not called before. */
  checkedIn: boolean;
  /** Booked time, where it is an appointment. */
  appointmentAt: number | null;
  /** Until when a number that was missed or given back may come back; `null` where it is neither. */
  backUntil: number | null;
  /** People who will be called before; 0 once called. */
  ahead: number;
  /** Estimated minutes from now, a rounded band; `null` where unknown or no longer of use. */
  band: {from: number; to: number | null} | null;
  /** Name of the counter that called it, while it is called or served. */
  counter: string | null;
  /** How often it was called there. */
  calls: number;
  calledAt: number | null;
}
