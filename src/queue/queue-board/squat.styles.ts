import {css} from 'lit';

/** Under 1200 px: the rail goes under the stage. A landscape box, by 1280 × 960. */
export const squat = css`
  .board {
    --_u: min(calc(100 * var(--_w) / 1280), calc(100 * var(--_h) / 960));
    --_margin: calc(48 * var(--_u));
    grid-template: calc(96 * var(--_u)) minmax(0, 1fr) auto auto calc(88 * var(--_u)) / minmax(0, 1fr);
    grid-template-areas: 'head' 'stage' 'recent' 'rail' 'foot';
  }

  .stage {
    --_head: calc(80 * var(--_u));
    --_hero: calc(228 * var(--_u));
    --_hero-width: calc(860 * var(--_u));
    --_row: calc(84 * var(--_u));
  }

  .n0,
  .n1 {
    grid-template-rows: minmax(0, 316fr) minmax(0, 192fr);
  }

  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-content: center;
    row-gap: 0;
  }

  .head > .mark,
  .org {
    grid-row: 1 / 3;
  }

  .org {
    font-size: calc(33 * var(--_u));
  }

  .clock {
    grid-row: 1;
    grid-column: 3;
    justify-self: end;
    font-size: calc(52 * var(--_u));
  }

  .date {
    grid-row: 2;
    grid-column: 3;
    font-size: calc(26 * var(--_u));
    line-height: 1.3;
  }

  .n2,
  .n3,
  .n4,
  .n5 {
    --_head: calc(72 * var(--_u));
  }

  .n2 {
    --_row: calc(168 * var(--_u));
  }

  .n3 {
    --_row: calc(112 * var(--_u));
  }

  .n4 {
    --_row: calc(84 * var(--_u));
  }

  .n5 {
    --_row: calc(68 * var(--_u));
  }

  .n2 .f,
  .n3 .f,
  .n4 .f,
  .n5 .f {
    font-size: calc(32 * var(--_u));
  }

  .over .stage,
  .flood .stage {
    --_head: calc(56 * var(--_u));
    --_row: calc(54 * var(--_u));
  }

  .flood .stage {
    --_row: calc(40 * var(--_u));
  }

  .quiet {
    font-size: calc(56 * var(--_u));
  }

  .quiet span {
    font-size: calc(36 * var(--_u));
  }

  .recent {
    display: flex;
    align-items: baseline;
    gap: calc(32 * var(--_u));
    min-height: calc(76 * var(--_u));
    padding-top: calc(8 * var(--_u));
    padding-bottom: calc(8 * var(--_u));
  }

  .recent h2 {
    flex: none;
  }

  .recent ol {
    flex: 1;
  }

  .flood .recent li {
    font-size: calc(32 * var(--_u));
  }

  .flood .recent li span {
    font-size: calc(26 * var(--_u));
  }

  .rail {
    padding: calc(12 * var(--_u)) var(--_margin);
    border-top: var(--_rule) solid var(--_line);
    border-inline-start: 0;
  }

  .rail h2 {
    padding-bottom: calc(4 * var(--_u));
    font-size: calc(28 * var(--_u));
    font-weight: 400;
    color: var(--_ink-2);
  }

  .rail ul {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    column-gap: calc(24 * var(--_u));
  }

  .rail li {
    display: block;
    height: auto;
    padding: 0;
    border: 0;
    font-size: calc(28 * var(--_u));
  }

  .rail li > * {
    display: block;
  }

  .c strong {
    font-size: calc(40 * var(--_u));
  }

  .foot {
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .note {
    font-size: calc(28 * var(--_u));
  }

  .state {
    flex-direction: column;
    padding-inline-end: var(--_margin);
    font-size: calc(26 * var(--_u));
  }

  .stop h2,
  .failed h2,
  .unnamed h2 {
    gap: calc(32 * var(--_u));
    font-size: calc(72 * var(--_u));
    line-height: 1.3;
  }

  .stop .mark {
    width: calc(72 * var(--_u));
    height: calc(72 * var(--_u));
  }

  .stop p {
    font-size: calc(44 * var(--_u));
  }

  .stale {
    grid-template-rows: calc(96 * var(--_u)) minmax(0, 1fr) auto auto calc(88 * var(--_u));
    grid-template-areas: 'head' 'stop' 'stage' 'rail' 'foot';
  }

  .unnamed,
  .failed {
    grid-template-rows: calc(96 * var(--_u)) minmax(0, 1fr) calc(88 * var(--_u));
    grid-template-areas: 'head' 'stop' 'foot';
  }

  .old {
    padding: calc(12 * var(--_u)) var(--_margin) 0;
  }

  .old h2 {
    padding-bottom: calc(8 * var(--_u));
  }

  .old li {
    height: calc(72 * var(--_u));
  }

  .none {
    padding-top: calc(8 * var(--_u));
  }

  .stale .rail .none {
    padding: 0;
    border: 0;
  }
`;
