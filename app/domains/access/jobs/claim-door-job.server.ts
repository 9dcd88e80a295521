import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { epochMs } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import { postgresError } from '#app/db/errors.ts';
import { type ClaimRequest, type Grant, GRANT_TTL_MS, type ResultCode } from '#device/protocol.ts';
import { type DeviceCtx, deviceSource } from '#app/domains/access/devices/device-ctx.ts';
import { type DoorFacts, readDoorFacts } from './door-facts.server.ts';
import { type JobRef, jobEntry } from './job-rows.server.ts';
import { decideClaim, type DeviceBoot, type IssuedGrant } from '#app/domains/access/rules/jobs.ts';
import { decideDoorRight, type DoorReason } from '#app/domains/access/rules/right.ts';
import {
  claimableJobs,
  nextJob,
  oldestJob,
  pendingJobs,
  type WaitingColumns,
  type WaitingJob,
  waitingJobOf,
} from './waiting-jobs.server.ts';

export type ClaimOutcome =
  | { kind: 'granted'; grant: Grant }
  | { kind: 'nothing' }
  | { kind: 'inactive' }
  | { kind: 'refused'; code: 'GRANT_EXPIRED' | 'CLAIM_REPLAYED' };

/**
 * A device asks for work (protocol, claim): the oldest pending job of its areas, whose right is computed anew from rows read in
 * the same transaction; one whose right is gone ends as CANCELLED, and the next is looked at. Whatever else asks at this
 * moment, a job is dispatched at most once.
 */
export async function claimDoorJob(ctx: DeviceCtx, claim: ClaimRequest): Promise<ClaimOutcome> {
  let waiting = ctx.waiting;
  for (;;) {
    if (!waiting) {
      // Most claims find nothing: they cost one statement.
      const [seen] = await keepIdleClaim(ctx.db, { id: ctx.device.id, ...claim });
      if (seen?.isKept) return { kind: 'nothing' };
      waiting = seen ? waitingJobOf(seen) : null;
    }
    const outcome = await claimOnce(ctx, claim, waiting);
    if (outcome) return outcome;
    waiting = null;
  }
}

/** Null when a job has ended in this very moment: there may be another. */
async function claimOnce(ctx: DeviceCtx, claim: ClaimRequest, seen: WaitingJob | null): Promise<ClaimOutcome | null> {
  const asking = { id: ctx.device.id, ...claim };
  // The device's row is held to the end: claims of one device come after each other.
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [
      lockDevice(tx, asking),
      findGiven(tx, asking),
      nextPending(tx, asking),
      seen?.memberId ? factsAbout(tx, { ...seen, memberId: seen.memberId }) : null,
    ]);
  try {
    return await inLockedTransaction(ctx, lock, async (tx, [[device], [given], [job], guessed]) => {
      if (!device?.isActive) return { kind: 'inactive' };
      const decision = decideClaim(device, claim, given ?? null, device.nowMs);
      if (decision === 'repeat' && given) {
        await countAttempt(tx, { jobId: given.jobId });
        return { kind: 'granted', grant: grantOf(given, claim) };
      }
      if (decision !== 'take') return { kind: 'refused', code: decision === 'repeat' ? 'GRANT_EXPIRED' : decision };
      if (!job) {
        await keepClaim(tx, asking);
        return { kind: 'nothing' };
      }
      const isGuessed = job.memberId === seen?.memberId && job.areaId === seen.areaId;
      const reasons = await reasonsAgainst(tx, job, isGuessed ? guessed : null);
      if (!reasons) return await dispatch(tx, ctx, job, claim);
      await cancel(tx, ctx, job, { claim, reasons });
      return null;
    });
  } catch (error) {
    // Its time ran out while the right was computed: the sweeper has it, and nothing of this claim stays.
    if (postgresError(error)?.constraint === 'door_jobs_in_time_check') return null;
    throw error;
  }
}

