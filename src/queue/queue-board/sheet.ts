export {narrow, wallSheet} from '../../base/wall-sheet.js';

/** The conditions of the wall's layouts: squat under 1200 px, tall where that is upright, small under 600 px. */
export const squatBox = '(max-width: 1199.98px)';
export const tallBox = '(max-width: 1199.98px) and (max-aspect-ratio: 4/5)';
export const smallBox = '(max-width: 599.98px)';
