/** Notices that nobody touches a kiosk any more: warns, then ends the visit. */
export class Idle {
  /** True while it says that it will close. */
  closing = false;
  #timers: ReturnType<typeof setTimeout>[] = [];
  #running = false;

  constructor(
    /** How long nobody touches it until it closes, and how long before that it warns. */
    private readonly times: () => {idle: number; warn: number},
    private readonly changed: () => void,
    private readonly ended: () => void,
  ) {}

  /** Somebody is there: the full time begins again. */
  touch(): void {
    if (this.#running) this.start();
  }

  start(): void {
    const {idle, warn} = this.times();
    const said = this.closing;
    this.stop();
    this.#running = true;
    this.#timers = [setTimeout(() => this.#warn(), idle - warn), setTimeout(() => this.#end(), idle)];
    if (said) this.changed();
  }

  stop(): void {
    this.#timers.forEach(clearTimeout);
    this.#timers = [];
    this.#running = false;
    this.closing = false;
  }

  #warn(): void {
    this.closing = true;
    this.changed();
  }

  #end(): void {
    this.stop();
    this.ended();
  }
}
