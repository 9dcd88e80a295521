import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { postgresError } from '#app/db/errors.ts';
import { epochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { type DeviceCtx, deviceSource } from '#app/domains/access/devices/authenticate-device.server.ts';
import { decideClaim, type DeviceBoot, type IssuedGrant } from '#app/domains/access/rules/jobs.ts';
import { decideDoorRight, type DoorReason } from '#app/domains/access/rules/right.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import { type ClaimRequest, type Grant, GRANT_TTL_MS, type ResultCode } from '#device/protocol.ts';
import { readDoorFacts } from './door-facts.server.ts';
import { type JobRef, jobEntry } from './job-rows.server.ts';

export type ClaimOutcome =
  | { kind: 'granted'; grant: Grant }
  | { kind: 'nothing' }
  | { kind: 'inactive' }
  | { kind: 'refused'; code: 'GRANT_EXPIRED' | 'CLAIM_REPLAYED' };

/**
 * A device asks for work (protocol, claim) and gets the oldest pending job of its areas. The right is computed again in the same
 * transaction; a job without it ends as CANCELLED, and the next one is read. A job is dispatched at most once.
 */
export async function claimDoorJob(ctx: DeviceCtx, claim: ClaimRequest): Promise<ClaimOutcome> {
  for (;;) {
    const outcome = await claimOnce(ctx, claim);
    if (outcome) return outcome;
  }
}

/** Null when the job ended during the claim: there may be another. */
async function claimOnce(ctx: DeviceCtx, claim: ClaimRequest): Promise<ClaimOutcome | null> {
  const input = { id: ctx.device.id, ...claim };
  // The device's row is held to the end: claims of one device come after each other.
  const lock = (tx: Transaction) => inOneFlight(tx, () => [lockDevice(tx, input), findIssued(tx, input)]);
  try {
    return await inLockedTransaction(ctx, lock, async (tx, [[device], [issued]]) => {
      if (!device?.isActive) return { kind: 'inactive' };
      const decision = decideClaim(device, claim, issued ?? null, device.nowMs);
      if (decision === 'repeat' && issued) {
        await countAttempt(tx, { jobId: issued.jobId });
        return { kind: 'granted', grant: grantOf(issued, claim) };
      }
      if (decision !== 'take') return { kind: 'refused', code: decision === 'repeat' ? 'GRANT_EXPIRED' : decision };
      const [, [job]] = await inOneFlight(tx, () => [recordClaim(tx, input), lockNextJob(tx, input)]);
      if (!job) {
        await commitWithoutSync(tx, {});
        return { kind: 'nothing' };
      }
      const reasons = await reasonsAgainst(tx, job);
      if (!reasons) return await dispatch(tx, ctx, job, claim);
      await cancel(tx, ctx, job, reasons);
      return null;
    });
  } catch (error) {
    // The job's time ran out while the right was computed. The sweeper ends it; the claim is rolled back.
    if (postgresError(error)?.constraint === 'door_jobs_in_time_check') return null;
    throw error;
  }
}

/** Null while the person may still open the door. The day only bounds which bookings are read. */
async function reasonsAgainst(tx: Transaction, job: PendingJob): Promise<readonly DoorReason[] | null> {
  if (job.memberId === null) return ['PERSON_INACTIVE'];
  const day = today(instantOfMs(job.nowMs), HOME_ZONE);
  const [facts] = await readDoorFacts(tx, { userId: job.memberId, areaId: job.areaId, day });
  const right = facts ? decideDoorRight(facts) : null;
  return right?.isAllowed ? null : (right?.reasons ?? ['AREA_INACTIVE']);
}

async function cancel(tx: Transaction, ctx: DeviceCtx, job: PendingJob, reasons: readonly DoorReason[]): Promise<void> {
  const after = { status: 'expired', resultCode: 'CANCELLED' satisfies ResultCode, reasons };
  await inOneFlight(tx, () => [
    cancelJob(tx, { jobId: job.id }),
    recordAudit(tx, deviceSource(ctx), jobEntry(job, 'door.denied', { before: { status: 'pending' }, after })),
  ]);
}

/** The job is locked, so it is still pending; the database checks that its time has not run out. */
async function dispatch(tx: Transaction, ctx: DeviceCtx, job: PendingJob, claim: ClaimRequest): Promise<ClaimOutcome> {
  const nonce = randomBytes(24).toString('base64url');
  const ref = { ...job, deviceId: ctx.device.deviceId };
  const states = { before: { status: 'pending' }, after: { status: 'dispatched' } };
  await inOneFlight(tx, () => [
    dispatchJob(tx, { jobId: job.id, id: ctx.device.id, nonce, claimNonce: claim.claimNonce }),
    recordAudit(tx, deviceSource(ctx), jobEntry(ref, 'door.dispatched', states)),
  ]);
  return { kind: 'granted', grant: grantOf({ ...job, jobId: job.id, nonce }, claim) };
}

const grantOf = (issued: GrantFields, { claimNonce }: ClaimRequest): Grant => ({
  jobId: issued.jobId,
  area: issued.area,
  nonce: issued.nonce,
  pulseMs: issued.pulseMs,
  grantTtlMs: GRANT_TTL_MS,
  correlationId: issued.correlationId,
  claimNonce,
});

type GrantFields = Pick<Grant, 'jobId' | 'area' | 'nonce' | 'pulseMs' | 'correlationId'>;

interface PendingJob extends JobRef {
  readonly area: string;
  readonly pulseMs: number;
  readonly memberId: string | null;
  /** The time of doors when the job was locked. */
  readonly nowMs: number;
}

/** `nowMs` is read after the lock is held. */
const lockDevice = statement<{ id: string }, DeviceBoot & { isActive: boolean; nowMs: number }>(sql`
  with held as (select * from devices where id = ${sql.placeholder('id')}::uuid for update)
  select is_active as "isActive", boot_id as "bootId", last_claim_seq::float8 as "lastClaimSeq",
    to_json(earlier_boots) as "earlierBoots", ${epochMs('door_now()')} as "nowMs"
  from held`);

const findIssued = statement<{ id: string; claimNonce: string }, GrantFields & IssuedGrant>(sql`
  select j.id as "jobId", j.status, a.slug as area, j.nonce, a.pulse_ms as "pulseMs", j.correlation_id as "correlationId",
    ${epochMs('j.dispatched_at')} as "dispatchedAtMs", j.withdrawn_at is not null as "isWithdrawn"
  from door_jobs j join areas a on a.id = j.area_id
  where j.dispatch_to_device_id = ${sql.placeholder('id')}::uuid and j.claim_nonce = ${sql.placeholder('claimNonce')}`);

const countAttempt = statement<{ jobId: string }>(sql`
  update door_jobs set attempts = attempts + 1, updated_at = door_now()
  where id = ${sql.placeholder('jobId')}::uuid and status = 'dispatched'`);

/** The last ten boots that were followed by another are kept: a claim of one of them is a replay. */
const recordClaim = statement<{ id: string; bootId: string; claimSeq: number }>(sql`
  update devices set last_claim_seq = ${sql.placeholder('claimSeq')}::bigint, boot_id = ${sql.placeholder('bootId')},
    booted_at = case when boot_id = ${sql.placeholder('bootId')} then booted_at else door_now() end,
    earlier_boots = case when boot_id <> ${sql.placeholder('bootId')}
      then (array_prepend(boot_id, earlier_boots))[1:10] else earlier_boots end
  where id = ${sql.placeholder('id')}::uuid`);

/** A claim that finds nothing may be lost in a power cut, so its commit does not wait for the disk. */
const commitWithoutSync = statement<{}>(sql`select set_config('synchronous_commit', 'off', true)`);

/** The oldest pending job of the device's areas, locked. A job that another device's claim holds is skipped. */
const lockNextJob = statement<{ id: string }, PendingJob>(sql`
  select j.id, j.area_id as "areaId", j.correlation_id as "correlationId", j.requested_by_member_id as "memberId",
    null as "deviceId", a.slug as area, a.pulse_ms as "pulseMs", f.operator_id as "operatorId", ${epochMs('door_now()')} as "nowMs"
  from door_jobs j join device_areas l on l.area_id = j.area_id and l.device_id = ${sql.placeholder('id')}::uuid
    join areas a on a.id = j.area_id join facilities f on f.id = a.facility_id
  where j.status = 'pending' and j.expires_at > door_now()
  order by j.created_at, j.id limit 1 for update of j skip locked`);

const dispatchJob = statement<{ jobId: string; id: string; nonce: string; claimNonce: string }>(sql`
  update door_jobs set status = 'dispatched', dispatch_to_device_id = ${sql.placeholder('id')}::uuid, dispatched_at = door_now(),
    nonce = ${sql.placeholder('nonce')}, claim_nonce = ${sql.placeholder('claimNonce')}, attempts = 1, updated_at = door_now()
  where id = ${sql.placeholder('jobId')}::uuid`);

const cancelJob = statement<{ jobId: string }>(sql`
  update door_jobs set status = 'expired', executed_at = door_now(), result_code = 'CANCELLED', updated_at = door_now()
  where id = ${sql.placeholder('jobId')}::uuid and status = 'pending'`);
