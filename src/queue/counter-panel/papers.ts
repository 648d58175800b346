import {html, nothing, type TemplateResult} from 'lit';
import {undoMark} from '../../base/marks.js';
import type {Command} from '../ticket.js';
import type {BookingRow, TicketRow} from '../view.js';
import type {Step} from './history.js';
import {shortcuts, shortName, type Deed} from './keys.js';
import {about, frame, type Asking} from './question.js';

type Kind = 'waiting' | 'parked' | 'missed' | 'gone';

/** A ticket that is not in hand: what is known of it, and what may be done. */
export function ticketForm(kind: Kind, ticket: TicketRow, asking: Asking): TemplateResult {
  const {telling, facts, outOfTurn, next} = asking;
  const {text} = telling;
  const barred = kind === 'waiting' && !outOfTurn && ticket.id !== next && ticket.checkedIn !== false;
  const hints = [
    ...facts(ticket),
    ...(kind === 'gone' ? [text.goneSince(text.stateWord(ticket.state), telling.clock(ticket.since))] : []),
    ...(ticket.state === 'voided' ? [text.voidedForGood] : []),
    ...(barred ? [text.notOutOfTurn] : []),
  ];
  const body = html`<ul class="facts">
    ${hints.map((fact) => html`<li>${fact}</li>`)}
  </ul>`;
  return frame(text.ticketTitle(ticket.number), body, ticketAnswers(kind, ticket, asking, barred));
}

function ticketAnswers(kind: Kind, ticket: TicketRow, asking: Asking, barred: boolean): TemplateResult {
  const {decide, close, ask} = asking;
  const {text} = asking.telling;
  const {ticket: id, version} = about(ticket, asking);
  const button = (label: string, command: Command, main = false) =>
    html`<button class=${main ? 'main' : ''} type="button" @click=${() => decide(command)}>${label}</button>`;
  const present = ticket.checkedIn ?? true;
  const arrive = button(text.checkIn, {type: 'checkIn', ticket: id}, true);
  const call = barred ? nothing : button(text.callThis, {type: 'callSpecific', ...about(ticket, asking)}, true);
  const back = button(text.bringBack, {type: 'reactivate', ticket: id, version}, true);
  const first = {
    waiting: present ? call : arrive,
    parked: button(text.takeBack, {type: 'unpark', ...about(ticket, asking)}, true),
    missed: back,
    gone: ticket.state === 'cancelled' ? back : nothing,
  }[kind];
  const here = kind === 'waiting' || kind === 'parked';
  const sendOn = html`<button type="button" @click=${() => ask({kind: 'transfer', ticket})}>${text.transfer}</button>`;
  return html`${first} ${kind === 'waiting' && present ? sendOn : nothing}
    ${here ? button(text.left, {type: 'leave', ticket: id, version}) : nothing}
    ${here ? button(text.void, {type: 'void', ticket: id, version}) : nothing}
    <button type="button" @click=${close}>${text.cancel}</button>`;
}

/** An appointment of today: its holder is received with a number. */
export function bookingForm(booking: BookingRow, asking: Asking): TemplateResult {
  const {telling, booked, decide, close} = asking;
  const {text, clock, service} = telling;
  const {stands, late} = booked(booking);
  const facts = [service(booking.service), booking.holder ?? '', text.bookingCode(booking.code), stands];
  const body = html`<ul class="facts">
    ${facts.filter(Boolean).map((fact) => html`<li>${fact}</li>`)}
    ${late ? html`<li>${text.bookingLateHint}</li>` : nothing}
  </ul>`;
  const receive = html`<button
    class="main"
    type="button"
    @click=${() => decide({type: 'arrive', code: booking.code})}
  >
    ${text.arrive}
  </button>`;
  return frame(
    text.bookingTitle(clock(booking.at)),
    body,
    html`${booking.state === 'booked' ? receive : nothing}
      <button type="button" @click=${close}>${booking.state === 'booked' ? text.cancel : text.close}</button>`,
  );
}

/** Every key and what it does. */
export function helpForm({telling: {text}, close}: Asking): TemplateResult {
  const lines = (Object.keys(shortcuts) as Deed[]).map((deed) => {
    const keys = shortcuts[deed].map((key) => html`<kbd>${shortName(key)}</kbd>`);
    return html`<div><dt>${keys}</dt><dd>${text.deed(deed)}</dd></div>`;
  });
  return frame(
    text.shortcuts,
    html`<dl class="keys">${lines}</dl><p>${text.keysRest}</p>`,
    html`<button class="main" type="button" @click=${close}>${text.close}</button>`,
  );
}

/** The last steps at the counter, newest first; the one that may be taken back says so. */
export function historyForm({telling, steps, undo, officer, decide, counter, close}: Asking): TemplateResult {
  const {text, clock} = telling;
  const {step: last, hindrance} = undo;
  const who = (step: Step) => (step.officer ? text.who(step.officer === officer) : '');
  const lines = steps.map(
    (step) =>
      html`<li class=${step.undone ? 'undone' : ''}>
        <time>${clock(step.at)}</time> <span>${text.step(step.command, step.numbers)}</span>
        <small>${[who(step), step.undone ? text.wasUndone : ''].filter(Boolean).join(' · ')}</small>
      </li>`,
  );
  const take =
    last && !hindrance
      ? html`<button class="main" type="button" @click=${() => decide({type: 'undo', counter})}>
          ${undoMark()}<span>${text.undo(last.command, last.numbers)}</span>
        </button>`
      : nothing;
  const nothingYet = html`<p>${text.noSteps}</p>`;
  return frame(
    text.history,
    html`${steps.length ? html`<ol class="steps">${lines}</ol>` : nothingYet}
      ${hindrance ? html`<p>${text.hindrance(hindrance, '')}</p>` : nothing}`,
    html`${take}<button type="button" @click=${close}>${text.close}</button>`,
  );
}
