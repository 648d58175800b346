import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Goes back to the whole screen at the next touch whenever somebody left it. Browsers allow it only at a touch. */
export class FullScreen implements ReactiveController {
  #left = false;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly wanted: () => boolean,
  ) {
    host.addController(this);
  }

  /** Whether the page has the whole screen. */
  get full(): boolean {
    return document.fullscreenElement !== null;
  }

  hostConnected(): void {
    addEventListener('click', this.#touched, true);
    document.addEventListener('fullscreenchange', this.#changed);
  }

  hostDisconnected(): void {
    removeEventListener('click', this.#touched, true);
    document.removeEventListener('fullscreenchange', this.#changed);
  }

  /** Staff take the whole screen, from now on at every touch. */
  enter(): void {
    this.#left = false;
    if (!this.full) document.documentElement.requestFullscreen?.({navigationUI: 'hide'}).catch(() => {});
  }

  /** Staff need the system. It stays so until the page is loaded anew. */
  leave(): void {
    this.#left = true;
    if (this.full) document.exitFullscreen?.().catch(() => {});
  }

  readonly #touched = (event: Event): void => {
    if (event.isTrusted && this.wanted() && !this.#left) this.enter();
  };

  readonly #changed = (): void => this.host.requestUpdate();
}
