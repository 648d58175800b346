import type {Grouping, ReportGroup, SatisfactionCounts} from '../report.js';
import {
  comparable,
  leastForComparison,
  leastForPercentage,
  mean,
  netPromoterOf,
  responseRate,
  share,
  total,
  type Estimate,
  type NetPromoter,
  type Share,
} from '../statistics.js';

/*
 * What a report shows, worked out of its counts: one truth for the picture on screen, the tables, the CSV file and the
 * image. A figure that may not be shown is not here at all, so that no drawing can show it.
 */

/** A text in one language or several. */
export type Text = ReportGroup['name'];

/** What the big number is: a share of the satisfied, a net promoter score, or none where no level counts as satisfied. */
export type Measure = 'share' | 'score' | 'none';

/** One level of the scale with its answers. */
export interface LevelFigure {
  score: number;
  word: Text;
  count: number;
  /** `null` under 30 answers. */
  share: Share | null;
  /** Its colour, and its face where it has one: from 1, lowest, to 5. */
  tone: number;
}

/** One month, counter, field, service, channel or officer. */
export interface RowFigure {
  key: string;
  name: Text;
  note: Text;
  counts: readonly number[];
  n: number;
  /** A month between others that the source says nothing of: its n is not known. */
  absent: boolean;
  /** `null` where n is too small, or nothing is to be measured. */
  estimate: Estimate | null;
  response: ReportGroup['response'];
}

/** One way of grouping with its rows. */
export interface GroupFigure {
  grouping: Exclude<Grouping, 'month'>;
  /** Answers below which no percentage is shown: 30, for a person 50. */
  least: number;
  rows: readonly RowFigure[];
  /** Pairs that may be compared, higher first: their names' places in `rows`. */
  apart: readonly (readonly [higher: number, lower: number])[];
}

/** One reason with how often it was given. */
export interface ReasonFigure {
  word: Text;
  count: number;
  share: Share | null;
  /** How many of them chose a level that counts as satisfied; `null` where nobody knows. */
  satisfied: number | null;
}

/** All that a report shows. */
export interface Figures {
  counts: SatisfactionCounts;
  measure: Measure;
  n: number;
  hero: Estimate | null;
  /** The hero as a net promoter score, where it is one. */
  score: NetPromoter | null;
  /** Words of the levels that count as satisfied, lowest first. */
  satisfied: readonly Text[];
  /** Highest first, as it is read. */
  levels: readonly LevelFigure[];
  /** The share that a whole bar stands for: the same for all bars, which start at 0. */
  full: number;
  faces: boolean;
  mean: Estimate | null;
  months: readonly RowFigure[];
  groups: readonly GroupFigure[];
  reasons: readonly ReasonFigure[];
  rate: ReturnType<typeof responseRate>;
  /** Questions that were answered on a device that has not handed in the answer yet. */
  awaited: number;
  /** How many answers the source has and keeps to itself because they are too few; 0 for none. */
  withheld: number;
  /** Kept and not counted: flags and how often. */
  leftOut: {total: number; share: number; flags: readonly (readonly [flag: string, count: number])[]};
  /** What the office means to reach, in the unit of the big number. */
  target: {value: number; over: boolean} | null;
}

const order = ['counter', 'field', 'service', 'channel', 'officer'] as const;
const mostMonths = 120;
/** Under this flag a source tells the public that there are answers, and too few to show. */
const withheldFlag = 'too-few';

/** Works out what a report shows. */
export function figuresOf(counts: SatisfactionCounts): Figures {
  const {scale, by, response, target} = counts;
  const measure = measureOf(scale);
  const n = total(counts.counts);
  const numeric = scale.picture === 'stars' || scale.picture === 'number';
  return {
    counts,
    measure,
    n,
    hero: estimate(scale, counts.counts, leastForPercentage),
    score: measure === 'score' && n >= leastForPercentage ? scoreOf(scale, counts.counts) : null,
    satisfied: scale.levels.filter(({satisfied}) => satisfied).map(({word}) => word),
    levels: levelFigures(counts, n),
    full: n === 0 ? 1 : Math.ceil((Math.max(...counts.counts) / n) * 10) / 10,
    faces: !numeric && measure === 'share' && scale.levels.length <= 5,
    mean: numeric && measure !== 'score' && n >= leastForPercentage ? meanOf(counts) : null,
    months: months(scale, by.month),
    groups: order.flatMap((grouping) => group(scale, grouping, by[grouping])),
    reasons: counts.reasons.map((reason) => reasonFigure(reason, n, measure)),
    rate: counts.series === 'ticket' && response ? responseRate(n, response.finished) : null,
    awaited: awaited(counts, n),
    withheld: counts.notCounted[withheldFlag] ?? 0,
    leftOut: leftOut(counts.notCounted, n),
    target: target && measure !== 'none' ? {value: target.value, over: target.operator === 'over'} : null,
  };
}

