import type {Text} from '../queue/ticket.js';

/** One level of a satisfaction scale. */
export interface Level {
  /** Stored as it is, never converted between scales. */
  score: number;
  /** The word under the face, in one language or several. */
  word: Text;
}

/** A scale as it is shown and stored. Change a word and the wording gets a new version: trends never mix the two. */
export interface Scale {
  id: string;
  /** Which end comes first. Positive-first scales draw more positive answers, so it is kept with each answer. */
  direction: 'lowest-first';
  /** Version of the words. */
  wording: string;
  /** Lowest first; the order is part of the measurement and never shuffled. */
  levels: readonly Level[];
}

/** Five levels, the default. The no-break spaces keep "hài lòng" on one line. */
const five: Scale = {
  id: 'faces-5',
  direction: 'lowest-first',
  wording: '1',
  levels: [
    {score: 1, word: {vi: 'Rất không hài\u00a0lòng', en: 'Very dissatisfied'}},
    {score: 2, word: {vi: 'Không hài\u00a0lòng', en: 'Dissatisfied'}},
    {score: 3, word: {vi: 'Bình thường', en: 'Neutral'}},
    {score: 4, word: {vi: 'Hài\u00a0lòng', en: 'Satisfied'}},
    {score: 5, word: {vi: 'Rất hài\u00a0lòng', en: 'Very satisfied'}},
  ],
};

/** Three levels, as many offices use. A series of its own: its scores are not those of five. */
const three: Scale = {
  id: 'faces-3',
  direction: 'lowest-first',
  wording: '1',
  levels: [
    {score: 1, word: {vi: 'Không hài\u00a0lòng', en: 'Dissatisfied'}},
    {score: 2, word: {vi: 'Bình thường', en: 'Neutral'}},
    {score: 3, word: {vi: 'Hài\u00a0lòng', en: 'Satisfied'}},
  ],
};

/** The scales known by name. */
export const scales: readonly Scale[] = [five, three];

/** The usable levels of a list that may be anything: finite scores, each once, with a word. */
export function usableLevels(input: unknown): Level[] {
  const seen = new Set<number>();
  return (Array.isArray(input) ? (input as (Partial<Level> | null)[]) : []).filter((level): level is Level => {
    const score = level?.score;
    if (!level?.word || typeof score !== 'number' || !Number.isFinite(score) || seen.has(score)) return false;
    seen.add(score);
    return true;
  });
}

/** A scale by its name or as data. What is unknown or has no usable level is the default: five faces. */
export function scaleOf(scale: unknown): Scale {
  const named = scales.find(({id}) => id === scale);
  if (named) return named;
  const {id, wording, levels} = (typeof scale === 'object' && scale !== null ? scale : {}) as Partial<Scale>;
  const usable = usableLevels(levels).filter(({score}) => Number.isInteger(score) && score >= 0 && score <= 100);
  if (usable.length < 2) return five;
  return {id: name(id, 'own'), direction: 'lowest-first', wording: name(wording, '1'), levels: usable};
}

/** A name as a stored rating takes it. */
function name(input: unknown, otherwise: string): string {
  return typeof input === 'string' && input ? input.slice(0, 64) : otherwise;
}
