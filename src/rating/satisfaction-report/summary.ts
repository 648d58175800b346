import {html, nothing, type TemplateResult} from 'lit';
import {renderFace} from '../faces.js';
import {leastForPercentage, type Interval} from '../statistics.js';
import type {Figures, LevelFigure, ReasonFigure} from './figures.js';
import {counted, percent, range, rateOf, value, type Say} from './say.js';

/** The big number with all that must stand beside it. */
export function renderHero(say: Say, figures: Figures): TemplateResult {
  const {text} = say;
  const {hero, measure, n} = figures;
  if (!hero) return renderNoHero(say, figures);
  return html`<div class="key" part="summary">
    <p class="hero"><b>${value(say, measure, hero)}</b> <span class="what">${counted(say, figures)}</span></p>
    <p>
      ${text.interval} <strong>${range(say, measure, hero)}${measure === 'score' ? '' : '%'}</strong><br />
      <strong>${say.number(n)}</strong> ${text.answers}${rateOf(say, figures)}
    </p>
    ${renderScore(say, figures)}${renderMean(say, figures)}
  </div>`;
}

/** Too few answers, none at all, or no rule of what counts as satisfied: words where the number would be. */
function renderNoHero(say: Say, figures: Figures): TemplateResult {
  const {text} = say;
  const {measure, withheld, awaited} = figures;
  const n = figures.n + withheld;
  const few = figures.n < leastForPercentage;
  return html`<div class="key without" part="summary">
    <p class="hero">${n === 0 ? (awaited > 0 ? text.noneYet : text.none) : few ? text.few(say.number(leastForPercentage)) : text.noRule}</p>
    <p>
      <strong>${say.number(n)}</strong> ${text.answers}${rateOf(say, figures)}.
      ${few && n > 0 ? text.fewWhy : nothing}
    </p>
    ${measure === 'none' ? renderMean(say, figures) : nothing}
  </div>`;
}

function renderScore(say: Say, {score}: Figures): TemplateResult | typeof nothing {
  if (!score) return nothing;
  const {promoters, detractors, n} = score;
  return html`<p>${say.text.scoreParts(percent(say, promoters / n), percent(say, detractors / n))}</p>`;
}

function renderMean(say: Say, {mean, levels}: Figures): TemplateResult | typeof nothing {
  if (!mean) return nothing;
  const figure = (number: number) => say.number(number, {minimumFractionDigits: 1, maximumFractionDigits: 2});
  const most = say.number(Math.max(...levels.map(({score}) => score)));
  return html`<p>${say.text.mean(figure(mean.value), most, `${figure(mean.low)}–${figure(mean.high)}`)}</p>`;
}

/** A bar of its share, in its tone. Decoration: the number stands beside it. */
export function renderBar(share: {value: number} | null, full: number, tone: number): TemplateResult {
  return html`<svg class="bar tone-${tone}" aria-hidden="true">
    <rect width=${`${((share?.value ?? 0) / full) * 100}%`} height="100%"></rect>
  </svg>`;
}

function renderColumns(say: Say, title: TemplateResult, span: number, split = false): TemplateResult {
  const {text} = say;
  return html`<thead>
    <tr role="row">
      <th role="columnheader" scope="col" colspan=${span}>${title}</th>
      <th role="columnheader" scope="col" class="p">${text.share}</th>
      <th role="columnheader" scope="col" class="ci">${text.range}</th>
      <th role="columnheader" scope="col" class="n">${text.count}</th>
      ${
        split
          ? html`<th role="columnheader" scope="col" class="yes">${text.satisfied}</th>
              <th role="columnheader" scope="col" class="no">${text.notSatisfied}</th>`
          : nothing
      }
    </tr>
  </thead>`;
}

/** Share, interval and count of one row; without the first two where they may not be shown. */
function renderNumbers(say: Say, share: (Interval & {value: number}) | null, count: number): TemplateResult {
  return html`<td role="cell" class="p">${share ? percent(say, share.value) : '–'}</td>
    <td role="cell" class="ci">${share ? range(say, 'share', share) : ''}</td>
    <td role="cell" class="n">${say.number(count)}</td>`;
}

/** How often each level was chosen: a table that is its own picture. */
export function renderDistribution(say: Say, {levels, faces, full}: Figures): TemplateResult {
  const short = levels.every(({word}) => say.pick(word).length <= 24);
  return html`<div class="dist">
    <table role="table" class="shares ${faces ? 'faced' : ''} ${short ? 'short' : ''}" part="distribution">
      ${renderColumns(say, html`<h3>${say.text.distribution}</h3>`, 3)}
      <tbody>
        ${levels.map((level) => renderLevel(say, level, faces, full))}
      </tbody>
    </table>
  </div>`;
}

function renderLevel(
  say: Say,
  {score, word, count, share, tone}: LevelFigure,
  faces: boolean,
  full: number,
): TemplateResult {
  const said = say.pick(word);
  return html`<tr role="row">
    <td role="cell" class="nu">${faces ? renderFace(tone) : nothing}<span>${say.number(score)}</span></td>
    <th role="rowheader" scope="row">${said === String(score) ? '' : said}</th>
    <td role="cell" class="graph">${renderBar(share, full, tone)}</td>
    ${renderNumbers(say, share, count)}
  </tr>`;
}

/** How often each reason was given, and by whom: without that a waiting time may be praise or complaint. */
export function renderReasons(say: Say, {reasons, n, full}: Figures): TemplateResult | typeof nothing {
  if (reasons.length === 0) return nothing;
  const title = html`<span class="visually-hidden">${say.text.reasons}</span>`;
  const split = reasons.some(({satisfied}) => satisfied !== null);
  return html`<section class="block" part="reasons">
    <h3>${say.text.reasons}<small>${say.text.reasonsNote(say.number(n))}</small></h3>
    <table role="table" class="shares reasons ${split ? 'split' : ''}">
      ${renderColumns(say, title, 2, split)}
      <tbody>
        ${reasons.map(
          (reason) =>
            html`<tr role="row">
              <th role="rowheader" scope="row">${say.pick(reason.word)}</th>
              <td role="cell" class="graph">${renderBar(reason.share, full, 3)}</td>
              ${renderNumbers(say, reason.share, reason.count)}${split ? renderSplit(say, reason) : nothing}
            </tr>`,
        )}
      </tbody>
    </table>
  </section>`;
}

function renderSplit(say: Say, {count, satisfied}: ReasonFigure): TemplateResult {
  return html`<td role="cell" class="yes" data-label=${say.text.satisfied}>${satisfied === null ? '–' : say.number(satisfied)}</td>
    <td role="cell" class="no" data-label=${say.text.notSatisfied}>${satisfied === null ? '–' : say.number(count - satisfied)}</td>`;
}
