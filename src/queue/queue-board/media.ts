import {css, html, type TemplateResult} from 'lit';
import {arrowMark} from '../../base/marks.js';
import type {Shown} from '../board.js';
import {each, type Arranged, type Scene} from './scene.js';
import {layout} from './layouts.js';
import {wallSheet} from '../../base/wall-sheet.js';

/** Whoever was called has this long to look up before the media come back. */
const calm = 30_000;
const inStrip = 4;

/** Whether nobody has been called for a while, so that the media may have the stage. */
export function isIdle({board, now, hallNow, hold}: Scene): boolean {
  if (board.stage.some(({since}) => now - since < hold) || board.list.some(({staged}) => !staged)) return false;
  return ![...board.stage, ...board.list].some(({call}) => hallNow - call.at < calm);
}

/** The media on the stage, the last calls in a strip under them. */
export function arrange(scene: Scene): Arranged {
  const {stage: heroes, list} = scene.board;
  const strip = [...heroes, ...list].sort((a, b) => b.call.seq - a.call.seq).slice(0, inStrip);
  const closed = scene.view?.open === false;
  const stage = html`<section class="stage strip" part="stage" aria-label=${scene.label.recent}>
    ${
      closed || strip.length === 0
        ? scene.quiet()
        : html`<ul>
          ${each(strip, (shown) => renderCall(scene, shown))}
        </ul>`
    }
  </section>`;
  return {kind: 'idle', stage, recent: []};
}

function renderCall({counterName}: Scene, {call}: Shown): TemplateResult {
  return html`<li>
    <p class="n"><b>${call.number}</b></p>
    ${arrowMark()}
    <p class="q">${counterName(call.counter)}</p>
  </li>`;
}

const wide = css`
  .board.idle {
    grid-template-rows: 120u minmax(0, 1fr) 120u 112u;
    grid-template-areas: 'head head' 'media rail' 'stage rail' 'foot foot';
  }

  .board.idle .recent {
    display: none;
  }

  .board.idle .media {
    display: block;
    grid-area: media;
    min-height: 0;
    overflow: hidden;
  }

  .board.idle slot {
    display: block;
    width: 100%;
    height: 100%;
  }

  ::slotted([slot='media']) {
    display: block;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }

  .board.idle .stage {
    --_row: 56u;
    --_row-width: 146u;
    --_counter-width: 60u;
    display: block;
    border-top: var(--_rule) solid var(--_line);
  }

  .board.idle .strip ul {
    display: flex;
    justify-content: space-between;
    height: 100%;
    padding-inline-start: var(--_margin);
    padding-inline-end: 48u;
  }

  .board.idle .strip li {
    display: grid;
    grid-template-columns: auto 36u auto;
    column-gap: 12u;
    align-items: center;
  }

  .board.idle .strip .mark-arrow {
    width: 32u;
    height: 32u;
    margin: 0;
  }

  .board.idle .strip .quiet {
    padding-top: 24u;
    font-size: 48u;
  }

  .board.idle .strip .quiet span {
    display: none;
  }
`;

const squat = css`
  .board.idle {
    grid-template-rows: 96u minmax(0, 1fr) 96u auto 88u;
    grid-template-areas: 'head' 'media' 'stage' 'rail' 'foot';
  }
`;

const tall = css`
  .board.idle {
    grid-template-rows: 208u minmax(0, 1fr) 120u auto auto;
  }

  .board.idle .stage {
    --_row: 48u;
    --_row-width: 125u;
    --_counter-width: 48u;
  }

  .board.idle .strip ul {
    padding-inline-end: var(--_margin);
  }

  .board.idle .strip li {
    column-gap: 8u;
  }
`;

const small = css`
  .board.idle {
    grid-template-rows: 60u minmax(0, 1fr) 56u 48u;
    grid-template-areas: 'head' 'media' 'stage' 'foot';
  }

  .board.idle .stage {
    --_row: 28u;
    --_row-width: 66u;
    --_counter-width: 28u;
  }

  .board.idle .strip ul {
    padding-inline-end: var(--_margin);
  }

  .board.idle .strip li:nth-child(4) {
    display: none;
  }

  .board.idle .strip li {
    grid-template-columns: auto 14u auto;
    column-gap: 4u;
  }

  .board.idle .strip .mark-arrow {
    width: 14u;
    height: 14u;
  }

  .board.idle .strip .quiet {
    padding-top: 8u;
    font-size: 20u;
  }
`;

export const styles = wallSheet(wide, layout('squat', squat), layout('tall', tall), layout('small', small));
