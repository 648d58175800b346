import {bookable, bookingOf, codeFrom, freeAt, limitsOf} from './appointments.js';
import {serviceDayOf} from './days.js';
import {isRefusal, refuse, type Desk} from './desk.js';
import {numbered} from './issuing.js';
import {isOpen} from './opening.js';
import {openTickets, ticketOf, waitingFor} from './state.js';
import type {Booking, Command, Refusal, Service} from './ticket.js';

type Asked<T extends Command['type']> = Extract<Command, {type: T}>;
type Answer = Refusal | undefined;

/** Books a slot. One person may hold one booking of a service. */
export function book(desk: Desk, command: Asked<'book'>): Answer {
  const {service, at, person} = command;
  if (!desk.service(service)) return refuse('unknown-service');
  const {config} = desk.context;
  const rules = bookable(config, service);
  const free = freeAt(desk.state, config, service, at, desk.now);
  if (!rules || free === null) return refuse('no-such-slot');
  const bookings = Object.values(desk.state.bookings ?? {});
  const theirs = (booking: Booking) =>
    booking.state === 'booked' && booking.service === service && booking.person === person;
  if (person && bookings.some(theirs)) return refuse('already-waiting');
  if (free === 0) return refuse('slot-taken');
  const booking: Booking = {
    id: desk.context.newId(),
    code: freshCode(desk, bookings),
    ...{service, at, minutes: rules.minutes, bookedAt: desk.now},
    holder: command.holder?.trim() || null,
    person: person || null,
    state: 'booked',
    ticket: null,
  };
  desk.record('appointmentBooked', {bookings: [booking]});
  return undefined;
}

function freshCode(desk: Desk, bookings: readonly Booking[]): string {
  const taken = new Set(bookings.map(({code}) => code));
  for (;;) {
    const code = codeFrom(desk.context.newId());
    if (!taken.has(code)) return code;
  }
}

/** Gives a booked slot back: its place is free again. */
export function cancelBooking(desk: Desk, command: Asked<'cancelBooking'>): Answer {
  const booking = bookingOf(desk.state, command.code);
  if (!booking) return refuse('unknown-booking');
  if (booking.state !== 'booked') return refuse('wrong-state');
  desk.record('appointmentCancelled', {bookings: [{...booking, state: 'cancelled'}]});
  return undefined;
}

/**
 * The holder of an appointment is here and gets a number, whatever the limits of ordinary numbers. Who comes after the
 * office's patience gets an ordinary one.
 */
export function arrive(desk: Desk, command: Asked<'arrive'>): Answer {
  const booking = bookingOf(desk.state, command.code);
  if (!booking || booking.state === 'cancelled') return refuse('unknown-booking');
  const known = booking.ticket === null ? undefined : ticketOf(desk.state, booking.ticket);
  if (booking.state !== 'booked') return refuse(booking.state === 'missed' ? 'too-late' : 'wrong-state', known);
  const service = desk.service(booking.service);
  if (!service) return refuse('unknown-service');
  const {config} = desk.context;
  const {early, late} = limitsOf(config.appointments ?? {services: []});
  if (desk.now < booking.at - early) return {refused: 'too-early', at: booking.at - early};
  const open = isOpen(config, desk.now) || (desk.now < booking.at && isOpen(config, booking.at));
  const today = serviceDayOf(config, booking.at) === desk.state.day;
  if (desk.state.closed || !open || !today) return refuse('hall-closed');
  return giveTicket(desk, service, booking, {onTime: desk.now <= booking.at + late, device: command.device});
}

function giveTicket(
  desk: Desk,
  service: Service,
  booking: Booking,
  {onTime, device}: {onTime: boolean; device: string | undefined},
): Answer {
  const {at, holder, person} = booking;
  const appointment = onTime ? {appointmentAt: at, rank: rankOf(desk, booking)} : {appointmentAt: null};
  const visit = {priority: null, reason: null, holder, person, device, remote: false, ...appointment};
  const given = numbered(desk, service, visit);
  if (isRefusal(given)) return given;
  const arrived: Booking = {...booking, state: 'arrived', ticket: given.tickets[0].id};
  desk.record('appointmentArrived', {...given, bookings: [arrived]});
  return undefined;
}

/**
 * The place of an appointment: where its holder came, or before whoever came after the booked time, whichever is
 * sooner; and among the appointments of the service by booked time.
 */
function rankOf(desk: Desk, {service, at}: Booking): number {
  const {state} = desk;
  const later = openTickets(state).filter((ticket) => ticket.state === 'waiting' && ticket.issuedAt >= at);
  const place = Math.min(state.seq + 1, ...later.map(({arrival}) => arrival - 0.5));
  const booked = waitingFor(state, service).filter((ticket) => ticket.appointmentAt !== null && ticket.rank >= 0);
  const after = booked.filter((ticket) => ticket.appointmentAt! > at).map(({rank}) => rank);
  const before = booked.filter((ticket) => ticket.appointmentAt! <= at).map(({rank}) => rank);
  const last = Math.max(0, ...before);
  const first = Math.min(Infinity, ...after);
  if (place > last && place < first) return place;
  return first === Infinity ? last + 0.5 : (last + first) / 2;
}
