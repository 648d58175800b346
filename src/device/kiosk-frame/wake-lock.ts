import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Keeps the glass from going dark while its host wants it lit. Browsers let the lock go whenever the page is hidden. */
export class WakeLock implements ReactiveController {
  #lock: WakeLockSentinel | null = null;
  #asking = false;
  #connected = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly wanted: () => boolean,
  ) {
    host.addController(this);
  }

  /** Whether the glass is held lit now. */
  get held(): boolean {
    return this.#lock !== null && !this.#lock.released;
  }

  hostConnected(): void {
    this.#connected = true;
    document.addEventListener('visibilitychange', this.#look);
    this.#look();
  }

  hostUpdated(): void {
    this.#look();
  }

  hostDisconnected(): void {
    this.#connected = false;
    document.removeEventListener('visibilitychange', this.#look);
    this.#look();
  }

  readonly #look = (): void => {
    const wanted = this.#connected && this.wanted() && document.visibilityState === 'visible';
    if (wanted && !this.held) void this.#take();
    if (!wanted && this.#lock) {
      this.#lock.release().catch(() => {});
      this.#lock = null;
    }
  };

  /** Refused on plain http, on an empty battery, in old browsers: then the system's own setting must do. */
  async #take(): Promise<void> {
    if (this.#asking || !('wakeLock' in navigator)) return;
    this.#asking = true;
    const lock = await navigator.wakeLock.request('screen').catch(() => null);
    this.#asking = false;
    this.#lock = lock;
    if (lock && !(this.#connected && this.wanted())) this.#look();
  }
}
