import {isRefusal} from '../../src/queue/hall.ts';
import {member} from '../../src/core/schema.ts';
import {readRating, type Question, type Rating} from '../../src/rating/rating.ts';
import type {Database} from './database.ts';
import type {Writer} from './log.ts';
import type {Keeping, Kind} from './receiving.ts';
import {dayOf} from './time.ts';

/*
 * Ratings and questions in. A rating uses its token in the transaction that stores it. A flagged rating is kept and not
 * counted; nothing is refused because of a clock.
 */

interface Standing {
  series: 'ticket' | 'open';
  ticket: string | null;
  counter: string | null;
  service: string | null;
  flags: string[];
}

interface Right {
  token: string;
  ticket: string;
  counter: string;
  service: string;
  day: string;
  used: number;
}

type Sent = Rating | Question;

/** What the server alone finds out: no device says it of its own ratings. */
const serversWords: ReadonlySet<string> = new Set([
  ...['too-few', 'off-scale', 'forked'],
  ...['token-used', 'token-unknown', 'token-mismatch'],
]);

/** A device's own flags. In the place of a word of the server's it is merely flagged, and still not counted. */
function ownFlags(flags: readonly string[]): string[] {
  return [...new Set(flags.map((flag) => (serversWords.has(flag) ? 'flagged' : flag)))];
}

function open(sent: Sent, flags: string[] = []): Standing {
  const {ticket = null, counter = null, service = null} = sent;
  return {series: 'open', ticket, counter, service, flags};
}

async function rightOf(token: string | undefined, hall: string, reader: Database | Writer): Promise<Right | null> {
  if (token === undefined) return null;
  const rights = reader.selectFrom('rating_tokens').selectAll().where('token', '=', token).where('hall', '=', hall);
  return (await rights.executeTakeFirst()) ?? null;
}

/** What a rating's token is worth. A right is used once; a suppressed tap uses none. */
async function redeem(rating: Rating, right: Right | null, {writer, decideOn}: Keeping): Promise<Standing> {
  const {token} = rating;
  const flags = ownFlags(rating.flags);
  if (token === undefined || flags.length > 0) return open(rating, flags);
  if (!right) return open(rating, ['token-unknown']);
  const {ticket, counter, service} = right;
  if (rating.ticket !== undefined && rating.ticket !== ticket) return open(rating, ['token-mismatch']);
  if (right.used) return {series: 'ticket', ticket, counter, service, flags: ['token-used']};
  // A ticket of an earlier day is no longer in the hall: its right is used here alone.
  const outcome = decideOn({type: 'useRatingToken', token}, `rating-${rating.id}`);
  if (isRefusal(outcome) && outcome.refused !== 'token-unknown') return open(rating, [outcome.refused]);
  await writer.updateTable('rating_tokens').set({used: 1}).where('token', '=', token).execute();
  return {series: 'ticket', ticket, counter, service, flags: []};
}

/** Columns that ratings and questions share. */
function common(sent: Sent, right: Right | null, {hall, sender, now}: Keeping) {
  const {id, at, scale, direction, wording} = sent;
  return {
    ...{hall: hall.config.id, device: sender.device, id, received_at: now, scale, direction, wording},
    // The day of the ticket is the office's own; without one, the device's clock is believed as far as it can be right.
    day: right?.day ?? dayOf(at, now, hall.config.timeZone),
    channel: sender.office ? (sent.channel ?? 'counter') : 'phone',
  };
}

async function keepRating(rating: Rating, keeping: Keeping): Promise<boolean> {
  const {hall, writer, sender} = keeping;
  const right = await rightOf(rating.token, hall.config.id, writer);
  const {flags, ...standing} = await redeem(rating, right, keeping);
  const {seq, at, score, language = null, reasons = [], reasonsWording = null, shownAt, answeredAt} = rating;
  await writer
    .insertInto('ratings')
    .values({
      ...common(rating, standing.series === 'ticket' ? right : null, keeping),
      ...standing,
      ...{seq, score, language, tapped_at: at, shown_at: shownAt ?? null, answered_at: answeredAt ?? null},
      flags: JSON.stringify(flags),
      counted: flags.length === 0 ? 1 : 0,
      reasons: JSON.stringify([...new Set(reasons)]),
      reasons_wording: reasonsWording,
    })
    .execute();
  // One right from a phone brings one text: otherwise it could bring any number that the manager reads.
  return sender.office || flags.length === 0;
}

