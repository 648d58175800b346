import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {everySecond} from '../../base/ticker.js';

/** Counts down to the moment at which the glass goes back to its first screen. A wrong clock does not matter to it. */
export class Countdown implements ReactiveController {
  #deadline: number | null = null;
  #stop: (() => void) | undefined;

  /** `ticked` hears the seconds left at each full second, `ended` that none is left. */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly ticked: (left: number) => void,
    private readonly ended: () => void,
  ) {
    host.addController(this);
  }

  /** Seconds left, or `null` while nothing runs. */
  get left(): number | null {
    return this.#deadline === null ? null : Math.max(0, Math.ceil((this.#deadline - performance.now()) / 1000));
  }

  /** Starts anew. */
  start(seconds: number): void {
    this.#deadline = performance.now() + seconds * 1000;
    this.#stop ??= everySecond(() => this.#tick());
    this.host.requestUpdate();
  }

  stop(): void {
    this.#deadline = null;
    this.#stop?.();
    this.#stop = undefined;
  }

  hostDisconnected(): void {
    this.stop();
  }

  #tick(): void {
    const left = this.left;
    if (left === null) return;
    if (left > 0) {
      this.ticked(left);
    } else {
      this.stop();
      this.ended();
    }
    this.host.requestUpdate();
  }
}
