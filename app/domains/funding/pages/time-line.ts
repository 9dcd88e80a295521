import { addDays, addMonths, daysBetween, type LocalDate, monthRange } from '#app/platform/calendar.ts';

/** Where the bars of a time line are, in thousandths of its width. The server draws them; no browser counts days. */

export interface BarDates {
  readonly plannedFrom: LocalDate | null;
  readonly plannedUntil: LocalDate | null;
  readonly actualFrom: LocalDate | null;
  readonly actualUntil: LocalDate | null;
}

export interface Bar {
  readonly left: number;
  readonly width: number;
}

export interface TimeLine {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Null when today is not in it. */
  readonly today: number | null;
  /** First days of months, at most seven; `month` is YYYY-MM. */
  readonly ticks: readonly { readonly month: string; readonly left: number }[];
  readonly bars: readonly { readonly planned: Bar | null; readonly actual: Bar | null }[];
}

const MOST_TICKS = 6;
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** A bar per measure, in whole months from the first day to the last; null when no measure has a day. */
export function timeLine(measures: readonly BarDates[], today: LocalDate): TimeLine | null {
  const ranges = measures.map((one) => ({ planned: plannedOf(one), actual: actualOf(one, today) }));
  const days = ranges.flatMap(({ planned, actual }) => [planned, actual]).flatMap((one) => one ?? []);
  if (days.length === 0) return null;
  const [first = today] = days.toSorted();
  const last = days.toSorted().at(-1) ?? today;
  const from = `${first.slice(0, 7)}-01`;
  const until = monthRange(last.slice(0, 7))?.until ?? last;
  const length = daysBetween(from, until) + 1;
  const at = (day: LocalDate) => Math.round((daysBetween(from, day) * 1000) / length);
  const barOf = (range: Range | null): Bar | null => {
    if (!range) return null;
    const left = at(range[0]);
    return { left, width: Math.max(at(addDays(range[1], 1)) - left, 4) };
  };
  return {
    from,
    until,
    today: today < from || today > until ? null : at(today),
    ticks: ticksOf(from, until).map((month) => ({ month, left: at(`${month}-01`) })),
    bars: ranges.map(({ planned, actual }) => ({ planned: barOf(planned), actual: barOf(actual) })),
  };
}

type Range = readonly [from: LocalDate, until: LocalDate];

/** With one end only, the plan is that day. */
function plannedOf({ plannedFrom: from, plannedUntil: until }: BarDates): Range | null {
  const [first, last] = [from ?? until, until ?? from];
  return first === null || last === null ? null : [first, last];
}

/** Without an end it lasts until today. */
function actualOf({ actualFrom: from, actualUntil: until }: BarDates, today: LocalDate): Range | null {
  if (from === null) return until === null ? null : [until, until];
  return [from, until ?? (today < from ? from : today)];
}

/** Months in steps that leave at most six. */
function ticksOf(from: LocalDate, until: LocalDate): string[] {
  const months: string[] = [];
  for (let month = from.slice(0, 7); month <= until.slice(0, 7); month = addMonths(month, 1)) months.push(month);
  const step = STEPS.find((one) => Math.ceil(months.length / one) <= MOST_TICKS) ?? months.length;
  return months.filter((_month, index) => index % step === 0);
}
