import {voteSchema, type Vote} from '../../src/rating/feedback.ts';
import type {Database} from './database.ts';
import {readAs} from './reading.ts';
import type {Keeping, Kind} from './receiving.ts';

/* Ratings of pages. All of a visitor's votes are kept as they were sent; the last one of each subject counts. */

async function keep({subject, scale, seq, score}: Vote, {hall, writer, sender, now}: Keeping): Promise<boolean> {
  await writer
    .insertInto('votes')
    .values({hall: hall.config.id, subject, scale, device: sender.device, seq, score, received_at: now})
    .onConflict((conflict) =>
      // The last by the visitor's own order, in whatever order they arrive.
      conflict
        .columns(['hall', 'subject', 'scale', 'device'])
        .doUpdateSet({seq, score, received_at: now})
        .where('votes.seq', '<', seq),
    )
    .execute();
  return true;
}

/** Votes, as pages send them. */
export const voteKind: Kind<Vote> = {
  route: 'votes',
  longest: 4096,
  read: (row) => readAs(voteSchema, row),
  meaning: ({seq, at, subject, scale, score}) => ({seq, at, subject, scale, score}),
  keep,
};

/** How often each score was given for a subject. Scales are never mixed: without a name the one most have used. */
export async function votesFor(db: Database, hall: string, subject: string, scale: string | undefined) {
  const rows = await db
    .selectFrom('votes')
    .select(['scale', 'score', (each) => each.fn.countAll<number>().as('count')])
    .where('hall', '=', hall)
    .where('subject', '=', subject)
    .groupBy(['scale', 'score'])
    .orderBy('scale')
    .orderBy('score')
    .execute();
  const sizes = new Map<string, number>();
  for (const row of rows) sizes.set(row.scale, (sizes.get(row.scale) ?? 0) + row.count);
  const most = [...sizes].sort(([, one], [, other]) => other - one)[0]?.[0];
  const counted = rows.filter((row) => row.scale === (scale ?? most));
  return {subject, levels: counted.map(({score, count}) => ({score, count}))};
}
