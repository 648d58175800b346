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
import type {NumberStyle, Phrases, VoiceName} from '../../queue/spoken-call.js';
import type {VolumePlan} from '../../queue/volume.js';

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
