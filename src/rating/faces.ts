import {css, html} from 'lit';

/* Mouth, brows and smiling eyes on a field of 96 by 96; the first four have round eyes besides. */
const features = [
  'M25 27.5l13 3.5M71 27.5l-13 3.5M29 71A20 20 0 0 1 67 71',
  'M31 67A25 25 0 0 1 65 67',
  'M32 63H64',
  'M31 60A25 25 0 0 0 65 60',
  'M26 42a7.2 7.2 0 0 1 14.4 0M55.6 42a7.2 7.2 0 0 1 14.4 0M28 57A20.5 20.5 0 0 0 68 57',
];

/** Which of the five faces a level has: a shorter scale takes them evenly, so that three levels have 1, 3 and 5. */
export function faceOf(index: number, count: number): number {
  return count < 2 ? 3 : 1 + Math.round((index * 4) / (count - 1));
}

/** A face from 1, very dissatisfied, to 5, very satisfied. Decoration: the word beside it says the same. */
export function renderFace(face: number) {
  return html`<svg class="face face-${face}" viewBox="0 0 96 96" aria-hidden="true">
    <circle cx="48" cy="48" r="46"></circle>
    <path class="eyes" d=${face < 5 ? 'M33 40h.01M63 40h.01' : ''}></path>
    <path d=${features[face - 1] ?? ''}></path>
  </svg>`;
}

export const faceStyles = css`
  .face {
    display: block;
    flex: none;
    fill: none;
    stroke: var(--mc-on-level, #fffdfa);
    stroke-width: 5.5;
    stroke-linecap: round;
  }

  .face circle {
    stroke: none;
    fill: var(--mc-level-3, #857a70);
  }

  .face .eyes {
    stroke-width: 9.5;
  }

  .face-1 circle {
    fill: var(--mc-level-1, #9c3f00);
  }

  .face-2 circle {
    fill: var(--mc-level-2, #cb6a0c);
  }

  .face-4 circle {
    fill: var(--mc-level-4, #3f86bf);
  }

  .face-5 circle {
    fill: var(--mc-level-5, #12528c);
  }

  @media (forced-colors: active) {
    .face {
      forced-color-adjust: none;
      stroke: CanvasText;
    }

    .face circle {
      fill: Canvas;
      stroke: CanvasText;
      stroke-width: 3;
    }
  }
`;
