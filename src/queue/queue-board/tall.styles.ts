import {css} from 'lit';

/** Under 1200 px and upright, by 1080 × 1920: hero, rows, recent, waiting. Follows `squat`. */
export const tall = css`
  .board {
    --_u: min(calc(100 * var(--_w) / 1080), calc(100 * var(--_h) / 1920));
    --_margin: 64u;
    grid-template-rows: 208u minmax(0, 1fr) auto auto auto;
  }

  .head {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    align-content: center;
    row-gap: 12u;
  }

  .head > .mark,
  .org {
    grid-row: 1;
  }

  .org {
    grid-column: 2 / 4;
    font-size: 40u;
  }

  .date {
    grid-row: 2;
    grid-column: 1 / 3;
    align-self: center;
    margin: 0;
    font-size: 32u;
  }

  .clock {
    grid-row: 2;
    grid-column: 3;
    font-size: 72u;
  }

  .stage {
    --_head: 104u;
    --_hero: 244u;
    --_hero-width: 724u;
    --_counter-width: 188u;
    --_row: 112u;
    --_row-width: 440u;
  }

  .n0,
  .n1 {
    grid-template-rows: minmax(0, 420fr) minmax(0, 340fr);
  }

  .shared {
    --_head: 96u;
    --_row-width: 640u;
  }

  .n2 {
    --_row: 200u;
  }

  .n3 {
    --_row: 144u;
  }

  .n4 {
    --_row: 112u;
  }

  .n5 {
    --_row: 104u;
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
    font-size: 48u;
  }

  .f,
  .shared .f {
    font-size: 40u;
  }

  .over .stage {
    --_head: 80u;
    --_row: 80u;
  }

  .flood .stage {
    --_head: 64u;
    --_row: 48u;
  }

  .quiet {
    font-size: 72u;
  }

  .recent {
    display: block;
    padding: 16u var(--_margin);
  }

  .recent ol {
    height: 2.8em;
  }

  .recent li {
    min-width: 33.3%;
  }

  .over .recent li {
    min-width: 25%;
  }

  .n1 .heroes .mark-arrow {
    width: 64u;
    height: 64u;
  }

  .rail {
    padding: 24u var(--_margin) 8u;
  }

  .rail h2 {
    padding-bottom: 16u;
    font-size: 40u;
    font-weight: 600;
    color: inherit;
  }

  .rail ul {
    display: block;
  }

  .rail li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 224u 280u;
    align-content: center;
    height: 92u;
    border-top: var(--_rule) solid var(--_line);
    font-size: 40u;
  }

  .rail b {
    grid-column: 1;
  }

  .c strong {
    font-size: 56u;
  }

  .w {
    text-align: end;
  }

  .foot {
    display: block;
    padding: 20u 0;
  }

  .note {
    min-height: 89.6u;
    padding-inline-end: var(--_margin);
    font-size: 32u;
  }

  .note p {
    max-height: calc(3 * 1.4em + var(--_room));
  }

  .state {
    flex-direction: row;
    padding-top: 12u;
    padding-inline-start: var(--_margin);
    font-size: 28u;
  }
`;