/** What decides about the person's right at the door; the day only bounds which bookings are read. */
function factsAbout(tx: Transaction, { memberId, areaId, nowMs }: { memberId: string; areaId: string; nowMs: number }) {
  return readDoorFacts(tx, { userId: memberId, areaId, day: today(instantOfMs(nowMs), HOME_ZONE) });
}

/** Null while the person may still open it. */
async function reasonsAgainst(
  tx: Transaction,
  { memberId, areaId, nowMs }: PendingJob,
  read: DoorFacts[] | null,
): Promise<readonly DoorReason[] | null> {
  if (memberId === null) return ['PERSON_INACTIVE'];
  const [facts] = read ?? (await factsAbout(tx, { memberId, areaId, nowMs }));
  const right = facts ? decideDoorRight(facts) : null;
  return right?.isAllowed ? null : (right?.reasons ?? ['AREA_INACTIVE']);
}

async function cancel(
  tx: Transaction,
  ctx: DeviceCtx,
  job: PendingJob,
  { claim, reasons }: { claim: ClaimRequest; reasons: readonly DoorReason[] },
): Promise<void> {
  await inOneFlight(tx, () => [
    keepClaim(tx, { id: ctx.device.id, ...claim }),
    cancelJob(tx, { jobId: job.id }),
    recordAudit(
      tx,
      deviceSource(ctx),
      jobEntry(job, 'door.denied', {
        before: { status: 'pending' },
        after: { status: 'expired', resultCode: 'CANCELLED' satisfies ResultCode, reasons },
      }),
    ),
  ]);
}

/** The job is held, so it is pending still; that its time has not run out is the last word of the database. */
async function dispatch(tx: Transaction, ctx: DeviceCtx, job: PendingJob, claim: ClaimRequest): Promise<ClaimOutcome> {
  const nonce = randomBytes(24).toString('base64url');
  const asking = { id: ctx.device.id, ...claim };
  const mark = { ...job, deviceId: ctx.device.deviceId };
  const states = { before: { status: 'pending' }, after: { status: 'dispatched' } };
  await inOneFlight(tx, () => [
    keepClaim(tx, asking),
    dispatchJob(tx, { jobId: job.id, id: ctx.device.id, nonce, claimNonce: claim.claimNonce }),
    recordAudit(tx, deviceSource(ctx), jobEntry(mark, 'door.dispatched', states)),
  ]);
  return { kind: 'granted', grant: grantOf({ ...job, jobId: job.id, nonce }, claim) };
}

const grantOf = (given: Granted, { claimNonce }: ClaimRequest): Grant => ({
  jobId: given.jobId,
  area: given.area,
  nonce: given.nonce,
  pulseMs: given.pulseMs,
  grantTtlMs: GRANT_TTL_MS,
  correlationId: given.correlationId,
  claimNonce,
});

interface Granted {
  readonly jobId: string;
  readonly area: string;
  readonly nonce: string;
  readonly pulseMs: number;
  readonly correlationId: string;
}

interface PendingJob extends JobRef {
  readonly area: string;
  readonly pulseMs: number;
  readonly memberId: string | null;
  /** The door's own time when the job was taken in hand. */
  readonly nowMs: number;
}

/** `nowMs` is taken behind the lock. */
const lockDevice = statement<{ id: string }, DeviceBoot & { isActive: boolean; nowMs: number }>(sql`
  with held as (select * from devices where id = ${sql.placeholder('id')}::uuid for update)
  select is_active as "isActive", boot_id as "bootId", last_claim_seq::float8 as "lastClaimSeq",
    to_json(earlier_boots) as "earlierBoots", ${epochMs('door_now()')} as "nowMs"
  from held`);

const findGiven = statement<{ id: string; claimNonce: string }, Granted & IssuedGrant>(sql`
  select j.id as "jobId", j.status, a.slug as area, j.nonce, a.pulse_ms as "pulseMs", j.correlation_id as "correlationId",
    ${epochMs('j.dispatched_at')} as "dispatchedAtMs"
  from door_jobs j join areas a on a.id = j.area_id
  where j.dispatch_to_device_id = ${sql.placeholder('id')}::uuid and j.claim_nonce = ${sql.placeholder('claimNonce')}`);

