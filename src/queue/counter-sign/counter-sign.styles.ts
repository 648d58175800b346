import {css} from 'lit';
import {darkTokens} from '../../base/tokens.js';
import {narrow, wallSheet} from '../../base/wall-sheet.js';

/*
 * One `u` is a pixel of the reference sign (1920 × 540; 800 × 480 where it is squarer; 390 × 844 upright). It follows
 * the container and, where container units are unknown (Chromium 85), the window. Physical sides as televisions need.
 */
const sign = css`
  :host {
    container-type: size;
    width: 100%;
    height: 100%;
    min-height: 160px;
    overflow: hidden;
    background: var(--_paper);
  }

  .sign {
    --_w: 1vw;
    --_h: 1vh;
    --_u: min(calc(100 * var(--_w) / 1920), calc(100 * var(--_h) / 540));
    --_room: var(--mc-mark-room, 0.22em);
    --_margin: 64u;
    --_wide: calc(100 * var(--_w) - 736u);
    --_tall: calc(100 * var(--_h) - 156u);
    --_name-wide: 416u;
    --_name-tall: 240u;
    display: grid;
    grid-template-columns: 544u minmax(0, 1fr);
    width: 100%;
    height: 100%;
    min-height: inherit;
    line-height: var(--mc-leading-tight, 1.4);
  }

  @supports (width: 1cqw) {
    .sign {
      --_w: 1cqw;
      --_h: 1cqh;
    }
  }

  p,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .counter {
    display: flex;
    flex-direction: column;
    min-width: 0;
    padding: 40u var(--_margin) 32u;
    border-inline-end: max(1px, 2u) solid var(--_line);
    overflow: hidden;
  }

  .label {
    font-size: 56u;
    line-height: 1.2;
    color: var(--_ink-2);
  }

  .name {
    margin-inline-start: -0.04em;
    font-size: min(var(--_name-tall), calc(var(--_name-wide) / var(--_em, 1)));
    font-weight: 600;
    line-height: 1;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }

  .services {
    margin-top: auto;
    padding-top: var(--_room);
    font-size: 40u;
    line-height: 1.3;
    overflow: hidden;
  }

  .services li + li:nth-child(n + 4) {
    display: none;
  }

  .now {
    display: flex;
    flex-direction: column;
    min-width: 0;
    padding: 40u var(--_margin) 0;
    overflow: hidden;
  }

  .caption {
    display: flex;
    align-items: baseline;
    justify-content: space-between;
    font-size: 56u;
    line-height: 1.2;
  }

  .serving .caption span {
    color: var(--_ink-2);
  }

  .priority {
    flex: none;
    margin-inline-start: 24u;
    padding-inline-start: 24u;
    border-inline-start: max(1px, 4u) solid;
    font-weight: 600;
  }

  .place {
    display: flex;
    flex: 1;
    align-items: center;
    min-height: 0;
  }

  .n {
    margin-inline-start: -0.06em;
    font-size: min(calc(var(--_tall) * 0.95), calc(var(--_wide) / var(--_em, 2.8)));
    font-weight: 600;
    line-height: 1;
    letter-spacing: -0.02em;
    white-space: nowrap;
  }

  .n.long {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .calling .now {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .calling .n {
    color: var(--_gold);
  }

  .others {
    padding-bottom: 24u;
    font-size: 40u;
    line-height: 1.2;
    color: var(--_ink-2);
  }

  .calling .others {
    color: inherit;
  }

  .words {
    display: flex;
    flex: 1;
    flex-direction: column;
    justify-content: center;
    min-height: 0;
    padding-bottom: 40u;
  }

  .title {
    display: flex;
    align-items: center;
    font-size: 112u;
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.015em;
    overflow-wrap: anywhere;
  }

  .title .mark {
    flex: none;
    width: 96u;
    height: 96u;
    margin-inline-end: 40u;
  }

  .advice {
    padding-top: 16u;
    font-size: 56u;
    line-height: 1.35;
    color: var(--_ink-2);
  }

  .paused .title,
  .closed .title,
  .out-of-hours .title,
  .loading .title {
    font-weight: 400;
    color: var(--_ink-2);
  }

  .stale .now,
  .failed .now {
    background: var(--_ink);
    color: var(--_paper);
  }

  .stale .title,
  .failed .title {
    font-size: 72u;
  }

  .stale .title .mark,
  .failed .title .mark {
    width: 72u;
    height: 72u;
  }

  .stale .advice,
  .failed .advice {
    color: inherit;
  }

  .two > * {
    display: block;
    font-style: normal;
  }

  .two i {
    font-size: 0.6em;
    font-weight: 400;
    line-height: 1.3;
  }

  .services i {
    font-size: 0.8em;
    color: var(--_ink-2);
  }

  .pair {
    --_tall: calc(100 * var(--_h) - 190u);
    --_name-tall: 200u;
  }

  .pair .services {
    font-size: 34u;
  }

  .pair .services li:nth-child(n + 3) {
    display: none;
  }

  .pair .title {
    font-size: 96u;
  }

  .pair .advice {
    font-size: 48u;
  }
`;

