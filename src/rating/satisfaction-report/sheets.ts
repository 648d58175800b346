import {html, nothing, type TemplateResult} from 'lit';
import {satisfaction766, type Sheet} from '../grades.js';
import type {Dislikes} from '../report.js';
import {dislikedShare} from './csv.js';
import {percent, type Say} from './say.js';

/** The sheet of Circular 01/2018: nine indices, what they come to, and the grade. */
export function renderSheet(say: Say, sheet: Sheet, download: (event: Event) => void): TemplateResult {
  const {text} = say;
  const {rows, total, grade} = sheet;
  return html`<section class="block" part="sheet">
    <h3>${text.sheet}<small>${text.sheetNote}</small></h3>
    <table class="plain-table sheet">
      <thead>
        <tr>
          <th scope="col">${text.index}</th>
          <th scope="col" class="n">${text.points}</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ({word, points}) =>
            html`<tr>
              <th scope="row">${say.pick({...word})}</th>
              <td class="n">${points === null ? text.open9 : say.number(points)}</td>
            </tr>`,
        )}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${grade ? text.grade(say.pick({...grade.word})) : text.sheetOpen}</th>
          <td class="n">${total === null ? '–' : `${say.number(total)}/${say.number(rows.length * 2)}`}</td>
        </tr>
      </tfoot>
    </table>
    <button class="plain" type="button" @click=${download}>${text.csv}</button>
  </section>`;
}

/** What Decision 766 counts: dossiers, not faces. */
export function renderDislikes(say: Say, dislikes: Dislikes, download: (event: Event) => void): TemplateResult {
  const {text} = say;
  const {finished, rated, dislikes: rows} = dislikes;
  const part = dislikedShare(dislikes);
  return html`<section class="block" part="dislikes">
    <h3>${text.dislikes}<small>${text.dislikesNote}</small></h3>
    <p>
      ${text.dislikesCount(
        say.number(rows.length),
        part ? percent(say, part.value) : '–',
        say.number(finished),
        say.number(rated),
      )}
    </p>
    ${renderFormula(say, dislikes)}
    <button class="plain" type="button" @click=${download}>${text.list}</button>
  </section>`;
}

function renderFormula(say: Say, dislikes: Dislikes): TemplateResult | typeof nothing {
  const {text} = say;
  const {finished, late, complaints = 0, dislikes: rows} = dislikes;
  if (late === undefined) return html`<p>${text.dislikesLate}</p>`;
  const result = satisfaction766({finished, late, disliked: rows.length + complaints});
  if (!result) return nothing;
  const points = say.number(result.points, {maximumFractionDigits: 2});
  return html`<p>
      <strong>
        ${text.dislikesFormula(
          percent(say, result.late),
          percent(say, result.disliked),
          percent(say, result.satisfaction),
        )}
      </strong>
    </p>
    <p>${text.dislikesPoints(points, say.number(result.most))}</p>`;
}
