import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import { operatorOfArea } from '#app/domains/access/areas/area-rows.server.ts';
import { WAKE_TOPIC } from '#app/domains/access/live.ts';
import { notifyServers } from '#app/platform/live/notify.server.ts';
import { CONFIRM_WINDOW_MS, type JobStatus, type ResultCode, type WakeMessage } from '#device/protocol.ts';

/** A job as its audit rows name it. */
export interface JobRef {
  readonly id: string;
  readonly areaId: string;
  /** Of the area. */
  readonly operatorId: string;
  readonly correlationId: string;
  /** Public id of the device; null before a device has the job. */
  readonly deviceId: string | null;
}

/** One entry of the door stream about a job, with the correlation id of its press. */
export function jobEntry(
  job: JobRef,
  action: `door.${string}`,
  states: { before?: Record<string, unknown>; after: Record<string, unknown> },
): AuditEntry {
  const { id, areaId, operatorId, correlationId, deviceId } = job;
  return {
    stream: 'door',
    action,
    entity: 'door_job',
    entityId: id,
    operatorId,
    areaId,
    deviceId,
    jobId: id,
    correlationId,
    ...states,
  };
}

/** Is job `j` overdue? The SQL of isOverdue (rules/jobs.ts). */
export const overdue: SQL = sql`(j.status = 'pending' and j.expires_at <= door_now()
  or j.status = 'dispatched' and j.dispatched_at <= door_now() - ${sql.raw(`interval '${CONFIRM_WINDOW_MS} ms'`)})`;

export interface ExpiredJob extends JobRef {
  readonly was: JobStatus;
}

/**
 * Expires the overdue jobs that `which` selects. A job that another transaction has locked is skipped, unless `waits` is set. A
 * second update of a job in one transaction would check its session again and deadlock with the end of the session, so `also`
 * sets more columns.
 */
export function expireWhere<Values extends Record<string, string | number | null>>(
  which: SQL,
  { waits = false, also = sql`` } = {},
) {
  const held = waits ? sql`` : sql`skip locked`;
  return statement<Values, ExpiredJob>(sql`
    with due as (
      select j.id, j.status as was from door_jobs j where ${overdue} and ${which} for update of j ${held})
    update door_jobs j set status = 'expired', executed_at = door_now(), result_code = 'TIMEOUT', updated_at = door_now()${also}
    from due where j.id = due.id
    returning j.id, j.area_id as "areaId", j.correlation_id as "correlationId", due.was,
      ${operatorOfArea(sql`j.area_id`)} as "operatorId",
      (select device_id from devices where id = j.dispatch_to_device_id) as "deviceId"`);
}

/** The audit row of an expired job. */
export const expiredEntry = ({ was, ...job }: ExpiredJob): AuditEntry =>
  jobEntry(job, 'door.expired', {
    before: { status: was },
    after: { status: 'expired', resultCode: 'TIMEOUT' satisfies ResultCode },
  });

/** Wakes these devices, in this order, when the transaction commits (protocol, wake). A hint, never more. */
export async function wakeDevices(
  tx: Transaction,
  deviceIds: readonly string[],
  { jobId }: Pick<WakeMessage, 'jobId'>,
): Promise<void> {
  await notifyServers(
    tx,
    deviceIds.map((root) => ({ topic: WAKE_TOPIC, root, about: jobId })),
  );
}
