import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {everySecond} from '../../base/ticker.js';

export interface GestureWishes {
  /** Milliseconds that only go forward. */
  now(): number;
  /** How long the corner is held. */
  hold(): number;
  done(): void;
}

/** The corner's side, in millimetres of the glass. */
const side = 25;
const endings = ['pointerup', 'pointercancel', 'pointermove'] as const;

/** Staff hold the upper corner where the lines begin. The finger rests: a visitor who wipes the glass opens nothing. */
export class StaffGesture implements ReactiveController {
  #held: {pointer: number; since: number} | null = null;
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost & HTMLElement,
    private readonly wishes: GestureWishes,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pointerdown', this.#down, true);
  }

  hostDisconnected(): void {
    removeEventListener('pointerdown', this.#down, true);
    this.#release();
  }

  readonly #down = (event: PointerEvent): void => {
    this.#release();
    if (!event.isPrimary || !this.#inCorner(event)) return;
    this.#held = {pointer: event.pointerId, since: this.wishes.now()};
    for (const type of endings) addEventListener(type, this.#ended, true);
    this.#stop = everySecond(() => this.#tick());
  };

  readonly #ended = (event: PointerEvent): void => {
    if (event.pointerId !== this.#held?.pointer) return;
    if (event.type !== 'pointermove' || !this.#inCorner(event)) this.#release();
  };

  #tick(): void {
    if (!this.#held || this.wishes.now() - this.#held.since < this.wishes.hold()) return;
    this.#release();
    this.wishes.done();
  }

  #release(): void {
    this.#held = null;
    this.#stop?.();
    this.#stop = undefined;
    for (const type of endings) removeEventListener(type, this.#ended, true);
  }

  #inCorner({clientX, clientY}: PointerEvent): boolean {
    const {top, left, right} = this.host.getBoundingClientRect();
    const {direction} = getComputedStyle(this.host);
    const across = direction === 'rtl' ? right - clientX : clientX - left;
    const reach = side * millimetre(this.host);
    return across >= 0 && across <= reach && clientY >= top && clientY - top <= reach;
  }
}

/** One millimetre on this glass as the office calibrated it. */
function millimetre(element: Element): number {
  const said = Number.parseFloat(getComputedStyle(element).getPropertyValue('--mc-mm'));
  return said > 0 ? said : 3.8;
}
