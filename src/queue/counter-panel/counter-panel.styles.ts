import {css} from 'lit';
import {digitStyles} from '../../base/digits.js';
import {lightTokens} from '../../base/tokens.js';
import {deskStyles} from './desk.styles.js';
import {dialogStyles} from './dialogs.styles.js';
import {foldedStyles} from './folded.styles.js';
import {listStyles} from './lists.styles.js';

const frame = css`
  :host {
    container-type: inline-size;
    background: var(--_paper);
  }

  p,
  h1,
  h2,
  dl,
  dd,
  ol,
  ul {
    margin: 0;
    padding: 0;
    font: inherit;
  }

  ol,
  ul {
    list-style: none;
  }

  .mark {
    display: block;
    flex: none;
    inline-size: calc(20 * var(--_u));
    block-size: calc(20 * var(--_u));
  }

  /* One pixel of the drawing at 1366 × 768: larger on larger glass, never smaller. */
  .panel,
  dialog {
    --_u: max(0.0625rem, min(0.0732cqi, 0.13vh));
    font-size: calc(16 * var(--_u));
    line-height: 1.5;
  }

  .panel {
    display: grid;
    grid-template: auto minmax(0, 1fr) auto / minmax(0, 1fr) minmax(calc(360 * var(--_u)), 34%);
    block-size: 100%;
    background: var(--_paper);
  }

  button {
    margin: 0;
    padding: 0;
    border: 0;
    background: none;
    text-align: inherit;
    cursor: pointer;
  }

  button[aria-disabled='true'] {
    cursor: default;
  }

  header {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: calc(24 * var(--_u));
    min-block-size: calc(64 * var(--_u));
    padding: calc(8 * var(--_u)) calc(32 * var(--_u));
    border-block-end: 1px solid var(--_line);
    background: var(--_surface);
  }

  h1 {
    flex: none;
    max-inline-size: 100%;
    overflow-wrap: anywhere;
    font-size: calc(28 * var(--_u));
    font-weight: 600;
    line-height: 1.4;
  }

  .fields {
    min-inline-size: 0;
    margin-inline-end: auto;
    font-size: calc(20 * var(--_u));
    color: var(--_ink-2);
  }

  .states {
    display: flex;
    flex: none;
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
  }

  .states button {
    min-block-size: calc(44 * var(--_u));
    padding: 0 calc(20 * var(--_u));
  }

  .states button[aria-pressed='true'] {
    background: var(--_ink);
    color: var(--_surface);
    font-weight: 600;
  }

  .states button[aria-disabled='true'] {
    color: var(--_ink-3);
  }

  .link {
    display: flex;
    flex: none;
    white-space: nowrap;
    align-items: center;
    gap: calc(8 * var(--_u));
    color: var(--_ink-2);
  }

  .live .mark {
    color: var(--_live);
  }

  .lost {
    color: var(--_warn);
    font-weight: 600;
  }

  .clock {
    font-size: calc(28 * var(--_u));
    font-weight: 600;
    line-height: 1;
  }
`;

const rest = css`
  footer {
    grid-column: 1 / -1;
    display: flex;
    align-items: center;
    gap: calc(32 * var(--_u));
    min-block-size: calc(48 * var(--_u));
    padding: 0 calc(32 * var(--_u));
    border-block-start: 1px solid var(--_line);
    color: var(--_ink-2);
  }

  footer p {
    font-size: max(14px, calc(14 * var(--_u)));
  }

  .undo,
  .steps-so-far,
  .help {
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_u));
    min-block-size: 44px;
    color: var(--_ink);
    font-weight: 500;
  }

  .undo[aria-disabled='true'] {
    color: var(--_ink-3);
    font-weight: 400;
  }

  .steps-so-far,
  .help {
    color: var(--_ink-2);
    font-weight: 400;
  }

  .steps-so-far {
    margin-inline-start: auto;
  }

  .lacking h1 {
    flex: 0 1 auto;
  }

  .lack {
    grid-column: 1 / -1;
    display: grid;
    align-content: safe center;
    overflow: auto;
    justify-items: start;
    gap: calc(24 * var(--_u));
    min-block-size: calc(320 * var(--_u));
    padding: calc(32 * var(--_u));
  }

  .sentence {
    display: flex;
    align-items: center;
    gap: calc(16 * var(--_u));
    max-inline-size: 40em;
    font-size: calc(28 * var(--_u));
    line-height: 1.4;
    overflow-wrap: anywhere;
  }

  .sentence .mark {
    inline-size: calc(40 * var(--_u));
    block-size: calc(40 * var(--_u));
    color: var(--_warn);
  }

  .loading .sentence {
    color: var(--_ink-2);
  }

  .counters {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(calc(160 * var(--_u)), 1fr));
    gap: calc(16 * var(--_u));
    inline-size: 100%;
  }

  .counters button {
    min-block-size: calc(88 * var(--_u));
    padding: 0 calc(24 * var(--_u));
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
    background: var(--_surface);
    font-size: calc(28 * var(--_u));
    font-weight: 600;
  }

  @media (forced-colors: active) {
    .next {
      border: 4px solid ButtonText;
    }

    [aria-pressed='true'] {
      outline: 3px solid Highlight;
    }

    [aria-disabled='true'] {
      color: GrayText;
    }

    .undo,
    .steps-so-far,
    .help {
      text-decoration: underline;
    }
  }
`;

export const styles = [...lightTokens, digitStyles, frame, deskStyles, listStyles, rest, dialogStyles, foldedStyles];
