import { z } from 'zod';
import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inLockedTransaction, inOneFlight, inTransaction } from '#app/db/tx.server.ts';
import { houseSource, recordAudit } from '#app/domains/audit/public.server.ts';
import { STAFF_TOPIC } from '#app/domains/staff/live.ts';
import { decideSuggestion } from '#app/domains/staff/rules/decide-suggestion.ts';
import {
  insertSuggestion,
  readStampingPerson,
  readShiftsAround,
  type ShiftAround,
} from '#app/domains/staff/store/suggestions.server.ts';
import { lockStaffOfPerson, readSessionsOfPerson } from '#app/domains/staff/store/sessions.server.ts';
import { HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import type { Actor, ReadCtx } from '#app/platform/ctx.ts';
import { notifyBrowsers } from '#app/platform/live/notify.server.ts';
import { stampClock } from './stamp-clock.server.ts';

/** What the rooms access (`door.opened`) and presence (`visit.started`) add as jobs. */
const payloadSchema = z.object({
  userId: z.uuid(),
  atMs: z.int().min(0),
  /** One of both: the job of the door, or the visit. */
  jobId: z.uuid().optional(),
  visitId: z.uuid().optional(),
});

export type SuggestOutcome =
  | { kind: 'asked'; suggestionId: string }
  /** The work area clocks in by itself. */
  | { kind: 'stamped'; sessionId: string }
  | { kind: 'none' };

/**
 * The person opened a door or checked in: with exactly one published shift around now, the house asks "Einstempeln?", or clocks in where the work
 * area says so. Once per shift; a repeat of the job finds its row, or its key.
 */
export async function suggestClockIn({ db, now }: ReadCtx, payload: unknown): Promise<SuggestOutcome> {
  const { userId, atMs, jobId, visitId } = payloadSchema.parse(payload);
  const moment = instantOfMs(Math.min(atMs, now.epochMilliseconds));
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [
      lockStaffOfPerson(tx, { userId }),
      readShiftsAround(tx, { userId, at: moment.toString() }),
      readSessionsOfPerson(tx, { userId, dayKey: today(moment, HOME_ZONE) }),
      readStampingPerson(tx, { userId }),
    ]);
  const cause = jobId === undefined ? 'visit' : 'door';
  const decided = await inLockedTransaction({ db }, lock, async (tx, [staff, shifts, sessions, [person]]) => {
    const ofShift = staff.find(({ id }) => id === shifts[0]?.staffId);
    const decision = decideSuggestion({
      shifts,
      hasOpenSession: sessions.some(({ endMs }) => endMs === null),
      isClosedToday: sessions.some(({ endMs, staffId }) => endMs !== null && staffId === ofShift?.id),
      allowsSplitDay: ofShift?.allowsSplitDay ?? false,
      nowMs: now.epochMilliseconds,
    });
    if (decision.kind === 'none' || !person) return NONE;
    if (decision.kind === 'stamp') return { kind: 'stamp' as const, shift: decision.shift, person };
    return { kind: 'asked' as const, suggestionId: await ask(tx, decision.shift, { cause, at: now.toString() }) };
  });
  if (decided.kind !== 'stamp') return decided;
  const { shift, person } = decided;
  const outcome = await stampClock(ctxOf({ db, now }, person), {
    event: 'CLOCK_IN',
    key: jobId === undefined ? `visit:${visitId}` : `door:${jobId}`,
    source: 'APP',
    operatorId: shift.operatorId,
    occurredAtMs: moment.epochMilliseconds,
    metadata: jobId === undefined ? { visit_id: visitId } : { door_job_id: jobId },
  });
  if (outcome.kind !== 'stamped') return NONE;
  const { shiftId, staffId, operatorId } = shift;
  const at = now.toString();
  await inTransaction({ db }, (tx) =>
    insertSuggestion(tx, { id: newId(), operatorId, staffId, shiftId, cause, at, answeredAt: at }),
  );
  return { kind: 'stamped', sessionId: outcome.session.id };
}

const NONE = { kind: 'none' } as const;

/** The rows of the person are locked, so no other transaction asks about this shift. */
async function ask(
  tx: Transaction,
  { shiftId, staffId, operatorId }: ShiftAround,
  { cause, at }: { cause: 'door' | 'visit'; at: string },
): Promise<string> {
  const id = newId();
  await inOneFlight(tx, () => [
    insertSuggestion(tx, { id, operatorId, staffId, shiftId, cause, at, answeredAt: null }),
    recordAudit(tx, houseSource(), {
      action: 'clock_suggestion.asked',
      entity: 'clock_suggestion',
      entityId: id,
      operatorId,
      after: { shiftId, cause },
    }),
    notifyBrowsers(tx, STAFF_TOPIC),
  ]);
  return id;
}

/** The person came in, so the stamp is the person's own. */
function ctxOf(read: ReadCtx, person: Omit<Actor, 'sessionId'>) {
  const { correlationId, origin } = houseSource();
  return { ...read, actor: { ...person, sessionId: null }, correlationId, origin };
}
