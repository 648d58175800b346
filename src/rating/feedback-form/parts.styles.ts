import {css} from 'lit';

/** What stands in place of the form: the receipt, the answer, the published comments, the warning. */
export const partStyles = css`
  /* The code. */

  .thanks {
    display: flex;
    align-items: center;
    gap: 0.4em;
    font-size: 1.75em;
  }

  .whereabouts {
    margin-block: 0.25em 1.5em;
    color: var(--_ink-2);
  }

  .code-label {
    padding-block-start: 1.5em;
    border-block-start: var(--_edge) solid var(--_line);
    color: var(--_ink-2);
  }

  .code {
    display: flex;
    flex-wrap: wrap;
    margin-inline-start: -0.04em;
    font-size: clamp(2em, 9cqi, 4.5em);
    line-height: 1.2;
    letter-spacing: 0.02em;
    user-select: all;
  }

  .code b {
    font-weight: var(--mc-weight-number, 600);
  }

  .code i {
    padding-inline: 0.12em;
    color: var(--_ink-3);
    font-style: normal;
  }

  .use {
    max-inline-size: 36em;
    margin-block: 0.75em 1.5em;
    text-wrap: pretty;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: max(0.75em, 8px) max(1.25em, 8px);
    margin-block-end: 0.5em;
  }

  :host([kiosk]) .actions {
    gap: var(--_gap);
  }

  /* What became of it. */

  .ask {
    max-inline-size: 36em;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: stretch;
    margin-block-start: 0.375em;
  }

  .code-field {
    flex: 1 1 12em;
    inline-size: auto;
    min-inline-size: 0;
    margin: 0;
    font-size: 1.25em;
    letter-spacing: 0.06em;
    text-transform: uppercase;
  }

  .found {
    max-inline-size: 44em;
    margin-block-start: 1.5em;
    padding-block-start: 1em;
    border-block-start: var(--_edge) solid var(--_line);
  }

  .found h3 {
    font-size: 1.5em;
  }

  .found h4 {
    margin-block-start: 1em;
  }

  .prose {
    white-space: pre-line;
    unicode-bidi: plaintext;
  }

  /* What was published. */

  ol {
    max-inline-size: 48em;
  }

  ol li {
    padding-block: 1em;
    border-block-end: var(--_edge) solid var(--_line);
  }

  ol li:first-child {
    padding-block-start: 0;
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1em;
    margin-block-end: 0.25em;
    color: var(--_ink-2);
  }

  .about :first-child {
    color: var(--_ink);
    font-weight: var(--mc-weight-strong, 600);
  }

  .answer {
    margin-block-start: 0.75em;
    padding-inline-start: 1em;
    border-inline-start: 3px solid var(--_line-strong);
  }

  /* Somebody went away. */

  .warning {
    position: sticky;
    inset-block-end: 0;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5em 1em;
    padding: 0.75em 1em;
    background: var(--_ink);
    color: var(--_surface);
  }

  .warning p {
    flex: 1 1 12em;
  }

  .warning .strong {
    background: var(--_surface);
    color: var(--_ink);
  }
`;
