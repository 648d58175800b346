import {layout} from './layouts.js';
import {small} from './small.styles.js';
import {squat} from './squat.styles.js';
import {tall} from './tall.styles.js';
import {wallSheet} from '../../base/wall-sheet.js';

/** The wall where it is no wall: loaded once it is narrower than 1200 px. */
export const styles = wallSheet(layout('squat', squat), layout('tall', tall), layout('small', small));
