import {css} from 'lit';
import {paperTokens} from '../../base/tokens.js';
import {levelsInColumn, levelStyles} from '../levels.styles.js';

/*
 * `--_u` is one pixel of the drawing (1280 × 800 lying, 960 × 1707 upright, 640 × 1300 on a phone), so that the whole
 * screen keeps its relations from a phone to a wall.
 */
export const styles = [
  ...paperTokens,
  ...levelStyles,
  css`
    :host {
      container-type: size;
      inline-size: 100%; /* or the ratio below would widen it beyond its page */
      block-size: 100%;
      min-block-size: min(20rem, 100vh - var(--mc-keyboard-inset, 0px));
      aspect-ratio: 16 / 10; /* for pages that give it no height */
      overflow: hidden;
      background: var(--_paper);
    }

    .frame {
      --_u: min(100cqi / 1280, 100cqb / 800);
      --_line-width: 2px;
      --_text: max(1rem, calc(32 * var(--_u)));
      --_caption: max(0.875rem, calc(28 * var(--_u)));
      --_side: var(--_target);
      --_level-text: var(--_text);
      --_level-face: calc(168 * var(--_u));
      --_level-gap: calc(32 * var(--_u));
      --_level-inset: calc(14 * var(--_u));
      display: flex;
      flex-direction: column;
      block-size: 100%;
      padding-inline: calc(48 * var(--_u));
      font-size: var(--_text);
    }

    h1,
    p {
      margin: 0;
      overflow-wrap: anywhere;
    }

    h1 {
      font-size: calc(56 * var(--_u));
      font-weight: var(--mc-weight-strong, 600);
      line-height: var(--mc-leading-tight, 1.4);
      letter-spacing: -0.01em;
      text-wrap: balance;
    }

    h1:focus {
      outline: none;
    }

    b {
      font-weight: var(--mc-weight-strong, 600);
      color: var(--_ink);
    }

    .detail,
    .line {
      color: var(--_ink-2);
      text-wrap: pretty;
    }

    header {
      flex: none;
      display: flex;
      align-items: center;
      gap: 0 calc(40 * var(--_u));
      min-block-size: calc(88 * var(--_u));
      border-block-end: var(--_line-width) solid var(--_line);
      font-size: var(--_caption);
      line-height: var(--mc-leading-tight, 1.4);
      color: var(--_ink-2);
    }

    .about {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 calc(40 * var(--_u));
      min-inline-size: 0;
      padding-block: calc(8 * var(--_u));
      overflow-wrap: anywhere;
    }

    header b {
      margin-inline-start: 0.2em;
      font-size: 1.43em;
      white-space: nowrap;
    }

    .languages {
      display: flex;
      align-self: stretch;
      flex: none;
      margin-inline-start: auto;
    }

    .languages button {
      min-inline-size: max(var(--_target), calc(128 * var(--_u)));
      padding: 0 calc(16 * var(--_u));
      border: 0;
      background: none;
      text-align: center;
      cursor: pointer;
      touch-action: manipulation;
    }

    header button:focus-visible {
      outline-offset: -3px;
    }

    .languages [aria-pressed='true'] {
      font-weight: var(--mc-weight-strong, 600);
      color: var(--_ink);
      box-shadow: inset 0 calc(-6 * var(--_u)) 0 var(--_ink);
    }

    .body {
      flex: 1;
      min-block-size: 0;
      margin-inline: -8px; /* room for the ring around what is focused at the edge */
      padding-inline: 8px;
      overflow: auto;
    }

    footer {
      flex: none;
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: calc(32 * var(--_u));
      min-block-size: max(calc(88 * var(--_u)), calc(var(--_target) + 12px)); /* nothing moves when its button comes */
      padding-block-end: calc(8 * var(--_u));
      font-size: var(--_caption);
      line-height: var(--mc-leading-tight, 1.4);
      color: var(--_ink-2);
      text-wrap: balance;
    }

    .button {
      flex: none;
      min-inline-size: calc(320 * var(--_u));
      min-block-size: var(--_target);
      padding: 0 calc(32 * var(--_u));
      border: 0;
      border-radius: var(--mc-radius-3, 8px);
      background: var(--_ink);
      color: var(--_surface);
      font-size: var(--_text);
      font-weight: var(--mc-weight-strong, 600);
      cursor: pointer;
      touch-action: manipulation;
    }

    .mark {
      flex: none;
      inline-size: 1.1em;
      block-size: 1.1em;
    }

    .mark-stale {
      color: var(--_warn);
    }

    /* The question. */

    .top {
      display: flex;
      justify-content: space-between;
      gap: calc(40 * var(--_u));
    }

    .question {
      display: flex;
      flex-direction: column;
      padding-block-start: calc(32 * var(--_u));
    }

    .line {
      display: flex;
      align-items: center;
      gap: 0.5em;
    }

    .trouble,
    .recorded {
      font-weight: var(--mc-weight-strong, 600);
      color: var(--_ink);
    }

    .question .levels {
      flex: 1;
      margin: calc(40 * var(--_u)) 0 calc(8 * var(--_u));
      padding: 0;
      border: 0;
      min-inline-size: 0;
    }

    /* Keys stand on it; nothing is recorded. */
    .browsing .level:has(:checked) {
      border: 2px dashed var(--_ink);
      background: var(--_surface);
      box-shadow: none;
    }

    /* Thanks, and why no question can be put. */

    .notice {
      display: flex;
      flex-direction: column;
      justify-content: center;
      align-items: flex-start;
    }

    .notice .mark {
      font-size: calc(80 * var(--_u));
      margin-block-end: calc(24 * var(--_u));
    }

    .thanks .mark {
      margin-inline-start: -0.15em;
    }

    .thanks + footer {
      padding-block-end: calc(24 * var(--_u));
    }

    .thanks + footer .button {
      min-block-size: max(var(--_target), calc(112 * var(--_u)));
    }

    .thanks h1 {
      font-size: calc(112 * var(--_u));
      line-height: 1.3;
      margin-inline-start: -0.04em;
    }

    .notice .detail {
      font-size: max(1rem, calc(40 * var(--_u)));
      margin-block-start: calc(8 * var(--_u));
    }

    ::slotted([slot='pairing']) {
      inline-size: 100%;
      margin-block-start: calc(32 * var(--_u));
    }

    @container (orientation: portrait) or (max-width: 599.98px) {
      .frame {
        --_u: min(100cqi / 960, 100cqb / 1707);
        --_level-face: calc(144 * var(--_u));
        --_level-text: calc(40 * var(--_u));
        --_level-inset: calc(32 * var(--_u));
      }

      ${levelsInColumn}

      .levels {
        grid-auto-rows: minmax(var(--_side), 1fr);
      }

      .line {
        min-block-size: 3em; /* two lines, so that the tiles stay where they are */
        align-items: flex-start;
      }

      .line .mark {
        margin-block-start: 0.2em;
      }

      .about {
        column-gap: calc(24 * var(--_u));
      }

      footer {
        min-block-size: max(calc(112 * var(--_u)), calc(var(--_target) + 12px));
      }
    }

    @container (max-width: 599.98px) {
      .frame {
        --_u: min(100cqi / 640, max(0.4px, 100cqb / 1300));
        --_line-width: 1px;
        --_level-gap: 8px;
        --_level-face: 3.5rem;
        --_level-text: 1.125rem;
        --_level-inset: 16px;
        padding-inline: 16px;
      }

      header {
        flex-wrap: wrap;
      }

      .languages {
        min-block-size: 44px;
      }

      .languages button {
        min-inline-size: 44px;
      }
    }

    /* A keyboard on the glass, large letters, a page zoomed to 400 %: all of it scrolls as one. */
    @container (max-height: 479.98px) {
      .frame {
        overflow: auto;
      }

      .body {
        flex: 1 0 auto;
        overflow: visible;
      }
    }

    @media (forced-colors: active) {
      .languages button,
      .button {
        border: 2px solid ButtonBorder;
      }

      .languages [aria-pressed='true'] {
        border-block-end: 8px solid Highlight;
      }
    }
  `,
];
