import {html, type TemplateResult} from 'lit';
import {codeLetters} from '../appointments.js';
import {ways, type Words} from './choose-screen.js';
import {codeLength} from './wish.js';

/** What a screen for a code shows. */
export interface CodeEntry extends Words {
  typed: string;
  /** The line under the heading, a warning or what was wrong. */
  line: string;
  warning: boolean;
  /** Whether no code is taken for now. */
  locked: boolean;
  closed: boolean;
  onType: (letter: string) => void;
  onErase: () => void;
  onConfirm: () => void;
  onBack: () => void;
}

/** Seven places and the keys to fill them; a scanner needs neither. */
export function codeScreen(entry: CodeEntry): TemplateResult {
  const {text, typed, line, warning, locked, closed, onType, onErase, onConfirm} = entry;
  const full = typed.length === codeLength;
  return html`
    <section class="ask">
      <h1 tabindex="-1">${text.codeAsk}</h1>
      <p class=${warning ? 'warning' : ''}>${line}</p>
    </section>
    <p class="code-places" role="img" aria-label=${typed ? text.codeTyped([...typed].join(' ')) : text.codeEmpty}>
      ${Array.from({length: codeLength}, (_, place) => html`<span aria-hidden="true">${typed[place] ?? ''}</span>`)}
    </p>
    <div class="keys" role="group" aria-label=${text.codeKeys}>
      ${[...codeLetters].map(
        (key) =>
          html`<button type="button" aria-disabled=${full || locked} @click=${() => onType(key)}>${key}</button>`,
      )}
      <button class="erase" type="button" aria-disabled=${typed === '' || locked} @click=${onErase}>${text.erase}</button>
    </div>
    <div class="actions">
      <button class="action go" type="button" aria-disabled=${!full || locked || closed} @click=${onConfirm}>
        ${text.codeGo}
      </button>
    </div>
    ${ways(entry, {closed, deep: false, onBack: entry.onBack, onRestart: entry.onBack})}
  `;
}
