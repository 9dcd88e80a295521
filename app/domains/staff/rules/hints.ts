import type { ClockTimes, Span } from './clock-times.ts';
import { adultLimitsOn, NIGHT_WORK, RECORD_WITHIN, youthLimitsOn } from './working-time.ts';

export type HintCode =
  | 'W_BREAK_30'
  | 'W_BREAK_45'
  | 'W_CONTINUOUS_6H'
  | 'W_MAX_10H'
  | 'W_REST_11H'
  | 'W_SUNDAY'
  | 'W_NIGHT'
  | 'W_YOUTH_BREAK_30'
  | 'W_YOUTH_BREAK_60'
  | 'W_YOUTH_CONTINUOUS'
  | 'W_YOUTH_MAX_8H'
  | 'W_YOUTH_REST_12H'
  | 'W_YOUTH_SATURDAY'
  | 'W_YOUTH_SUNDAY'
  | 'W_YOUTH_NIGHT'
  | 'W_LATE_RECORD';

/** What a day of work says about the law; it refuses nothing (seed 1: the clock records the truth). */
export interface Hint {
  readonly code: HintCode;
  /** Minutes: of the breaks, of work, of rest; of W_LATE_RECORD days. */
  readonly amount: number;
}

/** A day of a person for one operator. Spans are UTC milliseconds, so that both nights of the clock change are right. */
export interface DayFacts {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** 0 = Sunday. */
  readonly weekday: number;
  readonly group: 'adult' | 'youth' | 'volunteer';
  /** Sessions that count, in their order; running ones end at `nowMs`. */
  readonly sessions: readonly ClockTimes[];
  readonly nowMs: number;
  /** The end of the work before this day; null without any. */
  readonly previousEndMs: number | null;
  /** From 23:00 (adults) or 20:00 (minors) to 06:00, of the nights that touch the day. */
  readonly nights: readonly { readonly startMs: number; readonly endMs: number }[];
  /** Calendar days from the work to the last stamp that was written down. */
  readonly recordedAfterDays: number;
}

interface Closed {
  readonly startMs: number;
  readonly endMs: number;
}

const closed = (span: Span, nowMs: number): Closed => ({
  startMs: span.startMs,
  endMs: Math.max(span.startMs, span.endMs ?? nowMs),
});
const length = ({ startMs, endMs }: Closed) => endMs - startMs;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const minutes = (ms: number) => Math.floor(ms / 60_000);
const overlapMs = (a: Closed, b: Closed) => Math.max(0, Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs));

/** Work between breaks of at least `pieceMs`: what lies between the sessions of a day is a break, too. */
function stretches(sessions: readonly ClockTimes[], nowMs: number, pieceMs: number): Closed[] {
  const spans = sessions.map((session) => closed(session, nowMs));
  const pauses = [
    ...sessions.flatMap(({ breaks }) => breaks.map((one) => closed(one, nowMs))),
    ...spans.slice(1).map((span, index) => ({ startMs: spans[index]?.endMs ?? span.startMs, endMs: span.startMs })),
  ].filter((pause) => length(pause) >= pieceMs);
  const last = spans.at(-1);
  const edges = pauses.toSorted((a, b) => a.startMs - b.startMs);
  const starts = [spans[0]?.startMs ?? 0, ...edges.map(({ endMs }) => endMs)];
  const ends = [...edges.map(({ startMs }) => startMs), last?.endMs ?? 0];
  return starts.map((startMs, index) => ({ startMs, endMs: ends[index] ?? startMs }));
}

/** Hints of a day. Thresholds apply to net work: 6:00 h need no break, 6:01 h need 30 minutes. Volunteers get none. */
export function hintsOfDay(facts: DayFacts): Hint[] {
  const { date, group, sessions, nowMs, nights, previousEndMs, recordedAfterDays, weekday } = facts;
  const [first] = sessions;
  if (group === 'volunteer' || !first) return [];
  const isYouth = group === 'youth';
  const limits = isYouth ? youthLimitsOn(date) : adultLimitsOn(date);
  const breaks = sessions.flatMap((session) => session.breaks.map((one) => closed(one, nowMs)));
  const spans = sessions.map((session) => closed(session, nowMs));
  const workMs = sum(spans.map(length)) - sum(breaks.map(length));
  const between = spans.slice(1).map((span, index) => span.startMs - (spans[index]?.endMs ?? span.startMs));
  const pausedMs = sum([...breaks.map(length), ...between].filter((ms) => ms >= limits.breakPieceMs));
  const missing = limits.breaks.find((rule) => workMs > rule.overWorkMs && pausedMs < rule.breakMs);
  const longestMs = Math.max(...stretches(sessions, nowMs, limits.breakPieceMs).map(length));
  const restMs = previousEndMs === null ? Infinity : first.startMs - previousEndMs;
  const nightMs =
    sum(nights.flatMap((night) => spans.map((span) => overlapMs(span, night)))) -
    sum(nights.flatMap((night) => breaks.map((one) => overlapMs(one, night))));
  const when = (applies: boolean, code: HintCode, amount: number): Hint[] => (applies ? [{ code, amount }] : []);
  const codes = isYouth ? YOUTH_CODES : ADULT_CODES;
  return [
    ...(missing ? when(true, codes.breaks[minutes(missing.breakMs)] ?? codes.day, minutes(pausedMs)) : []),
    ...when(longestMs > limits.continuousMs, codes.continuous, minutes(longestMs)),
    ...when(workMs > limits.dayMs, codes.day, minutes(workMs)),
    ...when(restMs < limits.restMs, codes.rest, minutes(restMs)),
    ...when(isYouth && weekday === 6, 'W_YOUTH_SATURDAY', minutes(workMs)),
    ...when(weekday === 0, codes.sunday, minutes(workMs)),
    ...when(nightMs > (isYouth ? 0 : NIGHT_WORK.overMs), codes.night, minutes(nightMs)),
    ...when(
      date >= RECORD_WITHIN.validFrom && recordedAfterDays > RECORD_WITHIN.days,
      'W_LATE_RECORD',
      recordedAfterDays,
    ),
  ];
}

interface Codes {
  /** By the minutes that are needed. */
  readonly breaks: Readonly<Record<number, HintCode>>;
  readonly continuous: HintCode;
  readonly day: HintCode;
  readonly rest: HintCode;
  readonly sunday: HintCode;
  readonly night: HintCode;
}

const ADULT_CODES: Codes = {
  breaks: { 30: 'W_BREAK_30', 45: 'W_BREAK_45' },
  continuous: 'W_CONTINUOUS_6H',
  day: 'W_MAX_10H',
  rest: 'W_REST_11H',
  sunday: 'W_SUNDAY',
  night: 'W_NIGHT',
};

const YOUTH_CODES: Codes = {
  breaks: { 30: 'W_YOUTH_BREAK_30', 60: 'W_YOUTH_BREAK_60' },
  continuous: 'W_YOUTH_CONTINUOUS',
  day: 'W_YOUTH_MAX_8H',
  rest: 'W_YOUTH_REST_12H',
  sunday: 'W_YOUTH_SUNDAY',
  night: 'W_YOUTH_NIGHT',
};
