import type {CSSResult} from 'lit';
import {narrow, smallBox, squatBox, tallBox} from './sheet.js';

/** Where a layout holds: under 1200 px lying, under 1200 px upright, under 600 px. Each follows those before it. */
const conditions = {squat: squatBox, tall: tallBox, small: smallBox};

/** The rules of a layout, for the box the wall stands in. */
export function layout(name: keyof typeof conditions, rules: CSSResult | string): string {
  return narrow(conditions[name], rules);
}
