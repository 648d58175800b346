import type {KeepsAnswers} from '../../base/kept.js';
import {reloadIsDue} from '../reload.js';
import {isUnsaved} from './keepers.js';

/** The page may have been away; it is not asked for more often than this. */
const pause = 60_000;

/** What a quiet reload needs to know of its kiosk. */
export interface ReloadPlace {
  /** The time of day at which the page is loaded anew. */
  at(): string;
  /** Milliseconds that only go forward. */
  now(): number;
  /** Nobody is here, and nothing is asked. */
  isFree(): boolean;
  keepers(): readonly KeepsAnswers[];
  /** Loads the page anew. */
  load(): void;
}

/** Loads a kiosk's page anew once a day: where nobody is here, nothing would be lost, and the page would come back. */
export class QuietReload {
  #tried = -Infinity;

  constructor(private readonly place: ReloadPlace) {}

  /** Looks whether it is time; to be called every second. */
  async look(): Promise<void> {
    const {place} = this;
    if (!place.isFree() || !reloadIsDue(place.at(), performance.timeOrigin, Date.now())) return;
    if (place.keepers().some(({kept}) => kept !== null && isUnsaved(kept))) return;
    if (place.now() - this.#tried < pause) return;
    this.#tried = place.now();
    const there = await fetch(location.href, {method: 'HEAD', cache: 'no-store'}).then(
      ({ok}) => ok,
      () => false,
    );
    if (there && place.isFree()) place.load();
  }
}
