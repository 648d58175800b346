import type {ChartConfiguration, Plugin, ScriptableContext} from 'chart.js';
import {html, nothing, type TemplateResult} from 'lit';
import {leastForPercentage} from '../statistics.js';
import {lineAxis, type Axis} from './axis.js';
import type {Figures, RowFigure} from './figures.js';
import {axisStart, bare, counted, monthName, range, target, value, type Say} from './say.js';
import {trendMarks} from './trend-marks.js';

/** Colours and type as the page has them: a canvas knows no style sheet. */
export interface Palette {
  ink: string;
  soft: string;
  line: string;
  level: string;
  surface: string;
  /** Of the five levels, lowest first. */
  tones: readonly string[];
  font: string;
  /** Size of the small text in pixels. */
  size: number;
}

/** Reads the colours from an element that wears them: tokens, forced colours and all. */
export function paletteOf(element: Element): Palette {
  const worn = getComputedStyle(element);
  return {
    ink: worn.borderTopColor,
    soft: worn.color,
    line: worn.borderBottomColor,
    level: worn.borderLeftColor,
    surface: worn.backgroundColor,
    tones: [...element.children].map((child) => getComputedStyle(child).color),
    font: worn.fontFamily,
    size: parseFloat(worn.fontSize) || 14,
  };
}

/** The axis of the months. */
export function monthAxis({months, target: aim, measure}: Figures): Axis {
  const estimates = months.flatMap(({estimate}) => (estimate ? [estimate] : []));
  return lineAxis({estimates, target: aim?.value ?? null, score: measure === 'score'});
}

/** The line by month: canvas, its words, and the table that says the same. */
export function renderTrend(say: Say, figures: Figures, tables: boolean, failed: boolean): TemplateResult {
  const {text} = say;
  const {months, measure} = figures;
  const drawn = months.some(({estimate}) => estimate);
  const what = measure === 'share' ? text.shareOf(counted(say, figures)) : counted(say, figures);
  const note = drawn ? text.monthNote(what, axisStart(say, figures, monthAxis(figures).least)) : '';
  return html`<section class="trend" part="trend">
    <h3>${text.month}<small>${note}</small></h3>
    ${
      drawn && !failed
        ? html`<div class="plot"><canvas role="img" aria-label=${summary(say, figures)}></canvas></div>`
        : html`<p class="without">${drawn ? text.noChart : text.noMonths}</p>`
    }
    <div class=${tables || failed || !drawn ? 'months' : 'months aside'}>${renderMonths(say, figures)}</div>
  </section>`;
}

function summary(say: Say, {months, measure}: Figures): string {
  const shown = months.filter(({estimate}) => estimate);
  const [first, last] = [shown[0]!, shown[shown.length - 1]!];
  const end = (row: RowFigure) => `${monthName(say, row)} ${value(say, measure, row.estimate!)}`;
  return say.text.chart(end(first), end(last), months.length - shown.length);
}

