import {
  array,
  boolean,
  finite,
  is,
  maxLength,
  maxValue,
  minValue,
  nullish,
  number,
  object,
  picklist,
  pipe,
  string,
  type InferOutput,
} from 'valibot';
import {member, readRows, type Reading} from '../core/schema.js';
import {deviceKinds, deviceProblems, type DeviceList, type DeviceRow} from './health.js';

const text = pipe(string(), maxLength(200));
const figure = pipe(number(), finite());
const moment = pipe(number(), finite(), minValue(0), maxValue(8.64e15)); // what a Date can hold: beyond it formatting throws

const rowSchema = object({
  id: text,
  kind: picklist(deviceKinds),
  name: text,
  at: nullish(moment, null),
  version: nullish(text, null),
  backlog: nullish(figure, 0),
  skew: nullish(figure, null),
  sound: nullish(picklist(['ready', 'blocked', 'off']), null),
  problem: nullish(picklist(deviceProblems), null),
  expected: nullish(boolean(), false),
});

/** The devices of a hall as a server sends them. */
export const devicesSchema = object({
  now: moment,
  edition: nullish(text, ''),
  timeZone: nullish(text),
  devices: array(rowSchema),
});

function once(rows: readonly InferOutput<typeof rowSchema>[]): DeviceRow[] {
  const known = new Set<string>();
  return rows.filter(({id}) => !known.has(id) && known.add(id));
}

/** Reads a list row by row. What is no list throws. */
export function readDevices(input: unknown): Reading<DeviceList> {
  const [now, edition, zone] = [member(input, 'now'), member(input, 'edition'), member(input, 'timeZone')];
  if (!is(moment, now)) throw new TypeError('A list of devices names its moment.');
  const {value, faults} = readRows(rowSchema, member(input, 'devices'), 'devices');
  return {
    value: {
      now,
      edition: typeof edition === 'string' ? edition : '',
      ...(typeof zone === 'string' ? {timeZone: zone} : {}),
      devices: once(value),
    },
    faults,
  };
}
