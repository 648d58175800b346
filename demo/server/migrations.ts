import {sql, type Migration} from 'kysely';

/* How the database came to be what it is, step by step. A step that an office has taken is never edited. */

const fixed = (table: string) =>
  ['update', 'delete'].map(
    (act) =>
      `create trigger ${table}_no_${act} before ${act} on ${table} begin select raise(abort, '${table} is append only'); end`,
  );

const receivedTables = [
  `create table devices (device text primary key, office integer not null, since integer not null)`,
  `create table device_keys (
    device text not null, id text not null, spki text not null, since integer not null, primary key (device, id))`,
  `create table received (
    n integer primary key autoincrement, hall text not null, device text not null, id text not null,
    route text not null, seq integer not null, received_at integer not null, hash text not null, body text not null,
    signed integer not null, place integer, unique (device, id))`,
  `create index received_seq on received (device, route, seq)`,
  `create index received_place on received (device, route, place) where place is not null`,
  `create index received_hall on received (hall, route, n)`,
  ...fixed('received'),
  `create table private_texts (
    hall text not null, device text not null, id text not null, received_at integer not null, body text not null,
    primary key (device, id))`,
  `create index private_texts_age on private_texts (hall, received_at)`,
  `create table anchors (
    n integer primary key autoincrement, device text not null, key text not null, place integer not null,
    hash text not null, received_at integer not null)`,
  `create index anchors_device on anchors (device, n)`,
  ...fixed('anchors'),
  `create table incidents (
    n integer primary key autoincrement, hall text not null, device text not null, kind text not null,
    detail text not null, at integer not null, unique (device, kind, detail))`,
  ...fixed('incidents'),
];

const moreOfRatings = [
  `alter table ratings add column day text not null default ''`,
  `alter table ratings add column channel text not null default 'counter'`,
  `alter table ratings add column reasons text not null default '[]'`,
  `alter table ratings add column reasons_wording text`,
  `alter table ratings add column shown_at integer`,
  `alter table ratings add column answered_at integer`,
  `create index ratings_day on ratings (hall, day)`,
  `create table questions (
    hall text not null, device text not null, id text not null, received_at integer not null, day text not null,
    series text not null, ticket text, counter text, service text, scale text not null, direction text not null,
    wording text not null, channel text not null, outcome text not null, primary key (device, id))`,
  `create index questions_day on questions (hall, day)`,
];

/** Number and end of the tickets whose events are still there. */
const moreOfTokens = [
  `alter table rating_tokens add column number text not null default ''`,
  `alter table rating_tokens add column finished_at integer not null default 0`,
  `create index rating_tokens_day on rating_tokens (hall, day)`,
  `update rating_tokens set number = known.number, finished_at = known.finished_at from (
    select json_extract(ticket.value, '$.ratingToken') as token, max(json_extract(ticket.value, '$.number')) as number,
      min(event.at) as finished_at
    from events as event, json_each(event.body, '$.tickets') as ticket
    where json_extract(ticket.value, '$.ratingToken') is not null group by 1) as known
    where known.token = rating_tokens.token`,
  `update ratings set day = coalesce((select token.day from rating_tokens as token
    where token.hall = ratings.hall and token.ticket = ratings.ticket), '') where series = 'ticket'`,
];

