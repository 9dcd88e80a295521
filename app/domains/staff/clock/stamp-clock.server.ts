import type { Transaction } from '#app/db/client.server.ts';
import { postgresError } from '#app/db/errors.ts';
import type { ClockEventType, ClockSource, EventMetadata } from '#app/db/schema/clock.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { type AuditEntry, recordAudit } from '#app/domains/audit/public.server.ts';
import type { ClockRefusal, ClockStatus } from '#app/domains/staff/rules/clock-states.ts';
import { MAX_DAY_PARTS, withStamp } from '#app/domains/staff/rules/clock-times.ts';
import { decideStamp, stampMs } from '#app/domains/staff/rules/decide-stamp.ts';
import { chooseStaff } from '#app/domains/staff/rules/clock-staff.ts';
import { readCorrectionOfKey } from '#app/domains/staff/store/corrections.server.ts';
import { linkOf, listLinkableShifts } from '#app/domains/staff/store/linked-shifts.server.ts';
import { answerSuggestions } from '#app/domains/staff/store/suggestions.server.ts';
import { insertEvent, type NewEvent, readEventOfKey } from '#app/domains/staff/store/stamps.server.ts';
import {
  insertSession,
  lockStaffOfPerson,
  readLastEnd,
  readSession,
  readSessionsOfPerson,
  type StoredSession,
  storeTimes,
} from '#app/domains/staff/store/sessions.server.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { hashBody } from '#app/platform/http/idempotency.server.ts';

export interface StampInput {
  readonly event: ClockEventType;
  /** The seed's `idempotency_key`: a stamp is made once per key, for ever. */
  readonly key: string;
  readonly source: Extract<ClockSource, 'APP' | 'TERMINAL'>;
  /** When it happened, for a stamp that was made without a network. Milliseconds since 1970. */
  readonly occurredAtMs?: number | undefined;
  /** Of clock-out after more than 16 hours. */
  readonly endedAtMs?: number | undefined;
  /** Of a person who works for several operators. */
  readonly operatorId?: string | undefined;
  readonly metadata?: EventMetadata;
}

export type StampOutcome =
  /** `isRepeat`: the key was used for this stamp before, and nothing is written. */
  | { kind: 'stamped'; session: StoredSession; isRepeat: boolean }
  | ({
      kind: 'refused';
      code: ClockRefusal | 'OPEN_SESSION' | 'MONTH_CLOSED';
      status: ClockStatus;
    } & StampAbout)
  | { kind: 'not_staff' }
  | { kind: 'choose_operator'; operatorIds: string[] }
  /** The key belongs to another stamp. */
  | { kind: 'other_body' }
  /** Over 16 hours: `endedAtMs` is missing, or lies before the last stamp or after now. */
  | ({ kind: 'end_needed' | 'bad_end' } & StampAbout)
  | { kind: 'future' }
  /** An offline stamp that can only be asked for as a correction. */
  | ({ kind: 'too_late' } & StampAbout);

/** What a stamp that was not made is about. */
interface StampAbout {
  readonly session: StoredSession | null;
  readonly staffId: string | null;
}

/**
 * One stamp of the actor (seed 1, 2.3 and section 5; staff.md): the event, the session that it makes, its breaks and its sums, in one
 * transaction under the lock of the person's staff rows. Throws ForbiddenError without the right.
 */
