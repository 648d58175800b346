import type {LocaleController} from '../../base/locale.js';
import type {Grouping} from '../report.js';
import {showsPercentage, type Estimate, type Interval} from '../statistics.js';
import type {Figures, Measure, RowFigure} from './figures.js';
import type {Messages} from './satisfaction-report.messages.js';

/** The words, numbers and dates of one language. */
export type Say = Pick<LocaleController<Messages>, 'text' | 'language' | 'number' | 'pick' | 'clock'>;

const oneDigit = {minimumFractionDigits: 1, maximumFractionDigits: 1};
const signed = {maximumFractionDigits: 0, signDisplay: 'exceptZero'} as const;

/** A share as `85,6%`. */
export function percent(say: Say, value: number): string {
  return `${bare(say, 'share', value)}%`;
}

/** A share as `85,6`, a score as `+42`. */
export function bare(say: Say, measure: Measure, value: number): string {
  return say.number(value * 100, measure === 'score' ? signed : oneDigit);
}

/** A share as `85,6%`, a score as `+42`. */
export function value(say: Say, measure: Measure, estimate: Estimate): string {
  return measure === 'score' ? bare(say, measure, estimate.value) : percent(say, estimate.value);
}

/** Both bounds: `83,6–87,4`. */
export function range(say: Say, measure: Measure, {low, high}: Interval): string {
  const [from, to] = [bare(say, measure, low), bare(say, measure, high)];
  return measure === 'score' ? say.text.span(from, to) : `${from}–${to}`; // a dash beside a minus would be read as one
}

/** What the office means to reach: `trên 80%`; empty where it means nothing. */
export function target(say: Say, {target: aim, measure}: Figures): string {
  if (!aim) return '';
  const figure = `${say.number(aim.value, {maximumFractionDigits: 1})}${measure === 'score' ? '' : '%'}`;
  return aim.over ? say.text.over(figure) : say.text.atLeast(figure);
}

/** Where an axis starts when that is not 0, as it must be said. */
export function axisStart(say: Say, {measure}: Figures, least: number): string | null {
  if (measure === 'score') return say.number(least);
  return least > 0 ? `${say.number(least)}%` : null;
}

/** A word that stands inside a sentence. */
export function inner(say: Say, word: string): string {
  return word.charAt(0).toLocaleLowerCase(say.language) + word.slice(1);
}

/** What the big number counts: `hài lòng hoặc rất hài lòng`. */
export function counted(say: Say, {measure, satisfied}: Figures): string {
  if (measure === 'score') return say.text.score;
  const words = satisfied.map((word) => inner(say, say.pick(word)));
  const listed = words.join(say.text.or);
  return words.every((word) => /^\d+$/.test(word)) ? say.text.levels(listed) : listed; // a wording nobody knows here
}

/** How many of those who could have answered did, as the end of a sentence. */
export function rateOf(say: Say, {rate, n}: Figures): string {
  if (!rate) return say.text.rateUnknown;
  const asked = say.number(rate.asked);
  return showsPercentage(n) ? say.text.rate(percent(say, rate.value), asked) : say.text.rateFew(asked);
}

/** The days of a report: the first without what it shares with the last, as offices write it. */
export function period(say: Say, from: string, to: string): [string, string] | null {
  const [first, last] = [from, to].map((day) => /^(\d{4})-(\d{2})-(\d{2})$/.exec(day));
  if (!first || !last) return null;
  const [, year = '', month = '', day = ''] = first;
  const short = first[1] === last[1] && first[2] === last[2];
  const whole = say.text.day(last[3] ?? '', last[2] ?? '', last[1] ?? '');
  return [short ? say.text.dayOnly(day) : say.text.day(day, month, year), whole];
}

/** The name of a month's row. */
export function monthName(say: Say, {key}: RowFigure): string {
  return say.text.monthName(key.slice(5), key.slice(0, 4));
}

/** The name of a row; its key where it has none in this language. A counter that is only numbered is called one. */
export function rowName(say: Say, {key, name}: RowFigure, grouping: Grouping): string {
  const said = say.pick(name) || key;
  return grouping === 'counter' && /^\p{L}?\d+\p{L}?$/u.test(said) ? say.text.counterName(said) : said;
}
