import {html} from 'lit';
import {faceOf, renderFace} from './faces.js';
import type {Level} from './scale.js';

/** What an element tells about the levels it shows. */
export interface LevelsView {
  levels: readonly Level[];
  /** The marked score, or `null`. */
  chosen: number | null;
  /** The word of a level in the language shown. */
  word: (level: Level) => string;
  /** What is read aloud for a level: word, place and count. */
  label: (word: string, place: number, count: number) => string;
  /** A score as the language writes it. */
  number: (score: number) => string;
}

/** The tiles: native radios, so that keys, grouping and speech come from the browser. Events are the caller's. */
export function renderLevels({levels, chosen, word, label, number}: LevelsView) {
  return levels.map((level, index) => {
    const said = word(level);
    return html`<label class="level">
      <input
        type="radio"
        name="level"
        .value=${String(level.score)}
        .checked=${level.score === chosen}
        aria-label=${label(said, index + 1, levels.length)}
      />
      ${renderFace(faceOf(index, levels.length))}
      <span class="word" aria-hidden="true">${said}</span>
      <span class="score" aria-hidden="true">${number(level.score)}</span>
    </label>`;
  });
}

/** Sets the marks anew after a render: the browser marks a tapped radio by itself, also when the tap was not taken. */
export function markLevel(root: ParentNode, chosen: number | null): void {
  for (const input of root.querySelectorAll('input')) input.checked = chosen !== null && Number(input.value) === chosen;
}
