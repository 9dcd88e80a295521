import { sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/statement.server.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { whileAreaStands } from './area-rows.server.ts';
import { type DoorFacts, readDoorFacts } from './door-facts.server.ts';
import { expiredEntry, expireWhere, jobEntry, wakeDevices } from './job-rows.server.ts';
import { isReachable, type OpenCounts, waitBeforeOpening } from './rules/reach.ts';
import { decideDoorRight, type DoorReason, isAreaVisible } from './rules/right.ts';

export interface OpenedJob {
  readonly jobId: string;
  /** ISO instant until which a device may claim it. */
  readonly expiresAt: string;
}

export type OpenOutcome =
  | { kind: 'asked'; job: OpenedJob }
  /** One of this person for this area is still on its way. */
  | { kind: 'live'; job: OpenedJob }
  | { kind: 'forbidden'; reasons: readonly DoorReason[]; facts: DoorFacts }
  | { kind: 'limited'; retryAfterS: number }
  | { kind: 'offline' }
  /** There is no such area, as far as this person may know. */
  | { kind: 'absent' };

/**
 * Asks for a door to be opened (seed 2, 2; protocol, member side): one live job per person and area, made only while the person
 * has the right and a device would hear it. What has run out on the way ends in any case. Throws NotFoundError when the area is
 * deleted in this very moment.
 */
export async function openDoor(ctx: Ctx, { slug }: { slug: string }): Promise<OpenOutcome> {
  if (!can(ctx.actor, 'door.open')) throw new ForbiddenError('door.open');
  for (;;) {
    try {
      return await whileAreaStands(press(ctx, { userId: ctx.actor.id, slug }));
    } catch (error) {
      if (!(error instanceof PressedTwice)) throw error;
    }
  }
}

/** Another press of the same person has asked in this very moment; nothing of this one stays, and the next look finds that job. */
class PressedTwice extends Error {
  override name = 'PressedTwice';
}

function press(ctx: Ctx, asked: Own): Promise<OpenOutcome> {
  const look = (tx: Transaction) =>
    inOneFlight([
      expireOwn(tx, asked),
      readDoorFacts(tx, { ...asked, day: today(ctx.now, HOME_ZONE) }),
      findLive(tx, asked),
      countOpens(tx, asked),
    ]);
  return inLockedTransaction(ctx, look, async (tx, [expired, [facts], [live], [counts]]) => {
    await recordAudit(tx, ctx, expired.map(expiredEntry));
    if (!facts || !isAreaVisible(facts, facts.request !== null)) return { kind: 'absent' };
    const right = decideDoorRight(facts);
    if (!right.isAllowed) {
      await recordDenied(tx, ctx, facts, right.reasons);
      return { kind: 'forbidden', reasons: right.reasons, facts };
    }
    if (live) return { kind: 'live', job: live };
    const retryAfterS = counts ? waitBeforeOpening(counts) : null;
    if (retryAfterS !== null) return { kind: 'limited', retryAfterS };
    if (!facts.devices.some((device) => isReachable(device, facts.nowMs))) {
      await recordDenied(tx, ctx, facts, ['DEVICE_OFFLINE']);
      return { kind: 'offline' };
    }
    return await ask(tx, ctx, facts, { ground: right.ground, bookingId: right.bookingId });
  });
}

async function ask(
  tx: Transaction,
  ctx: Ctx,
  { area, devices }: DoorFacts,
  granted: { ground: string; bookingId: string | null },
): Promise<OpenOutcome> {
  const id = newId();
  const mark = { id, areaId: area.id, correlationId: ctx.correlationId, deviceId: null };
  const active = devices.filter((device) => device.isActive).map(({ deviceId }) => deviceId);
  const [[job]] = await inOneFlight([
    insertJob(tx, {
      id,
      areaId: area.id,
      userId: ctx.actor.id,
      ip: ctx.origin.ip,
      userAgent: ctx.origin.userAgent?.slice(0, 200) ?? null,
      ttlS: area.pendingTtlS,
      correlationId: ctx.correlationId,
    }),
    recordAudit(tx, ctx, jobEntry(mark, 'door.requested', { after: { status: 'pending', ...granted } })),
    wakeDevices(tx, active, { jobId: id }),
  ]);
  if (!job) throw new PressedTwice(area.slug);
  return { kind: 'asked', job };
}

function recordDenied(
  tx: Transaction,
  ctx: Ctx,
  { area }: DoorFacts,
  reasons: readonly (DoorReason | 'DEVICE_OFFLINE')[],
): Promise<void> {
  return recordAudit(tx, ctx, {
    stream: 'door',
    action: 'door.denied',
    entity: 'area',
    entityId: area.id,
    areaId: area.id,
    after: { reasons },
  });
}

type Own = { userId: string; slug: string };
const ownOf = sql`j.requested_by_member_id = ${sql.placeholder('userId')}::uuid
  and j.area_id = (select id from areas where slug = ${sql.placeholder('slug')})`;

/** Waits, so that a job that is over is never told as one that is live. */
const expireOwn = expireWhere<Own>(ownOf, { waits: true });

const findLive = statement<Own, OpenedJob>(sql`
  select j.id as "jobId", ${isoUtc('j.expires_at')} as "expiresAt"
  from door_jobs j where ${ownOf} and j.status in ('pending', 'dispatched')`);

const countOpens = statement<Own, OpenCounts>(sql`
  with own as (
    select extract(epoch from door_now() - j.created_at)::float8 as age from door_jobs j
    where ${ownOf} and j.created_at > door_now() - interval '1 hour')
  select count(*) filter (where age < 60)::int as "lastMinute", count(*)::int as "lastHour",
    max(age) filter (where age < 60) as "oldestOfMinuteS", max(age) as "oldestOfHourS" from own`);

type NewJob = {
  id: string;
  areaId: string;
  userId: string;
  ip: string | null;
  userAgent: string | null;
  ttlS: number;
  correlationId: string;
};
const insertJob = statement<NewJob, OpenedJob>(sql`
  insert into door_jobs (id, area_id, requested_by_member_id, request_ip, user_agent, expires_at, correlation_id)
  values (${sql.placeholder('id')}::uuid, ${sql.placeholder('areaId')}::uuid, ${sql.placeholder('userId')}::uuid,
    ${sql.placeholder('ip')}::inet, ${sql.placeholder('userAgent')}, door_now() + make_interval(secs => ${sql.placeholder('ttlS')}::int),
    ${sql.placeholder('correlationId')}::uuid)
  on conflict (requested_by_member_id, area_id) where status in ('pending', 'dispatched') do nothing
  returning id as "jobId", ${isoUtc('expires_at')} as "expiresAt"`);
