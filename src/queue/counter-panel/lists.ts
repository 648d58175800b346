import {html, nothing, type TemplateResult} from 'lit';
import {digitCells} from '../../base/digits.js';
import {noticeMark} from '../../base/marks.js';
import type {LocaleController} from '../../base/locale.js';
import type {HallView, TicketRow} from '../view.js';
import type {messages} from './counter-panel.messages.js';
import {duration} from './duration.js';
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
  /** The name of a reason to pause: one of the office's, or the officer's own words. */
  reason: (id: string) => string;
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
    reason: (id) => locale.pick(find(hall.calling?.pauseReasons ?? [], id)?.name) || id,
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

/** Minutes of waiting from which a ticket is marked; nothing is where they are 0. */
export interface Patience {
  warn: number;
  late: number;
}

/** What rows need: the words, what a press opens, and how long a wait may be. */
export interface Reach {
  telling: Telling;
  open: (ticket: TicketRow) => void;
  patience: Patience;
}

/** How a wait stands against an office's own measure. */
export function strainOf(milliseconds: number, {warn, late}: Patience): 'warn' | 'late' | null {
  const minutes = milliseconds / 60_000;
  if (late > 0 && minutes >= late) return 'late';
  return warn > 0 && minutes >= warn ? 'warn' : null;
}

/** Those who wait, in the order of calling. */
export function waitingRows(now: Situation, reach: Reach): TemplateResult {
  const {text, number} = reach.telling;
  const rows = now.waiting.slice(0, rowsShown);
  const more = now.waiting.length - rows.length;
  return html`${rows.length ? nothing : html`<p class="nobody">${text.nobodyWaits}</p>`}
    <ol>
      ${rows.map((ticket) => waitingRow(ticket, ticket === now.next, reach))}
    </ol>
    ${more > 0 ? html`<p class="more">${text.more(number(more))}</p>` : nothing}`;
}

function waitingRow(ticket: TicketRow, isNext: boolean, reach: Reach): TemplateResult {
  const {telling, patience, open} = reach;
  const {text, now, clock} = telling;
  const since = ticket.issuedAt ?? ticket.since;
  const strain = strainOf(now - since, patience);
  const said = [isNext ? text.nextMark : '', strain ? text[strain] : '', ...marks(ticket, telling)];
  if (ticket.checkedIn === false) said.push(text.notHere);
  else if (!isCallable(ticket, now)) said.push(text.notBefore(clock(ticket.notBefore ?? 0)));
  const end = minutes(now - since, telling);
  return row(ticket.number, said, strain === 'late' ? html`${noticeMark()}${end}` : end, {
    kind: `${isNext ? 'is-next' : ''} ${strain ?? ''}`,
    open: () => open(ticket),
  });
}

/** Tickets set aside, called in vain or gone lately; nothing where there are none. */
export function sideList(
  kind: 'parked' | 'missed' | 'gone',
  tickets: readonly TicketRow[],
  {telling, open}: Reach,
): TemplateResult | typeof nothing {
  if (tickets.length === 0) return nothing;
  const {text, number, now} = telling;
  return html`<section class="side ${kind}">
    <h2>${text[kind]}<span>${number(tickets.length)}</span></h2>
    <ol>
      ${tickets.slice(0, rowsShown).map((ticket) => {
        const due = isDue(ticket, now);
        const said = [due ? text.due : '', kind === 'gone' ? text.stateWord(ticket.state) : '', ticket.note ?? ''];
        const end = due ? html`${noticeMark()}${aside(ticket, telling)}` : aside(ticket, telling);
        return row(ticket.number, said, end, {kind: due ? 'due' : '', open: () => open(ticket)});
      })}
    </ol>
  </section>`;
}

/** Whether the time has come to take a parked ticket back. */
export function isDue({state, notBefore}: TicketRow, now: number): boolean {
  return state === 'parked' && Boolean(notBefore && notBefore <= now);
}

/** How long until a ticket set aside is to be taken back, counted down; otherwise for how long it has been there. */
function aside({state, notBefore, since}: TicketRow, telling: Telling): TemplateResult {
  const {now, text} = telling;
  if (state !== 'parked' || !notBefore || notBefore <= now) return minutes(now - since, telling);
  return html`${text.timeLeft} ${digitCells(duration(notBefore - now + 999))}`;
}

function minutes(milliseconds: number, {text, number}: Telling): TemplateResult {
  const count = number(Math.max(0, Math.floor(milliseconds / 60_000)));
  return html`${digitCells(count)}${text.minuteUnit}`;
}

/** A row that opens: what it is, what is said of it, and a time at its end. */
export function row(
  name: string,
  said: readonly string[],
  end: TemplateResult,
  {kind, open}: {kind: string; open: () => void},
): TemplateResult {
  return html`<li class=${kind.trim()}>
    <button type="button" @click=${open}>
      <b>${name}</b><span class="mark-words">${said.filter(Boolean).join(' · ')}</span
      ><span class="minutes">${end}</span>
    </button>
  </li>`;
}
