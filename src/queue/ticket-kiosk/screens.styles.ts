import {css} from 'lit';

/** The number given, and the screens that say one thing. */
export const screens = css`
  .given {
    padding-block-start: max(20px, 64 * var(--_u));
  }

  .paper {
    font-size: calc(max(2rem, 40 * var(--_u)) * var(--_grow));
    line-height: 1.4;
    color: var(--_ink-2);
  }

  .paper.failed {
    color: var(--_ink);
    font-weight: 600;
  }

  .number {
    --_em: 2.85;
    margin-inline-start: -0.025em;
    font-size: min(320 * var(--_u), (100cqi - 2 * var(--_margin)) / var(--_em));
    line-height: 1;
    letter-spacing: -0.02em;
    white-space: nowrap;
    -webkit-user-select: text;
    user-select: text;
  }

  .service {
    padding-block-end: max(16px, 40 * var(--_u));
    border-block-end: var(--_hair) solid var(--_line);
    font-size: var(--_title);
    line-height: 1.4;
    color: var(--_ink-2);
    overflow-wrap: anywhere;
  }

  .service b {
    font-weight: 600;
    color: var(--_ink);
  }

  /* Goes to a line of its own rather than leave one word there. */
  .service span {
    display: inline-block;
    max-inline-size: 100%;
  }

  .given dl {
    display: grid;
    grid-template-columns: minmax(min-content, calc(360 * var(--_u))) 1fr;
    border-block-end: var(--_hair) solid var(--_line);
  }

  .given dl div {
    padding-block: max(12px, 32 * var(--_u)) max(16px, 40 * var(--_u));
    padding-inline-end: 16px;
  }

  .given dl div + div {
    border-inline-start: var(--_hair) solid var(--_line);
    padding-inline: max(20px, 48 * var(--_u)) 0;
  }

  .given dt {
    font-size: var(--_text);
    line-height: 1.4;
    color: var(--_ink-2);
  }

  .given dd {
    font-size: max(3.5rem, 112 * var(--_u));
    font-weight: 600;
    line-height: 1.2;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }

  .given dd small {
    font-size: calc(max(2rem, 40 * var(--_u)) * var(--_grow));
    font-weight: 400;
    letter-spacing: 0;
  }

  .given .worded {
    font-size: 0.7em;
  }

  .given .unknown {
    font-size: max(2.25rem, 56 * var(--_u));
    line-height: calc(1.2 * max(3.5rem, 112 * var(--_u)));
    letter-spacing: -0.01em;
  }

  .follow {
    flex: 1 0 auto;
    display: grid;
    grid-template-columns: auto 1fr;
    gap: max(24px, 48 * var(--_u));
    align-items: center;
    padding-block: max(20px, 48 * var(--_u));
  }

  .code {
    display: block;
    inline-size: max(11rem, 344 * var(--_u));
    block-size: max(11rem, 344 * var(--_u));
  }

  .words:first-child {
    grid-column: 1 / -1;
  }

  .follow h2 {
    font-size: var(--_title);
  }

  .follow p {
    margin-block-start: 0.4em;
    max-inline-size: 24em;
    font-size: var(--_text);
    color: var(--_ink-2);
    text-wrap: pretty;
  }

  .actions {
    flex: none;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    gap: var(--_between);
  }

  .action {
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    min-block-size: max(var(--_target), 160 * var(--_u));
    padding: 0 16px;
    font-size: calc(max(2rem, 40 * var(--_u)) * var(--_grow));
    font-weight: 500;
  }

  .action[aria-disabled='true'] {
    cursor: default;
  }

  .go {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }

  .go:active {
    background: var(--_accent-press);
  }

  .leaving {
    flex: none;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 16px;
    padding-block-start: max(16px, 32 * var(--_u));
    font-size: var(--_text);
    line-height: 1.4;
    color: var(--_ink-2);
  }

  .leaving p {
    text-wrap: balance;
  }

  .leaving .digits {
    white-space: normal;
  }

  .leaving.soon p {
    font-weight: 600;
    color: var(--_ink);
  }

  .more {
    flex: none;
    min-block-size: var(--_target);
    padding: 0;
    border: 0;
    background: none;
    color: var(--_ink);
    text-decoration: underline;
    text-decoration-thickness: 2px;
    text-underline-offset: 0.25em;
  }

  .notice {
    flex: 1 0 auto;
    display: flex;
    flex-direction: column;
    justify-content: center;
    padding-block: 24px;
    font-size: max(var(--_text), 40 * var(--_u));
    color: var(--_ink-2);
  }

  .notice > .mark {
    inline-size: max(3rem, 80 * var(--_u));
    block-size: max(3rem, 80 * var(--_u));
    margin-block-end: max(16px, 32 * var(--_u));
    color: var(--_ink);
  }

  .notice.broken > .mark {
    color: var(--_warn);
  }

  .notice h1 {
    max-inline-size: 14em;
    font-size: var(--_question);
    color: var(--_ink);
  }

  .notice > p {
    margin-block-start: 0.5em;
    max-inline-size: 28em;
    text-wrap: pretty;
  }

  .hours {
    margin-block-start: max(24px, 64 * var(--_u));
    border-block-start: var(--_hair) solid var(--_line);
    padding-block-start: max(16px, 32 * var(--_u));
  }

  .hours h2 {
    font-size: var(--_text);
    color: var(--_ink);
  }

  .hours dl div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    column-gap: 32px;
  }

  .hours dd {
    color: var(--_ink);
  }

  ::slotted(*) {
    margin-block-start: 24px;
  }
`;
