/** Renders; where what had the focus is gone afterwards, the focus goes to what is named, and not to the page. */
export function keepFocus(root: ShadowRoot | null, render: () => void, next: string): void {
  const had = root?.activeElement;
  render();
  if (had && !had.isConnected) root.querySelector<HTMLElement>(next)?.focus();
}
