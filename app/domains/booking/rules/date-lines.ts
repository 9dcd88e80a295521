/** One line of a preview as it is shown. */
export interface DateLine {
  date: string;
  /** taken: by another booking. impossible: for any booking (no window, past, a night without that hour). */
  state: 'free' | 'warned' | 'taken' | 'impossible' | 'skipped';
  /** Sentences: the booking that has the time, the holiday, why it is skipped. */
  notes: readonly string[];
  /** Skipped by hand. */
  isRemoved: boolean;
  /** It can be skipped and taken back by hand; a holiday's date cannot. */
  mayRemove: boolean;
}

/** checking: taken back by hand, and not judged again yet. */
export type LineState = DateLine['state'] | 'checking';

/** The state of a line with the ticks as they are now, before the server has judged it again. */
export function stateNow(line: DateLine, removed: readonly string[]): LineState {
  if (!line.mayRemove) return line.state;
  if (removed.includes(line.date)) return 'skipped';
  return line.isRemoved ? 'checking' : line.state;
}

export type LineCounts = Record<LineState, number> & { bookable: number; bad: number };

/** Free and warned dates get booked; one bad date refuses all. */
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
