import {html, nothing, type TemplateResult} from 'lit';
import {liveMark, loadingMark, staleMark} from '../../base/marks.js';
import type {Phase, Said, Words} from './scene.js';

/** A notice of the office at a time, and how the wall itself is. */
export function renderFoot({text}: Words, phase: Phase, notices: readonly Said[], turn: number, blocked: unknown) {
  const page = notices.length > 0 ? turn % notices.length : 0;
  return html`<div class="foot">
    <div class="note">
      ${notices.length > 1 ? renderPageMarks(notices.length, page) : nothing}
      <p>${notices[page] ?? ''}</p>
    </div>
    <p class="state">
      ${renderLink(text, phase)}
      ${blocked}
    </p>
  </div>`;
}

function renderPageMarks(count: number, page: number): TemplateResult {
  const marks = Array.from({length: count}, (_, index) => html`<i class=${index === page ? 'on' : ''}></i>`);
  return html`<span class="pages" aria-hidden="true">${marks}</span>`;
}

function renderLink(text: Words['text'], phase: Phase): TemplateResult {
  if (phase === 'live') return html`<span class="well">${liveMark()}${text.live}</span>`;
  if (phase === 'loading') return html`<span>${loadingMark()}${text.connecting}</span>`;
  return html`<span class="warn">${staleMark()}${phase === 'stale' ? text.reconnecting : text.notConnected}</span>`;
}
