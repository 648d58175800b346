import {sql, type Transaction} from 'kysely';
import type {HallEvent, HallState} from '../../src/queue/ticket.ts';
import type {CommandAnswer} from '../../src/queue/view.ts';
import {emptyHall, evolve} from '../../src/queue/hall.ts';
import type {Database} from './database.ts';
import type {Tables} from './tables.ts';

/*
 * The log of a hall in the database: appended, read back at start, thinned when its days are old. Everything that
 * belongs to one command is written in one transaction.
 */

export type Writer = Transaction<Tables>;

const rowsAtOnce = 200;

/** What was answered to a key before. */
export interface KnownAnswer {
  /** Fingerprint of the asker's role and the command. */
  hash: string;
  answer: CommandAnswer;
}

/** Random name of this database's sequence: another database, another epoch. */
export async function epochOf(db: Database, hall: string, fresh: string, now: number): Promise<string> {
  await db
    .insertInto('halls')
    .values({id: hall, epoch: fresh, created_at: now})
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const row = await db.selectFrom('halls').select('epoch').where('id', '=', hall).executeTakeFirstOrThrow();
  return row.epoch;
}

/** The state as the log tells it: the beginning of the last day and what happened since. */
export async function replay(db: Database, hall: string): Promise<HallState> {
  const start = await db
    .selectFrom('days')
    .select(['seq', 'state'])
    .where('hall', '=', hall)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  // A day written by an older version lacks what came later; as it began, that was empty.
  let state: HallState = {...emptyHall(), ...(start ? (JSON.parse(start.state) as HallState) : {})};
  const rows = await db
    .selectFrom('events')
    .select('body')
    .where('hall', '=', hall)
    .where('seq', '>', start?.seq ?? 0)
    .orderBy('seq')
    .execute();
  for (const {body} of rows) state = evolve(state, JSON.parse(body) as HallEvent);
  return state;
}

/** Appends events. Two writers of one sequence number cannot both succeed. */
export async function append(
  writer: Writer,
  hall: string,
  before: HallState,
  events: readonly HallEvent[],
): Promise<HallState> {
  let state = before;
  for (let start = 0; start < events.length; start += rowsAtOnce) {
    const rows = events.slice(start, start + rowsAtOnce).map((event) => {
      const {seq, at, day, type} = event;
      return {hall, seq, at, day, type, body: JSON.stringify(event)};
    });
    await writer.insertInto('events').values(rows).execute();
  }
  for (const event of events) {
    state = evolve(state, event);
    if (event.type === 'dayOpened') await keepDay(writer, hall, state);
    if (event.type === 'stepUndone') await takeRightsBack(writer, hall, event);
    await keepRights(writer, hall, event);
  }
  return state;
}

/** The day's beginning, so that a start need not read the days before. */
async function keepDay(writer: Writer, hall: string, state: HallState): Promise<void> {
  const {day, seq} = state;
  const text = JSON.stringify(state);
  await writer
    .insertInto('days')
    .values({hall, day, seq, state: text})
    .onConflict((conflict) => conflict.columns(['hall', 'day']).doUpdateSet({seq, state: text}))
    .execute();
}

/** A finish that is undone takes the unused right to rate it away. */
async function takeRightsBack(writer: Writer, hall: string, event: HallEvent): Promise<void> {
  const ids = (event.tickets ?? []).map(({id}) => id);
  if (ids.length === 0) return;
  const theirs = writer.deleteFrom('rating_tokens').where('hall', '=', hall).where('ticket', 'in', ids);
  await theirs.where('used', '=', 0).execute();
}

/** A finished ticket brings the right to rate it. */
async function keepRights(writer: Writer, hall: string, event: HallEvent): Promise<void> {
  for (const ticket of event.tickets ?? []) {
    if (!ticket.ratingToken || ticket.state !== 'done') continue;
    const {ratingToken: token, id, service, rated, number} = ticket;
    const counter = ticket.legs.at(-1)?.counter ?? ticket.counter ?? '';
    await writer
      .insertInto('rating_tokens')
      .values({
        token,
        hall,
        ticket: id,
        counter,
        service,
        day: event.day,
        used: rated ? 1 : 0,
        number,
        finished_at: event.at,
      })
      .onConflict((conflict) => (rated ? conflict.column('token').doUpdateSet({used: 1}) : conflict.doNothing()))
      .execute();
  }
}

/** What was answered to this key before, if anything was. */
export async function answerKept(db: Database, hall: string, key: string): Promise<KnownAnswer | undefined> {
  const row = await db
    .selectFrom('commands')
    .select(['hash', 'answer'])
    .where('hall', '=', hall)
    .where('key', '=', key)
    .executeTakeFirst();
  return row && {hash: row.hash, answer: JSON.parse(row.answer) as CommandAnswer};
}

/** Keeps an answer, so that the same key gets it again, also from another process. */
export async function keepAnswer(
  writer: Writer,
  hall: string,
  key: string,
  known: KnownAnswer,
  at: number,
): Promise<void> {
  await writer
    .insertInto('commands')
    .values({hall, key, hash: known.hash, answer: JSON.stringify(known.answer), at})
    .execute();
}

/** Words that were to be published, or had been, and are not. */
async function forgetUnpublished(writer: Writer, hall: string, before: number): Promise<void> {
  const old = writer.updateTable('feedback').set({published: null}).where('hall', '=', hall);
  await old.where('received_at', '<', before).where('published_at', 'is', null).execute();
}

/** Forgets what is older than the office keeps: names of holders in old events and answers, and personal texts. */
export async function forget(
  db: Database,
  hall: string,
  state: HallState,
  {events: before, texts}: {events: number; texts: number},
): Promise<void> {
  await db.transaction().execute(async (writer) => {
    for (const table of ['private_texts', 'attachments'] as const) {
      await writer.deleteFrom(table).where('hall', '=', hall).where('received_at', '<', texts).execute();
    }
    await forgetUnpublished(writer, hall, texts);
    await writer
      .deleteFrom('events')
      .where('hall', '=', hall)
      .where('at', '<', before)
      .where('day', '<>', state.day)
      .execute();
    await writer.deleteFrom('commands').where('hall', '=', hall).where('at', '<', before).execute();
    const last = await writer
      .selectFrom('days')
      .select('seq')
      .where('hall', '=', hall)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last) await writer.deleteFrom('days').where('hall', '=', hall).where('seq', '<', last.seq).execute();
  });
  await sql`pragma wal_checkpoint(truncate)`.execute(db); // the write-ahead log still holds what was deleted
}
