import {sql} from 'kysely';
import type {InferInput} from 'valibot';
import {reasonWords, usualReasons} from '../../src/rating/reasons.ts';
import type {reportSchema} from '../../src/rating/report.ts';
import type {HallSettings} from './config.ts';
import type {Database} from './database.ts';
import {byLevel, responseOf, type Asked, type Counted} from './counts.ts';
import {finishedIn} from './finished.ts';
import {groupsOf} from './report-groups.ts';
import {scaleInWords, type SeriesName} from './series.ts';

/*
 * The figures of a report, counted in the database. Counts alone: percentages and intervals are worked out where they
 * are shown, beside their n.
 */

/** First and last day, and which series; what is not named is chosen. */
export interface ReportQuestion extends Partial<SeriesName> {
  from: string;
  to: string;
}

/** The figures as they are answered. */
export type Report = InferInput<typeof reportSchema>;

const month = sql<string>`substr(day, 1, 7)`;

function ratingsIn(db: Database, hall: string, {from, to}: {from: string; to: string}) {
  return db.selectFrom('ratings').where('hall', '=', hall).where('day', '>=', from).where('day', '<=', to);
}

function ratingsOf(db: Database, hall: string, question: ReportQuestion, name: SeriesName) {
  return ratingsIn(db, hall, question)
    .where('series', '=', name.series)
    .where('scale', '=', name.scale)
    .where('direction', '=', name.direction)
    .where('wording', '=', name.wording);
}

/** Every series of the days. Those of tickets first, because each of their ratings came with a right; then the largest. */
async function availableIn(db: Database, hall: string, question: ReportQuestion) {
  const rows = await ratingsIn(db, hall, question)
    .select(['series', 'scale', 'direction', 'wording', (each) => each.fn.sum<number>('counted').as('n')])
    .groupBy(['series', 'scale', 'direction', 'wording'])
    .execute();
  return rows.sort((a, b) => b.series.localeCompare(a.series) || b.n - a.n || a.scale.localeCompare(b.scale));
}

/** The series that was asked for; what was left open is taken from the first that fits. */
export function chosen(question: ReportQuestion, all: readonly SeriesName[]): SeriesName {
  const asked = (['series', 'scale', 'direction', 'wording'] as const).filter((name) => question[name]);
  const found = all.find((each) => asked.every((name) => each[name] === question[name]));
  const {series = 'ticket', scale = 'faces-5', direction = 'lowest-first', wording = '1'} = question;
  return found ?? {series, scale, direction, wording};
}

function countedIn(db: Database, hall: string, question: ReportQuestion, name: SeriesName): Promise<Counted[]> {
  return ratingsOf(db, hall, question, name)
    .select(['counter', 'service', 'channel', 'score', 'flags', 'counted', month.as('month')])
    .select((each) => each.fn.countAll<number>().as('count'))
    .groupBy(['counter', 'service', 'channel', 'score', 'flags', 'counted', month])
    .execute();
}

function questionsIn(db: Database, hall: string, {from, to}: ReportQuestion, name: SeriesName): Promise<Asked[]> {
  return db
    .selectFrom('questions')
    .select(['counter', 'service', 'outcome', month.as('month')])
    .select((each) => each.fn.countAll<number>().as('count'))
    .where('hall', '=', hall)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('series', '=', name.series)
    .where('scale', '=', name.scale)
    .where('direction', '=', name.direction)
    .where('wording', '=', name.wording)
    .groupBy(['counter', 'service', 'outcome', month])
    .execute();
}

function notCountedOf(rows: readonly Counted[], scores: readonly number[]): Record<string, number> {
  const found = new Map<string, number>();
  for (const {flags, score, count, counted} of rows) {
    if (counted && scores.includes(score)) continue;
    const flag = counted ? 'off-scale' : ((JSON.parse(flags) as string[])[0] ?? 'flagged');
    found.set(flag, (found.get(flag) ?? 0) + count);
  }
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The scores that count as satisfied; of a recommendation none, whose promoters are counted otherwise. */
function satisfiedIn({kind, levels}: Report['scale']): number[] {
  if (kind === 'recommendation') return [];
  return levels.filter(({satisfied}) => satisfied).map(({score}) => score);
}

/** How often each reason was given, and how often with a level that counts as satisfied; in the words that were shown. */
async function reasonsIn(
  db: Database,
  hall: string,
  question: ReportQuestion,
  name: SeriesName,
  satisfied: readonly number[],
) {
  const isSatisfied = satisfied.length > 0 ? sql`score in (${sql.join(satisfied)})` : sql`0`;
  const {rows} = await sql<{id: string; usual: number; count: number; satisfied: number}>`
    select reason.value as id, min(coalesce(reasons_wording, '') = ${usualReasons.wording}) as usual, count(*) as count,
      sum(${isSatisfied}) as satisfied
    from ratings, json_each(ratings.reasons) as reason
    where hall = ${hall} and day >= ${question.from} and day <= ${question.to} and series = ${name.series}
      and scale = ${name.scale} and direction = ${name.direction} and wording = ${name.wording} and counted = 1
    group by reason.value order by count(*) desc, reason.value`.execute(db);
  return rows.map(({id, usual, count, satisfied: sum}) => {
    const word = usual ? (reasonWords.get(id) ?? id) : id;
    return {id, word: word as Report['office'], count, ...(satisfied.length > 0 ? {satisfied: sum} : {})};
  });
}

/** The counts of one series in the days from one to another, both included. */
export async function reportOf(db: Database, hall: HallSettings, question: ReportQuestion): Promise<Report> {
  const {id, name: office, ratings} = hall;
  const available = await availableIn(db, id, question);
  const name = chosen(question, available);
  const rows = await countedIn(db, id, question, name);
  const asked = [...(await finishedIn(db, id, question, name)), ...(await questionsIn(db, id, question, name))];
  const scale = scaleInWords(
    name,
    rows.map(({score}) => score),
  );
  const scores = scale.levels.map(({score}) => score);
  return {
    ...{office: office as Report['office'], from: question.from, to: question.to},
    series: name.series === 'open' ? 'open' : 'ticket',
    scale,
    counts: byLevel(rows, scores),
    response: responseOf(asked),
    notCounted: notCountedOf(rows, scores),
    by: groupsOf(hall, {rows, asked, scores}),
    reasons: await reasonsIn(db, id, question, name, satisfiedIn(scale)),
    ...(ratings.target ? {target: ratings.target} : {}),
    available,
  };
}
