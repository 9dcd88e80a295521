import type { Database, Transaction } from '#app/db/client.server.ts';
import type { TimeSpan } from '#app/domains/facilities/rules/time-of-day.ts';
import type { ApiAnswer } from '#app/platform/api/answer.ts';
import { invalidFields } from '#app/platform/api/read-call.server.ts';
import type { Actor, Ctx, Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { translator } from '#app/platform/i18n/translator.server.ts';
import { bookingFieldMessage, refusedBooking, apiFieldOf } from './texts.server.ts';
import type { ApprovalOutcome } from '#app/domains/booking/approve-bookings.server.ts';
import { listRecords } from './records.server.ts';
import type { CancelBookingOutcome } from '#app/domains/booking/cancel-booking.server.ts';
import {
  type AlreadyCancelled,
  type CancelledBooking,
  getCancelledFor,
} from '#app/domains/booking/store/cancelled-bookings.server.ts';
import { conflictMessage, hintMessage } from '#app/domains/booking/pages/preview-texts.server.ts';
import type { EditBookingOutcome } from '#app/domains/booking/edit-booking.server.ts';
import type { BookingPreview } from '#app/domains/booking/pages/preview.server.ts';
import type { RejectionOutcome } from '#app/domains/booking/reject-bookings.server.ts';
import type { RequestBookingOutcome } from '#app/domains/booking/request-booking.server.ts';
import type { Conflict } from '#app/domains/booking/rules/conflicts.ts';
import { mainObstacle, type Obstacle } from '#app/domains/booking/rules/approve.ts';
import type { DateVerdict } from '#app/domains/booking/rules/dates.ts';
import type { FieldError } from '#app/domains/booking/rules/field-errors.ts';

/** The answers of the JSON API to the outcomes of the verbs. */

interface Asker {
  actor: Actor;
  handle: Database | Transaction;
}

export async function answerRequest(
  outcome: RequestBookingOutcome,
  { actor, handle, isSeries, locationOf }: Asker & { isSeries: boolean; locationOf: (bookingId: string) => string },
): Promise<ApiAnswer> {
  if (outcome.kind === 'refused') return answerRefusals(outcome.refusals, actor.locale, isSeries);
  if (outcome.kind === 'blocked') return answerBlocked(outcome, actor.locale);
  const { bookingId, bookingIds, seriesId, status, leftOut } = outcome;
  const bookings = await listRecords(handle, actor, bookingIds);
  return { status: 201, body: { seriesId, status, bookings, leftOut }, headers: { Location: locationOf(bookingId) } };
}

export function answerPreview(preview: BookingPreview, locale: Locale, isSeries: boolean): ApiAnswer {
  if (preview.kind === 'refused') return answerRefusals(preview.refusals, locale, isSeries);
  const { becomes, verdicts, nextFree, alternatives, unknownHolidays } = preview;
  return {
    status: 200,
    body: { becomes, dates: verdicts.map((row) => verdictOf(row, locale)), nextFree, alternatives, unknownHolidays },
  };
}

export async function answerEdit(
  outcome:
    | EditBookingOutcome
    | AlreadyCancelled
    | { kind: 'refused'; refusals: readonly (FieldError | ScopeRefusal)[] },
  { actor, handle, isSeries }: Asker & { isSeries: boolean },
): Promise<ApiAnswer> {
  const { locale } = actor;
  switch (outcome.kind) {
    case 'refused':
      return answerRefusals(outcome.refusals, locale, isSeries, 'patch');
    case 'blocked':
      return answerBlocked(outcome, locale);
    case 'stale':
      return refusedBooking(409, 'VERSION_CONFLICT', locale);
    case 'over':
      return answerOver(outcome.status, locale);
    case 'past':
      return refusedBooking(409, 'BOOKING_PAST', locale, { values: { act: 'edit' } });
    case 'begun':
      return refusedBooking(409, 'BOOKING_BEGUN', locale);
    case 'running':
      return refusedBooking(409, 'BOOKING_RUNNING', locale, {
        fields: outcome.fields.map((field) => apiFieldOf(field, false, 'patch')),
      });
    case 'already':
      return answerCancelled(outcome.booking, locale);
    case 'edited': {
      const { bookingIds, status, cancelled } = outcome;
      return { status: 200, body: { status, bookings: await listRecords(handle, actor, bookingIds), cancelled } };
    }
  }
}

export function answerCancel(outcome: CancelBookingOutcome, locale: Locale): ApiAnswer {
  switch (outcome.kind) {
    case 'cancelled': {
      const { cancellationId, dates } = outcome;
      return { status: 200, body: { cancellationId, dates } };
    }
    case 'already':
      return answerCancelled(outcome.booking, locale);
    case 'stale':
      return refusedBooking(409, 'VERSION_CONFLICT', locale);
    case 'past':
      return refusedBooking(409, 'BOOKING_PAST', locale, { values: { act: 'cancel' } });
    case 'over':
      return answerOver(outcome.status, locale);
    case 'nothing':
      return refusedBooking(409, 'NOTHING_TO_CANCEL', locale);
  }
}

export async function answerDecision(
  outcome: ApprovalOutcome | RejectionOutcome | AlreadyCancelled | undefined,
  { actor, handle, bookingId, now }: Asker & { bookingId: string; now: Ctx['now'] },
): Promise<ApiAnswer> {
  const { locale } = actor;
  if (!outcome || outcome.kind === 'over') {
    const status = outcome?.status ?? null;
    const cancelled = status === null ? await getCancelledFor({ db: handle, now }, actor, bookingId) : null;
    return cancelled ? answerCancelled(cancelled, locale) : answerOver(status, locale);
  }
  if (outcome.kind === 'already') return answerCancelled(outcome.booking, locale);
  if (outcome.kind === 'rejected') {
    const bookings = await listRecords(
      handle,
      actor,
      outcome.rejected.map(({ id }) => id),
    );
    return { status: 200, body: { bookings, left: [] } };
  }
  const left = outcome.skipped.map(({ booking, obstacle, conflicts }) => ({
    date: booking.date,
    obstacle,
    detail: obstacleMessage({ obstacle, conflicts }, locale),
    conflicts: conflicts.map((conflict) => conflictOf(conflict, locale)),
  }));
  if (outcome.kind === 'refused') {
    const main = mainObstacle(outcome.skipped) ?? 'conflict';
    const detail = left.find(({ obstacle }) => obstacle === main)?.detail;
    return refusedBooking(409, CODE_OF[main], locale, { ...(detail ? { detail } : {}), left });
  }
  const bookings = await listRecords(
    handle,
    actor,
    outcome.approved.map(({ id }) => id),
  );
  return { status: 200, body: { bookings, left } };
}

/** One code for each obstacle, in the words of the list of approvals. */
const CODE_OF = {
  begun: 'BOOKING_BEGUN',
  place_gone: 'PLACE_GONE',
  no_grant: 'NO_GRANT',
  conflict: 'BOOKING_CONFLICT',
} as const satisfies Record<Obstacle, string>;

/** Why a date cannot be approved; a conflict names the other booking. Null when nothing is in the way. */
function obstacleMessage(
  { obstacle, conflicts }: { obstacle: Obstacle | null; conflicts: readonly Conflict[] },
  locale: Locale,
): string | null {
  const [conflict] = conflicts;
  if (obstacle === 'conflict') return conflict ? conflictMessage(conflict, locale) : null;
  const words = obstacle === 'no_grant' ? 'no_grant_unknown' : obstacle;
  return words && translator(locale, 'booking.approvals.conflict')(words);
}

export function answerCancelled({ cancelledOn, by, reason }: CancelledBooking, locale: Locale): ApiAnswer {
  const values = { day: formats(locale).day(cancelledOn), by: by ?? 'none' };
  return refusedBooking(410, 'BOOKING_CANCELLED', locale, { values, cancelledOn, reason });
}

function answerOver(status: string | null, locale: Locale): ApiAnswer {
  return refusedBooking(409, 'BOOKING_OVER', locale, { values: { status: status ?? 'none' }, bookingStatus: status });
}

/** A field that the chosen scope does not have. */
export interface ScopeRefusal {
  field: string;
  code: 'not_in_scope';
  values: { scope: string };
}

function answerRefusals(
  refusals: readonly (FieldError | ScopeRefusal)[],
  locale: Locale,
  isSeries: boolean,
  shape: 'new' | 'patch' = 'new',
): ApiAnswer {
  const errors = refusals.map((refusal) => ({
    field: apiFieldOf(refusal.field, isSeries, shape),
    code: refusal.code,
    detail: bookingFieldMessage(refusal, locale) ?? refusal.code,
  }));
  return invalidFields(errors, locale);
}

/** Nothing was written; the first sentence names the booking that has the time. */
function answerBlocked(
  { verdicts, nextFree }: { verdicts: readonly DateVerdict[]; nextFree: TimeSpan | null },
  locale: Locale,
): ApiAnswer {
  const dates = verdicts.map((verdict) => verdictOf(verdict, locale));
  const bad = dates.filter(({ kind }) => kind === 'blocked');
  const [first] = bad;
  const why = first?.conflicts[0]?.detail ?? first?.refusal?.detail;
  const detail = first && why ? `${formats(locale).day(first.date)}: ${why}` : undefined;
  return refusedBooking(409, 'BOOKING_CONFLICT', locale, { ...(detail ? { detail } : {}), dates: bad, nextFree });
}

function verdictOf(verdict: DateVerdict, locale: Locale) {
  const { date, kind, conflicts, hints, refusal, skipped, publicHoliday, schoolHoliday } = verdict;
  return {
    date,
    kind,
    conflicts: conflicts.map((conflict) => conflictOf(conflict, locale)),
    hints: hints.map((hint) => hintMessage(hint, locale)),
    refusal: refusal && {
      field: refusal.field,
      code: refusal.code,
      detail: bookingFieldMessage(refusal, locale) ?? refusal.code,
    },
    skipped,
    publicHoliday,
    schoolHoliday,
  };
}

/** Another person's request is answered without its title, team and person. */
function conflictOf(conflict: Conflict, locale: Locale) {
  const { kind, severity } = conflict;
  const other = 'with' in conflict ? conflict.with : null;
  return {
    kind,
    severity,
    detail: conflictMessage(conflict, locale),
    with: other && {
      id: other.isNamed ? other.id : null,
      placeName: other.placeName,
      startTime: other.startTime,
      endTime: other.endTime,
      isPending: other.isPending,
      title: other.isNamed ? other.title : null,
      teamName: other.isNamed ? other.teamName : null,
      personName: other.isNamed ? other.personName : null,
    },
  };
}
