import {html, nothing, type TemplateResult} from 'lit';
import {faceOf, renderFace} from '../faces.js';
import {isPlain} from '../levels.js';
import type {Value} from '../survey-condition.js';
import {columnsOf, scaleFor, type Option, type QuestionOf} from '../survey-definition.js';
import type {Ids, QuestionPlace} from './question.js';

/**
 * A matrix by criteria: each row is a group of its own with every answer named. Where it is wide the answers stand in
 * columns under one heading; where it is narrow, one criterion after another with the words at each answer.
 */
export function renderMatrix(question: QuestionOf<'matrix'>, {id}: Ids, place: QuestionPlace): TemplateResult {
  const columns = columnsOf(question);
  const faces = facesOf(question);
  const {pick, draft} = place;
  const entry = (draft.answer(question) ?? {}) as Readonly<Record<string, Value>>;
  const broken = place.problemOf(question) !== undefined;
  return html`
    <div class="heads" aria-hidden="true">
      <span></span>
      <div class="cells">${columns.map((column, at) => html`<span>${faces[at] ?? nothing}${pick(column.text)}</span>`)}</div>
    </div>
    ${question.rows.map((row, at) =>
      renderRow(row, `${id}-r${at}`, broken && entry[String(row.value)] === undefined, place, () =>
        columns.map((column, which) =>
          renderCell(column, faces[which], `${id}-r${at}`, entry[String(row.value)] === column.value, place, () => {
            draft.enterRow(question.name, String(row.value), column.value);
            place.changed(question);
          }),
        ),
      ),
    )}
  `;
}

function facesOf(question: QuestionOf<'matrix'>): TemplateResult[] {
  if (question.columns.length > 0) return [];
  const scale = scaleFor(question);
  const {levels, direction} = scale;
  if (!isPlain(scale)) return [];
  const faces = levels.map((_, at) => renderFace(faceOf(at, levels.length)));
  return direction === 'highest-first' ? faces.reverse() : faces;
}

function renderRow(
  row: Option,
  id: string,
  missing: boolean,
  {pick}: QuestionPlace,
  cells: () => TemplateResult[],
): TemplateResult {
  return html`<fieldset
    class="row ${missing ? 'missing' : ''}"
    role="radiogroup"
    aria-labelledby="${id}-name"
    aria-invalid=${missing ? 'true' : nothing}
  >
    <p class="criterion" id="${id}-name">${pick(row.text)}</p>
    <div class="cells">${cells()}</div>
  </fieldset>`;
}

function renderCell(
  column: Option,
  face: TemplateResult | undefined,
  name: string,
  chosen: boolean,
  {pick}: QuestionPlace,
  choose: () => void,
): TemplateResult {
  return html`<label class="cell">
    <input type="radio" name=${name} .checked=${chosen} @change=${choose} />
    ${face ?? nothing}<span class="word">${pick(column.text)}</span>
  </label>`;
}
