import type {Chart, Plugin} from 'chart.js';
import type {Marks, Palette} from './trend.js';

/** What is drawn around the line: the band of the intervals, the target, the ends, and why a month is missing. */
export function trendMarks(marks: Marks, palette: Palette): Plugin {
  return {
    id: 'trend-marks',
    beforeDatasetsDraw: (chart) => drawBand(chart, marks, palette),
    afterDatasetsDraw: (chart) => {
      drawTarget(chart, marks, palette);
      drawEnds(chart, marks, palette);
      drawHidden(chart, marks, palette);
    },
  };
}

const across = (chart: Chart, place: number) => chart.scales['x']!.getPixelForValue(place);
const down = (chart: Chart, value: number) => chart.scales['y']!.getPixelForValue(value);

/** Months in a row that have a figure. */
function stretches({months}: Marks): number[][] {
  const found: number[][] = [[]];
  months.forEach(({value}, place) => {
    if (Number.isNaN(value)) found.push([]);
    else found[found.length - 1]!.push(place);
  });
  return found.filter((stretch) => stretch.length > 0);
}

function drawBand(chart: Chart, marks: Marks, {level, size}: Palette): void {
  const {ctx} = chart;
  ctx.save();
  ctx.globalAlpha = 0.16;
  ctx.fillStyle = level;
  for (const stretch of stretches(marks)) {
    // A month that stands alone has an interval too.
    const edge = stretch.length === 1 ? size / 3 : 0;
    ctx.beginPath();
    for (const place of stretch) {
      if (edge > 0) ctx.lineTo(across(chart, place) - edge, down(chart, marks.months[place]!.high));
      ctx.lineTo(across(chart, place) + edge, down(chart, marks.months[place]!.high));
    }
    for (const place of [...stretch].reverse()) {
      ctx.lineTo(across(chart, place) + edge, down(chart, marks.months[place]!.low));
      if (edge > 0) ctx.lineTo(across(chart, place) - edge, down(chart, marks.months[place]!.low));
    }
    ctx.fill();
  }
  ctx.restore();
}

function drawTarget(chart: Chart, marks: Marks, {ink, font, size}: Palette): void {
  const {target} = marks;
  if (!target) return;
  const {ctx, chartArea} = chart;
  const y = down(chart, target.value);
  if (!(y >= chartArea.top && y <= chartArea.bottom)) return;
  ctx.save();
  ctx.strokeStyle = ink;
  ctx.lineWidth = size / 9.3;
  ctx.setLineDash([(size * 3) / 7, (size * 2) / 7]);
  ctx.beginPath();
  ctx.moveTo(chartArea.left, y);
  ctx.lineTo(chartArea.right, y);
  ctx.stroke();
  ctx.font = `400 ${size}px ${font}`;
  ctx.fillStyle = ink;
  ctx.textBaseline = 'middle';
  const place = roomFor(chart, marks, y, ctx.measureText(target.said).width, size);
  ctx.textAlign = place.align;
  ctx.fillText(target.said, place.x, place.y);
  ctx.restore();
}

/** Where words beside the target run least into the line: under it or over it, at its end or its start. */
function roomFor(chart: Chart, {months}: Marks, target: number, width: number, size: number) {
  const {left, right} = chart.chartArea;
  const spots = (['right', 'left'] as const).flatMap((align) =>
    [target + size, target - size * 0.8].map((y) => {
      const [from, to] = align === 'right' ? [right - width, right] : [left, left + width];
      const near = months.flatMap(({value}, place) => {
        const x = across(chart, place);
        return !Number.isNaN(value) && x > from - size && x < to + size ? [Math.abs(down(chart, value) - y)] : [];
      });
      return {align, y, x: align === 'right' ? right : left, free: Math.min(3 * size, ...near)};
    }),
  );
  return spots.reduce((best, spot) => (spot.free > best.free ? spot : best));
}

function drawEnds(chart: Chart, {months, first, last}: Marks, {ink, font, size}: Palette): void {
  const end = months[last];
  if (!end) return;
  const {ctx} = chart;
  ctx.save();
  ctx.fillStyle = ink;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  ctx.font = `600 ${size * 1.15}px ${font}`;
  ctx.fillText(end.said, across(chart, last) + size * 0.75, down(chart, end.value));
  const start = months[first]!;
  if (first !== last) {
    const up = months[first + 1] && months[first + 1]!.value < start.value; // away from where the line goes
    ctx.font = `400 ${size}px ${font}`;
    ctx.textBaseline = up ? 'bottom' : 'top';
    ctx.fillText(start.said, across(chart, first) + size * 0.25, down(chart, start.value) + size * (up ? -0.7 : 0.9));
  }
  ctx.restore();
}

/** In the gap, as many of the words as there is room for: always n, the rest where it does not run into a neighbour. */
function drawHidden(chart: Chart, {months}: Marks, {soft, font, size}: Palette): void {
  const {ctx, chartArea} = chart;
  const room = months.length > 1 ? across(chart, 1) - across(chart, 0) : chartArea.width;
  ctx.save();
  ctx.font = `400 ${size}px ${font}`;
  ctx.fillStyle = soft;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'bottom';
  months.forEach(({hidden}, place) => {
    if (hidden.length === 0) return;
    const alone = !(months[place - 1]?.hidden.length || months[place + 1]?.hidden.length);
    const [n = '', ...rest] = hidden;
    const fits = (line: string) => ctx.measureText(line).width < room * (alone ? 2 : 1);
    const whole = rest.length > 0 && hidden.every(fits);
    const fitting = whole ? hidden : alone || fits(n) ? [n.replace(/,$/, '')] : [];
    fitting.forEach((line, at) => {
      const y = chartArea.bottom - size * (0.9 + 1.3 * (fitting.length - 1 - at));
      ctx.fillText(line, within(chart, across(chart, place), ctx.measureText(line).width), y);
    });
  });
  ctx.restore();
}

function within({chartArea}: Chart, middle: number, width: number): number {
  return Math.min(Math.max(middle, chartArea.left + width / 2), chartArea.right - width / 2);
}
