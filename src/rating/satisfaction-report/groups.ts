import {html, nothing, svg, type TemplateResult} from 'lit';
import type {Estimate} from '../statistics.js';
import {placeOn, ticksOf, type Axis} from './axis.js';
import type {Figures, GroupFigure, RowFigure} from './figures.js';
import {axisStart, range, rowName, target, value, type Say} from './say.js';

/** Rows shown before somebody asks for all of them. */
export const rowsShown = 12;
const pairsShown = 3;

/** One way of grouping, as dots on their intervals. The rows keep the order of the data: a sorted list is a ranking. */
export function renderGroup(
  say: Say,
  figures: Figures,
  group: GroupFigure,
  axis: Axis,
  open: boolean,
  toggle: (event: Event) => void,
): TemplateResult {
  const {text} = say;
  const {grouping, rows} = group;
  const drawn = rows.some(({estimate}) => estimate);
  const note = text.dotNote(target(say, figures), axisStart(say, figures, axis.least));
  const rest = rows.length - rowsShown;
  const noted = rows.some((row) => say.pick(row.note));
  return html`<section class="block by ${open ? 'open' : ''}" part="group">
    <h3>${text[grouping]}<small>${drawn ? note : nothing}</small></h3>
    <table role="table" class="dots ${noted ? 'noted' : ''}">
      <thead>
        <tr role="row">
          <th role="columnheader" scope="col" colspan=${noted ? 2 : 1}><span class="visually-hidden">${text[grouping]}</span></th>
          <th role="columnheader" scope="col" class="graph">
            <span class="visually-hidden">${text.graph}</span>${drawn ? renderTicks(say, figures, axis) : nothing}
          </th>
          <th role="columnheader" scope="col" class="p">${figures.measure === 'score' ? text.points : text.share}</th>
          <th role="columnheader" scope="col" class="ci">${text.range}</th>
          <th role="columnheader" scope="col" class="n">${text.count}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map((row, place) => renderRow(say, figures, group, row, axis, {noted, beyond: place >= rowsShown}))}
      </tbody>
    </table>
    ${
      rest > 0
        ? html`<button class="plain" type="button" aria-expanded=${open} data-grouping=${grouping} @click=${toggle}>
            ${open ? text.fewer : text.more(say.number(rest))}
          </button>
          <p class="cut">${text.cut(say.number(rest))}</p>`
        : nothing
    }
    ${renderApart(say, group)}
  </section>`;
}

function renderTicks(say: Say, {measure}: Figures, axis: Axis): TemplateResult {
  const ticks = ticksOf(axis);
  return html`<svg class="ticks" aria-hidden="true">
    ${ticks.map(
      (tick, place) =>
        svg`<text
          x=${`${placeOn(axis, tick)}%`}
          y="80%"
          text-anchor=${place === 0 ? 'start' : place === ticks.length - 1 ? 'end' : 'middle'}
        >${say.number(tick)}${measure === 'score' ? '' : '%'}</text>`,
    )}
  </svg>`;
}

function renderRow(
  say: Say,
  figures: Figures,
  {least, grouping}: GroupFigure,
  row: RowFigure,
  axis: Axis,
  {noted, beyond}: {noted: boolean; beyond: boolean},
): TemplateResult {
  const {text} = say;
  const {measure} = figures;
  const {estimate, n, note} = row;
  const few = html`<td role="cell" class="few" colspan="3">
    ${measure === 'none' ? '' : text.hiddenCell(say.number(least))}
  </td>`;
  return html`<tr role="row" class=${beyond ? 'beyond' : ''}>
    <th role="rowheader" scope="row">${rowName(say, row, grouping)}</th>
    ${noted ? html`<td role="cell" class="f">${say.pick(note)}</td>` : nothing}
    ${
      estimate
        ? html`<td role="cell" class="graph">${renderDot(estimate, axis, figures.target?.value)}</td>
          <td role="cell" class="p">${value(say, measure, estimate)}</td>
          <td role="cell" class="ci">${range(say, measure, estimate)}</td>`
        : few
    }
    <td role="cell" class="n">${say.number(n)}</td>
  </tr>`;
}

function renderDot({value: middle, low, high}: Estimate, axis: Axis, aim: number | undefined): TemplateResult {
  const at = (share: number) => `${placeOn(axis, share * 100)}%`;
  return html`<svg class="dot" aria-hidden="true">
    ${
      aim === undefined
        ? nothing
        : svg`<line class="aim" x1=${`${placeOn(axis, aim)}%`} x2=${`${placeOn(axis, aim)}%`} y1="0" y2="100%"></line>`
    }
    <line x1=${at(low)} x2=${at(high)} y1="50%" y2="50%"></line>
    <line x1=${at(low)} x2=${at(low)} y1="38%" y2="62%"></line>
    <line x1=${at(high)} x2=${at(high)} y1="38%" y2="62%"></line>
    <circle cx=${at(middle)} cy="50%" r="0.32em"></circle>
  </svg>`;
}

/** Which rows may be called higher than which. Only what chance alone would hardly make is named. */
function renderApart(say: Say, {grouping, rows, apart}: GroupFigure): TemplateResult | typeof nothing {
  if (apart.length === 0) return nothing;
  const {text} = say;
  const nameAt = (place: number) => rowName(say, rows[place]!, grouping);
  const pairs = apart.slice(0, pairsShown).map(([higher, lower]) => text.apart(nameAt(higher), nameAt(lower)));
  const others = apart.length > pairsShown ? say.number(apart.length - pairsShown) : null;
  return html`<p class="apart">${text.apartList(pairs.join('; '), others)}</p>`;
}
