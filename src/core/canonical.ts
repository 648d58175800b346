/** What is meant to be hashed has a handful of levels. Beyond this a stack might end, on some machines and not on others. */
const deepest = 64;

/** Whether something is nested deeper than what may be hashed. Looks no further than that, so it always comes back. */
export function isTooDeep(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels <= 0 || Object.values(value).some((part) => isTooDeep(part, levels - 1));
}

/** Members in the order of their names, at every depth; what is undefined is left out, as JSON leaves it out. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
}

/**
 * Plain JSON as one text that does not depend on the order of its members, so that two machines hash the same bytes.
 * Throws a `RangeError` where it is nested deeper than 64 levels.
 */
export function canonical(value: unknown): string {
  if (isTooDeep(value)) throw new RangeError(`Nested deeper than ${deepest} levels.`);
  return JSON.stringify(sorted(value));
}
