import type {SoundState} from '../chime.js';

/** A stretch of sound, or of silence in milliseconds. */
export type Sound = AudioBuffer | number;

/** What became of a stretch of sounds: heard whole, kept back by the browser, lost with its device, or stopped. */
export type Played = 'played' | 'blocked' | 'lost' | 'stopped';

/** How a page plays sounds one after the other. */
export interface Loudspeaker {
  readonly state: SoundState;
  /** Plays all, without a gap between them, as loud as told (0 to 1). Never rejects, and always ends. */
  play(sounds: readonly Sound[], volume: number): Promise<Played>;
  /** Stops what is played. */
  stop(): void;
  unlock(): void;
  close(): void;
}

const gestures = ['pointerdown', 'keydown', 'touchend'] as const;
/** An allowed device needs a moment to begin; one that has not begun by then is blocked. */
const startPatience = 3000;
/** What has not ended by so much after its length was lost on the way. */
const endPatience = 3000;
/** A device at rest is let go: an idle one costs a core a percent, day and night. */
const rest = 500;

/** The loudspeaker of this page. */
export class PageLoudspeaker implements Loudspeaker {
  state: SoundState = 'unknown';
  #changed = () => {};
  #context: AudioContext | undefined;
  #stop: (() => void) | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #verdict: ReturnType<typeof setTimeout> | undefined;
  #outputs = false;
  #closed = false;

  /** `changed` is called after each later change of `state`. */
  constructor(changed: () => void) {
    for (const gesture of gestures) addEventListener(gesture, this.#gesture, {capture: true, passive: true});
    mediaDevices()?.addEventListener?.('devicechange', this.#devices);
    void this.#devices();
    this.#device();
    this.#changed = changed;
  }

  async play(sounds: readonly Sound[], volume: number): Promise<Played> {
    this.stop();
    const context = this.#device();
    if (!context) return 'lost';
    clearTimeout(this.#resting);
    if (!(await this.#running(context))) return this.#closed ? 'stopped' : 'blocked';
    if (context !== this.#context) return 'stopped';
    const played = await this.#sound(context, sounds, volume);
    if (played === 'lost') this.#drop('missing');
    else if (context === this.#context) this.#restSoon();
    return played;
  }

  stop(): void {
    this.#stop?.();
  }

  unlock(): void {
    this.#gesture();
  }

  close(): void {
    this.#closed = true;
    this.stop();
    for (const gesture of gestures) removeEventListener(gesture, this.#gesture, {capture: true});
    mediaDevices()?.removeEventListener?.('devicechange', this.#devices);
    this.#drop('unknown');
  }

  /** The device, opened where it is not; none where there is none. */
  #device(): AudioContext | undefined {
    if (this.#context || this.#closed) return this.#context;
    if (typeof AudioContext === 'undefined') return void this.#set('missing');
    try {
      const context = new AudioContext();
      context.onstatechange = () => this.#look(context);
      context.addEventListener?.('error', () => context === this.#context && this.#drop('missing'));
      this.#context = context;
      this.#look(context);
    } catch {
      this.#set('missing'); // no device, or too many open
    }
    return this.#context;
  }

  #look(context: AudioContext): void {
    if (context !== this.#context) return;
    clearTimeout(this.#verdict);
    if (context.state === 'running') {
      this.#set('allowed');
      if (!this.#stop) this.#restSoon();
    } else if (this.state === 'unknown') {
      this.#verdict = setTimeout(() => this.#set('blocked'), 1000);
    } // once allowed, a pause is our own
  }

  /** Whether the device runs now. A browser that blocks it lets the wish hang for ever. */
  #running(context: AudioContext): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (running: boolean) => {
        clearTimeout(limit);
        if (!running && context === this.#context && !this.#closed) this.#set('blocked');
        resolve(running);
      };
      const limit = setTimeout(() => settle(context.state === 'running'), startPatience);
      if (this.state === 'blocked' && context.state !== 'running') return settle(false); // a gesture ends that
      context.resume().then(
        () => settle(context.state === 'running'),
        () => settle(false),
      );
    });
  }

  #sound(context: AudioContext, sounds: readonly Sound[], volume: number): Promise<Played> {
    return new Promise((resolve) => {
      const sources: AudioBufferSourceNode[] = [];
      const loudness = context.createGain();
      const finish = (how: Played) => {
        clearTimeout(limit);
        this.#stop = undefined;
        sources.forEach((source) => silence(source));
        loudness.disconnect();
        resolve(how);
      };
      let limit: ReturnType<typeof setTimeout> | undefined;
      this.#stop = () => finish('stopped');
      try {
        loudness.gain.value = volume;
        loudness.connect(context.destination);
        let at = context.currentTime + 0.03;
        const began = at;
        for (const sound of sounds) {
          if (typeof sound !== 'number') sources.push(start(context, sound, loudness, at));
          at += typeof sound === 'number' ? sound / 1000 : sound.duration;
        }
        const last = sources[sources.length - 1];
        if (!last) return finish('played');
        last.onended = () => finish('played');
        limit = setTimeout(() => finish('lost'), (at - began) * 1000 + endPatience);
      } catch {
        finish('lost');
      }
    });
  }

  #restSoon(): void {
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => void this.#context?.suspend().catch(() => {}), rest);
  }

  /** Lets the device go; the next sound opens another. */
  #drop(state: SoundState): void {
    clearTimeout(this.#resting);
    clearTimeout(this.#verdict);
    const context = this.#context;
    this.#context = undefined;
    this.stop();
    if (context) {
      context.onstatechange = null;
      context.close().catch(() => {});
    }
    this.#set(state);
  }

  readonly #gesture = (): void => {
    const context = this.#device();
    if (context && this.state !== 'allowed') context.resume().catch(() => {});
  };

  /* A browser without a device plays into nothing and says nothing; only the list of devices tells. */
  readonly #devices = async (): Promise<void> => {
    try {
      const devices = (await mediaDevices()?.enumerateDevices()) ?? [];
      const outputs = devices.some(({kind}) => kind === 'audiooutput');
      if (this.#closed) return;
      if (this.#outputs && !outputs) this.#drop('missing');
      if (!this.#outputs && outputs && this.state === 'missing') {
        this.#set('unknown');
        this.#device();
      }
      this.#outputs = outputs;
    } catch {
      // a browser that does not tell
    }
  };

  #set(state: SoundState): void {
    if (state === this.state) return;
    this.state = state;
    this.#changed();
  }
}

function start(context: AudioContext, sound: AudioBuffer, to: AudioNode, at: number): AudioBufferSourceNode {
  const source = context.createBufferSource();
  source.buffer = sound;
  source.connect(to);
  source.start(at);
  return source;
}

function silence(source: AudioBufferSourceNode): void {
  source.onended = null;
  try {
    source.stop();
  } catch {
    // it never began
  }
  source.disconnect();
}

/** Plain-http pages have none. */
function mediaDevices(): MediaDevices | undefined {
  return (globalThis.navigator as Navigator | undefined)?.mediaDevices as MediaDevices | undefined;
}
