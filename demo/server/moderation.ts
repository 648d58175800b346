import {
  boolean,
  maxLength,
  optional,
  picklist,
  pipe,
  strictObject,
  string,
  type InferInput,
  type InferOutput,
} from 'valibot';
import type {followUpSchema, PublishedComment} from '../../src/rating/feedback.ts';
import type {Database} from './database.ts';

/* Comments and petitions out: what was published for anybody, all of it for the manager, an answer for who has the code. */

const words = pipe(string(), maxLength(4000));

/** What a manager decides about a comment. What is not named stays. */
export const moderationSchema = strictObject({
  publish: optional(boolean()),
  state: optional(picklist(['received', 'in-progress', 'answered', 'closed'])),
  /** Public answer; empty takes it back. */
  answer: optional(words),
  /** The words that are published, where they are not the author's own. */
  textPublished: optional(words),
});

export type Moderation = InferOutput<typeof moderationSchema>;

/** One comment as the manager sees it. */
export interface FeedbackRow {
  id: string;
  at: number;
  code: string;
  category: string;
  state: string;
  answer: string | null;
  answeredAt: number | null;
  /** When it was published; `null` where it is not. */
  publishedAt: number | null;
  textPublished: string | null;
  /** What was written; `null` once the time for keeping it is over. */
  text: string | null;
  name: string | null;
  email: string | null;
  phone: string | null;
  /** `taken` is false where it was of a type that is not kept. */
  attachments: {place: number; name: string; type: string; size: number; taken: boolean}[];
}

/** One page of a list, newest first; `after` is the id of the last row of the page before. */
export interface Page {
  after?: string | undefined;
  limit: number;
}

function newest(db: Database, hall: string, {after, limit}: Page) {
  const all = db
    .selectFrom('feedback')
    .selectAll()
    .where('hall', '=', hall)
    .orderBy('received_at', 'desc')
    .orderBy('name', 'desc')
    .limit(limit + 1);
  if (!after) return all;
  const last = db.selectFrom('feedback').where('hall', '=', hall).where('name', '=', after);
  return all.where((each) =>
    each(
      each.refTuple('received_at', 'name'),
      '<',
      last.select(['received_at', 'name']).$asTuple('received_at', 'name'),
    ),
  );
}

function paged<T extends {id: string}>(rows: readonly T[], limit: number): {comments: T[]; next: string | null} {
  const comments = rows.slice(0, limit);
  return {comments, next: rows.length > limit ? (comments.at(-1)?.id ?? null) : null};
}

/** What was published, newest first. Never a contact, never an attachment. */
export async function publishedIn(db: Database, hall: string, page: Page) {
  const rows = await newest(db, hall, page).where('published_at', 'is not', null).execute();
  const comments = rows.map(
    ({name: id, received_at: at, category, published, answer, answered_at: answeredAt}): PublishedComment => ({
      ...{id, at, category, text: published ?? ''},
      ...(answer === null ? {} : {answer}),
      ...(answeredAt === null ? {} : {answeredAt}),
    }),
  );
  return paged(comments, page.limit);
}

type Stored = Awaited<ReturnType<ReturnType<typeof newest>['execute']>>[number];

async function rowOf(db: Database, stored: Stored): Promise<FeedbackRow> {
  const {name: id, device, id: item, received_at: at, code, category, state, answer, published} = stored;
  const kept = await db
    .selectFrom('private_texts')
    .select('body')
    .where('device', '=', device)
    .where('id', '=', item)
    .executeTakeFirst();
  const attachments = await db
    .selectFrom('attachments')
    .select(['place', 'name', 'type', 'size', (each) => each('bytes', 'is not', null).as('taken')])
    .where('device', '=', device)
    .where('id', '=', item)
    .orderBy('place')
    .execute();
  const {text, name, email, phone} = JSON.parse(kept?.body ?? '{}') as Record<string, string | undefined>;
  return {
    ...{id, at, code, category, state, answer, answeredAt: stored.answered_at},
    ...{publishedAt: stored.published_at, textPublished: published},
    ...{text: text ?? null, name: name ?? null, email: email ?? null, phone: phone ?? null},
    attachments: attachments.map((each) => ({...each, taken: Boolean(each.taken)})),
  };
}

/** Every comment, newest first, for the manager. */
export async function allIn(db: Database, hall: string, page: Page) {
  const rows: FeedbackRow[] = [];
  for (const stored of await newest(db, hall, page).execute()) rows.push(await rowOf(db, stored));
  return paged(rows, page.limit);
}

/** What the author of a comment is told by its code; `null` where nobody has it. */
export async function followUp(
  db: Database,
  hall: string,
  code: string,
): Promise<InferInput<typeof followUpSchema> | null> {
  const row = await db
    .selectFrom('feedback')
    .select(['received_at as at', 'state', 'answer', 'answered_at'])
    .where('hall', '=', hall)
    .where('code', '=', code)
    .executeTakeFirst();
  if (!row) return null;
  const {at, answer, answered_at: answeredAt} = row;
  return {
    ...{code, at, state: row.state as InferInput<typeof followUpSchema>['state']},
    ...(answer === null ? {} : {answer}),
    ...(answeredAt === null ? {} : {answeredAt}),
  };
}

/** Why a comment cannot be published: its words are no longer kept, and no others were given. */
export const nothingToPublish = Symbol('nothing to publish');

function publication(before: FeedbackRow, {publish, textPublished}: Moderation, now: number) {
  // Taken back is gone: its words must not outlive the time for keeping them among what is not published.
  if (publish === false) return {published_at: null, published: null};
  const published = textPublished ?? before.textPublished ?? (publish ? before.text : null);
  if (publish || before.publishedAt !== null) return {published_at: before.publishedAt ?? now, published};
  return {published_at: null, published};
}

function answering({answer, state}: Moderation, now: number) {
  if (answer === undefined) return state ? {state} : {};
  if (answer === '') return {answer: null, answered_at: null, ...(state ? {state} : {})};
  return {answer, answered_at: now, state: state ?? 'answered'};
}

/** Carries out what the manager decides. `null` where there is no such comment. */
export async function moderate(
  db: Database,
  hall: string,
  id: string,
  decision: Moderation,
  now: number,
): Promise<FeedbackRow | typeof nothingToPublish | null> {
  const found = db.selectFrom('feedback').selectAll().where('hall', '=', hall).where('name', '=', id);
  const stored = await found.executeTakeFirst();
  if (!stored) return null;
  const shown = publication(await rowOf(db, stored), decision, now);
  if (shown.published_at !== null && !shown.published) return nothingToPublish;
  const change = {...answering(decision, now), ...shown};
  await db.updateTable('feedback').set(change).where('name', '=', id).execute();
  return rowOf(db, await found.executeTakeFirstOrThrow());
}
