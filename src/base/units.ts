/*
 * One `u`, our own unit, is a pixel of the reference screen (1920 × 1080, or that of a narrow layout); everything is so
 * many of it, so 4K scales all. It follows the container; where container units are unknown (Chromium 85 on a
 * television) it follows the window, which is the same on a wall. Physical sides stand where a logical property is
 * unknown there.
 */

/** Sheets in a unit that no browser knows, as one sheet in units that all know. */
export {wallSheet as inUnits} from './sheet.js';
