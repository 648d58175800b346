/*
 * When a kiosk loads its page anew by itself, to get what the office has published since. Pure.
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