/** Whether a phone was already counted as asked about this ticket. */
async function wasAsked(writer: Writer, hall: string, ticket: string): Promise<boolean> {
  const asked = writer.selectFrom('questions').select('id').where('hall', '=', hall).where('ticket', '=', ticket);
  const byPhone = asked.where('channel', '=', 'phone').where('outcome', '<>', 'withdrawn');
  return (await byPhone.limit(1).executeTakeFirst()) !== undefined;
}

async function keepQuestion(question: Question, keeping: Keeping): Promise<boolean> {
  const {hall, writer, sender} = keeping;
  const right = await rightOf(question.token, hall.config.id, writer);
  // One right from a phone counts as one question, or it alone could make any response rate. All stay in `received`.
  if (!sender.office && (!right || (await wasAsked(writer, hall.config.id, right.ticket)))) return true;
  const {ticket = null, counter = null, service = null} = right ?? question;
  await writer
    .insertInto('questions')
    .values({
      ...common(question, right, keeping),
      ...{series: right ? 'ticket' : 'open', ticket, counter, service, outcome: question.outcome},
    })
    .execute();
  return true;
}

/** What decides whether it counts, where and when: another of these is another rating. */
function meaningOfRating(rating: Rating, privateDigest: string | undefined): unknown {
  const {flags, channel, shownAt, answeredAt} = rating;
  return {...formerMeaningOfRating(rating, privateDigest), flags, channel, shownAt, answeredAt};
}

function formerMeaningOfRating(rating: Rating, privateDigest: string | undefined): object {
  const {seq, at, ticket, token, counter, service, scale, direction, wording, score, reasons, reasonsWording} = rating;
  const said = {scale, direction, wording, score, reasons, reasonsWording, privateDigest};
  return {seq, at, ticket, token, counter, service, ...said};
}

function meaningOfQuestion(question: Question): unknown {
  const {seq, at, type, ticket, token, counter, service, scale, direction, wording} = question;
  const {outcome, shownAt, endedAt} = question;
  return {type, seq, at, ticket, token, counter, service, scale, direction, wording, outcome, shownAt, endedAt};
}

/** Ratings and questions, as pads and phones send them. */
export const ratingKind: Kind<Sent> = {
  route: 'ratings',
  longest: 16_384,
  read(row) {
    const read = readRating(row);
    return 'problem' in read ? read : {item: 'rating' in read ? read.rating : read.question};
  },
  meaning: (sent, digest) => (sent.type === 'rating' ? meaningOfRating(sent, digest) : meaningOfQuestion(sent)),
  formerMeaning: (sent, digest) =>
    sent.type === 'rating' ? formerMeaningOfRating(sent, digest) : meaningOfQuestion(sent),
  keep: (sent, keeping) => (sent.type === 'rating' ? keepRating(sent, keeping) : keepQuestion(sent, keeping)),
};

/** Whether every item carries the one-use right of a finished ticket of this hall, used or not. */
export async function allHaveRights(db: Database, hall: string, items: readonly unknown[]): Promise<boolean> {
  for (const item of items) {
    const token = member(item, 'token');
    if (typeof token !== 'string' || !(await rightOf(token, hall, db))) return false;
  }
  return items.length > 0;
}

/** Ratings that were kept before days were: their hall knows in which zone they fall. */
export async function fillDays(db: Database, hall: string, timeZone: string): Promise<void> {
  await db.transaction().execute(async (writer) => {
    const rows = writer.selectFrom('ratings').select(['device', 'id', 'tapped_at', 'received_at']);
    for (const row of await rows.where('hall', '=', hall).where('day', '=', '').execute()) {
      const day = dayOf(row.tapped_at, row.received_at, timeZone);
      const its = writer.updateTable('ratings').set({day}).where('device', '=', row.device);
      await its.where('id', '=', row.id).execute();
    }
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
