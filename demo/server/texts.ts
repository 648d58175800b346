import type {Database} from './database.ts';

/** What somebody wrote beside a rating or in a questionnaire, and what it was written about. */
export interface WrittenText {
  /** Number of the item it came with, for asking on. */
  n: number;
  /** When it came, by the server's clock. */
  at: number;
  /** The item as it was sent: the score or the questionnaire, the counter, the service, the reasons. */
  about: Record<string, unknown>;
  /** The texts by the name of their question; a rating has one, `comment`. */
  texts: Record<string, string>;
}

/** Members that say who or which visit it was, and the seal: of no use to whoever reads what people wrote. */
const apart = ['token', 'ticket', 'proof', 'privateDigest', 'id', 'seq'] as const;

function textsOf(body: string): Record<string, string> {
  const {comment, texts} = JSON.parse(body) as {comment?: string; texts?: Record<string, string>};
  return comment === undefined ? (texts ?? {}) : {comment};
}

function aboutOf(body: string): Record<string, unknown> {
  const about = JSON.parse(body) as Record<string, unknown>;
  for (const name of apart) delete about[name];
  return about;
}

/** Free texts of ratings or of questionnaires, oldest first, as long as they are kept; `next` is null at the end. */
export async function textsIn(
  db: Database,
  hall: string,
  route: 'ratings' | 'answers',
  {after, limit}: {after: number; limit: number},
): Promise<{texts: WrittenText[]; next: number | null}> {
  const rows = await db
    .selectFrom('received')
    .innerJoin('private_texts', (join) =>
      join
        .onRef('private_texts.hall', '=', 'received.hall')
        .onRef('private_texts.device', '=', 'received.device')
        .onRef('private_texts.id', '=', 'received.id'),
    )
    .select(['received.n', 'received.received_at as at', 'received.body as about', 'private_texts.body as text'])
    .where('received.hall', '=', hall)
    .where('received.route', '=', route)
    .where('received.n', '>', after)
    .orderBy('received.n')
    .limit(limit)
    .execute();
  return {
    texts: rows.map(({n, at, about, text}) => ({n, at, about: aboutOf(about), texts: textsOf(text)})),
    next: rows.length === limit ? rows.at(-1)!.n : null,
  };
}
