import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { epochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { trackAction } from '#app/domains/actions/public.server.ts';
import { gidOf } from '#app/domains/actions/rules/gid.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { addJob } from '#app/platform/add-job.server.ts';
import type { ConfirmRequest, JobStatus } from '#device/protocol.ts';
import { operatorOfArea } from '#app/domains/access/areas/area-rows.server.ts';
import { type DeviceCtx, deviceSource } from '#app/domains/access/devices/authenticate-device.server.ts';
import { expiredEntry, expireWhere, type JobRef, jobEntry } from './job-rows.server.ts';
import { type ConfirmDecision, type ConfirmedJob, decideConfirm } from '#app/domains/access/rules/jobs.ts';

export type ConfirmOutcome =
  | { kind: 'confirmed'; status: JobStatus; isDuplicate: boolean }
  /** The job stays expired; the late result was recorded. */
  | { kind: 'late'; isDuplicate: boolean }
  | { kind: 'unknown' }
  | { kind: 'refused'; code: Extract<ConfirmDecision, { kind: 'refuse' }>['code'] };

/**
 * A device confirms the result of its grant (protocol, confirm). The first result counts, and repeating it changes nothing. A
 * result after the job's end is recorded as late for the admin, because a door may have opened.
 */
export async function confirmDoorJob(ctx: DeviceCtx, confirm: ConfirmRequest): Promise<ConfirmOutcome> {
  const lock = (tx: Transaction) => lockJob(tx, { jobId: confirm.jobId });
  return await inLockedTransaction(ctx, lock, async (tx, [job]): Promise<ConfirmOutcome> => {
    if (!job) return { kind: 'unknown' };
    const sender = { deviceId: ctx.device.deviceId, isNonce: isSame(job.nonce, confirm.nonce), confirm };
    const decision = decideConfirm({ ...job, hasNonce: job.nonce !== null }, sender, job.nowMs);
    switch (decision.kind) {
      case 'refuse':
        return { kind: 'refused', code: decision.code };
      case 'duplicate':
        return { kind: 'confirmed', status: job.status, isDuplicate: true };
      case 'late':
        if (decision.isFirst) await recordLate(tx, ctx, job, confirm, decision.expires);
        return { kind: 'late', isDuplicate: !decision.isFirst };
      case 'finish':
        await finish(tx, ctx, job, confirm);
        return { kind: 'confirmed', status: decision.status, isDuplicate: false };
    }
  });
}

/** The job is locked, so it is still dispatched. */
async function finish(tx: Transaction, ctx: DeviceCtx, job: JobRow, confirm: ConfirmRequest): Promise<void> {
  const { result: status, resultCode, pulsedAtMs } = confirm;
  const after = { status, resultCode, pulsedAtMs };
  await inOneFlight(tx, () => [
    finishJob(tx, {
      jobId: job.id,
      status,
      resultCode,
      resultMessage: confirm.resultMessage?.slice(0, 200) ?? null,
      pulsedAtMs,
    }),
    recordAudit(tx, deviceSource(ctx), jobEntry(job, `door.${status}`, { before: { status: 'dispatched' }, after })),
    ...(status === 'executed' ? whatFollows(tx, job) : []),
  ]);
}

/** The door let its person in. A person who was erased meanwhile has no traces. */
function whatFollows(tx: Transaction, { id, areaId, personId, roomId, entry, nowMs }: JobRow): Promise<void>[] {
  if (personId === null) return [];
  const opened = { actionType: 'door.opened', gid: gidOf('door_job', id), metadata: { area_id: areaId }, roomId };
  const came = { jobId: id, userId: personId, areaId, atMs: Math.floor(nowMs) };
  return [
    trackAction(tx, { actor: { id: personId } }, opened),
    addJob(tx, 'door.opened', came),
    ...(entry ? [addJob(tx, 'door.executed', { ...came, ...entry })] : []),
  ];
}

async function recordLate(
  tx: Transaction,
  ctx: DeviceCtx,
  job: JobRow,
  { result, resultCode, pulsedAtMs }: ConfirmRequest,
  expires: boolean,
): Promise<void> {
  const late = { jobId: job.id, resultCode };
  const expired = expires ? await expireWithLateResult(tx, late) : [];
  const after = { result, resultCode, pulsedAtMs };
  await inOneFlight(tx, () => [
    expires ? null : recordLateResult(tx, late),
    recordAudit(tx, deviceSource(ctx), [...expired.map(expiredEntry), jobEntry(job, 'door.late_confirm', { after })]),
  ]);
}

/** Compares in constant time. */
function isSame(stored: string | null, sent: string): boolean {
  if (stored === null) return false;
  const [a, b] = [Buffer.from(stored), Buffer.from(sent)];
  return a.byteLength === b.byteLength && timingSafeEqual(a, b);
}

interface JobRow extends JobRef, Omit<ConfirmedJob, 'hasNonce' | 'deviceId'> {
  readonly nonce: string | null;
  readonly personId: string | null;
  /** Where the door leads. */
  readonly roomId: string | null;
  /** Of an area that checks in; the minutes before and after a booking in which it opens. */
  readonly entry: { roomId: string; facilityId: string; leadMin: number; lagMin: number } | null;
  readonly nowMs: number;
}

/** `nowMs` is read after the lock: a call that waited for it sees the time after the wait. */
const lockJob = statement<{ jobId: string }, JobRow>(sql`
  with held as (select * from door_jobs where id = ${sql.placeholder('jobId')}::uuid for update)
  select j.id, j.area_id as "areaId", j.correlation_id as "correlationId", d.device_id as "deviceId", j.status, j.nonce,
    j.requested_by_member_id as "personId", (select room_id from areas where id = j.area_id) as "roomId",
    (select json_build_object('roomId', a.room_id, 'facilityId', a.facility_id, 'leadMin', a.lead_min, 'lagMin', a.lag_min)
      from areas a where a.id = j.area_id and a.check_in_on_open) as entry,
    ${operatorOfArea(sql`j.area_id`)} as "operatorId",
    j.result_code as "resultCode", j.late_result_code as "lateResultCode", ${epochMs('j.expires_at')} as "expiresAtMs",
    ${epochMs('j.dispatched_at')} as "dispatchedAtMs", ${epochMs('door_now()')} as "nowMs"
  from held j left join devices d on d.id = j.dispatch_to_device_id`);

const expireWithLateResult = expireWhere<{ jobId: string; resultCode: string }>(
  sql`j.id = ${sql.placeholder('jobId')}::uuid`,
  { also: sql`, late_result_code = ${sql.placeholder('resultCode')}` },
);

type Finish = {
  jobId: string;
  status: string;
  resultCode: string;
  resultMessage: string | null;
  pulsedAtMs: number | null;
};
const finishJob = statement<Finish>(sql`
  update door_jobs set status = ${sql.placeholder('status')}, result_code = ${sql.placeholder('resultCode')},
    result_message = ${sql.placeholder('resultMessage')}, pulsed_at_ms = ${sql.placeholder('pulsedAtMs')}::int,
    executed_at = door_now(), updated_at = door_now()
  where id = ${sql.placeholder('jobId')}::uuid and status = 'dispatched'`);

const recordLateResult = statement<{ jobId: string; resultCode: string }>(sql`
  update door_jobs set late_result_code = ${sql.placeholder('resultCode')}, updated_at = door_now()
  where id = ${sql.placeholder('jobId')}::uuid and status = 'expired' and late_result_code is null`);
