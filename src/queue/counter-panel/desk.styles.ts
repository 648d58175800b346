import {css} from 'lit';

export const deskStyles = css`
  main {
    display: flex;
    flex-direction: column;
    min-inline-size: 0;
    padding: calc(24 * var(--_u)) calc(32 * var(--_u));
    overflow: auto;
  }

  .current {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    border-block-end: 1px solid var(--_line);
    padding-block-end: calc(8 * var(--_u));
  }

  .label {
    display: flex;
    gap: calc(16 * var(--_u));
    min-block-size: calc(28 * var(--_u));
    font-size: calc(20 * var(--_u));
    line-height: 1.4;
  }

  .label b {
    color: var(--_accent-text);
    font-weight: 600;
  }

  .others {
    display: flex;
    gap: calc(8 * var(--_u));
  }

  .others button {
    padding: 0 calc(12 * var(--_u));
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
  }

  .others button[aria-pressed='true'] {
    background: var(--_ink);
    color: var(--_surface);
  }

  .others .colleague {
    border-style: dashed;
    color: var(--_ink-2);
  }

  .others .colleague[aria-pressed='true'] {
    color: var(--_surface);
  }

  .number {
    display: flex;
    align-items: center;
    block-size: calc(160 * var(--_u));
    margin: calc(4 * var(--_u)) 0 calc(4 * var(--_u)) -0.05em;
    /* What the times beside it leave on a narrow desk, also in a wider face than ours. */
    --_number: min(160 * var(--_u), 21.7cqi - 90 * var(--_u));
    font-size: calc(var(--_number));
    font-weight: 600;
    line-height: 1;
    letter-spacing: -0.02em;
  }

  .n5,
  .n6 {
    font-size: calc(0.75 * var(--_number));
  }

  .n7,
  .n8 {
    font-size: calc(0.55 * var(--_number));
    overflow-wrap: anywhere;
  }

  .idle {
    margin-inline-start: 0;
    font-size: calc(40 * var(--_u));
    line-height: 1.4;
    letter-spacing: 0;
    color: var(--_ink-2);
  }

  .idle.long {
    font-size: calc(28 * var(--_u));
  }

  /* Two lines whatever is known, so that nothing below moves; the rest is in the ticket's own dialog. */
  .about {
    display: -webkit-box;
    block-size: calc(55 * var(--_u)); /* a little under two lines: marks of the third would show */
    margin-block-start: calc(-4 * var(--_u));
    margin-inline-end: calc(24 * var(--_u));
    padding-block-start: calc(4 * var(--_u)); /* marks above the first line are clipped without */
    box-sizing: content-box;
    font-size: calc(20 * var(--_u));
    overflow: hidden;
    overflow-wrap: anywhere;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .about span {
    color: var(--_ink-2);
  }

  .times {
    display: grid;
    align-content: start;
    gap: calc(16 * var(--_u));
    inline-size: calc(272 * var(--_u));
    padding-inline-start: calc(32 * var(--_u));
    border-inline-start: 1px solid var(--_line);
  }

  dt {
    color: var(--_ink-2);
  }

  .times dd {
    min-block-size: 1.2em;
    font-size: calc(32 * var(--_u));
    line-height: 1.2;
  }

  .times .first dd {
    min-block-size: 1.1em;
    font-size: calc(56 * var(--_u));
    font-weight: 600;
    line-height: 1.1;
    letter-spacing: -0.01em;
  }

  .times small {
    font-size: calc(20 * var(--_u));
    color: var(--_ink-2);
  }

  .note {
    display: flex;
    align-items: center;
    gap: calc(16 * var(--_u));
    min-block-size: calc(48 * var(--_u));
  }

  .note .none {
    position: absolute; /* it takes no place in the line */
  }

  .note p {
    display: flex;
    align-items: center;
    gap: calc(8 * var(--_u));
    color: var(--_warn);
    font-weight: 600;
  }

  .note.good p,
  .note .auto {
    color: var(--_ink);
  }

  .note button {
    display: flex;
    align-items: center;
    gap: calc(12 * var(--_u));
    min-block-size: calc(40 * var(--_u));
    padding: 0 calc(16 * var(--_u));
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
    background: var(--_surface);
    font-weight: 600;
  }

  .next {
    display: flex;
    flex: none;
    align-items: center;
    gap: calc(24 * var(--_u));
    min-block-size: calc(120 * var(--_u));
    padding: calc(8 * var(--_u)) calc(32 * var(--_u));
    border-radius: 4px;
    background: var(--_accent);
    color: var(--_on-accent);
    line-height: 1.4;
  }

  .next:active,
  .next[aria-busy='true'] {
    background: var(--_accent-press);
  }

  .next[aria-disabled='true'] {
    border: 1px solid var(--_line-strong);
    background: var(--_sunken);
    color: var(--_ink-2);
  }

  .does {
    min-inline-size: 0;
  }

  .next b {
    display: block;
    font-size: calc(40 * var(--_u));
    font-weight: 600;
  }

  .next small {
    display: block;
    font-size: calc(20 * var(--_u));
  }

  .to {
    margin-inline-start: auto;
    font-size: calc(56 * var(--_u));
    font-weight: 600;
    line-height: 1;
  }

  kbd {
    flex: none;
    min-inline-size: calc(36 * var(--_u));
    padding: 0 calc(6 * var(--_u));
    border: 1px solid currentcolor;
    border-radius: 2px;
    font: inherit;
    font-size: calc(14 * var(--_u));
    font-weight: 500;
    line-height: calc(24 * var(--_u));
    text-align: center;
  }

  .actions {
    display: grid;
    flex: 1;
    grid-template-columns: repeat(3, minmax(0, 1fr));
    grid-auto-rows: minmax(calc(56 * var(--_u)), 1fr);
    max-block-size: calc(256 * var(--_u));
    gap: calc(16 * var(--_u));
    margin-block-start: calc(16 * var(--_u));
  }

  .actions button {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: calc(8 * var(--_u));
    padding: 0 calc(20 * var(--_u));
    border: 1px solid var(--_line-strong);
    border-radius: 4px;
    background: var(--_surface);
    font-size: calc(20 * var(--_u));
    font-weight: 500;
    line-height: 1.4;
  }

  .actions kbd {
    color: var(--_ink-2);
  }

  .actions button:active {
    background: var(--_sunken);
  }

  .actions button[aria-disabled='true'] {
    border-color: var(--_line);
    background: none;
    color: var(--_ink-3);
    font-weight: 400;
  }
`;
