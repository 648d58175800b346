/*
 * The numbers of a satisfaction report, and when they may be shown. Pure; no number leaves here without its n.
 *
 * An interval says how far chance alone may have moved a share. It says nothing about who chose to answer.
 */

/** The 97.5th percentile of the normal distribution: both ends of a 95 % interval. */
export const z95 = 1.959963984540054;

/** Answers below which no percentage is shown. */
export const leastForPercentage = 30;

/** Answers below which nothing is compared and no person is measured (RAND EP20040304: 50 raters for a reliability of 0.80). */
export const leastForComparison = 50;

/** Two bounds, both included. */
export interface Interval {
  low: number;
  high: number;
}

/** A figure worked out of `n` answers, between its bounds. */
export interface Estimate extends Interval {
  value: number;
  n: number;
}

/** A share from 0 to 1: `count` of `n`. */
export interface Share extends Estimate {
  count: number;
}

const within = (least: number, value: number, most: number) => Math.min(Math.max(value, least), most);

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0;

/** Adds counts up. */
export function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/**
 * The Wilson score interval without continuity correction (Wilson 1927; Newcombe 1998, method 3); `null` where the two
 * numbers are no counts of anything.
 */
export function wilson(count: number, n: number, z = z95): Interval | null {
  if (!isCount(count) || !isCount(n) || n === 0 || count > n) return null;
  const share = count / n;
  const square = z * z;
  const middle = share + square / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  const scale = 1 + square / n;
  return {
    // Exact at both ends, where rounding would leave a hair between the bound and the share.
    low: count === 0 ? 0 : within(0, (middle - reach) / scale, share),
    high: count === n ? 1 : within(share, (middle + reach) / scale, 1),
  };
}

/** A share with its 95 % interval; `null` where there is nothing to divide by. */
export function share(count: number, n: number): Share | null {
  const interval = wilson(count, n);
  return interval && {value: count / n, count, n, ...interval};
}

/** Net promoter score: from -1 to 1, with how many promote and detract. */
export interface NetPromoter extends Estimate {
  promoters: number;
  detractors: number;
}

/**
 * Net promoter score: the share of 9 and 10 less the share of 0 to 6, with the adjusted-Wald interval (Rocks 2016; Lewis
 * and Sauro 2021, measuringu.com/nps-confidence-intervals): n + 3, and ¾ more promoters and detractors.
 */
export function netPromoter(promoters: number, detractors: number, n: number, z = z95): NetPromoter | null {
  if (![promoters, detractors, n].every(isCount) || n === 0 || promoters + detractors > n) return null;
  const value = (promoters - detractors) / n;
  const size = n + 3;
  const up = (promoters + 0.75) / size;
  const down = (detractors + 0.75) / size;
  const middle = up - down;
  const reach = z * Math.sqrt((up + down - middle * middle) / size);
  return {
    value,
    promoters,
    detractors,
    n,
    // With one or two answers the adjusted middle lies so far from the score that the score would stand outside.
    low: within(-1, Math.min(middle - reach, value), 1),
    high: within(-1, Math.max(middle + reach, value), 1),
  };
}

/** Net promoter score of counts given a score each. Scores outside 0 to 10 make it no such scale: `null`. */
export function netPromoterOf(scores: readonly number[], counts: readonly number[]): NetPromoter | null {
  if (scores.length !== counts.length || scores.some((score) => !(score >= 0 && score <= 10))) return null;
  const sum = (chosen: (score: number) => boolean) => total(counts.filter((_, place) => chosen(scores[place]!)));
  return netPromoter(
    sum((score) => score >= 9),
    sum((score) => score <= 6),
    total(counts),
  );
}

/**
 * The mean of a scale whose levels are shown as numbers or stars at equal steps. Faces and words have an order and no
 * distance: for them there is none, and whoever calls this for them misleads.
 */
export function mean(scores: readonly number[], counts: readonly number[], z = z95): Estimate | null {
  const n = total(counts);
  if (scores.length !== counts.length || !counts.every(isCount) || n < 2 || !scores.every(Number.isFinite)) return null;
  const value = total(counts.map((count, place) => count * scores[place]!)) / n;
  const squares = total(counts.map((count, place) => count * (scores[place]! - value) ** 2));
  const reach = z * Math.sqrt(squares / (n - 1) / n);
  return {
    value,
    n,
    low: Math.max(value - reach, Math.min(...scores)),
    high: Math.min(value + reach, Math.max(...scores)),
  };
}

/**
 * How many of those who could have answered did. A fact about a known number, not a sample: it has no interval. `null`
 * where the denominator is unknown or smaller than what it should hold.
 */
export function responseRate(answered: number, asked: number): {value: number; answered: number; asked: number} | null {
  if (!isCount(answered) || !isCount(asked) || asked === 0 || answered > asked) return null;
  return {value: answered / asked, answered, asked};
}

/** Whether so many answers are enough to show a percentage. */
export function showsPercentage(n: number): boolean {
  return n >= leastForPercentage;
}

/**
 * Whether one of two counters or officers may be called higher than the other: enough answers for both, and intervals
 * that do not touch. Anything less is no difference, and there is no rank.
 */
export function comparable(one: Estimate | null, other: Estimate | null): boolean {
  if (!one || !other || Math.min(one.n, other.n) < leastForComparison) return false;
  return one.low > other.high || other.low > one.high;
}

/**
 * How many of `population` to ask so that a share is known within `error` (Yamane 1967: n = N / (1 + N·e²), the formula
 * of the older SIPAS samples). 398 of 100,000.
 */
export function sampleSize(population: number, error = 0.05): number {
  if (!(population > 0) || !(error > 0)) return 0;
  return Math.round(population / (1 + population * error * error));
}
