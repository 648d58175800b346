import type {InferInput} from 'valibot';
import type {dislikesSchema} from '../../src/rating/report.ts';
import type {HallSettings} from './config.ts';
import type {Database} from './database.ts';
import {middleOf} from './series.ts';

/** Finished tickets whose own rating was below the middle of its scale. Of scales that are not known, none is. */
export async function dislikesOf(
  db: Database,
  {id: hall}: HallSettings,
  {from, to}: {from: string; to: string},
): Promise<InferInput<typeof dislikesSchema>> {
  const finished = await db
    .selectFrom('rating_tokens')
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('hall', '=', hall)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .executeTakeFirstOrThrow();
  const rows = await db
    .selectFrom('ratings')
    .innerJoin('rating_tokens', (join) =>
      join.onRef('rating_tokens.ticket', '=', 'ratings.ticket').onRef('rating_tokens.hall', '=', 'ratings.hall'),
    )
    .select(['ratings.ticket', 'number', 'ratings.service', 'ratings.counter', 'ratings.day', 'score', 'scale'])
    .where('ratings.hall', '=', hall)
    .where('ratings.day', '>=', from)
    .where('ratings.day', '<=', to)
    .where('series', '=', 'ticket')
    .where('counted', '=', 1)
    .orderBy('ratings.day')
    .orderBy('finished_at')
    .orderBy('number')
    .execute();
  const judged = rows.filter(({scale}) => middleOf(scale) !== undefined);
  return {
    ...{from, to, finished: finished.count, rated: judged.length},
    dislikes: judged
      .filter(({scale, score}) => score < middleOf(scale)!)
      .map(({ticket, number, service, counter, day, score}) => {
        return {ticket: ticket ?? '', number, service: service ?? '', counter: counter ?? '', day, score};
      }),
  };
}