/** A small squarer glass: the counter is a band over the number. */
const squat = css`
  .sign {
    --_u: min(calc(100 * var(--_w) / 800), calc(100 * var(--_h) / 480));
    --_margin: 32u;
    --_wide: calc(100 * var(--_w) - 80u);
    --_tall: calc(100 * var(--_h) - 208u);
    --_name-wide: 240u;
    --_name-tall: 80u;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: 112u minmax(0, 1fr);
  }

  .counter {
    flex-direction: row;
    align-items: center;
    padding: 0 var(--_margin);
    border-inline-end: 0;
    border-bottom: max(1px, 2u) solid var(--_line);
  }

  .label {
    flex: none;
    font-size: 32u;
  }

  .name {
    flex: none;
    margin-inline-start: 14u;
  }

  .services {
    flex: 1;
    min-width: 0;
    margin-top: 0;
    padding: 0;
    margin-inline-start: 32u;
    font-size: 28u;
    line-height: 1.25;
    text-align: end;
  }

  .services li + li:nth-child(n + 3) {
    display: none;
  }

  .now {
    padding-top: 20u;
  }

  .caption {
    font-size: 40u;
  }

  .others {
    padding-bottom: 14u;
    font-size: 28u;
  }

  .words {
    padding-bottom: 20u;
  }

  .title {
    font-size: 64u;
  }

  .title .mark,
  .stale .title .mark,
  .failed .title .mark {
    width: 56u;
    height: 56u;
    margin-inline-end: 20u;
  }

  .advice {
    padding-top: 8u;
    font-size: 34u;
  }

  .stale .title,
  .failed .title {
    font-size: 48u;
  }

  .pair {
    --_tall: calc(100 * var(--_h) - 226u);
    --_name-tall: 72u;
  }

  .pair .services {
    font-size: 24u;
  }

  .pair .services li:nth-child(n + 2) {
    display: none;
  }

  .pair .title {
    font-size: 52u;
  }

  .pair .advice {
    font-size: 30u;
  }
`;

/** A telephone or a tablet standing upright. Follows the squarer one. */
const tall = css`
  .sign {
    --_u: min(calc(100 * var(--_w) / 390), calc(100 * var(--_h) / 844));
    --_margin: 24u;
    --_wide: calc(100 * var(--_w) - 60u);
    --_tall: calc(100 * var(--_h) - 480u);
    --_name-wide: 330u;
    --_name-tall: 160u;
    grid-template-rows: auto minmax(0, 1fr);
  }

  .counter {
    display: block;
    padding: 24u var(--_margin);
  }

  .label {
    font-size: 28u;
  }

  .name {
    margin-inline-start: -0.04em;
  }

  .services {
    padding-top: 12u;
    margin-inline-start: 0;
    font-size: 24u;
    text-align: start;
  }

  .now {
    padding-top: 24u;
  }

  .caption {
    font-size: 32u;
  }

  .title {
    font-size: 48u;
  }

  .title .mark,
  .stale .title .mark,
  .failed .title .mark {
    width: 44u;
    height: 44u;
  }

  .stale .title,
  .failed .title {
    font-size: 40u;
  }

  .advice {
    padding-top: 12u;
    font-size: 28u;
  }
`;

const forced = css`
  @media (forced-colors: active) {
    .calling .now,
    .stale .now,
    .failed .now {
      border: 4px solid CanvasText;
    }
  }
`;

export const styles = [
  ...darkTokens,
  wallSheet(sign, narrow('(max-aspect-ratio: 5/2)', squat), narrow('(max-aspect-ratio: 4/5)', tall), forced),
];
