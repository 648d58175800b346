import {css} from 'lit';
import {digitStyles} from '../../base/digits.js';
import {darkTokens} from '../../base/tokens.js';
import {rail, stage} from './calls.styles.js';
import {wallSheet} from '../../base/wall-sheet.js';

const units = css`
  :host {
    container-type: size;
    width: 100%;
    height: 100%;
    min-height: 400px;
    /* stylelint-disable-next-line property-disallowed-list -- for pages that give it no height; a television always does */
    aspect-ratio: 16 / 9;
    overflow: hidden;
    background: var(--_paper);
  }

  .board {
    --_w: 1vw;
    --_h: 1vh;
    --_u: min(calc(100 * var(--_w) / 1920), calc(100 * var(--_h) / 1080));
    --_tight: var(--mc-leading-tight, 1.4);
    --_rule: max(1px, 2u);
    --_columns: minmax(0, 872fr) minmax(0, 88fr) minmax(0, 240fr);
    --_margin: 64u;
    --_room: var(--mc-mark-room, 0.22em);
    position: relative;
    display: grid;
    width: 100%;
    height: 100%;
    min-height: inherit;
    grid-template: 120u minmax(0, 1fr) auto 112u / minmax(0, 1312fr) minmax(0, 608fr);
    grid-template-areas: 'head head' 'stage rail' 'recent rail' 'foot foot';
    overflow: hidden;
    font-size: 40u;
    line-height: var(--_tight);
    text-rendering: optimizeLegibility;
  }

  @supports (width: 1cqw) {
    .board {
      --_w: 1cqw;
      --_h: 1cqh;
    }
  }

  p,
  h2,
  ul,
  ol {
    margin: 0;
    padding: 0;
    font-size: inherit;
    font-weight: inherit;
    list-style: none;
  }

  .mark {
    display: block;
    flex: none;
    width: 32u;
    height: 32u;
  }

  .media {
    display: none;
  }

  small {
    font-size: 28u;
    font-weight: 400;
    color: var(--_ink-2);
  }
`;

const head = css`
  .head {
    grid-area: head;
    display: flex;
    align-items: center;
    gap: 28u;
    padding: 0 var(--_margin);
    border-bottom: var(--_rule) solid var(--_line);
  }

  .mark-door {
    width: 48u;
    height: 48u;
    color: var(--_ink-2);
  }

  .org,
  .org span,
  .rail b,
  .recent li,
  .f,
  .say {
    overflow: hidden;
    padding-top: var(--_room);
    margin-top: calc(-1 * var(--_room));
    white-space: nowrap;
    text-overflow: ellipsis;
  }

  .org {
    min-width: 0;
    font-weight: 600;
  }

  .org span {
    display: block;
    font-size: 28u;
    font-weight: 400;
    line-height: 1.3;
    color: var(--_ink-2);
  }

  .date {
    flex: none;
    margin-inline-start: auto;
    font-size: 32u;
    color: var(--_ink-2);
  }

  .clock {
    flex: none;
    font-size: 80u;
    font-weight: 600;
    line-height: 1;
    letter-spacing: -0.01em;
  }
`;

const foot = css`
  .foot {
    grid-area: foot;
    display: grid;
    grid-template-columns: minmax(0, 1312fr) minmax(0, 608fr);
    align-items: center;
    border-top: var(--_rule) solid var(--_line);
  }

  .note {
    display: flex;
    align-items: center;
    gap: 32u;
    padding-inline-start: var(--_margin);
    padding-inline-end: 24u;
    font-size: 32u;
  }

  .note p {
    max-height: calc(2 * 1.4em + var(--_room));
    padding-top: var(--_room);
    margin-top: calc(-1 * var(--_room));
    overflow: hidden;
    overflow-wrap: anywhere;
  }

  .pages {
    display: flex;
    flex: none;
    gap: 8u;
  }

  .pages i {
    width: 32u;
    height: 6u;
    background: var(--_line-strong);
    opacity: 0.45;
  }

  .pages i + i + i + i + i ~ i {
    width: 12u;
  }

  .pages .on {
    background: var(--_ink);
    opacity: 1;
  }

  .state {
    display: flex;
    flex-wrap: wrap;
    gap: 4u 40u;
    padding-inline-start: 48u;
    padding-inline-end: 24u;
    font-size: 28u;
    color: var(--_ink-2);
  }

  .state > span {
    display: flex;
    align-items: center;
    gap: 12u;
    white-space: nowrap;
  }

  .well .mark {
    color: var(--_live);
  }

  .warn .mark {
    color: var(--_warn);
  }
`;

const forced = css`
  @media (forced-colors: active) {
    .heroes {
      border: 4px solid CanvasText;
    }

    .pages .on {
      background: CanvasText;
    }
  }
`;

export const styles = [...darkTokens, digitStyles, wallSheet(units, head, stage, rail, foot, forced)];
