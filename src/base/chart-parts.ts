/* The parts of chart.js that are used, in a file of their own: whoever draws nothing never loads them. */
import {CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement, Tooltip} from 'chart.js';

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement, Tooltip);

export {Chart};
