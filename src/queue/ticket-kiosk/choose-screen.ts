import {html, nothing, type TemplateResult} from 'lit';
import type {LocaleController} from '../../base/locale.js';
import {arrowMark, backMark} from '../../base/marks.js';
import type {WaitingRow} from '../view.js';
import {readBand, readCounters, wholeNumber} from './slip.js';
import type {Messages} from './ticket-kiosk.messages.js';

/** What the first screen shows. */
export interface Choice {
  text: Messages;
  locale: LocaleController<Messages>;
  /** Fields of this page; a field is drawn empty while none is known. */
  rows: readonly (WaitingRow | null)[];
  page: number;
  pages: number;
  /** Places for fields on each page, so that nothing moves on the last. */
  places: number;
  /** The line under the question. */
  line: string;
  /** Whether that line is a warning. */
  warning: boolean;
  /** The field whose number is being taken. */
  taken: string | null;
  /** Taps do not count now. */
  closed: boolean;
  isSoldOut: (service: string) => boolean;
  onChoose: (row: WaitingRow) => void;
  onPage: (page: number) => void;
}

/** A field's name in words, also where the office gave none. */
export function fieldName({locale, text}: Pick<Choice, 'locale' | 'text'>, {name, prefix}: WaitingRow): string {
  const word = locale.pick(name);
  return typeof word === 'string' && word.trim() !== '' ? word : text.unnamed(typeof prefix === 'string' ? prefix : '');
}

/** The question and the fields to choose from. */
export function chooseScreen(choice: Choice): TemplateResult {
  const {text, rows, pages, places, line, warning} = choice;
  return html`
    <section class="ask">
      <h1 tabindex="-1">${text.ask}</h1>
      <p class=${warning ? 'warning' : ''}>${line}</p>
    </section>
    <div class="fields places-${places} ${pages > 1 ? 'paged' : ''}">
      <ul aria-busy=${rows.includes(null)}>
        ${rows.map((row) => (row ? field(choice, row) : html`<li><span class="field blank"></span></li>`))}
      </ul>
      ${pages > 1 ? pager(choice) : nothing}
    </div>
  `;
}

function field(choice: Choice, row: WaitingRow): TemplateResult {
  const {text, locale, taken, closed, onChoose} = choice;
  const name = fieldName(choice, row);
  const count = wholeNumber(row.count);
  const chosen = taken === row.id;
  const classes = `field ${chosen ? 'chosen' : ''} ${[...name].length > 24 ? 'long' : ''}`;
  return html`
    <li>
      <button
        class=${classes}
        part="field"
        type="button"
        data-service=${row.id}
        aria-disabled=${closed || taken !== null}
        @click=${() => onChoose(row)}
      >
        <span class="prefix">${typeof row.prefix === 'string' ? row.prefix : ''}</span>
        <span class="what"
          ><b class="name">${name}</b><span class="wait">${chosen ? text.taking : state(choice, row)}</span></span
        >
        ${
          count === null
            ? nothing
            : html`<span class="count ${count > 999 ? 'many' : ''}"><b>${locale.number(count)}</b> <small>${text.waitingPeople(count)}</small></span>`
        }
      </button>
    </li>
  `;
}

function state({text, isSoldOut}: Choice, row: WaitingRow): string {
  if (isSoldOut(row.id)) return text.soldOut;
  return readCounters(row.counters).length === 0 ? text.noCounterOpen : text.waitBand(readBand(row.band));
}

function pager({text, page, pages, onPage}: Choice): TemplateResult {
  return html`
    <nav class="pager" aria-label=${text.page(page + 1, pages)}>
      <button type="button" aria-label=${text.pageBefore} aria-disabled=${page === 0} @click=${() => page > 0 && onPage(page - 1)}>
        ${backMark()}<span>${text.before}</span>
      </button>
      <p>${text.pageShort(page + 1, pages)}</p>
      <button type="button" aria-label=${text.pageAfter} aria-disabled=${page === pages - 1} @click=${() => page < pages - 1 && onPage(page + 1)}>
        <span>${text.after}</span>${arrowMark()}
      </button>
    </nav>
  `;
}
