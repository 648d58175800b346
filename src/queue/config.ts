import {
  array,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  pipe,
  record,
  regex,
  safeParse,
  strictObject,
  string,
  union,
} from 'valibot';
import type {HallConfig, Service} from './ticket.js';

const id = pipe(string(), regex(/^[\w.-]{1,64}$/, 'an id has 1 to 64 letters (without marks), digits, or . _ -'));
const text = union(
  [pipe(string(), maxLength(500)), record(string(), pipe(string(), maxLength(500)))],
  'a text is a string, or one a language such as {"vi": "…", "en": "…"}',
);
const time = pipe(string(), regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time is written as 07:30'));
const whole = pipe(number(), integer(), minValue(0), maxValue(999_999_999));
const counted = pipe(number(), integer(), minValue(1));

// Names that are not known are refused: a slip in one would leave the usual value in place without a word.
const schema = strictObject({
  id,
  name: text,
  place: optional(text, ''),
  timeZone: string(),
  services: pipe(
    array(
      strictObject({
        id,
        name: text,
        prefix: pipe(string(), maxLength(4)),
        sequence: optional(id),
        first: optional(whole, 1),
        last: optional(whole, 999),
        digits: optional(pipe(number(), integer(), minValue(1), maxValue(9)), 3),
        limit: optional(counted),
      }),
    ),
    minLength(1, 'a hall has one service at least'),
  ),
  counters: array(strictObject({id, name: pipe(string(), minLength(1), maxLength(8)), services: array(id)})),
  priorities: optional(array(strictObject({id, name: text})), []),
  hours: optional(
    array(strictObject({weekday: pipe(number(), integer(), minValue(0), maxValue(6)), opens: time, closes: time})),
    [],
  ),
  notices: optional(array(text), []),
  reactivateMinutes: optional(pipe(number(), minValue(0), maxValue(24 * 60)), 30),
  ticketsPerCounter: optional(pipe(counted, maxValue(50)), 1),
});

/** A configuration that was read, or every reason why it cannot be used, as sentences for who wrote it. */
export type ConfigReading = {config: HallConfig; faults: readonly []} | {config: null; faults: readonly string[]};

/** Reads the configuration of a hall. */
export function readConfig(input: unknown): ConfigReading {
  const result = safeParse(schema, input);
  if (!result.success) {
    const faults = result.issues.map((issue) => {
      const where = (issue.path ?? []).map(({key}) => String(key)).join('.');
      return where ? `${where}: ${issue.message}.` : `${issue.message}.`;
    });
    return {config: null, faults};
  }
  const faults = configFaults(result.output);
  return faults.length ? {config: null, faults} : {config: result.output, faults: []};
}

/** What does not fit together in a configuration whose shape is right. */
export function configFaults(config: HallConfig): string[] {
  const {services, counters, priorities, timeZone, hours} = config;
  const known = new Set(services.map(({id}) => id));
  return [
    ...(zoneKnown(timeZone) ? [] : [`The time zone "${timeZone}" is not known; write one such as Asia/Ho_Chi_Minh.`]),
    ...twice(services.map(({id}) => id)).map((id) => `Two services have the id "${id}".`),
    ...twice(counters.map(({id}) => id)).map((id) => `Two counters have the id "${id}".`),
    ...twice(counters.map(({name}) => name)).map((name) => `Two counters are called "${name}".`),
    ...twice(priorities.map(({id}) => id)).map((id) => `Two priorities have the id "${id}".`),
    ...counters.flatMap(({name, services: taken}) =>
      taken
        .filter((id) => !known.has(id))
        .map((id) => `Counter "${name}" takes the service "${id}", which does not exist.`),
    ),
    ...hours
      .filter(({opens, closes}) => opens === closes)
      .map(({weekday, opens}) => `Weekday ${weekday} opens and closes at ${opens}.`),
    ...numberFaults(services),
  ];
}

function zoneKnown(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', {timeZone}));
  } catch {
    return false;
  }
}

function twice(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/** Numbers are told apart by what people see, so that two sequences may never write the same one. */
function numberFaults(services: readonly Service[]): string[] {
  const faults = services
    .filter(({first, last}) => last < first)
    .map(({id, first, last}) => `Service "${id}" ends its numbers at ${last}, before it begins at ${first}.`);
  services.forEach((one, index) => {
    for (const other of services.slice(index + 1)) {
      const fault = pairFault(one, other);
      if (fault) faults.push(fault);
    }
  });
  return [...new Set(faults)];
}

function pairFault(one: Service, other: Service): string | undefined {
  if ((one.sequence ?? one.id) === (other.sequence ?? other.id)) {
    const alike = one.first === other.first && one.last === other.last;
    return alike
      ? undefined
      : `Services "${one.id}" and "${other.id}" share a sequence but not its first and last number.`;
  }
  const apart = one.last < other.first || other.last < one.first;
  if (one.prefix === other.prefix) {
    return apart ? undefined : `Services "${one.id}" and "${other.id}" would give the same numbers (${one.prefix}…).`;
  }
  const [short, long] = one.prefix.length < other.prefix.length ? [one, other] : [other, one];
  const rest = long.prefix.slice(short.prefix.length);
  const mixed = long.prefix.startsWith(short.prefix) && /^\d+$/.test(rest);
  return mixed ? `The prefixes "${short.prefix}" and "${long.prefix}" cannot be told apart before digits.` : undefined;
}
