import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {deepFocus, isTextField, type TextField} from '../../base/open-roots.js';

interface Wishes {
  wanted(): 'touch' | 'focus' | 'always';
  chosen(field: TextField): void;
  left(): void;
}

/** What keeps the system's keyboard away from a field. */
const quiet = {inputmode: 'none', virtualkeyboardpolicy: 'manual'} as const;
type Said = Record<keyof typeof quiet, string | null>;

const watched = [
  'focusin',
  'focusout',
  'pointerdown',
  'pointerup',
  'pointercancel',
  'click',
  'keydown',
  'keyup',
] as const;

/**
 * Knows which text field the visitor is in, also inside open shadow roots: a focus that moves within one shadow root
 * is not heard outside it, so taps and keys are followed too.
 */
export class FocusWatch implements ReactiveController {
  #touched = false;
  #down = new Set<number>();
  #field: TextField | null = null;
  #dismissed: TextField | null = null;
  /** Fields that keep the system's keyboard away now, and what they said before. */
  readonly #quieted = new Map<TextField, Said>();
  /** The touch is over, with its focus: between the finger's going up and its click the focus is still to come. */
  #settled = true;
  #root: Node | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly wishes: Wishes,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of watched) addEventListener(type, this.#heard, {capture: true, passive: true});
    this.#lookSoon();
  }

  hostDisconnected(): void {
    for (const type of watched) removeEventListener(type, this.#heard, {capture: true});
    clearTimeout(this.#timer);
    this.#down.clear();
    this.#dismissed = null;
    this.#settled = true;
    this.release();
  }

  /** Keeps the system's keyboard away from the field. Returns the input mode it asked for. */
  adopt(field: TextField): string {
    this.release();
    this.#quieten(field);
    this.#field = field;
    this.#restoreOthers();
    this.#root = field.getRootNode();
    this.#root.addEventListener('focusin', this.#heard);
    return this.#quieted.get(field)?.inputmode ?? '';
  }

  /** Lets go of the field; it is given back as it was, but for one that was touched a moment ago. */
  release(): void {
    this.#root?.removeEventListener('focusin', this.#heard);
    this.#root = null;
    this.#field = null;
    if (this.#settled) this.#restoreOthers();
  }

  /** The visitor wants no keyboard for this field until it is touched again. */
  dismiss(field: TextField | null): void {
    this.#dismissed = field;
    if (field) this.#quieten(field); // nor the system's
  }

  readonly #heard = (event: Event): void => {
    const inside = event.composedPath().includes(this.host);
    if (['click', 'pointercancel', 'keydown'].includes(event.type)) this.#settled = true;
    if (event instanceof PointerEvent && event.type !== 'click') this.#pointer(event, inside);
    else if (event.type === 'keydown' && event.isTrusted && !inside) this.#touched = false;
    this.#lookSoon();
  };

  #pointer(event: PointerEvent, inside: boolean): void {
    const {type, pointerId, pointerType} = event;
    if (type !== 'pointerdown') return void this.#down.delete(pointerId);
    this.#down.add(pointerId);
    if (inside) return;
    this.#touched = pointerType !== 'mouse';
    this.#dismissed = null;
    this.#settled = false;
    const [target] = event.composedPath();
    // Before the focus comes: afterwards the system's keyboard would already be on its way.
    if (this.#wants && this.#isServed(target)) this.#quieten(target);
  }

  #quieten(field: TextField): void {
    if (this.#quieted.has(field)) return;
    this.#quieted.set(field, attributesOf(field));
    for (const [name, value] of Object.entries(quiet)) field.setAttribute(name, value);
  }

  /** Every field but the one typed into says again what it said before. */
  #restoreOthers(): void {
    for (const [field, said] of this.#quieted) {
      if (field === this.#field || field === this.#dismissed) continue;
      this.#quieted.delete(field);
      for (const [name, value] of Object.entries(said)) {
        if (value === null) field.removeAttribute(name);
        else field.setAttribute(name, value);
      }
    }
  }

  /** After the events of this moment, and never between a finger's coming down and its click: nothing may move then. */
  #lookSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), 0);
  }

  #look(): void {
    if (this.#down.size > 0) return;
    const focused = deepFocus();
    if (focused && (focused === this.host || this.host.shadowRoot?.contains(focused))) return;
    if (this.#isServed(focused)) {
      if (focused !== this.#field && focused !== this.#dismissed && this.#wants) this.wishes.chosen(focused);
    } else if (this.#field) this.wishes.left();
    if (focused !== this.#dismissed) this.#dismissed = null;
    if (this.#settled) this.#restoreOthers(); // touched, but not taken: a finger that only scrolled
  }

  /** A field that says `inputmode="none"` by itself has keys of its own beside it, as the one for the PIN. */
  #isServed(node: unknown): node is TextField {
    return isTextField(node) && (node.inputMode !== 'none' || this.#quieted.has(node));
  }

  get #wants(): boolean {
    return this.wishes.wanted() !== 'touch' || this.#touched;
  }
}

function attributesOf(field: Element): Said {
  return {
    inputmode: field.getAttribute('inputmode'),
    virtualkeyboardpolicy: field.getAttribute('virtualkeyboardpolicy'),
  };
}
