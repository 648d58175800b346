import {html, nothing, type TemplateResult} from 'lit';
import {digitCells} from '../../base/digits.js';
import {accessibilityMark, doorMark} from '../../base/marks.js';
import type {HallView} from '../view.js';
import type {Words} from './choose-screen.js';

/** What stands around every screen of a kiosk. */
export interface Glass extends Words {
  view: HallView | null;
  clock: string;
  reach: boolean;
  closed: boolean;
  /** Whether there is a voice that reads the screen now. */
  reads: boolean;
  /** Whether people may say that they have an appointment. */
  hasCode: boolean;
  onSayAgain: () => void;
  onHaveCode: () => void;
  onLanguage: (language: string) => void;
  onReach: () => void;
}

/** The office and the clock. */
export function header({text, locale, view, clock, reads, onSayAgain}: Glass): TemplateResult {
  return html`<header part="header">
    ${doorMark()}
    <p class="office"><b>${locale.pick(view?.hall?.name)}</b><span>${locale.pick(view?.hall?.place)}</span></p>
    ${reads ? html`<button class="say" type="button" @click=${onSayAgain}>${text.again}</button>` : nothing}
    <p class="clock">${digitCells(clock)}</p>
  </header>`;
}

/** The appointment, the languages and accessibility. */
export function tools(glass: Glass): TemplateResult {
  const {text, reach, closed, hasCode, onHaveCode, onReach} = glass;
  return html`<div class="tools ${hasCode ? 'three' : ''}">
    ${
      hasCode
        ? html`<button class="tool booked" type="button" aria-disabled=${closed} @click=${onHaveCode}>${text.haveCode}</button>`
        : nothing
    }
    <div class="languages" role="group" aria-label=${text.language}>
      ${language(glass, 'vi', 'Tiếng Việt')}${language(glass, 'en', 'English')}
    </div>
    <button class="tool" type="button" aria-pressed=${reach} @click=${onReach}>
      ${accessibilityMark()}<span>${text.accessibility}</span>
    </button>
  </div>`;
}

function language({locale, onLanguage}: Glass, code: string, name: string): TemplateResult {
  return html`<button
    type="button"
    lang=${code}
    aria-pressed=${locale.language === code}
    @click=${() => onLanguage(code)}
  >
    ${name}
  </button>`;
}
