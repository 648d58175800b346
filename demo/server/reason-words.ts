import type {InferInput} from 'valibot';
import type {reportSchema} from '../../src/rating/report.ts';

type Word = NonNullable<InferInput<typeof reportSchema>['reasons']>[number]['word'];

/** A reason in words; its id where nobody here knows them. */
export function reasonWord(id: string): Word {
  return id;
}
