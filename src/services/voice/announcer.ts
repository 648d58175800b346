/*
 * The voice of a hall: calls, one after the other, with a chime before each.
 *
 *   const announcer = new Announcer({voices: ['vi-north', 'en'], volume: [{from: '11:30', to: '13:30', volume: 0.4}]});
 *   const stop = announcer.subscribe(() => board.requestUpdate());      // after every change of `state`
 *   announcer.announce({number: 'A025', counter: '3A', time: 1, seq: 812, age: hall.now() - call.at});
 *   announcer.withdraw(812);                                            // the call was taken back
 *   announcer.state                                                     // 'blocked' shows the badge
 *   announcer.unlock();                                                 // from a gesture; any touch or key does it too
 *   announcer.close();
 *
 * Nothing here is awaited by a picture: every method returns at once and none throws.
 */
import {textOf, utteranceOf, type NumberStyle, type Phrases, type VoiceName} from '../../queue/spoken-call.js';
import {languageOf} from '../../queue/spoken-words.js';
import {volumeAt, type VolumePlan} from '../../queue/volume.js';
import {chime} from '../chime.js';
import {voicePackAddress} from '../configure.js';
import {ClipPack, type Clips} from './clip-pack.js';
import {PageLoudspeaker, type Loudspeaker, type Sound} from './loudspeaker.js';
import {hush, say, type SpeechManner, type Spoken} from './speech.js';

export {packAddresses} from './clip-pack.js';
export {AudioLease} from './audio-lease.js';
export {voicePackAddress} from '../configure.js';

/** One call to be said: a number and a counter, never a name of a person. */
export interface Announcement {
  /** As on the ticket: `A025`. */
  number: string;
  /** As over the counter: `3`, `3A`. */
  counter: string;
  /** 1 for the call, 2 and more for recalls, which are worded otherwise. */
  time: number;
  /** The call's sequence number, by which it may be withdrawn. */
  seq?: number;
  /** How old the call was when it came here, in milliseconds; 0 unless told. */
  age?: number;
}

/** What an office chooses of its voice. Fixed for one announcer; make another for another choice. */
export interface AnnouncerOptions {
  /** In which voices, one after the other; empty: the chime alone. */
  voices?: readonly VoiceName[];
  /** Where the clips of a voice lie, if not beside the library: the folder that holds its `manifest.json`. */
  packs?: Partial<Record<VoiceName, string | URL>>;
  /** The chime before each announcement; on unless told. */
  chime?: boolean;
  /** How often each call is said, 1 to 3; 2 unless told. */
  repeat?: number;
  /** Silence after each saying, in milliseconds; 1500 unless told. */
  gap?: number;
  /** From 0 to 1, or by the time of day in the hall's zone; 1 unless told. */
  volume?: VolumePlan;
  /** The hall's IANA zone; this device's unless told. */
  timeZone?: string;
  /** The hall's clock; this device's unless told. */
  now?: () => number;
  /** How ticket numbers are read; digit by digit unless told. */
  numbers?: NumberStyle;
  /** An office's own sentences; words without a clip are left to speech. */
  phrases?: Partial<Record<VoiceName, Phrases>>;
  /** How speech is given letters: as written, or by their Vietnamese names; as written unless told. */
  letters?: 'written' | 'named';
  /** When the browser's own voices speak: never, where clips are missing, or always. `missing` unless told. */
  synthesis?: 'never' | 'missing' | 'always';
  /** Who may speak where several screens share a room; without it this one may. */
  lease?: SpeakingRight;
}

/** Whether this screen may speak in its zone; `AudioLease` is one. */
export interface SpeakingRight {
  /** `undefined` while that is being asked. */
  readonly held: boolean | undefined;
  /** Says whether this screen could speak at all: one without sound leaves the right to another. */
  want(able: boolean): void;
  /** Calls back after every change. Returns the way to stop; the last to stop gives the right up. */
  subscribe(listener: () => void): () => void;
}

/**
 * `unknown` until sound was tried; `ready`; `blocked` until somebody touches the screen; `missing` without a sound
 * device, or after it went away; `silent` where nothing is to be heard from here now: another screen of the zone
 * speaks, or the volume of this hour is 0.
 */
