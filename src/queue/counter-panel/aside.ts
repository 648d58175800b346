import {html, nothing, type TemplateResult} from 'lit';
import type {BookingRow, HallView} from '../view.js';
import {bookingRows, expected} from './bookings.js';
import {sideList, waitingRows, type Reach} from './lists.js';
import type {Situation} from './situation.js';

/** Which list stands beside the desk. */
export type Shown = 'queue' | 'bookings';

/** What the lists beside the desk need of the panel. */
export interface Lists extends Reach {
  view: HallView;
  /** False where there is no room beside the desk: then lists fold under their counts. */
  beside: boolean;
  shown: Shown;
  show: (list: Shown) => void;
  openBooking: (booking: BookingRow) => void;
}

/** Who waits and, where the hall books any, who is expected; then what was set aside, missed and gone. */
export function lists(now: Situation, of: Lists): TemplateResult {
  const {telling, view, beside, shown} = of;
  const {text, number} = telling;
  const waiting = html`${text.waiting}<span>${text.people(number(now.people))}</span>`;
  const booked = html`${text.bookings}<span>${text.expected(number(expected(now.bookings)))}</span>`;
  const queue = waitingRows(now, of);
  const appointments = () => bookingRows(now.bookings, view, telling, of.openBooking);
  const any = now.bookings.length > 0;
  const title = any ? switcher(of, {queue: waiting, bookings: booked}) : html`<h2>${waiting}</h2>`;
  const body = any && shown === 'bookings' ? appointments() : queue;
  const main = beside ? html`<section class="queue">${title}${body}</section>` : folded('queue', waiting, queue);
  return html`<aside>
    ${main}${any && !beside ? folded('queue booked', booked, appointments()) : nothing}
    ${sideList('parked', now.parked, of)} ${sideList('missed', now.missed, of)}
    ${sideList('gone', now.gone, of)}
  </aside>`;
}

function folded(name: string, title: TemplateResult, list: TemplateResult): TemplateResult {
  return html`<details class=${name}><summary><h2>${title}</h2></summary>${list}</details>`;
}

function switcher({telling, shown, show}: Lists, names: Record<Shown, TemplateResult>): TemplateResult {
  const button = (list: Shown) =>
    html`<button type="button" data-list=${list} aria-pressed=${shown === list} @click=${() => show(list)}>
      ${names[list]}
    </button>`;
  return html`<div class="switcher" role="group" aria-label=${telling.text.lists}>
    ${button('queue')}${button('bookings')}
  </div>`;
}

/** Unfolds a list where it is folded, and puts the focus on its first row. */
export function focusList(root: ParentNode, list: Shown): void {
  const folded = root.querySelector<HTMLDetailsElement>(
    list === 'bookings' ? 'details.booked' : 'details.queue:not(.booked)',
  );
  if (folded) folded.open = true;
  (folded ?? root.querySelector('.queue'))?.querySelector<HTMLElement>('li button')?.focus();
}
