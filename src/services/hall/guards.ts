import type {
  CommandAnswer,
  CounterRow,
  HallPatch,
  HallView,
  Invitation,
  StreamOffer,
  TicketRow,
  WaitingRow,
} from '../../queue/view.js';
import type {Call, Hours, PriorityClass, Text} from '../../queue/ticket.js';

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

const text: Check = (value) => typeof value === 'string';
const flag: Check = (value) => typeof value === 'boolean';
const number: Check = (value) => typeof value === 'number' && Math.abs(value) <= furthest;
const whole: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0;
const texts: Check = (value) => Array.isArray(value) && value.every(text);
const nullable =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value as string);
const record = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const words: Check = (value) => text(value) || (record(value) && Object.values(value).every(text));
const band: Check = (value) => record(value) && number(value['from']) && nullable(number)(value['to']);
const tally: Check = (value) => record(value) && ['done', 'noShow', 'transferred'].every((name) => whole(value[name]));

const ticketShape: Shape = {
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
    tally,
  },
};

const waitingShape: Shape = {
  needed: {id: text, name: words, prefix: text, count: whole, band: nullable(band), counters: texts},
  optional: {usual: nullable(number)},
};

const callShape: Shape = {
  needed: {seq: whole, at: number, ticket: text, number: text, service: text, counter: text, time: whole},
  optional: {},
};

const invitationShape: Shape = {
  needed: {id: text, number: text, service: text, counter: text, at: number, token: text},
  optional: {},
};

const offerShape: Shape = {needed: {type: text, href: text}, optional: {}};
const hoursShape: Shape = {needed: {weekday: whole, opens: text, closes: text}, optional: {}};
const priorityShape: Shape = {needed: {id: text, name: words}, optional: {}};

function readRow<T>(shape: Shape, input: unknown, count: Skipped): T | null {
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

/** A snapshot; `null` where it is not one. */
export function readView(input: unknown, count: Skipped): HallView | null {
  if (!record(input) || !record(input['hall'])) return null;
  const {epoch, seq, day, now, role, open, hall, invitations} = input;
  if (!text(epoch) || !whole(seq) || !number(now) || !Array.isArray(input['tickets'])) return null;
  return {
    epoch: epoch as string,
    seq: seq as number,
    day: text(day) ? (day as string) : '',
    now: now as number,
    role: oneOf('public', 'kiosk', 'counter', 'manager')(role) ? (role as HallView['role']) : 'public',
    open: open !== false,
    hall: readHall(hall, count),
    services: readList<WaitingRow>(waitingShape, input['services'], count),
    counters: readList<CounterRow>(counterShape, input['counters'], count),
    tickets: readList<TicketRow>(ticketShape, input['tickets'], count),
    calls: readList<Call>(callShape, input['calls'], count),
    ...(invitations === undefined ? {} : {invitations: readList<Invitation>(invitationShape, invitations, count)}),
    streams: readList<StreamOffer>(offerShape, input['streams'], count),
  };
}

function readHall(hall: Record<string, unknown>, count: Skipped): HallView['hall'] {
  const {id, name, place, timeZone, notices} = hall;
  return {
    id: text(id) ? (id as string) : '',
    name: words(name) ? (name as Text) : '',
    place: words(place) ? (place as Text) : '',
    timeZone: zone(timeZone, count),
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
  if (!record(input)) return null;
  const {after, seq, now, day, open} = input;
  if (!whole(after) || !whole(seq) || !number(now) || (seq as number) < (after as number)) return null;
  const list = <T>(name: string, shape: Shape) =>
    input[name] === undefined ? {} : {[name]: readList<T>(shape, input[name], count)};
  return {
    after: after as number,
    seq: seq as number,
    now: now as number,
    ...(text(day) ? {day: day as string} : {}),
    ...(flag(open) ? {open: open as boolean} : {}),
    ...(texts(input['gone']) ? {gone: input['gone'] as string[]} : {}),
    ...list<WaitingRow>('services', waitingShape),
    ...list<CounterRow>('counters', counterShape),
    ...list<TicketRow>('tickets', ticketShape),
    ...list<Call>('calls', callShape),
    ...list<Invitation>('invitations', invitationShape),
  };
}

/** A heartbeat; `null` where it is not one. */
export function readHeartbeat(input: unknown): {seq: number; now: number} | null {
  if (!record(input) || !whole(input['seq']) || !number(input['now'])) return null;
  return {seq: input['seq'] as number, now: input['now'] as number};
}

/** The answer to a command; `null` where it is none. */
export function readAnswer(input: unknown): CommandAnswer | null {
  if (!record(input)) return null;
  const ticket = readRow<TicketRow>(ticketShape, input['ticket'], {skipped: 0}) ?? undefined;
  const rest = ticket ? {ticket} : {};
  const {status, seq, reason, ahead, follow} = input;
  if (status === 'refused' && text(reason)) return {status, reason: reason as never, ...rest};
  if (status !== 'done' || !whole(seq)) return null;
  return {
    status,
    seq: seq as number,
    ...rest,
    ...(whole(ahead) ? {ahead: ahead as number} : {}),
    ...(text(follow) ? {follow: follow as string} : {}),
  };
}
