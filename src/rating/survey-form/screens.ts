import {html, nothing, type TemplateResult} from 'lit';
import {checkMark, noticeMark, staleMark} from '../../base/marks.js';
import type {DataState} from '../../base/data.js';
import type {Fault} from '../../core/schema.js';
import type {Section, Survey} from '../survey-definition.js';
import {problemText, renderQuestion, type QuestionPlace} from './question.js';
import type {SurveyMessages} from './survey-form.messages.js';
import type {Visit} from './visit.js';

const mostFaults = 20;

/** Why there is nothing to ask: loading, empty, out of reach, or a form that cannot be asked as it stands. */
export function renderNothing(
  {state, value, faults}: {state: DataState; value: unknown; faults: readonly Fault[]},
  text: SurveyMessages,
  kiosk: boolean,
  retry: () => void,
): TemplateResult {
  if (state === 'failed')
    return html`<div class="notice">
      ${staleMark()}
      <p role="status">${text.failed}</p>
      <button type="button" class="button" @click=${retry}>${text.retry}</button>
    </div>`;
  if (value !== null) return html`<div class="notice"><p>${state === 'empty' ? text.empty : text.loading}</p></div>`;
  return html`<div class="notice">
    ${noticeMark()}
    <p role="status">${text.unusable}</p>
    ${
      kiosk
        ? nothing
        : html`<details>
            <summary>${text.faults(faults.length)}</summary>
            <ul lang="en">
              ${faults.slice(0, mostFaults).map(({path, reason}) => html`<li><code>${path}</code> ${reason}</li>`)}
            </ul>
          </details>`
    }
  </div>`;
}

/** The last screen. One picture for every answer: nothing here depends on it. */
export function renderEnd(title: string, detail: string, note: string): TemplateResult {
  return html`<div class="body end" tabindex="-1">
      ${checkMark()}
      <h2>${title}</h2>
      <p class="detail">${detail}</p>
      ${note ? html`<p class="note">${note}</p>` : nothing}
    </div>
    <p class="visually-hidden" role="status">${title} ${detail}</p>`;
}

/** What stands above the first question. `nowhere` says that no one receives the answers. */
export function renderHead(
  {title, description, note}: Survey,
  {pick, text}: QuestionPlace,
  nowhere: boolean,
): TemplateResult {
  return html`<div class="head">
    <slot name="heading">${pick(title) ? html`<h2 part="heading">${pick(title)}</h2>` : nothing}</slot>
    ${description ? html`<p>${pick(description)}</p>` : nothing}
    ${note ? html`<p class="note">${pick(note)}</p>` : nothing}
    <p class="note">${text.privacy}</p>
    ${nowhere ? html`<p class="trouble">${noticeMark()} <span>${text.nowhere}</span></p>` : nothing}
  </div>`;
}

/** How far it is, in words and as a line. */
export function renderProgress({index, step, steps}: Visit, {kiosk, text, pick}: QuestionPlace) {
  const count = steps.length;
  if (count < 2) return nothing;
  const title = kiosk && step?.page.title ? html`<span id="page">${pick(step.page.title)}</span>` : nothing;
  return html`<div class="progress">
    <p id="where">${kiosk ? text.question(index + 1, count) : text.page(index + 1, count)}${title}</p>
    <progress aria-label=${text.progress} max=${count} .value=${index + 1}></progress>
  </div>`;
}

/** The questions of a page under their sections, or the one question of a kiosk's screen. */
export function renderQuestions(visit: Visit, place: QuestionPlace, goTo: (name: string) => void) {
  const {step, survey} = visit;
  if (!step) return nothing;
  const {page, questions, row} = step;
  let section: Section | undefined;
  return html`<div class="step" tabindex="-1" role="group" aria-labelledby="where page">
    ${page.title && !place.kiosk ? html`<h3 id="page">${place.pick(page.title)}</h3>` : nothing}
    ${page.description ? html`<p class="detail">${place.pick(page.description)}</p>` : nothing}
    ${place.kiosk ? nothing : renderMistakes(visit, place, goTo)}
    ${questions.map((one) => {
      const opens = one.section !== section;
      section = one.section;
      return html`${opens ? renderSection(one.section, place) : nothing}
        <div part="question">${renderQuestion(one.question, survey.questions.indexOf(one), place, row)}</div>`;
    })}
  </div>`;
}

function renderSection({title, description}: Section, {pick}: QuestionPlace) {
  return html`${title ? html`<h4>${pick(title)}</h4>` : nothing}
  ${description ? html`<p class="detail">${pick(description)}</p>` : nothing}`;
}

/** What is to be looked at again; each line leads to its question. */
function renderMistakes({problems, step}: Visit, place: QuestionPlace, goTo: (name: string) => void) {
  if (problems.size === 0) return nothing;
  const questions = step?.questions.map(({question}) => question).filter(({name}) => problems.has(name)) ?? [];
  return html`<div class="mistakes">
    <p>${noticeMark()} ${place.text.mistakes(problems.size)}</p>
    <ul>
      ${questions.map(
        (question) =>
          html`<li>
            <button type="button" class="plain" @click=${() => goTo(question.name)}>
              ${place.pick(question.title) || question.name}
            </button>
            ${problemText(problems.get(question.name)!, place)}
          </li>`,
      )}
    </ul>
  </div>`;
}

/** The field of a question at which somebody starts to mend it. */
export function fieldOf(root: ParentNode, name: string): HTMLElement | null {
  const questions = [...root.querySelectorAll<HTMLElement>('[data-name]')];
  const question = questions.find(({dataset}) => dataset['name'] === name);
  const fields = [
    ':is(input, textarea, select)[aria-invalid=true]',
    '.missing input',
    'input:checked',
    'input, textarea, select',
  ];
  return fields.map((field) => question?.querySelector<HTMLElement>(field)).find((field) => field != null) ?? null;
}

/** Names of dates of which a browser saw no whole day: their value is empty, and they are not. */
export function halfTyped(root: ParentNode): ReadonlySet<string> {
  const inputs = [...root.querySelectorAll<HTMLInputElement>('input[type=date]')];
  return new Set(
    inputs
      .filter(({validity}) => validity.badInput)
      .map((input) => input.closest<HTMLElement>('[data-name]')?.dataset['name'] ?? ''),
  );
}
