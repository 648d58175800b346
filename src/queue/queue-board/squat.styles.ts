import {css} from 'lit';

/** Under 1200 px: the rail goes under the stage. A landscape box, by 1280 × 960. */
export const squat = css`
  .board {
    --_u: min(calc(100 * var(--_w) / 1280), calc(100 * var(--_h) / 960));
    --_margin: 48u;
    grid-template: 96u minmax(0, 1fr) auto auto 88u / minmax(0, 1fr);
    grid-template-areas: 'head' 'stage' 'recent' 'rail' 'foot';
  }

  .stage {
    --_head: 80u;
    --_hero: 228u;
    --_hero-width: 860u;
    --_row: 84u;
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
    font-size: 33u;
  }

  .clock {
    grid-row: 1;
    grid-column: 3;
    justify-self: end;
    font-size: 52u;
  }

  .date {
    grid-row: 2;
    grid-column: 3;
    font-size: 26u;
    line-height: 1.3;
  }

  .shared {
    --_head: 72u;
  }

  .n2 {
    --_row: 168u;
  }

  .n3 {
    --_row: 112u;
  }

  .n4 {
    --_row: 84u;
  }

  .n5 {
    --_row: 68u;
  }

  .shared .f {
    font-size: 32u;
  }

  .over .stage {
    --_head: 56u;
    --_row: 54u;
  }

  .flood .stage {
    --_row: 40u;
  }

  .quiet {
    font-size: 56u;
  }

  .quiet span {
    font-size: 36u;
  }

  .recent {
    display: flex;
    align-items: baseline;
    gap: 32u;
    min-height: 76u;
    padding-top: 8u;
    padding-bottom: 8u;
  }

  .recent h2 {
    flex: none;
  }

  .recent ol {
    flex: 1;
  }

  .flood .recent li {
    font-size: 32u;
  }

  .flood .recent li span {
    font-size: 26u;
  }

  .rail {
    padding: 12u var(--_margin);
    border-top: var(--_rule) solid var(--_line);
    border-inline-start: 0;
  }

  .rail h2 {
    padding-bottom: 4u;
    font-size: 28u;
    font-weight: 400;
    color: var(--_ink-2);
  }

  .rail ul {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    column-gap: 24u;
  }

  .rail li {
    display: block;
    height: auto;
    padding: 0;
    border: 0;
    font-size: 28u;
  }

  .rail li > * {
    display: block;
  }

  .c strong {
    font-size: 40u;
  }

  .foot {
    grid-template-columns: minmax(0, 1fr) auto;
  }

  .note {
    font-size: 28u;
  }

  .state {
    flex-direction: column;
    padding-inline-end: var(--_margin);
    font-size: 26u;
  }

  .none {
    padding-top: 8u;
  }
`;
