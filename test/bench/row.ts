/** One line of the bench. */
export interface Row {
  what: string;
  value: string;
  /** The floor, the peer or the target it stands beside. */
  beside: string;
}

/** The value below which a share of the samples lies. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other);
  return sorted[Math.min(Math.ceil(sorted.length * share), sorted.length) - 1] ?? NaN;
}
