import {Readable} from 'node:stream';
import type {Database} from './database.ts';

/*
 * Everything an auditor needs, as one JSON text: what each device announced, the heads of chains as they were seen, and
 * every item as it was sent but for its personal text. Read a page at a time, so that a year of ratings holds nobody up.
 */

const pageSize = 500;

async function devicesOf(db: Database, hall: string, last: number): Promise<string[]> {
  const rows = await db
    .selectFrom('received')
    .select('device')
    .distinct()
    .where('hall', '=', hall)
    .where('route', '=', 'ratings')
    .where('n', '<=', last)
    .orderBy('device')
    .execute();
  return rows.map(({device}) => device);
}

async function deviceEntry(db: Database, device: string): Promise<string> {
  const keys = await db
    .selectFrom('device_keys')
    .select(['id', 'spki', 'since'])
    .where('device', '=', device)
    .orderBy('since')
    .orderBy('id')
    .execute();
  const anchors = await db
    .selectFrom('anchors')
    .select(['place', 'hash', 'received_at as at', 'key'])
    .where('device', '=', device)
    .orderBy('n')
    .execute();
  return JSON.stringify({device, keys, anchors});
}

/** What should not have happened and did. Each is noted once, so these are few. */
function incidentsOf(db: Database, hall: string) {
  const all = db.selectFrom('incidents').select(['device', 'kind', 'detail', 'at']).where('hall', '=', hall);
  return all.orderBy('n').execute();
}

/** The rows between two numbers, page after page. */
async function* pages(db: Database, hall: string, last: number) {
  let after = 0;
  for (;;) {
    const rows = await db
      .selectFrom('received')
      .select(['n', 'device', 'received_at', 'body'])
      .where('hall', '=', hall)
      .where('route', '=', 'ratings')
      .where('n', '>', after)
      .where('n', '<=', last)
      .orderBy('n')
      .limit(pageSize)
      .execute();
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1)!.n;
    await new Promise((turn) => setImmediate(turn)); // others have their turn between two pages
  }
}

async function* written(db: Database, hall: string, now: number): AsyncGenerator<string> {
  const newest = await db
    .selectFrom('received')
    .select((each) => each.fn.max('n').as('n'))
    .executeTakeFirst();
  const last = newest?.n ?? 0; // what comes in while this is read belongs to the next one
  yield `{"format":"mot-cua-ratings/1","hall":${JSON.stringify(hall)},"exportedAt":${now},"devices":[`;
  let comma = '';
  for (const device of await devicesOf(db, hall, last)) {
    yield `${comma}${await deviceEntry(db, device)}`;
    comma = ',\n';
  }
  yield '],"items":[';
  comma = '';
  for await (const rows of pages(db, hall, last)) {
    const items = rows.map(({device, received_at: receivedAt, body}) => {
      return JSON.stringify({...(JSON.parse(body) as object), device, receivedAt});
    });
    yield comma + items.join(',\n');
    comma = ',\n';
  }
  yield '],"incidents":';
  yield JSON.stringify(await incidentsOf(db, hall));
  yield '}\n';
}

/** The export of a hall, as it is written. */
export function exportOf(db: Database, hall: string, now: number): Readable {
  return Readable.from(written(db, hall, now));
}
