import {css} from 'lit';
import {lightTokens} from '../../base/tokens.js';

const frame = css`
  :host {
    container-type: inline-size;
  }

  .frame {
    font-size: 1rem;
    overflow-wrap: break-word;
  }

  h2,
  h3,
  p,
  ul,
  ::slotted([slot='heading']) {
    margin: 0;
    padding: 0;
    list-style: none;
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
    font-size: 1.25em;
    font-weight: 600;
    line-height: 1.4;
  }

  .mark {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    vertical-align: -0.25em;
  }

  .summary,
  .summary p,
  .line,
  .alarms .fine {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 2em;
    color: var(--_ink-2);
  }

  .summary p,
  .line,
  .alarms .fine {
    flex-wrap: nowrap;
    align-items: baseline;
    gap: 0.5em;
  }

  .mark {
    align-self: center;
  }

  .updated .mark,
  .alarms .fine .mark {
    color: var(--_live);
  }

  .stale,
  .line .mark-stale,
  .alarm .mark,
  .warning .mark {
    color: var(--_warn);
  }

  .line {
    padding-block: 1.5em;
    border-block-start: 1px solid var(--_line);
    margin-block-start: 1em;
  }

  .plain {
    flex: none;
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

  .choice {
    display: grid;
    justify-items: start;
    margin-block-start: 1em;
    font-size: 0.875em;
    color: var(--_ink-2);
  }

  select {
    min-inline-size: 16rem;
    max-inline-size: 100%;
    block-size: 2.75rem;
    padding-inline: 0.5rem;
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    font-size: 1rem;
  }

  select:focus-visible {
    outline: var(--mc-focus, 3px) solid var(--_focus);
    outline-offset: 2px;
  }
`;

const alarms = css`
  .alarms {
    margin-block-start: 1.5em;
    border-block-start: 1px solid var(--_line-strong);
    padding-block: 1em 1.5em;
  }

  .alarms li {
    display: grid;
    grid-template-columns: auto 5.5em minmax(0, 1fr);
    gap: 0 0.5em;
    align-items: baseline;
    padding-block: 0.5em;
    border-block-end: 1px solid var(--_line);
  }

  .alarms li .mark {
    align-self: start;
    margin-block-start: 0.125em;
  }

  .alarms li b,
  td b {
    font-weight: 600;
  }

  .alarms .alarm b {
    color: var(--_warn);
  }

  .alarms .fine {
    padding-block: 0.5em;
  }
`;

const table = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 0.625em 1em 0.625em 0;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    vertical-align: top;
    font-weight: 400;
  }

  thead th {
    border-block-end-color: var(--_line-strong);
    font-size: 0.875em;
    color: var(--_ink-2);
  }

  .backlog {
    text-align: end;
    padding-inline-end: 2em;
  }

  .device b {
    font-weight: 500;
  }

  small {
    display: block;
    font-size: 0.875em;
    color: var(--_ink-2);
  }

  td i {
    display: none;
    font-style: normal;
  }

  .state span {
    display: flex;
    gap: 0.5em;
  }

  .state .mark {
    align-self: start;
    margin-block-start: 0.125em;
  }

  thead th,
  .seen,
  .skew,
  .sound,
  .version {
    white-space: nowrap;
  }

  .device {
    inline-size: 26%;
  }

  tr.fine .state .mark {
    color: var(--_live);
  }

  tr.fine .state b {
    font-weight: 400;
  }

  /* Cards: each value behind the name of its column. */
  @container (max-width: 54rem) {
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }

    thead {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    tr {
      padding-block: 1em;
      border-block-end: 1px solid var(--_line-strong);
    }

    th,
    td {
      padding: 0.125em 0;
      border: 0;
      text-align: start;
    }

    .device {
      inline-size: auto;
    }

    .device b {
      font-size: 1.25em;
    }

    td.backlog {
      padding: 0.125em 0;
      text-align: start;
    }

    td > span {
      white-space: normal;
      overflow-wrap: anywhere;
    }

    td {
      display: grid;
      grid-template-columns: 8em minmax(0, 1fr);
      gap: 0 1em;
    }

    td i {
      display: block;
      color: var(--_ink-2);
    }

    .sound span:empty {
      display: none;
    }

    td:has(> span:empty) {
      display: none;
    }

    .seen small {
      display: inline;
      margin-inline-start: 0.5em;
    }
  }

  @container (max-width: 30rem) {
    .alarms li {
      grid-template-columns: auto minmax(0, 1fr);
    }

    .alarms li span {
      grid-column: 1 / -1;
    }

    .summary p {
      flex-wrap: wrap;
    }
  }
`;

export const styles = [...lightTokens, frame, alarms, table];
