import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import { isLongerThan } from '#app/platform/text.ts';
import { type Booker, firstStateAt, validateTeam, roleAt, type TeamFacts, type TypeFacts } from './booker.ts';
import {
  bookableDates,
  type DateFacts,
  type DateVerdict,
  judgeDates,
  type HolidayChoice,
  LEAVE_OUT_NOTHING,
  leaveOutOf,
  onDay,
  requestedSpan,
  validateTimes,
  type Occupancy,
} from './dates.ts';
import { nextFreeTime } from './conflicts.ts';
import type { EditInput } from './edit-input.ts';
import {
  asksForMore,
  type EditedBooking,
  fixedFieldsChanged,
  type FixedField,
  exceeds,
  isTouched,
  type Move,
  sparedOf,
  validateRunningEnd,
} from './edit-moves.ts';
import type { FieldError } from './field-errors.ts';
import { MAX_DATES, MAX_TITLE, suggestTitle } from './request.ts';
import type { FirstState } from './states.ts';

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
  /** The one date has begun, and its end lies ahead. */
  isRunning: boolean;
  /** What the series leaves out so far; null for one date. */
  holidays: HolidayChoice | null;
}

export type EditDecision<T> =
  | { kind: 'refused'; refusals: FieldError[] }
  /** The booking is running, so these fields stay. */
  | { kind: 'running'; fields: FixedField[] }
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

/** Decides an edit like a new request (decideRequest), but a date that does not move is not judged again. */
export function decideEdit<T extends EditedBooking>(input: EditInput, facts: EditFacts<T>): EditDecision<T> {
  const role = roleAt(facts.actor, facts.place.operatorId);
  const team = facts.team === 'unknown' ? null : facts.team;
  const title = input.title || (team && facts.eventType ? suggestTitle(team.name, facts.eventType.label) : '');
  const ofActor = firstStateAt(role, facts.place.operatorId, team).status;
  const running = facts.isRunning ? facts.moves[0]?.from : null;
  const fixed = running ? fixedFieldsChanged(input, running) : [];
  if (fixed.length > 0) return { kind: 'running', fields: fixed };
  const refusals: FieldError[] = [
    ...(asksForMore(input, facts.moves, facts.place.tree)
      ? validateTeam(role, { teamId: team?.id ?? null, eventTypeId: input.eventTypeId }, facts)
      : []),
    ...(title === '' ? [{ field: 'title', code: 'title_required' } as const] : []),
    ...(isLongerThan(title, MAX_TITLE) ? [{ field: 'title', code: 'title_too_long' } as const] : []),
    ...validateTimes(input),
    ...(running ? validateRunningEnd(input, running, { now: facts.now, ofActor }) : []),
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
  const kept: { booking: T; to: string; status: 'approved' | 'pending' }[] = [];
  const added: string[] = [];
  const cancelled: T[] = [...facts.dropped];
  for (const { from, to } of facts.moves) {
    if (!from) {
      if (going.has(to)) added.push(to);
    } else if (going.has(to))
      kept.push({ booking: from, to, status: statusAfter(from, to, input, { ofActor, tree: facts.place.tree }) });
    else cancelled.push(from);
  }
  return { kind: 'accepted', title, kept, added, addedStatus: ofActor, cancelled, verdicts };
}

/** The verdict on every date of the edit; a date that does not move is free. */
export function judgeEdit<T extends EditedBooking>(input: EditInput, facts: EditFacts<T>): DateVerdict[] {
  const staying = new Set(facts.moves.flatMap(({ from, to }) => (from && !isTouched(from, to, input) ? [to] : [])));
  const { isRunning, holidays, place } = facts;
  const moveTo = new Map(facts.moves.map((move) => [move.to, move]));
  const sparedOn = (date: string) =>
    sparedOf(input, moveTo.get(date) ?? { from: null, to: date }, { tree: place.tree, isRunning, holidays });
  const leaveOut = input.when.scope === 'this' ? LEAVE_OUT_NOTHING : leaveOutOf(input.when);
  const judged = judgeDates(requestedSpan(input, facts.eventType), facts.dates, leaveOut, place, facts.now, sparedOn);
  return judged.map((verdict) =>
    staying.has(verdict.date) && (verdict.skipped === null || verdict.skipped === 'not_free')
      ? { ...verdict, kind: 'free', conflicts: [], refusal: null, skipped: null }
      : verdict,
  );
}

export function nextFreeForEdit<T extends EditedBooking>(
  input: EditInput,
  facts: EditFacts<T>,
  verdicts: readonly DateVerdict[],
): TimeSpan | null {
  // A running booking has its start.
  if (facts.isRunning) return null;
  const isOut = ({ skipped }: DateVerdict) => skipped !== null && skipped !== 'not_free';
  const out = new Set(verdicts.filter(isOut).map(({ date }) => date));
  const days = facts.dates.filter(({ date }) => !out.has(date));
  return nextFreeTime(
    days.map((day) => onDay(requestedSpan(input, facts.eventType), day)),
    facts.place,
  );
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

/** Dates that lose their approval: they free their old time at once and wait. */
export function datesAskedAgain<T extends EditedBooking>({ kept }: EditDecision<T> & { kind: 'accepted' }): string[] {
  return kept.flatMap(({ booking, status }) =>
    booking.status === 'approved' && status === 'pending' ? [booking.date] : [],
  );
}

/** An approval is for a place, a date and a time: more than that, asked by a person who needs approval, is pending again. */
function statusAfter(
  booking: EditedBooking,
  to: string,
  input: EditInput,
  facts: { ofActor: 'approved' | 'pending'; tree: Occupancy['tree'] },
): 'approved' | 'pending' {
  if (booking.status !== 'approved') return 'pending';
  return facts.ofActor === 'pending' && exceeds(booking, to, input, facts.tree) ? 'pending' : 'approved';
}

function validateEnd<T>(input: EditInput, moves: readonly Move<T>[]): FieldError[] {
  if (input.when.scope === 'this') return [];
  if (moves.length > MAX_DATES)
    return [{ field: 'endDate', code: 'too_many_dates', values: { max: String(MAX_DATES) } }];
  return moves.length === 0 ? [{ field: 'endDate', code: 'no_date_left' }] : [];
}
