import {serviceDay} from '../core/time.js';
import type {DeviceKind, DeviceList, DeviceRow} from './health.js';

/*
 * When a device is a matter for somebody, by what it last said. Pure: the moment is that of the list.
 */

/** Half a minute between two reports: this is two missed and a late third. */
export const silentAfter = 90_000;
/** Above so many unsent ratings somebody should look. */
export const backlogLimit = 50;
/** A backlog that has grown for so long is not being sent. */
export const growsFor = 600_000;
/** Clocks may differ by so much. */
export const skewLimit = 60_000;

/** `alarm` where visitors already suffer or something may be lost, `warning` where it will come to that. */
export type Severity = 'alarm' | 'warning';

/** What is the matter. */
export type AlarmReason =
  'never' | 'silent' | 'backlog' | 'growing' | 'skew' | 'edition' | 'sound' | NonNullable<DeviceRow['problem']>;

/** One thing that somebody should do something about. */
export interface Alarm {
  row: DeviceRow;
  reason: AlarmReason;
  severity: Severity;
}

/** How many items each device had not sent at some earlier moment, for what grows. */
export type Backlogs = ReadonlyMap<string, number>;

const alarming: ReadonlySet<AlarmReason> = new Set(['storage', 'printer', 'paper', 'stalled', 'feed']);
const foreign: ReadonlySet<DeviceKind> = new Set(['camera', 'printer', 'other']);

/** Whether a screen runs another edition than the server gives out. What names no build is judged by the library. */
export function isOtherEdition({kind, version}: DeviceRow, edition: string): boolean {
  if (foreign.has(kind) || version === null || !edition) return false;
  return version.includes('+') ? version !== edition : version !== edition.split('+')[0];
}

/** The day in a zone; that of the reader where the zone is none. */
function dayIn(timeZone: string | undefined): (instant: number) => string {
  return (instant) => {
    try {
      return serviceDay(instant, timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone);
    } catch {
      return serviceDay(instant, 'UTC');
    }
  };
}

function silence(row: DeviceRow, {now, timeZone}: DeviceList): Alarm[] | null {
  const {at, expected} = row;
  if (at === null) return expected ? [{row, reason: 'never', severity: 'alarm'}] : [];
  if (now - at <= silentAfter) return null;
  const day = dayIn(timeZone);
  if (expected) return [{row, reason: 'silent', severity: 'alarm'}];
  return day(at) === day(now) ? [{row, reason: 'silent', severity: 'warning'}] : [];
}

/** What is the matter with one device, the gravest first. Of a silent one nothing else is known. */
export function alarmsOf(row: DeviceRow, list: DeviceList, earlier: Backlogs = new Map()): Alarm[] {
  const silent = silence(row, list);
  if (silent) return silent;
  const {backlog, problem, skew, sound} = row;
  const reasons: AlarmReason[] = [];
  const before = earlier.get(row.id);
  if (problem) reasons.push(problem);
  if (backlog > backlogLimit) reasons.push('backlog');
  else if (before !== undefined && backlog > before) reasons.push('growing');
  if (sound === 'blocked') reasons.push('sound');
  if (skew !== null && Math.abs(skew) > skewLimit) reasons.push('skew');
  if (isOtherEdition(row, list.edition)) reasons.push('edition');
  return inOrder(reasons.map((reason) => ({row, reason, severity: alarming.has(reason) ? 'alarm' : 'warning'})));
}

/** Alarms before warnings, else as they came. */
export function inOrder(alarms: readonly Alarm[]): Alarm[] {
  return [...alarms].sort((one, other) => Number(other.severity === 'alarm') - Number(one.severity === 'alarm'));
}

/** The backlogs of the last ten minutes, so that one list after another tells what grows. */
export class BacklogMemory {
  #seen: {now: number; backlogs: Backlogs}[] = [];

  /** Takes a list in and returns what the devices had ten minutes before it; nothing where that is not known. */
  take({now, devices}: DeviceList): Backlogs {
    if (this.#seen.some((one) => one.now > now)) this.#seen = []; // another hall's list, or a clock set back
    if (this.#seen.at(-1)?.now !== now) {
      this.#seen.push({now, backlogs: new Map(devices.map(({id, backlog}) => [id, backlog]))});
    }
    while ((this.#seen[1]?.now ?? Infinity) <= now - growsFor) this.#seen.shift();
    const [first] = this.#seen;
    return first && first.now <= now - growsFor ? first.backlogs : new Map();
  }
}
