import {html, nothing, render, type TemplateResult} from 'lit';
import {formatClock} from '../src/base/formats.js';
import {liveMark, staleMark} from '../src/base/marks.js';
import type {FollowedTicket} from './server/follow.ts';
import {messages, type Messages} from './ticket.messages.js';
import {hall} from './session.js';

/*
 * The page behind the QR code: follows one ticket by asking for it every few seconds while somebody looks.
 * Old figures are false figures: when the hall is silent, the number stays and the counts go.
 */
const id = new URLSearchParams(location.search).get('ticket') ?? '';
const every = 4000;
const silence = 20_000;
const main = document.querySelector<HTMLElement>('#ticket');
const news = document.querySelector<HTMLElement>('#news');

let ticket: FollowedTicket | null = null;
let missing = id === '';
let heard = 0;
let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

if (!new URLSearchParams(location.search).has('lang') && !navigator.language.startsWith('vi')) {
  document.documentElement.lang = 'en';
}
const language = document.documentElement.lang.startsWith('en') ? 'en' : 'vi';
const text: Messages = messages[language];

function pick(words: unknown): string {
  if (typeof words === 'string') return words;
  if (typeof words !== 'object' || words === null) return '';
  const all = words as Record<string, unknown>;
  const said = all[language] ?? all['vi'] ?? Object.values(all)[0];
  return typeof said === 'string' ? said : '';
}

/** Only an object with a number is a ticket; whatever else came is no answer. */
function isTicket(input: unknown): input is FollowedTicket {
  const {number, state, hall: office, service} = (input ?? {}) as Partial<FollowedTicket>;
  return (
    typeof number === 'string' && typeof state === 'string' && typeof office === 'object' && typeof service === 'object'
  );
}

async function ask(): Promise<void> {
  clearTimeout(timer);
  const limit = new AbortController();
  const late = setTimeout(() => limit.abort(), 10_000);
  try {
    const response = await fetch(`${hall}/tickets/${encodeURIComponent(id)}`, {
      cache: 'no-store',
      signal: limit.signal,
    });
    const answer: unknown = await response.json();
    if (response.status === 404) missing = true;
    else if (response.ok && isTicket(answer)) accept(answer);
    else throw new Error('No ticket came.');
    failures = 0;
  } catch {
    failures++;
  }
  clearTimeout(late);
  show();
  if (!missing && !document.hidden) timer = setTimeout(() => void ask(), pause());
}

/** A hundred telephones must not ask in step, and a hall in trouble is asked less often. */
function pause(): number {
  return Math.min(every * 2 ** Math.min(failures, 3), 30_000) * (0.8 + 0.4 * Math.random());
}

function accept(next: FollowedTicket): void {
  const calledBefore = ticket?.state === 'called' ? ticket.calls : 0;
  ticket = next;
  missing = false;
  heard = Date.now();
  if (next.state !== 'called' || next.calls <= calledBefore) return;
  if (news) news.textContent = text.called(next.number, counterOf(next));
  navigator.vibrate?.([300, 150, 300]);
}

function counterOf({counter}: FollowedTicket): string {
  return counter ? text.counter(counter) : text.noCounter;
}

function show(): void {
  const stale = failures > 0 && Date.now() - heard > silence;
  document.title = ticket ? title(ticket) : text.whose;
  if (main) render(missing ? notFound() : ticket ? whole(ticket, stale) : waitingForAnswer(), main);
}

function title(shown: FollowedTicket): string {
  return shown.state === 'called' ? `${shown.number} → ${counterOf(shown)}` : `${shown.number} – ${text.whose}`;
}

function notFound(): TemplateResult {
  return html`<h1 class="what large">${text.missing}</h1>
    <p class="what">${text.missingHow}</p>`;
}

function waitingForAnswer(): TemplateResult {
  return html`<h1 class="what large">${text.loading}</h1>
    ${failures > 0 ? html`<p class="state stale">${staleMark()}<span>${text.stale('')}</span></p>` : nothing}`;
}

function whole(shown: FollowedTicket, stale: boolean): TemplateResult {
  const name = pick(shown.service.name) || shown.service.prefix;
  return html`
    <header><b>${pick(shown.hall.name)}</b><span>${pick(shown.hall.place)}</span></header>
    <p class="whose">${text.whose}</p>
    <h1 class="number ${shown.number.length > 5 ? 'wide' : ''}">${shown.number}</h1>
    <p class="field">${name}</p>
    ${what(shown, stale)} ${foot(shown, stale)}
  `;
}

function what(shown: FollowedTicket, stale: boolean): TemplateResult {
  switch (shown.state) {
    case 'waiting':
      return html`${figures(shown, stale)}
        <p class="what">${advice(shown, stale)}</p>`;
    case 'called':
      return html`<div class="call ${stale ? 'old' : ''}"><p>${text.come}</p><p class="counter">${counterOf(shown)}</p></div>
        ${shown.calls > 1 ? html`<p class="what">${text.calledAgain(shown.calls)}</p>` : nothing}`;
    case 'serving':
      return html`<p class="what large">${text.serving}${shown.counter ? `, ${text.counter(shown.counter)}` : ''}</p>`;
    case 'parked':
      return html`<p class="what large">${text.parked}</p>`;
    case 'done':
      return html`<p class="what large">${text.done}</p>`;
    case 'no-show':
      return html`<p class="what large">${text.noShow}</p>`;
    default:
      return html`<p class="what large">${text.ended}</p>`;
  }
}

function advice({ahead}: FollowedTicket, stale: boolean): string {
  if (stale || ahead > 2) return text.waiting;
  return ahead === 0 ? text.first : text.next;
}

function figures({ahead, band}: FollowedTicket, stale: boolean): TemplateResult {
  const known = !stale && Number.isInteger(ahead);
  const shown = stale ? null : band;
  return html`<dl class="figures">
    <div>
      <dt>${text.ahead}</dt>
      ${known ? html`<dd>${ahead}<small>${text.people(ahead)}</small></dd>` : html`<dd class="unknown">${text.unknown}</dd>`}
    </div>
    <div>
      <dt>${text.waitLabel(shown)}</dt>
      ${
        shown
          ? html`<dd>${text.wait(shown)}<small>${text.minutes}</small></dd>`
          : html`<dd class="unknown">${text.unknown}</dd>`
      }
    </div>
  </dl>`;
}

function foot({now, hall: {timeZone}}: FollowedTicket, stale: boolean): TemplateResult {
  const time = hallClock(now, timeZone);
  return stale
    ? html`<p class="state stale">${staleMark()}<span>${text.stale(time)}</span></p>`
    : html`<p class="state">${liveMark()}<span>${text.live(time)}</span></p>`;
}

/** The hall's own clock; a telephone abroad, or a zone it does not know, shows its own. */
function hallClock(now: number, timeZone: string): string {
  try {
    return formatClock(now, timeZone);
  } catch {
    return formatClock(heard);
  }
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) clearTimeout(timer);
  else if (!missing) void ask();
});
setInterval(() => document.hidden || show(), 5000); // silence is noticed between two questions too
show();
if (!missing) void ask();
