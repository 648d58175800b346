import {html, nothing, type TemplateResult} from 'lit';
import {noticeMark, staleMark} from '../../base/marks.js';
import {formatTime} from '../../base/formats.js';
import type {HallLink} from '../../services/hall/hall.js';
import type {HallView} from '../view.js';
import {serviceName, type Words} from './choose-screen.js';
import type {Refused} from './issue-controller.js';
import {isDayOff, isOverForToday, nextOpening, weekOf, type Opening} from '../opening-hours.js';
import type {Wish} from './wish.js';

/** What keeps a kiosk from giving numbers. */
export type Trouble = 'unknown-hall' | 'unpaired' | 'unreachable' | 'closed' | 'empty';

/** A screen that says one thing calmly and shows the way on. */
export interface Notice {
  heading: string;
  lines: readonly string[];
  /** A broken connection, rather than a rule of the office. */
  broken?: boolean;
  /** A number the citizen has already, large. */
  number?: string | null;
  hours?: TemplateResult;
  /** Whether staff may put something right here (the `pairing` slot). */
  pairing?: boolean;
}

/** The weekday in words: 22 November 2026 was a Sunday. */
function weekday(language: string, day: number): string {
  return formatTime(language, Date.UTC(2026, 10, 22 + day), {weekday: 'long', timeZone: 'UTC'});
}

/** A hall's zone where the browser knows it; the browser's own, by `undefined`, otherwise. */
export function knownZone(timeZone: string | undefined): string | undefined {
  try {
    return timeZone ? new Intl.DateTimeFormat('en', {timeZone}).resolvedOptions().timeZone : undefined;
  } catch {
    return undefined;
  }
}

/** What is in the way of the first screen, or `null`. A silence of some seconds is no trouble yet. */
export function troubleOf(view: HallView | null, {state, since, problem}: HallLink, local: boolean): Trouble | null {
  if (!view) {
    if (problem === 'forbidden') return 'unpaired';
    if (state === 'failed') return problem === 'unreachable' ? 'unreachable' : 'unknown-hall';
    return problem === 'unreachable' ? 'unreachable' : null;
  }
  if (problem === 'forbidden' || (!local && view.role === 'public')) return 'unpaired';
  if (state !== 'live' && Date.now() - since > 10_000) return 'unreachable';
  if (!view.open) return 'closed';
  return !view.services?.length ? 'empty' : null;
}

export function troubleNotice(words: Words, trouble: Trouble, view: HallView | null, now: number): Notice {
  const {text} = words;
  switch (trouble) {
    case 'unknown-hall':
      return {heading: text.unknownHall, lines: [text.askStaff, text.unknownHallHow], broken: true};
    case 'unpaired':
      return {heading: text.unpaired, lines: [text.askStaff, text.unpairedHow], pairing: true};
    case 'unreachable':
      return {heading: text.unreachable, lines: [text.unreachableHow], broken: true};
    case 'empty':
      return {heading: text.nothingHere, lines: [text.askStaff]};
    case 'closed':
      return closedNotice(words, view, now);
  }
}

function closedNotice(words: Words, view: HallView | null, now: number): Notice {
  const {text, locale} = words;
  const {hours, timeZone, calendar, issuing} = view?.hall ?? {hours: [], timeZone: 'UTC'};
  const next = nextOpening(hours, timeZone, now, calendar);
  const last = issuing?.lastMinutes;
  const named = (opening: Opening) => ({
    ...opening,
    name: weekday(locale.language, opening.weekday),
    date: formatTime('en-GB', Date.parse(opening.day), {day: '2-digit', month: '2-digit', timeZone: 'UTC'}),
  });
  return {
    heading: isDayOff(hours, timeZone, now, calendar)
      ? text.dayOff
      : isOverForToday(hours, timeZone, now, calendar) || next?.inDays !== 0
        ? text.over
        : text.notYet,
    lines: [
      next ? text.opens(named(next)) : text.askStaff,
      ...(typeof last === 'number' && last > 0 ? [text.lastNumber(last)] : []),
    ],
    hours: hoursTable(words, hours),
  };
}

