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

function knownLevels({scale, wording}: SeriesName): readonly Level[] | undefined {
  const known = scales.find(({id}) => id === scale);
  return known?.wording === wording ? known.levels : undefined;
}

/** Lowest and highest score of a known scale; of others the middle is not known either. */
export function middleOf(scale: string): number | undefined {
  const known = scales.find(({id}) => id === scale);
  if (!known || known.kind !== 'satisfaction') return undefined;
  const scores = known.levels.map(({score}) => score);
  return (Math.min(...scores) + Math.max(...scores)) / 2;
}

/**
 * A series in words. Another wording of a known scale keeps its scores, its kind and what counts as satisfied, not its
 * words; of a scale that nobody knows here, the scores that were given are all there is to say.
 */
export function scaleInWords(name: SeriesName, given: readonly number[]): ReportScale {
  const {scale: id, direction, wording} = name;
  const known = scales.find((each) => each.id === id);
  const levels =
    knownLevels(name) ??
    known?.levels.map((level) => ({...level, word: String(level.score)})) ??
    [...new Set(given)].sort((one, other) => one - other).map((score) => ({score, word: String(score)}));
  return {
    ...{id, direction, wording, kind: known?.kind ?? 'satisfaction'},
    levels: levels.map(({score, word, satisfied}: Level) => ({
      score,
      word: word as string | Record<string, string>,
      ...(satisfied === undefined ? {} : {satisfied}),
    })),
  };
}
