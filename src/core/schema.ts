import {safeParse, type GenericSchema, type InferOutput} from 'valibot';

/** One thing in foreign data that could not be used: where it stood and why. */
export interface Fault {
  /** Where it stood, such as `procedures.12`; empty for the whole. */
  path: string;
  /** Why, for a developer. */
  reason: string;
}

/** What could be read of foreign data, and what could not. */
export interface Reading<T> {
  value: T;
  faults: Fault[];
}

/** Reads a list row by row: what fails the schema is left out and named, what is good stays. */
export function readRows<S extends GenericSchema>(schema: S, rows: unknown, path = ''): Reading<InferOutput<S>[]> {
  if (!Array.isArray(rows)) return {value: [], faults: [{path, reason: 'A list was expected.'}]};
  const value: InferOutput<S>[] = [];
  const faults: Fault[] = [];
  rows.forEach((row: unknown, index) => {
    const result = safeParse(schema, row);
    if (result.success) value.push(result.output);
    else faults.push({path: `${path}.${index}`.replace(/^\./, ''), reason: result.issues[0].message});
  });
  return {value, faults};
}

/** The own property of something that may be anything; `undefined` where there is none. */
export function member(input: unknown, name: string): unknown {
  return typeof input === 'object' && input !== null && Object.prototype.hasOwnProperty.call(input, name)
    ? (input as Record<string, unknown>)[name]
    : undefined;
}
