import {faceScales, neutral, scale, type Level, type Scale, type WholeScale} from './scale.js';

/* From 0 to 10, words at the ends alone: between them nobody can name eleven degrees. */
const recommendation: readonly Level[] = [
  {score: 0, word: {vi: 'Chắc chắn không', en: 'Not at all likely'}},
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((score) => ({score, word: String(score)})),
  {score: 10, word: {vi: 'Chắc chắn có', en: 'Extremely likely'}},
];

/** All scales known by name; the first is the default. */
export const scales: readonly WholeScale[] = [
  ...faceScales,
  scale(
    'stars-5',
    [
      {vi: 'Rất kém', en: 'Very poor'},
      {vi: 'Kém', en: 'Poor'},
      {vi: 'Trung bình', en: 'Fair'},
      {vi: 'Tốt', en: 'Good'},
      {vi: 'Rất tốt', en: 'Very good'},
    ],
    2,
    {
      picture: 'stars',
      question: {vi: 'Ông bà đánh giá lần phục vụ này thế nào?', en: 'How would you rate this service?'},
    },
  ),
  scale('recommend-10', [], 0, {
    kind: 'recommendation',
    picture: 'number',
    question: {
      vi: 'Ông bà có sẵn lòng giới thiệu nơi này cho người khác không?',
      en: 'How likely are you to recommend this office to others?',
    },
    levels: recommendation,
  }),
  scale(
    'effort-5',
    [
      {vi: 'Rất khó', en: 'Very difficult'},
      {vi: 'Khó', en: 'Difficult'},
      neutral,
      {vi: 'Dễ', en: 'Easy'},
      {vi: 'Rất dễ', en: 'Very easy'},
    ],
    2,
    {
      kind: 'effort',
      picture: 'number',
      question: {vi: 'Việc hôm nay dễ hay khó với ông bà?', en: 'How easy was it to get this done today?'},
    },
  ),
];

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

/**
 * A scale by its name or as data, also as JSON. Data may name a known scale and change it in part, such as
 * `{id: 'faces-5', direction: 'highest-first'}`. What is unknown or has no usable level is the default: five
 * faces. `levels` stand in place of its own where any of them is usable.
 */
export function scaleOf(input: unknown, levels?: unknown): WholeScale {
  const given = usableLevels(levels);
  return {...readScale(input), ...(given.length > 0 && {levels: given})};
}

function readScale(input: unknown): WholeScale {
  const data = typeof input === 'string' && input[0] === '{' ? parsed(input) : input;
  const own = (typeof data === 'object' && data !== null ? data : {id: data}) as Partial<Scale>;
  const named = scales.find(({id}) => id === own.id);
  const usable = usableLevels(own.levels).filter(({score}) => Number.isInteger(score) && score >= 0 && score <= 100);
  const isOwn = usable.length > 1;
  const base = named ?? scales[0]!;
  return {
    id: isOwn ? name(own.id, 'own') : base.id,
    kind: oneOf(['satisfaction', 'recommendation', 'effort'], own.kind) ?? base.kind,
    picture: oneOf(['faces', 'stars', 'number'], own.picture) ?? base.picture,
    direction: own.direction === 'highest-first' ? own.direction : 'lowest-first',
    wording: name(own.wording, isOwn && named ? 'own' : base.wording), // other words are another series
    ...((own.question || base.question) && {question: own.question || base.question}),
    levels: isOwn ? usable : base.levels,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function oneOf<T>(known: readonly T[], input: unknown): T | undefined {
  return known.find((one) => one === input);
}

/** A name as a stored rating takes it. */
function name(input: unknown, otherwise: string): string {
  return typeof input === 'string' && input ? input.slice(0, 64) : otherwise;
}
