/*
 * Whether a screen still draws: its script may go on for days after its picture has stood still. Pure: the time and the
 * way to ask for a frame are handed in.
 */

const askEvery = 5000;
const patience = 15_000;

/** Asks for a frame now and then, and notices when none comes. */
export class FrameWatch {
  /** True while a frame that was asked for has not come in fifteen seconds. */
  isStalled = false;
  #asked: number | null = null;
  #next = -Infinity;
  #looked = -Infinity;

  /** `ask` calls back with the next frame, as `requestAnimationFrame` does. */
  constructor(private readonly ask: (drawn: () => void) => void) {}

  /** To be called about every second while the page is visible. */
  look(now: number): void {
    if (now - this.#looked > askEvery) this.#asked = null; // it slept, or was hidden: nobody draws then
    this.#looked = now;
    if (this.#asked !== null) this.isStalled ||= now - this.#asked >= patience;
    else if (now >= this.#next) this.#askAt(now);
  }

  #askAt(now: number): void {
    this.#asked = now;
    this.#next = now + askEvery;
    this.ask(() => {
      this.#asked = null;
      this.isStalled = false;
    });
  }
}
