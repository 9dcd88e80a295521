import type { ClockEventType } from '#app/db/schema/clock.ts';
import { hintText } from '#app/domains/staff/times/words.server.ts';
import type { Clock } from '#app/domains/staff/clock/get-clock.server.ts';
import type { OfflineOutcome } from '#app/domains/staff/clock/stamp-offline.server.ts';
import type { StampOutcome } from '#app/domains/staff/clock/stamp-clock.server.ts';
import { de } from '#app/domains/staff/messages/clock-api.de.ts';
import { en } from '#app/domains/staff/messages/clock-api.en.ts';
import { de as offlineDe } from '#app/domains/staff/messages/offline-stamp.de.ts';
import { en as offlineEn } from '#app/domains/staff/messages/offline-stamp.en.ts';
import { sumsOf } from '#app/domains/staff/rules/clock-times.ts';
import type { Hint } from '#app/domains/staff/rules/hints.ts';
import type { PlannedShift } from '#app/domains/staff/store/days.server.ts';
import type { StoredSession } from '#app/domains/staff/store/sessions.server.ts';
import { type ApiAnswer, refused } from '#app/platform/api/answer.ts';
import { apiMessage } from '#app/platform/api/messages.server.ts';
import { invalidFields } from '#app/platform/api/read-call.server.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { HOME_ZONE, instantOfMs, wallClock } from '#app/platform/calendar.ts';
import type { Locale } from '#app/platform/ctx.ts';
import { formats } from '#app/platform/i18n/format.ts';
import { roomTexts } from '#app/platform/i18n/room-texts.server.ts';
import { STAMP_KEY } from './clock-inputs.server.ts';

export const { advice: clockAdvice, refused: refusedClock, fieldMessage: clockFieldMessage } = roomMessages({ de, en });
const offlineTexts = roomTexts({ de: offlineDe, en: offlineEn });

const iso = (ms: number): string => instantOfMs(ms).toString();
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));

/** A session as the seed names its fields (1.3). */
export function sessionBodyOf(session: StoredSession) {
  const { startMs, endMs } = session;
  const sums = endMs === null ? null : sumsOf(session, endMs);
  return {
    id: session.id,
    staff_member_id: session.staffId,
    day_key: session.dayKey,
    day_part: session.dayPart,
    state: session.state,
    shift_id: session.shiftId,
    link_method: session.linkMethod,
    clock_in_at: iso(startMs),
    clock_out_at: isoOrNull(endMs),
    total_work_seconds: sums?.work ?? null,
    total_break_seconds: sums?.break ?? null,
    breaks: session.breaks.map((one) => ({
      start_at: iso(one.startMs),
      end_at: isoOrNull(one.endMs),
      duration_seconds: one.endMs === null ? null : (one.endMs - one.startMs) / 1000,
    })),
    flagged: session.flagged,
    discarded: session.discarded,
    no_break_reason: session.noBreakReason,
    version: session.version,
    created_at: session.createdAt,
    updated_at: session.updatedAt,
  };
}

export const hintBodyOf = (hint: Hint, locale: Locale) => ({ ...hint, detail: hintText(hint, locale) });

const shiftBodyOf = ({ id, startMs, endMs, role, station, areaName }: PlannedShift) => ({
  id,
  start_at_utc: iso(startMs),
  end_at_utc: iso(endMs),
  role,
  station,
  work_area: areaName,
});

const serverTime = (nowMs: number) => ({ server_time: iso(nowMs) });

export function statusBodyOf({ status, session, sinceMs, shift, isForgotten, days, nowMs }: Clock, locale: Locale) {
  const sums = session && !isForgotten && !session.flagged ? sumsOf(session, nowMs) : { work: 0, break: 0 };
  const day = days.find(({ sessions }) => sessions.some(({ id }) => id === session?.id));
  return {
    state: status,
    since: isoOrNull(sinceMs),
    work_seconds: sums.work,
    break_seconds: sums.break,
    session: session && sessionBodyOf(session),
    shift: shift && shiftBodyOf(shift),
    needs_end: isForgotten,
    hints: (day?.hints ?? []).map((hint) => hintBodyOf(hint, locale)),
    ...serverTime(nowMs),
  };
}

