/*
 * When a screen loads its page anew by itself, to get what the office has published since. Pure.
 */

/** Whether the time of day `at` ("03:30", this device's clock) has passed since the page was loaded. */
export function reloadIsDue(at: string, loadedAt: number, now: number): boolean {
  const parts = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(at.trim());
  if (!parts) return false;
  const moment = new Date(now);
  moment.setHours(Number(parts[1]), Number(parts[2]), 0, 0);
  if (moment.getTime() > now) moment.setDate(moment.getDate() - 1);
  return loadedAt < moment.getTime();
}

/** What a screen remembers of the last time it loaded its page anew for another edition. */
export interface ReloadMemory {
  /** The edition it did so for. */
  edition: string;
  /** When, by this device's clock. */
  at: number;
  /** How often it did so for that edition. */
  times: number;
}

const betweenReloads = 6 * 3_600_000;
const mostForOneEdition = 2; // the second for a cache that was not yet filled; a third would bring nothing new

/** Whether a page of the edition `own` may load anew now that the hall gives out `served`. */
export function mayReloadFor(served: string, own: string, last: ReloadMemory | null, now: number): boolean {
  if (!served || !own || served === own) return false;
  if (!last) return true;
  if (Math.abs(now - last.at) < betweenReloads) return false; // a clock set back counts as passed time too
  return last.edition !== served || last.times < mostForOneEdition;
}

/** What to remember when a page loads anew for the edition `served`. */
export function reloadRemembered(served: string, last: ReloadMemory | null, now: number): ReloadMemory {
  return {edition: served, at: now, times: last?.edition === served ? last.times + 1 : 1};
}
