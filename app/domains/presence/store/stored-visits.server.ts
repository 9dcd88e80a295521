import { sql } from 'drizzle-orm';
import { isoUtc } from '#app/db/instants.server.ts';
import { statement } from '#app/db/query.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

export interface StoredVisit {
  readonly id: string;
  readonly userId: string;
  readonly roomId: string;
  readonly operatorId: string;
  readonly timeZone: string;
  readonly startedAt: string;
  readonly startedBy: string;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly plannedEndAt: string | null;
  readonly guestCount: number;
  readonly estimated: boolean;
  readonly doorJobId: string | null;
  readonly version: number;
  /** For how many days visits keep their names. */
  readonly keepDays: number;
}

const visitColumns = sql`
  select v.id, v.user_id as "userId", v.room_id as "roomId", f.operator_id as "operatorId", f.time_zone as "timeZone",
    ${isoUtc('v.started_at')} as "startedAt", v.started_by as "startedBy", ${isoUtc('v.ended_at')} as "endedAt",
    v.ended_by as "endedBy", ${isoUtc('v.planned_end_at')} as "plannedEndAt", v.guest_count as "guestCount", v.estimated, v.door_job_id as "doorJobId",
    v.version, coalesce((select keep_visits_days from house_settings), 30)::int as "keepDays"
  from visits v join rooms r on r.id = v.room_id join facilities f on f.id = r.facility_id
  where v.id = ${sql.placeholder('visitId')}::uuid`;

export const findVisit = statement<{ visitId: string }, StoredVisit>(visitColumns);
export const lockStoredVisit = statement<{ visitId: string }, StoredVisit>(sql`${visitColumns} for update of v`);

/** The fields that a correction may change. */
export const correctable = ({
  startedAt,
  endedAt,
  endedBy,
  estimated,
  guestCount,
  plannedEndAt,
}: StoredVisit): Pick<
  StoredVisit,
  'startedAt' | 'endedAt' | 'endedBy' | 'estimated' | 'guestCount' | 'plannedEndAt'
> => ({
  startedAt,
  endedAt,
  endedBy,
  estimated,
  guestCount,
  plannedEndAt,
});

/** Admins correct visits of their operator; who may not see the visit gets the answer of an unknown one (D18). */
export function assertMayCorrect(ctx: Ctx, visit: StoredVisit | undefined): asserts visit is StoredVisit {
  if (!visit) throw new NotFoundError('visit');
  const isSeen = visit.userId === ctx.actor.id || can(ctx.actor, 'presence.names', visit);
  if (!isSeen) throw new NotFoundError('visit');
  if (!can(ctx.actor, 'presence.administer', visit)) throw new ForbiddenError('presence.administer');
}

/** Visits of others are seen at their operator only (`presence.names`), and ended and edited by its admins. */
export function assertMayEnd(ctx: Ctx, { userId, operatorId }: { userId: string; operatorId: string }): void {
  if (can(ctx.actor, 'presence.checkIn', { ownerIds: [userId] })) return;
  if (!can(ctx.actor, 'presence.names', { operatorId })) throw new NotFoundError('visit');
  if (!can(ctx.actor, 'presence.administer', { operatorId })) throw new ForbiddenError('presence.administer');
}
