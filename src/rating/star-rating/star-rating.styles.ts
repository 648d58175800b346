import {css} from 'lit';
import {paperTokens} from '../../base/tokens.js';

export const styles = [
  ...paperTokens,
  css`
    :host {
      --_star: var(--star-rating-colour, var(--_ink));
      container-type: inline-size;
    }

    h2,
    p,
    fieldset,
    legend,
    ::slotted([slot='heading']) {
      margin: 0;
      padding: 0;
      border: 0;
    }

    h2,
    ::slotted([slot='heading']) {
      margin-block-end: 8px;
      font-size: 1.25rem;
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
    }

    .figures,
    .vote {
      padding-block: 16px;
      border-block-start: 1px solid var(--_line);
    }

    .figures {
      color: var(--_ink-2);
    }

    svg {
      display: block;
      inline-size: 2em;
      fill: none;
      stroke: var(--_line-strong);
      stroke-width: 1.75;
      stroke-linejoin: round;
    }

    .on {
      fill: var(--_star);
      stroke: var(--_star);
    }

    .row {
      display: flex;
      direction: ltr; /* one to five from left to right in every script */
    }

    legend {
      font-weight: var(--mc-weight-strong, 600);
    }

    fieldset .row {
      margin: 4px 0 4px -8px;
    }

    label {
      position: relative;
      display: grid;
      place-items: center;
      inline-size: 48px;
      block-size: 48px;
      border-radius: var(--mc-radius-2, 4px);
      cursor: pointer;
      touch-action: manipulation;
      -webkit-tap-highlight-color: transparent;
    }

    label:hover svg,
    label:has(~ label:hover) svg {
      stroke: var(--_ink);
    }

    label:has(:focus-visible) {
      outline: var(--mc-focus, 3px) solid var(--_focus);
    }

    label:has(:disabled) {
      opacity: 0.5;
      cursor: default;
    }

    input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }

    .hint {
      color: var(--_ink-2);
    }

    .said {
      min-block-size: 1.5em;
      font-weight: 500;
    }

    @container (min-width: 600px) {
      .both {
        display: grid;
        grid-template-columns: 2fr 3fr;
        gap: 32px;
        border-block-start: 1px solid var(--_line);
      }

      .figures,
      .vote {
        border: 0;
      }
    }

    @media (forced-colors: active) {
      svg {
        stroke: CanvasText;
      }

      .on {
        fill: Highlight;
        stroke: Highlight;
      }
    }
  `,
];
