import {css} from 'lit';
import {layout} from './layouts.js';
import {wallSheet} from '../../base/wall-sheet.js';

/* Stale or failed: paper on ink changes places, red and gold are gone, old calls lose weight and gain their time. */
const stop = css`
  .board.stale {
    grid-template-rows: 120u minmax(0, 424fr) minmax(0, 424fr) 112u;
    grid-template-areas: 'head head' 'stop stop' 'stage rail' 'foot foot';
  }

  .board.failed {
    grid-template-rows: 120u minmax(0, 1fr) 112u;
    grid-template-areas: 'head head' 'stop stop' 'foot foot';
  }

  .stop {
    grid-area: stop;
    display: flex;
    flex-direction: column;
    justify-content: center;
    min-height: 0;
    padding: 0 var(--_margin);
    background: var(--_ink);
    color: var(--_paper);
  }

  .stop h2 {
    display: flex;
    align-items: center;
    gap: 40u;
    font-size: 112u;
    font-weight: 600;
    letter-spacing: -0.015em;
    word-spacing: 0.08em;
  }

  .stop .mark {
    width: 104u;
    height: 104u;
  }

  .failed h2 {
    font-size: 96u;
    line-height: 1.3;
  }

  .stop p {
    font-size: 56u;
  }

  .stop p span {
    display: block;
  }

  .old {
    grid-area: stage;
    min-height: 0;
    padding: 24u 48u 0 var(--_margin);
    overflow: hidden;
  }

  .old h2,
  .stale .rail h2 {
    padding-bottom: 16u;
    font-weight: 500;
  }

  .old li {
    display: grid;
    grid-template-columns: minmax(0, 232fr) minmax(0, 240fr) minmax(0, 728fr);
    align-items: center;
    height: 104u;
    border-top: var(--_rule) solid var(--_line);
    color: var(--_ink-3);
    white-space: nowrap;
  }

  .old b {
    font-size: 56u;
    font-weight: 400;
  }

  @media (forced-colors: active) {
    .stop {
      border: 4px solid CanvasText;
    }
  }
`;

const squat = css`
  .stop h2,
  .failed h2 {
    gap: 32u;
    font-size: 72u;
    line-height: 1.3;
  }

  .stop .mark {
    width: 72u;
    height: 72u;
  }

  .stop p {
    font-size: 44u;
  }

  .board.stale {
    grid-template-rows: 96u minmax(0, 1fr) auto auto 88u;
    grid-template-areas: 'head' 'stop' 'stage' 'rail' 'foot';
  }

  .board.failed {
    grid-template-rows: 96u minmax(0, 1fr) 88u;
    grid-template-areas: 'head' 'stop' 'foot';
  }

  .old {
    padding: 12u var(--_margin) 0;
  }

  .old h2 {
    padding-bottom: 8u;
  }

  .old li {
    height: 72u;
  }

  .stale .rail .none {
    padding: 0;
    border: 0;
  }
`;

const tall = css`
  .stop h2,
  .failed h2 {
    align-items: flex-start;
    font-size: 96u;
  }

  .stop .mark {
    width: 96u;
    height: 96u;
    margin-top: 16u;
  }

  .stop p {
    padding-top: 32u;
    font-size: 56u;
  }

  .board.stale {
    grid-template-rows: 208u minmax(0, 1fr) auto auto auto;
  }

  .board.failed {
    grid-template-rows: 208u minmax(0, 1fr) auto;
  }

  .old li {
    height: 104u;
  }

  .old h2 {
    padding: 24u 0 16u;
  }

  .stale .rail {
    padding-bottom: 48u;
  }
`;

const small = css`
  .stop h2,
  .failed h2 {
    gap: 12u;
    font-size: 32u;
  }

  .stop .mark {
    width: 34u;
    height: 34u;
    margin-top: 4u;
  }

  .stop p {
    padding-top: 8u;
    font-size: 20u;
  }

  .board.stale {
    grid-template-rows: 60u minmax(0, 1fr) auto 48u;
    grid-template-areas: 'head' 'stop' 'stage' 'foot';
  }

  .board.failed {
    grid-template-rows: 60u minmax(0, 1fr) 48u;
    grid-template-areas: 'head' 'stop' 'foot';
  }

  .old {
    padding: 8u var(--_margin) 0;
  }

  .old h2 {
    padding: 0 0 8u;
  }

  .old li {
    grid-template-columns: minmax(0, 90fr) minmax(0, 100fr) minmax(0, 110fr);
    height: 44u;
  }

  .old b {
    font-size: 28u;
  }
`;

/** They hold in every layout, whichever file of the two comes first. */
export const styles = wallSheet(stop, layout('squat', squat), layout('tall', tall), layout('small', small));
