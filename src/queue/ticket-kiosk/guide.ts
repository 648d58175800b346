import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {nameOf, readable} from '../../base/read-aloud.js';
import {canSpeak, hush, say} from '../../services/voice/speech.js';

type Host = ReactiveControllerHost & HTMLElement & {readonly renderRoot: HTMLElement | DocumentFragment};

/** Reads the glass aloud to whoever cannot see it: each screen as it comes, then whatever has the focus. */
export class Guide implements ReactiveController {
  #on = false;
  #shown = '';

  constructor(
    private readonly host: Host,
    private readonly language: () => string,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.turn(false);
  }

  /** Whether there is a voice for the language shown. */
  get speaks(): boolean {
    return canSpeak(this.language());
  }

  turn(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    this.#shown = '';
    if (on) this.host.renderRoot.addEventListener('focusin', this.#focused);
    else this.host.renderRoot.removeEventListener('focusin', this.#focused);
    if (!on) hush();
  }

  /** Reads the screen if it is another than the last one read; `name` tells them apart. */
  follow(name: string): void {
    if (!this.#on || name === this.#shown) return;
    this.#shown = name;
    this.again();
  }

  /** Reads the screen from the beginning. */
  again(): void {
    const glass = this.host.renderRoot.querySelector('.screen');
    if (glass) say(readable(glass).join(' '), this.language());
  }

  /** Says what a person should know at once. */
  tell(words: string): void {
    if (this.#on && words !== '') say(words, this.language());
  }

  readonly #focused = (event: Event): void => {
    const {target} = event;
    if (target instanceof HTMLButtonElement) say(nameOf(target), this.language());
  };
}

/** The buttons in the order of the glass: the next or the one before, round and round. */
export function moveFocus(root: ParentNode & {activeElement?: Element | null}, by: 1 | -1): void {
  const buttons = [...root.querySelectorAll<HTMLButtonElement>('.glass button')].filter(
    (button) => button.getClientRects().length > 0,
  );
  const place = buttons.indexOf(root.activeElement as HTMLButtonElement);
  const next = place < 0 ? (by > 0 ? 0 : buttons.length - 1) : (place + by + buttons.length) % buttons.length;
  buttons[next]?.focus();
}
