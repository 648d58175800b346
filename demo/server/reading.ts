import {safeParse, type GenericSchema, type InferOutput} from 'valibot';
import {member} from '../../src/core/schema.ts';

/** One foreign row by its schema, or in English why it is none. */
export function readAs<S extends GenericSchema>(
  schema: S,
  row: unknown,
): {item: InferOutput<S>} | {id: string | null; problem: string} {
  const result = safeParse(schema, row);
  if (result.success) return {item: result.output};
  const [issue] = result.issues;
  const path = (issue.path ?? []).map(({key}: {key: unknown}) => String(key)).join('.');
  const id = member(row, 'id');
  return {id: typeof id === 'string' && id.length <= 64 ? id : null, problem: `${path}: ${issue.message}`};
}
