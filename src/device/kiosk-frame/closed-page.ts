import {html, nothing, type TemplateResult} from 'lit';
import {formatTime} from '../../base/formats.js';
import type {LocaleController} from '../../base/locale.js';
import {doorMark} from '../../base/marks.js';
import type {OpeningRules} from '../../queue/opening.js';
import {nextOpening, weekOf, type Opening} from '../../queue/opening-hours.js';
import type {Messages} from './kiosk-frame.messages.js';

/** Says that the office is closed, when it opens again, and the hours of the week. */
export function closedPage(
  locale: LocaleController<Messages>,
  {hours, timeZone, calendar}: OpeningRules,
  now: number,
): TemplateResult {
  const {text, language} = locale;
  const next = nextOpening(hours, timeZone, now, calendar);
  const day = (weekday: number) => weekdayName(language, weekday);
  const date = (opening: Opening) => (opening.inDays < 7 ? '' : `, ${opening.day.slice(8)}/${opening.day.slice(5, 7)}`);
  const when =
    next &&
    (next.inDays === 0 ? text.today : next.inDays === 1 ? text.tomorrow : text.onDay(day(next.weekday) + date(next)));
  return html`<div class="closed">
    ${doorMark()}
    <h1>${text.closed}</h1>
    ${next && when ? html`<p>${text.opensAgain(when, next.opens)}</p>` : nothing}
    <h2>${text.hours}</h2>
    <dl>
      ${weekOf(hours).map(
        ({from, to, times}) => html`<div><dt>${text.days(day(from), day(to))}</dt><dd>${times}</dd></div>`,
      )}
    </dl>
  </div>`;
}

/** Any week will do: 1 January 2023 was a Sunday. */
function weekdayName(language: string, weekday: number): string {
  return formatTime(language, Date.UTC(2023, 0, 1 + weekday, 12), {weekday: 'long', timeZone: 'UTC'});
}