function renderMonths(say: Say, figures: Figures): TemplateResult {
  const {text} = say;
  const {measure, months} = figures;
  return html`<table class="plain-table">
    <caption class="visually-hidden">
      ${text.month}
    </caption>
    <thead>
      <tr>
        <th scope="col">${text.month}</th>
        <th scope="col" class="p">${measure === 'score' ? text.points : text.share}</th>
        <th scope="col" class="ci">${text.range}</th>
        <th scope="col" class="n">${text.count}</th>
      </tr>
    </thead>
    <tbody>
      ${months.map(
        (row) =>
          html`<tr>
            <th scope="row">${monthName(say, row)}</th>
            ${
              row.estimate
                ? html`<td class="p">${value(say, measure, row.estimate)}</td>
                  <td class="ci">${range(say, measure, row.estimate)}</td>`
                : html`<td class="few" colspan="2">
                  ${row.absent ? text.absent : measure === 'none' ? nothing : text.hiddenCell(say.number(leastForPercentage))}
                </td>`
            }
            <td class="n">${row.absent ? '–' : say.number(row.n)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

/** What chart.js draws. Band, target and words are drawn by `trendMarks`, because a month without a figure breaks them. */
export function trendConfig(say: Say, figures: Figures, palette: Palette): ChartConfiguration<'line'> {
  const {months} = figures;
  const axis = monthAxis(figures);
  const last = months.reduce((at, {estimate}, place) => (estimate ? place : at), -1);
  const radius = ({dataIndex}: ScriptableContext<'line'>) => (dataIndex === last ? 5 : 3.5) * (palette.size / 14);
  return {
    type: 'line',
    data: {
      labels: months.map(({key}, place) => tick(say, key, place)),
      datasets: [
        {
          data: months.map(({estimate}) => (estimate ? estimate.value * 100 : null)),
          borderColor: palette.level,
          borderWidth: 2.5 * (palette.size / 14),
          pointBackgroundColor: palette.level,
          pointBorderWidth: 0,
          pointRadius: radius,
          pointHoverRadius: radius,
          pointHitRadius: 16,
          clip: false,
        },
      ],
    },
    options: options(say, figures, palette, axis),
    plugins: [trendMarks(marksOf(say, figures), palette) as Plugin<'line'>],
  };
}

function tick(say: Say, key: string, place: number): string[] {
  const [year = '', month = ''] = key.split('-');
  return place === 0 || month === '01' ? [say.text.monthTick(month), year] : [say.text.monthTick(month)];
}

function options(say: Say, figures: Figures, palette: Palette, axis: Axis): ChartConfiguration<'line'>['options'] {
  const font = {family: palette.font, size: palette.size};
  const border = {display: false};
  const aim = figures.target?.value; // has a line of its own
  return {
    animation: false,
    responsive: true,
    maintainAspectRatio: false,
    devicePixelRatio: Math.max(2, window.devicePixelRatio), // the canvas is printed as it is
    font,
    interaction: {mode: 'index', intersect: false},
    layout: {padding: {top: palette.size / 2, right: palette.size * 3.6, left: 0, bottom: 0}},
    scales: {
      x: {
        border,
        grid: {display: false},
        ticks: {color: palette.soft, font, maxRotation: 0, autoSkipPadding: palette.size / 2},
      },
      y: {
        border,
        min: axis.least,
        max: axis.most,
        grid: {color: ({tick: at}) => (at?.value === aim ? 'transparent' : palette.line), drawTicks: false},
        ticks: {
          stepSize: axis.step,
          color: palette.soft,
          font,
          padding: palette.size * 0.7,
          callback: (number) => say.number(Number(number)),
        },
      },
    },
    plugins: {tooltip: tooltip(say, figures, palette)},
  };
}

function tooltip(say: Say, {months, measure}: Figures, palette: Palette) {
  const font = {family: palette.font, size: palette.size};
  return {
    displayColors: false,
    backgroundColor: palette.surface,
    borderColor: palette.ink,
    borderWidth: 1,
    cornerRadius: 2,
    caretSize: 0,
    padding: palette.size * 0.7,
    titleColor: palette.ink,
    bodyColor: palette.ink,
    titleFont: {...font, weight: 600},
    bodyFont: font,
    callbacks: {
      title: ([item]: {dataIndex: number}[]) => (item ? monthName(say, months[item.dataIndex]!) : ''),
      label: ({dataIndex}: {dataIndex: number}) => {
        const {estimate, n} = months[dataIndex]!;
        return estimate
          ? say.text.point(value(say, measure, estimate), range(say, measure, estimate), say.number(n))
          : '';
      },
    },
  };
}

/** What is drawn beside the line, in the order of the months. */
export interface Marks {
  months: readonly {low: number; high: number; value: number; said: string; hidden: readonly string[]}[];
  /** Places of the months whose value is written: the first and the last. */
  first: number;
  last: number;
  target: {value: number; said: string} | null;
}

function marksOf(say: Say, figures: Figures): Marks {
  const {months, measure, target: aim} = figures;
  const places = months.flatMap(({estimate}, place) => (estimate ? [place] : []));
  return {
    months: months.map(({estimate, n, absent}) => ({
      low: estimate ? estimate.low * 100 : Number.NaN,
      high: estimate ? estimate.high * 100 : Number.NaN,
      value: estimate ? estimate.value * 100 : Number.NaN,
      said: estimate ? bare(say, measure, estimate.value) : '',
      hidden: estimate ? [] : (absent ? say.text.hiddenAbsent : say.text.hidden(say.number(n))).split('\n'),
    })),
    first: places[0] ?? -1,
    last: places[places.length - 1] ?? -1,
    target: aim && {value: aim.value, said: say.text.target(target(say, figures))},
  };
}
