import type {SoundState} from '../../../src/services/chime.ts';
import type {Surroundings} from '../../../src/services/voice/announcer.ts';
import type {Clips} from '../../../src/services/voice/clip-pack.ts';
import type {Loudspeaker, Played, Sound} from '../../../src/services/voice/loudspeaker.ts';
import type {SpeechManner, Spoken} from '../../../src/services/voice/speech.ts';

type Clip = Pick<AudioBuffer, 'duration'> & {words: string};

/** A hall's sound with a clock turned by hand, that writes down what was heard and refuses two things at once. */
export class FakeVoice implements Surroundings {
  /** What was heard, in its order: `chime`, the words of clips, or `“text”` by speech. */
  heard: string[] = [];
  /** When each began. */
  times: number[] = [];
  volumes: number[] = [];
  overlaps = 0;
  time = 1000;
  /** Words without a clip. */
  lacking = new Set<string>();
  /** A device that forgets to say that it has ended. */
  hangs = false;
  played: Played = 'played';
  spoken: Spoken | 'never' = 'said';
  deviceState: SoundState = 'allowed';
  chimeState: SoundState = 'allowed';
  closed = 0;
  changed: (() => void)[] = [];
  /** Each clip lasts so long. */
  clipLength = 500;
  #busyUntil = 0;
  readonly #timers = new Map<object, {at: number; callback: () => void}>();

  readonly chime = Object.defineProperties({} as Surroundings['chime'], {
    state: {get: () => this.chimeState},
    play: {value: (volume = 1) => this.#hear('chime', 1800, volume)},
    subscribe: {
      value: (listener: () => void) => {
        this.changed.push(listener);
        return () => void (this.changed = this.changed.filter((one) => one !== listener));
      },
    },
  });

  get timers(): number {
    return this.#timers.size;
  }

  monotonic(): number {
    return this.time;
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = {at: this.time + milliseconds, callback};
    this.#timers.set(timer, timer);
    return () => this.#timers.delete(timer);
  }

  loudspeaker(changed: () => void): Loudspeaker {
    this.changed.push(changed);
    const {fake} = {fake: this};
    let stopped: (() => void) | undefined;
    return {
      get state() {
        return fake.deviceState;
      },
      play: (sounds, volume) =>
        new Promise((resolve) => {
          if (fake.played !== 'played') return resolve(fake.played);
          const words = sounds.filter((sound) => typeof sound !== 'number') as unknown as Clip[];
          const length = words.length * fake.clipLength;
          fake.#hear(words.map((clip) => clip.words).join(' '), length, volume);
          stopped = () => resolve('stopped');
          if (!fake.hangs) fake.after(length, () => resolve('played'));
        }),
      stop: () => stopped?.(),
      unlock: () => {},
      close: () => void fake.closed++,
    };
  }

  clips(_folder: string): Clips {
    const lacks = (parts: readonly string[]) => parts.filter((part) => this.lacking.has(part));
    return {
      ready: () => Promise.resolve(),
      lacks,
      sounds: (parts) =>
        Promise.resolve(
          lacks(parts).length > 0
            ? null
            : parts.filter((part) => part !== ',').map((words) => ({words, duration: 0.5}) as unknown as Sound),
        ),
      close: () => {},
    };
  }

  say(text: string, _language: string, {volume = 1, ended}: SpeechManner): void {
    const how = this.spoken;
    if (how === 'said' || how === 'never') this.#hear(`“${text}”`, 3000, volume);
    if (how !== 'never') this.after(how === 'said' ? 3000 : 0, () => ended?.(how));
  }

  hush(): void {}

  /** Lets time pass, timer by timer, and after each what hangs on it. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.time + milliseconds;
    await settled();
    for (;;) {
      const due = [...this.#timers.values()].filter(({at}) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due);
      this.time = Math.max(this.time, due.at);
      due.callback();
      await settled();
    }
    this.time = end;
  }

  tell(): void {
    for (const listener of this.changed) listener();
  }

  #hear(what: string, length: number, volume: number): number {
    if (what === 'chime' && this.chimeState !== 'allowed') return 0;
    if (this.time < this.#busyUntil) this.overlaps += 1;
    this.#busyUntil = this.time + length;
    this.heard.push(what);
    this.times.push(this.time);
    this.volumes.push(volume);
    return length;
  }
}

/** Everything that hangs on promises alone. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}
