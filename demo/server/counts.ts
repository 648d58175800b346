import type {InferInput} from 'valibot';
import type {responseSchema} from '../../src/rating/report.ts';

/* What the database counted, and how it is added up. */

export type Response = InferInput<typeof responseSchema>;

/** Where something was counted. */
export interface Place {
  month: string;
  counter: string | null;
  service: string | null;
}

/** Ratings that are alike. */
export interface Counted extends Place {
  channel: string;
  score: number;
  /** JSON list. */
  flags: string;
  counted: number;
  count: number;
}

/** Finished tickets, or questions of one outcome. */
export interface Asked extends Place {
  outcome: string;
  count: number;
}

/** A question that was withdrawn was put to nobody. */
export function responseOf(asked: readonly Asked[]): Response {
  const of = (...outcomes: string[]) =>
    asked.reduce((sum, {outcome, count}) => (outcomes.includes(outcome) ? sum + count : sum), 0);
  return {
    finished: of('finished'),
    shown: of('shown', 'answered', 'timed-out', 'walked-away'),
    answered: of('answered'),
    timedOut: of('timed-out'),
    walkedAway: of('walked-away'),
  };
}

/** Adds the rows up by level. A score that is no level of its scale has no place among the counts. */
export function byLevel(rows: readonly Counted[], scores: readonly number[]): number[] {
  const counts = scores.map(() => 0);
  for (const {score, count, counted} of rows) {
    const at = counted ? scores.indexOf(score) : -1;
    if (at >= 0) counts[at]! += count;
  }
  return counts;
}
