import {isOpen} from './opening.js';
import type {HallView} from './view.js';

/*
 * When a wall goes dark because nobody is there. Pure.
 */

const minute = 60_000;
const step = 5 * minute;
const farthest = 12 * 60 * minute;

/**
 * Whether a hall has been closed for so many minutes, will not open within as many, and called nobody meanwhile. A hall
 * without opening hours is never dark.
 */
export function isDark({hall, open, calls}: HallView, minutes: number, now: number): boolean {
  const reach = Math.min(minutes * minute, farthest);
  if (!(reach > 0) || open || hall.hours.length === 0) return false;
  const last = calls[calls.length - 1];
  if (last && now - last.at < reach) return false;
  for (let at = now - reach; at < now + reach + step; at += step) {
    if (isOpen(hall, Math.min(at, now + reach))) return false;
  }
  return true;
}
