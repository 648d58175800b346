import {html} from 'lit';
import {faceOf, renderFace} from './faces.js';
import type {levelMessages} from './levels.messages.js';
import {levelsShown, type Level, type WholeScale} from './scale.js';

/** What an element tells about the levels it shows. */
export interface LevelsView {
  scale: WholeScale;
  /** The marked score, or `null`. */
  chosen: number | null;
  /** The word of a level in the language shown. */
  word: (level: Level) => string;
  /** What is read aloud for a level: word, place and count. */
  label: (typeof levelMessages)['vi']['level'];
  /** A score as the language writes it. */
  number: (score: number) => string;
}

/** Whether five faces are enough to draw a scale; stars, numbers alone and long scales are in more-levels.ts. */
export function isPlain({picture, levels}: WholeScale): boolean {
  return picture === 'faces' && levels.length < 7;
}

/** One tile around what is drawn on it. */
export function renderTile(level: Level, chosen: number | null, label: string, content: unknown) {
  return html`<label class="level">
    <input
      type="radio"
      name="level"
      .value=${String(level.score)}
      .checked=${level.score === chosen}
      aria-label=${label}
    />
    ${content}
  </label>`;
}

/** The tiles: native radios, so that keys, grouping and speech come from the browser. Events are the caller's. */
export function renderLevels(
  {scale, chosen, word, label, number}: LevelsView,
  picture = (place: number, count: number) => renderFace(faceOf(place - 1, count)) as unknown,
) {
  const {levels} = scale;
  const count = levels.length;
  return levelsShown(scale).map((level) => {
    const place = levels.indexOf(level) + 1;
    const said = word(level);
    return renderTile(
      level,
      chosen,
      label(said, place, count),
      html`${picture(place, count)}
        <span class="word" aria-hidden="true">${said}</span>
        <span class="score" aria-hidden="true">${number(level.score)}</span>`,
    );
  });
}

/** Sets the marks anew after a render: the browser marks a tapped radio by itself, also when the tap was not taken. */
export function markLevel(root: ParentNode, chosen: number | null): void {
  for (const input of root.querySelectorAll<HTMLInputElement>('.level input')) {
    input.checked = chosen !== null && Number(input.value) === chosen;
  }
}
