import {sql} from 'kysely';
import {answersSchema, type SurveyAnswers} from '../../src/rating/survey.ts';
import type {Database} from './database.ts';
import {readAs} from './reading.ts';
import type {Keeping, Kind} from './receiving.ts';
import {dayOf} from './time.ts';

/* Filled-in questionnaires in, counts out. Free texts are personal data: they are kept apart and never counted. */

/** More values than any questionnaire has; each becomes a row. */
const mostValues = 1000;

/** More rows than anybody reads: beyond, a summary says that it is cut. */
const mostRows = 5000;

interface Value {
  question: string;
  /** The row of a matrix; empty where there is none. */
  part: string;
  value: string;
}

function valuesOf({answers}: SurveyAnswers): Value[] {
  return Object.entries(answers).flatMap(([question, given]) => {
    const row = (value: unknown, part = ''): Value => ({question, part, value: JSON.stringify(value)});
    if (Array.isArray(given)) return [...new Set(given)].map((value) => row(value));
    if (typeof given === 'object') return Object.entries(given).map(([part, value]) => row(value, part));
    return [row(given)];
  });
}

/** Whether this visit was asked this before; counts the use. */
async function askedBefore({survey, token}: SurveyAnswers, {hall, writer}: Keeping): Promise<boolean> {
  if (token === undefined) return false;
  const {uses} = await writer
    .insertInto('answer_tokens')
    .values({hall: hall.config.id, survey, token, uses: 1})
    .onConflict((conflict) => conflict.columns(['hall', 'survey', 'token']).doUpdateSet({uses: sql`uses + 1`}))
    .returning('uses')
    .executeTakeFirstOrThrow();
  return uses > 1;
}

async function keep(given: SurveyAnswers, keeping: Keeping): Promise<boolean> {
  const {hall, writer, sender, now} = keeping;
  // It stays among what was received, and is not counted; of a visitor's own device without its texts.
  if (await askedBefore(given, keeping)) return keeping.sender.office;
  const {id, at, survey, version, complete, channel} = given;
  const name = {hall: hall.config.id, device: sender.device, id, survey, version};
  const own = channel === 'phone' ? channel : 'web'; // who is not the office speaks for no counter
  await writer
    .insertInto('answers')
    .values({
      ...name,
      received_at: now,
      day: dayOf(at, now, hall.config.timeZone),
      complete: complete ? 1 : 0,
      channel: sender.office ? (channel ?? 'kiosk') : own,
    })
    .execute();
  const values = valuesOf(given).map((value) => ({...name, ...value}));
  if (values.length > 0) await writer.insertInto('answer_values').values(values).execute();
  return true;
}

/** Filled-in questionnaires, as kiosks and pages send them. */
export const answerKind: Kind<SurveyAnswers> = {
  route: 'answers',
  longest: 200_000,
  read(row) {
    const read = readAs(answersSchema, row);
    if ('problem' in read || valuesOf(read.item).length <= mostValues) return read;
    return {id: read.item.id, problem: `answers: more than ${mostValues} values`};
  },
  meaning: ({seq, at, survey, version, answers, complete, ticket, token}, digest) => {
    return {seq, at, survey, version, answers, complete, ticket, token, digest};
  },
  keep,
};

/** Which questionnaire; without a name the one that most have filled in. */
export interface AnswersQuestion {
  survey?: string | undefined;
  version?: string | undefined;
}

/** How often one value was given: by those who came to the end, and by those who left before. */
export interface CountedValue {
  value: string | number | boolean;
  part?: string;
  complete: number;
  incomplete: number;
}

/** The counts of one questionnaire. */
export interface AnswersSummary {
  hall: string;
  at: number;
  survey: string;
  version: string;
  n: number;
  complete: number;
  incomplete: number;
  channels: {channel: string; complete: number; incomplete: number}[];
  questions: {name: string; n: number; values: CountedValue[]}[];
  /** True where there were more values than a summary holds. */
  cut: boolean;
  available: {survey: string; version: string; n: number}[];
  /** Answers of this questionnaire, of any version, kept and not counted: their visit had answered before. */
  repeated: number;
}

const done = sql<number>`sum(complete)`;
const left = sql<number>`sum(1 - complete)`;

function availableIn(db: Database, hall: string) {
  return db
    .selectFrom('answers')
    .select(['survey', 'version', (each) => each.fn.countAll<number>().as('n')])
    .where('hall', '=', hall)
    .groupBy(['survey', 'version'])
    .orderBy('n', 'desc')
    .orderBy('survey')
    .orderBy('version', 'desc')
    .execute();
}

async function questionsIn(db: Database, hall: string, survey: string, version: string) {
  const rows = await db
    .selectFrom('answer_values as given')
    .innerJoin('answers', (join) =>
      join.onRef('answers.device', '=', 'given.device').onRef('answers.id', '=', 'given.id'),
    )
    .select(['question', 'part', 'value', done.as('complete'), left.as('incomplete')])
    .where('given.hall', '=', hall)
    .where('given.survey', '=', survey)
    .where('given.version', '=', version)
    .groupBy(['question', 'part', 'value'])
    .orderBy('question')
    .orderBy('part')
    .orderBy('value')
    .limit(mostRows + 1)
    .execute();
  const asked = await sql<{question: string; n: number}>`
    select question, count(*) as n from (select distinct question, device, id from answer_values
      where hall = ${hall} and survey = ${survey} and version = ${version}) group by question`.execute(db);
  const n = new Map(asked.rows.map((row) => [row.question, row.n]));
  const questions = new Map<string, CountedValue[]>();
  for (const {question, part, value, complete, incomplete} of rows.slice(0, mostRows)) {
    const counted = {value: JSON.parse(value) as CountedValue['value'], ...(part ? {part} : {}), complete, incomplete};
    questions.set(question, [...(questions.get(question) ?? []), counted]);
  }
  return {
    questions: [...questions].map(([name, values]) => ({name, n: n.get(name) ?? 0, values})),
    cut: rows.length > mostRows,
  };
}

/** How often each answer of a questionnaire was given. Versions are never added up. */
export async function summariseAnswers(
  db: Database,
  hall: {id: string; now: number},
  question: AnswersQuestion,
): Promise<AnswersSummary> {
  const available = await availableIn(db, hall.id);
  const fits = available.find(
    (each) =>
      (!question.survey || each.survey === question.survey) && (!question.version || each.version === question.version),
  );
  const {survey, version} = {survey: question.survey ?? '', version: question.version ?? '', ...fits};
  const channels = await db
    .selectFrom('answers')
    .select(['channel', done.as('complete'), left.as('incomplete')])
    .where('hall', '=', hall.id)
    .where('survey', '=', survey)
    .where('version', '=', version)
    .groupBy('channel')
    .orderBy('channel')
    .execute();
  const {repeated} = await db
    .selectFrom('answer_tokens')
    .select(sql<number>`coalesce(sum(uses - 1), 0)`.as('repeated'))
    .where('hall', '=', hall.id)
    .where('survey', '=', survey)
    .executeTakeFirstOrThrow();
  const complete = channels.reduce((sum, each) => sum + each.complete, 0);
  const incomplete = channels.reduce((sum, each) => sum + each.incomplete, 0);
  const totals = {n: complete + incomplete, complete, incomplete, channels};
  const answered = await questionsIn(db, hall.id, survey, version);
  return {hall: hall.id, at: hall.now, survey, version, ...totals, ...answered, available, repeated};
}
