import {
  boolean,
  finite,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  optional,
  picklist,
  pipe,
  safeParse,
  strictObject,
  string,
  variant,
} from 'valibot';
import type {Command} from './ticket.js';

/*
 * Commands come from outside. Names that are not known are refused and not ignored: a slip in the name of an option
 * would otherwise do something else than was asked.
 */

const id = pipe(string(), minLength(1), maxLength(100));
const words = pipe(string(), maxLength(200));
const version = optional(pipe(number(), integer(), minValue(0)));
const minutes = optional(pipe(number(), finite(), minValue(0), maxValue(24 * 60)));
const place = optional(picklist(['first', 'last', 'by-time']));
const moment = pipe(number(), finite(), minValue(0), maxValue(8.64e15));
const mark = optional(id);
const code = pipe(string(), minLength(1), maxLength(40));
const atCounter = {counter: id, ticket: id, version};

const schema = variant('type', [
  strictObject({
    type: literal('issue'),
    service: id,
    priority: optional(id),
    priorityReason: optional(words),
    holder: optional(words),
    appointmentAt: optional(moment),
    remote: optional(boolean()),
    person: mark,
    device: mark,
  }),
  strictObject({type: literal('book'), service: id, at: moment, holder: optional(words), person: mark}),
  strictObject({type: literal('cancelBooking'), code}),
  strictObject({type: literal('arrive'), code, device: mark}),
  strictObject({type: literal('autoCall'), counter: id, officer: mark}),
  strictObject({type: literal('checkIn'), ticket: id}),
  strictObject({type: literal('callNext'), counter: id, service: optional(id), officer: mark}),
  strictObject({type: literal('callSpecific'), ...atCounter, officer: mark}),
  strictObject({type: literal('recall'), ...atCounter}),
  strictObject({type: literal('start'), ...atCounter}),
  strictObject({type: literal('finish'), ...atCounter}),
  strictObject({type: literal('noShow'), ...atCounter}),
  strictObject({type: literal('park'), ...atCounter, note: optional(words), minutes}),
  strictObject({type: literal('unpark'), ...atCounter}),
  strictObject({type: literal('transfer'), ...atCounter, service: id, place, minutes}),
  strictObject({type: literal('requeue'), ...atCounter, place}),
  strictObject({type: literal('cancel'), ticket: id, version}),
  strictObject({type: literal('leave'), ticket: id, version}),
  strictObject({type: literal('reactivate'), ticket: id, version}),
  strictObject({type: literal('void'), ticket: id, version}),
  strictObject({type: literal('undo'), counter: id, officer: mark}),
  strictObject({type: literal('openCounter'), counter: id}),
  strictObject({type: literal('pauseCounter'), counter: id, reason: optional(words)}),
  strictObject({type: literal('closeCounter'), counter: id}),
  strictObject({type: literal('closeDay')}),
  strictObject({type: literal('useRatingToken'), token: id}),
]);

/** Reads a command from foreign data; a sentence for a developer where it is none. */
export function readCommand(input: unknown): Command | string {
  const result = safeParse(schema, input);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = (issue.path ?? []).map(({key}) => String(key)).join('.');
  return where ? `${where}: ${issue.message}` : issue.message;
}
