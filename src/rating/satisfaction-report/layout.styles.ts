import {css} from 'lit';

/** The big number beside the distribution: from middling containers on, and on paper. */
export const summaryColumns = css`
  .top {
    display: grid;
    grid-template-columns: 24.5em minmax(0, 1fr);
  }

  .top > .dist {
    padding-inline-start: 2.5em;
    border-block-start: 0;
    border-inline-start: 1px solid var(--_line);
  }

  .key {
    padding-inline-end: 1.5em;
  }

  .hero b {
    font-size: 7em;
  }

  h2,
  ::slotted([slot='heading']) {
    font-size: 2.5em;
  }

  .plot {
    block-size: 19.75em;
  }
`;

/** The line beside the counters, and the others in pairs: on wide containers, and on paper. */
export const groupColumns = css`
  .bottom {
    display: grid;
    grid-template-columns: minmax(0, 40.75fr) minmax(0, 38.5fr);
    border-block-start: 1px solid var(--_line);
  }

  .bottom > * {
    border-block-start: 0;
  }

  .bottom > :only-child {
    grid-column: 1 / -1;
  }

  .bottom > .trend:not(:only-child) {
    padding-inline-end: 0.75em;
  }

  .bottom > .by:not(:only-child) {
    padding-inline-start: 2.5em;
    border-inline-start: 1px solid var(--_line);
  }

  .rest {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    column-gap: 2.5em;
  }
`;
