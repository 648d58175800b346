import {html, nothing, type TemplateResult} from 'lit';
import {liveMark, staleMark} from '../../base/marks.js';
import type {FollowedTicket} from '../followed.js';
import type {StatusMessages} from './ticket-status.messages.js';

/** What the screens of a ticket are drawn from. */
export interface Shown {
  ticket: FollowedTicket;
  stale: boolean;
  text: StatusMessages;
  pick(text: FollowedTicket['hall']['name']): string;
  /** A moment of the hall's clock, in the hall's zone. */
  clock(instant: number): string;
}

/** The counter as it is called out. */
export function counterOf({counter}: FollowedTicket, text: StatusMessages): string {
  return counter ? text.counter(counter) : text.noCounter;
}

/** Head and number, what there is to know now, and how fresh it is. */
export function renderTicket(shown: Shown): TemplateResult {
  const {ticket, text, pick} = shown;
  return html`
    <header part="office"><b>${pick(ticket.hall.name)}</b><span>${pick(ticket.hall.place)}</span></header>
    <p class="whose">${text.whose}</p>
    <h1 class="number" part="number">${ticket.number}</h1>
    <p class="field">${pick(ticket.service.name) || ticket.service.prefix}</p>
    ${renderState(shown)}
  `;
}

function renderState(shown: Shown): TemplateResult {
  const {ticket, text, clock} = shown;
  const back = ticket.backUntil !== null && ticket.backUntil > ticket.now ? clock(ticket.backUntil) : '';
  switch (ticket.state) {
    case 'waiting':
      return renderWaiting(shown);
    case 'called':
      return renderCall(shown);
    case 'serving':
      return outcome(ticket.counter ? `${text.serving}, ${text.counter(ticket.counter)}` : text.serving);
    case 'parked':
      return outcome(text.parked, text.parkedHow);
    case 'done':
      return outcome(text.done, text.doneHow);
    case 'no-show':
      return outcome(text.noShow, text.noShowHow(back));
    case 'cancelled':
      return outcome(text.cancelled, text.cancelledHow(back));
    case 'left':
      return outcome(text.left, text.leftHow);
    case 'expired':
      return outcome(text.expired, text.expiredHow);
    case 'voided':
      return outcome(text.voided, text.voidedHow);
  }
}

/** A state that needs no figures: what it is, and what to do. */
export function outcome(title: string, how?: string): TemplateResult {
  return html`<div class="outcome">
    <p class="title">${title}</p>
    ${how ? html`<p>${how}</p>` : nothing}
  </div>`;
}

function renderCall({ticket, stale, text}: Shown): TemplateResult {
  return html`<div class="call ${stale ? 'old' : ''}" part="call">
      <p>${text.come}</p>
      <p class="counter">${counterOf(ticket, text)}</p>
    </div>
    ${stale ? html`<p class="what">${text.calledOld}</p>` : nothing}
    ${ticket.calls > 1 ? html`<p class="what">${text.calledAgain(ticket.calls)}</p>` : nothing}`;
}

function renderWaiting({ticket, stale, text, clock}: Shown): TemplateResult {
  const {ahead, band, checkedIn, appointmentAt} = ticket;
  const wait = stale ? null : band;
  const advice = !checkedIn ? text.notHere : stale || ahead > 2 ? text.waiting : ahead === 0 ? text.first : text.next;
  return html`<dl class="figures">
      <div>
        <dt>${text.ahead}</dt>
        ${
          stale
            ? html`<dd class="unknown">${text.unknown}</dd>`
            : html`<dd>${ahead}<small>${text.people(ahead)}</small></dd>`
        }
      </div>
      <div>
        <dt>${text.waitLabel(wait)}</dt>
        ${
          wait
            ? html`<dd>${text.wait(wait)}<small>${text.minutes}</small></dd>`
            : html`<dd class="unknown">${text.unknown}</dd>`
        }
      </div>
    </dl>
    ${appointmentAt === null ? nothing : html`<p class="what">${text.appointment(clock(appointmentAt))}</p>`}
    <p class="what">${advice}</p>`;
}

/** How fresh the page is. */
export function renderFreshness({ticket, stale, text, clock}: Shown): TemplateResult {
  const time = clock(ticket.now);
  return stale
    ? html`<p class="state stale" role="alert">${staleMark()}<span>${text.stale(time)}</span></p>`
    : html`<p class="state">${liveMark()}<span>${text.live(time)}</span></p>`;
}