export type AnnouncerState = 'unknown' | 'ready' | 'blocked' | 'missing' | 'silent';

/** What was said and what could not be, since the announcer began; for the health of the screen. */
export interface AnnouncerReport {
  /** Announcements spoken by clips or speech. */
  said: number;
  /** Announcements for which there was only the chime. */
  chimed: number;
  /** Announcements that were not heard at all: blocked, no device, volume 0. */
  unheard: number;
  /** Words without a clip, at most 20. */
  missing: readonly string[];
}

/** The interface that a screen uses; `Announcer` fulfils it. */
export interface Voice {
  readonly state: AnnouncerState;
  readonly report: AnnouncerReport;
  /** Announcements that wait for their turn. */
  readonly waiting: number;
  /**
   * Says a call when its turn comes. Behind by 15 s, calls are said once, without repeats; behind by 30 s, one chime
   * stands for all that are so late.
   */
  announce(call: Announcement): void;
  /** Takes a call back that has not begun. */
  withdraw(seq: number): void;
  /** Calls back after every change of state. Returns the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Asks for sound, from within a gesture. Any touch, click or key on the page does so too. */
  unlock(): void;
  /** Falls silent at once and lets the sound device go. */
  close(): void;
}

/** What an announcer speaks with; tests bring their own. */
export interface Surroundings {
  monotonic(): number;
  /** Calls back once after so many milliseconds. Returns the way to stop. */
  after(milliseconds: number, callback: () => void): () => void;
  chime: Pick<typeof chime, 'state' | 'subscribe' | 'play'>;
  loudspeaker(changed: () => void): Loudspeaker;
  clips(folder: string): Clips;
  say(text: string, language: string, manner: SpeechManner): void;
  hush(): void;
}

interface Waiting extends Announcement {
  /** When it came, less its age. */
  since: number;
}

/** Milliseconds behind from which a call is said once, and from which there is only a chime. */
const lateness = {once: 15_000, chime: 30_000};
const mostWaiting = 100;
const mostMissing = 20;
const betweenVoices = 400;
const leasePatience = 5000;
const packPatience = 3000;
const decodePatience = 8000;
/** Whatever a device does or forgets: so long after a sound should be over the next call has its turn. */
const playPatience = 8000;
const speechPatience = 25_000;

/** Says the calls of a hall, one after the other: see the top of this file. */
export class Announcer implements Voice {
  readonly #options: AnnouncerOptions;
  readonly #around: Surroundings;
  readonly #clips = new Map<VoiceName, Clips>();
  readonly #loudspeaker: Loudspeaker | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #waits = new Set<() => void>();
  readonly #missing = new Set<string>();
  readonly #counts = {said: 0, chimed: 0, unheard: 0};
  readonly #leave: readonly (() => void)[];
  #queue: Waiting[] = [];
  #current: Waiting | undefined;
  #withdrawn = false;
  #speechBlocked = false;
  #told: AnnouncerState = 'unknown';
  #closed = false;

  constructor(options: AnnouncerOptions = {}, around: Surroundings = page) {
    this.#options = options;
    this.#around = around;
    const changed = () => this.#look();
    const voices = options.voices ?? [];
    if (voices.length > 0) this.#loudspeaker = around.loudspeaker(changed);
    for (const voice of options.synthesis === 'always' ? [] : voices) {
      this.#clips.set(voice, around.clips(String(options.packs?.[voice] ?? voicePackAddress(voice))));
    }
    this.#leave = [
      ...(this.#chimes ? [around.chime.subscribe(changed)] : []),
      ...(options.lease ? [options.lease.subscribe(changed)] : []),
    ];
    this.#look();
  }

  get state(): AnnouncerState {
    const sound = this.#sound;
    if (sound !== 'ready') return sound;
    return this.#options.lease?.held === false || this.#volume === 0 ? 'silent' : 'ready';
  }

