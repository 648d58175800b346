/* The parts of chart.js that are used, in a file of their own: whoever draws nothing never loads them. */
import {CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement, Tooltip} from 'chart.js';

/**
 * chart.js with its parts registered. Called, not done on import: this package names the files that have an effect,
 * and a bundler leaves out what any other does by itself.
 */
export function registered(): typeof Chart {
  Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip);
  return Chart;
}
