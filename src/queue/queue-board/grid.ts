import {css, html, type TemplateResult} from 'lit';
import {layTiles, type Tile} from '../tiles.js';
import {each, type Arranged, type Said, type Scene, type Spoken} from './scene.js';
import {layout} from './layouts.js';
import {wallSheet} from '../../base/wall-sheet.js';

const vi = {
  counters: 'Các quầy',
  ready: 'Sẵn sàng',
  paused: 'Tạm dừng',
  shut: 'Đóng quầy',
  page: (page: number, pages: number) => `${page}/${pages}`,
};

const en: typeof vi = {
  counters: 'Counters',
  ready: 'Ready',
  paused: 'Paused',
  shut: 'Closed',
  page: (page, pages) => `${page}/${pages}`,
};

const messages = {vi, en};

/** Columns for so many tiles: on a wide screen, an upright one and a small one. */
const columns: readonly (readonly [most: number, wide: number, tall: number, small: number])[] = [
  [1, 1, 1, 1],
  [2, 2, 1, 1],
  [4, 2, 2, 2],
  [6, 3, 2, 2],
  [9, 3, 3, 3],
  [12, 4, 3, 3],
  [16, 4, 4, 4],
  [20, 5, 4, 4],
  [24, 6, 4, 4],
];

/** A tile a counter, each in its place, with the number it calls or serves; those being called in red and gold. */
export function arrange(scene: Scene): Arranged {
  const {board, view, services, counters, turn} = scene;
  const own = scene.spoken(messages);
  if (!view) return {kind: 'grid', stage: html``, recent: []};
  const wanted = ({id, services: taken}: Tile['counter']) =>
    (counters.size === 0 || counters.has(id)) &&
    (services.size === 0 || taken.some((service) => services.has(service)));
  const {tiles, recent, page, pages} = layTiles(board, view, wanted, turn);
  const count = tiles.length;
  const [, wide, tall, small] = columns.find(([most]) => count <= most) ?? columns[columns.length - 1]!;
  const down = (across: number) => Math.max(1, Math.ceil(count / across));
  const places = `w${wide} wd${down(wide)} t${tall} td${down(tall)} s${small} sd${down(small)}`;
  const stage = html`<section class="stage tiles ${places}" part="stage" aria-label=${scene.label.calling}>
    ${pages > 1 ? html`<p class="tile-page"><span>${own.counters}</span> ${own.page(page + 1, pages)}</p>` : ''}
    <ul>
      ${each(tiles, (tile) => renderTile(scene, own, tile))}
    </ul>
  </section>`;
  return {kind: 'grid', stage, recent};
}

function renderTile(scene: Scene, own: Spoken<typeof vi>, tile: Tile): TemplateResult {
  const {counter, number, service, ticket, others, live} = tile;
  const kind = live ? 'calling' : number ? 'busy' : counter.state;
  return html`<li class="tile ${kind}">
    <p class="where">${scene.words.text.counterNamed(counter.name)}</p>
    ${
      number
        ? html`<p class="n"><b>${number}</b></p>
          <p class="f">${others.length > 0 ? others.join(', ') : scene.about({service, ticket})}</p>`
        : html`<p class="rest">${restWord(own, counter.state)}</p>`
    }
  </li>`;
}

function restWord(own: Spoken<typeof vi>, state: Tile['counter']['state']): Said {
  return state === 'open' ? own.ready : state === 'paused' ? own.paused : own.shut;
}

/* So many tiles across and down, in the stage of each box. */
function counted(prefix: string, most: number): string {
  const across = [1, 2, 3, 4, 5, 6].map((n) => `.board.grid .${prefix}${n} { --_across: ${n}; }`);
  const down = Array.from({length: most}, (_, n) => `.board.grid .${prefix}d${n + 1} { --_down: ${n + 1}; }`);
  return [...across, ...down].join('');
}

const wide = css`
  .board.grid .tiles {
    --_stage-width: 1312u;
    --_stage-height: 712u;
    --_pad: 64u;
    --_tile: calc(var(--_stage-height) / var(--_down, 3));
    --_row: calc(var(--_tile) * 0.48);
    --_row-width: calc(var(--_stage-width) / var(--_across, 3) - 2 * var(--_pad));
    display: flex;
    flex-direction: column;
    grid-template: none;
  }

  .board.grid .tiles ul {
    display: grid;
    flex: 1;
    grid-template-columns: repeat(var(--_across, 3), minmax(0, 1fr));
    grid-auto-rows: minmax(0, 1fr);
    min-height: 0;
    border-bottom: var(--_rule) solid var(--_line);
  }

  .board.grid .w4 {
    --_pad: 40u;
  }

  .board.grid .w5,
  .board.grid .w6 {
    --_pad: 16u;
  }

  .board.grid .w5 .where,
  .board.grid .w6 .where,
  .board.grid .w5 .f,
  .board.grid .w6 .f {
    font-size: 36u;
  }

  .board.grid .tile-page {
    flex: none;
    padding: 8u var(--_margin);
    font-size: 28u;
    color: var(--_ink-2);
  }

  .board.grid .tile {
    display: grid;
    grid-template: 28% minmax(0, 1fr) 26% / minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
    padding: 0 var(--_pad);
    border-inline-end: var(--_rule) solid var(--_line);
    border-bottom: var(--_rule) solid var(--_line);
  }

  .board.grid .where {
    align-self: end;
    font-size: max(var(--_least), min(56u, calc(var(--_tile) * 0.16)));
    font-weight: 500;
    line-height: 1.3;
    color: var(--_ink-2);
  }

  .board.grid .tile .n {
    align-items: center;
  }

  .board.grid .tile .n b {
    margin-inline-start: -0.04em;
    letter-spacing: -0.02em;
  }

  .board.grid .tile .f {
    margin-inline-start: 0;
    font-size: max(var(--_least), min(40u, calc(var(--_tile) * 0.145)));
    line-height: 1.3;
  }

  .board.grid .where,
  .board.grid .tile .f,
  .board.grid .rest {
    padding-top: var(--_room);
    margin-top: calc(-1 * var(--_room));
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }

  .board.grid .rest {
    align-self: center;
    font-size: max(calc(var(--_least) * 0.78), min(64u, calc(var(--_tile) * 0.2), calc(var(--_row-width) / 5.4)));
    line-height: 1.4;
    color: var(--_ink-2);
  }

  .board.grid .paused,
  .board.grid .paused p,
  .board.grid .closed,
  .board.grid .closed p {
    color: var(--_ink-3);
  }

  .board.grid .calling {
    background: var(--_accent);
    border-color: var(--mc-accent-press, #6a1013);
  }

  .board.grid .calling .n b {
    color: var(--_gold);
  }

  .board.grid .calling .where,
  .board.grid .calling .f {
    color: var(--_on-accent);
  }
`;

const squat = css`
  .board.grid .tiles {
    --_stage-width: 1280u;
    --_stage-height: 500u;
    --_pad: 32u;
  }
`;

const tall = css`
  .board.grid .tiles {
    --_stage-width: 1080u;
    --_stage-height: 740u;
    --_pad: 40u;
  }
`;

const small = css`
  .board.grid .tiles {
    --_stage-width: 390u;
    --_stage-height: 360u;
    --_pad: 10u;
  }

  .board.grid .tile-page {
    padding: 2u var(--_margin);
    font-size: 14u;
  }
`;

export const styles = wallSheet(
  counted('w', 12),
  wide,
  layout('squat', squat),
  layout('tall', `${counted('t', 24)} ${tall}`),
  layout('small', `${counted('s', 24)} ${small}`),
);
