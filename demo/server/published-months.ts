import type {Database} from './database.ts';
import type {LiveHall} from './live-hall.ts';
import {reportOf, type Report} from './report.ts';
import type {SeriesName} from './series.ts';

/*
 * One closed month as anybody may read it. No group of fewer than thirty: whoever could ask for the counter, or again
 * after each visitor, would learn what a single person answered. The first time a month is asked for its figures are
 * kept as they are shown, all series at once, and never change again: what arrives later is counted for managers alone.
 */

const fewest = 30;

export type Groups = NonNullable<NonNullable<Report['by']>['month']>;

/** One series of one month. */
export interface PublishedSeries {
  name: SeriesName;
  /** Counted ratings. */
  n: number;
  /** `null` where they are too few to be shown. */
  report: Report | null;
}

/** The first day of the month of a day. */
export function firstOf(day: string): string {
  return `${day.slice(0, 8)}01`;
}

/** The day before the first of a month, or the first of the month after. */
export function shifted(first: string, months: -1 | 1): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  return new Date(months < 0 ? Date.UTC(year, month - 1, 0) : Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}

/** The last day of the month of a day. */
export function lastOf(day: string): string {
  return shifted(shifted(firstOf(day), 1), -1);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

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

/** The month as it stands now. */
async function monthNow(db: Database, {config}: LiveHall, from: string): Promise<PublishedSeries[]> {
  const days = {from, to: lastOf(from)};
  const names = await db
    .selectFrom('ratings')
    .select(['series', 'scale', 'direction', 'wording'])
    .distinct()
    .where('hall', '=', config.id)
    .where('day', '>=', days.from)
    .where('day', '<=', days.to)
    .where('counted', '=', 1)
    .execute();
  const all: PublishedSeries[] = [];
  for (const name of names) {
    const {available: _, ...report} = await reportOf(db, config, {...days, ...name});
    all.push({name, n: sum(report.counts), report: published(report, config.ratings.fields.length > 0)});
  }
  return all;
}

/** Every series of a closed month that begins on some day, as it was published or, if it never was, as it is from now on. */
export async function publishedMonth(db: Database, live: LiveHall, from: string): Promise<PublishedSeries[]> {
  const place = {hall: live.config.id, month: from.slice(0, 7)};
  const find = (where: Database) =>
    where
      .selectFrom('published_months')
      .select('body')
      .where('hall', '=', place.hall)
      .where('month', '=', place.month)
      .executeTakeFirst();
  const known = await find(db);
  if (known) return JSON.parse(known.body) as PublishedSeries[];
  return db.transaction().execute(async (writer) => {
    const meanwhile = await find(writer); // another reader may have asked first
    if (meanwhile) return JSON.parse(meanwhile.body) as PublishedSeries[];
    const all = await monthNow(writer, live, from);
    // A month without ratings shows nothing to be kept; whoever asks for a thousand of them shall not fill the disk.
    if (all.length === 0) return all;
    await writer
      .insertInto('published_months')
      .values({...place, at: live.now, body: JSON.stringify(all)})
      .execute();
    return all;
  });
}
