import { type ApiAnswer, type FieldError } from '#app/platform/api/answer.ts';
import { apiMessage } from '#app/platform/api/messages.server.ts';
import { invalidFields } from '#app/platform/api/read-call.server.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { de } from '#app/domains/staff/messages/api.de.ts';
import { en } from '#app/domains/staff/messages/api.en.ts';
import type { Over } from '#app/domains/staff/rules/decide-edit.ts';
import type { SwapShiftOutcome } from '#app/domains/staff/shifts/swap-shift.server.ts';
import type { StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import type { StaffingWarning } from '#app/domains/staff/store/warnings.server.ts';
import { warningText } from './warning-words.server.ts';

/** Refusals of the JSON API, so that no browser loads their texts. */
export const { advice: staffAdvice, refused: refusedStaff, fieldMessage: staffFieldMessage } = roomMessages({ de, en });

const HOUR = 3_600_000;

/** A shift as the seed names its fields. */
export function shiftBodyOf(shift: StoredShift) {
  const ms = instantOfText(shift.endAtUtc).epochMilliseconds - instantOfText(shift.startAtUtc).epochMilliseconds;
  return {
    id: shift.id,
    schedule_id: shift.scheduleId,
    work_area_id: shift.workAreaId,
    template_id: shift.templateId,
    origin_date: shift.originDate,
    event_id: shift.eventId,
    date_local: shift.dateLocal,
    start_at_utc: shift.startAtUtc,
    end_at_utc: shift.endAtUtc,
    hours: Math.round((ms / HOUR) * 100) / 100,
    role: shift.role,
    station: shift.station,
    required_staff_count: shift.requiredStaffCount,
    status: shift.status,
    assigned_staff_ids: shift.staffIds,
    notes_staff: shift.notesStaff,
    notes_internal: shift.notesInternal,
    archived: shift.archived,
    version: shift.version,
    updated_at: shift.updatedAt,
  };
}

/** The same for its people: without internal notes. */
export function ownShiftBodyOf(shift: StoredShift) {
  const { notes_internal: _, ...own } = shiftBodyOf(shift);
  return own;
}

const warningBodyOf = (warning: StaffingWarning, locale: Locale) => ({
  code: warning.code,
  shift_id: warning.shiftId,
  staff_id: warning.staffId,
  other_shift_id: warning.otherShiftId ?? null,
  booking_id: warning.bookingId ?? null,
  amount: warning.amount ?? null,
  detail: warningText(warning, locale),
});

/** The verbs' names of fields that the API calls by another name. */
const FIELDS: Readonly<Record<string, string>> = {
  startAtUtc: 'start_at_utc',
  endAtUtc: 'end_at_utc',
  dateLocal: 'date_local',
  startTimeLocal: 'start_time_local',
  endTimeLocal: 'end_time_local',
  workAreaId: 'work_area_id',
  scheduleId: 'schedule_id',
  eventId: 'event_id',
  staffIds: 'assigned_staff_ids',
  staffId: 'staff_id',
  fromStaffId: 'from_staff_id',
  toStaffId: 'to_staff_id',
  otherShiftId: 'other_shift_id',
};

interface Problem {
  readonly field: string;
  readonly code: string;
  readonly values?: Readonly<Record<string, string>>;
}

function answerProblems(problems: readonly Problem[], locale: Locale): ApiAnswer {
  const { detail } = apiMessage('VALIDATION_FAILED', locale);
  const errors = problems.map(({ field, code, values }): FieldError & { alternatives?: string[] } => ({
    field: FIELDS[field] ?? field,
    code,
    detail: staffFieldMessage({ code, ...(values && { values }) }, locale) ?? detail,
    ...(values && { alternatives: Object.values(values) }),
  }));
  return invalidFields(errors, locale);
}

type ShiftOutcome =
  | { kind: string; shift: StoredShift; warnings?: readonly StaffingWarning[] }
  | Over
  | { kind: 'stale' }
  | { kind: 'refused'; problems: readonly Problem[] };

/** The shift with its warnings, or why nothing changed. */
export function answerShift(outcome: ShiftOutcome, locale: Locale, status: 200 | 201 = 200): ApiAnswer {
  if ('problems' in outcome) return answerProblems(outcome.problems, locale);
  if ('archived' in outcome) return refusedStaff(409, outcome.archived ? 'SHIFT_ARCHIVED' : 'SHIFT_CANCELLED', locale);
  if (!('shift' in outcome)) return refusedStaff(409, 'VERSION_CONFLICT', locale);
  const { shift, warnings = [] } = outcome;
  return { status, body: { ...shiftBodyOf(shift), warnings: warnings.map((one) => warningBodyOf(one, locale)) } };
}

/** The seed answers an impossible swap with 400 (W1, W3). */
export function answerSwap(outcome: SwapShiftOutcome, locale: Locale): ApiAnswer {
  if (outcome.kind === 'impossible') return refusedStaff(400, outcome.code, locale, { shift_id: outcome.shiftId });
  if (outcome.kind === 'refused') return answerProblems([outcome], locale);
  const { shift, otherShift, warnings } = outcome;
  const { body } = answerShift({ kind: 'swapped', shift, warnings }, locale);
  return { status: 200, body: { ...(body as object), other_shift: otherShift && shiftBodyOf(otherShift) } };
}
