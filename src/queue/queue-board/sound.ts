import {html, type ReactiveController, type ReactiveControllerHost, type TemplateResult} from 'lit';
import {soundBlockedMark} from '../../base/marks.js';
import type {VoiceName} from '../../queue/spoken-call.js';
import type {Hall} from '../../services/hall/hall.js';
import type {Voice} from '../../services/voice/announcer.js';
import {chime} from '../../services/chime.js';
import type {Call} from '../ticket.js';
import type {Scene} from './scene.js';
import {readVolume} from '../volume-text.js';
import {volumeAt} from '../volume.js';

/** What the wall tells of its sound: `off` where nothing is meant to be heard from here. */
export type BoardSound = 'unknown' | 'ready' | 'blocked' | 'off';

type Host = ReactiveControllerHost & {
  readonly isConnected: boolean;
  readonly hall: string;
  readonly quiet: boolean;
  readonly voices: string;
  readonly voicePack: string;
  readonly volume: string;
  readonly zone: string;
};

/** What it needs to know of the wall. */
export interface Hearing {
  hall(): Hall | null;
  counterName(counter: string): string;
}

const vi = {
  soundBlocked: 'Tiếng bị chặn',
  soundHow: 'Chạm vào màn hình hoặc bấm một phím để bật tiếng.',
};

const en: typeof vi = {
  soundBlocked: 'Sound is blocked',
  soundHow: 'Touch the screen or press a key to turn sound on.',
};

/** That sound is blocked, and what unlocks it. */
export function renderBlocked({spoken}: Pick<Scene, 'spoken'>): TemplateResult {
  const {soundBlocked, soundHow} = spoken({vi, en});
  return html`<span class="warn"
    >${soundBlockedMark()}<span>${soundBlocked}</span><span class="visually-hidden">. ${soundHow}</span></span
  >`;
}

const known: readonly VoiceName[] = ['vi-north', 'vi-south', 'en'];

/**
 * Gives calls to the loudspeaker: a chime, or voices where the wall names any, and only as the one screen of its zone.
 * Nothing waits for it.
 */
export class Loudspeaker implements ReactiveController {
  #voice: Voice | undefined;
  #stop: (() => void) | undefined;
  #made = '';

  constructor(
    private readonly host: Host,
    private readonly hearing: Hearing,
  ) {
    host.addController(this);
  }

  get state(): BoardSound {
    if (this.host.quiet || !this.#made) return 'off';
    const state = this.#voice?.state ?? chime.state;
    if (state === 'blocked' || state === 'unknown') return state;
    return state === 'ready' || state === 'allowed' ? 'ready' : 'off';
  }

  /** Whether something is still to be said. */
  get isBusy(): boolean {
    return (this.#voice?.waiting ?? 0) > 0;
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const {host} = this;
    const wanted = host.isConnected && !host.quiet && host.hall ? this.#choice : '';
    if (wanted === this.#made) return;
    this.#close();
    this.#made = wanted;
    if (wanted) this.#open();
  }

  hostDisconnected(): void {
    this.#close();
  }

  /** Says calls, oldest first, each when its turn comes. */
  announce(calls: readonly Call[]): void {
    const hall = this.hearing.hall();
    if (!this.#made || !hall || calls.length === 0) return;
    const {volume} = this.host;
    if (!this.#voice) {
      if (this.#isPlain) chime.play(volumeAt(readVolume(volume), hall.now(), hall.view?.hall.timeZone));
      return;
    }
    for (const {number, counter, time, seq, at} of calls) {
      const age = Math.max(0, hall.now() - at);
      this.#voice.announce({number, counter: this.hearing.counterName(counter), time, seq, age});
    }
  }

  /** Takes a call back that was not said yet. */
  withdraw(seq: number): void {
    this.#voice?.withdraw(seq);
  }

  get #choice(): string {
    const {hall, voices, voicePack, volume, zone} = this.host;
    const timeZone = this.hearing.hall()?.view?.hall.timeZone ?? '';
    return ['sound', hall, voices, voicePack, volume, zone, timeZone].join('\n');
  }

  /** A chime and nothing else needs no announcer. */
  get #isPlain(): boolean {
    return !this.host.voices.trim() && !this.host.zone;
  }

  #open(): void {
    if (this.#isPlain) {
      this.#stop = chime.subscribe(() => this.host.requestUpdate());
      this.host.requestUpdate();
    } else {
      void this.#engage(this.#made).catch(() => {}); // silent, and whole
    }
  }

  async #engage(made: string): Promise<void> {
    const {host, hearing} = this;
    const [{Announcer}, {AudioLease}] = await Promise.all([
      import('../../services/voice/announcer.js'),
      import('../../services/voice/audio-lease.js'),
    ]);
    if (made !== this.#made) return;
    const voices = known.filter((name) => host.voices.split(/[\s,]+/).includes(name));
    const announcer = new Announcer({
      voices,
      packs: Object.fromEntries(
        host.voicePack ? voices.map((name) => [name, new URL(`${name}/`, folder(host.voicePack))]) : [],
      ),
      volume: readVolume(host.volume),
      timeZone: hearing.hall()?.view?.hall.timeZone,
      now: () => hearing.hall()?.now() ?? Date.now(),
      ...(host.zone ? {lease: new AudioLease(host.hall, host.zone)} : {}),
    });
    this.#voice = announcer;
    const stop = announcer.subscribe(() => host.requestUpdate());
    this.#stop = () => {
      stop();
      announcer.close();
    };
    host.requestUpdate();
  }

  #close(): void {
    this.#made = '';
    this.#stop?.();
    this.#stop = undefined;
    this.#voice = undefined;
  }
}

function folder(address: string): URL {
  return new URL(address.endsWith('/') ? address : `${address}/`, document.baseURI);
}
