import { sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, instantOfMs, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { postgresError } from '#app/db/errors.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { asNotFoundIfAreaDeleted } from '#app/domains/access/areas/area-rows.server.ts';
import { type DoorFacts, readDoorFacts } from './door-facts.server.ts';
import { expiredEntry, expireWhere, jobEntry, overdue, wakeDevices } from './job-rows.server.ts';
import { isReachable } from '#app/domains/access/rules/devices.ts';
import { type OpenCounts, waitBeforeOpening } from '#app/domains/access/rules/jobs.ts';
import { decideDoorRight, type DoorReason, type DoorRight, isAreaVisible } from '#app/domains/access/rules/right.ts';

export interface OpenedJob {
  readonly jobId: string;
  /** ISO instant until which a device may claim it. */
  readonly expiresAt: string;
}

export type OpenOutcome =
  | { kind: 'asked'; job: OpenedJob }
  /** This person has a live job for this area already. */
  | { kind: 'live'; job: OpenedJob }
  | { kind: 'forbidden'; reasons: readonly DoorReason[]; facts: DoorFacts }
  | { kind: 'limited'; retryAfterS: number }
  /** `phone`: of the area's operator. */
  | { kind: 'offline'; phone: string | null }
  /** The area does not exist, or this person may not see it. */
  | { kind: 'absent' };

/**
 * Creates a job that opens a door (seed 2, 2; protocol, member side). A person has one live job per area; a job needs the right
 * and a reachable device. The person's overdue job is expired first. Throws NotFoundError when the area is deleted during the
 * call.
 */
export async function openDoor(ctx: Ctx, { slug }: { slug: string }): Promise<OpenOutcome> {
  if (!can(ctx.actor, 'door.open')) throw new ForbiddenError('door.open');
  for (;;) {
    try {
      return await asNotFoundIfAreaDeleted(press(ctx, { userId: ctx.actor.id, sessionId: ctx.actor.sessionId, slug }));
    } catch (error) {
      // Another press of the same person was faster. This one is rolled back, and the next attempt finds that job.
      if (postgresError(error)?.constraint !== 'door_jobs_one_live_key') throw error;
    }
  }
}

function press(ctx: Ctx, input: OwnJobs): Promise<OpenOutcome> {
  const read = (tx: Transaction) =>
    inOneFlight(tx, () => [readDoorFacts(tx, { ...input, day: today(ctx.now, HOME_ZONE) }), readOpens(tx, input)]);
  return inLockedTransaction(ctx, read, async (tx, [[facts], [opens]]) => {
    if (!opens?.isOverdue) return await decide(tx, ctx, facts, opens);
    // Waits for the lock, so that a job that is over is never returned as live; then everything is read again.
    await recordAudit(tx, ctx, (await expireOwn(tx, input)).map(expiredEntry));
    const [[factsNow], [opensNow]] = await read(tx);
    return await decide(tx, ctx, factsNow, opensNow);
  });
}

async function decide(tx: Transaction, ctx: Ctx, facts?: DoorFacts, opens?: Opens): Promise<OpenOutcome> {
  if (!facts || !isAreaVisible(facts, facts.request !== null)) {
    await recordDenied(tx, ctx, facts, ['HIDDEN']);
    return { kind: 'absent' };
  }
  const right: DoorRight = opens?.isSignedIn
    ? decideDoorRight(facts)
    : { isAllowed: false, reasons: ['SESSION_ENDED'] };
  if (!right.isAllowed) {
    await recordDenied(tx, ctx, facts, right.reasons);
    return { kind: 'forbidden', reasons: right.reasons, facts };
  }
  if (opens?.live) return { kind: 'live', job: opens.live };
  const retryAfterS = opens ? waitBeforeOpening(opens) : null;
  if (retryAfterS !== null) return { kind: 'limited', retryAfterS };
  if (!facts.devices.some((device) => isReachable(device, facts.nowMs))) {
    await recordDenied(tx, ctx, facts, ['DEVICE_OFFLINE']);
    return { kind: 'offline', phone: facts.area.operatorPhone };
  }
  const { ground, bookingId, shiftId } = right;
  return request(tx, ctx, facts, { ground, bookingId, shiftId });
}

async function request(
  tx: Transaction,
  ctx: Ctx,
  { area, devices, nowMs }: DoorFacts,
  granted: { ground: string; bookingId: string | null; shiftId: string | null },
): Promise<OpenOutcome> {
  const id = newId();
  const expiresAt = instantOfMs(nowMs).add({ seconds: area.pendingTtlS }).toString({ fractionalSecondDigits: 3 });
  const ref = { id, areaId: area.id, operatorId: area.operatorId, correlationId: ctx.correlationId, deviceId: null };
  const active = devices.filter((device) => device.isActive).map(({ deviceId }) => deviceId);
  await inOneFlight(tx, () => [
    insertJob(tx, {
      id,
      areaId: area.id,
      userId: ctx.actor.id,
      sessionId: ctx.actor.sessionId,
      ip: ctx.origin.ip,
      userAgent: ctx.origin.userAgent?.slice(0, 200) ?? null,
      expiresAt,
      correlationId: ctx.correlationId,
    }),
    recordAudit(tx, ctx, jobEntry(ref, 'door.requested', { after: { status: 'pending', ...granted } })),
    wakeDevices(tx, active, { jobId: id }),
  ]);
  return { kind: 'asked', job: { jobId: id, expiresAt } };
}

/** A name that belongs to no area is not stored, because a caller chooses it. */
function recordDenied(
  tx: Transaction,
  ctx: Ctx,
  facts: DoorFacts | undefined,
  reasons: readonly (DoorReason | 'DEVICE_OFFLINE' | 'HIDDEN')[],
): Promise<void> {
  const area = facts?.area;
  return recordAudit(tx, ctx, {
    stream: 'door',
    action: 'door.denied',
    entity: 'area',
    entityId: area?.id ?? 'unknown',
    operatorId: area?.operatorId ?? null,
    areaId: area?.id ?? null,
    after: { reasons },
  });
}

type OwnJobs = { userId: string; sessionId: string | null; slug: string };
const ownOf = sql`j.requested_by_member_id = ${sql.placeholder('userId')}::uuid
  and j.area_id = (select id from areas where slug = ${sql.placeholder('slug')})`;

const expireOwn = expireWhere<OwnJobs>(ownOf, { waits: true });

interface Opens extends OpenCounts {
  readonly live: OpenedJob | null;
  /** The live job is overdue and not expired yet. */
  readonly isOverdue: boolean;
  /** The session of the press still exists; true for a press with a token. */
  readonly isSignedIn: boolean;
}

/**
 * The live job, and the presses of the last hour. A withdrawn job that a device has does not keep its person from a new press. The
 * session's row is held to the end of the press: a session that ends later finds the new job and cancels it.
 */
const readOpens = statement<OwnJobs, Opens>(sql`
  with session as (select from sessions where id = ${sql.placeholder('sessionId')} for key share),
  own as (
    select j.id, j.status, j.withdrawn_at, j.expires_at, ${overdue} as is_overdue, extract(epoch from door_now() - j.created_at)::float8 as age from door_jobs j
    where ${ownOf} and (j.created_at > door_now() - interval '1 hour' or j.status in ('pending', 'dispatched')))
  select (select json_build_object('jobId', id, 'expiresAt', ${isoUtc('expires_at')}) from own
      where status in ('pending', 'dispatched') and withdrawn_at is null) as live,
    coalesce(bool_or(is_overdue), false) as "isOverdue",
    ${sql.placeholder('sessionId')}::text is null or exists (select from session) as "isSignedIn",
    count(*) filter (where age < 60)::int as "lastMinute", count(*) filter (where age < 3600)::int as "lastHour",
    max(age) filter (where age < 60) as "oldestOfMinuteS", max(age) filter (where age < 3600) as "oldestOfHourS" from own`);

type NewJob = {
  id: string;
  areaId: string;
  userId: string;
  sessionId: string | null;
  ip: string | null;
  userAgent: string | null;
  expiresAt: string;
  correlationId: string;
};
const insertJob = statement<NewJob>(sql`
  insert into door_jobs (id, area_id, requested_by_member_id, session_id, request_ip, user_agent, expires_at, correlation_id)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('areaId')}::uuid, ${sql.placeholder('userId')}::uuid,
    ${sql.placeholder('sessionId')}, ${sql.placeholder('ip')}::inet, ${sql.placeholder('userAgent')}, ${sql.placeholder('expiresAt')}::timestamptz,
    ${sql.placeholder('correlationId')}::uuid)`);
