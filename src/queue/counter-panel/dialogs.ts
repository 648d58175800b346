import {html, nothing, type TemplateResult} from 'lit';
import type {Command, Place} from '../ticket.js';
import type {TicketRow, WaitingRow} from '../view.js';
import type {messages} from './counter-panel.messages.js';

/** What the panel asks before it sends a command. */
export type Question =
  {kind: 'transfer' | 'park' | 'waiting' | 'parked' | 'missed'; ticket: TicketRow} | {kind: 'pause' | 'help'};

type Words = (typeof messages)['vi'];

/** What a dialog needs of the panel. */
export interface Asking {
  text: Words;
  /** Named facts about a ticket, whole sentences. */
  facts: (ticket: TicketRow) => readonly string[];
  number: (value: number) => string;
  pick: (name: WaitingRow['name']) => string;
  services: readonly WaitingRow[];
  /** Sends what was decided and closes. */
  decide: (command: Command) => void;
  close: () => void;
  counter: string;
}

const delays = [5, 10, 15, 30, 60] as const;

/** The keys, in the order of the help. */
export const keys = {
  F2: 'callNext',
  F4: 'recall',
  F6: 'park',
  F7: 'transfer',
  F8: 'start',
  F9: 'finish',
  F10: 'noShow',
} as const;

/** The form of a question, for the one `<dialog>` of the panel. */
export function questionForm(question: Question, asking: Asking): TemplateResult {
  switch (question.kind) {
    case 'transfer':
      return transferForm(question.ticket, asking);
    case 'park':
      return parkForm(question.ticket, asking);
    case 'pause':
      return pauseForm(asking);
    case 'help':
      return helpForm(asking);
    default:
      return ticketForm(question.kind, question.ticket, asking);
  }
}

function frame(title: string, body: TemplateResult, buttons: TemplateResult, submit?: (data: FormData) => void) {
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

function answers(confirm: string, {text, close}: Asking): TemplateResult {
  return html`<button class="main" type="submit">${confirm}</button>
    <button type="button" @click=${close}>${text.cancel}</button>`;
}

function delaySelect(name: string, label: string, {text, number}: Asking): TemplateResult {
  return html`<label class="line"
    >${label}
    <select name=${name}>
      <option value="">${text.noDelay}</option>
      ${delays.map((each) => html`<option value=${each}>${text.afterMinutes(number(each))}</option>`)}
    </select></label
  >`;
}

/** Minutes chosen in a select; nothing where none were. */
function minutesIn(data: FormData): {minutes?: number} {
  const minutes = Number(data.get('minutes'));
  return minutes > 0 ? {minutes} : {};
}

function transferForm(ticket: TicketRow, asking: Asking): TemplateResult {
  const {text, services, pick, number} = asking;
  const others = services.filter(({id}) => id !== ticket.service);
  const places: [Place, string][] = [
    ['by-time', text.byTime],
    ['first', text.first],
    ['last', text.last],
  ];
  const body = html`<fieldset>
      <legend class="visually-hidden">${text.transfer}</legend>
      ${others.map(
        ({id, name, count}) => html`<label class="pick"
          ><input type="radio" name="service" value=${id} required /><span>${pick(name)}</span
          ><small>${text.people(number(count))}</small></label
        >`,
      )}
    </fieldset>
    <fieldset>
      <legend>${text.place}</legend>
      <div class="row">
        ${places.map(
          ([place, label]) => html`<label class="pick"
            ><input type="radio" name="place" value=${place} ?checked=${place === 'by-time'} /><span>${label}</span></label
          >`,
        )}
      </div>
    </fieldset>
    ${delaySelect('minutes', text.delay, asking)}`;
  return frame(text.transferTitle(ticket.number), body, answers(text.transfer, asking), (data) => {
    const service = String(data.get('service'));
    const place = data.get('place') as Place;
    asking.decide({type: 'transfer', ...about(ticket, asking), service, place, ...minutesIn(data)});
  });
}

function parkForm(ticket: TicketRow, asking: Asking): TemplateResult {
  const {text} = asking;
  const body = html`<label class="line"
      >${text.note}<input name="note" maxlength="200" autocomplete="off"
    /></label>
    ${delaySelect('minutes', text.remind, asking)}`;
  return frame(text.parkTitle(ticket.number), body, answers(text.park, asking), (data) => {
    const note = String(data.get('note') ?? '').trim();
    asking.decide({type: 'park', ...about(ticket, asking), ...(note ? {note} : {}), ...minutesIn(data)});
  });
}

function pauseForm({text, counter, decide, close}: Asking): TemplateResult {
  const reasons = text.pauseReasons.map(
    (reason) =>
      html`<button type="button" @click=${() => decide({type: 'pauseCounter', counter, reason})}>${reason}</button>`,
  );
  return frame(
    text.pauseTitle,
    html`<div class="reasons">${reasons}</div>`,
    html`<button type="button" @click=${close}>${text.cancel}</button>`,
  );
}

function helpForm({text, close}: Asking): TemplateResult {
  const lines = Object.entries(keys).map(
    ([key, does]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${text[does]}</dd></div>`,
  );
  return frame(
    text.shortcuts,
    html`<dl class="keys">${lines}</dl>`,
    html`<button class="main" type="button" @click=${close}>${text.close}</button>`,
  );
}

function ticketForm(kind: 'waiting' | 'parked' | 'missed', ticket: TicketRow, asking: Asking): TemplateResult {
  const {text, facts} = asking;
  const body = html`<ul class="facts">
    ${facts(ticket).map((fact) => html`<li>${fact}</li>`)}
  </ul>`;
  return frame(text.ticketTitle(ticket.number), body, ticketAnswers(kind, ticket, asking));
}

function ticketAnswers(kind: 'waiting' | 'parked' | 'missed', ticket: TicketRow, asking: Asking): TemplateResult {
  const {text, decide, close} = asking;
  const {ticket: id, version} = about(ticket, asking);
  const button = (label: string, command: Command, main = false) =>
    html`<button class=${main ? 'main' : ''} type="button" @click=${() => decide(command)}>${label}</button>`;
  const present = ticket.checkedIn ?? true;
  const arrive = present ? nothing : button(text.checkIn, {type: 'checkIn', ticket: id}, true);
  const leave = button(text.left, {type: 'leave', ticket: id, version});
  const first = {
    waiting: present ? button(text.callThis, {type: 'callSpecific', ...about(ticket, asking)}, true) : arrive,
    parked: button(text.takeBack, {type: 'unpark', ...about(ticket, asking)}, true),
    missed: button(text.bringBack, {type: 'reactivate', ticket: id, version}, true),
  }[kind];
  return html`${first} ${kind === 'missed' ? nothing : leave}
    <button type="button" @click=${close}>${text.cancel}</button>`;
}

function about({id, version}: TicketRow, {counter}: Asking): {counter: string; ticket: string; version?: number} {
  return {counter, ticket: id, version};
}
