import {html, nothing, type TemplateResult} from 'lit';
import type {LocaleController} from '../../base/locale.js';
import {arrowMark, backMark} from '../../base/marks.js';
import type {Text} from '../ticket.js';
import type {WaitingRow} from '../view.js';
import type {Messages} from './ticket-kiosk.messages.js';

/** The language a kiosk speaks now. */
export interface Words {
  text: Messages;
  locale: LocaleController<Messages>;
}

/** One thing to choose. */
export interface Item {
  id: string;
  /** The letter of its numbers. */
  mark: string;
  name: string;
  /** The line under the name. */
  line: string;
  /** People waiting; `null` where it is not known, absent where nobody waits for such a thing. */
  count?: number | null;
  onChoose: () => void;
}

/** What a screen to choose from shows. */
export interface Choice extends Words {
  heading: string;
  /** The line under the heading. */
  line: string;
  /** Whether that line is a warning. */
  warning: boolean;
  /** The items of this page; an item is drawn empty while none is known. */
  items: readonly (Item | null)[];
  page: number;
  pages: number;
  /** Places for items on each page, so that nothing moves on the last. */
  places: number;
  /** The item whose number is being taken. */
  taken: string | null;
  /** Taps do not count now. */
  closed: boolean;
  onPage: (page: number) => void;
}

/** A name in words, also where the office gave none. */
export function serviceName({locale, text}: Words, {name, prefix = ''}: {name: Text; prefix?: string}): string {
  const word = locale.pick(name);
  return typeof word === 'string' && word.trim() !== '' ? word : text.unnamed(typeof prefix === 'string' ? prefix : '');
}

/** The question, and the items to choose from. */
export function chooseScreen(choice: Choice): TemplateResult {
  const {heading, items, pages, places, line, warning} = choice;
  return html`
    <section class="ask">
      <h1 tabindex="-1">${heading}</h1>
      <p class=${warning ? 'warning' : ''}>${line}</p>
    </section>
    <div class="fields places-${places} ${pages > 1 ? 'paged' : ''}">
      <ul aria-busy=${items.includes(null)}>
        ${items.map((each) => (each ? item(choice, each) : html`<li><span class="field blank"></span></li>`))}
      </ul>
      ${pages > 1 ? pager(choice) : nothing}
    </div>
  `;
}

function item({text, locale, taken, closed}: Choice, {id, mark, name, line, count, onChoose}: Item): TemplateResult {
  const chosen = taken === id;
  const plain = mark === '' && count === undefined;
  const classes = `field ${chosen ? 'chosen' : ''} ${plain ? 'plain' : ''} ${plain || [...name].length > 20 ? 'long' : ''}`;
  return html`
    <li>
      <button
        class=${classes}
        part="field"
        type="button"
        data-service=${id}
        aria-disabled=${closed || taken !== null}
        @click=${onChoose}
      >
        ${plain ? nothing : html`<span class="prefix ${mark.length > 2 ? 'several' : ''}">${mark}</span>`}
        <span class="what"
          ><b class="name">${name}</b>${
            line || chosen ? html`<span class="wait">${chosen ? text.taking : line}</span>` : nothing
          }</span
        >
        ${
          typeof count === 'number'
            ? html`<span class="count ${count > 999 ? 'many' : ''}"><b>${locale.number(count)}</b> <small>${text.waitingPeople(count)}</small></span>`
            : nothing
        }
      </button>
    </li>
  `;
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

/** The ways out of a step: one back, and to the beginning where that is another. */
export function ways(
  {text}: Words,
  {closed, deep, onBack, onRestart}: {closed: boolean; deep: boolean; onBack: () => void; onRestart: () => void},
): TemplateResult {
  return html`<div class="actions ways">
    <button class="action" type="button" aria-disabled=${closed} @click=${onBack}>
      ${backMark()}<span>${text.back}</span>
    </button>
    ${
      deep
        ? html`<button class="action" type="button" aria-disabled=${closed} @click=${onRestart}>${text.restart}</button>`
        : nothing
    }
  </div>`;
}

/** The line under a service's name. */
export function waitLine({text}: Words, row: WaitingRow, isSoldOut: boolean, band: WaitingRow['band']): string {
  if (isSoldOut) return text.soldOut;
  return Array.isArray(row.counters) && row.counters.length > 0 ? text.waitBand(band) : text.noCounterOpen;
}
