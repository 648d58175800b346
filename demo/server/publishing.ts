import {serviceDay} from '../../src/core/time.ts';
import type {Database} from './database.ts';
import type {LiveHall} from './live-hall.ts';
import {firstOf, lastOf, publishedMonth, shifted, type Groups, type PublishedSeries} from './published-months.ts';
import {chosen, type Report, type ReportQuestion} from './report.ts';
import {scaleInWords, type SeriesName} from './series.ts';

/* What of the counts anybody may read: the sum of whole months, each as it was published. */

const mostMonths = 24;

/** How long after its end a month still takes what screens bring late. Then it is closed, and only then shown. */
const open = 3 * 86_400_000;

const ids = ['series', 'scale', 'direction', 'wording'] as const;

interface Days {
  from: string;
  to: string;
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
  const endsMonth = lastOf(wanted) === wanted;
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

function addedFlags(all: readonly Report[]): Record<string, number> {
  const found: Record<string, number> = {};
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

/** Adds up what each month shows by itself: so two answers differ by whole published months and by nothing else. */
function added(days: Days, name: SeriesName, months: readonly Report[], {config}: LiveHall): Report {
  const scores = months.flatMap(({scale}) => scale.levels.map(({score}) => score));
  const scale = scaleInWords(name, scores);
  const even = months.map((month) => inLevels(month, scale.levels));
  const groups = (grouping: 'month' | 'counter' | 'field' | 'service' | 'channel') =>
    addedGroups(even.map(({by = {}}) => by[grouping] ?? []));
  const {target} = config.ratings;
  return {
    ...{office: config.name as Report['office'], from: days.from, to: days.to},
    series: name.series === 'open' ? 'open' : 'ticket',
    scale,
    counts: scale.levels.map((_, at) => sum(even.map(({counts}) => counts[at] ?? 0))),
    response: addedResponse(months.map(({response}) => response)),
    notCounted: addedFlags(months),
    by: {
      month: groups('month'),
      counter: groups('counter'),
      field: groups('field'),
      service: groups('service'),
      channel: groups('channel'),
    },
    reasons: addedReasons(months),
    ...(target ? {target} : {}),
  };
}

/** Every series with its ratings of all months, those of tickets first and then the largest. */
function addedSeries(all: readonly PublishedSeries[]): (SeriesName & {n: number})[] {
  const found = new Map<string, SeriesName & {n: number}>();
  for (const {name, n} of all) {
    const key = JSON.stringify(name);
    found.set(key, {...name, n: n + (found.get(key)?.n ?? 0)});
  }
  return [...found.values()].sort((a, b) => b.series.localeCompare(a.series) || b.n - a.n);
}

/** A report as anybody may read it: the sum of its whole months, those with too few ratings left out and said. */
export async function publishedReport(db: Database, live: LiveHall, question: ReportQuestion): Promise<Report> {
  const all: PublishedSeries[] = [];
  for (let from = question.from; from <= question.to; from = shifted(from, 1)) {
    all.push(...(await publishedMonth(db, live, from)));
  }
  const name = chosen(question, addedSeries(all));
  const wanted = all.filter((one) => ids.every((id) => one.name[id] === name[id]));
  const report = added(
    question,
    name,
    wanted.flatMap(({report: month}) => month ?? []),
    live,
  );
  const tooFew = sum(wanted.filter((one) => one.report === null).map(({n}) => n));
  return {
    ...report,
    notCounted: {...(tooFew > 0 ? {'too-few': tooFew} : {}), ...report.notCounted},
    available: addedSeries(all.filter((one) => one.report !== null)),
  };
}
