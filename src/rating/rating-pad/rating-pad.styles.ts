import {css} from 'lit';
import {plainTokens} from '../../base/tokens.js';
import {levelsInColumn, levelStyles} from '../levels.styles.js';

export const styles = [
  ...plainTokens,
  ...levelStyles,
  css`
    :host {
      --_side: var(--rating-pad-side, calc(20 * var(--_mm)));
      container-type: inline-size;
    }

    fieldset {
      --_level-text: max(0.875rem, 2.15cqi); /* "Dissatisfied" in one line of a fifth */
      --_level-face: 14.2cqi;
      --_level-gap: clamp(8px, 2.7cqi, 8 * var(--_mm));
      --_level-inset: clamp(8px, 2cqi, 40px);
      min-inline-size: 0;
      margin: 0;
      padding: 0;
      border: 0;
    }

    legend {
      margin-block-end: 0.6em;
      padding: 0;
      font-size: max(1.25rem, 3.4cqi);
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
      overflow-wrap: anywhere;
    }

    fieldset:disabled .level {
      border-color: var(--_line);
    }

    fieldset:disabled .word,
    fieldset:disabled .score {
      color: var(--_ink-3);
    }

    fieldset:disabled .face {
      opacity: 0.5;
    }

    @media (forced-colors: active) {
      fieldset:disabled .level {
        border-color: GrayText;
        color: GrayText;
      }

      fieldset:disabled .level * {
        color: inherit;
      }
    }

    @container (max-width: 599.98px) {
      fieldset {
        --_level-text: 1.125rem;
        --_level-face: 3.5rem;
        --_level-inset: 16px;
      }

      ${levelsInColumn}
    }
  `,
];
