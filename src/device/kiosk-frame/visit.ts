import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {everySecond} from '../../base/ticker.js';

export interface VisitWishes {
  /** Milliseconds that only go forward. */
  now(): number;
  /** Seconds without a touch until the visit ends; 0 never ends it. */
  idle(): number;
  /** Whether the end has been announced. */
  late(): boolean;
  /** Called when nobody has touched anything for so long. */
  ended(): void;
}

const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove', 'input'] as const;

/** One visitor from the first touch to the reset. */
export class Visit implements ReactiveController {
  #since: number | null = null;
  #deaf = false;
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly wishes: VisitWishes,
  ) {
    host.addController(this);
  }

  /** Whether somebody is here. */
  get begun(): boolean {
    return this.#since !== null;
  }

  /** Seconds left of it; `null` where nobody is here or it has no end. */
  get left(): number | null {
    const idle = this.wishes.idle();
    return this.#since === null || idle <= 0 ? null : Math.ceil(idle - (this.wishes.now() - this.#since) / 1000);
  }

  hostConnected(): void {
    for (const sign of signs) addEventListener(sign, this.#touched, {capture: true, passive: true});
    this.#stop = everySecond(() => this.#tick());
  }

  hostDisconnected(): void {
    for (const sign of signs) removeEventListener(sign, this.#touched, {capture: true});
    this.#stop?.();
    this.#since = null;
  }

  /** Somebody is here, or still here. */
  touch(): void {
    if (this.#since === null || this.wishes.late()) this.host.requestUpdate();
    this.#since = this.wishes.now();
  }

  /** Nobody is here any more. What `clearing` itself causes on the page is no visitor. */
  end(clearing: () => void): void {
    this.#since = null;
    this.#deaf = true;
    try {
      clearing();
    } finally {
      this.#deaf = false;
    }
    this.host.requestUpdate();
  }

  readonly #touched = (event: Event): void => {
    // A pointer that only drifts (a mouse on a shaking counter) keeps a visit, it begins none.
    if (this.#deaf || (event.type === 'pointermove' && !this.begun)) return;
    this.touch();
  };

  #tick(): void {
    const {left} = this;
    if (left !== null && left <= 0) this.wishes.ended();
  }
}
