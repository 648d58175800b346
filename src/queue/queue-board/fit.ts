import {noChange} from 'lit';
import {Directive, directive, PartType, type ElementPart, type PartInfo} from 'lit/directive.js';

/** Widths in em at weight 600, the wider of Be Vietnam Pro and usual fallbacks; all figures as wide as the widest. */
const widths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[0-9]/, 0.7],
  [/[WMmw]/, 1.06],
  [/[IJlij.,:;'|! ]/, 0.48],
  [/[A-Z]/, 0.78],
  [/\p{Mn}/u, 0], // a mark stands over its letter
  [/[\u0370-\u1dff\u1e00-\u1fff]|\p{L}|[-/()]/u, 0.86],
];

/** How wide a text in large letters is, in em, tracking included. A little too wide rather than too narrow. */
export function emWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    width += (widths.find(([letters]) => letters.test(character))?.[1] ?? 1.1) - 0.02;
  }
  return Math.round(width * 100) / 100;
}

/* Beyond this nothing shrinks any more: it ends in an ellipsis (a number) or wraps (a counter with a name). */
const longest = 16;

class Fit extends Directive {
  #text: string | undefined;
  #width = -1;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('fit() belongs on an element.');
  }

  render(_text: string): unknown {
    return noChange;
  }

  override update({element}: ElementPart, [text]: [string]): unknown {
    if (text === this.#text) return noChange;
    this.#text = text;
    const width = emWidth(text);
    if (width === this.#width) return noChange;
    this.#width = width;
    element.classList.toggle('long', width > longest);
    const {style} = element as HTMLElement;
    style.setProperty('--_em', String(Math.min(width, longest))); // through the object model: no policy blocks it
    return noChange;
  }
}

/** Tells the style of an element how wide its text is (`--_em`), so that numbers shrink to fit and never clip. */
export const fit = directive(Fit);
