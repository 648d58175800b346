import {sql} from 'kysely';
import type {Asked} from './counts.ts';
import type {Database} from './database.ts';
import type {SeriesName} from './series.ts';

/*
 * The denominators of response rates. Where an office changes its scale or its wording within a period, each series is
 * measured by the tickets that were finished while it was asked, and every finished ticket counts for one of them:
 *
 * 1. A ticket that was rated counts for the scale of its rating; one that was asked about, for that of its last question.
 * 2. Any other counts for the scale that was asked last at its counter before it was finished, within the period; where
 *    there was none before, for the first one after it.
 * 3. At a counter that asked nothing in the period the same is looked for in the whole hall.
 * 4. Where nothing was asked in the period at all, every series may be measured by all its tickets.
 */

const rated = 2;
const answered = 1;

/** A scale in its direction and wording, as one text. */
const words = sql<string>`json_array(scale, direction, wording)`;

/** Finished tickets of some days that count for one scale, direction and wording, by counter, service and month. */
export async function finishedIn(
  db: Database,
  hall: string,
  {from, to}: {from: string; to: string},
  {scale, direction, wording}: Omit<SeriesName, 'series'>,
): Promise<Asked[]> {
  const days = sql`hall = ${hall} and day >= ${from} and day <= ${to}`;
  const name = sql`json_array(${scale}, ${direction}, ${wording})`;
  const {rows} = await sql<Asked>`
    with said as (
      select ticket, ${rated} as weight, received_at, ${words} as words from ratings
      where ${days} and ticket is not null and counted = 1
      union all
      select ticket, case outcome when 'answered' then ${answered} else 0 end, received_at, ${words} from questions
      where ${days} and ticket is not null),
    own as (
      select ticket, substr(max(printf('%d%015d', weight, received_at) || words), 17) as words from said group by ticket),
    each as (
      select token.counter, token.service, substr(token.day, 1, 7) as month, token.finished_at, token.token, own.words,
        printf('%015d', token.finished_at) || own.words as stamped
      from (select * from rating_tokens where ${days}) as token left join own on own.ticket = token.ticket),
    placed as (
      select counter, service, month, coalesce(
        words,
        substr(max(stamped) over (partition by counter order by finished_at, token rows unbounded preceding), 16),
        substr(min(stamped) over (partition by counter), 16),
        substr(max(stamped) over (order by finished_at, token rows unbounded preceding), 16),
        substr(min(stamped) over (), 16),
        ${name}) as words
      from each)
    select counter, service, month, 'finished' as outcome, count(*) as count from placed where words = ${name}
    group by counter, service, month`.execute(db);
  return rows;
}
