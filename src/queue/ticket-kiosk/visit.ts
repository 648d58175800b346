import type {ReactiveControllerHost} from 'lit';
import {Countdown} from './countdown.js';

/** People are warned so many seconds before the glass goes back (WCAG 2.2.1). */
export const warnAt = 20;

type Host = ReactiveControllerHost & HTMLElement;

/** One citizen at the glass: how long it stays theirs, and the language they chose. */
export class Visit {
  #office: string | null | undefined; // the page's own lang, while a citizen has chosen another
  #warned = false;
  readonly #countdown: Countdown;

  /** `warned` hears once that the end is near, `ended` that the citizen has gone. */
  constructor(
    private readonly host: Host,
    warned: (left: number) => void,
    ended: () => void,
  ) {
    this.#countdown = new Countdown(
      host,
      (left) => {
        if (left > warnAt || this.#warned) return;
        this.#warned = true;
        warned(left);
      },
      ended,
    );
  }

  /** Seconds until the glass goes back; `null` while nothing runs. */
  get left(): number | null {
    return this.#countdown.left;
  }

  /** Whether people must be told now that it goes back. */
  get ending(): boolean {
    const {left} = this;
    return left !== null && left <= warnAt;
  }

  /** Whether a citizen chose another language than the office's. */
  get spoken(): boolean {
    return this.#office !== undefined;
  }

  /** The glass goes back after so many seconds from now. */
  stay(seconds: number): void {
    this.#warned = false;
    this.#countdown.start(seconds);
  }

  stop(): void {
    this.#countdown.stop();
  }

  /** The citizen's language. */
  speak(language: string): void {
    if (this.#office === undefined) this.#office = this.host.getAttribute('lang');
    this.host.lang = language;
  }

  /** The office's own again. */
  end(): void {
    this.#countdown.stop();
    if (this.#office === undefined) return;
    if (this.#office === null) this.host.removeAttribute('lang');
    else this.host.setAttribute('lang', this.#office);
    this.#office = undefined;
  }
}
