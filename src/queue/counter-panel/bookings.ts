import {html, nothing, type TemplateResult} from 'lit';
import type {BookingRow, HallView} from '../view.js';
import {row, type Telling} from './lists.js';

/** Minutes after its time until which an appointment holds, where the office says nothing. */
const usualPatience = 15;

/** A booking in words. */
export interface BookingWords {
  /** How it stands: not here yet, late, here with its number. */
  stands: string;
  /** Whether its holder is late. */
  late: boolean;
  /** The number of the ticket it became, while that is in the view. */
  number: string;
}

/** How an appointment stands now. */
export function tellBooking({state, at, ticket}: BookingRow, view: HallView, {text, now}: Telling): BookingWords {
  const number = view.tickets.find(({id}) => id === ticket)?.number ?? '';
  const {lateMinutes = usualPatience} = view.hall.appointments ?? {};
  const late = state === 'booked' && now > at + lateMinutes * 60_000;
  if (late) return {stands: text.bookingLate, late, number};
  return {stands: state === 'arrived' ? text.bookingArrived(number) : text.bookingState(state), late, number};
}

/** Today's appointments by time, each with how it stands. */
export function bookingRows(
  bookings: readonly BookingRow[],
  view: HallView,
  telling: Telling,
  open: (booking: BookingRow) => void,
): TemplateResult {
  const {text, clock, service} = telling;
  return html`${bookings.length ? nothing : html`<p class="nobody">${text.noBookings}</p>`}
    <ol class="bookings">
      ${bookings.map((booking) => {
        const {stands, late} = tellBooking(booking, view, telling);
        const said = [booking.holder ?? '', service(booking.service)];
        return row(clock(booking.at), said, html`${stands}`, {
          kind: `${booking.state} ${late ? 'late' : ''}`,
          open: () => open(booking),
        });
      })}
    </ol>`;
}

/** How many of the day's appointments are still to come. */
export function expected(bookings: readonly BookingRow[]): number {
  return bookings.filter(({state}) => state === 'booked').length;
}
