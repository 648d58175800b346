import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {deepFocus, isMadeForText} from '../../base/open-roots.js';
import {leadsOut} from '../break-out.js';
import {PageGuards} from './page-guards.js';

/** Whoever is guarded. */
export interface Guarded {
  /** Nothing is blocked: for development. */
  open(): boolean;
  /** A keystroke of staff. */
  staffKey(event: KeyboardEvent): boolean;
}

type Handlers = {[K in keyof WindowEventMap]?: (event: WindowEventMap[K]) => void};

/**
 * Blocks the ways out of a kiosk's page that a page can block: menus, long presses, zoom, shortcuts, dropped files,
 * links that leave, selected text, swipes back, prompts. The others are the system's to block: docs/kiosk.md.
 */
export class Guards implements ReactiveController {
  readonly #page: PageGuards;
  readonly #handlers: Handlers = {
    contextmenu: refuse,
    dragstart: refuse,
    dragover: (event) => {
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'none';
      refuse(event);
    },
    drop: refuse,
    wheel: (event) => {
      if (event.ctrlKey) refuse(event); // zoom, by a pinch on a touchpad too
    },
    touchstart: refusePinch,
    touchmove: refusePinch,
    dblclick: (event) => {
      if (!isMadeForText(event.composedPath()[0])) event.preventDefault(); // it selects a word, or zooms
    },
    selectstart: (event) => {
      if (!isMadeForText(event.composedPath()[0])) event.preventDefault();
    },
    keydown: (event) => this.#onKeydown(event),
    click: (event) => this.#onClick(event),
    auxclick: (event) => this.#onClick(event),
    submit: (event) => this.#onSubmit(event),
    beforeunload: (event) => event.stopImmediatePropagation(), // "Leave this site?" is a way out, and stops the reload
  };
  readonly #selected = (): void => {
    const selection = getSelection();
    if (this.guarded.open() || !selection || selection.isCollapsed || isMadeForText(deepFocus())) return;
    selection.removeAllRanges();
  };

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly guarded: Guarded,
  ) {
    this.#page = new PageGuards(() => !guarded.open());
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of Object.keys(this.#handlers)) addEventListener(type, this.#heard, listening);
    for (const type of gestures) addEventListener(type, this.#heard, listening);
    document.addEventListener('selectionchange', this.#selected);
    this.#page.raise();
  }

  hostDisconnected(): void {
    for (const type of Object.keys(this.#handlers)) removeEventListener(type, this.#heard, listening);
    for (const type of gestures) removeEventListener(type, this.#heard, listening);
    document.removeEventListener('selectionchange', this.#selected);
    this.#page.lower();
  }

  readonly #heard = (event: Event): void => {
    if (event instanceof KeyboardEvent && this.guarded.staffKey(event)) return refuse(event);
    if (this.guarded.open()) return;
    const handler = (this.#handlers as Record<string, ((event: Event) => void) | undefined>)[event.type];
    (handler ?? refuse)(event);
  };

  #onKeydown(event: KeyboardEvent): void {
    const {key, ctrlKey, altKey, metaKey, shiftKey} = event;
    const altGraph = event.getModifierState('AltGraph');
    const writing = isMadeForText(event.composedPath()[0]);
    if (leadsOut({key, ctrlKey, altKey, metaKey, shiftKey, altGraph}, writing)) refuse(event);
  }

  #onClick(event: MouseEvent): void {
    if (event.isTrusted) this.#page.remember();
    for (const node of event.composedPath()) {
      if (node === this.host.shadowRoot) return; // the staff's own download
      if (node instanceof HTMLInputElement && node.type === 'file' && !node.hasAttribute('data-kiosk-allow')) {
        return refuse(event); // the system's file dialog shows the whole disk
      }
      if (!isLink(node)) continue;
      const elsewhere = event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
      if (elsewhere || node.hasAttribute('download') || leaves(addressOf(node), node.target)) refuse(event);
      return;
    }
  }

  #onSubmit(event: SubmitEvent): void {
    const form = event.composedPath()[0];
    if (!(form instanceof HTMLFormElement)) return;
    const {submitter} = event;
    const target = submitter?.getAttribute('formtarget') ?? form.getAttribute('target') ?? '';
    const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
    if (form.method !== 'dialog' && leaves(action, target)) refuse(event);
  }
}

const listening = {capture: true, passive: false} as const;
/* Safari's own words for a pinch. */
const gestures = ['gesturestart', 'gesturechange'] as const;

function refuse(event: Event): void {
  event.preventDefault();
}

function refusePinch(event: TouchEvent): void {
  if (event.touches.length > 1 && event.cancelable && event.type === 'touchmove') event.preventDefault();
}

type Link = (HTMLAnchorElement | HTMLAreaElement | SVGAElement) & Element;

function isLink(node: EventTarget): node is HTMLAnchorElement | HTMLAreaElement {
  const link = node as Link;
  return (
    (node instanceof HTMLAnchorElement || node instanceof HTMLAreaElement || node instanceof SVGAElement) &&
    (link.hasAttribute('href') || link.hasAttribute('xlink:href'))
  );
}

function addressOf(link: Element): string {
  return link.getAttribute('href') ?? link.getAttribute('xlink:href') ?? '';
}

/** Whether following an address leaves this page's window, its site, or the browser (tel:, mailto:). */
function leaves(address: string, target: unknown): boolean {
  const frame = typeof target === 'string' ? target : '';
  if (frame !== '' && !/^_(self|top|parent)$/i.test(frame)) return true;
  try {
    const {origin, protocol} = new URL(address, document.baseURI);
    return !/^https?:$/.test(protocol) || origin !== location.origin;
  } catch {
    return true;
  }
}
