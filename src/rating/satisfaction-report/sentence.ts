import {whoOf} from './notes.js';
import type {Figures} from './figures.js';
import {counted, inner, range, rateOf, value, type Say} from './say.js';

/**
 * The big number as sentences that may be published: never without its n, interval, response rate, period, who chose
 * to answer, and what it is not. Empty where there is no such number.
 */
export function sentenceOf(say: Say, figures: Figures, period: string): string {
  const {text} = say;
  const {hero, measure, n} = figures;
  if (!hero) return '';
  const bounds = `${range(say, measure, hero)}${measure === 'score' ? '' : '%'}`;
  const share = `${value(say, measure, hero)} ${counted(say, figures)}`;
  const score = `${counted(say, figures)} ${value(say, measure, hero)}`;
  const answers = `${say.number(n)} ${text.answers}${rateOf(say, figures)}`;
  return `${period}: ${answers}; ${measure === 'score' ? score : share} (${inner(say, text.interval)} ${bounds}). ${whoOf(say, figures)}`;
}
