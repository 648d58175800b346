import type {Fault, Reading} from '../core/schema.js';

/*
 * The votes for one page, read by hand and not by voteCountSchema of feedback.ts: an element of a few kilobytes on
 * every page of a site must not carry a schema library. A test holds the two together.
 */

/** The scale of page votes. Stars are never converted into faces or percentages. */
export const starScale = 'stars-5';

/** How many stars there are. */
const mostStars = 5;

/** The votes for one page. */
export interface Votes {
  /** How often each score was given, 1 to 5. */
  counts: readonly number[];
  /** How many votes there are. */
  n: number;
  /** Mean of all votes; `null` where there is none. */
  average: number | null;
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0;
}

/** Reads what a server says of the votes. Throws where it says nothing of them; levels that cannot be are left out. */
export function readVotes(input: unknown): Reading<Votes> {
  const levels = (input as {levels?: unknown} | null | undefined)?.levels;
  if (!Array.isArray(levels)) throw new TypeError('Votes are expected as {"levels": [{"score", "count"}]}.');
  const counts = Array.from({length: mostStars}, () => 0);
  const faults: Fault[] = [];
  levels.forEach((level: {score?: unknown; count?: unknown} | null, row) => {
    const place = Number(level?.score) - 1;
    if (place in counts && isCount(level?.count)) counts[place]! += level.count;
    else faults.push({path: `levels.${row}`, reason: 'A score from 1 to 5 and a count were expected.'});
  });
  const n = counts.reduce((sum, count) => sum + count, 0);
  const total = counts.reduce((sum, count, place) => sum + count * (place + 1), 0);
  return {value: {counts, n, average: n > 0 ? total / n : null}, faults};
}
