import {
  array,
  boolean,
  check,
  integer,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  record,
  regex,
  safeParse,
  strictObject,
  string,
  union,
} from 'valibot';
import {minutesOf} from './days.js';
import type {HallConfig, Hours, Service} from './ticket.js';

const id = pipe(string(), regex(/^[\w.-]{1,64}$/, 'an id has 1 to 64 letters (without marks), digits, or . _ -'));
const text = union(
  [pipe(string(), maxLength(500)), record(string(), pipe(string(), maxLength(500)))],
  'a text is a string, or one a language such as {"vi": "…", "en": "…"}',
);
const time = pipe(string(), regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time is written as 07:30'));
const whole = pipe(number(), integer(), minValue(0), maxValue(999_999_999));
const counted = pipe(number(), integer(), minValue(1));

const day = pipe(
  string(),
  check((text) => /^\d{4}-\d\d-\d\d$/.test(text) && isDate(text), 'a day is a date written as 2026-09-02'),
);
const weekday = pipe(number(), integer(), minValue(0), maxValue(6));
const named = strictObject({id, name: text});
const most = (value: number) => pipe(number(), minValue(0), maxValue(value));

const calling = strictObject({
  ratio: optional(array(strictObject({classes: pipe(array(id), minLength(1)), turns: pipe(counted, maxValue(100))}))),
  overdue: optional(array(strictObject({class: id, minutes: pipe(number(), minValue(1), maxValue(24 * 60))}))),
  autoCallSeconds: optional(most(3600)),
  outOfTurn: optional(picklist(['counter', 'manager', 'nobody'])),
  pauseReasons: optional(array(named)),
});

const issuing = strictObject({
  onePerPerson: optional(boolean()),
  coolDownSeconds: optional(most(3600)),
  lastMinutes: optional(most(12 * 60)),
});

const appointments = strictObject({
  services: array(
    strictObject({
      service: id,
      minutes: pipe(counted, minValue(5), maxValue(8 * 60)),
      places: pipe(counted, maxValue(500)),
    }),
  ),
  daysAhead: optional(pipe(counted, maxValue(366))),
  earlyMinutes: optional(most(12 * 60)),
  lateMinutes: optional(most(12 * 60)),
});

const calendar = strictObject({
  off: optional(array(day)),
  extraWorking: optional(array(strictObject({day, weekday}))),
});

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
        field: optional(id),
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
  priorities: optional(array(named), []),
  fields: optional(array(named)),
  calling: optional(calling),
  issuing: optional(issuing),
  appointments: optional(appointments),
  hours: optional(array(strictObject({weekday, opens: time, closes: time})), []),
  calendar: optional(calendar),
  closing: optional(picklist(['normal', 'virtual'])),
  dayBegins: optional(
    pipe(
      time,
      check((value) => value !== '24:00', 'a day begins before 24:00'),
    ),
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
    ...fieldFaults(config),
    ...callingFaults(config),
    ...appointmentFaults(config),
    ...calendarFaults(config),
  ];
}

function isDate(text: string): boolean {
  const moment = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(moment) && new Date(moment).toISOString().startsWith(text);
}

function fieldFaults({fields = [], services}: HallConfig): string[] {
  const known = new Set(fields.map(({id}) => id));
  return [
    ...twice(fields.map(({id}) => id)).map((id) => `Two fields have the id "${id}".`),
    ...services
      .filter(({field}) => field !== undefined && !known.has(field))
      .map(({id, field}) => `Service "${id}" stands under the field "${field}", which does not exist.`),
    ...fields
      .filter(({id}) => !services.some(({field}) => field === id))
      .map(({id}) => `No service stands under the field "${id}".`),
  ];
}

const classesOfOurs = ['normal', 'appointment'];

function callingFaults({calling = {}, priorities}: HallConfig): string[] {
  const {ratio, overdue = [], pauseReasons = []} = calling;
  const known = new Set([...classesOfOurs, ...priorities.map(({id}) => id)]);
  const classes = ratio?.flatMap((group) => group.classes) ?? [];
  const unknown = (where: string, names: readonly string[]) =>
    [...new Set(names.filter((name) => !known.has(name)))].map(
      (name) => `${where} names the class "${name}", which is no priority and not "appointment" or "normal".`,
    );
  return [
    ...priorities
      .filter(({id}) => classesOfOurs.includes(id))
      .map(({id}) => `A priority cannot have the id "${id}": the hall uses it for a class of its own.`),
    ...unknown('The ratio', classes),
    ...twice(classes).map((name) => `The class "${name}" stands twice in the ratio.`),
    ...(ratio && !classes.includes('normal') ? ['No group of the ratio holds the class "normal".'] : []),
    ...unknown(
      'An overdue rule',
      overdue.map((rule) => rule.class),
    ),
    ...twice(overdue.map((rule) => rule.class)).map((name) => `Two overdue rules name the class "${name}".`),
    ...twice(pauseReasons.map(({id}) => id)).map((id) => `Two reasons for a pause have the id "${id}".`),
  ];
}

function appointmentFaults(config: HallConfig): string[] {
  const {appointments, services, hours} = config;
  const booked = appointments?.services ?? [];
  const known = new Set(services.map(({id}) => id));
  const longest = Math.max(0, ...hours.map((row) => lengthOf(row)));
  return [
    ...booked
      .filter(({service}) => !known.has(service))
      .map(({service}) => `Appointments name the service "${service}", which does not exist.`),
    ...twice(booked.map(({service}) => service)).map((id) => `Appointments name the service "${id}" twice.`),
    ...booked
      .filter(({minutes}) => hours.length > 0 && minutes > longest)
      .map(({service, minutes}) => `An appointment of ${minutes} minutes for "${service}" fits into no opening hours.`),
  ];
}

function lengthOf({opens, closes}: Hours): number {
  const length = minutesOf(closes) - minutesOf(opens);
  return length > 0 ? length : length + 24 * 60;
}

function calendarFaults({calendar = {}, hours, issuing}: HallConfig): string[] {
  const {off = [], extraWorking = []} = calendar;
  const last = issuing?.lastMinutes ?? 0;
  return [
    ...twice(off).map((each) => `${each} is a day off twice.`),
    ...twice(extraWorking.map((extra) => extra.day)).map((each) => `${each} is worked in exchange twice.`),
    ...extraWorking
      .filter((extra) => off.includes(extra.day))
      .map((extra) => `${extra.day} is a day off and a day worked in exchange.`),
    ...extraWorking
      .filter((extra) => hours.length > 0 && !hours.some((row) => row.weekday === extra.weekday))
      .map((extra) => `${extra.day} follows weekday ${extra.weekday}, on which the hall is closed.`),
    ...hours
      .filter((row) => last > 0 && lengthOf(row) <= last)
      .map((row) => `The last ${last} minutes take up the whole of weekday ${row.weekday} from ${row.opens}.`),
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
