import {html, nothing, type TemplateResult} from 'lit';
import {serviceDay} from '../../core/time.js';
import {findNotices, type Notice, type NoticeQuery} from '../notice.js';
import {dayOf, paragraphs, periodOf, type Say} from './say.js';

/* Announcements on a page: found, opened, linked to, printed. */

/** The days a reader may choose with one tap. */
export type QuickPeriod = 'all' | 'week' | 'month';

const days: Readonly<Record<QuickPeriod, number>> = {all: 0, week: 6, month: 29};

/** First and last day of a quick choice. */
export function daysOf(period: QuickPeriod, now: number, timeZone: string): Pick<NoticeQuery, 'from' | 'to'> {
  if (period === 'all') return {from: '', to: ''};
  return {from: serviceDay(now - days[period] * 86_400_000, timeZone), to: serviceDay(now, timeZone)};
}

/** What the list shows and tells. */
export interface ListState {
  say: Say;
  /** Those that hold now. */
  notices: readonly Notice[];
  query: NoticeQuery;
  /** The quick choice that the days of the query are; empty where a person chose them. */
  period: QuickPeriod | '';
  /** Ids of those that are open. */
  open: ReadonlySet<string>;
  /** The one that is being printed alone. */
  printed: string;
  onWords: (event: Event) => void;
  onDay: (event: Event) => void;
  onPeriod: (period: QuickPeriod) => void;
  onClear: () => void;
  onToggle: (id: string, open: boolean) => void;
  onPrint: (id: string) => void;
}

function filters(state: ListState): TemplateResult {
  const {text} = state.say;
  const {query} = state;
  const wrong = Boolean(query.from && query.to && query.from > query.to);
  return html`<div class="filters" role="search" part="filters">
    <label class="words">
      <span>${text.search}</span>
      <input
        type="search"
        name="words"
        aria-label=${text.search}
        autocomplete="off"
        .value=${query.words}
        @input=${state.onWords}
      />
    </label>
    <div class="periods" role="group" aria-label=${text.period}>
      ${(['all', 'week', 'month'] as const).map(
        (period) =>
          html`<button
            type="button"
            aria-pressed=${state.period === period}
            @click=${() => state.onPeriod(period)}
          >
            ${text.periods[period]}
          </button>`,
      )}
    </div>
    <label>
      <span>${text.from}</span>
      <input
        type="date"
        name="from"
        aria-label=${text.from}
        .value=${query.from}
        max=${query.to || nothing}
        @change=${state.onDay}
      />
    </label>
    <label>
      <span>${text.to}</span>
      <input
        type="date"
        name="to"
        aria-label=${text.to}
        .value=${query.to}
        min=${query.from || nothing}
        @change=${state.onDay}
      />
    </label>
    <p class="wrong" role="alert">${wrong ? text.wrongDays : ''}</p>
  </div>`;
}

/** Only such links as a reader may follow from here. */
function more({text}: Say, link: string | null | undefined): TemplateResult | typeof nothing {
  return link ? html`<a href=${link.trim()}>${text.more}</a>` : nothing;
}

function row(state: ListState, notice: Notice): TemplateResult {
  const {say, open, printed} = state;
  const {id, importance, title, unit, body, link} = notice;
  const word = say.text.importances[importance];
  return html`<li class="${importance} ${printed && printed !== id ? 'unprinted' : ''}" part="notice">
    <details
      id=${id}
      .open=${open.has(id)}
      @toggle=${(event: Event) => state.onToggle(id, (event.target as HTMLDetailsElement).open)}
    >
      <summary>
        <span class="day">${notice.from ? dayOf(notice.from.slice(0, 10)) : ''}</span>
        <span class="title">
          ${word ? html`<b class="word">${word}</b> ` : nothing}<span>${title}</span>
          ${unit ? html`<small>${unit}</small>` : nothing}
        </span>
      </summary>
      <div class="told">
        <p class="period">${periodOf(say, notice)}</p>
        ${paragraphs(body).map((part) => html`<p>${part}</p>`)}
        <p class="doors">
          ${more(say, link)}
          <a href="#${id}">${say.text.permalink}</a>
          <button type="button" @click=${() => state.onPrint(id)}>${say.text.print}</button>
        </p>
      </div>
    </details>
  </li>`;
}

/** The list with its filters. */
export function listTemplate(state: ListState): TemplateResult {
  const {say, notices, query} = state;
  const {text} = say;
  const found = findNotices(notices, query);
  const all = found.length === notices.length;
  return html`
    ${filters(state)}
    <p class="count" role="status">
      ${all ? text.count(notices.length) : text.found(found.length, notices.length)}
      ${all ? nothing : html`<button type="button" @click=${state.onClear}>${text.clear}</button>`}
    </p>
    ${
      found.length > 0
        ? html`<ul class="list" part="list">${found.map((notice) => row(state, notice))}</ul>`
        : html`<p class="line">${text.nothingFound}</p>`
    }
  `;
}
