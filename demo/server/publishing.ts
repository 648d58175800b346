import {serviceDay} from '../../src/core/time.ts';
import type {LiveHall} from './live-hall.ts';
import type {Report} from './report.ts';

/*
 * What of the counts anybody may read. Whole months that are over, and no group of fewer than thirty: whoever could ask
 * for the day, or for the counter, or again after each visitor, would learn what a single person answered.
 */

const fewest = 30;

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

/** The whole months within some days that are over; the last one where no days were named. `null` where there is none. */
export function wholeMonths({from, to}: Partial<Days>, {now, config}: LiveHall): Days | null {
  const over = shifted(firstOf(serviceDay(now, config.timeZone)), -1);
  const wanted = to !== undefined && to < over ? to : over;
  const endsMonth = shifted(shifted(firstOf(wanted), 1), -1) === wanted;
  const last = endsMonth ? wanted : shifted(firstOf(wanted), -1);
  const wish = from ?? firstOf(last);
  if (wish > last) return null;
  const first = wish === firstOf(wish) ? wish : shifted(firstOf(wish), 1);
  return first <= last ? {from: first, to: last} : null;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** A report as anybody may read it. */
export function published(report: Report): Report {
  const n = sum(report.counts);
  const {by = {}} = report;
  const large = (groups: NonNullable<typeof by.month> = []) => groups.filter(({counts}) => sum(counts) >= fewest);
  if (n < fewest) {
    const none = report.counts.map(() => 0);
    return {...report, counts: none, by: {}, reasons: [], notCounted: n > 0 ? {'too-few': n} : {}};
  }
  const {month, counter, field, service, channel} = by;
  return {
    ...report,
    by: {
      month: large(month),
      counter: large(counter),
      field: large(field),
      service: large(service),
      channel: large(channel),
    },
  };
}
