import {html, type TemplateResult} from 'lit';

/** Something will come to harm: a triangle that stands, with a bar in it. Beside the ring of what has failed. */
export function warningMark(): TemplateResult {
  return html`<svg class="mark mark-warning" viewBox="0 0 32 32" aria-hidden="true">
    <path d="M16 4L29 27H3z" fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="miter" />
    <path d="M16 12v8M16 22v3" stroke="currentColor" stroke-width="3" />
  </svg>`;
}
