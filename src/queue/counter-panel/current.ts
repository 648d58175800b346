import {html, nothing, type TemplateResult} from 'lit';
import {digitCells} from '../../base/digits.js';
import type {HallView, TicketRow} from '../view.js';
import {duration} from './duration.js';
import {factsAbout, type Telling} from './lists.js';
import type {Situation} from './situation.js';

/** What the section of the ticket in hand needs beside the situation. */
export interface Facing {
  telling: Telling;
  view: HallView;
  choose: (ticket: TicketRow) => void;
}

/** The ticket in hand, and its times. Where there is none the same places stand empty: nothing moves. */
export function currentSection(now: Situation, facing: Facing): TemplateResult {
  const {current} = now;
  const {text} = facing.telling;
  const idle = current ? '' : idleWords(now, facing);
  const label = current?.state === 'serving' ? text.serving : text.called(current?.calls ?? 1);
  return html`<section class="current">
    <div class="who">
      <p class="label">${current ? html`<b>${label}</b>` : nothing}${others(now, facing)}</p>
      <p class="number ${current ? `n${Math.min(current.number.length, 8)}` : idle.length > 24 ? 'idle long' : 'idle'}">
        ${current?.number ?? idle}
      </p>
      ${about(current, facing.telling)}
    </div>
    ${times(now, facing)}
  </section>`;
}

function idleWords({counter}: Situation, {telling: {text, reason}}: Facing): string {
  if (counter.state === 'open') return text.ready;
  return counter.state === 'closed' ? text.counterClosed : text.counterPaused(reason(counter.reason ?? ''));
}

/** Where a counter holds several: the tickets in hand to turn to, the officer's own first, then colleagues'. */
function others({held, mine, current}: Situation, {telling, choose}: Facing): TemplateResult | typeof nothing {
  if (held.length < 2 && mine.length === held.length) return nothing;
  const {text} = telling;
  return html`<span class="others" role="group" aria-label=${text.alsoHeld}
    >${held.map((ticket) => {
      const colleague = !mine.includes(ticket);
      return html`<button
        type="button"
        class=${colleague ? 'colleague' : ''}
        aria-pressed=${ticket.id === current?.id}
        @click=${() => choose(ticket)}
      >
        ${colleague ? text.ofColleague(ticket.number) : ticket.number}
      </button>`;
    })}</span
  >`;
}

function about(ticket: TicketRow | null, telling: Telling): TemplateResult {
  const [service = '', ...rest] = ticket ? factsAbout(ticket, telling) : [];
  const others = rest.join(' · ');
  return html`<p class="about" title=${`${service} ${others}`.trim()}>${service} <span>${others}</span></p>`;
}

/** Usual service time of the ticket in hand, or of the counter's first service; `null` where it is not known. */
function usualOf({current, counter}: Situation, view: HallView): number | null {
  const service = current?.service ?? counter.services[0];
  return view.services.find(({id}) => id === service)?.usual ?? null;
}

function times(now: Situation, {telling, view}: Facing): TemplateResult {
  const {current} = now;
  const {text} = telling;
  const usual = usualOf(now, view);
  const began = current?.state === 'serving' ? current.startedAt : current?.calledAt;
  const waited = current?.calledAt && current.issuedAt ? current.calledAt - current.issuedAt : null;
  const time = (value: number | null) => (value === null ? nothing : digitCells(duration(value)));
  return html`<dl class="times">
    <div class="first">
      <dt>${current?.state === 'called' ? text.calledFor : text.servedFor}</dt>
      <dd>${time(began ? telling.now - began : null)}</dd>
    </div>
    <div>
      <dt>${text.waited}</dt>
      <dd>${time(waited)}</dd>
    </div>
    <div>
      <dt>${text.usual}</dt>
      <dd>${usual === null ? html`<small>${text.unknown}</small>` : time(usual)}</dd>
    </div>
  </dl>`;
}
