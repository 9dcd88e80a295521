import type { SeriesException } from '#app/db/schema/booking.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { cutText, isLongerThan } from '#app/platform/text.ts';
import {
  type Booker,
  bookingPerson,
  firstStateAt,
  validateTeam,
  roleAt,
  teamChoice,
  type TeamFacts,
  type TypeFacts,
} from './booker.ts';
import { nextFreeTime } from './conflicts.ts';
import {
  bookableDates,
  type DateFacts,
  type DateVerdict,
  judgeDates,
  LEAVE_OUT_NOTHING,
  leaveOutOf,
  onDay,
  requestedSpan,
  type SeriesChoice,
  validateTimes,
  type Occupancy,
} from './dates.ts';
import type { FieldError } from './field-errors.ts';
import type { FirstState } from './states.ts';

export const MAX_TITLE = 120;
export const MAX_DESCRIPTION = 2000;
/** Dates of one series (domain.md, limits). */
export const MAX_DATES = 400;

/** A request, already well-formed. */
export interface RequestedBooking extends TimeSpan {
  resourceId: string;
  teamId: string | null;
  eventTypeId: string;
  /** Empty: the suggestion "{Team} {Terminart}" is used. */
  title: string;
  description: string | null;
  when: RequestedDates;
}

/** Einzeltermin or Terminserie (seed 4, 2.4.2). */
export type RequestedDates =
  | { kind: 'single'; date: string }
  | ({
      kind: 'series';
      /** 0 = Sunday. */
      dayOfWeek: number;
      /** Both inclusive. */
      startDate: string;
      endDate: string;
    } & SeriesChoice);

export interface RequestFacts {
  actor: Booker;
  place: Occupancy & { operatorId: string };
  /** Null when none is named; 'unknown' when the named one does not exist. */
  team: TeamFacts | null | 'unknown';
  eventType: TypeFacts | null;
  /** The facility's clock. */
  now: { date: string; time: string };
  /** One for a single date; for a series every date of the weekday in the range, at most MAX_DATES + 1 of them. */
  dates: readonly DateFacts[];
}

export type RequestDecision =
  | { kind: 'refused'; refusals: FieldError[] }
  | { kind: 'blocked'; verdicts: DateVerdict[]; nextFree: TimeSpan | null }
  | {
      kind: 'accepted';
      status: FirstState['status'];
      decision: FirstState['decision'];
      title: string;
      /** The booking person (domain.md, "Who"). */
      person: { userId: string; name: string };
      /** Free and warned dates, at least one. */
      dates: string[];
      verdicts: DateVerdict[];
    };

/** "{Mannschaft} {Terminart}" (seed 4, 5.1.6), cut to the length of a title. */
export function suggestTitle(teamName: string, typeLabel: string): string {
  return cutText(`${teamName} ${typeLabel}`, MAX_TITLE);
}

/**
 * Decides a request. Field errors come first and all together, then conflicts: one blocked date refuses all, unless blocked
 * dates are skipped ("nur freie buchen").
 */
export function decideRequest(input: RequestedBooking, facts: RequestFacts): RequestDecision {
  const role = roleAt(facts.actor, facts.place.operatorId);
  const team = facts.team === 'unknown' ? null : facts.team;
  const title = input.title || (team && facts.eventType ? suggestTitle(team.name, facts.eventType.label) : '');
  const refusals = [
    ...validateTeam(role, input, facts),
    ...(title === '' && !input.teamId && teamChoice(role, facts.actor.hasTeams) !== 'own'
      ? [{ field: 'title', code: 'title_required' } as const]
      : []),
    ...(isLongerThan(title, MAX_TITLE) ? [{ field: 'title', code: 'title_too_long' } as const] : []),
    ...validateTimes(input),
    ...validateRange(input.when, facts.now, facts.dates),
  ];
  const verdicts = refusals.length === 0 ? judgeRequest(input, facts) : [];
  const first = verdicts[0];
  if (input.when.kind === 'single' && first?.refusal) refusals.push(first.refusal);
  if (refusals.length > 0) return { kind: 'refused', refusals };

  if (verdicts.some(({ kind }) => kind === 'blocked'))
    return { kind: 'blocked', verdicts, nextFree: nextFreeForAll(input, facts, verdicts) };
  const dates = bookableDates(verdicts);
  if (dates.length === 0) return { kind: 'refused', refusals: [{ field: 'endDate', code: 'no_date_left' }] };
  return {
    kind: 'accepted',
    ...firstStateAt(role, facts.place.operatorId, team),
    title,
    person: bookingPerson(facts.actor, team),
    dates,
    verdicts,
  };
}

/** The verdict on every date, even while other fields of the form are missing. */
export function judgeRequest(input: RequestedBooking, facts: RequestFacts): DateVerdict[] {
  const leaveOut = input.when.kind === 'single' ? LEAVE_OUT_NOTHING : leaveOutOf(input.when);
  return judgeDates(requestedSpan(input, facts.eventType), facts.dates, leaveOut, facts.place, facts.now);
}

/** The same length of time, later, free on every requested date; null without one. */
export function nextFreeForAll(
  input: RequestedBooking,
  facts: RequestFacts,
  verdicts: readonly DateVerdict[],
): TimeSpan | null {
  const skipped = new Set(verdicts.filter((row) => row.skipped && row.skipped !== 'not_free').map(({ date }) => date));
  const days = facts.dates.filter(({ date }) => !skipped.has(date));
  return nextFreeTime(
    days.map((day) => onDay(requestedSpan(input, facts.eventType), day)),
    facts.place,
  );
}

/** Why a date of the range is not in the series; no later edit adds it (D5). */
export function exceptionsOf(verdicts: readonly DateVerdict[]): SeriesException[] {
  return verdicts.flatMap(({ date, skipped, publicHoliday, schoolHoliday }) => {
    if (!skipped) return [];
    const holiday = skipped === 'public_holiday' ? publicHoliday : skipped === 'school_holiday' ? schoolHoliday : null;
    return [{ date, reason: holiday ?? skipped }];
  });
}

/** Errors of the range itself, before any date is judged. */
export function validateRange(when: RequestedDates, now: { date: string }, dates: readonly DateFacts[]): FieldError[] {
  if (when.kind === 'single') return [];
  if (when.endDate < when.startDate) return [{ field: 'endDate', code: 'range_end_before_start' }];
  if (dates.length > MAX_DATES)
    return [{ field: 'endDate', code: 'too_many_dates', values: { max: String(MAX_DATES) } }];
  if (when.startDate < now.date) return [{ field: 'startDate', code: 'past' }];
  if (dates.length === 0) return [{ field: 'dayOfWeek', code: 'weekday_not_in_range' }];
  return [];
}
