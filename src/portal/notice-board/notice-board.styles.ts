import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';
import {wallStyles} from './wall.styles.js';

const list = css`
  :host([layout='list']) {
    height: auto;
    min-height: 0;
    overflow: visible;
  }

  .frame {
    container-type: inline-size;
    font-size: 1rem;
    overflow-wrap: break-word;
  }

  .frame h2,
  .frame ::slotted([slot='heading']),
  .frame p,
  .list {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .frame h2,
  .frame ::slotted([slot='heading']) {
    font-size: clamp(1.5em, 5cqi, 2.5em);
    font-weight: 600;
    line-height: 1.4;
    letter-spacing: -0.01em;
    text-wrap: balance;
  }

  .frame .stale,
  .frame .line {
    display: flex;
    align-items: center;
    gap: 0.5em;
    color: var(--_ink-2);
  }

  .frame .line {
    padding-block: 1.5em;
  }

  .frame .stale,
  .frame .line .mark {
    color: var(--_warn);
  }

  .frame .mark {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
  }

  .frame button,
  .frame a {
    min-block-size: 2.75em;
    padding: 0;
    border: 0;
    background: none;
    color: var(--_ink);
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.25em;
    cursor: pointer;
  }

  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 1em 1.5em;
    margin-block-start: 1em;
    padding-block: 1em;
    border-block: 1px solid var(--_line);
  }

  .filters label {
    display: grid;
    min-inline-size: 0;
    font-size: 0.875em;
    color: var(--_ink-2);
  }

  .filters .words {
    flex: 1 1 18rem;
  }

  .filters input {
    inline-size: 100%;
    min-inline-size: 0;
    block-size: 2.75rem;
    padding-inline: 0.75rem;
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_ink);
    font-size: 1rem;
  }

  .periods {
    display: flex;
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
  }

  .periods button {
    padding-inline: 1em;
    text-decoration: none;
  }

  .periods button + button {
    border-inline-start: 1px solid var(--_line-strong);
  }

  .periods button[aria-pressed='true'] {
    background: var(--_ink);
    color: var(--_surface);
    font-weight: 600;
  }

  .wrong {
    flex-basis: 100%;
    color: var(--_warn);
  }

  .wrong:empty {
    display: none;
  }

  .frame .count {
    display: flex;
    align-items: baseline;
    gap: 1.5em;
    min-block-size: 2.75em;
    padding-block-start: 0.5em;
    color: var(--_ink-2);
  }

  .list {
    border-block-start: 1px solid var(--_line-strong);
  }

  .list li {
    border-block-end: 1px solid var(--_line);
  }

  summary {
    display: grid;
    grid-template-columns: 8em minmax(0, 1fr) 1.25em;
    gap: 0 1em;
    align-items: baseline;
    min-block-size: 2.75em;
    padding-block: 0.75em;
    cursor: pointer;
    list-style: none;
  }

  summary::-webkit-details-marker {
    display: none;
  }

  summary::after {
    content: '+';
    font-size: 1.5em;
    line-height: 1;
    text-align: end;
    color: var(--_ink-3);
  }

  details[open] > summary::after {
    content: '−';
  }

  summary:focus-visible {
    outline: var(--mc-focus, 3px) solid var(--_focus);
    outline-offset: 2px;
  }

  summary:hover .title > span {
    text-decoration: underline;
    text-underline-offset: 0.25em;
  }

  .day,
  .frame .period,
  .title small {
    color: var(--_ink-2);
  }

  .title {
    font-size: 1.125em;
    font-weight: 500;
  }

  .title .word {
    margin-inline-end: 0.5em;
    padding-inline-start: 0.4em;
    border-inline-start: 0.25em solid var(--_line-strong);
    font-weight: 600;
  }

  .urgent .title .word {
    border-inline-start-color: var(--_accent);
    color: var(--_accent-text);
  }

  .title small {
    display: block;
    font-size: 0.875rem;
    font-weight: 400;
  }

  .frame .told {
    display: grid;
    gap: 0.75em;
    max-inline-size: 46em;
    padding-block: 0.25em 1em;
    padding-inline-start: 9em;
  }

  .frame .period:empty {
    display: none;
  }

  .doors {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 2em;
  }

  .doors a {
    display: inline-flex;
    align-items: center;
  }

  .frame .skipped {
    padding-block-start: 1em;
    color: var(--_ink-2);
  }

  @container (max-width: 40rem) {
    summary {
      grid-template-columns: minmax(0, 1fr) 1.25em;
    }

    .day {
      grid-column: 1 / -1;
      font-size: 0.875em;
    }

    .frame .told {
      padding-inline-start: 0;
    }

    .periods {
      inline-size: 100%;
    }

    .periods button {
      flex: 1 1 0;
      padding-inline: 0.25em;
      text-align: center;
    }

    .filters label {
      flex: 1 1 8rem;
    }
  }

  @media print {
    .filters,
    .count,
    .doors,
    .unprinted,
    summary::after {
      display: none;
    }
  }
`;

export const styles = [...lightTokens, wallStyles, list];
