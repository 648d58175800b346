import {html, nothing, type TemplateResult} from 'lit';
import type {SatisfactionCounts} from '../report.js';
import type {Say} from './say.js';

/** Where live figures come from, and which of them. */
export interface Choice {
  src: string;
  hall: string;
  from: string;
  to: string;
  series: string;
  scale: string;
  direction: string;
  wording: string;
}

const parameters = ['from', 'to', 'series', 'scale', 'direction', 'wording'] as const;

/** The address of the figures; empty where neither an address nor a hall with one was given. */
export function reportAddress(choice: Choice): string {
  const {src, hall} = choice;
  if (src) return src;
  if (!hall || (/^[a-z][a-z\d+.-]*:/i.test(hall) && !/^https?:/i.test(hall))) return ''; // local halls report nothing
  const query = new URLSearchParams();
  for (const name of parameters) if (choice[name]) query.set(name, choice[name]);
  const asked = query.toString();
  return `${hall.replace(/\/+$/, '')}/ratings/report${asked && `?${asked}`}`;
}

/** Period and series. Another series is another question: its figures are shown instead, never added. */
export function renderChoice(
  say: Say,
  choice: Choice,
  known: SatisfactionCounts | null,
  choose: (choice: Partial<Choice>) => void,
): TemplateResult {
  const {text} = say;
  const day = (name: 'from' | 'to') => html`<label>
    <span>${text[name]}</span>
    <input
      type="date"
      .value=${choice[name] || (known?.[name] ?? '')}
      @change=${(event: Event) => choose({[name]: (event.target as HTMLInputElement).value})}
    />
  </label>`;
  return html`<div class="choice" part="controls">
    ${day('from')}${day('to')}${known && known.available.length > 1 ? renderSeries(say, known, choose) : nothing}
  </div>`;
}

function renderSeries(say: Say, known: SatisfactionCounts, choose: (choice: Partial<Choice>) => void): TemplateResult {
  const {text} = say;
  const {available, scale} = known;
  const isShown = (one: SatisfactionCounts['available'][number]) =>
    one.series === known.series &&
    one.scale === scale.id &&
    one.direction === scale.direction &&
    one.wording === scale.wording;
  const onChange = (event: Event) => {
    const one = available[(event.target as HTMLSelectElement).selectedIndex];
    if (one) choose({series: one.series, scale: one.scale, direction: one.direction, wording: one.wording});
  };
  return html`<label>
    <span>${text.series}</span>
    <select @change=${onChange}>
      ${available.map(
        (one) =>
          html`<option ?selected=${isShown(one)}>
            ${text.seriesName(one.series === 'ticket' ? text.ticket : text.open, `${one.scale} (${one.wording})`, say.number(one.n))}
          </option>`,
      )}
    </select>
  </label>`;
}
