import {css} from 'lit';

/** A small standing glass: the same sizes of text and targets, less air. */
export const small = css`
  @container ticket-kiosk (min-width: 600px) and (max-width: 899.9px) and (max-aspect-ratio: 11/10) {
    .glass {
      --_question: calc(2.5rem * var(--_grow));
    }

    .ask {
      padding-block: 12px 16px;
    }

    .ask h1 {
      max-inline-size: none;
    }

    .tools {
      grid-template-columns: 7fr 6fr;
      padding-block-start: var(--_between);
    }

    .languages button {
      white-space: nowrap;
    }

    .prefix,
    .count b {
      font-size: calc(2.5rem * var(--_grow));
    }

    .count {
      margin-block: 8px;
      line-height: 1.15;
    }

    .name {
      line-height: 1.3;
    }

    .wait {
      line-height: 1.25;
    }
  }
`;

/** A telephone or a narrow column: text of a page, targets of a kiosk. */
export const narrow = css`
  @container ticket-kiosk (max-width: 599.9px) {
    .glass {
      --_margin: 16px;
      --_between: 12px;
      --_hair: 1px;
      --_text: calc(1rem * var(--_grow));
      --_title: calc(1.375rem * var(--_grow));
      --_question: calc(1.75rem * var(--_grow));
      --_field: var(--_target);
      --_tool: var(--_target);
      padding-block-end: 16px;
    }

    header {
      min-block-size: 64px;
      gap: 12px;
    }

    .clock {
      font-size: 1.5rem;
    }

    .field {
      grid-template-columns: 48px minmax(0, 1fr) minmax(4.75em, auto);
    }

    .office b {
      -webkit-line-clamp: 2;
    }

    .office,
    .count small {
      font-size: 0.875rem;
    }

    .what {
      padding: 0 8px 0 4px;
    }

    .prefix,
    .count b {
      font-size: calc(2rem * var(--_grow));
    }

    .count {
      margin-block: 10px;
    }

    .long .name {
      font-size: calc(1.125rem * var(--_grow));
    }

    .tools {
      grid-template-columns: auto 1fr;
      padding-block-start: 16px;
    }

    .languages {
      grid-template-columns: auto auto;
    }

    .reach .tools {
      grid-template-columns: 1fr;
    }

    .reach .languages {
      grid-template-columns: 1fr 1fr;
    }

    .languages button {
      min-inline-size: var(--_target);
      padding: 0 8px;
      white-space: nowrap;
    }

    .keys {
      grid-template-columns: repeat(auto-fill, minmax(44px, 1fr));
    }

    .keys button {
      min-block-size: 48px;
      font-size: 1.25rem;
    }

    .code-places span {
      min-block-size: 2.75rem;
      font-size: 1.75rem;
    }

    .tool,
    .action,
    .paper,
    .given dd small {
      font-size: calc(1.125rem * var(--_grow));
    }

    .given dl {
      grid-template-columns: minmax(min-content, 8.5em) 1fr;
    }

    .number {
      font-size: min(8rem, (100cqi - 2 * var(--_margin)) / var(--_em));
    }

    .given dd {
      font-size: 2.5rem;
    }

    .given .unknown {
      font-size: 1.5rem;
      line-height: 3rem;
    }

    .code {
      inline-size: 9.5rem;
      block-size: 9.5rem;
    }

    .follow {
      gap: 20px;
    }

    .pager span {
      font-size: 0.9375rem;
      line-height: 1.4;
    }
  }

  @container ticket-kiosk (max-width: 379.9px) {
    .field {
      grid-template-columns: 44px minmax(0, 1fr);
      padding-block: 8px;
    }

    .count {
      grid-column: 2;
      display: block;
      margin: 0;
      padding: 0 8px;
      border: 0;
      text-align: start;
    }

    .count b {
      font-size: inherit;
    }

    .follow {
      grid-template-columns: 1fr;
    }

    .tool,
    .languages button {
      padding: 0 6px;
      font-size: calc(0.875rem * var(--_grow));
    }

    .given dl {
      grid-template-columns: auto 1fr;
    }

    .given dt {
      font-size: 0.875rem;
    }

    .given dd {
      font-size: 1.75rem;
    }

    .given dl div + div {
      padding-inline-start: 12px;
    }

    .actions {
      grid-auto-flow: row;
    }

    .pager {
      grid-template-columns: 1fr 1fr;
    }

    .pager p {
      display: none;
    }

    .leaving {
      flex-wrap: wrap;
    }
  }
`;

/** Borders carry everything where the system gives the colours. */
export const forced = css`
  @media (forced-colors: active) {
    .field.chosen,
    [aria-pressed='true'],
    .go {
      border: 4px solid Highlight;
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }

    .field.chosen :is(.prefix, .wait, .count, b) {
      background: Highlight;
      color: HighlightText;
    }

    .code {
      forced-color-adjust: none;
    }
  }
`;
