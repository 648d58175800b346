import {wallClock} from '../core/time.js';

/** How loud from one time of day to another (`HH:MM`, the end not included); `22:00` to `06:00` spans midnight. */
export interface VolumeSpan {
  from: string;
  to: string;
  /** From 0 (silent) to 1. */
  volume: number;
}

/** One volume, or one by time of day: the first span that holds the moment counts, and outside of all it is 1. */
export type VolumePlan = number | readonly VolumeSpan[];

/** The volume at a moment of the hall's clock. What cannot be read (a time, a zone) counts as not there. */
export function volumeAt(plan: VolumePlan | undefined, instant: number, timeZone?: string): number {
  if (typeof plan === 'number') return limited(plan);
  if (!Array.isArray(plan)) return 1;
  const now = minuteOf(instant, timeZone);
  const span = (plan as readonly VolumeSpan[]).find((one) => holds(one, now));
  return span ? limited(span.volume) : 1;
}

function limited(volume: number): number {
  return volume >= 0 ? Math.min(volume, 1) : volume < 0 ? 0 : 1;
}

function holds(span: VolumeSpan, now: number): boolean {
  const from = minutes(span?.from);
  const to = minutes(span?.to);
  if (from === null || to === null) return false;
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

function minutes(time: unknown): number | null {
  const [, hour, minute] = typeof time === 'string' ? (/^(\d{1,2}):(\d{2})$/.exec(time) ?? []) : [];
  const sum = Number(hour) * 60 + Number(minute);
  return Number(minute) < 60 && sum <= 24 * 60 ? sum : null;
}

function minuteOf(instant: number, timeZone: string | undefined): number {
  if (timeZone !== undefined) {
    try {
      const {hour, minute} = wallClock(instant, timeZone);
      return hour * 60 + minute;
    } catch {
      // an unknown zone: the device's own is the better guess
    }
  }
  const date = new Date(instant);
  return date.getHours() * 60 + date.getMinutes();
}
