import type {Sheet} from '../grades.js';
import type {Dislikes, ReportGroup} from '../report.js';
import {share, total, type Estimate} from '../statistics.js';
import type {Figures, RowFigure} from './figures.js';
import {monthName, rowName, type Say} from './say.js';

/** What stands in one cell: numbers are written as numbers, texts are guarded. */
type Cell = string | number | null | undefined;

/**
 * A table after RFC 4180, in UTF-8 with a byte order mark so that spreadsheets read the Vietnamese. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

function cell(value: Cell): string {
  if (value == null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  const guarded = /^[\s\u0000-\u001f]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(guarded) ? `"${guarded.replace(/"/g, '""')}"` : guarded;
}

const columns = ['part', 'key', 'name', 'note', 'n', 'value', 'low', 'high'];
const denominators = ['finished', 'shown', 'answered', 'timedOut', 'walkedAway'] as const;
const split = ['satisfied', 'notSatisfied'] as const;
const origin = ['office', 'from', 'to', 'series', 'scale', 'direction', 'wording', 'caution'];

/**
 * The whole report as one table: counts by level with their denominators, shares where they may be shown, and in every
 * row whose figures they are and what they are not.
 */
export function reportCsv(say: Say, figures: Figures): string {
  const {text} = say;
  const {counts, months, groups, reasons, leftOut, hero, measure, n} = figures;
  const {levels} = counts.scale;
  const head = [
    ...columns.map((column) => text.csvColumn(column)),
    ...levels.map(({score, word}) => text.csvLevel(String(score), say.pick(word))),
    ...[...denominators, ...split, ...origin].map((column) => text.csvColumn(column)),
  ];
  const {scale} = counts;
  const tail = [
    say.pick(counts.office),
    ...[counts.from, counts.to, counts.series],
    ...[scale.id, scale.direction, scale.wording, text.csvCaution],
  ];
  const satisfiedOf = (each: readonly number[]) =>
    measure === 'share' && each.length > 0 ? total(each.filter((_, place) => levels[place]?.satisfied)) : null;
  const line = (
    part: string,
    [key, name, note]: [string, string, string],
    sum: number,
    estimate: Estimate | null,
    more?: {counts?: readonly number[]; response?: ReportGroup['response'] | undefined; satisfied?: number | null},
  ): Cell[] => [
    ...[text.csvPart(part), key, name, note, sum, ...numbers(estimate)],
    ...levels.map((_, place) => more?.counts?.[place]),
    ...denominators.map((column) => more?.response?.[column]),
    ...(more?.satisfied == null ? [null, null] : [more.satisfied, sum - more.satisfied]),
    ...tail,
  ];
  const rowLine = (part: string, row: RowFigure, name: string) =>
    line(part, [row.key, name, say.pick(row.note)], row.n, row.estimate, {...row, satisfied: satisfiedOf(row.counts)});
  return csvOf([
    head,
    line('total', ['', say.pick(counts.office), ''], n, hero, {...counts, satisfied: satisfiedOf(counts.counts)}),
    ...months.map((row) => rowLine('month', row, monthName(say, row))),
    ...groups.flatMap(({grouping, rows}) => rows.map((row) => rowLine(grouping, row, rowName(say, row, grouping)))),
    ...reasons.map(({word, count, share: part, satisfied}) =>
      line('reason', ['', say.pick(word), ''], count, part, {satisfied}),
    ),
    ...leftOut.flags.map(([flag, count]) => line('leftOut', [flag, text.flagName(flag), ''], count, null)),
  ]);
}

/** In percent or points, to two digits: more would pretend. */
function numbers(estimate: Estimate | null): (number | null)[] {
  const figure = (value: number) => Math.round(value * 10_000) / 100;
  return estimate ? [figure(estimate.value), figure(estimate.low), figure(estimate.high)] : [null, null, null];
}

/** The dossiers rated with a dislike, for the dossier-level count of Decision 766. */
export function dislikesCsv(say: Say, {dislikes}: Dislikes): string {
  const names = ['ticket', 'number', 'service', 'counter', 'day', 'score'] as const;
  return csvOf([
    names.map((name) => say.text.dislikeColumn(name)),
    ...dislikes.map((row) => names.map((name) => row[name])),
  ]);
}

/** The sheet of Circular 01/2018. */
export function sheetCsv(say: Say, {rows, total: sum, grade}: Sheet): string {
  const {text} = say;
  return csvOf([
    [text.csvColumn('key'), text.index, text.points, text.most],
    ...rows.map(({id, word, points}) => [id, say.pick({...word}), points, 2]),
    ['', grade ? text.grade(say.pick({...grade.word})) : text.sheetOpen, sum, rows.length * 2],
  ]);
}

/** The share of the finished that were disliked; `null` where nothing was finished. */
export function dislikedShare({finished, dislikes}: Dislikes) {
  return share(Math.min(dislikes.length, finished), finished);
}
