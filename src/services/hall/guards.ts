import type {HallPatch, HallView, StreamOffer} from '../../queue/view.js';
import type {Hours, PriorityClass, Text} from '../../queue/ticket.js';

/*
 * What a hall sends is foreign data. Rows are read field by field into new objects: what is unknown is left out, a row
 * that lacks something needed is skipped and counted, and no key of foreign JSON ever reaches a prototype. Written by
 * hand because a television loads it: the tables below cost a tenth of a schema library.
 */

type Check = (value: unknown) => boolean;
type Fields = Readonly<Record<string, Check>>;

interface Shape {
  needed: Fields;
  optional: Fields;
}

/** Counts what could not be used. */
export interface Skipped {
  skipped: number;
}

const furthest = 8.64e15; // the last millisecond a Date can hold: beyond it formatting throws

export const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
export const number: Check = (value) => typeof value === 'number' && Math.abs(value) <= furthest;
export const whole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);
export const record = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const words: Check = (value) => text(value) || (record(value) && Object.values(value).every(text));
const band: Check = (value) => record(value) && number(value['from']) && nullable(number)(value['to']);
/** A row given on as it came: each part that is named is what it should be. */
export const like =
  (needed: Fields, optional: Fields = {}): Check =>
  (value) =>
    record(value) &&
    Object.keys(needed).every((name) => needed[name]!(value[name])) &&
    Object.keys(optional).every((name) => value[name] === undefined || optional[name]!(value[name]));
export const list =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const texts = list(text);
const counts: Check = (value) => record(value) && Object.values(value).every(whole);
const named = like({id: text, name: words});
const tally: Check = (value) => record(value) && ['done', 'noShow', 'transferred'].every((name) => whole(value[name]));

export const ticketShape: Shape = {
  needed: {
    id: text,
    number: text,
    service: text,
    state: oneOf('waiting', 'called', 'serving', 'parked', 'done', 'no-show', 'cancelled', 'left', 'expired', 'voided'),
    counter: nullable(text),
    since: number,
    rank: number,
  },
  optional: {
    issuedAt: number,
    checkedIn: flag,
    priority: nullable(text),
    priorityReason: nullable(text),
    appointmentAt: nullable(number),
    holder: nullable(text),
    calls: whole,
    calledAt: nullable(number),
    startedAt: nullable(number),
    notBefore: nullable(number),
    note: nullable(text),
    officer: nullable(text),
    from: nullable(text),
    rated: flag,
    version: whole,
  },
};

const counterShape: Shape = {
  needed: {id: text, name: text, state: oneOf('closed', 'open', 'paused'), services: texts},
  optional: {
    reason: nullable(text),
    since: number,
    undo: nullable(text),
    undoes: texts,
    free: flag,
    owesNormal: flag,
    passed: whole,
    priority: flag,
    idleSince: nullable(number),
    officers: list(like({id: text, undo: text, undoes: texts})),
    tally,
  },
};

const waitingShape: Shape = {
  needed: {id: text, name: words, prefix: text, count: whole, band: nullable(band), counters: texts},
  optional: {usual: nullable(number), field: text},
};

const callShape: Shape = {
  needed: {seq: whole, at: number, ticket: text, number: text, service: text, counter: text, time: whole},
  optional: {},
};

const invitationShape: Shape = {
  needed: {id: text, number: text, service: text, counter: text, at: number, token: text},
  optional: {},
};

const bookingState = oneOf('booked', 'arrived', 'cancelled', 'missed');
const bookingShape: Shape = {
  needed: {id: text, code: text, service: text, at: number, state: bookingState},
  optional: {holder: nullable(text), ticket: nullable(text)},
};

/** What a holder is told of a booking. */
export const toldShape: Shape = {
  needed: {code: text, service: text, at: number, minutes: number, state: bookingState},
  optional: {},
};

