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
      gap: clamp(16px, (100cqb - 740px) / 4, var(--_between)) var(--_between);
    }

    .screen-confirm:not(:has(.claimed)) {
      row-gap: clamp(16px, (100cqb - 640px) / 4, var(--_between));
    }

    :is(.screen-confirm, .screen-code) .ask {
      justify-content: flex-end;
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

    .reach .name {
      font-size: calc(max(1.75rem, 36 * var(--_u)) * var(--_grow));
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
