import {css} from 'lit';
import {faceStyles} from './faces.js';

/** A column of rows, face at the left, the lowest level on top: for containers too narrow for tiles side by side. */
export const levelsInColumn = css`
  .levels {
    grid-auto-flow: row;
    grid-auto-columns: auto;
    grid-auto-rows: minmax(var(--_side), auto);
  }

  .level {
    flex-direction: row;
    justify-content: flex-start;
    gap: var(--_level-inset);
    padding: calc(var(--_level-inset) / 2) var(--_level-inset);
  }

  .level .word {
    flex: 1;
    min-block-size: 0;
    margin: 0;
    justify-content: flex-start;
    text-align: start;
  }

  .level .score {
    margin: 0;
  }
`;

/*
 * The tiles in a row. Measures come from the element as `--_level-text`, `--_level-face`, `--_level-gap`,
 * `--_level-inset` and `--_side`. The direction is fixed: 1 to n from left to right in every script.
 */
export const levelStyles = [
  faceStyles,
  css`
    .levels {
      display: grid;
      grid-auto-flow: column;
      grid-auto-columns: minmax(0, 1fr);
      gap: var(--_level-gap);
      direction: ltr;
    }

    .level {
      position: relative;
      display: flex;
      flex-direction: column;
      align-items: center;
      justify-content: center;
      min-inline-size: min(var(--_side), 100%);
      min-block-size: var(--_side);
      padding: var(--_level-inset) calc(var(--_level-inset) * 0.7);
      border: 2px solid var(--_line-strong);
      border-radius: var(--mc-radius-3, 8px);
      background: var(--_surface);
      cursor: pointer;
      touch-action: manipulation;
      user-select: none;
      -webkit-tap-highlight-color: transparent;
    }

    .level input {
      position: absolute;
      inset: 0;
      margin: 0;
      opacity: 0;
      cursor: inherit;
    }

    .level .face {
      inline-size: min(100%, var(--_level-face));
    }

    .level .word {
      display: flex;
      align-items: center;
      justify-content: center;
      min-block-size: 2.8em;
      margin-block-start: 0.625em;
      font-size: var(--_level-text);
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
      letter-spacing: -0.01em;
      text-align: center;
      text-wrap: balance;
      overflow-wrap: anywhere;
      unicode-bidi: plaintext;
    }

    /* Vietnamese breaks between syllables: rather two lines than one from edge to edge. */
    .word:lang(vi) {
      padding-inline: 0.15em;
    }

    .level .score {
      margin-block-start: 0.2em;
      font-size: calc(var(--_level-text) * 1.25);
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
      color: var(--_ink-2);
    }

    .level:active,
    .level:has(:checked) {
      background: var(--_sunken);
      border-color: var(--_ink);
    }

    .level:has(:checked) {
      box-shadow: inset 0 0 0 2px var(--_ink);
    }

    .level:has(:focus-visible) {
      outline: var(--mc-focus, 3px) solid var(--_focus);
      outline-offset: 3px;
    }

    .level:has(:disabled) {
      cursor: default;
    }

    @media (forced-colors: active) {
      .level {
        border-color: ButtonBorder;
      }

      .level:has(:checked) {
        border: 6px solid Highlight;
      }
    }
  `,
];
