import {serviceDay} from '../../src/core/time.ts';
import {byLevel} from './counts.ts';
import type {Database} from './database.ts';
import type {LiveHall} from './live-hall.ts';
import {groupsOf} from './report-groups.ts';
import {reportOf, type Report, type ReportQuestion} from './report.ts';
import {scaleInWords} from './series.ts';

/*
 * What of the counts anybody may read. Whole months that are over, and no group of fewer than thirty: whoever could ask
 * for the day, or for the counter, or again after each visitor, would learn what a single person answered.
 */

const fewest = 30;
const mostMonths = 24;

/** How long after its end a month still takes what screens bring late. Then it is closed, and only then shown. */
const open = 3 * 86_400_000;

interface Days {
  from: string;
  to: string;
}

function firstOf(day: string): string {
  return `${day.slice(0, 8)}01`;
}

/** The day before the first of a month, or the first of the month after. */
function shifted(first: string, months: -1 | 1): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return new Date(months < 0 ? Date.UTC(year, month - 1, 0) : Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** The first day of the longest time that is answered at once: each of its months is counted by itself. */
function earliest(last: string): string {
  let first = firstOf(last);
  for (let month = 1; month < mostMonths; month++) first = firstOf(shifted(first, -1));
  return first;
}

/** The whole months within some days that are over; the last one where no days were named. `null` where there is none. */
export function wholeMonths({from, to}: Partial<Days>, {now, config}: LiveHall): Days | null {
  const over = shifted(firstOf(serviceDay(now - open, config.timeZone)), -1);
  const wanted = to !== undefined && to < over ? to : over;
  const endsMonth = shifted(shifted(firstOf(wanted), 1), -1) === wanted;
  const last = endsMonth ? wanted : shifted(firstOf(wanted), -1);
  const asked = from ?? firstOf(last);
  const wish = asked < earliest(last) ? earliest(last) : asked;
  if (wish > last) return null;
  const first = wish === firstOf(wish) ? wish : shifted(firstOf(wish), 1);
  return first <= last ? {from: first, to: last} : null;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The moment at which a day begins in a time zone: all zones stand at whole quarters of an hour. */
function beginOf(day: string, timeZone: string): number {
  const quarter = 900_000;
  let instant = Date.parse(day) - 64 * quarter;
  while (serviceDay(instant, timeZone) < day) instant += quarter;
  return instant;
}

/** When a month that begins on some day is closed. */
function closingOf(first: string, timeZone: string): number {
  return beginOf(shifted(first, 1), timeZone) + open;
}

type Available = NonNullable<Report['available']>;
type Groups = NonNullable<NonNullable<Report['by']>['month']>;

/**
 * The groups that anybody may see. As long as those left out, together, are fewer than thirty, whoever takes the shown
 * ones from the total knows them: then the next smallest is left out with them.
 */
function shownOf(groups: Groups, total: number): Groups {
  let shown = groups.filter(({counts}) => sum(counts) >= fewest);
  for (;;) {
    const hidden = total - sum(shown.flatMap(({counts}) => counts));
    if (hidden <= 0 || hidden >= fewest || shown.length === 0) return shown;
    const least = Math.min(...shown.map(({counts}) => sum(counts)));
    const next = shown.findLastIndex(({counts}) => sum(counts) === least);
    shown = shown.filter((_, at) => at !== next);
  }
}

/** Without what came after the month was closed, so that a closed month never changes by one. */
function without(all: readonly number[], late: readonly number[]): number[] {
  return all.map((count, at) => count - (late[at] ?? 0));
}

function groupsWithout(all: Groups = [], late: Groups = []): Groups {
  return all.map((group) => {
    const its = late.find(({key}) => key === group.key);
    return its ? {...group, counts: without(group.counts, its.counts)} : group;
  });
}

/** Counted ratings of one closed month that came after its end and the three days. */
function lateIn(db: Database, hall: string, month: Report, closed: number) {
  return db
    .selectFrom('ratings')
    .select(['counter', 'service', 'channel', 'score', 'flags', 'counted', 'reasons'])
    .where('hall', '=', hall)
    .where('day', '>=', month.from)
    .where('day', '<=', month.to)
    .where('series', '=', month.series)
    .where('scale', '=', month.scale.id)
    .where('direction', '=', month.scale.direction)
    .where('wording', '=', month.scale.wording)
    .where('counted', '=', 1)
    .where('received_at', '>=', closed)
    .execute();
}

/** Every series of one month as it was when it was closed, those with too few ratings left out. */
async function availableIn(db: Database, {config}: LiveHall, {from, to}: Days): Promise<Available> {
  const rows = await db
    .selectFrom('ratings')
    .select(['series', 'scale', 'direction', 'wording', (each) => each.fn.countAll<number>().as('n')])
    .where('hall', '=', config.id)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('counted', '=', 1)
    .where('received_at', '<', closingOf(from, config.timeZone))
    .groupBy(['series', 'scale', 'direction', 'wording'])
    .execute();
  return rows.filter(({n}) => n >= fewest);
}

/** Adds the months of each series up, those of tickets first and then the largest. */
function addedAvailable(all: Available): Available {
  const found = new Map<string, Available[number]>();
  for (const {n, ...name} of all) {
    const key = JSON.stringify([name.series, name.scale, name.direction, name.wording]);
    found.set(key, {...name, n: n + (found.get(key)?.n ?? 0)});
  }
  return [...found.values()].sort((a, b) => b.series.localeCompare(a.series) || b.n - a.n);
}

/** A month as it was when it was closed. */
async function asClosed(db: Database, {config}: LiveHall, report: Report): Promise<Report> {
  const late = await lateIn(db, config.id, report, closingOf(report.from, config.timeZone));
  if (late.length === 0) return report;
  const scores = report.scale.levels.map(({score}) => score);
  const rows = late.map((row) => ({...row, month: report.from.slice(0, 7), count: 1}));
  const {by = {}} = report;
  const its = groupsOf(config, {rows, asked: [], scores});
  const satisfied = new Set(report.scale.levels.filter((level) => level.satisfied).map(({score}) => score));
  const given = late.flatMap(({reasons, score}) =>
    (JSON.parse(reasons) as string[]).map((id) => ({id, praise: satisfied.has(score)})),
  );
  return {
    ...report,
    counts: without(report.counts, byLevel(rows, scores)),
    by: {
      month: groupsWithout(by.month, its.month),
      counter: groupsWithout(by.counter, its.counter),
      field: groupsWithout(by.field, its.field),
      service: groupsWithout(by.service, its.service),
      channel: groupsWithout(by.channel, its.channel),
    },
    reasons: (report.reasons ?? []).map((reason) => {
      const also = given.filter(({id}) => id === reason.id);
      const praised = also.filter(({praise}) => praise).length;
      return {
        ...reason,
        count: reason.count - also.length,
        ...(reason.satisfied === undefined ? {} : {satisfied: reason.satisfied - praised}),
      };
    }),
  };
}

/** One whole month as anybody may read it; `null` where it has too few ratings. */
function published(report: Report, hasFields: boolean): Report | null {
  const n = sum(report.counts);
  if (n < fewest) return null;
  const {by = {}, reasons = []} = report;
  const {month, counter = [], field = [], service = [], channel = []} = by;
  return {
    ...report,
    by: {
      ...(month ? {month} : {}),
      counter: shownOf(counter, n),
      field: shownOf(field, n),
      // A field is the sum of its services: beside it, the one service that is left out would be known.
      service: hasFields ? [] : shownOf(service, n),
      channel: shownOf(channel, n),
    },
    reasons: reasons.filter(({count}) => count >= fewest),
  };
}

function addedResponse(all: readonly Report['response'][]): Report['response'] {
  const none = {finished: 0, shown: 0, answered: 0, timedOut: 0, walkedAway: 0};
  return all.reduce((total = none, one = none) => {
    const names = ['finished', 'shown', 'answered', 'timedOut', 'walkedAway'] as const;
    return Object.fromEntries(names.map((name) => [name, total[name] + one[name]])) as typeof none;
  }, none);
}

function addedGroups(all: readonly Groups[]): Groups {
  const found = new Map<string, Groups[number]>();
  for (const group of all.flat()) {
    const known = found.get(group.key);
    if (!known) found.set(group.key, group);
    else {
      const counts = known.counts.map((count, at) => count + (group.counts[at] ?? 0));
      found.set(group.key, {...known, counts, response: addedResponse([known.response, group.response])});
    }
  }
  return [...found.values()];
}

function addedReasons(all: readonly Report[]): NonNullable<Report['reasons']> {
  const found = new Map<string, NonNullable<Report['reasons']>[number]>();
  for (const reason of all.flatMap(({reasons = []}) => reasons)) {
    const known = found.get(reason.id);
    const both = known?.satisfied !== undefined && reason.satisfied !== undefined;
    found.set(reason.id, {
      ...(known ?? reason),
      count: (known?.count ?? 0) + reason.count,
      ...(both ? {satisfied: known.satisfied! + reason.satisfied!} : {}),
    });
  }
  return [...found.values()].sort((one, other) => other.count - one.count);
}

function addedFlags(all: readonly Report[], tooFew: number): Record<string, number> {
  const found: Record<string, number> = tooFew > 0 ? {'too-few': tooFew} : {};
  for (const [flag, count] of all.flatMap(({notCounted = {}}) => Object.entries(notCounted))) {
    found[flag] = (found[flag] ?? 0) + count;
  }
  return found;
}

/** Every month in the same levels: of a scale that nobody knows here, a month shows those that were given in it. */
function inLevels(report: Report, levels: Report['scale']['levels']): Report {
  const places = levels.map(({score}) => report.scale.levels.findIndex((level) => level.score === score));
  const moved = (counts: readonly number[]) => places.map((place) => (place < 0 ? 0 : (counts[place] ?? 0)));
  const all = (groups: Groups = []) => groups.map((group) => ({...group, counts: moved(group.counts)}));
  const {month, counter, field, service, channel} = report.by ?? {};
  return {
    ...report,
    counts: moved(report.counts),
    by: {month: all(month), counter: all(counter), field: all(field), service: all(service), channel: all(channel)},
  };
}

interface LeftOver {
  /** Ratings of months that are not shown. */
  tooFew: number;
  available: Available;
}

/** Adds up what each month shows by itself: so two answers differ by whole published months and by nothing else. */
function added(whole: Report, months: readonly Report[], {tooFew, available}: LeftOver): Report {
  const {id, direction, wording} = whole.scale;
  const scores = months.flatMap(({scale}) => scale.levels.map(({score}) => score));
  const scale = scaleInWords({series: whole.series, scale: id, direction, wording}, scores);
  const even = months.map((month) => inLevels(month, scale.levels));
  const groups = (name: 'month' | 'counter' | 'field' | 'service' | 'channel') =>
    addedGroups(even.map(({by = {}}) => by[name] ?? []));
  return {
    ...whole,
    scale,
    counts: scale.levels.map((_, at) => sum(even.map(({counts}) => counts[at] ?? 0))),
    response: months.length > 0 ? addedResponse(months.map(({response}) => response)) : whole.response,
    notCounted: addedFlags(months, tooFew),
    by: {
      month: groups('month'),
      counter: groups('counter'),
      field: groups('field'),
      service: groups('service'),
      channel: groups('channel'),
    },
    reasons: addedReasons(months),
    available: addedAvailable(available),
  };
}

/** A report as anybody may read it: the sum of its whole months, those with too few ratings left out and said. */
export async function publishedReport(db: Database, live: LiveHall, question: ReportQuestion): Promise<Report> {
  const {config} = live;
  const whole = await reportOf(db, config, question);
  const {id: scale, direction, wording} = whole.scale;
  const months: Report[] = [];
  const available: Available = [];
  let tooFew = 0;
  for (let from = question.from; from <= question.to; from = shifted(from, 1)) {
    const days = {from, to: shifted(shifted(from, 1), -1)};
    const all = await reportOf(db, config, {...days, series: whole.series, scale, direction, wording});
    available.push(...(await availableIn(db, live, days)));
    const closed = await asClosed(db, live, all);
    const shown = published(closed, config.ratings.fields.length > 0);
    if (shown) months.push(shown);
    else tooFew += sum(closed.counts);
  }
  return added(whole, months, {tooFew, available});
}