export function todayBodyOf({ status, session, days, nowMs }: Clock, locale: Locale) {
  const sum = (of: (day: Clock['days'][number]) => number) => days.reduce((total, day) => total + of(day), 0);
  return {
    state: status === 'OFF' && session ? session.state : status,
    sessions: days.flatMap(({ sessions }) => sessions.map(sessionBodyOf)),
    total_work_seconds: sum((day) => day.work),
    total_break_seconds: sum((day) => day.break),
    hints: days.flatMap(({ hints }) => hints.map((hint) => hintBodyOf(hint, locale))),
    ...serverTime(nowMs),
  };
}

/** The reason of the wish that an offline stamp becomes. */
export function offlineReason(event: ClockEventType, occurredAtMs: number, locale: Locale): string {
  const { date, time } = wallClock(instantOfMs(occurredAtMs), HOME_ZONE);
  const format = formats(locale);
  return offlineTexts(locale)(event, { day: format.date(date), time: format.time(time) });
}

const invalid = (
  field: string,
  code: string,
  locale: Locale,
  more: Readonly<Record<string, unknown>> = {},
): ApiAnswer => invalidFields([{ field, code, detail: clockFieldMessage({ code }, locale) ?? code, ...more }], locale);

/** The key of a stamp: the header or the field, the same if both are there. */
export function readKey(header: string | null, bodyKey: string | undefined, locale: Locale): string | ApiAnswer {
  const key = header ?? bodyKey;
  if (key === undefined) return refusedClock(400, 'IDEMPOTENCY_KEY_MISSING', locale);
  if (!STAMP_KEY.test(key))
    return refused(400, 'IDEMPOTENCY_KEY_INVALID', {
      ...apiMessage('IDEMPOTENCY_KEY_INVALID', locale),
      detail: clockFieldMessage({ code: 'key' }, locale) ?? '',
    });
  return bodyKey === undefined || bodyKey === key ? key : invalid('idempotency_key', 'key_differs', locale);
}

/** A stamp, or why there is none (staff.md). */
export function answerStamp(
  outcome: StampOutcome | OfflineOutcome,
  event: ClockEventType,
  locale: Locale,
  nowMs: number,
): ApiAnswer {
  switch (outcome.kind) {
    case 'stamped': {
      const { session, isRepeat } = outcome;
      return {
        status: event === 'CLOCK_IN' ? 201 : 200,
        body: { state: session.state, session: sessionBodyOf(session), ...serverTime(nowMs) },
        ...(isRepeat && { headers: { 'Idempotency-Replayed': 'true' } }),
      };
    }
    case 'asked':
      return { status: 202, body: { correction_id: outcome.correctionId, ...serverTime(nowMs) } };
    case 'refused': {
      const { code, status, session } = outcome;
      const open = code === 'OPEN_SESSION' && session ? { session_id: session.id, since: iso(session.startMs) } : {};
      const { date, time } = wallClock(instantOfMs(session?.startMs ?? nowMs), HOME_ZONE);
      const values = { since: formats(locale).dayTime(date, time) };
      return refusedClock(409, code, locale, {
        values,
        state: status,
        session: session && sessionBodyOf(session),
        ...open,
      });
    }
    case 'not_staff':
      return refusedClock(403, 'NOT_STAFF', locale);
    case 'choose_operator':
      return invalid('operator_id', 'choose_operator', locale, { choices: outcome.operatorIds });
    case 'other_body':
      return refused(422, 'IDEMPOTENCY_KEY_REUSED', apiMessage('IDEMPOTENCY_KEY_REUSED', locale));
    case 'end_needed':
      return refusedClock(422, 'END_NEEDED', locale, { field: 'ended_at' });
    case 'bad_end':
      return invalid('ended_at', 'bad_end', locale);
    case 'future':
      return refusedClock(422, 'IN_FUTURE', locale, { field: 'occurred_at' });
    case 'too_late':
      throw new Error('only an offline stamp is too late');
  }
}
