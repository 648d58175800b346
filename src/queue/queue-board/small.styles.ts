import {css} from 'lit';

/** Under 600 px, by 390 × 480: the hero, two rows, the state. Follows both. */
export const small = css`
  .board {
    --_u: min(calc(100 * var(--_w) / 390), calc(100 * var(--_h) / 480));
    --_columns: minmax(0, 252fr) minmax(0, 28fr) minmax(0, 72fr);
    --_margin: calc(16 * var(--_u));
    grid-template: calc(60 * var(--_u)) minmax(0, 1fr) auto calc(48 * var(--_u)) / minmax(0, 1fr);
    grid-template-areas: 'head' 'stage' 'recent' 'foot';
    font-size: calc(20 * var(--_u));
  }

  .head {
    display: flex;
    gap: calc(12 * var(--_u));
  }

  .head .org {
    flex: 1;
    max-height: calc(2 * 1.25em + var(--_room));
    font-size: calc(17 * var(--_u));
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
    width: calc(22 * var(--_u));
    height: calc(22 * var(--_u));
  }

  .clock {
    font-size: calc(32 * var(--_u));
  }

  .stage {
    --_head: calc(48 * var(--_u));
    --_hero: calc(92 * var(--_u));
    --_hero-width: calc(248 * var(--_u));
    --_counter-width: calc(68 * var(--_u));
    --_row: calc(52 * var(--_u));
    --_row-width: calc(240 * var(--_u));
    --_least: calc(16 * var(--_u));
  }

  .n0,
  .n1 {
    grid-template-rows: minmax(0, 190fr) minmax(0, 170fr);
  }

  .saying,
  .call,
  .rows .call {
    column-gap: calc(8 * var(--_u));
    padding-inline-end: var(--_margin);
  }

  .saying {
    grid-template-columns: minmax(0, 288fr) minmax(0, 72fr);
  }

  .say {
    font-size: calc(20 * var(--_u));
  }

  .say small {
    margin-inline-start: calc(10 * var(--_u));
    font-size: calc(18 * var(--_u));
  }

  .say + .say {
    overflow: visible;
  }

  .mark-arrow,
  .n1 .heroes .mark-arrow {
    justify-self: center;
    width: calc(26 * var(--_u));
    height: calc(26 * var(--_u));
    margin: 0;
  }

  .f,
  .n2 .f,
  .n3 .f,
  .n4 .f,
  .n5 .f {
    margin-inline-start: calc(12 * var(--_u));
    font-size: calc(18 * var(--_u));
  }

  .n2 .f,
  .n3 .f {
    margin-inline-start: 0;
  }

  .n2,
  .n3,
  .n4,
  .n5 {
    --_head: calc(40 * var(--_u));
    --_row-width: calc(240 * var(--_u));
  }

  .n2 {
    --_row: calc(80 * var(--_u));
  }

  .n3 {
    --_row: calc(68 * var(--_u));
  }

  .n4 {
    --_row: calc(56 * var(--_u));
  }

  .n5 {
    --_row: calc(46 * var(--_u));
  }

  .over .stage,
  .flood .stage {
    --_head: calc(36 * var(--_u));
    --_row: calc(36 * var(--_u));
  }

  .flood .stage {
    --_row: calc(24 * var(--_u));
  }

  .quiet {
    padding-bottom: calc(12 * var(--_u));
    font-size: calc(28 * var(--_u));
  }

  .quiet span {
    font-size: calc(18 * var(--_u));
  }

  .over .recent,
  .flood .recent {
    display: block;
    min-height: 0;
    padding: calc(4 * var(--_u)) var(--_margin);
  }

  .recent h2 {
    font-size: calc(16 * var(--_u));
  }

  .over .recent li,
  .flood .recent li {
    min-width: 25%;
    padding: 0;
    font-size: calc(18 * var(--_u));
    line-height: 1.2;
  }

  .recent li span,
  .flood .recent li span {
    margin-inline-start: calc(6 * var(--_u));
    font-size: calc(16 * var(--_u));
  }

  .foot {
    display: block;
    padding: calc(12 * var(--_u)) 0;
  }

  .state {
    gap: calc(16 * var(--_u));
    flex-wrap: nowrap;
    padding: 0 var(--_margin);
    font-size: calc(16 * var(--_u));
  }

  .state > span {
    gap: calc(6 * var(--_u));
  }

  .stop h2,
  .failed h2,
  .unnamed h2 {
    gap: calc(12 * var(--_u));
    font-size: calc(32 * var(--_u));
  }

  .stop .mark {
    width: calc(34 * var(--_u));
    height: calc(34 * var(--_u));
    margin-top: calc(4 * var(--_u));
  }

  .stop p {
    padding-top: calc(8 * var(--_u));
    font-size: calc(20 * var(--_u));
  }

  .stale {
    grid-template-rows: calc(60 * var(--_u)) minmax(0, 1fr) auto calc(48 * var(--_u));
    grid-template-areas: 'head' 'stop' 'stage' 'foot';
  }

  .unnamed,
  .failed {
    grid-template-rows: calc(60 * var(--_u)) minmax(0, 1fr) calc(48 * var(--_u));
    grid-template-areas: 'head' 'stop' 'foot';
  }

  .old {
    padding: calc(8 * var(--_u)) var(--_margin) 0;
  }

  .old h2 {
    padding: 0 0 calc(8 * var(--_u));
  }

  .old li {
    grid-template-columns: minmax(0, 90fr) minmax(0, 100fr) minmax(0, 110fr);
    height: calc(44 * var(--_u));
  }

  .old b {
    font-size: calc(28 * var(--_u));
  }
`;
