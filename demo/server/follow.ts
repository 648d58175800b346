import type {FollowedTicket} from '../../src/queue/followed.ts';
import {ticketOf} from '../../src/queue/state.ts';
import type {HallConfig, HallState} from '../../src/queue/ticket.ts';
import {bandFor, peopleAhead} from '../../src/queue/viewing.ts';

/** A ticket for its holder's phone; `null` where the id belongs to none of today's. */
export function followedTicket(state: HallState, config: HallConfig, id: string, now: number): FollowedTicket | null {
  const ticket = ticketOf(state, id);
  if (!ticket) return null;
  const service = config.services.find((each) => each.id === ticket.service);
  const atCounter = ticket.state === 'called' || ticket.state === 'serving';
  const counter = atCounter ? config.counters.find((each) => each.id === ticket.counter) : undefined;
  const ahead = peopleAhead(state, ticket);
  const mayReturn = ticket.state === 'no-show' || ticket.state === 'cancelled';
  return {
    hall: {id: config.id, name: config.name, place: config.place, timeZone: config.timeZone},
    seq: state.seq,
    now,
    number: ticket.number,
    state: ticket.state,
    since: ticket.since,
    service: {id: ticket.service, name: service?.name ?? ticket.service, prefix: service?.prefix ?? ''},
    checkedIn: ticket.checkedIn,
    appointmentAt: ticket.appointmentAt,
    backUntil: mayReturn ? ticket.since + config.reactivateMinutes * 60_000 : null,
    ahead,
    band: ticket.state === 'waiting' ? bandFor(state, config, ticket.service, ahead, now) : null,
    counter: counter?.name ?? null,
    calls: atCounter ? ticket.calls : 0,
    calledAt: atCounter ? ticket.calledAt : null,
  };
}
