import type {Estimate} from '../statistics.js';
import type {Figures} from './figures.js';

/** An axis in percent, or in points of the score. */
export interface Axis {
  least: number;
  most: number;
  step: number;
}

interface Needs {
  estimates: readonly Estimate[];
  target: number | null;
  /** Whether it is the axis of a score, which runs from -100 to 100. */
  score: boolean;
}

function reach({estimates, target, score}: Needs): [low: number, high: number] {
  const aims = target === null ? [] : [target];
  const low = Math.min(...estimates.map((one) => one.low * 100), ...aims, 100);
  const high = Math.max(...estimates.map((one) => one.high * 100), ...aims, score ? -100 : 0);
  return [Math.max(low, score ? -100 : 0), Math.min(high, 100)];
}

/** The axis of the monthly line: near what happened, in steps that people count in, with room under the lowest bound. */
export function lineAxis(needs: Needs): Axis {
  const [low, high] = reach(needs);
  const step = high - low <= 30 ? 5 : high - low <= 60 ? 10 : needs.score ? 50 : 20;
  const floor = needs.score ? -100 : 0;
  const below = Math.floor(low / step) * step;
  const least = Math.max(floor, low - below < 0.3 * step ? below - step : below);
  const most = Math.min(100, Math.ceil(high / step) * step);
  return {least, most: Math.max(most, least + step), step};
}

/** The axis of the dots: the same for every group, so that groups can be read against each other; up to 100. */
export function dotAxis(needs: Needs): Axis {
  if (needs.score) return {least: -100, most: 100, step: 100};
  const [low] = reach(needs);
  const least = Math.min(80, Math.floor(low / 20) * 20);
  return {least, most: 100, step: (100 - least) / 2};
}

/** The axis of all groups of a report. */
export function dotAxisOf({groups, target, measure}: Figures): Axis {
  const estimates = groups.flatMap(({rows}) => rows.flatMap(({estimate}) => (estimate ? [estimate] : [])));
  return dotAxis({estimates, target: target?.value ?? null, score: measure === 'score'});
}

/** The values that are written on an axis. */
export function ticksOf({least, most, step}: Axis): number[] {
  return Array.from({length: Math.round((most - least) / step) + 1}, (_, place) => least + place * step);
}

/** Where a value stands on an axis, from 0 to 100. */
export function placeOn({least, most}: Axis, value: number): number {
  return Math.min(100, Math.max(0, ((value - least) / (most - least)) * 100));
}
