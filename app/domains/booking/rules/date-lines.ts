/** One line of a preview as people read it. */
export interface DateLine {
  date: string;
  /** taken: somebody else has it. impossible: nobody could book it (no window, past, a night without that hour). */
  state: 'free' | 'warned' | 'taken' | 'impossible' | 'skipped';
  /** Sentences: who has the time, which holiday it is, why it is left out. */
  notes: readonly string[];
  /** Left out by hand. */
  isRemoved: boolean;
  /** Can be left out or taken back by hand; what a holiday leaves out cannot. */
  mayRemove: boolean;
}

/** checking: taken back by hand, and not judged again yet. */
export type LineState = DateLine['state'] | 'checking';

/** How a line stands with the ticks as they are now, before the house has answered. */
export function stateNow(line: DateLine, removed: readonly string[]): LineState {
  if (!line.mayRemove) return line.state;
  if (removed.includes(line.date)) return 'skipped';
  return line.isRemoved ? 'checking' : line.state;
}

export type LineCounts = Record<LineState, number> & { bookable: number; bad: number };

/** Green and yellow ones get booked; one bad one is enough to refuse all. */
export function countLines(lines: readonly DateLine[], removed: readonly string[]): LineCounts {
  const counts = { free: 0, warned: 0, taken: 0, impossible: 0, skipped: 0, checking: 0, bookable: 0, bad: 0 };
  for (const line of lines) counts[stateNow(line, removed)] += 1;
  counts.bookable = counts.free + counts.warned + counts.checking;
  counts.bad = counts.taken + counts.impossible;
  return counts;
}

export interface LineMonth {
  /** 2026-11 */
  month: string;
  lines: DateLine[];
}

export function byMonth(lines: readonly DateLine[]): LineMonth[] {
  const months: LineMonth[] = [];
  for (const line of lines) {
    const month = line.date.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.lines.push(line);
    else months.push({ month, lines: [line] });
  }
  return months;
}
