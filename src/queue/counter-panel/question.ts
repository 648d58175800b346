import {html, type TemplateResult} from 'lit';
import type {Command, PauseReason} from '../ticket.js';
import type {BookingRow, HallView, TicketRow, WaitingRow} from '../view.js';
import type {BookingWords} from './bookings.js';
import type {Step} from './history.js';
import type {Telling} from './lists.js';
import type {Hindrance, LastStep} from './situation.js';

/** What the panel asks before it sends a command, or lets an officer read. */
export type Question =
  | {kind: 'transfer' | 'park' | 'waiting' | 'parked' | 'missed' | 'gone'; ticket: TicketRow}
  | {kind: 'booking'; booking: BookingRow}
  | {kind: 'pause' | 'help' | 'history'};

/** What a dialog needs of the panel. */
export interface Asking {
  telling: Telling;
  /** Named facts about a ticket, whole sentences. */
  facts: (ticket: TicketRow) => readonly string[];
  pick: (name: WaitingRow['name']) => string;
  services: readonly WaitingRow[];
  /** The office's reasons for a pause; where there are none, an officer may give one of the usual or none. */
  reasons: readonly PauseReason[];
  booked: (booking: BookingRow) => BookingWords;
  steps: readonly Step[];
  undo: {step: LastStep | null; hindrance: Hindrance | null};
  officer: string;
  /** The ticket that the counter will call next, and whether any other may be called. */
  next: string;
  outOfTurn: boolean;
  /** Sends what was decided and closes. */
  decide: (command: Command) => void;
  ask: (question: Question) => void;
  close: () => void;
  counter: string;
}

/** What a question is about, as it is by now; `null` where that has moved on. */
export function presentQuestion(question: Question, view: HallView): Question | null {
  if ('booking' in question) {
    const booking = view.bookings?.find(({id}) => id === question.booking.id);
    return booking?.state === question.booking.state ? {...question, booking} : null;
  }
  if (!('ticket' in question)) return question;
  const ticket = view.tickets.find(({id}) => id === question.ticket.id);
  return ticket?.state === question.ticket.state ? {...question, ticket} : null;
}

/** The form of a dialog: a title, what is said or asked, and the answers. */
export function frame(
  title: string,
  body: TemplateResult,
  buttons: TemplateResult,
  submit?: (data: FormData) => void,
): TemplateResult {
  const onSubmit = (event: SubmitEvent) => {
    if (!submit) return;
    event.preventDefault();
    submit(new FormData(event.target as HTMLFormElement));
  };
  return html`<form method="dialog" @submit=${onSubmit}>
    <h2 id="question">${title}</h2>
    <div class="body">${body}</div>
    <p class="choice">${buttons}</p>
  </form>`;
}

/** What a command about a ticket names. */
export function about(
  {id, version}: TicketRow,
  {counter}: Asking,
): {counter: string; ticket: string; version?: number} {
  return {counter, ticket: id, version};
}
