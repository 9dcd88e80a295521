import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { WantedTimes } from '#app/db/schema/clock.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { tellAsked } from '#app/domains/staff/mails/told-corrections.server.ts';
import { plannedCorrection, type TimesRefusal } from '#app/domains/staff/rules/planned-correction.ts';
import { wantedProblem } from '#app/domains/staff/rules/wanted-times.ts';
import {
  changeOf,
  insertCorrection,
  readCorrectionOfKey,
  storedTimes,
} from '#app/domains/staff/store/corrections.server.ts';
import { readSession, type StoredSession } from '#app/domains/staff/store/sessions.server.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, instantOfText, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export interface AskCorrectionInput {
  /** Of whom; that of the session, or the own staff row, when absent. */
  readonly staffId?: string | undefined;
  readonly sessionId?: string | undefined;
  /** YYYY-MM-DD in Europe/Berlin. */
  readonly dayKey: string;
  /** Its texts are instants; the caller has read them. */
  readonly wanted: WantedTimes;
  /** 3 to 1000 characters. */
  readonly reason: string;
  /** Of an offline stamp: asked once, and accepted in any month and with one time only. */
  readonly key?: string | undefined;
}

export type AskCorrectionOutcome =
  /** `isRepeat`: the key was used for this wish before. */
  | { kind: 'asked'; correctionId: string; isRepeat: boolean }
  | { kind: 'not_staff' }
  /** Of a person who works for several operators: `staffId` names one. */
  | { kind: 'choose_staff'; staff: { staffId: string; operatorId: string }[] }
  /** The key belongs to another wish. */
  | { kind: 'other_body' }
  | TimesRefusal;

interface AskedStaff {
  readonly id: string;
  readonly operatorId: string;
  readonly userId: string;
  readonly isActive: boolean;
  /** The day lies in an approved month. */
  readonly isClosed: boolean;
}

const lockStaff = statement<
  { staffId: string | null; sessionId: string | null; userId: string; dayKey: string },
  AskedStaff
>(sql`
  select sm.id, sm.operator_id as "operatorId", sm.user_id as "userId", sm.is_active and u.is_active as "isActive",
    exists (select from month_closings m where m.staff_member_id = sm.id and m.state = 'approved'
      and m.month = left(${sql.placeholder('dayKey')}, 7)) as "isClosed"
  from staff_members sm join users u on u.id = sm.user_id
  where case when ${sql.placeholder('sessionId')}::uuid is not null
      then sm.id = (select staff_member_id from time_sessions where id = ${sql.placeholder('sessionId')}::uuid)
    when ${sql.placeholder('staffId')}::uuid is not null then sm.id = ${sql.placeholder('staffId')}::uuid
    else sm.user_id = ${sql.placeholder('userId')}::uuid end
  order by sm.id for no key update of sm`);

/**
 * Asks that times are put right (staff.md): the own ones, or as a manager those of a person. The operator's admins get a mail. Throws
 * NotFoundError for people and sessions that the actor does not see.
 */
export async function askCorrection(ctx: Ctx, input: AskCorrectionInput): Promise<AskCorrectionOutcome> {
  const { sessionId = null, staffId = null, dayKey, wanted, reason, key = null } = input;
  const userId = ctx.actor.id;
  if (!can(ctx.actor, 'clock.stamp', { ownerIds: [userId] })) throw new ForbiddenError('clock.stamp');
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [
      lockStaff(tx, { staffId, sessionId, userId, dayKey }),
      readSession(tx, { id: sessionId }),
      readCorrectionOfKey(tx, { userId, key }),
    ]);
  return await inLockedTransaction(ctx, lock, async (tx, [rows, [session], [known]]): Promise<AskCorrectionOutcome> => {
    if (known)
      return sameWanted(known.wanted, wanted)
        ? { kind: 'asked', correctionId: known.id, isRepeat: true }
        : { kind: 'other_body' };
    const isNamed = sessionId !== null || staffId !== null;
    const mine = isNamed ? rows : rows.filter(({ isActive }) => isActive);
    const [staff] = mine;
    if (!staff) {
      if (isNamed) throw new NotFoundError('staff_member');
      return { kind: 'not_staff' };
    }
    if (mine.length > 1)
      return { kind: 'choose_staff', staff: mine.map(({ id, operatorId }) => ({ staffId: id, operatorId })) };
    const isOwn = staff.userId === userId;
    if (!isOwn && !can(ctx.actor, 'time.close', staff)) throw new NotFoundError('staff_member');
    const problem = problemOf(ctx, input, session ?? null);
    if (problem) return problem;
    if (staff.isClosed && key === null) return { kind: 'month_closed', month: dayKey.slice(0, 7) };
    const { operatorId } = staff;
    const day = session?.dayKey ?? dayKey;
    const row = { id: newId(), operatorId, staffId: staff.id, sessionId, dayKey: day, reason, wanted };
    await insertCorrection(tx, ctx, { ...row, key });
    await tellAsked(tx, ctx, { ...row, before: session ? storedTimes(session) : null });
    return { kind: 'asked', correctionId: row.id, isRepeat: false };
  });
}

function problemOf(
  ctx: Ctx,
  { dayKey, wanted, key }: AskCorrectionInput,
  session: StoredSession | null,
): TimesRefusal | null {
  const startDay = wanted.clock_in_at === undefined ? null : today(instantOfText(wanted.clock_in_at), HOME_ZONE);
  const isOfStamp = key !== undefined;
  const facts = { dayKey, today: today(ctx.now, HOME_ZONE), startDay, sessionDay: session?.dayKey ?? null, isOfStamp };
  const problem = wantedProblem(wanted, facts);
  if (problem || isOfStamp) return problem;
  const plan = plannedCorrection(session, changeOf(wanted), ctx.now.epochMilliseconds);
  return plan.kind === 'refused' ? plan : null;
}

/** The order of fields in jsonb is another. */
function sameWanted(a: WantedTimes, b: WantedTimes): boolean {
  const text = ({ clock_in_at, clock_out_at, breaks, shift_id, discard }: WantedTimes) =>
    JSON.stringify([clock_in_at, clock_out_at, breaks?.map((one) => [one.start_at, one.end_at]), shift_id, discard]);
  return text(a) === text(b);
}
