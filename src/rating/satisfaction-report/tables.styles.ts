import {css} from 'lit';

/** In containers too narrow for columns a row becomes two lines; the roles in the markup keep it a table. */
const narrow = css`
  .shares,
  .dots,
  .shares tbody,
  .dots tbody,
  .shares thead,
  .dots thead {
    display: block;
  }

  .shares tr,
  .dots tr {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    column-gap: 0.5em;
    align-items: baseline;
  }

  .shares tbody tr,
  .dots tbody tr {
    block-size: auto;
    padding-block: 0.5em;
  }

  .shares th,
  .dots th {
    grid-column: 1 / 3;
  }

  .shares .nu {
    inline-size: auto;
  }

  .shares .nu + th {
    grid-column: 2;
  }

  .shares .p,
  .dots .p {
    grid-row: 1;
    grid-column: 3;
    inline-size: auto;
  }

  .dots .f {
    grid-row: 2;
    grid-column: 1 / -1;
  }

  .shares .graph,
  .dots .graph,
  .dots .few {
    grid-row: 3;
    grid-column: 1 / -1;
    inline-size: auto;
    min-inline-size: 0;
    text-align: start;
  }

  .shares .ci,
  .dots .ci {
    grid-row: 4;
    grid-column: 1 / 3;
    inline-size: auto;
    padding: 0;
    text-align: start;
  }

  .shares .n,
  .dots .n {
    grid-row: 4;
    grid-column: 3;
    inline-size: auto;
  }

  .shares .yes,
  .shares .no {
    grid-row: 5;
    grid-column: 1 / 3;
    inline-size: auto;
    padding: 0;
    text-align: start;
  }

  .shares .no {
    grid-column: 3;
    text-align: end;
  }

  /* Their column has no head of its own here: each number says what it is. */
  .shares thead .yes,
  .shares thead .no {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }

  .shares td.yes::before,
  .shares td.no::before {
    content: attr(data-label) ': ';
  }

  .shares tbody th,
  .dots tbody th,
  .dots .f {
    padding-block: 0;
  }

  .dots thead th:first-child {
    position: absolute;
  }

  .noted tbody th,
  .short tbody th {
    white-space: normal;
  }
`;

export const tableStyles = css`
  table {
    inline-size: 100%;
    border-collapse: collapse;
    line-height: 1.4;
  }

  th,
  td {
    padding: 0;
    font-weight: 400;
    text-align: start;
  }

  thead th {
    padding-block-end: 0.286em;
    font-size: 0.875em;
    color: var(--_ink-2);
    vertical-align: bottom;
  }

  thead h3 {
    font-size: 1.429em;
    color: var(--_ink);
  }

  tbody tr,
  tfoot tr {
    block-size: 2.5em;
    border-block-start: 1px solid var(--_line);
  }

  /* Names of several lines keep off the lines between the rows. */
  tbody th,
  .dots .f {
    padding-block: 0.45em;
  }

  .p,
  .ci,
  .n {
    padding-inline-start: 1em;
    text-align: end;
    white-space: nowrap;
  }

  .yes,
  .no {
    inline-size: 4.75em;
    padding-inline-start: 0.75em;
    text-align: end;
  }

  td.p {
    inline-size: 4em;
  }

  td.ci {
    inline-size: 6.5em;
  }

  td.n {
    inline-size: 3.5em;
  }

  td.p,
  tfoot th,
  tfoot td.n {
    font-weight: 600;
  }

  td.ci,
  td.n,
  td.yes,
  td.no {
    color: var(--_ink-2);
  }

  tfoot td.n {
    color: var(--_ink);
  }

  .nu {
    inline-size: 2.25em;
    font-weight: 600;
    white-space: nowrap;
  }

  .faced .nu {
    inline-size: 3.75em;
    padding-inline-end: 0.5em;
  }

  .nu .face {
    display: inline-block;
    inline-size: 1.75em;
    block-size: 1.75em;
    margin-inline-end: 0.5em;
    vertical-align: middle;
  }

  .nu span {
    vertical-align: middle;
  }

  .shares tbody th {
    padding-inline-end: 2em;
  }

  .short tbody th {
    white-space: nowrap;
  }

  .shares .graph {
    inline-size: 45%;
  }

  .reasons .graph {
    inline-size: 28%;
  }

  .split .graph {
    inline-size: 14%;
  }

  .split tbody th {
    padding-inline-end: 1em;
  }

  .bar {
    display: block;
    inline-size: 100%;
    block-size: 1em;
  }

  .tone-1 {
    color: var(--mc-level-1, #9c3f00);
  }

  .tone-2 {
    color: var(--mc-level-2, #cb6a0c);
  }

  .tone-3 {
    color: var(--mc-level-3, #857a70);
  }

  .tone-4 {
    color: var(--mc-level-4, #3f86bf);
  }

  .tone-5 {
    color: var(--mc-level-5, #12528c);
  }

  .bar rect {
    fill: currentColor;
  }

  .dots tbody tr {
    block-size: 2.625em;
  }

  .dots tbody th {
    padding-inline-end: 0.75em;
    font-weight: 600;
  }

  .noted tbody th {
    white-space: nowrap;
  }

  .dots .f,
  .few {
    font-size: 0.875em;
    color: var(--_ink-2);
  }

  .dots .f {
    inline-size: 10em;
    padding-inline-end: 0.857em;
  }

  .few {
    text-align: end;
  }

  .dots .few {
    text-align: start;
  }

  .dots .graph {
    inline-size: 32%;
    min-inline-size: 8em;
  }

  .dot,
  .ticks {
    display: block;
    inline-size: 100%;
    block-size: 2.625em;
    overflow: visible;
    color: var(--mc-level-5, #12528c);
  }

  .ticks {
    block-size: 1.429em;
    font: inherit;
    fill: var(--_ink-2);
  }

  .dot line {
    stroke: currentColor;
    stroke-width: 0.125em;
  }

  /* As high as its row, so that the target's line runs on where a name has several lines. */
  .dots tbody .graph {
    position: relative;
  }

  .dots tbody .dot {
    position: absolute;
    inset: 0;
    block-size: 100%;
  }

  .dot .aim {
    stroke: var(--_ink);
    stroke-width: 0.1em;
    stroke-dasharray: 0.375em 0.25em;
  }

  .dot circle {
    fill: currentColor;
  }

  .beyond {
    display: none;
  }

  .open .beyond {
    display: table-row;
  }

  .plain-table {
    margin-block-start: 0.75em;
  }

  .months .plain-table {
    max-inline-size: 34em;
  }

  .plain-table tbody tr {
    block-size: 2.25em;
  }

  .sheet {
    max-inline-size: 48em;
  }

  @container (max-width: 599px) {
    ${narrow}

    .open .beyond {
      display: grid;
    }

    .dots .beyond {
      display: none;
    }

    .dots tbody .dot {
      position: static;
      block-size: 2em;
    }
  }

  @media (forced-colors: active) {
    .bar,
    .dot,
    .ticks {
      color: CanvasText;
      forced-color-adjust: none;
    }

    .bar rect {
      stroke: CanvasText;
    }

    .ticks {
      fill: CanvasText;
    }

    .dot .aim {
      stroke: Highlight;
    }
  }
`;
