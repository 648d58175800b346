import {inUnits} from '../../base/units.js';
import {layout} from './layouts.js';
import {small} from './small.styles.js';
import {squat} from './squat.styles.js';
import {tall} from './tall.styles.js';

/** The wall where it is no wall: loaded once it is narrower than 1200 px. */
export const styles = inUnits(layout('squat', squat), layout('tall', tall), layout('small', small));
