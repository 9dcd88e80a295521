/** Value below which `share` (0-1) of the sorted samples lie, by the nearest-rank method; NaN without samples. */
export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? Number.NaN;
}

export interface Summary {
  readonly n: number;
  readonly medianMs: number;
  readonly p99Ms: number;
  readonly ratePerS: number;
}

/** `samplesMs` in any order; `elapsedMs` is the wall time of all of them together. */
export function summarise(samplesMs: readonly number[], elapsedMs: number): Summary {
  const sorted = samplesMs.toSorted((a, b) => a - b);
  return {
    n: sorted.length,
    medianMs: rounded(percentile(sorted, 0.5)),
    p99Ms: rounded(percentile(sorted, 0.99)),
    ratePerS: rounded(elapsedMs > 0 ? (sorted.length * 1000) / elapsedMs : 0),
  };
}

/** Three significant digits below 100, whole above. */
export function rounded(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
