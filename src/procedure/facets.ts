import type {Procedure} from './procedure.js';

/** By what a list is narrowed. */
export type FacetName = 'field' | 'online' | 'within';
/** The values chosen; none means all. */
export type Chosen = Readonly<Record<FacetName, ReadonlySet<string>>>;
/** How many rows each value would leave. */
export type Counts = Readonly<Record<FacetName, ReadonlyMap<string, number>>>;

/** The facets, in the order they are shown. */
export const facetNames: readonly FacetName[] = ['field', 'online', 'within'];

/** Nothing chosen. */
export const nothingChosen: Chosen = {field: new Set(), online: new Set(), within: new Set()};

/** With a value put in or taken out. */
export function toggled(chosen: Chosen, facet: FacetName, value: string): Chosen {
  const values = new Set(chosen[facet]);
  if (!values.delete(value)) values.add(value);
  return {...chosen, [facet]: values};
}

/** The items that fit what is chosen, and how many there would be with each value, all other facets as they are. */
export function narrow<T extends {row: Procedure}>(
  items: readonly T[],
  chosen: Chosen,
): {fitting: T[]; counts: Counts} {
  const counts = {
    field: new Map<string, number>(),
    online: new Map<string, number>(),
    within: new Map<string, number>(),
  };
  const fitting = items.filter(({row}) => {
    const against = facetNames.filter((facet) => chosen[facet].size > 0 && !chosen[facet].has(row[facet]));
    if (against.length > 1) return false;
    for (const facet of against.length === 1 ? against : facetNames) {
      counts[facet].set(row[facet], (counts[facet].get(row[facet]) ?? 0) + 1);
    }
    return against.length === 0;
  });
  return {fitting, counts};
}

const order: Record<Exclude<FacetName, 'field'>, readonly string[]> = {
  online: ['full', 'partial', 'inPerson', 'unknown'],
  within: ['sameDay', 'upTo5', 'upTo15', 'longer', 'unknown'],
};

/** The values of a facet in the order they are offered: levels by rank, fields by how many they hold, the unknown after. */
export function offered(
  facet: FacetName,
  all: ReadonlyMap<string, number>,
  counts: ReadonlyMap<string, number>,
): string[] {
  if (facet !== 'field') return order[facet].filter((value) => all.has(value));
  const rank = (value: string) => (counts.get(value) ?? 0) * 2 * Number(value !== '') + Number(counts.has(value));
  return [...all.keys()].sort((one, other) => rank(other) - rank(one) || all.get(other)! - all.get(one)!);
}
