import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {Late} from '../../base/late.js';
import type {Guide} from './guide.js';

type Host = ReactiveControllerHost & HTMLElement & {readonly renderRoot: HTMLElement | DocumentFragment};

export interface AccessWishes {
  language(): string;
  /** Whether somebody may turn it on now. */
  mayBegin(): boolean;
  /** It was turned on or off; `byKeys` by somebody who does not see the button. */
  turned(byKeys: boolean): void;
  /** Somebody is here. */
  touched(): void;
}

/**
 * "Trợ năng": larger, within low reach, read aloud, and led by arrow keys or a pad of three buttons that sends them.
 * Whoever begins with such a key finds it turned on.
 */
export class Access implements ReactiveController {
  on = false;
  readonly #parts: Late<typeof import('./guide.js')>;
  #guide: Guide | undefined;

  constructor(
    private readonly host: Host,
    private readonly wishes: AccessWishes,
  ) {
    this.#parts = new Late(host, () => import('./guide.js'));
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('keydown', this.#key);
  }

  hostDisconnected(): void {
    removeEventListener('keydown', this.#key);
    this.end();
  }

  /** Whether a voice reads the screen now. */
  get reads(): boolean {
    return this.on && (this.#guide?.speaks ?? false);
  }

  toggle(byKeys = false): void {
    this.on = !this.on;
    this.host.requestUpdate();
    this.wishes.turned(byKeys);
  }

  /** The visitor has gone. */
  end(): void {
    this.on = false;
    this.#guide?.turn(false);
    this.host.requestUpdate();
  }

  /** After each rendering; `screen` tells one screen from another. */
  follow(screen: string): void {
    const parts = this.on ? this.#parts.wanted : this.#parts.now;
    if (parts) this.#guide ??= new parts.Guide(this.host, () => this.wishes.language());
    this.#guide?.turn(this.on);
    this.#guide?.follow(screen);
  }

  /** Reads the screen from the beginning. */
  again(): void {
    this.#guide?.again();
  }

  /** Says what a person should know at once. */
  tell(words: string): void {
    this.#guide?.tell(words);
  }

  readonly #key = (event: KeyboardEvent): void => {
    const by = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key] as 1 | -1 | undefined;
    const typing = event.composedPath().some((each) => each instanceof HTMLInputElement);
    if (!by || event.defaultPrevented || typing) return;
    if (!this.on && !this.wishes.mayBegin()) return;
    event.preventDefault();
    if (!this.on) return this.toggle(true);
    this.wishes.touched();
    if (this.host.shadowRoot) this.#parts.wanted?.moveFocus(this.host.shadowRoot, by);
  };
}
