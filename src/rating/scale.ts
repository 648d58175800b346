import type {Text} from '../queue/ticket.js';

/** One level of a scale. */
export interface Level {
  /** Stored as it is, never converted between scales. */
  score: number;
  /** The word under the picture, in one language or several. */
  word: Text;
  /** Whether a report counts it as satisfied. The office's rule, kept with the scale, never guessed. */
  satisfied?: boolean;
}

/** A scale as it is shown and stored. Change a word and the wording gets a new version: trends never mix the two. */
export interface Scale {
  id: string;
  /** What it measures: how the office reads it. `recommendation` is reported as NPS. */
  kind?: 'satisfaction' | 'recommendation' | 'effort';
  /** What stands on each tile above its word: a face, stars, or the number alone. */
  picture?: 'faces' | 'stars' | 'number';
  /** Which end comes first. Positive-first scales draw more positive answers, so it is kept with each answer. */
  direction: 'lowest-first' | 'highest-first';
  /** Version of the words. */
  wording: string;
  /** The question, where it is not the usual one of its kind. */
  question?: Text;
  /** Lowest first, whatever the direction; the order is part of the measurement and never shuffled. */
  levels: readonly Level[];
}

/** A scale with nothing left open. */
export type WholeScale = Scale & Required<Pick<Scale, 'kind' | 'picture'>>;

/* Words of several scales. The no-break spaces keep "hài lòng" on one line. */
const dissatisfied = {vi: 'Không hài\u00a0lòng', en: 'Dissatisfied'};
const satisfied = {vi: 'Hài\u00a0lòng', en: 'Satisfied'};
export const neutral = {vi: 'Bình thường', en: 'Neutral'};
const ends = [
  {vi: 'Rất không hài\u00a0lòng', en: 'Very dissatisfied'},
  {vi: 'Rất hài\u00a0lòng', en: 'Very satisfied'},
] as const;

/** Scores from 1, the last `liked` of them satisfied. */
export function scale(id: string, words: readonly Text[], liked: number, rest: Partial<WholeScale> = {}): WholeScale {
  const levels = words.map((word, at) => ({score: at + 1, word, satisfied: at >= words.length - liked}));
  return {id, kind: 'satisfaction', picture: 'faces', direction: 'lowest-first', wording: '1', levels, ...rest};
}

/** The scales that every element with levels carries; the first is the default. All of them stand in scales.ts. */
export const faceScales: readonly WholeScale[] = [
  scale('faces-5', [ends[0], dissatisfied, neutral, satisfied, ends[1]], 2),
  scale('faces-4', [ends[0], dissatisfied, satisfied, ends[1]], 2),
  scale('faces-3', [dissatisfied, neutral, satisfied], 1),
];

/** One of the scales that every element carries, by its name; nothing named is the default. */
export function faceScaleOf(id: unknown): WholeScale | undefined {
  return faceScales.find((scale) => scale.id === (id || 'faces-5'));
}

/** The levels in the order in which they stand on the screen. */
export function levelsShown({direction, levels}: Pick<Scale, 'direction' | 'levels'>): readonly Level[] {
  return direction === 'highest-first' ? [...levels].reverse() : levels;
}
