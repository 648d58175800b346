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

/** Tells the style of every large text how wide it is (`--_em`), so that numbers shrink to fit and never clip. */
export function fitTexts(root: ParentNode, selector: string): void {
  for (const element of root.querySelectorAll<HTMLElement>(selector)) {
    const width = emWidth(element.textContent);
    const em = String(Math.min(width, longest));
    const {style} = element; // through the object model: no policy blocks it
    if (style.getPropertyValue('--_em') !== em) style.setProperty('--_em', em);
    element.classList.toggle('long', width > longest);
  }
}
