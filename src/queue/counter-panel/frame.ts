import {html, nothing, type TemplateResult} from 'lit';
import {digitCells} from '../../base/digits.js';
import {liveMark, loadingMark, staleMark, undoMark} from '../../base/marks.js';
import type {HallLink} from '../../services/hall/hall.js';
import {ariaKeys, keyHint, type Deed} from './keys.js';
import type {Telling} from './lists.js';
import {stateHindranceOf, type Hindrance, type Situation} from './situation.js';

/** What head and foot need of the panel. */
export interface Framing {
  telling: Telling;
  /** Does what a key does. */
  act: (deed: Deed) => void;
  noShortcuts: boolean;
}

type Words = Telling['text'];

const deedOfState = {open: 'openCounter', paused: 'pauseCounter', closed: 'closeCounter'} as const;

/** Open, paused or closed, to be changed by a press. */
export function counterStates(now: Situation, {telling: {text}, act, noShortcuts}: Framing): TemplateResult {
  const {state} = now.counter;
  const button = (name: 'open' | 'paused' | 'closed') => {
    const hindrance = stateHindranceOf(now, name);
    const deed = deedOfState[name];
    return html`<button
      type="button"
      aria-pressed=${state === name}
      aria-disabled=${hindrance !== null && state !== name}
      aria-keyshortcuts=${noShortcuts ? nothing : ariaKeys(deed)}
      title=${noShortcuts ? nothing : `${text[name]} (${ariaKeys(deed)})`}
      @click=${() => act(deed)}
    >
      ${text[name]}
    </button>`;
  };
  return html`<div class="states" role="group" aria-label=${text.state}>
    ${button('open')} ${button('paused')} ${button('closed')}
  </div>`;
}

/** How well the panel knows its hall. */
export function linkLine({state, since}: HallLink, text: Words, clock: (instant: number) => string): TemplateResult {
  if (state === 'live') return html`<p class="link live" role="status">${liveMark()}<span>${text.live}</span></p>`;
  if (state === 'loading') return html`<p class="link" role="status">${loadingMark()}<span>${text.loading}</span></p>`;
  return html`<p class="link lost" role="status">${staleMark()}<span>${text.lost(clock(since))}</span></p>`;
}

/** Why nothing can be taken back now; `null` where the last step can. */
export function undoHindranceOf({away, undo}: Situation): Hindrance | null {
  if (away) return 'away';
  return undo ? null : 'nothing-to-undo';
}

/** The last step to take back, the counts of the day, the steps so far and the keys. */
export function foot(now: Situation, {telling: {text, number}, act, noShortcuts}: Framing): TemplateResult {
  const {done, noShow, transferred} = now.counter.tally ?? {done: 0, noShow: 0, transferred: 0};
  const {undo} = now;
  const hindrance = undoHindranceOf(now);
  return html`<footer>
    <button
      class="undo"
      type="button"
      aria-disabled=${hindrance !== null}
      aria-description=${hindrance === 'away' ? text.hindrance(hindrance, '') : nothing}
      aria-keyshortcuts=${noShortcuts ? nothing : ariaKeys('undo')}
      @click=${() => act('undo')}
    >
      ${undoMark()}<span>${undo ? text.undo(undo.command, undo.numbers) : text.nothingToUndo}</span>
      ${keyHint('undo', noShortcuts)}
    </button>
    <p>${text.today(number(done), number(noShow), number(transferred))}</p>
    <button
      class="steps-so-far"
      type="button"
      aria-keyshortcuts=${noShortcuts ? nothing : ariaKeys('history')}
      @click=${() => act('history')}
    >
      <span>${text.history}</span>${keyHint('history', noShortcuts)}
    </button>
    ${
      noShortcuts
        ? nothing
        : html`<button class="help" type="button" aria-keyshortcuts=${ariaKeys('help')} @click=${() => act('help')}>
            <span>${text.shortcuts}</span>${keyHint('help', noShortcuts)}
          </button>`
    }
  </footer>`;
}

/** The hall's time. */
export function clockLine(time: string): TemplateResult {
  return html`<p class="clock">${time ? digitCells(time) : nothing}</p>`;
}
