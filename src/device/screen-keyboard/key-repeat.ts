import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A finger that rests this long means more than once. */
const patience = 500;
const pace = 90;
const endings = ['pointerup', 'pointercancel', 'blur'] as const;

/** Repeats a key while the finger that pressed it stays down. */
export class KeyRepeat implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pointer = -1;

  /** `again` says whether there is more to do. */
  constructor(
    host: ReactiveControllerHost,
    private readonly again: () => boolean,
  ) {
    host.addController(this);
  }

  start(pointer: number): void {
    this.stop();
    this.#pointer = pointer;
    for (const type of endings) addEventListener(type, this.#ended, true);
    this.#timer = setTimeout(this.#next, patience);
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const type of endings) removeEventListener(type, this.#ended, true);
  }

  hostDisconnected(): void {
    this.stop();
  }

  readonly #next = (): void => {
    if (this.again()) this.#timer = setTimeout(this.#next, pace);
    else this.stop();
  };

  readonly #ended = (event: Event): void => {
    if (event.type === 'blur' ? event.target === window : (event as PointerEvent).pointerId === this.#pointer)
      this.stop();
  };
}
