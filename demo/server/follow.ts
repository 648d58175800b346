import type {Band} from '../../src/queue/estimate.ts';
import {ticketOf} from '../../src/queue/state.ts';
import type {HallConfig, HallState, Text, TicketState} from '../../src/queue/ticket.ts';
import {bandFor, peopleAhead} from '../../src/queue/viewing.ts';

/** What the holder of a ticket sees of it: whoever knows its id may ask. */
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
  /** People who will be called before; 0 once called. */
  ahead: number;
  /** Estimated minutes from now, a rounded band; `null` where unknown or no longer of use. */
  band: Band | null;
  /** Name of the counter that called it, while it is called or served. */
  counter: string | null;
  /** How often it was called there. */
  calls: number;
  calledAt: number | null;
}

/** A ticket for its holder's phone; `null` where the id belongs to none of today's. */
export function followedTicket(state: HallState, config: HallConfig, id: string, now: number): FollowedTicket | null {
  const ticket = ticketOf(state, id);
  if (!ticket) return null;
  const service = config.services.find((each) => each.id === ticket.service);
  const atCounter = ticket.state === 'called' || ticket.state === 'serving';
  const counter = atCounter ? config.counters.find((each) => each.id === ticket.counter) : undefined;
  const ahead = peopleAhead(state, ticket);
  return {
    hall: {id: config.id, name: config.name, place: config.place, timeZone: config.timeZone},
    seq: state.seq,
    now,
    number: ticket.number,
    state: ticket.state,
    since: ticket.since,
    service: {id: ticket.service, name: service?.name ?? ticket.service, prefix: service?.prefix ?? ''},
    ahead,
    band: ticket.state === 'waiting' ? bandFor(state, config, ticket.service, ahead, now) : null,
    counter: counter?.name ?? null,
    calls: atCounter ? ticket.calls : 0,
    calledAt: atCounter ? ticket.calledAt : null,
  };
}
