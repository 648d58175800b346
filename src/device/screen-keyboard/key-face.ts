import {html, nothing, svg, type TemplateResult} from 'lit';
import type {Key, KeyAction, KeyMethod} from '../keys.js';
import type {Messages} from './screen-keyboard.messages.js';

export type Shift = 'off' | 'once' | 'locked';

/** What the look of a key depends on. */
export interface Face {
  text: Messages;
  shift: Shift;
  method: KeyMethod;
  /** The word on the key that ends the field. */
  enter: string;
}

/** The five tones drawn, each in a box of 16 × 8: letters of a font would sit at five heights. */
const toneStrokes = [
  svg`<path d="M6 7 11 1" />`,
  svg`<path d="M10 7 5 1" />`,
  svg`<path d="M6 2.2C7 .6 10.4.6 10 2.8 9.7 4.3 7.8 4 7.8 6.6" />`,
  svg`<path d="M3 5.5C5 1 7 2.2 8.5 3.6 10 5 12 5 13.2 1.8" />`,
  svg`<circle cx="8" cy="4" r="1.6" fill="currentColor" />`,
];

function toneMark(tone: number): TemplateResult {
  return html`<svg class="tone" viewBox="0 0 16 8" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="1.8">
    ${toneStrokes[tone - 1]}
  </svg>`;
}

const newLine = svg`<path d="M27 6v11H7M14 9l-8 8 8 8" />`;

const drawings: Partial<Record<KeyAction, TemplateResult>> = {
  shift: svg`<path d="M16 5 27 17h-6v10H11V17H5z" />`,
  backspace: svg`<path d="M11 7h17v18H11L3 16zM15 12l8 8M23 12l-8 8" />`,
  left: svg`<path d="M20 6 10 16l10 10" />`,
  right: svg`<path d="M12 6l10 10-10 10" />`,
  hide: svg`<path d="M3 5h26v14H3zM7 10h3M14.5 10h3M22 10h3M11 15h10M11 25l5 4 5-4" />`,
};

function drawing(shape: TemplateResult | undefined): TemplateResult {
  return html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.5">
    ${shape}
  </svg>`;
}

function cased(text: string, shift: Shift): string {
  return shift === 'off' || text.length > 1 ? text : text.toLocaleUpperCase('vi');
}

/** What stands on a key. */
export function keyFace(key: Key, face: Face): TemplateResult {
  const {text, shift, method} = face;
  if (key.tone) return html`${toneMark(key.tone)}<span class="name">${text.tones[key.tone - 1]}</span>`;
  if (key.action) {
    if (drawings[key.action]) return drawing(drawings[key.action]);
    if (key.action === 'method') return html`<span class="word">${text.methods[method]}</span>`;
    if (key.action === 'enter' && face.enter === text.newLine) return drawing(newLine);
    if (key.action === 'enter') return html`<span class="word">${face.enter}</span>`;
    if (key.action === 'symbols') return html`<span class="word">123</span>`;
    if (key.action === 'letters') return html`<span class="word">abc</span>`;
    return html`<span class="word">${text.actions.space}</span>`;
  }
  const {hint} = key;
  return html`<span class="letter ${(key.text ?? '').length > 1 ? 'long' : ''}">${key.text === ' ' ? text.actions.space : cased(key.text ?? '', shift)}</span>${
    typeof hint === 'number'
      ? html`<span class="hint">${toneMark(hint)}</span>`
      : hint
        ? html`<span class="hint" aria-hidden="true">${hint}</span>`
        : nothing
  }`;
}

/** What a screen reader says of a key. */
export function keyName(key: Key, face: Face): string {
  const {text, shift, method} = face;
  if (key.tone) return text.tone(text.tones[key.tone - 1] ?? '');
  if (key.action === 'shift' && shift === 'locked') return text.locked;
  if (key.action === 'method') return text.methodNow(text.methods[method]);
  if (key.action === 'enter') return face.enter;
  if (key.action) return text.actions[key.action];
  const letter = key.text ?? '';
  const spoken = text.spoken[letter];
  if (spoken) return spoken;
  return shift === 'off' || cased(letter, shift) === letter ? letter : text.capital(letter);
}
