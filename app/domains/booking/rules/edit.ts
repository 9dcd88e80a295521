import type { SeriesException } from '#app/db/schema/booking.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { isLongerThan } from '#app/platform/text.ts';
import { type Booker, validateTeam, roleAt, type TeamFacts, type TypeFacts } from './booker.ts';
import {
  bookableDates,
  type DateFacts,
  type DateVerdict,
  judgeDates,
  type LeaveOut,
  onDay,
  validateTimes,
  type Occupancy,
} from './dates.ts';
import { nextFreeTime } from './conflicts.ts';
import type { FieldError } from './field-errors.ts';
import { MAX_DATES, MAX_TITLE, suggestTitle } from './request.ts';
import type { ScopedBooking } from './scopes.ts';
import { type FirstState, firstState } from './states.ts';

/** A booking, or all dates of a scope, as they become (D5: time, place, title, type, weekday, end date). */
export interface EditInput extends TimeSpan {
  resourceId: string;
  eventTypeId: string;
  /** Empty: the suggestion is used. */
  title: string;
  description: string | null;
  when:
    | { scope: 'this'; date: string }
    | {
        scope: 'following' | 'all';
        /** 0 = Sunday; a date moves within its week. */
        dayOfWeek: number;
        /** Inclusive; a later end adds dates, an earlier one cancels dates. */
        endDate: string;
        /** New dates removed by hand. */
        removed: readonly string[];
        onlyFree: boolean;
      };
}

export interface EditedBooking extends ScopedBooking, TimeSpan {
  resourceId: string | null;
  eventTypeId: string;
  teamId: string | null;
}

/** The new day of a date. `from` is null for a date that a later end adds. */
export interface Move<T> {
  from: T | null;
  to: string;
}

export interface EditFacts<T extends EditedBooking> {
  actor: Booker;
  /** The new place. `others` has no booking of the scope. */
  place: Occupancy & { operatorId: string };
  team: TeamFacts | null | 'unknown';
  eventType: TypeFacts | null;
  now: { date: string; time: string };
  moves: readonly Move<T>[];
  /** Dates of the scope after the new end: they are cancelled. */
  dropped: readonly T[];
  /** One for each move, in the same order. */
  dates: readonly DateFacts[];
}

export type EditDecision<T> =
  | { kind: 'refused'; refusals: FieldError[] }
  | { kind: 'blocked'; verdicts: DateVerdict[]; nextFree: TimeSpan | null }
  | {
      kind: 'accepted';
      title: string;
      /** Dates that remain, moved or not. */
      kept: { booking: T; to: string; status: 'approved' | 'pending' }[];
      added: string[];
      addedStatus: 'approved' | 'pending';
      /** Dates that go: removed by hand, not free, or after the new end. */
      cancelled: T[];
      verdicts: DateVerdict[];
    };

/** True when the edit changes place, time, dates or type; an edit of texts conflicts with nothing. */
export function isMoving<T extends EditedBooking>(input: EditInput, moves: readonly Move<T>[]): boolean {
  return moves.some(
    ({ from, to }) => from === null || isMoved(from, to, input) || from.eventTypeId !== input.eventTypeId,
  );
}

/** True when place, date or time changes: the approval was for these (domain.md, state table). */
function isMoved(booking: EditedBooking, to: string, input: EditInput): boolean {
  return (
    booking.resourceId !== input.resourceId ||
    booking.date !== to ||
    booking.startTime !== input.startTime ||
    booking.endTime !== input.endTime
  );
}

