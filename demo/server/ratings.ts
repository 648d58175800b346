import {isRefusal} from '../../src/queue/hall.ts';
import type {Rating, Receipt} from '../../src/rating/rating.ts';
import {readRating} from '../../src/rating/rating.ts';
import {fingerprint} from './canonical.ts';
import type {Database} from './database.ts';
import type {Decide, LiveHall} from './live-hall.ts';
import type {Writer} from './log.ts';

/*
 * Ratings in: each is stored once for its device and id, in one transaction with the use of its token, and only then
 * receipted. A flagged rating is kept and not counted; nothing is refused because of a clock.
 */

interface Standing {
  series: 'ticket' | 'open';
  ticket: string | null;
  counter: string | null;
  service: string | null;
  flags: string[];
}

/** Only what the rating says counts for "the same again", not fields that a later version adds. */
function meaning(rating: Rating): string {
  const {seq, at, ticket, token, counter, service, scale, direction, wording, score} = rating;
  return fingerprint({seq, at, ticket, token, counter, service, scale, direction, wording, score});
}

function open(rating: Rating, ...flags: string[]): Standing {
  const {ticket = null, counter = null, service = null} = rating;
  return {series: 'open', ticket, counter, service, flags: [...rating.flags, ...flags]};
}

/** What a rating's token is worth. A right is used once; a suppressed tap uses none. */
async function redeem(rating: Rating, hall: string, writer: Writer, decideOn: Decide): Promise<Standing> {
  const {token} = rating;
  if (token === undefined || rating.flags.length > 0) return open(rating);
  const right = await writer
    .selectFrom('rating_tokens')
    .selectAll()
    .where('token', '=', token)
    .where('hall', '=', hall)
    .executeTakeFirst();
  if (!right) return open(rating, 'token-unknown');
  const {ticket, counter, service} = right;
  if (rating.ticket !== undefined && rating.ticket !== ticket) return open(rating, 'token-mismatch');
  if (right.used) return {series: 'ticket', ticket, counter, service, flags: ['token-used']};
  // A ticket of an earlier day is no longer in the hall: its right is used here alone.
  const outcome = decideOn({type: 'useRatingToken', token}, `rating-${rating.id}`);
  if (isRefusal(outcome) && outcome.refused !== 'token-unknown') return open(rating, outcome.refused);
  await writer.updateTable('rating_tokens').set({used: 1}).where('token', '=', token).execute();
  return {series: 'ticket', ticket, counter, service, flags: []};
}

async function storeOne(
  row: unknown,
  device: string,
  hall: LiveHall,
  writer: Writer,
  decideOn: Decide,
): Promise<Receipt> {
  const read = readRating(row);
  if ('problem' in read) return {id: read.id ?? '', status: 'rejected', reason: `invalid: ${read.problem}`};
  if ('question' in read) return {id: read.question.id, status: 'stored'};
  const {rating} = read;
  const hash = meaning(rating);
  const known = await writer
    .selectFrom('ratings')
    .select('hash')
    .where('device', '=', device)
    .where('id', '=', rating.id)
    .executeTakeFirst();
  if (known) {
    return known.hash === hash
      ? {id: rating.id, status: 'duplicate'}
      : {id: rating.id, status: 'rejected', reason: 'conflict'};
  }
  const {flags, ...standing} = await redeem(rating, hall.config.id, writer, decideOn);
  const {id, seq, at, scale, direction, wording, language = null, score} = rating;
  await writer
    .insertInto('ratings')
    .values({
      ...{hall: hall.config.id, device, id, hash, seq, scale, direction, wording, language, score, ...standing},
      tapped_at: at,
      received_at: hall.now,
      flags: JSON.stringify(flags),
      counted: flags.length === 0 ? 1 : 0,
    })
    .execute();
  return {id, status: 'stored'};
}

/** Stores a batch and says what became of each item, after the commit. */
export function storeRatings(hall: LiveHall, device: string, items: readonly unknown[]): Promise<Receipt[]> {
  return hall.transact('kiosk', async (decideOn, writer) => {
    const receipts: Receipt[] = [];
    for (const item of items) receipts.push(await storeOne(item, device, hall, writer, decideOn));
    return receipts;
  });
}

/** Counts of one series of ratings. Series of different scales, directions or wordings are never added up. */
export interface RatingSeries {
  series: string;
  scale: string;
  direction: string;
  wording: string;
  /** Ratings that count. */
  n: number;
  levels: {score: number; count: number}[];
  /** Ratings kept and not counted, such as repeats in the cool-down. */
  notCounted: number;
}

/** How often each level was chosen, with n. Percentages are left to who shows them beside n. */
export async function summarise(db: Database, hall: string): Promise<RatingSeries[]> {
  const rows = await db
    .selectFrom('ratings')
    .select([
      'series',
      'scale',
      'direction',
      'wording',
      'score',
      'counted',
      (each) => each.fn.countAll<number>().as('count'),
    ])
    .where('hall', '=', hall)
    .groupBy(['series', 'scale', 'direction', 'wording', 'score', 'counted'])
    .orderBy('score')
    .execute();
  const found = new Map<string, RatingSeries>();
  for (const {score, counted, count, ...name} of rows) {
    const key = JSON.stringify(name);
    const series = found.get(key) ?? {...name, n: 0, levels: [], notCounted: 0};
    found.set(key, series);
    if (!counted) series.notCounted += count;
    else {
      series.n += count;
      series.levels.push({score, count});
    }
  }
  return [...found.values()];
}
