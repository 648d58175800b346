import {html, nothing, type TemplateResult} from 'lit';
import {noticeMark, staleMark} from '../../base/marks.js';
import type {LocaleController} from '../../base/locale.js';
import {formatTime} from '../../base/formats.js';
import type {HallLink} from '../../services/hall/hall.js';
import type {HallView} from '../view.js';
import type {Step} from './issue-controller.js';
import {isOverForToday, nextOpening, weekOf, type Opening} from '../opening-hours.js';
import type {Messages} from './ticket-kiosk.messages.js';

/** What keeps a kiosk from giving numbers. */
export type Trouble = 'unknown-hall' | 'unpaired' | 'unreachable' | 'closed' | 'empty';

/** A screen that says one thing calmly and shows the way on. */
export interface Notice {
  heading: string;
  lines: readonly string[];
  /** A broken connection, rather than a rule of the office. */
  broken?: boolean;
  hours?: TemplateResult;
  /** Whether staff may put something right here (the `pairing` slot). */
  pairing?: boolean;
}

type Words = {text: Messages; locale: LocaleController<Messages>};

/** The weekday in words: 22 November 2026 was a Sunday. */
function weekday(language: string, day: number): string {
  return formatTime(language, Date.UTC(2026, 10, 22 + day), {weekday: 'long', timeZone: 'UTC'});
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
  const {hours, timeZone} = view?.hall ?? {hours: [], timeZone: 'UTC'};
  const next = nextOpening(hours, timeZone, now);
  const named = (opening: Opening) => ({...opening, name: weekday(locale.language, opening.weekday)});
  return {
    heading: isOverForToday(hours, timeZone, now) || !next ? text.over : text.notYet,
    lines: next ? [text.opens(named(next))] : [text.askStaff],
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

/** Why a number was not given, in the office's voice. */
export function refusalNotice({text}: Words, reason: (Step & {screen: 'refused'})['reason'], service: string): Notice {
  switch (reason) {
    case 'limit-reached':
    case 'numbers-exhausted':
      return {heading: text.refusedLimit(service), lines: [text.refusedLimitHow]};
    case 'hall-closed':
      return {heading: text.refusedClosed, lines: [text.refusedClosedHow]};
    case 'unknown-service':
      return {heading: text.refusedService(service), lines: [text.refusedServiceHow]};
    default:
      return {heading: text.refusedOther, lines: [text.refusedOtherHow]};
  }
}

export function noticeScreen({heading, lines, broken = false, hours, pairing = false}: Notice): TemplateResult {
  return html`
    <section class="notice ${broken ? 'broken' : ''}">
      ${broken ? staleMark() : noticeMark()}
      <h1 tabindex="-1">${heading}</h1>
      ${lines.map((line) => html`<p>${line}</p>`)} ${hours ?? nothing}
      ${pairing ? html`<slot name="pairing"></slot>` : nothing}
    </section>
  `;
}
