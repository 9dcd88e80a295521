import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { epochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { decideWithdrawal, type JobClock, mayOpenForS } from '#app/domains/access/rules/jobs.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { JobStatus, ResultCode } from '#device/protocol.ts';
import { expiredEntry, expireWhere, type JobRef, jobEntry } from './job-rows.server.ts';

export type WithdrawOutcome =
  /** No device had it, and none gets it any more. */
  | { kind: 'withdrawn' }
  /** A device may have it: for so many seconds the door may still open. The job goes on to its end. */
  | { kind: 'on_its_way'; mayOpenForS: number }
  /** It had ended before. */
  | { kind: 'over'; status: JobStatus };

/**
 * A person withdraws the own press. A pending job ends as CANCELLED. A dispatched one is marked, and its grant is not repeated.
 * The row of the job is locked, so a claim at the same moment comes wholly before or skips it. Throws NotFoundError for a job of
 * another person.
 */
export async function withdrawDoorJob(ctx: Ctx, { jobId }: { jobId: string }): Promise<WithdrawOutcome> {
  if (!can(ctx.actor, 'door.withdraw')) throw new ForbiddenError('door.withdraw');
  const lock = (tx: Transaction) => lockJob(tx, { jobId });
  return await inLockedTransaction(ctx, lock, async (tx, [job]): Promise<WithdrawOutcome> => {
    if (!job || job.memberId === null || !can(ctx.actor, 'door.withdraw', { ownerIds: [job.memberId] }))
      throw new NotFoundError('door job');
    const decision = decideWithdrawal(job, job.nowMs);
    switch (decision) {
      case 'cancel':
        await write(tx, ctx, job, { status: 'expired', resultCode: 'CANCELLED' satisfies ResultCode });
        return { kind: 'withdrawn' };
      case 'mark':
        await write(tx, ctx, job, { status: 'dispatched' });
        return onItsWay(job);
      case 'repeat':
        return job.status === 'dispatched' ? onItsWay(job) : { kind: 'withdrawn' };
      case 'expire':
        await recordAudit(tx, ctx, (await expireJob(tx, { jobId })).map(expiredEntry));
        return { kind: 'over', status: 'expired' };
      case 'over':
        return { kind: 'over', status: job.status };
    }
  });
}

async function write(tx: Transaction, ctx: Ctx, job: JobRow, after: Record<string, unknown>): Promise<void> {
  await inOneFlight(tx, () => [
    withdraw(tx, { jobId: job.id }),
    recordAudit(tx, ctx, jobEntry(job, 'door.withdrawn', { before: { status: job.status }, after })),
  ]);
}

const onItsWay = (job: JobRow): WithdrawOutcome => ({
  kind: 'on_its_way',
  mayOpenForS: mayOpenForS(job, job.pulseMs, job.nowMs),
});

interface JobRow extends JobRef, JobClock {
  readonly memberId: string | null;
  readonly pulseMs: number;
  readonly isWithdrawn: boolean;
  readonly nowMs: number;
}

/** `nowMs` is read after the lock: a withdrawal that waited for a claim sees the time after the wait. */
const lockJob = statement<{ jobId: string }, JobRow>(sql`
  with held as (select * from door_jobs where id = ${sql.placeholder('jobId')}::uuid for update)
  select j.id, j.area_id as "areaId", f.operator_id as "operatorId", j.correlation_id as "correlationId", d.device_id as "deviceId",
    j.requested_by_member_id as "memberId", j.status, j.withdrawn_at is not null as "isWithdrawn", a.pulse_ms as "pulseMs",
    ${epochMs('j.expires_at')} as "expiresAtMs", ${epochMs('j.dispatched_at')} as "dispatchedAtMs", ${epochMs('door_now()')} as "nowMs"
  from held j join areas a on a.id = j.area_id join facilities f on f.id = a.facility_id
    left join devices d on d.id = j.dispatch_to_device_id`);

const expireJob = expireWhere<{ jobId: string }>(sql`j.id = ${sql.placeholder('jobId')}::uuid`);

const withdraw = statement<{ jobId: string }>(sql`
  update door_jobs set withdrawn_at = door_now(), updated_at = door_now(),
    status = case when status = 'pending' then 'expired' else status end,
    result_code = case when status = 'pending' then 'CANCELLED' else result_code end,
    executed_at = case when status = 'pending' then door_now() else executed_at end
  where id = ${sql.placeholder('jobId')}::uuid and status in ('pending', 'dispatched')`);
