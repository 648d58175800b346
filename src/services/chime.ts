/** What a screen knows of its sound. `unknown` until it was tried. */
export type SoundState = 'unknown' | 'allowed' | 'blocked' | 'missing';

/** One partial of the chime: when it begins (seconds), its pitch (hertz), its loudness and how long it rings. */
type Partial = readonly [start: number, pitch: number, gain: number, ring: number];

/* Two struck bars, G5 then E5, each with the inharmonic overtone of a bar: soft, falling, over after 1.8 s. */
const partials: readonly Partial[] = [
  [0, 784, 0.3, 1.1],
  [0, 2161, 0.06, 0.35],
  [0.34, 659.3, 0.34, 1.4],
  [0.34, 1817, 0.06, 0.45],
];
const duration = 1800;
const gestures = ['pointerdown', 'keydown', 'touchend'] as const;

/**
 * The chime before a call: ours, made by WebAudio, so that no file can be missing. One a page, whoever asks.
 * Nothing here is ever awaited by the picture: every call returns at once and nothing throws.
 */
class Chime {
  state: SoundState = 'unknown';
  #context: AudioContext | undefined;
  #until = 0;
  #verdict: ReturnType<typeof setTimeout> | undefined;
  #queued: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();

  /**
   * Calls back when the state of sound changes. While anyone listens and sound is blocked, a touch, a click or a key
   * anywhere on the page unlocks it. Returns the way to stop; the last to stop lets the sound device go.
   */
  subscribe(listener: () => void): () => void {
    if (this.#listeners.size === 0) this.#wake();
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#close();
    };
  }

  /**
   * Rings once, as loud as told (0 to 1). While it rings, any number of further wishes are one more ring after it;
   * blocked, there is none. Returns after how many milliseconds that ring is over; 0 where there is none.
   */
  play(volume = 1): number {
    if (this.state !== 'allowed' || !(volume > 0)) return 0;
    const wait = Math.max(0, this.#until - performance.now());
    if (this.#queued === undefined && wait > 0) {
      this.#queued = setTimeout(() => {
        this.#queued = undefined;
        this.#ring(volume);
      }, wait);
    } else if (wait === 0) this.#ring(volume);
    return wait + duration;
  }

  #wake(): void {
    if (typeof AudioContext === 'undefined') return this.#set('missing');
    try {
      this.#context = new AudioContext();
    } catch {
      return this.#set('missing'); // no sound device, or too many contexts
    }
    this.#context.onstatechange = () => this.#look();
    for (const gesture of gestures) addEventListener(gesture, this.#unlock, {capture: true, passive: true});
    this.#look();
  }

  #look(): void {
    const running = this.#context?.state === 'running';
    clearTimeout(this.#verdict);
    if (running) {
      this.#set('allowed');
      this.#restAfter(0);
    } else if (this.state === 'unknown') {
      this.#verdict = setTimeout(() => this.#set('blocked'), 1000); // an allowed one needs a moment to begin
    } // once allowed, a pause is our own
  }

  /* An idle device that keeps running costs a core a percent, day and night. */
  #restAfter(milliseconds: number): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#context?.suspend().catch(() => {}), milliseconds + 500);
  }

  readonly #unlock = (): void => {
    if (this.state !== 'allowed') this.#context?.resume().catch(() => {});
  };

  #ring(volume: number): void {
    const context = this.#context;
    if (!context) return;
    this.#until = performance.now() + duration;
    clearTimeout(this.#resting);
    context.resume().then(
      () => {
        if (context !== this.#context) return; // everyone left meanwhile
        strike(context, volume);
        this.#restAfter(duration);
      },
      () => this.#set('blocked'), // the device went away
    );
  }

  #set(state: SoundState): void {
    if (state === this.state) return;
    this.state = state;
    this.#listeners.forEach((listener) => listener());
  }

  #close(): void {
    for (const gesture of gestures) removeEventListener(gesture, this.#unlock, {capture: true});
    clearTimeout(this.#verdict);
    clearTimeout(this.#queued);
    clearTimeout(this.#resting);
    this.#queued = undefined;
    if (this.#context) this.#context.onstatechange = null;
    this.#context?.close().catch(() => {});
    this.#context = undefined;
    this.#until = 0;
    this.state = 'unknown';
  }
}

function strike(context: AudioContext, volume: number): void {
  for (const [start, pitch, loudness, ring] of partials) {
    const at = context.currentTime + 0.02 + start;
    const tone = context.createOscillator();
    const gain = context.createGain();
    tone.frequency.value = pitch;
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(loudness * volume, at + 0.008);
    gain.gain.exponentialRampToValueAtTime(0.0001 * volume, at + ring);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + ring);
  }
}

/** The page's one chime. */
export const chime = new Chime();
