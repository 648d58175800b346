import {html} from 'lit';

/** One to five. */
export const scores: readonly number[] = [1, 2, 3, 4, 5];

const whole = 'M12 2.5l2.9 6.2 6.8.8-5 4.7 1.3 6.7-6-3.3-6 3.3 1.3-6.7-5-4.7 6.8-.8z';
const half = 'M12 2.5v15.1l-6 3.3 1.3-6.7-5-4.7 6.8-.8z';

/** A star, filled to 0, 0.5 or 1. Decoration: a number beside it says the same. */
export function renderStar(filled: number) {
  return html`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path class=${filled === 1 ? 'on' : ''} d=${whole}></path>
    <path class="on" d=${filled === 0.5 ? half : ''}></path>
  </svg>`;
}