function hoursTable({text, locale}: Words, hours: unknown): TemplateResult | undefined {
  const rows = weekOf(hours);
  if (rows.length === 0) return undefined;
  const day = (index: number) => weekday(locale.language, index);
  return html`<section class="hours">
    <h2>${text.hours}</h2>
    <dl>
      ${rows.map(
        ({from, to, times}) =>
          html`<div>
            <dt>${text.days(day(from), day(to))}</dt>
            <dd>${times}</dd>
          </div>`,
      )}
    </dl>
  </section>`;
}

/** What a wish is called in a sentence. */
export function wishName(words: Words, wish: Wish): string {
  return wish.type === 'issue' ? serviceName(words, wish.row) : words.text.yourAppointment;
}

/** Why a number was not given, in the office's voice. `now` is the hall's clock. */
export function refusalNotice(words: Words, refused: Refused, now: number, timeZone: string | undefined): Notice {
  const {text, locale} = words;
  const {wish, reason, at, number} = refused;
  const service = wishName(words, wish);
  switch (reason) {
    case 'limit-reached':
      return {heading: text.refusedLimit(service), lines: [text.refusedLimitHow]};
    case 'numbers-exhausted':
      return {heading: text.refusedNumbers(service), lines: [text.refusedNumbersHow]};
    case 'hall-closed':
      return {heading: text.refusedClosed, lines: [text.refusedClosedHow]};
    case 'unknown-service':
      return {heading: text.refusedService(service), lines: [text.refusedServiceHow]};
    case 'cool-down': {
      const seconds = Math.max(0, Math.ceil(((at ?? now) - now) / 1000));
      return {heading: text.refusedCoolDown, lines: [text.refusedCoolDownHow(seconds)]};
    }
    case 'already-waiting':
      return {heading: text.refusedWaiting(number), lines: [text.refusedWaitingHow], number};
    case 'too-early': {
      const time = at === null ? null : locale.clock(at, timeZone);
      return {heading: text.refusedEarly, lines: [text.refusedEarlyHow(time)]};
    }
    case 'unknown-priority':
    case 'reason-required':
      return {heading: text.refusedPriority, lines: [text.refusedPriorityHow]};
    case 'not-permitted':
      return {heading: text.refusedForbidden, lines: [text.askStaff]};
    default:
      return wish.type === 'issue'
        ? {heading: text.refusedOther, lines: [text.refusedOtherHow]}
        : codeNotice(words, refused);
  }
}

/** Why a code gave no number. */
function codeNotice({text}: Words, {wish, reason, number}: Refused): Notice {
  switch (reason) {
    case 'unknown-booking':
      return {heading: text.refusedCode, lines: [text.refusedOtherHow]};
    case 'token-used':
    case 'wrong-state':
      return wish.type === 'arrive' || number !== null
        ? {heading: text.refusedArrived(number), lines: [text.refusedArrivedHow], number}
        : {heading: text.refusedTicket, lines: [text.refusedTicketHow]};
    case 'too-late':
      return {heading: text.refusedMissed, lines: [text.refusedMissedHow]};
    case 'unknown-ticket':
      return {heading: text.refusedTicket, lines: [text.refusedTicketHow]};
    default:
      return {heading: text.refusedOther, lines: [text.refusedOtherHow]};
  }
}

export function noticeScreen({heading, lines, broken = false, number, hours, pairing = false}: Notice): TemplateResult {
  return html`
    <section class="notice ${broken ? 'broken' : ''}">
      ${broken ? staleMark() : noticeMark()}
      <h1 tabindex="-1">${heading}</h1>
      ${number ? html`<p class="number had" aria-hidden="true">${number}</p>` : nothing}
      ${lines.map((line) => html`<p>${line}</p>`)} ${hours ?? nothing}
      ${pairing ? html`<slot name="pairing"></slot>` : nothing}
    </section>
  `;
}