  get report(): AnnouncerReport {
    return {...this.#counts, missing: [...this.#missing]};
  }

  get waiting(): number {
    return this.#queue.length;
  }

  announce(call: Announcement): void {
    if (this.#closed || typeof call?.number !== 'string') return;
    const {seq, number, counter} = call;
    const same = (one: Waiting | undefined) => seq !== undefined && one?.seq === seq;
    if (same(this.#current) || this.#queue.some(same)) return;
    // Called again before its turn came: said once.
    const others = this.#queue.filter((one) => one.number !== number || one.counter !== counter);
    const since = this.#around.monotonic() - Math.max(0, call.age ?? 0);
    this.#queue = [...others, {...call, since}].slice(-mostWaiting);
    if (!this.#current) void this.#work();
  }

  withdraw(seq: number): void {
    this.#queue = this.#queue.filter((one) => one.seq !== seq);
    if (this.#current?.seq === seq) this.#withdrawn = true; // it is not cut, and not repeated
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  unlock(): void {
    this.#speechBlocked = false;
    this.#loudspeaker?.unlock();
    this.#look();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue = [];
    this.#leave.forEach((leave) => leave());
    this.#loudspeaker?.close();
    this.#clips.forEach((clips) => clips.close());
    this.#around.hush();
    for (const wake of [...this.#waits]) wake();
    this.#listeners.clear();
  }

  async #work(): Promise<void> {
    for (let call = this.#queue.shift(); call && !this.#closed; call = this.#queue.shift()) {
      this.#current = call;
      this.#withdrawn = false;
      try {
        await this.#turn(call);
      } catch {
        this.#counts.unheard += 1; // a broken device must not keep the next call waiting
      }
    }
    this.#current = undefined;
  }

  async #turn(call: Waiting): Promise<void> {
    if (!(await this.#maySpeak())) return;
    const volume = this.#volume;
    if (volume === 0) return void (this.#counts.unheard += 1);
    const late = this.#behind(call);
    if (late >= lateness.chime) return this.#chimeFor(this.#takeLate() + 1, volume);
    const rang = await this.#ring(volume);
    let said = false;
    for (let left = late >= lateness.once ? 1 : this.#repeat; left > 0; left--) {
      if (said && (this.#withdrawn || this.#isBehind || this.#options.lease?.held === false)) break;
      if (this.#closed || !(await this.#sayAll(call, volume))) break;
      said = true;
      await this.#wait(this.#gap);
    }
    this.#counts[said ? 'said' : rang ? 'chimed' : 'unheard'] += 1;
    if (rang && !said) await this.#wait(this.#gap);
  }

  /** One chime for all that are too late to be said. */
  async #chimeFor(calls: number, volume: number): Promise<void> {
    const rang = await this.#ring(volume);
    this.#counts[rang ? 'chimed' : 'unheard'] += calls;
    if (rang) await this.#wait(this.#gap);
  }

  #takeLate(): number {
    const before = this.#queue.length;
    this.#queue = this.#queue.filter((call) => this.#behind(call) < lateness.chime);
    return before - this.#queue.length;
  }

  async #ring(volume: number): Promise<boolean> {
    const length = this.#chimes && !this.#closed ? this.#around.chime.play(volume) : 0;
    if (length > 0) await this.#wait(length);
    return length > 0;
  }

  /** Says a call in every voice; true where it was heard in any. */
  async #sayAll(call: Waiting, volume: number): Promise<boolean> {
    let heard = false;
    for (const voice of this.#options.voices ?? []) {
      if (heard) await this.#wait(betweenVoices);
      if (!this.#closed && (await this.#say(call, voice, volume))) heard = true;
    }
    return heard;
  }

  async #say(call: Waiting, voice: VoiceName, volume: number): Promise<boolean> {
    const {numbers, phrases, letters, synthesis = 'missing'} = this.#options;
    const utterance = utteranceOf(call, voice, {numbers, phrases: phrases?.[voice]});
    if (!utterance) return false;
    if (synthesis !== 'always') {
      const played = await this.#play(voice, utterance.parts, volume);
      if (played !== null || synthesis === 'never') return played === true;
    }
    return this.#speak(textOf(utterance, letters), languageOf[voice], volume);
  }

  /** Plays clips: whether they were heard, or `null` where a word has none. */
  async #play(voice: VoiceName, parts: readonly string[], volume: number): Promise<boolean | null> {
    const clips = this.#clips.get(voice);
    const loudspeaker = this.#loudspeaker;
    if (!clips || !loudspeaker) return null;
    await this.#limited(clips.ready(), packPatience, undefined);
    const sounds = await this.#limited(clips.sounds(parts), decodePatience, null);
    if (this.#closed) return false;
    if (!sounds) {
      for (const words of clips.lacks(parts)) if (this.#missing.size < mostMissing) this.#missing.add(words);
      return null;
    }
    const played = await this.#limited(loudspeaker.play(sounds, volume), lengthOf(sounds) + playPatience, 'lost');
    if (played === 'lost') loudspeaker.stop();
    return played === 'played';
  }

  async #speak(text: string, language: string, volume: number): Promise<boolean> {
    const around = this.#around;
    const spoken = new Promise<Spoken>((ended) => around.say(text, language, {volume, ended}));
    const how = await this.#limited(spoken, speechPatience, 'hung');
    if (how === 'hung') around.hush();
    if (how === 'said' || how === 'blocked') this.#speechBlocked = how === 'blocked';
    this.#look();
    return how === 'said';
  }

  /** Whether this screen is the one that speaks; a lease that is still being asked for is waited for a little. */
  async #maySpeak(): Promise<boolean> {
    const {lease} = this.#options;
    if (!lease) return true;
    if (lease.held === undefined) {
      let stop = () => {};
      const known = new Promise<void>(
        (resolve) => (stop = lease.subscribe(() => lease.held !== undefined && resolve())),
      );
      await this.#limited(known, leasePatience, undefined);
      stop();
    }
    return lease.held === true;
  }

  /** Silence, cut short by closing. */
  #wait(milliseconds: number): Promise<void> {
    return this.#limited(new Promise<void>(() => {}), milliseconds, undefined);
  }

  /** What a promise brings, or something else after so many milliseconds, on failure, and on closing. */
  #limited<T, E>(promise: Promise<T>, milliseconds: number, otherwise: E): Promise<T | E> {
    return new Promise((resolve) => {
      const settle = (value: T | E) => {
        stop();
        this.#waits.delete(wake);
        resolve(value);
      };
      const wake = () => settle(otherwise);
      const stop = this.#around.after(milliseconds, wake);
      this.#waits.add(wake);
      if (this.#closed) wake();
      promise.then(settle, wake);
    });
  }

  #behind({since}: Waiting): number {
    return this.#around.monotonic() - since;
  }

  /** Whether anyone has waited so long that nothing is repeated. */
  get #isBehind(): boolean {
    return this.#queue.some((call) => this.#behind(call) >= lateness.once);
  }

  get #chimes(): boolean {
    return this.#options.chime !== false;
  }

  get #repeat(): number {
    return Math.min(3, Math.max(1, Math.round(this.#options.repeat ?? 2) || 1));
  }

  get #gap(): number {
    const {gap = 1500} = this.#options;
    return gap >= 0 ? Math.min(gap, 10_000) : 1500;
  }

  get #volume(): number {
    const {volume, timeZone, now = Date.now} = this.#options;
    return volumeAt(volume, now(), timeZone);
  }

  /** How the devices are; `silent` where nothing was chosen that sounds. */
  get #sound(): AnnouncerState {
    const states = [this.#chimes ? this.#around.chime.state : null, this.#loudspeaker?.state];
    if (this.#speechBlocked || states.includes('blocked')) return 'blocked';
    if (states.includes('missing')) return 'missing';
    if (states.includes('unknown')) return 'unknown';
    return states.includes('allowed') ? 'ready' : 'silent';
  }

  /** Tells of a change; a screen without sound leaves its zone to another. */
  #look(): void {
    if (this.#closed) return;
    const sound = this.#sound;
    this.#options.lease?.want(sound !== 'blocked' && sound !== 'missing');
    const {state} = this;
    if (state === this.#told) return;
    this.#told = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

function lengthOf(sounds: readonly Sound[]): number {
  return sounds.reduce<number>((sum, sound) => sum + (typeof sound === 'number' ? sound : sound.duration * 1000), 0);
}

const page: Surroundings = {
  monotonic: () => performance.now(),
  after(milliseconds, callback) {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  },
  chime,
  loudspeaker: (changed) => new PageLoudspeaker(changed),
  clips: (folder) => new ClipPack(folder),
  say,
  hush,
};
