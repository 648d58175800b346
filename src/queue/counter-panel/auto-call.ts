import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A counter that waits with a hand free while people wait for it. */
export interface Idling {
  /** Since when, by the hall's clock. */
  since: number;
  /** Seconds after which the hall lets the next be called. */
  seconds: number;
  /** The hall's clock. */
  now: number;
}

/** However long a counter has been idle, the officer sees the countdown for so long. */
const notice = 5000;

/** Counts an idle counter down to the call of the next, in sight of the officer, who may stop it for this time. */
export class AutoCallController implements ReactiveController {
  /** Seconds until the next is called; `null` where nothing counts. */
  left: number | null = null;
  #seen: number | null = null;
  #over: number | null = null;

  /** `idling` says whether the counter waits now; `call` calls. */
  constructor(
    host: ReactiveControllerHost,
    private readonly idling: () => Idling | null,
    private readonly call: () => void,
  ) {
    host.addController(this);
  }

  hostUpdate(): void {
    const idle = this.idling();
    this.left = null;
    if (!idle) this.#seen = null;
    if (!idle || idle.since === this.#over) return;
    this.#seen ??= idle.now;
    const end = Math.max(idle.since + idle.seconds * 1000, this.#seen + notice);
    this.left = Math.max(0, Math.ceil((end - idle.now) / 1000));
    if (idle.now < end) return;
    this.#over = idle.since;
    queueMicrotask(this.call);
  }

  hostDisconnected(): void {
    this.#seen = null;
  }

  /** Stops it until the counter is idle anew; returns whether anything was counting. */
  stop(): boolean {
    if (this.left === null) return false;
    this.#over = this.idling()?.since ?? null;
    this.left = null;
    return true;
  }

  /** The hall found it too early by its own clock: counts once more. */
  again(): void {
    this.#over = null;
    this.#seen = null;
  }
}
