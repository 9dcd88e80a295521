import { de } from '#app/domains/staff/messages/times-api.de.ts';
import { en } from '#app/domains/staff/messages/times-api.en.ts';
import type { TimesRefusal } from '#app/domains/staff/rules/planned-correction.ts';
import { readEventsOf, type StoredEvent } from '#app/domains/staff/store/stamps.server.ts';
import type { CorrectSessionOutcome } from '#app/domains/staff/times/correct-session.server.ts';
import { getSession, type ListedSession } from '#app/domains/staff/times/list-sessions.server.ts';
import type { Database, Transaction } from '#app/db/client.server.ts';
import type { ApiAnswer } from '#app/platform/api/answer.ts';
import { invalidFields } from '#app/platform/api/read-call.server.ts';
import { roomMessages } from '#app/platform/api/room-messages.server.ts';
import { instantOfMs } from '#app/platform/calendar.ts';
import type { Ctx, Locale } from '#app/platform/ctx.ts';
import { hintBodyOf, sessionBodyOf } from './clock-answers.server.ts';

export const { advice: timesAdvice, refused: refusedTimes, fieldMessage: timesFieldMessage } = roomMessages({ de, en });

/** A stamp as the seed names its fields (1.4). */
export const eventBodyOf = (event: StoredEvent) => ({
  id: event.id,
  session_id: event.sessionId,
  staff_member_id: event.staffId,
  event_type: event.eventType,
  timestamp_utc: instantOfMs(event.atMs).toString(),
  timestamp_local: event.timestampLocal,
  source: event.source,
  idempotency_key: event.idempotencyKey,
  metadata: event.metadata,
  created_at: event.createdAt,
});

export const listedBodyOf = (session: ListedSession, locale: Locale) => ({
  ...sessionBodyOf(session),
  hints: session.hints.map((hint) => hintBodyOf(hint, locale)),
});

/** A session with its hints and stamps; null for an unknown one. */
export async function readWhole(
  ctx: { readonly db: Database | Transaction; readonly now: Ctx['now'] },
  id: string,
  locale: Locale,
): Promise<{ session: ListedSession; body: Record<string, unknown> } | null> {
  const session = await getSession(ctx, id);
  if (!session) return null;
  const events = await readEventsOf(ctx.db, { sessionId: id });
  return { session, body: { ...listedBodyOf(session, locale), events: events.map(eventBodyOf) } };
}

/** Why times cannot be written. */
export function answerRefusal(refusal: TimesRefusal, locale: Locale): ApiAnswer {
  switch (refusal.kind) {
    case 'refused': {
      const { field, code } = refusal;
      return invalidFields([{ field, code, detail: timesFieldMessage({ code }, locale) ?? code }], locale);
    }
    case 'overlap':
      return refusedTimes(409, 'SESSION_OVERLAP', locale, { session_id: refusal.sessionId });
    case 'day_taken':
      return refusedTimes(409, 'DAY_TAKEN', locale, { session_id: refusal.sessionId });
    case 'month_closed':
      return refusedTimes(409, 'MONTH_CLOSED', locale, { month: refusal.month });
  }
}

/** The session after a correction, or why nothing changed. */
export async function answerCorrected(
  ctx: Parameters<typeof readWhole>[0],
  outcome: CorrectSessionOutcome,
  locale: Locale,
): Promise<ApiAnswer> {
  if (outcome.kind === 'stale')
    return refusedTimes(409, 'VERSION_CONFLICT', locale, { session: sessionBodyOf(outcome.session) });
  if (outcome.kind !== 'corrected') return answerRefusal(outcome, locale);
  const whole = await readWhole(ctx, outcome.session.id, locale);
  return { status: 200, body: whole?.body };
}
