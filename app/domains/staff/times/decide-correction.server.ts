import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { tellCorrected } from '#app/domains/staff/mails/told-corrections.server.ts';
import type { TimesChange } from '#app/domains/staff/rules/corrected-times.ts';
import type { TimesRefusal } from '#app/domains/staff/rules/planned-correction.ts';
import { withOthers } from '#app/domains/staff/rules/wanted-times.ts';
import { correctLocked, readLocked } from '#app/domains/staff/store/corrected.server.ts';
import {
  changeOf,
  endCorrection,
  lockCorrection,
  lockStaffOfCorrection,
  readOtherWishes,
  storedTimes,
  type StoredCorrection,
} from '#app/domains/staff/store/corrections.server.ts';
import type { StoredSession } from '#app/domains/staff/store/sessions.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export interface DecideCorrectionInput {
  readonly correctionId: string;
  readonly approve: boolean;
  /** At most 1000 characters; the person reads it. */
  readonly answer?: string | null | undefined;
  readonly version?: number | undefined;
  /** Times that the admin gives instead of those of the wish. */
  readonly times?: TimesChange | undefined;
}

export type DecideCorrectionOutcome =
  | { kind: 'approved'; session: StoredSession }
  | { kind: 'declined' }
  /** Decided or withdrawn before. */
  | { kind: 'over' }
  | { kind: 'stale' }
  | TimesRefusal;

/** The session of a wish. One without a session that has both its start and its end makes one; a lone stamp is about the last of its day. */
const findSession = statement<
  { sessionId: string | null; staffId: string; dayKey: string; isWhole: boolean },
  { id: string }
>(sql`
  select id from time_sessions t where id = ${sql.placeholder('sessionId')}::uuid
    or ${sql.placeholder('sessionId')}::uuid is null and not ${sql.placeholder('isWhole')}::boolean and staff_member_id = ${sql.placeholder('staffId')}::uuid
      and day_key = ${sql.placeholder('dayKey')}::date and not discarded
  order by day_part desc limit 1 for update`);

/**
 * An admin approves or declines a wish. Approving puts the session right as it is now, or makes it. The person gets a mail. Throws
 * NotFoundError for wishes of other operators, ForbiddenError without the right and for one's own times.
 */
export async function decideCorrection(ctx: Ctx, input: DecideCorrectionInput): Promise<DecideCorrectionOutcome> {
  const { correctionId: id, approve, answer = null, version } = input;
  if (!can(ctx.actor, 'time.correct')) throw new ForbiddenError('time.correct');
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [lockStaffOfCorrection(tx, { id }), lockCorrection(tx, { id })]);
  return await inLockedTransaction(ctx, lock, async (tx, [, [correction]]): Promise<DecideCorrectionOutcome> => {
    if (!correction || !can(ctx.actor, 'time.correct', correction)) throw new NotFoundError('time_correction');
    if (correction.userId === ctx.actor.id) throw new ForbiddenError('time.correct');
    if (correction.decision !== null) return { kind: 'over' };
    if (version !== undefined && version !== correction.version) return { kind: 'stale' };
    if (approve) return await approveLocked(tx, ctx, correction, input);
    await endCorrection(tx, ctx, correction, { decision: 'declined', answer });
    const told = { kind: 'declined', before: null, after: correction.wanted, answer } as const;
    await tellCorrected(tx, ctx, { ...correction, ...told });
    return { kind: 'declined' };
  });
}

async function approveLocked(
  tx: Transaction,
  ctx: Ctx,
  correction: StoredCorrection,
  { answer = null, times = {} }: DecideCorrectionInput,
): Promise<DecideCorrectionOutcome> {
  const { id, staffId, operatorId, userId, dayKey, sessionId, wanted } = correction;
  const isWhole = wanted.clock_in_at !== undefined && wanted.clock_out_at !== undefined;
  const [[found], others] = await inOneFlight(tx, () => [
    findSession(tx, { sessionId, staffId, dayKey, isWhole }),
    readOtherWishes(tx, { id, staffId, dayKey }),
  ]);
  const locked = await readLocked(tx, found?.id ?? null);
  const whole = locked.session
    ? wanted
    : withOthers(
        wanted,
        others.map((one) => one.wanted),
      );
  const given = Object.fromEntries(Object.entries(times).filter(([, value]) => value !== undefined));
  const change = { ...changeOf(whole), ...given };
  // A lone break of an offline stamp has its time in the reason only: approving it would change nothing.
  if (Object.values(change).every((value) => value === undefined))
    return { kind: 'refused', field: 'wanted', code: 'nothing' };
  const person = { staffId, operatorId, userId };
  const outcome = await correctLocked(tx, ctx, { ...locked, person }, { correctionId: id, change });
  if (outcome.kind !== 'written') return outcome;
  const before = locked.session && storedTimes(locked.session);
  await endCorrection(tx, ctx, correction, { decision: 'approved', answer, sessionId: outcome.session.id, before });
  const after = storedTimes(outcome.session);
  await tellCorrected(tx, ctx, { ...correction, kind: 'approved', before, after, answer });
  return { kind: 'approved', session: outcome.session };
}
