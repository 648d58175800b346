import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {deepFocus, isTextField, type TextField} from '../../base/open-roots.js';

interface Wishes {
  wanted(): 'touch' | 'focus' | 'always';
  chosen(field: TextField): void;
  left(): void;
}

/** A field that was asked to keep the system's keyboard away, and what it said before. */
interface Quieted {
  field: TextField;
  inputmode: string | null;
  virtualkeyboardpolicy: string | null;
}

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
  #quieted: Quieted | null = null;
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
  }

  /** Keeps the system's keyboard away from the field. Returns the input mode it asked for. */
  adopt(field: TextField): string {
    if (this.#quieted?.field !== field) this.release();
    this.#quieten(field);
    this.#field = field;
    this.#root = field.getRootNode();
    this.#root.addEventListener('focusin', this.#heard);
    return this.#quieted?.inputmode ?? '';
  }

  /** Gives the field back as it was. */
  release(): void {
    this.#root?.removeEventListener('focusin', this.#heard);
    this.#root = null;
    this.#field = null;
    const {field, inputmode, virtualkeyboardpolicy} = this.#quieted ?? {};
    this.#quieted = null;
    if (!field) return;
    restore(field, 'inputmode', inputmode);
    restore(field, 'virtualkeyboardpolicy', virtualkeyboardpolicy);
  }

  /** The visitor wants no keyboard for this field until it is touched again. */
  dismiss(field: TextField | null): void {
    this.#dismissed = field;
  }

  readonly #heard = (event: Event): void => {
    const inside = event.composedPath().includes(this.host);
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
    const [target] = event.composedPath();
    // Before the focus comes: afterwards the system's keyboard would already be on its way.
    if (!this.#field && this.#wants && isTextField(target)) this.#quieten(target);
  }

  #quieten(field: TextField): void {
    if (this.#quieted?.field === field) return;
    const said = (name: string) => field.getAttribute(name);
    this.#quieted = {field, inputmode: said('inputmode'), virtualkeyboardpolicy: said('virtualkeyboardpolicy')};
    field.setAttribute('inputmode', 'none');
    field.setAttribute('virtualkeyboardpolicy', 'manual');
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
    if (isTextField(focused)) {
      if (focused !== this.#field && focused !== this.#dismissed && this.#wants) this.wishes.chosen(focused);
    } else if (this.#field) this.wishes.left();
    if (!this.#field) this.release(); // touched, but not taken: a finger that only scrolled
  }

  get #wants(): boolean {
    return this.wishes.wanted() !== 'touch' || this.#touched;
  }
}

function restore(field: Element, name: string, value: string | null | undefined): void {
  if (value == null) field.removeAttribute(name);
  else field.setAttribute(name, value);
}
