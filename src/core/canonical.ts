/** Members in the order of their names, at every depth; what is undefined is left out, as JSON leaves it out. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, part]) => [name, sorted(part)]));
}

/** Plain JSON as one text that does not depend on the order of its members, so that two machines hash the same bytes. */
export function canonical(value: unknown): string {
  return JSON.stringify(sorted(value));
}
