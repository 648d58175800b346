import type {CSSResult} from 'lit';
import {narrow} from '../../base/wall-sheet.js';

/** Where a layout holds: under 1200 px lying, under 1200 px upright, under 600 px. Each follows those before it. */
const conditions = {
  squat: '(max-width: 1199.98px)',
  tall: '(max-width: 1199.98px) and (max-aspect-ratio: 4/5)',
  small: '(max-width: 599.98px)',
};

/** The rules of a layout, for the box the wall stands in. */
export function layout(name: keyof typeof conditions, rules: CSSResult | string): string {
  return narrow(conditions[name], rules);
}
