/** A rounded band of minutes; `to: null` means "over". */
export interface Band {
  from: number;
  to: number | null;
}

const edges = [0, 10, 20, 30, 45, 60, 90];
const fewest = 5;

/** The middle of some times; `null` under five of them, since fewer say nothing about the next. */
export function median(times: readonly number[]): number | null {
  if (times.length < fewest) return null;
  const sorted = [...times].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Minutes as the band they fall in: under 10, 10–20, 20–30, 30–45, 45–60, 60–90, over 90. Never one figure. */
export function bandOf(minutes: number): Band {
  const place = edges.reduce((found, edge, index) => (minutes >= edge ? index : found), 0);
  return {from: edges[place]!, to: edges[place + 1] ?? null};
}

/** How long people wait: those ahead × usual service time ÷ open counters; `null` where it cannot be known. */
export function estimate(ahead: number, times: readonly number[], openCounters: number): Band | null {
  const usual = median(times);
  if (usual === null || openCounters < 1) return null;
  return bandOf((ahead * usual) / openCounters / 60_000);
}
