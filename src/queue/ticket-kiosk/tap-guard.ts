import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Taps must rest this long before the next one counts. */
const rest = 500;

/**
 * Lets no tap through while it is closed, and stays closed as long as somebody goes on tapping: a mashing child
 * takes one number, a slow finger that rests takes the next.
 */
export class TapGuard implements ReactiveController {
  #opensAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  /** Whether a tap counts now; controls say so while it does not. */
  get closed(): boolean {
    return performance.now() < this.#opensAt;
  }

  /** Closes for some milliseconds. */
  close(milliseconds: number): void {
    this.#opensAt = Math.max(this.#opensAt, performance.now() + milliseconds);
    this.#wake();
  }

  /** Asked at each tap. A tap that does not count prolongs the rest that is needed. */
  accepts(): boolean {
    if (!this.closed) return true;
    this.close(rest);
    return false;
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
    this.#opensAt = 0;
  }

  #wake(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.host.requestUpdate(), Math.max(0, this.#opensAt - performance.now()) + 1);
    this.host.requestUpdate();
  }
}
