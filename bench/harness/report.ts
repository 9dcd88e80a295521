import { rounded, type Summary } from './statistics.ts';

/** The upper limit of the machine, measured in the same run. */
export interface Limit {
  readonly what: string;
  readonly medianMs: number;
  readonly ratePerS: number;
}

/** The last line of a bench, in the shape of quality.md. */
export interface BenchLine extends Summary {
  readonly bench: string;
  readonly work: string;
  readonly limit: Limit;
  /** Our rate divided by the limit's rate: 1 is as fast as the bare machine. */
  readonly ratioToLimit: number;
  readonly statementsPerRequest: number | null;
  /** Overlaps, lost writes, losers without an answer: 0. */
  readonly violations: number;
}

/** `beside` are figures in addition to the shape of quality.md; they follow it. */
export function benchLine(
  line: Omit<BenchLine, 'ratioToLimit'>,
  beside: Readonly<Record<string, unknown>> = {},
): BenchLine {
  const ratioToLimit = line.limit.ratePerS > 0 ? rounded(line.ratePerS / line.limit.ratePerS) : 0;
  return { ...line, ratioToLimit, ...beside };
}
