import {html, svg, type TemplateResult} from 'lit';
import type {OnlineLevel, Procedure} from '../procedure.js';
import type {Range} from '../search.js';

/** The words that stand in every row. */
export type Labels = Readonly<
  Record<'deadline' | 'fee' | 'online' | 'unknown' | 'full' | 'partial' | 'inPerson', string>
>;

/** The part of the disc that is full says how much can be done online. */
const discs: Readonly<Record<OnlineLevel, string>> = {
  full: 'M8 3a5 5 0 0 0 0 10a5 5 0 0 0 0-10z',
  partial: 'M8 3a5 5 0 0 0 0 10z',
  inPerson: '',
  unknown: '',
};

/** One procedure: its name with what matched, its code and field, how long, how much, how. */
export function renderRow(
  row: Procedure,
  ranges: readonly Range[],
  labels: Labels,
  link: string,
  onSelect: (event: Event) => void,
): TemplateResult {
  const name = marked(row.name, ranges);
  return html`
    <div class="name" lang="vi">
      ${
        link
          ? html`<a class="target" href=${link} @click=${onSelect}>${name}</a>`
          : html`<button class="target" type="button" @click=${onSelect}>${name}</button>`
      }
      <p><span class="code">${row.code || labels.unknown}</span><span>${row.field}</span></p>
    </div>
    ${fact(labels.deadline, row.deadline, labels)} ${fact(labels.fee, row.fee, labels)}
    <p class="fact"><span class="label">${labels.online}</span>${level(row.online, labels)}</p>
  `;
}

function marked(name: string, ranges: readonly Range[]): unknown {
  let from = 0;
  const parts = ranges.map(([start, end]) => {
    const before = name.slice(from, start);
    from = end;
    return html`${before}<mark>${name.slice(start, end)}</mark>`;
  });
  return html`${parts}${name.slice(from)}`;
}

function fact(label: string, value: string, {unknown}: Labels): TemplateResult {
  return html`<p class="fact">
    <span class="label">${label}</span>${
      value
        ? html`<span lang="vi">${value.charAt(0).toLocaleUpperCase('vi') + value.slice(1)}</span>`
        : html`<span class="unknown">${unknown}</span>`
    }
  </p>`;
}

function level(online: OnlineLevel, labels: Labels): TemplateResult {
  if (online === 'unknown') return html`<span class="unknown">${labels.unknown}</span>`;
  return html`<span class="level"
    ><svg viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.75" fill="none" stroke="currentColor" stroke-width="1.5" />
      ${svg`<path d=${discs[online]} fill="currentColor" />`}</svg
    >${labels[online]}</span
  >`;
}
