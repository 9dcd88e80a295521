import { sql } from 'drizzle-orm';
import type { Database, Transaction } from '#app/db/client.server.ts';
import { epochMs, isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import type { JobStatus, ResultCode } from '#device/protocol.ts';
import { isOverdue, mayOpenForS } from '#app/domains/access/rules/jobs.ts';

export interface DoorJobView {
  readonly jobId: string;
  readonly area: string;
  readonly areaTitle: string;
  readonly status: JobStatus;
  readonly resultCode: ResultCode | null;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly dispatchedAt: string | null;
  readonly executedAt: string | null;
  readonly withdrawnAt: string | null;
  /** For so many more seconds a device that has the job may open the door; 0 when none has it. */
  readonly mayOpenForS: number;
}

interface Row extends Omit<DoorJobView, 'mayOpenForS'> {
  memberId: string | null;
  operatorId: string;
  expiresAtMs: number;
  dispatchedAtMs: number | null;
  pulseMs: number;
  nowMs: number;
}

const readRow = statement<{ jobId: string }, Row>(sql`
  select j.id as "jobId", a.slug as area, a.title as "areaTitle", j.status, j.result_code as "resultCode",
    ${isoUtc('j.created_at')} as "createdAt", ${isoUtc('j.expires_at')} as "expiresAt", ${isoUtc('j.dispatched_at')} as "dispatchedAt",
    ${isoUtc('j.executed_at')} as "executedAt", ${isoUtc('j.withdrawn_at')} as "withdrawnAt", a.pulse_ms as "pulseMs", j.requested_by_member_id as "memberId", f.operator_id as "operatorId",
    ${epochMs('j.expires_at')} as "expiresAtMs", ${epochMs('j.dispatched_at')} as "dispatchedAtMs", ${epochMs('door_now()')} as "nowMs"
  from door_jobs j join areas a on a.id = j.area_id join facilities f on f.id = a.facility_id
  where j.id = ${sql.placeholder('jobId')}::uuid`);

/**
 * The state of a press, for its requester and for admins of the operator; 404 for all others. An overdue job counts as expired
 * before the sweeper has ended it. One statement.
 */
export async function getDoorJob(
  handle: Database | Transaction,
  actor: Pick<Actor, 'id' | 'role' | 'operatorId'>,
  jobId: string,
): Promise<DoorJobView> {
  const [row] = await readRow(handle, { jobId });
  const isAdmin = actor.role === 'admin' && row?.operatorId === actor.operatorId;
  if (!row || (row.memberId !== actor.id && !isAdmin)) throw new NotFoundError('door job');
  const {
    memberId: _member,
    operatorId: _operator,
    expiresAtMs: _expires,
    dispatchedAtMs: _sent,
    pulseMs,
    nowMs,
    ...view
  } = row;
  if (isOverdue(row, nowMs)) return { ...view, status: 'expired', resultCode: 'TIMEOUT', mayOpenForS: 0 };
  return { ...view, mayOpenForS: mayOpenForS(row, pulseMs, nowMs) };
}
