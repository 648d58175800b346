import {
  integer,
  maxLength,
  minLength,
  maxValue,
  minValue,
  number,
  object,
  optional,
  picklist,
  pipe,
  regex,
  string,
  type InferOutput,
} from 'valibot';
import {deviceKinds, deviceProblems, type DeviceRow} from '../../src/device/health.ts';
import type {ExpectedDevice} from './config.ts';
import type {Database} from './database.ts';
import type {Writer} from './log.ts';
import type {Tables} from './tables.ts';

/*
 * What the screens and other devices of a hall last said of themselves. One row a device, kept through restarts.
 * Anybody may report, so that a wall needs no key: what is kept of a report is short, and no more than 500 are kept.
 */

const mostDevices = 500;
const takesOverAfter = 90_000;

const whole = pipe(number(), integer(), minValue(0), maxValue(10_000_000));

/** What a device sends. Unknown members are of a newer edition and are left aside. */
export const deviceReportSchema = object({
  device: pipe(string(), regex(/^[\w-]{1,64}$/)),
  kind: picklist(deviceKinds),
  name: pipe(string(), maxLength(60)),
  version: pipe(string(), minLength(1), maxLength(60)),
  clock: pipe(number(), minValue(-1e15), maxValue(1e15)),
  backlog: optional(whole, 0),
  sound: optional(picklist(['ready', 'blocked', 'off'])),
  problem: optional(picklist(deviceProblems)),
});

export type ReadReport = InferOutput<typeof deviceReportSchema>;

type Screen = Tables['screens'];

function isExpected({device, kind, name}: Pick<Screen, 'device' | 'kind' | 'name'>, one: ExpectedDevice): boolean {
  return device === one.id || (kind === one.kind && name === one.name);
}

/** A browser that has forgotten who it was takes the place of the one that has fallen silent under its name. */
async function takeOver(writer: Writer, hall: string, {device, kind, name}: ReadReport, now: number): Promise<void> {
  if (!name) return;
  await writer
    .deleteFrom('screens')
    .where('hall', '=', hall)
    .where('kind', '=', kind)
    .where('name', '=', name)
    .where('device', '<>', device)
    .where('at', '<', now - takesOverAfter)
    .execute();
}

/** Forgets the one that was silent longest of those that nobody expects. */
async function makeRoom(writer: Writer, hall: string, expected: readonly ExpectedDevice[]): Promise<void> {
  const all = await writer
    .selectFrom('screens')
    .select(['device', 'kind', 'name'])
    .where('hall', '=', hall)
    .orderBy('at')
    .execute();
  const strangers = all.filter((row) => !expected.some((one) => isExpected(row, one)));
  for (const {device} of strangers.slice(0, Math.max(0, all.length - mostDevices))) {
    await writer.deleteFrom('screens').where('hall', '=', hall).where('device', '=', device).execute();
  }
}

/** Whether a device has spoken before. */
export async function isKnownDevice(db: Database, hall: string, device: string): Promise<boolean> {
  const row = db.selectFrom('screens').select('device').where('hall', '=', hall).where('device', '=', device);
  return (await row.executeTakeFirst()) !== undefined;
}

/** Keeps what a device says of itself in the place of what it said before. */
export async function keepReport(
  db: Database,
  {id: hall, devices}: {id: string; devices: readonly ExpectedDevice[]},
  report: ReadReport,
  now: number,
): Promise<void> {
  const {device, kind, name, version, clock, backlog, sound = null, problem = null} = report;
  const row = {kind, name, version, skew: Math.round(clock - now), backlog, sound, problem, at: now};
  await db.transaction().execute(async (writer) => {
    await takeOver(writer, hall, report, now);
    await writer
      .insertInto('screens')
      .values({hall, device, ...row})
      .onConflict((conflict) => conflict.columns(['hall', 'device']).doUpdateSet(row))
      .execute();
    await makeRoom(writer, hall, devices);
  });
}

function rowOf(screen: Screen, expected: ExpectedDevice | undefined): DeviceRow {
  const {device, kind, name, at, version, backlog, skew, sound, problem} = screen;
  const told = {at, version, backlog, skew, sound, problem};
  return expected
    ? {id: expected.id, kind: expected.kind, name: expected.name, ...told, expected: true}
    : {id: device, kind, name, ...told, expected: false};
}

const silent = {at: null, version: null, backlog: 0, skew: null, sound: null, problem: null, expected: true};

/** Every device of a hall: those that its configuration names in its order, then the others, the latest first. */
export async function devicesOf(
  db: Database,
  {id: hall, devices}: {id: string; devices: readonly ExpectedDevice[]},
): Promise<DeviceRow[]> {
  const told = await db.selectFrom('screens').selectAll().where('hall', '=', hall).orderBy('at', 'desc').execute();
  const taken = new Set<Screen>();
  const expected = devices.map((one): DeviceRow => {
    const screen = told.find((row) => isExpected(row, one) && !taken.has(row));
    if (!screen) return {...silent, ...one};
    taken.add(screen);
    return rowOf(screen, one);
  });
  return [...expected, ...told.filter((row) => !taken.has(row)).map((row) => rowOf(row, undefined))];
}
