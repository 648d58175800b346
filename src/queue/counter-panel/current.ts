import {html, nothing, type TemplateResult} from 'lit';
import {digitCells} from '../../base/digits.js';
import type {TicketRow} from '../view.js';
import {factsAbout, type Telling} from './lists.js';
import type {Situation} from './situation.js';

/** What the section of the ticket in hand needs beside the situation. */
export interface Facing {
  telling: Telling;
  /** Usual service time in milliseconds, where it is known. */
  usual: number | null;
  choose: (ticket: TicketRow) => void;
}

/** The ticket in hand, and its times. Where there is none the same places stand empty: nothing moves. */
export function currentSection(now: Situation, facing: Facing): TemplateResult {
  const {current} = now;
  const {text} = facing.telling;
  const label = current?.state === 'serving' ? text.serving : text.called(current?.calls ?? 1);
  return html`<section class="current">
    <div class="who">
      <p class="label">${current ? html`<b>${label}</b>` : nothing}${others(now, facing)}</p>
      <p class="number ${current ? `n${Math.min(current.number.length, 8)}` : 'idle'}">
        ${current?.number ?? idleWords(now, text)}
      </p>
      ${about(current, facing.telling)}
    </div>
    ${times(now, facing)}
  </section>`;
}

function idleWords({counter}: Situation, text: Telling['text']): string {
  if (counter.state === 'open') return text.ready;
  return counter.state === 'closed' ? text.counterClosed : text.counterPaused(counter.reason ?? '');
}

/** Where an office lets a counter hold several: the tickets in hand, to turn to. */
function others({held, current}: Situation, {telling, choose}: Facing): TemplateResult | typeof nothing {
  if (held.length < 2) return nothing;
  return html`<span class="others" role="group" aria-label=${telling.text.alsoHeld}
    >${held.map(
      (ticket) =>
        html`<button type="button" aria-pressed=${ticket.id === current?.id} @click=${() => choose(ticket)}>
          ${ticket.number}
        </button>`,
    )}</span
  >`;
}

function about(ticket: TicketRow | null, telling: Telling): TemplateResult {
  const [service = '', ...rest] = ticket ? factsAbout(ticket, telling) : [];
  const others = rest.join(' · ');
  return html`<p class="about" title=${`${service} ${others}`.trim()}>${service} <span>${others}</span></p>`;
}

function times({current}: Situation, {telling: {text, now}, usual}: Facing): TemplateResult {
  const began = current?.state === 'serving' ? current.startedAt : current?.calledAt;
  const waited = current?.calledAt && current.issuedAt ? current.calledAt - current.issuedAt : null;
  const time = (value: number | null) => (value === null ? nothing : digitCells(duration(value)));
  return html`<dl class="times">
    <div class="first">
      <dt>${current?.state === 'called' ? text.calledFor : text.servedFor}</dt>
      <dd>${time(began ? now - began : null)}</dd>
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

/** Minutes and seconds, with hours where there are any. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}
