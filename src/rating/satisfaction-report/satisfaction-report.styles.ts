import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';
import {faceStyles} from '../faces.js';
import {printStyles} from './print.styles.js';
import {groupColumns, summaryColumns} from './layout.styles.js';
import {tableStyles} from './tables.styles.js';

const frame = css`
  :host {
    container-type: inline-size;
  }

  .frame {
    position: relative;
    font-size: 1rem;
    overflow-wrap: break-word;
  }

  /* Worn by one element for the canvas to read; nobody sees it. */
  .palette {
    display: none;
    border: 1px solid;
    border-block-color: var(--_ink) var(--_line);
    border-inline-color: var(--mc-level-5, #12528c);
    background: var(--_paper);
    color: var(--_ink-2);
    font-size: 0.875em;
  }

  h2,
  h3,
  p,
  ::slotted([slot='heading']) {
    margin: 0;
    padding: 0;
  }

  h2,
  ::slotted([slot='heading']) {
    font-size: clamp(1.5em, 5cqi, 2.5em);
    font-weight: 600;
    line-height: 1.4;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  h3 {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.6em;
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.4;
  }

  h3 small {
    font-size: 0.7em;
    font-weight: 400;
    color: var(--_ink-2);
  }

  p {
    color: var(--_ink-2);
  }

  strong {
    font-weight: 600;
    color: var(--_ink);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: flex-end;
    justify-content: space-between;
    gap: 0.5em 2em;
    padding-block-end: 1.25em;
    border-block-end: 1px solid var(--_line);
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0 2em;
    margin-block-end: -0.625em;
  }

  .plain {
    min-block-size: 2.75em;
    padding: 0;
    border: 0;
    background: none;
    text-align: start;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
    cursor: pointer;
  }

  .choice {
    display: flex;
    flex-wrap: wrap;
    gap: 1em 1.5em;
    padding-block: 1em;
    border-block-end: 1px solid var(--_line);
  }

  .choice label {
    display: grid;
    min-inline-size: 0;
    font-size: 0.875em;
    color: var(--_ink-2);
  }

  .choice input,
  .choice select {
    min-inline-size: 0;
    max-inline-size: 100%;
    block-size: 2.75rem;
    padding-inline: 0.5em;
    border: 1px solid var(--_line-strong);
    border-radius: var(--mc-radius-2, 4px);
    background: var(--_surface);
    font: inherit;
    font-size: 1rem;
    color: var(--_ink);
  }

  select:focus-visible {
    outline: var(--mc-focus, 3px) solid var(--_focus);
    outline-offset: 2px;
  }

  .key {
    padding-block: 1.5em 1.25em;
  }

  .hero b {
    display: block;
    margin-inline-start: -0.036em;
    font-size: clamp(4em, 24cqi, 7em);
    font-weight: 600;
    line-height: 1.1;
    letter-spacing: -0.03em;
    color: var(--_ink);
  }

  .hero .what,
  .without.key .hero {
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.4;
    color: var(--_ink);
  }

  .without.key .hero {
    font-size: 1.75em;
    text-wrap: balance;
  }

  .key p + p {
    margin-block-start: 0.5em;
  }

  .key p:not(.hero) {
    max-inline-size: 24em;
  }

  .dist,
  .trend,
  .block {
    min-inline-size: 0;
    padding-block: 1.5em 1em;
    border-block-start: 1px solid var(--_line);
  }

  .plot {
    position: relative;
    block-size: clamp(13em, 60cqi, 19.75em);
    margin-block-start: 0.75em;
  }

  .trend .without {
    padding-block: 1em;
  }

  .aside {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .cut {
    display: none;
  }

  .apart {
    padding-block-start: 0.5em;
    font-size: 0.875em;
  }

  footer {
    padding-block: 0.857em 1em;
    border-block-start: 1px solid var(--_line);
    font-size: 0.875em;
  }

  footer p + p {
    margin-block-start: 0.25em;
  }

  .notice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 0.75em;
    padding-block: 0.5em;
    border-block-end: 1px solid var(--_line);
    color: var(--_ink);
  }

  .sentence {
    padding-block: 0.75em;
    border-block-end: 1px solid var(--_line);
  }

  .sentence[hidden] {
    display: none;
  }

  .sentence strong {
    font-weight: 400;
    user-select: all;
  }

  .mark {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    color: var(--_warn);
  }

  .nothing {
    padding-block: 2em;
    font-size: 1.25em;
    color: var(--_ink);
  }

  .bad {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 0.75em;
  }

  .bad p {
    color: var(--_ink);
  }

  .waiting .hero {
    min-block-size: 9.25em;
  }

  .waiting .dist p {
    block-size: 2.5em;
    border-block-start: 1px solid var(--_line);
  }

  .waiting .trend,
  .waiting .by {
    min-block-size: 20em;
  }

  @container (min-width: 900px) {
    ${summaryColumns}
  }

  @container (min-width: 1100px) {
    ${groupColumns}
  }

  /* From here on everything grows with its container: a wall shows the same report, larger. */
  @container (min-width: 1600px) {
    .frame {
      font-size: 1.25cqi;
    }

    .choice input,
    .choice select {
      block-size: 2.75em;
      font-size: 1.143em;
    }
  }
`;

export const styles = [...lightTokens, faceStyles, frame, tableStyles, printStyles];