const answerTables = [
  `create table answers (
    hall text not null, device text not null, id text not null, received_at integer not null, day text not null,
    survey text not null, version text not null, complete integer not null, channel text not null,
    primary key (device, id))`,
  `create index answers_survey on answers (hall, survey, version)`,
  `create table answer_values (
    hall text not null, device text not null, id text not null, survey text not null, version text not null,
    question text not null, part text not null, value text not null)`,
  `create index answer_values_survey on answer_values (hall, survey, version, question, part, value)`,
  `create table answer_tokens (
    hall text not null, survey text not null, token text not null, uses integer not null,
    primary key (hall, survey, token))`,
  `create table feedback (
    name text primary key, hall text not null, device text not null, id text not null, code text not null,
    category text not null, received_at integer not null, state text not null, answer text, answered_at integer,
    published_at integer, published text, unique (device, id), unique (hall, code))`,
  `create index feedback_age on feedback (hall, received_at)`,
  `create index feedback_published on feedback (hall, published_at)`,
  `create table attachments (
    hall text not null, device text not null, id text not null, place integer not null, name text not null,
    type text not null, size integer not null, received_at integer not null, bytes blob,
    primary key (device, id, place))`,
  `create index attachments_age on attachments (hall, received_at)`,
  `create table votes (
    hall text not null, subject text not null, scale text not null, device text not null, seq integer not null,
    score integer not null, received_at integer not null, primary key (hall, subject, scale, device))`,
];

const publishedTables = [
  `create table published_months (
    hall text not null, month text not null, at integer not null, body text not null, primary key (hall, month))`,
  ...fixed('published_months'),
];

/** What was received before items were kept as sent is put together from what is known of it. It was never signed. */
const oldRatingsReceived = [
  `insert into received (hall, device, id, route, seq, received_at, hash, body, signed, place)
    select hall, device, id, 'ratings', seq, received_at, hash,
      json_patch('{}', json_object('at', tapped_at, 'counter', counter, 'direction', direction, 'flags', json(flags),
        'id', id, 'language', language, 'scale', scale, 'score', score, 'seq', seq, 'service', service,
        'ticket', ticket, 'wording', wording)), 0, null
    from ratings order by received_at, rowid`,
  `insert into devices (device, office, since) select device, 1, min(received_at) from ratings group by device`,
  `alter table ratings drop column hash`,
];

export const migrations: Record<string, Migration> = {
  '2026-11-22-halls': {
    async up(db) {
      await sql`create table halls (id text primary key, epoch text not null, created_at integer not null)`.execute(db);
      await sql`create table events (
        hall text not null, seq integer not null, at integer not null, day text not null, type text not null,
        body text not null, primary key (hall, seq)) without rowid`.execute(db);
      await sql`create table days (
        hall text not null, day text not null, seq integer not null, state text not null,
        primary key (hall, day))`.execute(db);
      await sql`create table commands (
        hall text not null, key text not null, hash text not null, answer text not null, at integer not null,
        primary key (hall, key))`.execute(db);
      await sql`create index commands_at on commands (at)`.execute(db);
    },
  },
  '2026-11-22-ratings': {
    async up(db) {
      await sql`create table rating_tokens (
        token text primary key, hall text not null, ticket text not null, counter text not null,
        service text not null, day text not null, used integer not null)`.execute(db);
      await sql`create index rating_tokens_ticket on rating_tokens (hall, ticket)`.execute(db);
      await sql`create table ratings (
        hall text not null, device text not null, id text not null, hash text not null, seq integer not null,
        tapped_at integer not null, received_at integer not null, series text not null, ticket text, counter text,
        service text, scale text not null, direction text not null, wording text not null, language text,
        score integer not null, flags text not null, counted integer not null, unique (device, id))`.execute(db);
      await sql`create index ratings_hall on ratings (hall, received_at)`.execute(db);
    },
  },
  '2026-11-22-received': {
    async up(db) {
      for (const step of [receivedTables, moreOfRatings, moreOfTokens, answerTables, oldRatingsReceived]) {
        for (const statement of step) await sql.raw(statement).execute(db);
      }
    },
  },
  '2026-11-22-screens': {
    async up(db) {
      await sql`create table screens (
        hall text not null, device text not null, kind text not null, name text not null, version text not null,
        skew integer not null, backlog integer not null, sound text, problem text, at integer not null,
        primary key (hall, device))`.execute(db);
      await sql`create index screens_at on screens (hall, at)`.execute(db);
    },
  },
  '2026-11-23-published': {
    async up(db) {
      for (const statement of publishedTables) await sql.raw(statement).execute(db);
    },
  },
};