/** Whoever asks again is there; the claim itself was kept the first time. */
const countAttempt = statement<{ jobId: string }>(sql`
  with counted as (
    update door_jobs set attempts = attempts + 1, updated_at = door_now()
    where id = ${sql.placeholder('jobId')}::uuid and status = 'dispatched' returning dispatch_to_device_id)
  update devices d set last_seen_at = door_now() from counted where d.id = counted.dispatch_to_device_id`);

/** A claim is a sign of life. Boots that were followed by another are remembered, the last ten of them. */
const claimed = sql`last_seen_at = door_now(), last_claim_seq = ${sql.placeholder('claimSeq')}::bigint, boot_id = ${sql.placeholder('bootId')},
  booted_at = case when boot_id = ${sql.placeholder('bootId')} then booted_at else door_now() end,
  earlier_boots = case when boot_id <> ${sql.placeholder('bootId')}
    then (array_prepend(boot_id, earlier_boots))[1:10] else earlier_boots end`;

type Claim = { id: string; bootId: string; claimSeq: number; claimNonce: string };
const keepClaim = statement<Claim>(sql`update devices set ${claimed} where id = ${sql.placeholder('id')}::uuid`);

/** The database's words for a claim that decideClaim lets take a job. */
const inOrder = sql`d.id = ${sql.placeholder('id')}::uuid and d.is_active
  and not d.earlier_boots @> array[${sql.placeholder('bootId')}::text]
  and (d.boot_id is distinct from ${sql.placeholder('bootId')} or d.last_claim_seq <= ${sql.placeholder('claimSeq')}::bigint)
  and not exists (select from door_jobs j where j.dispatch_to_device_id = d.id and j.claim_nonce = ${sql.placeholder('claimNonce')})`;

const own = sql`${sql.placeholder('id')}::uuid`;

/**
 * A claim that is in order (decideClaim: take) and finds nothing is kept and nothing more. It need not outlive a power cut, so
 * its commit does not wait for the disk. Any other hears what is likely to be its job, so that its facts are read in one flight with
 * the locks.
 */
const keepIdleClaim = statement<Claim, WaitingColumns & { isKept: boolean }>(sql`
  with kept as (
    update devices d set ${claimed} where ${inOrder}
      and not exists (select from ${pendingJobs(own)})
      and set_config('synchronous_commit', 'off', true) is not null
    returning d.id)
  select exists (select from kept) as "isKept", next.area_id as "areaId", next.requested_by_member_id as "memberId",
    ${epochMs('door_now()')} as "nowMs"
  from (select 1) one left join lateral ${nextJob(own)} next on true`);

/** Only a claim that may take the job holds it: another device's claim passes over what is held. */
const nextPending = statement<Claim, PendingJob>(sql`
  select j.id, j.area_id as "areaId", j.correlation_id as "correlationId", j.requested_by_member_id as "memberId",
    null as "deviceId", (select slug from areas where id = j.area_id) as area,
    (select pulse_ms from areas where id = j.area_id) as "pulseMs", ${epochMs('door_now()')} as "nowMs"
  from ${claimableJobs(own)} and exists (select from devices d where ${inOrder}) ${oldestJob} for update of j skip locked`);

const dispatchJob = statement<{ jobId: string; id: string; nonce: string; claimNonce: string }>(sql`
  update door_jobs set status = 'dispatched', dispatch_to_device_id = ${sql.placeholder('id')}::uuid, dispatched_at = door_now(),
    nonce = ${sql.placeholder('nonce')}, claim_nonce = ${sql.placeholder('claimNonce')}, attempts = 1, updated_at = door_now()
  where id = ${sql.placeholder('jobId')}::uuid`);

const cancelJob = statement<{ jobId: string }>(sql`
  update door_jobs set status = 'expired', executed_at = door_now(), result_code = 'CANCELLED', updated_at = door_now()
  where id = ${sql.placeholder('jobId')}::uuid and status = 'pending'`);
