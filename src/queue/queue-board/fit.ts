import {fitTexts} from '../../base/fit.js';

export {emWidth} from '../../base/fit.js';

/** Fits every large text of a wall into its place. */
export function fit(root: ParentNode): void {
  fitTexts(root, '.n b, .q');
}
