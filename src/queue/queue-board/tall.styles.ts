import {css} from 'lit';

/** Under 1200 px and upright, by 1080 × 1920: hero, rows, recent, waiting. Follows `squat`. */
export const tall = css`
  .board {
    --_u: min(calc(100 * var(--_w) / 1080), calc(100 * var(--_h) / 1920));
    --_margin: calc(64 * var(--_u));
    grid-template-rows: calc(208 * var(--_u)) minmax(0, 1fr) auto auto auto;
  }

  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-content: center;
    row-gap: calc(12 * var(--_u));
  }

  .head > .mark,
  .org {
    grid-row: 1;
  }

  .org {
    grid-column: 2 / 4;
    font-size: calc(40 * var(--_u));
  }

  .date {
    grid-row: 2;
    grid-column: 1 / 3;
    align-self: center;
    margin: 0;
    font-size: calc(32 * var(--_u));
  }

  .clock {
    grid-row: 2;
    grid-column: 3;
    font-size: calc(72 * var(--_u));
  }

  .stage {
    --_head: calc(104 * var(--_u));
    --_hero: calc(244 * var(--_u));
    --_hero-width: calc(724 * var(--_u));
    --_counter-width: calc(188 * var(--_u));
    --_row: calc(112 * var(--_u));
    --_row-width: calc(440 * var(--_u));
  }

  .n0,
  .n1 {
    grid-template-rows: minmax(0, 420fr) minmax(0, 340fr);
  }

  .n2,
  .n3,
  .n4,
  .n5 {
    --_head: calc(96 * var(--_u));
    --_row-width: calc(640 * var(--_u));
  }

  .n2 {
    --_row: calc(200 * var(--_u));
  }

  .n3 {
    --_row: calc(144 * var(--_u));
  }

  .n4 {
    --_row: calc(112 * var(--_u));
  }

  .n5 {
    --_row: calc(104 * var(--_u));
  }

  .n2 .n,
  .n3 .n {
    flex-direction: column;
  }

  .n2 .f,
  .n3 .f {
    flex: none;
    max-width: 100%;
    margin-inline-start: 0;
    white-space: nowrap;
  }

  .say {
    font-size: calc(48 * var(--_u));
  }

  .f,
  .n2 .f,
  .n3 .f,
  .n4 .f,
  .n5 .f {
    font-size: calc(40 * var(--_u));
  }

  .over .stage {
    --_head: calc(80 * var(--_u));
    --_row: calc(80 * var(--_u));
  }

  .flood .stage {
    --_head: calc(64 * var(--_u));
    --_row: calc(48 * var(--_u));
  }

  .quiet {
    font-size: calc(72 * var(--_u));
  }

  .recent {
    display: block;
    padding: calc(16 * var(--_u)) var(--_margin);
  }

  .recent ol {
    height: 2.8em;
  }

  .recent li {
    min-width: 33.3%;
  }

  .over .recent li,
  .flood .recent li {
    min-width: 25%;
  }

  .n1 .heroes .mark-arrow {
    width: calc(64 * var(--_u));
    height: calc(64 * var(--_u));
  }

  .rail {
    padding: calc(24 * var(--_u)) var(--_margin) calc(8 * var(--_u));
  }

  .rail h2 {
    padding-bottom: calc(16 * var(--_u));
    font-size: calc(40 * var(--_u));
    font-weight: 600;
    color: inherit;
  }

  .rail ul {
    display: block;
  }

  .rail li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) calc(224 * var(--_u)) calc(280 * var(--_u));
    align-content: center;
    height: calc(92 * var(--_u));
    border-top: var(--_rule) solid var(--_line);
    font-size: calc(40 * var(--_u));
  }

  .rail b {
    grid-column: 1;
  }

  .c strong {
    font-size: calc(56 * var(--_u));
  }

  .w {
    text-align: end;
  }

  .foot {
    display: block;
    padding: calc(20 * var(--_u)) 0;
  }

  .note {
    min-height: calc(2 * 1.4 * 32 * var(--_u));
    padding-inline-end: var(--_margin);
    font-size: calc(32 * var(--_u));
  }

  .note p {
    max-height: calc(3 * 1.4em + var(--_room));
  }

  .state {
    flex-direction: row;
    padding-top: calc(12 * var(--_u));
    padding-inline-start: var(--_margin);
    font-size: calc(28 * var(--_u));
  }

  .stop h2,
  .failed h2,
  .unnamed h2 {
    align-items: flex-start;
    font-size: calc(96 * var(--_u));
  }

  .stop .mark {
    width: calc(96 * var(--_u));
    height: calc(96 * var(--_u));
    margin-top: calc(16 * var(--_u));
  }

  .stop p {
    padding-top: calc(32 * var(--_u));
    font-size: calc(56 * var(--_u));
  }

  .stale {
    grid-template-rows: calc(208 * var(--_u)) minmax(0, 1fr) auto auto auto;
  }

  .unnamed,
  .failed {
    grid-template-rows: calc(208 * var(--_u)) minmax(0, 1fr) auto;
  }

  .old li {
    height: calc(104 * var(--_u));
  }

  .old h2 {
    padding: calc(24 * var(--_u)) 0 calc(16 * var(--_u));
  }

  .stale .rail {
    padding-bottom: calc(48 * var(--_u));
  }
`;
