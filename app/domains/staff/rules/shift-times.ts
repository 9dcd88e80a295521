/** What is wrong with a field of a shift: a code with its values. */
export interface ShiftProblem {
  /** The field of the verb's input. */
  readonly field: ShiftField;
  readonly code: ShiftProblemCode;
  readonly values?: Readonly<Record<string, string>>;
}

export type ShiftField =
  | 'startAtUtc'
  | 'endAtUtc'
  | 'dateLocal'
  | 'startTimeLocal'
  | 'endTimeLocal'
  | 'workAreaId'
  | 'scheduleId'
  | 'eventId'
  | 'staffIds'
  | 'staffId';

export type ShiftProblemCode =
  /** The other fields of this form of times need it. */
  | 'needed'
  /** UTC instants and local times at once. */
  | 'two_forms'
  | 'end_before_start'
  | 'too_long'
  /** Before 2000 or after 2199. */
  | 'far'
  /** The clock jumps over it, or shows it twice; the values are the nearest times that exist once. */
  | 'skipped_time'
  | 'repeated_time'
  | 'area'
  | 'schedule'
  | 'event'
  | 'made_for_event'
  | 'person'
  | 'inactive';

/** Either both instants, or a local date with two times; an edit may name some of them. */
export interface ShiftTimesInput {
  readonly startAtUtc?: string | undefined;
  readonly endAtUtc?: string | undefined;
  readonly dateLocal?: string | undefined;
  readonly startTimeLocal?: string | undefined;
  readonly endTimeLocal?: string | undefined;
}

const UTC_FIELDS = ['startAtUtc', 'endAtUtc'] as const;
const LOCAL_FIELDS = ['dateLocal', 'startTimeLocal', 'endTimeLocal'] as const;

export type TimesForm =
  | { kind: 'none' }
  | { kind: 'utc'; startAtUtc: string; endAtUtc: string }
  | { kind: 'local'; dateLocal: string; startTimeLocal: string; endTimeLocal: string }
  | { kind: 'refused'; problems: ShiftProblem[] };

/** Which form of times an input has. What it leaves out is taken from the stored shift; a new one has none. */
export function timesForm(input: ShiftTimesInput, stored: Required<ShiftTimesInput> | null): TimesForm {
  const local = LOCAL_FIELDS.filter((field) => input[field] !== undefined);
  const utc = UTC_FIELDS.filter((field) => input[field] !== undefined);
  if (local.length > 0 && utc.length > 0)
    return { kind: 'refused', problems: local.map((field) => ({ field, code: 'two_forms' })) };
  if (local.length === 0 && utc.length === 0 && stored) return { kind: 'none' };
  const merged = { ...stored, ...withoutGaps(input) };
  const fields = local.length > 0 ? LOCAL_FIELDS : UTC_FIELDS;
  const problems = fields
    .filter((field) => merged[field] === undefined)
    .map((field): ShiftProblem => ({ field, code: 'needed' }));
  if (problems.length > 0) return { kind: 'refused', problems };
  const { startAtUtc = '', endAtUtc = '', dateLocal = '', startTimeLocal = '', endTimeLocal = '' } = merged;
  return local.length > 0
    ? { kind: 'local', dateLocal, startTimeLocal, endTimeLocal }
    : { kind: 'utc', startAtUtc, endAtUtc };
}

const withoutGaps = (input: ShiftTimesInput): ShiftTimesInput =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));

/** A night in which the clock goes back makes 24 hours of wall time 25. */
const LONGEST_MS = 25 * 3_600_000;

export const isFar = (year: number): boolean => year < 2000 || year > 2199;

/** What is wrong with a span; the fields of the form that it came from get the codes. */
export function spanProblems(
  { startMs, endMs }: { startMs: number; endMs: number },
  year: number,
  form: 'utc' | 'local',
): ShiftProblem[] {
  const end = form === 'utc' ? 'endAtUtc' : 'endTimeLocal';
  if (endMs <= startMs) return [{ field: end, code: 'end_before_start' }];
  if (endMs - startMs > LONGEST_MS) return [{ field: end, code: 'too_long' }];
  return isFar(year) ? [{ field: form === 'utc' ? 'startAtUtc' : 'dateLocal', code: 'far' }] : [];
}
