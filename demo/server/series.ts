import type {InferInput} from 'valibot';
import {scales} from '../../src/rating/scales.ts';
import type {reportSchema} from '../../src/rating/report.ts';
import type {Level} from '../../src/rating/scale.ts';

/* The words of a series: one scale, one direction, one wording. Numbers of different series are never added up. */

/** What a series is called. */
export interface SeriesName {
  series: string;
  scale: string;
  direction: string;
  wording: string;
}

type ReportScale = InferInput<typeof reportSchema>['scale'];

/** The middle of a known scale of satisfaction; of others nobody knows it. */
export function middleOf(scale: string): number | undefined {
  const known = scales.find(({id}) => id === scale);
  if (!known || known.kind !== 'satisfaction') return undefined;
  const scores = known.levels.map(({score}) => score);
  return (Math.min(...scores) + Math.max(...scores)) / 2;
}

/** A scale that nobody knows here: every whole number from 1, or 0 where it was given, to the highest given. */
function unknownLevels(given: readonly number[]): Level[] {
  const [lowest, highest] = [Math.min(1, ...given), Math.max(2, ...given)];
  return Array.from({length: highest - lowest + 1}, (_, at) => ({score: lowest + at, word: String(lowest + at)}));
}

/**
 * A series in words. Another wording of a known scale keeps its scores, its kind and what counts as satisfied, not its
 * words; of a scale that nobody knows here, the numbers are all there is to say.
 */
export function scaleInWords(name: SeriesName, given: readonly number[]): ReportScale {
  const {scale: id, direction, wording} = name;
  const known = scales.find((each) => each.id === id);
  const unworded = known?.levels.map((level) => ({...level, word: String(level.score)}));
  const levels = (known?.wording === wording ? known.levels : unworded) ?? unknownLevels(given);
  return {
    ...{id, direction, wording, kind: known?.kind ?? 'satisfaction'},
    ...(known ? {picture: known.picture} : {}),
    levels: levels.map(({score, word, satisfied}: Level) => ({
      ...{score, word: word as string | Record<string, string>},
      ...(satisfied === undefined ? {} : {satisfied}),
    })),
  };
}