function measureOf({kind, levels}: SatisfactionCounts['scale']): Measure {
  if (kind === 'recommendation') {
    return levels.every(({score}) => score >= 0 && score <= 10) ? 'score' : 'none';
  }
  return levels.some(({satisfied}) => satisfied) ? 'share' : 'none';
}

function estimate(scale: SatisfactionCounts['scale'], counts: readonly number[], least: number): Estimate | null {
  const n = total(counts);
  if (n < least) return null;
  const measure = measureOf(scale);
  if (measure === 'none') return null;
  if (measure === 'score') return scoreOf(scale, counts);
  return share(total(counts.filter((_, place) => scale.levels[place]?.satisfied)), n);
}

function scoreOf({levels}: SatisfactionCounts['scale'], counts: readonly number[]): NetPromoter | null {
  return netPromoterOf(
    levels.map(({score}) => score),
    counts,
  );
}

function meanOf({scale, counts}: SatisfactionCounts): Estimate | null {
  return mean(
    scale.levels.map(({score}) => score),
    counts,
  );
}

function levelFigures({scale, counts}: SatisfactionCounts, n: number): LevelFigure[] {
  const levels = scale.levels.map(({score, word}, place) => ({
    score,
    word,
    count: counts[place] ?? 0,
    share: n >= leastForPercentage ? share(counts[place] ?? 0, n) : null,
    tone: scale.kind === 'recommendation' ? toneOfScore(score) : toneOfPlace(place, scale.levels.length),
  }));
  return levels.sort((one, other) => other.score - one.score);
}

function toneOfPlace(place: number, count: number): number {
  return 1 + Math.round((place * 4) / (count - 1));
}

/** Detractors, neither, promoters. */
function toneOfScore(score: number): number {
  return score >= 9 ? 5 : score >= 7 ? 3 : 1;
}

function row(scale: SatisfactionCounts['scale'], {key, name, note, counts, response}: ReportGroup, least: number) {
  return {
    key,
    name: name ?? key,
    note: note ?? '',
    counts,
    n: total(counts),
    absent: false,
    estimate: estimate(scale, counts, least),
    response,
  };
}

function group(
  scale: SatisfactionCounts['scale'],
  grouping: GroupFigure['grouping'],
  groups: readonly ReportGroup[],
): GroupFigure[] {
  if (groups.length === 0 || (grouping === 'channel' && groups.length === 1)) return []; // the notes name it
  const least = grouping === 'officer' ? leastForComparison : leastForPercentage;
  const rows = groups.map((one) => row(scale, one, least));
  const people = grouping === 'officer' || grouping === 'counter';
  return [{grouping, least, rows, apart: people ? pairsApart(rows) : []}];
}

function pairsApart(rows: readonly RowFigure[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  rows.slice(0, 100).forEach(({estimate: one}, place) => {
    rows.slice(0, 100).forEach(({estimate: other}, at) => {
      if (one && other && one.value > other.value && comparable(one, other)) pairs.push([place, at]);
    });
  });
  return pairs;
}

/** The months in their order, and those between them that are missing: a line that skips them would lie. */
function months(scale: SatisfactionCounts['scale'], groups: readonly ReportGroup[]): RowFigure[] {
  const known = new Map(groups.filter(({key}) => monthNumber(key) !== null).map((one) => [monthNumber(one.key)!, one]));
  if (known.size === 0) return [];
  const last = Math.max(...known.keys());
  const first = Math.max(Math.min(...known.keys()), last - mostMonths + 1);
  return Array.from({length: last - first + 1}, (_, place) => {
    const found = known.get(first + place);
    if (found) return row(scale, found, leastForPercentage);
    return {...row(scale, {key: monthKey(first + place), counts: []}, leastForPercentage), absent: true};
  });
}

function monthNumber(key: string): number | null {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(key) ?? [];
  return year && month ? Number(year) * 12 + Number(month) - 1 : null;
}

function monthKey(number: number): string {
  return `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;
}

function reasonFigure({word, count, satisfied}: SatisfactionCounts['reasons'][number], n: number, measure: Measure) {
  const known = measure === 'share' && satisfied !== undefined && satisfied <= count;
  return {
    word,
    count,
    share: n >= leastForPercentage ? share(count, n) : null,
    satisfied: known ? satisfied : null,
  };
}

/** What a source keeps to itself may be among those it does not show: then nobody can tell. */
function awaited({response, notCounted}: SatisfactionCounts, n: number): number {
  if (!response || notCounted[withheldFlag]) return 0;
  return Math.max(0, response.answered - n - total(Object.values(notCounted)));
}

function leftOut(notCounted: Readonly<Record<string, number>>, n: number): Figures['leftOut'] {
  const flags = Object.entries(notCounted).filter(([flag, count]) => count > 0 && flag !== withheldFlag);
  const sum = total(flags.map(([, count]) => count));
  return {total: sum, share: sum === 0 ? 0 : sum / (sum + n), flags};
}
