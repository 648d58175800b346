import {css, html, type TemplateResult} from 'lit';
import {arrowMark} from '../../base/marks.js';
import type {Shown} from '../board.js';
import {each, type Arranged, type Scene} from './scene.js';
import {layout} from './layouts.js';
import {wallSheet} from '../../base/wall-sheet.js';

const messages = {vi: {number: 'Số'}, en: {number: 'Number'}};

const lines = 6;
const mostLines = 10;

/** A row a call, newest first; those being called in red and gold. */
export function arrange(scene: Scene): Arranged {
  const {board, words, label} = scene;
  const {text} = words;
  const calls = [...board.stage, ...board.list].sort((a, b) => b.call.seq - a.call.seq);
  const live = new Set([...board.stage, ...board.list.filter(({staged}) => !staged)]);
  const count = Math.min(mostLines, Math.max(lines, live.size));
  const rest = calls.slice(count);
  const fresh = rest.filter((shown) => live.has(shown)).length;
  const rows = Array.from({length: count}, (_, place) => calls[place]);
  const stage = html`<section class="stage lines ${count > lines ? 'many' : ''}" part="stage" aria-label=${label.calling}>
    <div class="saying">
      <p class="say">${scene.spoken(messages).number}</p>
      <p class="say"><span class=${label.counter.length > 6 ? 'long' : ''}>${text.counter}</span></p>
    </div>
    ${
      calls.length > 0 && scene.view?.open !== false
        ? html`<ul class="rows">
          ${each(rows, (shown) => renderLine(scene, shown, live.has(shown!)))}
        </ul>`
        : scene.quiet()
    }
  </section>`;
  return {kind: 'list', stage, recent: rest.slice(0, Math.max(5, fresh))};
}

function renderLine(scene: Scene, shown: Shown | undefined, isLive: boolean): TemplateResult {
  if (!shown) return html`<li class="call"></li>`;
  const {call} = shown;
  return html`<li class="call ${isLive ? 'calling' : ''}">
    <p class="n"><b>${call.number}</b><span class="f">${scene.about(call)}</span></p>
    ${arrowMark()}
    <p class="q">${scene.counterName(call.counter)}</p>
  </li>`;
}

const wide = css`
  .board.list .lines {
    --_head: 96u;
    --_row: 92u;
    --_row-width: 480u;
    grid-template: var(--_head) minmax(0, 1fr) / minmax(0, 1fr);
    border-bottom: var(--_rule) solid var(--_line);
  }

  .board.list .lines .saying {
    padding-bottom: 8u;
    border-bottom: var(--_rule) solid var(--_line);
  }

  .board.list .lines .say {
    font-size: 48u;
    color: var(--_ink-2);
  }

  .board.list .lines .call:last-child {
    border-bottom: 0;
  }

  .board.list .many {
    --_head: 72u;
    --_row: 58u;
  }

  .board.list .many .say {
    font-size: 40u;
  }

  .board.list .lines .calling {
    background: var(--_accent);
    border-color: var(--mc-accent-press, #6a1013);
    color: var(--_on-accent);
  }

  .board.list .calling .n b {
    color: var(--_gold);
  }

  .board.list .calling .f,
  .board.list .calling .mark-arrow {
    color: inherit;
  }
`;

const squat = css`
  .board.list .lines {
    --_head: 72u;
    --_row: 66u;
  }

  .board.list .lines .say {
    font-size: 40u;
  }

  .board.list .many {
    --_head: 56u;
    --_row: 42u;
  }

  .board.list .many .f {
    font-size: 32u;
  }
`;

const tall = css`
  .board.list .lines {
    --_head: 96u;
    --_row: 96u;
    --_row-width: 420u;
  }

  .board.list .many {
    --_head: 72u;
    --_row: 62u;
  }
`;

const small = css`
  .board.list .lines {
    --_head: 36u;
    --_row: 40u;
    --_row-width: 150u;
  }

  .board.list .lines .saying {
    padding-bottom: 2u;
  }

  .board.list .lines .say {
    font-size: 18u;
  }

  .board.list .many {
    --_head: 28u;
    --_row: 26u;
  }
`;

export const styles = wallSheet(wide, layout('squat', squat), layout('tall', tall), layout('small', small));
