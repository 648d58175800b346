import {css, html, unsafeCSS, type CSSResult} from 'lit';
import {renderLevels, renderTile, type LevelsView} from './levels.js';
import {levelsShown, type Level} from './scale.js';

export {scaleOf} from './scales.js';

/*
 * Scales that five faces do not draw: stars, the number alone, and more levels than anybody can name. Loaded when such
 * a scale is asked for, so that a page with faces does not carry them.
 */

const words = {
  vi: (score: string, lowest: string, highest: string) => `${score} trong thang từ ${lowest} đến ${highest}`,
  en: (score: string, lowest: string, highest: string) => `${score} on a scale from ${lowest} to ${highest}`,
};

/** The tiles of such a scale, in an element of their own that lays them out. */
export function renderMoreLevels(view: LevelsView, language: string) {
  const {picture, levels} = view.scale;
  if (levels.length > 6) return renderMany(view, language);
  const draw = (place: number, count: number) => (picture === 'stars' ? renderStars(place, count) : '');
  return html`<div class="tiles by-${picture}">${renderLevels(view, draw)}</div>`;
}

/** The number alone on each tile, and the words of the ends below. */
function renderMany({scale, chosen, word, number}: LevelsView, language: string) {
  const shown = levelsShown(scale);
  const {levels} = scale;
  const [lowest, highest] = [levels[0]!, levels[levels.length - 1]!].map(({score}) => number(score)) as [
    string,
    string,
  ];
  const named = (level: Level) => word(level) !== String(level.score);
  const label = (level: Level) => {
    const point = words[language === 'vi' ? 'vi' : 'en'](number(level.score), lowest, highest);
    return named(level) ? `${point}, ${word(level)}` : point;
  };
  const end = (level: Level) => html`<span>${number(level.score)}: ${word(level)}</span>`;
  return html`<div class="tiles many">
      ${shown.map((level) =>
        renderTile(
          level,
          chosen,
          label(level),
          html`<span class="score" aria-hidden="true">${number(level.score)}</span>`,
        ),
      )}
    </div>
    <p class="ends" aria-hidden="true">${[shown[0]!, shown[shown.length - 1]!].filter(named).map(end)}</p>`;
}

/** A row of stars, `filled` of them solid. Without a colour of its own: the number of solid stars says it all. */
function renderStars(filled: number, count: number) {
  const star = (_: unknown, at: number) =>
    `M${10 + 21 * at} 1.6l2.4 6.2 6.5.3-5.1 4.1 1.7 6.4-5.5-3.6-5.5 3.6 1.7-6.4-5.1-4.1 6.5-.3z`;
  const stars = Array.from({length: count}, star);
  return html`<svg class="stars" viewBox="0 0 ${21 * count} 21" aria-hidden="true">
    <path d=${stars.slice(0, filled).join('')}></path>
    <path class="hollow" d=${stars.slice(filled).join('')}></path>
  </svg>`;
}

const styles = css`
  .levels:has(> .tiles) {
    display: flex;
    flex-direction: column;
    gap: 0;
  }

  .tiles {
    flex: 1;
    display: grid;
    grid-auto-flow: column;
    grid-auto-columns: minmax(0, 1fr);
    gap: var(--_level-gap);
    direction: ltr;
  }

  svg.stars {
    flex: none;
    display: block;
    inline-size: min(100%, var(--_level-face));
    fill: var(--_ink);
    stroke: var(--_ink);
    stroke-width: 1.4;
    stroke-linejoin: round;
  }

  .hollow {
    fill: none;
  }

  /* Without a picture the number is the hero. */
  .by-number .score,
  .many .score {
    order: -1;
    margin: 0;
    font-size: calc(var(--_level-face) * 0.6);
    line-height: 1;
    color: var(--_ink);
  }

  /* Eleven in a row where each keeps its least side, otherwise six and five. */
  .many {
    --_all: calc((100% - 10 * var(--_level-gap)) / 11 - 0.1px);
    --_half: calc((100% - 5 * var(--_level-gap)) / 6 - 0.1px);
    grid-auto-flow: row;
    grid-template-columns: repeat(
      auto-fill,
      minmax(clamp(var(--_all), (var(--_side) - var(--_all)) * 9999, var(--_half)), 1fr)
    );
    grid-auto-rows: minmax(var(--_side), 1fr);
  }

  .many .level {
    flex-direction: column;
    justify-content: center;
    min-inline-size: 0;
    padding: 0;
  }

  .many .score {
    font-size: calc(var(--_level-text) * 1.5);
  }

  .ends {
    display: flex;
    justify-content: space-between;
    gap: var(--_level-gap);
    margin: 0.3em 0 0;
    font-size: var(--_level-text);
    line-height: var(--mc-leading-tight, 1.4);
    unicode-bidi: plaintext;
  }

  @media (forced-colors: active) {
    svg.stars {
      forced-color-adjust: none;
      fill: CanvasText;
      stroke: CanvasText;
    }

    .hollow {
      fill: none;
    }
  }
`;

const inColumn = css`
  .tiles:not(.many) {
    grid-auto-flow: row;
    grid-auto-columns: auto;
    grid-auto-rows: minmax(var(--_side), 1fr);
  }

  svg.stars {
    inline-size: calc(1.5 * var(--_level-face));
  }

  .by-number .score {
    min-inline-size: 1.4em;
    text-align: center;
  }
`;

/** Their styles. `narrow` is the container in which the levels of the element stand in a column: written by us alone. */
export function moreLevelStyles(narrow: string): CSSResult {
  return unsafeCSS(`${styles}@container ${narrow}{${inColumn}}`);
}
