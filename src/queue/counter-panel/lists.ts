import {html, nothing, type TemplateResult} from 'lit';
import {digitCells} from '../../base/digits.js';
import type {LocaleController} from '../../base/locale.js';
import type {HallView, TicketRow} from '../view.js';
import type {messages} from './counter-panel.messages.js';
import {isCallable, rowsShown, type Situation} from './situation.js';

/** How facts are put into words: the language, the clock and the names of the hall. */
export interface Telling {
  text: (typeof messages)['vi'];
  now: number;
  clock: (instant: number) => string;
  number: (value: number) => string;
  service: (id: string) => string;
  counter: (id: string) => string;
  priority: (id: string) => string;
}

/** The words of a view in the language of its element. */
export function tellingOf(
  {hall, services, counters}: HallView,
  locale: LocaleController<Telling['text']>,
  now: number,
): Telling {
  const find = <T extends {id: string}>(rows: readonly T[], id: string) => rows.find((row) => row.id === id);
  return {
    text: locale.text,
    now,
    clock: (instant) => locale.clock(instant, hall.timeZone),
    number: (value) => locale.number(value),
    service: (id) => locale.pick(find(services, id)?.name) || id,
    counter: (id) => find(counters, id)?.name ?? id,
    priority: (id) => locale.pick(find(hall.priorities, id)?.name) || id,
  };
}

/** What is known of a ticket, the service first. */
export function factsAbout(ticket: TicketRow, telling: Telling): string[] {
  const {text, clock, service} = telling;
  const facts = [service(ticket.service)];
  if (ticket.holder) facts.push(ticket.holder);
  if (ticket.issuedAt) facts.push(text.issued(clock(ticket.issuedAt)));
  facts.push(...marks(ticket, telling));
  if (ticket.note) facts.push(ticket.note);
  return facts;
}

/** What sets a ticket apart from others in the queue. */
function marks(ticket: TicketRow, {text, clock, counter, priority}: Telling): string[] {
  const {priority: id, priorityReason: reason, appointmentAt, from} = ticket;
  const list: string[] = [];
  if (id) list.push(text.priority(priority(id), reason && reason !== priority(id) ? reason : ''));
  if (appointmentAt) list.push(text.appointment(clock(appointmentAt)));
  if (from) list.push(text.from(counter(from)));
  return list;
}

/** Those who wait, in the order of calling, folded under their count where there is no room beside the desk. */
export function waitingList(
  now: Situation,
  telling: Telling,
  beside: boolean,
  open: (ticket: TicketRow) => void,
): TemplateResult {
  const {text, number} = telling;
  const rows = now.waiting.slice(0, rowsShown);
  const more = now.waiting.length - rows.length;
  const title = html`<h2>${text.waiting}<span>${text.people(number(now.people))}</span></h2>`;
  const list = html`${rows.length ? nothing : html`<p class="nobody">${text.nobodyWaits}</p>`}
    <ol>
      ${rows.map((ticket) => waitingRow(ticket, ticket === now.next, telling, open))}
    </ol>
    ${more > 0 ? html`<p class="more">${text.more(number(more))}</p>` : nothing}`;
  return beside
    ? html`<section class="queue">${title}${list}</section>`
    : html`<details class="queue"><summary>${title}</summary>${list}</details>`;
}

function waitingRow(ticket: TicketRow, isNext: boolean, telling: Telling, open: (ticket: TicketRow) => void) {
  const {text, now, clock} = telling;
  const said = [isNext ? text.nextMark : '', ...marks(ticket, telling)];
  if (ticket.checkedIn === false) said.push(text.notHere);
  else if (!isCallable(ticket, now)) said.push(text.notBefore(clock(ticket.notBefore ?? 0)));
  return row(ticket, said.filter(Boolean).join(' · '), ticket.issuedAt ?? ticket.since, isNext ? 'is-next' : '', {
    telling,
    open,
  });
}

/** Tickets set aside, or called in vain lately; nothing where there are none. */
export function sideList(
  kind: 'parked' | 'missed',
  tickets: readonly TicketRow[],
  telling: Telling,
  open: (ticket: TicketRow) => void,
): TemplateResult | typeof nothing {
  if (tickets.length === 0) return nothing;
  const {text, number} = telling;
  return html`<section class="side ${kind}">
    <h2>${text[kind]}<span>${number(tickets.length)}</span></h2>
    <ol>
      ${tickets.slice(0, rowsShown).map((ticket) => {
        const said = [ticket.note, timer(ticket, telling)].filter(Boolean).join(' · ');
        return row(ticket, said, ticket.since, '', {telling, open});
      })}
    </ol>
  </section>`;
}

function timer({notBefore}: TicketRow, {text, now, clock}: Telling): string {
  if (!notBefore) return '';
  return notBefore <= now ? text.due : text.parkedUntil(clock(notBefore));
}

interface Reach {
  telling: Telling;
  open: (ticket: TicketRow) => void;
}

function row(ticket: TicketRow, said: string, since: number, kind: string, {telling, open}: Reach): TemplateResult {
  const {text, now, number} = telling;
  const minutes = number(Math.max(0, Math.floor((now - since) / 60_000)));
  return html`<li class=${kind}>
    <button type="button" @click=${() => open(ticket)}>
      <b>${ticket.number}</b><span class="mark-words">${said}</span
      ><span class="minutes">${digitCells(minutes)}${text.minuteUnit}</span>
    </button>
  </li>`;
}
