import {css} from 'lit';
import {groupColumns, summaryColumns} from './layout.styles.js';

/** Upright A4, two pages at most: both columns, small type, every table, no control. */
export const printStyles = css`
  @media print {
    :host {
      container-type: normal;
      color: #000;
    }

    .frame {
      font-size: 8.25pt;
    }

    ${summaryColumns}
    ${groupColumns}
    .bottom {
      display: block;
    }

    .bottom > .by:not(:only-child) {
      padding-inline-start: 0;
      border-inline-start: 0;
      border-block-start: 1px solid var(--_line);
    }

    /* The months beside their line. */
    .trend {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      grid-template-rows: auto 1fr;
      column-gap: 2em;
    }

    .months {
      grid-row: 1 / 3;
      grid-column: 2;
    }

    .months .plain-table {
      max-inline-size: none;
      margin: 0;
    }

    .rest {
      column-gap: 2em;
    }

    .top > .dist {
      padding-inline-start: 1.25em;
    }

    .shares .nu + th {
      white-space: nowrap;
    }

    .rest .graph {
      inline-size: 22%;
      min-inline-size: 5em;
    }

    .rest .split .graph {
      inline-size: 8%;
      min-inline-size: 2em;
    }

    .yes,
    .no {
      inline-size: 4em;
      padding-inline-start: 0.5em;
    }

    .p,
    .ci,
    .n {
      inline-size: auto;
      padding-inline-start: 0.75em;
    }

    .top {
      grid-template-columns: 22em minmax(0, 1fr);
    }

    .hero b {
      font-size: 5em;
    }

    h2,
    ::slotted([slot='heading']) {
      font-size: 2em;
    }

    .actions,
    .choice,
    .sentence,
    .notice button,
    .plain {
      display: none;
    }

    .open .beyond {
      display: none;
    }

    .cut {
      display: block;
    }

    tbody th,
    .dots .f {
      padding-block: 0.15em;
    }

    tbody tr,
    .dots tbody tr,
    .plain-table tbody tr {
      block-size: 1.9em;
    }

    .dot {
      block-size: 1.9em;
    }

    .dist,
    .trend,
    .block,
    .key {
      padding-block: 1em;
    }

    .plot {
      block-size: 18em;
    }

    /* The canvas is as wide as the screen had it; on paper it takes the column's width and keeps its proportions. */
    .plot canvas {
      inline-size: 100% !important;
      block-size: auto !important;
      max-block-size: 100%;
      object-fit: contain;
    }

    .aside {
      position: static;
      inline-size: auto;
      block-size: auto;
      overflow: visible;
      clip-path: none;
    }

    tr,
    h3,
    .plot,
    .top {
      break-inside: avoid;
    }

    .bar,
    .dot,
    .face {
      print-color-adjust: exact;
    }
  }
`;
