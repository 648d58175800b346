import {css, html, type TemplateResult} from 'lit';
import {arrowMark} from '../../base/marks.js';
import type {Shown} from '../board.js';
import {each, type Arranged, type Scene} from './scene.js';
import {narrow, smallBox, squatBox, tallBox, wallSheet} from './sheet.js';

/** Whoever was called has this long to look up before the media come back. */
const calm = 30_000;
const inStrip = 5;

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
  .idle {
    grid-template-rows: 120u minmax(0, 1fr) 120u 112u;
    grid-template-areas: 'head head' 'media rail' 'stage rail' 'foot foot';
  }

  .idle .recent {
    display: none;
  }

  .idle .media {
    display: block;
    grid-area: media;
    min-height: 0;
    overflow: hidden;
  }

  .idle slot {
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

  .idle .stage {
    --_row: 56u;
    --_row-width: 146u;
    --_counter-width: 60u;
    display: block;
    border-top: var(--_rule) solid var(--_line);
  }

  .strip ul {
    display: grid;
    grid-template-columns: repeat(5, minmax(0, 1fr));
    height: 100%;
    padding-inline-start: var(--_margin);
  }

  .strip li {
    display: grid;
    grid-template-columns: auto 36u minmax(0, 1fr);
    column-gap: 10u;
    align-items: center;
    padding-inline-end: 10u;
    overflow: hidden;
  }

  .strip .mark-arrow {
    width: 32u;
    height: 32u;
    margin: 0;
  }

  .strip .quiet {
    padding-top: 24u;
    font-size: 48u;
  }

  .strip .quiet span {
    display: none;
  }
`;

const squat = css`
  .idle {
    grid-template-rows: 96u minmax(0, 1fr) 96u auto 88u;
    grid-template-areas: 'head' 'media' 'stage' 'rail' 'foot';
  }
`;

const tall = css`
  .idle {
    grid-template-rows: 208u minmax(0, 1fr) 120u auto auto;
  }

  .idle .stage {
    --_row: 48u;
    --_row-width: 118u;
    --_counter-width: 44u;
  }

  .strip li {
    grid-template-columns: auto 26u minmax(0, 1fr);
    column-gap: 6u;
    padding-inline-end: 4u;
  }

  .strip .mark-arrow {
    width: 26u;
    height: 26u;
  }
`;

const small = css`
  .idle {
    grid-template-rows: 60u minmax(0, 1fr) 56u 48u;
    grid-template-areas: 'head' 'media' 'stage' 'foot';
  }

  .idle .stage {
    --_row: 28u;
    --_row-width: 66u;
    --_counter-width: 28u;
  }

  .strip ul {
    grid-template-columns: repeat(3, minmax(0, 1fr));
  }

  .strip li + li + li + li {
    display: none;
  }

  .strip li {
    grid-template-columns: auto 14u minmax(0, 1fr);
    column-gap: 4u;
  }

  .strip .mark-arrow {
    width: 14u;
    height: 14u;
  }

  .strip .quiet {
    padding-top: 8u;
    font-size: 20u;
  }
`;

export const styles = wallSheet(wide, narrow(squatBox, squat), narrow(tallBox, tall), narrow(smallBox, small));