const offerShape: Shape = {needed: {type: text, href: text}, optional: {}};
const hoursShape: Shape = {needed: {weekday: whole, opens: text, closes: text}, optional: {}};
const priorityShape: Shape = {needed: {id: text, name: words}, optional: {}};
const hallShape: Shape = {
  needed: {},
  optional: {
    id: text,
    name: words,
    place: words,
    fields: list(named),
    calendar: like({}, {off: texts, extraWorking: list(like({day: text, weekday: whole}))}),
    calling: like(
      {},
      {
        ratio: list(like({classes: texts, turns: whole})),
        overdue: list(like({class: text, minutes: number})),
        autoCallSeconds: number,
        outOfTurn: text,
        pauseReasons: list(named),
      },
    ),
    issuing: like({}, {onePerPerson: flag, coolDownSeconds: number, lastMinutes: number}),
    appointments: like(
      {services: list(like({service: text, minutes: number, places: number}))},
      {daysAhead: number, earlyMinutes: number, lateMinutes: number},
    ),
  },
};
const heartbeatShape: Shape = {needed: {seq: whole, now: number}, optional: {}};
const patchShape: Shape = {
  needed: {...heartbeatShape.needed, after: whole},
  optional: {day: text, open: flag, gone: texts, round: counts},
};
const viewShape: Shape = {
  needed: {...heartbeatShape.needed, epoch: text, hall: record, tickets: Array.isArray},
  optional: {day: text, open: flag, round: counts, role: oneOf('public', 'kiosk', 'counter', 'manager')},
};

/** The lists of a view, of which a patch has those with changes. */
const listShapes: Readonly<Record<string, Shape>> = {
  services: waitingShape,
  counters: counterShape,
  tickets: ticketShape,
  calls: callShape,
  invitations: invitationShape,
  bookings: bookingShape,
};

/** One row, read field by field; `null` where it lacks something needed. */
export function readRow<T>(shape: Shape, input: unknown, count: Skipped): T | null {
  if (!record(input)) return null;
  const row: Record<string, unknown> = {};
  for (const name in shape.needed) {
    if (!shape.needed[name]!(input[name])) return null;
    row[name] = input[name];
  }
  for (const name in shape.optional) {
    const value = input[name];
    if (value === undefined) continue;
    if (shape.optional[name]!(value)) row[name] = value;
    else count.skipped++;
  }
  return row as T;
}

function readList<T>(shape: Shape, input: unknown, count: Skipped): T[] {
  if (!Array.isArray(input)) {
    if (input !== undefined) count.skipped++;
    return [];
  }
  const rows: T[] = [];
  for (const item of input) {
    const row = readRow<T>(shape, item, count);
    if (row) rows.push(row);
    else count.skipped++;
  }
  return rows;
}

/** JSON, or `undefined` where it is none. */
export function parseJson(input: string): unknown {
  try {
    return JSON.parse(input) as unknown;
  } catch {
    return undefined;
  }
}

/** Those lists that are there. */
function readLists(input: Record<string, unknown>, count: Skipped): Pick<HallPatch, keyof HallPatch & keyof HallView> {
  const lists: Record<string, unknown> = {};
  for (const name in listShapes) {
    if (input[name] !== undefined) lists[name] = readList(listShapes[name]!, input[name], count);
  }
  return lists as never;
}

/** A snapshot; `null` where it is not one. */
export function readView(input: unknown, count: Skipped): HallView | null {
  const view = readRow<Pick<HallView, 'epoch' | 'seq' | 'now' | 'tickets'>>(viewShape, input, count);
  if (!view) return null;
  const given = input as Record<string, unknown>;
  return {
    day: '',
    role: 'public',
    open: true,
    services: [],
    counters: [],
    calls: [],
    ...view,
    ...readLists(given, count),
    hall: readHall(given['hall'] as Record<string, unknown>, count),
    streams: readList<StreamOffer>(offerShape, given['streams'], count),
  };
}

function readHall(hall: Record<string, unknown>, count: Skipped): HallView['hall'] {
  const {notices} = hall;
  return {
    id: '',
    name: '',
    place: '',
    ...readRow<Partial<HallView['hall']>>(hallShape, hall, count),
    timeZone: zone(hall['timeZone'], count),
    hours: readList<Hours>(hoursShape, hall['hours'], count),
    priorities: readList<PriorityClass>(priorityShape, hall['priorities'], count),
    notices: Array.isArray(notices) ? (notices.filter(words) as Text[]) : [],
  };
}

/** A zone the browser knows: an unknown one would throw wherever a time is written. */
function zone(input: unknown, count: Skipped): string {
  try {
    new Intl.DateTimeFormat('en', {timeZone: String(input)});
    return String(input);
  } catch {
    count.skipped++;
    return 'UTC';
  }
}

/** A patch; `null` where it is not one. */
export function readPatch(input: unknown, count: Skipped): HallPatch | null {
  const patch = readRow<HallPatch>(patchShape, input, count);
  if (!patch || patch.seq < patch.after) return null;
  return {...patch, ...readLists(input as Record<string, unknown>, count)};
}

/** A heartbeat; `null` where it is not one. */
export function readHeartbeat(input: unknown): {seq: number; now: number} | null {
  return readRow(heartbeatShape, input, {skipped: 0});
}
