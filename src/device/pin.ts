/*
 * The lock before the staff panel: five wrong tries close it for five minutes. Pure. It keeps curious visitors out;
 * whoever reads the page's source has the PIN.
 */

export interface PinLock {
  /** Wrong tries in a row. */
  wrong: number;
  /** Closed until this moment (milliseconds since 1970); 0 while open. */
  until: number;
}

export const mostWrong = 5;
export const closedFor = 5 * 60_000;

export const freshLock: PinLock = {wrong: 0, until: 0};

/** Milliseconds until a try counts again. A clock that was set back never closes it for longer than five minutes. */
export function closedMilliseconds(lock: PinLock, now: number): number {
  return Math.min(closedFor, Math.max(0, lock.until - now));
}

/** One try. While closed, nothing is looked at. */
export function tryPin(lock: PinLock, given: string, pin: string, now: number): {lock: PinLock; right: boolean} {
  if (closedMilliseconds(lock, now) > 0) return {lock, right: false};
  if (pin !== '' && given === pin) return {lock: freshLock, right: true};
  const wrong = lock.wrong + 1;
  return {right: false, lock: wrong < mostWrong ? {wrong, until: 0} : {wrong: 0, until: now + closedFor}};
}

/** A lock as it was written down, or a fresh one where that is no lock. */
export function readLock(text: string | null): PinLock {
  try {
    const {wrong, until} = JSON.parse(text ?? '') as Partial<PinLock>;
    if (Number.isInteger(wrong) && Number.isFinite(until)) return {wrong: wrong!, until: until!};
  } catch {
    // never written, or not by us
  }
  return freshLock;
}
