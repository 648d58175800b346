import {member} from '../core/schema.js';
import type {Text} from '../queue/ticket.js';
import type {WholeScale} from './scale.js';

/*
 * What a visitor may say of a rating by touch. The two lists are read from the side by whoever stands near: they have
 * the same length, the same order and, but for one line, the same words, and that line is as long in both.
 */

/** One reason to choose. */
export interface Reason {
  /** Stored as it is. */
  id: string;
  word: Text;
}

/** The reasons on offer, six at most, for a low and for a high score. */
export interface Reasons {
  /** Version of the words, kept with each answer. */
  wording: string;
  low: readonly Reason[];
  high: readonly Reason[];
}

const most = 6;

const waiting = {id: 'waiting', word: {vi: 'Thời gian chờ', en: 'Waiting time'}};
const manner = {id: 'manner', word: {vi: 'Thái độ phục vụ', en: 'Manner of service'}};
const guidance = {id: 'guidance', word: {vi: 'Hướng dẫn', en: 'Guidance'}};
const visits = {id: 'visits', word: {vi: 'Số lần đi lại', en: 'Number of visits'}};
const other = {id: 'other', word: {vi: 'Điều khác', en: 'Something else'}};

/** The reasons that are offered unless an office has its own. */
export const usualReasons: Reasons = {
  wording: '1',
  low: [
    waiting,
    manner,
    guidance,
    {
      id: 'extra-demands',
      word: {
        vi: 'Yêu cầu thêm giấy tờ, lệ phí',
        en: 'Asked for extra papers or fees',
      },
    },
    visits,
    other,
  ],
  high: [
    waiting,
    manner,
    guidance,
    {id: 'as-posted', word: {vi: 'Giấy tờ, lệ phí đúng niêm yết', en: 'Papers and fees as posted'}},
    visits,
    other,
  ],
};

/** The words of all reasons shipped, by their ids: for reports. */
export const reasonWords: ReadonlyMap<string, Text> = new Map(
  [...usualReasons.low, ...usualReasons.high].map(({id, word}) => [id, word]),
);

/** The reasons of an office as data or JSON. Nothing: the usual ones; `none`: none are asked for. */
export function readReasons(input: unknown): Reasons | null {
  if (input === 'none') return null;
  const data = typeof input === 'string' ? parsed(input) : input;
  const [low, high] = [usable(member(data, 'low')), usable(member(data, 'high'))];
  if (low.length === 0 || high.length === 0) return usualReasons;
  const wording = member(data, 'wording');
  return {wording: typeof wording === 'string' && wording ? wording.slice(0, 64) : 'own', low, high};
}

/** Which of the two lists goes with a score: the high one from what counts as satisfied, or from the upper third. */
export function reasonsFor(reasons: Reasons, {levels}: Pick<WholeScale, 'levels'>, score: number): readonly Reason[] {
  const at = levels.findIndex((level) => level.score === score);
  const ruled = levels.some(({satisfied}) => satisfied !== undefined);
  const high = ruled ? levels[at]?.satisfied === true : at + 1 > (levels.length * 2) / 3;
  return high ? reasons.high : reasons.low;
}

function usable(input: unknown): Reason[] {
  const rows = Array.isArray(input) ? (input as unknown[]) : [];
  const reasons = rows.flatMap((row): Reason[] => {
    const [id, word] = [member(row, 'id'), member(row, 'word')];
    const worded = typeof word === 'string' ? word !== '' : typeof word === 'object' && word !== null;
    return typeof id === 'string' && id !== '' && id.length <= 64 && worded ? [{id, word: word as Text}] : [];
  });
  return reasons.filter(({id}, at) => reasons.findIndex((one) => one.id === id) === at).slice(0, most);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
