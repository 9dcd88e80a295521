import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { tellCorrected } from '#app/domains/staff/mails/told-corrections.server.ts';
import type { SessionChange, TimesRefusal } from '#app/domains/staff/rules/planned-correction.ts';
import { correctLocked, type CorrectedOutcome } from '#app/domains/staff/store/corrected.server.ts';
import { insertCorrection, storedTimes } from '#app/domains/staff/store/corrections.server.ts';
import { readEventsOf } from '#app/domains/staff/store/stamps.server.ts';
import { lockSession, readSession, type StoredSession } from '#app/domains/staff/store/sessions.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export interface CorrectSessionInput {
  readonly sessionId: string;
  readonly clockInMs?: number | undefined;
  readonly clockOutMs?: number | undefined;
  /** All breaks of the session. */
  readonly breaks?: readonly { readonly startMs: number; readonly endMs: number }[] | undefined;
  /** Null: no shift. */
  readonly shiftId?: string | null | undefined;
  readonly discard?: boolean | undefined;
  readonly reason: string;
  readonly version?: number | undefined;
}

export type CorrectSessionOutcome =
  /** Also when nothing differs; then nothing is written. */
  { kind: 'corrected'; session: StoredSession } | { kind: 'stale'; session: StoredSession } | TimesRefusal;

/** The staff rows of a session's person: one write of a person waits for another. */
const lockPerson = statement<{ id: string }, { id: string }>(sql`
  select id from staff_members where user_id = (select user_id from time_sessions where id = ${sql.placeholder('id')}::uuid)
  order by id for no key update`);

/**
 * An admin puts a session right (seed 1, 2.4): stamps are appended, the first ones stay, and the person gets a mail. Throws
 * NotFoundError for sessions of other operators, ForbiddenError without the right and for one's own.
 */
export async function correctSession(
  ctx: Ctx,
  { sessionId, version, reason, ...input }: CorrectSessionInput,
): Promise<CorrectSessionOutcome> {
  if (!can(ctx.actor, 'time.correct')) throw new ForbiddenError('time.correct');
  const change: SessionChange = { ...input, startMs: input.clockInMs, endMs: input.clockOutMs };
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [
      lockPerson(tx, { id: sessionId }),
      lockSession(tx, { id: sessionId }),
      readSession(tx, { id: sessionId }),
      readEventsOf(tx, { sessionId }),
    ]);
  return await inLockedTransaction(ctx, lock, async (tx, [, , [session], stamps]): Promise<CorrectSessionOutcome> => {
    if (!session || !can(ctx.actor, 'time.correct', session)) throw new NotFoundError('time_session');
    if (session.userId === ctx.actor.id) throw new ForbiddenError('time.correct');
    if (version !== undefined && version !== session.version) return { kind: 'stale', session };
    const correctionId = newId();
    const outcome: CorrectedOutcome = await correctLocked(
      tx,
      ctx,
      { session, person: session, stamps },
      { correctionId, change },
    );
    if (outcome.kind !== 'written') return outcome;
    if (outcome.isSame) return { kind: 'corrected', session };
    const { operatorId, staffId, dayKey } = session;
    const after = outcome.session;
    const row = { id: correctionId, operatorId, staffId, sessionId, dayKey, reason };
    const [before, wanted] = [storedTimes(session), storedTimes(after)];
    await insertCorrection(tx, ctx, { ...row, wanted, before, isApproved: true });
    await tellCorrected(tx, ctx, { ...row, kind: 'corrected', answer: null, before, after: wanted });
    return { kind: 'corrected', session: after };
  });
}
