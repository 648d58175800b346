import {deepFocus, elementsBelow, isMadeForText} from '../../base/open-roots.js';

/**
 * Takes away what a visitor left: texts, choices, focus, selection, how far it was scrolled. Open shadow roots
 * are searched too; what an element keeps in itself it forgets on `kiosk-reset`.
 */
export function wipe(root: ParentNode): void {
  const focused = deepFocus();
  if (focused instanceof HTMLElement) focused.blur();
  getSelection()?.removeAllRanges();
  const all = [...elementsBelow(root)];
  for (const element of all) if (element instanceof HTMLFormElement) element.reset();
  for (const element of all) {
    clear(element);
    if (element.scrollTop !== 0) element.scrollTop = 0;
    if (element.scrollLeft !== 0) element.scrollLeft = 0;
  }
  scrollTo(0, 0);
}

function clear(element: Element): void {
  if (isMadeForText(element)) return clearText(element);
  if (element instanceof HTMLInputElement) {
    if (element.type === 'checkbox' || element.type === 'radio') element.checked = element.defaultChecked;
    else if (element.type !== 'hidden' && element.value !== element.defaultValue) {
      element.value = element.type === 'file' ? '' : element.defaultValue;
      tell(element);
    }
  } else if (element instanceof HTMLSelectElement) {
    for (const option of element.options) option.selected = option.defaultSelected;
  } else if (element instanceof HTMLDetailsElement) element.open = false;
}

function clearText(field: HTMLInputElement | HTMLTextAreaElement): void {
  if (field.value === field.defaultValue) return;
  field.value = field.defaultValue;
  tell(field);
}

/** Whoever keeps a copy of a text learns that it is gone. */
function tell(field: Element): void {
  field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  field.dispatchEvent(new Event('change', {bubbles: true}));
}
