import {css} from 'lit';

/** Under 600 px, by 390 × 480: the hero, two rows, the state. Follows both. */
export const small = css`
  .board {
    --_u: min(calc(100 * var(--_w) / 390), calc(100 * var(--_h) / 480));
    --_columns: minmax(0, 252fr) minmax(0, 28fr) minmax(0, 72fr);
    --_margin: 16u;
    grid-template: 60u minmax(0, 1fr) auto 48u / minmax(0, 1fr);
    grid-template-areas: 'head' 'stage' 'recent' 'foot';
    font-size: 20u;
  }

  .head {
    display: flex;
    gap: 12u;
  }

  .head .org {
    flex: 1;
    max-height: calc(2 * 1.25em + var(--_room));
    font-size: 17u;
    line-height: 1.25;
    white-space: normal;
  }

  .date,
  .org span,
  .rail,
  .note,
  .recent {
    display: none;
  }

  .mark,
  .mark-door {
    width: 22u;
    height: 22u;
  }

  .clock {
    font-size: 32u;
  }

  .stage {
    --_head: 48u;
    --_hero: 92u;
    --_hero-width: 248u;
    --_counter-width: 68u;
    --_row: 52u;
    --_row-width: 240u;
    --_least: 16u;
  }

  .n0,
  .n1 {
    grid-template-rows: minmax(0, 190fr) minmax(0, 170fr);
  }

  .saying,
  .call,
  .rows .call {
    column-gap: 8u;
    padding-inline-end: var(--_margin);
  }

  .saying {
    grid-template-columns: minmax(0, 288fr) minmax(0, 72fr);
  }

  .say {
    font-size: 20u;
  }

  .say small {
    margin-inline-start: 10u;
    font-size: 18u;
  }

  .say + .say {
    overflow: visible;
  }

  .mark-arrow,
  .n1 .heroes .mark-arrow {
    justify-self: center;
    width: 26u;
    height: 26u;
    margin: 0;
  }

  .f,
  .shared .f {
    margin-inline-start: 12u;
    font-size: 18u;
  }

  .n2 .f,
  .n3 .f {
    margin-inline-start: 0;
  }

  .shared {
    --_head: 40u;
    --_row-width: 240u;
  }

  .n2 {
    --_row: 80u;
  }

  .n3 {
    --_row: 68u;
  }

  .n4 {
    --_row: 56u;
  }

  .n5 {
    --_row: 46u;
  }

  .over .stage {
    --_head: 36u;
    --_row: 36u;
  }

  .flood .stage {
    --_row: 24u;
  }

  .quiet {
    padding-bottom: 12u;
    font-size: 28u;
  }

  .quiet span {
    font-size: 18u;
  }

  .over .recent {
    display: block;
    min-height: 0;
    padding: 4u var(--_margin);
  }

  .recent h2 {
    font-size: 16u;
  }

  .over .recent li {
    min-width: 25%;
    padding: 0;
    font-size: 18u;
    line-height: 1.2;
  }

  .recent li span,
  .flood .recent li span {
    margin-inline-start: 6u;
    font-size: 16u;
  }

  .foot {
    display: block;
    padding: 12u 0;
  }

  .state {
    gap: 16u;
    flex-wrap: nowrap;
    padding: 0 var(--_margin);
    font-size: 16u;
  }

  .state > span {
    gap: 6u;
  }
`;
