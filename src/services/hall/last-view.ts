import type {HallView} from '../../queue/view.js';
import {parseJson, readView, record} from './guards.js';

/*
 * What a screen of the public knew last, so that it has something to show, as old, when it starts without a network.
 * Numbers only, and of those only whom the counters have; in localStorage, because nothing is lost that the hall does not have.
 */

const longest = 12 * 3_600_000; // what is older is another day

const nameOf = (address: string) => `mot-cua last ${address}`;

/** Keeps what a hall says now. */
export function keepView(address: string, view: HallView, at: number): void {
  const tickets = view.tickets.filter(({state}) => state === 'called' || state === 'serving');
  try {
    localStorage.setItem(nameOf(address), JSON.stringify({at, view: {...view, tickets}}));
  } catch {
    // full or absent: a start without a network has nothing to show then
  }
}

/** What a hall said last and when that was; `null` where nothing of the last hours was kept. */
export function lastView(address: string, now: number): {at: number; view: HallView} | null {
  try {
    const kept = parseJson(localStorage.getItem(nameOf(address)) ?? '');
    if (!record(kept) || typeof kept['at'] !== 'number' || !(Math.abs(now - kept['at']) < longest)) return null;
    const view = readView(kept['view'], {skipped: 0});
    return view && {at: kept['at'], view};
  } catch {
    return null;
  }
}
