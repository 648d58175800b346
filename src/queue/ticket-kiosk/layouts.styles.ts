import {css} from 'lit';

/** Lying glass: the question and the tools to the left, what is touched to the right. */
export const lying = css`
  @container ticket-kiosk (min-width: 900px) and (min-aspect-ratio: 11/10) {
    .glass {
      --_u: min(100cqi / 1920, 100cqb / 1080);
      --_columns: max(40px, 96 * var(--_u));
      --_title: calc(max(2.25rem, 48 * var(--_u)) * var(--_grow));
      --_field: max(var(--_target), 136 * var(--_u));
      --_tool: max(var(--_target), 112 * var(--_u));
      display: grid;
      grid-template: auto 1fr auto / minmax(0, 5fr) minmax(0, 7fr);
      column-gap: var(--_columns);
      padding-block-end: max(24px, 48 * var(--_u));
    }

    header {
      grid-column: 1 / -1;
    }

    .screen {
      grid-column: 1 / -1;
      grid-row: 2 / 4;
      min-block-size: min-content; /* text that needs more makes the glass scroll, it covers nothing */
      display: grid;
      grid-template-columns: subgrid;
    }

    .tools {
      grid-area: 3 / 1;
      grid-template-columns: 1fr;
    }


    .ask {
      justify-content: flex-start;
      padding-block-start: max(24px, 64 * var(--_u));
    }

    .reach .fields {
      align-content: end;
      padding-block-start: max(24px, 48 * var(--_u));
    }

    .prefix,
    .count b {
      font-size: calc(max(2.5rem, 64 * var(--_u)) * var(--_grow));
    }

    .count {
      margin-block: 4px;
      line-height: 1.15;
    }

    .name {
      line-height: 1.3;
    }

    .wait {
      line-height: 1.25;
    }

    .glass:not(.reach) .fields {
      display: contents;
    }

    .glass:not(.reach) .fields ul {
      grid-area: 1 / 2 / -1;
      min-block-size: min-content;
      display: grid;
      grid-auto-rows: 1fr;
      grid-template-rows: inherit;
      align-content: safe end;
      padding-block-start: max(24px, 48 * var(--_u));
    }

    .glass:not(.reach) .pager {
      grid-area: 2 / 1;
      gap: 12px;
      margin-block-end: calc(max(var(--_gap), 48 * var(--_u)) + 2 * var(--_tool) + var(--_between) + 8px);
    }

    .pager button {
      padding: 0 8px;
    }

    .glass:not(.reach) .screen-choose {
      grid-template-rows: 1fr auto;
    }

    .screen-ticket {
      grid-template: 1fr auto auto / minmax(0, 1fr) minmax(0, 1fr);
      column-gap: var(--_columns);
    }

    .given {
      grid-row: 1 / -1;
    }

    .number {
      font-size: min(320 * var(--_u), (50cqi - 1.8 * var(--_margin)) / var(--_em));
    }

    .given dl {
      grid-template-columns: auto 1fr;
    }

    .given dd {
      font-size: max(3rem, 96 * var(--_u));
    }

    .given .unknown {
      line-height: calc(1.2 * max(3rem, 96 * var(--_u)));
    }

    .follow,
    .actions,
    .leaving {
      grid-column: 2;
    }

    .code {
      inline-size: max(12rem, 344 * var(--_u));
      block-size: max(12rem, 344 * var(--_u));
    }

    .action {
      min-block-size: max(var(--_target), 128 * var(--_u));
    }

    .glass:not(.reach) .screen-choose > .ways {
      grid-area: 3 / 2;
    }

    /* One thing said: the whole width for it, the tools in one row under it. */
    .glass:has(.screen-notice, .screen-confirm, .screen-code) {
      display: flex;
    }

    .screen-notice {
      display: flex;
    }

    .glass:has(.screen-notice, .screen-confirm, .screen-code) .tools {
      grid-template-columns: 1fr 1fr;
    }

    .screen-confirm,
    .screen-code {
      grid-template: 1fr repeat(3, auto) / minmax(0, 1fr) minmax(0, 1fr);
      gap: 16px var(--_columns);
    }

    :is(.screen-confirm, .screen-code) .ask {
      padding-block: 12px 0;
    }

    .glass:has(.screen-confirm, .screen-code) .tools {
      padding-block-start: 16px;
    }

    .sure {
      display: contents;
    }

    .sure dl,
    .code-places {
      align-self: end;
    }

    .claimed {
      grid-column: 1 / -1;
    }

    .claimed b {
      display: inline;
    }

    .keys .erase {
      grid-column: span 2 / -1;
    }

    .code-places {
      margin: 0;
    }

    .keys {
      grid-column: 1 / -1;
      margin: 0;
    }

    .screen-confirm .ways {
      grid-column: 1 / -1;
    }

    .ways,
    .actions + .ways {
      padding: 0;
    }

    .screen-choose .ways {
      padding-block-start: var(--_between);
    }

    .screen-code .ways {
      grid-area: 3 / 1;
    }

    .ways .action {
      min-block-size: max(var(--_target), 112 * var(--_u));
    }

    .notice .had {
      font-size: max(4rem, 112 * var(--_u));
    }

    .notice:has(.had) > .mark {
      display: none;
    }

    .screen-notice .notice {
      padding-block: 8px;
    }

    /* Everything to be touched lies in the lower half: two fields beside each other, the tools in one row. */
    .glass.reach {
      --_grow: 1.15;
      --_field: max(var(--_target), 128 * var(--_u));
      --_tool: max(var(--_target), 96 * var(--_u));
      display: flex;
    }

    .reach .screen-choose {
      display: flex;
    }

    .reach .ask {
      justify-content: flex-end;
      padding-block-end: 0;
    }

    .reach .fields {
      grid-template: repeat(2, 1fr) / minmax(0, 1fr) minmax(0, 1fr);
    }

    .reach .field {
      grid-template-columns: max(56px, 80 * var(--_u)) minmax(0, 1fr) auto;
    }

    .reach .what {
      padding-inline: 4px;
    }

    .reach .wait,
    .reach .count {
      font-size: max(2rem, 32 * var(--_u));
    }

    .reach .tools {
      grid-template-columns: 1fr 1fr;
    }

    .reach .three {
      grid-template-columns: repeat(3, 1fr);
    }

    .reach .booked {
      grid-column: auto;
    }

    .reach .paged .pager {
      grid-area: 2 / 2;
      gap: 8px;
      font-size: max(2rem, 32 * var(--_u));
    }

    .reach .ask h1 {
      max-inline-size: none;
    }
  }
`;

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