export async function stampClock(ctx: Ctx, input: StampInput): Promise<StampOutcome> {
  const userId = ctx.actor.id;
  if (!can(ctx.actor, 'clock.stamp', { ownerIds: [userId] })) throw new ForbiddenError('clock.stamp');
  const { event, key, occurredAtMs = null, endedAtMs = null, operatorId = null } = input;
  const asked = { nowMs: ctx.now.epochMilliseconds, occurredAtMs };
  const bodyHash = hashBody({ event, occurredAtMs, endedAtMs, operatorId });
  const at = instantOfMs(stampMs(asked));
  const dayKey = today(at, HOME_ZONE);
  let chosen: string | null = null;
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [
      lockStaffOfPerson(tx, { userId }),
      readEventOfKey(tx, { userId, key }),
      readCorrectionOfKey(tx, { userId, key }),
      readSessionsOfPerson(tx, { userId, dayKey }),
      readLastEnd(tx, { userId }),
      listLinkableShifts(tx, { userId, dayKey, at: at.toString() }),
    ]);
  const work = async (
    tx: Transaction,
    [staff, [known], [wish], sessions, [last], shifts]: Awaited<ReturnType<typeof lock>>,
  ) => {
    if (known) return known.bodyHash === bodyHash ? stamped(tx, known.sessionId, true) : OTHER_BODY;
    // The key became a wish, so it makes no stamp any more.
    if (wish) return occurredAtMs === null ? OTHER_BODY : { ...TOO_LATE, session: null, staffId: wish.staffId };
    const open = sessions.find(({ endMs }) => endMs === null) ?? null;
    const choice = chooseStaff(staff, { shifts, operatorId, open: event === 'CLOCK_IN' ? null : open });
    if (choice.kind === 'none') return NOT_STAFF;
    const parts = choice.kind === 'chosen' ? sessions.filter(({ staffId }) => staffId === choice.staff.id) : sessions;
    const lastPart = Math.max(0, ...parts.map((part) => part.dayPart));
    const decision = decideStamp({
      ...asked,
      event,
      endedAtMs,
      dayKey,
      open,
      isClosedToday: parts.some((session) => session.endMs !== null && session.dayKey === dayKey),
      allowsSplitDay: choice.kind === 'chosen' && choice.staff.allowsSplitDay && lastPart < MAX_DAY_PARTS,
      lastEndMs: last?.lastEndMs ?? null,
    });
    const about = { session: open ?? parts.at(-1) ?? null, staffId: choice.kind === 'chosen' ? choice.staff.id : null };
    if (decision.kind === 'future') return decision;
    if (decision.kind !== 'stamp') return { ...decision, ...about };
    if (choice.kind === 'unclear') return { kind: 'choose_operator' as const, operatorIds: choice.operatorIds };
    const { id: staffId } = choice.staff;
    chosen = staffId;
    const of = choice.staff.operatorId;
    const begun = event === 'CLOCK_IN' ? null : open;
    const sessionId =
      begun?.id ??
      (await insertSession(tx, {
        operatorId: of,
        staffId,
        userId,
        dayPart: lastPart + 1,
        startMs: decision.atMs,
        ...linkOf(shifts, of),
      }));
    const stamp = { ...decision, sessionId, operatorId: of, staffId, bodyHash };
    await inOneFlight(tx, () => [
      begun && event !== 'CLOCK_IN' && storeTimes(tx, begun, withStamp(begun, event, decision.atMs), decision),
      insertEvent(tx, eventOf(ctx, input, stamp)),
      recordAudit(tx, ctx, stampEntry(input, stamp)),
      event === 'CLOCK_IN' && answerSuggestions(tx, { userId, id: null, at: ctx.now.toString() }),
    ]);
    return stamped(tx, sessionId, false);
  };
  try {
    return await inLockedTransaction(ctx, lock, work);
  } catch (error) {
    // The trigger time_sessions_guard refuses writes in an approved month.
    if (postgresError(error)?.constraint !== 'time_sessions_month') throw error;
    return { kind: 'refused', code: 'MONTH_CLOSED', status: 'OFF', session: null, staffId: chosen };
  }
}

const TOO_LATE = { kind: 'too_late' } as const;
const OTHER_BODY = { kind: 'other_body' } as const;
const NOT_STAFF = { kind: 'not_staff' } as const;

async function stamped(tx: Transaction, id: string, isRepeat: boolean): Promise<StampOutcome> {
  const [session] = await readSession(tx, { id });
  if (!session) throw new Error('a stamp has a session');
  return { kind: 'stamped', session, isRepeat };
}

interface DecidedStamp {
  readonly atMs: number;
  readonly flagged: boolean;
  readonly sessionId: string;
  readonly operatorId: string;
  readonly staffId: string;
  readonly bodyHash: string;
}

function eventOf(ctx: Ctx, { event, key, source, metadata, ...times }: StampInput, stamp: DecidedStamp): NewEvent {
  const isLate = times.occurredAtMs !== undefined || times.endedAtMs !== undefined;
  const { flagged: _flagged, ...row } = stamp;
  return {
    ...row,
    eventType: event,
    source,
    key,
    metadata: { ...metadata, ...(isLate ? { recorded_at: ctx.now.toString() } : {}) },
  };
}

const AUDIT_ACTIONS = {
  CLOCK_IN: 'time_session.clocked_in',
  BREAK_START: 'time_session.break_started',
  BREAK_END: 'time_session.break_ended',
  CLOCK_OUT: 'time_session.clocked_out',
} as const;

function stampEntry({ event, source }: StampInput, { sessionId, operatorId, atMs, flagged }: DecidedStamp): AuditEntry {
  const after = { at: instantOfMs(atMs).toString(), source, ...(flagged ? { flagged } : {}) };
  return { action: AUDIT_ACTIONS[event], entity: 'time_session', entityId: sessionId, operatorId, after };
}