/** Decides an edit like a new request (decideRequest), but a date that does not move is not judged again. */
export function decideEdit<T extends EditedBooking>(input: EditInput, facts: EditFacts<T>): EditDecision<T> {
  const role = roleAt(facts.actor, facts.place.operatorId);
  const team = facts.team === 'unknown' ? null : facts.team;
  const title = input.title || (team && facts.eventType ? suggestTitle(team.name, facts.eventType.label) : '');
  const moving = isMoving(input, facts.moves);
  const refusals: FieldError[] = [
    ...(moving ? validateTeam(role, { teamId: team?.id ?? null, eventTypeId: input.eventTypeId }, facts) : []),
    ...(title === '' ? [{ field: 'title', code: 'title_required' } as const] : []),
    ...(isLongerThan(title, MAX_TITLE) ? [{ field: 'title', code: 'title_too_long' } as const] : []),
    ...validateTimes(input),
    ...validateEnd(input, facts.moves),
  ];
  const verdicts = refusals.length === 0 ? judgeEdit(input, facts) : [];
  const first = verdicts[0];
  if (input.when.scope === 'this' && first?.refusal) refusals.push(first.refusal);
  if (refusals.length > 0) return { kind: 'refused', refusals };
  if (verdicts.some(({ kind }) => kind === 'blocked'))
    return { kind: 'blocked', verdicts, nextFree: nextFreeForEdit(input, facts, verdicts) };

  const going = new Set(bookableDates(verdicts));
  if (going.size === 0) return { kind: 'refused', refusals: [{ field: 'endDate', code: 'no_date_left' }] };
  const addedStatus = firstState(role).status;
  const kept: { booking: T; to: string; status: 'approved' | 'pending' }[] = [];
  const added: string[] = [];
  const cancelled: T[] = [...facts.dropped];
  for (const { from, to } of facts.moves) {
    if (!from) {
      if (going.has(to)) added.push(to);
    } else if (going.has(to))
      kept.push({ booking: from, to, status: statusAfter(from, isMoved(from, to, input), addedStatus) });
    else cancelled.push(from);
  }
  return { kind: 'accepted', title, kept, added, addedStatus, cancelled, verdicts };
}

/** The verdict on every date of the edit; a date that does not move is free. */
export function judgeEdit<T extends EditedBooking>(input: EditInput, facts: EditFacts<T>): DateVerdict[] {
  const staying = new Set(
    facts.moves.flatMap(({ from, to }) =>
      from && !isMoved(from, to, input) && from.eventTypeId === input.eventTypeId ? [to] : [],
    ),
  );
  const judged = judgeDates(timeOf(input, facts), facts.dates, leaveOutOf(input), facts.place, facts.now);
  return judged.map((verdict) =>
    staying.has(verdict.date) && verdict.skipped !== 'removed'
      ? { ...verdict, kind: 'free', conflicts: [], refusal: null, skipped: null }
      : verdict,
  );
}

export function nextFreeForEdit<T extends EditedBooking>(
  input: EditInput,
  facts: EditFacts<T>,
  verdicts: readonly DateVerdict[],
): TimeSpan | null {
  const removed = new Set(verdicts.filter(({ skipped }) => skipped === 'removed').map(({ date }) => date));
  const days = facts.dates.filter(({ date }) => !removed.has(date));
  return nextFreeTime(
    days.map((day) => onDay(timeOf(input, facts), day)),
    facts.place,
  );
}

/** The exceptions that an edit adds to the series; dates after its new end need none. */
export function newExceptions(verdicts: readonly DateVerdict[]): SeriesException[] {
  return verdicts.flatMap(({ date, skipped }) => (skipped ? [{ date, reason: skipped }] : []));
}

/** Pending when an admin has to decide about any date afterwards. */
export function statusOfEdit<T>({
  kept,
  added,
  addedStatus,
}: EditDecision<T> & { kind: 'accepted' }): FirstState['status'] {
  const waits = kept.some(({ status }) => status === 'pending') || (added.length > 0 && addedStatus === 'pending');
  return waits ? 'pending' : 'approved';
}

/** An approval is for a place, a date and a time: moved by a person who needs approval, a booking is pending again. */
function statusAfter(booking: EditedBooking, moved: boolean, ofActor: 'approved' | 'pending'): 'approved' | 'pending' {
  const before = booking.status === 'approved' ? 'approved' : 'pending';
  return moved && before === 'approved' && ofActor === 'pending' ? 'pending' : before;
}

function validateEnd<T>(input: EditInput, moves: readonly Move<T>[]): FieldError[] {
  if (input.when.scope === 'this') return [];
  if (moves.length > MAX_DATES)
    return [{ field: 'endDate', code: 'too_many_dates', values: { max: String(MAX_DATES) } }];
  return moves.length === 0 ? [{ field: 'endDate', code: 'no_date_left' }] : [];
}

function timeOf<T extends EditedBooking>(input: EditInput, facts: EditFacts<T>) {
  return { ...input, allowOverlap: facts.eventType?.allowOverlap ?? false };
}

function leaveOutOf({ when }: EditInput): LeaveOut {
  const none = { removed: [], publicHolidays: false, schoolHolidays: false, notFree: false };
  return when.scope === 'this' ? none : { ...none, removed: when.removed, notFree: when.onlyFree };
}
