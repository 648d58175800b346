import {boxAround} from '../../base/open-roots.js';

/** So much of the page is to be seen between the field and the keyboard. */
const margin = 24;

let padded = false;

/**
 * Keeps a field in sight above the keyboard: tells the page how much is covered (`--mc-keyboard-inset`), scrolls
 * whatever scrolls around the field, and only where nothing does makes the page longer. `null` takes it all back.
 */
export function makeRoom(panel: HTMLElement | null, field: HTMLElement | null): void {
  const {style} = document.documentElement;
  if (!panel) {
    style.removeProperty('--mc-keyboard-inset');
    if (padded) style.removeProperty('padding-block-end');
    padded = false;
    return;
  }
  const height = Math.ceil(panel.getBoundingClientRect().height);
  style.setProperty('--mc-keyboard-inset', `${height}px`);
  if (!field) return;
  const covered = () => {
    const {top, bottom} = field.getBoundingClientRect();
    const free = innerHeight - height;
    // Of a field taller than what is left, its beginning counts.
    return Math.min(bottom + margin - free, Math.max(0, top - margin));
  };
  for (let box = boxAround(field); box && covered() > 0; box = boxAround(box)) {
    if (scrolls(box)) box.scrollTop += covered();
  }
  if (covered() <= 0) return;
  const page = document.scrollingElement ?? document.documentElement;
  if (page.scrollHeight - innerHeight - page.scrollTop < covered()) {
    style.setProperty('padding-block-end', `${height}px`);
    padded = true;
  }
  page.scrollTop += covered();
}

function scrolls(box: Element): boolean {
  return box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY);
}
