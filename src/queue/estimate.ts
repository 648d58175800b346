/*
 * How long people wait. The figure is the queue's length × the time that one takes up a counter ÷ the counters at work;
 * where that cannot be had, the wait of the last who was called. `npm run estimators` measures both, and others, on simulated
 * days: docs/waiting.md has the table. Nobody is ever told one figure: a rounded band, or that it is not known.
 */

/** A rounded band of minutes; `to: null` means "over". */
export interface Band {
  from: number;
  to: number | null;
}

const edges = [0, 10, 20, 30, 45, 60, 90];
const fewest = 5;
const minute = 60_000;

/** How long the wait of the last who was called says anything about the next. */
const newsFor = 60 * minute;

/** The middle of some times; `null` under five of them, since fewer say nothing about the next. */
export function median(times: readonly number[]): number | null {
  if (times.length < fewest) return null;
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/**
 * What one in a queue costs those behind: the mean, since times add up, of which no single one counts for more than four
 * times the middle, since an officer may go to lunch with a ticket in hand. `null` under five.
 */
export function cost(times: readonly number[]): number | null {
  const middle = median(times);
  if (middle === null) return null;
  return times.reduce((sum, time) => sum + Math.min(time, 4 * middle), 0) / times.length;
}

/** Minutes as the band they fall in: under 10, 10–20, 20–30, 30–45, 45–60, 60–90, over 90. Never one figure. */
export function bandOf(minutes: number): Band {
  const place = edges.reduce((found, edge, index) => (minutes >= edge ? index : found), 0);
  return {from: edges[place]!, to: edges[place + 1] ?? null};
}

/** An open counter, as the estimate for one service sees it: how many of those it serves wait for that service. */
export interface Share {
  /** People who wait for the service, and one who comes now. */
  here: number;
  /** People who wait for any service the counter takes, and that one. */
  all: number;
}

/**
 * How many whole counters serve a service. One that takes several works for each as many of its people wait: it calls
 * by arrival, so its hours go where its people are.
 */
export function countersFor(shares: readonly Share[]): number {
  return shares.reduce((sum, {here, all}) => sum + here / Math.max(1, all), 0);
}

/** What is known of a service when somebody asks how long it takes. */
export interface Waiting {
  /** People ahead. */
  ahead: number;
  /** How long the last ones took up a counter, in milliseconds. */
  times: readonly number[];
  /** Counters, as `countersFor` counts them. */
  counters: number;
  /** The last who was called: when, and after how long. */
  last?: {at: number; milliseconds: number} | undefined;
  now?: number;
}

/** Milliseconds until who comes now is called; `null` where it cannot be known. */
export function expected({ahead, times, counters, last, now = 0}: Waiting): number | null {
  if (counters <= 0) return null;
  const each = cost(times);
  if (each !== null) return (ahead * each) / counters;
  return last && now - last.at <= newsFor ? last.milliseconds : null;
}

/** How long people wait as a band; `null` where it cannot be known. */
export function estimate(waiting: Waiting): Band | null {
  const milliseconds = expected(waiting);
  return milliseconds === null ? null : bandOf(milliseconds / minute);
}
