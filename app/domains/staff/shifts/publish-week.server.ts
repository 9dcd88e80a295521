import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { lockShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { addDays } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { inRange, mondayOfWeek, type RosterRange, type WeekInput } from '#app/domains/staff/store/week.server.ts';
import { publishLocked } from './publish-shift.server.ts';

export interface PublishWeekOutcome {
  readonly kind: 'published';
  readonly count: number;
  /** People who get a mail. */
  readonly told: number;
}

const readDrafts = statement<RosterRange, { id: string; facilityId: string | null }>(sql`
  select s.id, w.facility_id as "facilityId" from shifts s left join work_areas w on w.id = s.work_area_id
  where ${inRange} and s.status = 'DRAFT' and not s.archived`);

/** A week that was published before keeps its first moment. */
const publishSchedules = statement<
  { rows: string; operatorId: string; week: string; by: string },
  { id: string; facilityId: string }
>(sql`
  insert into schedules (id, operator_id, facility_id, iso_week, status, published_at, published_by)
  select p.id, ${sql.placeholder('operatorId')}::uuid, p."facilityId", ${sql.placeholder('week')}, 'PUBLISHED', app_now(),
    ${sql.placeholder('by')}::uuid
  from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb) as p(id uuid, "facilityId" uuid)
  on conflict (facility_id, iso_week) do update set status = 'PUBLISHED', published_at = coalesce(schedules.published_at, excluded.published_at),
    published_by = coalesce(schedules.published_by, excluded.published_by), version = schedules.version + 1, updated_at = app_now()
  returning id, facility_id as "facilityId"`);

const setSchedules = statement<{ rows: string }>(sql`
  update shifts s set schedule_id = p."scheduleId"
  from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb) as p(id uuid, "scheduleId" uuid) where s.id = p.id and s.schedule_id is null`);

/**
 * Publishes the drafts of a week: each person gets one mail with all their shifts, and the schedules of the facilities are published.
 * Statements do not grow with the week. A week without drafts is published already.
 */
export async function publishWeek(ctx: Ctx, { week, facilityId }: WeekInput): Promise<PublishWeekOutcome> {
  const operatorId = operatorOf(ctx.actor, 'shift.manage');
  const from = mondayOfWeek(week);
  return await inTransaction(ctx, async (tx): Promise<PublishWeekOutcome> => {
    const range = { operatorId, facilityId, from, until: addDays(from, 6) };
    const drafts = await readDrafts(tx, range);
    const locked = await lockShifts(
      tx,
      drafts.map(({ id }) => id),
    );
    // A shift may have left the week, or have been published, while the lock waited.
    const shifts = locked.filter(
      ({ status, archived, dateLocal }) =>
        status === 'DRAFT' && !archived && dateLocal >= range.from && dateLocal <= range.until,
    );
    if (shifts.length === 0) return { kind: 'published', count: 0, told: 0 };
    const facilityOf = new Map(drafts.map((draft) => [draft.id, draft.facilityId]));
    await joinSchedules(tx, ctx, shifts, { operatorId, week, facilityOf });
    const { published, told } = await publishLocked(tx, ctx, shifts);
    return { kind: 'published', count: published.length, told };
  });
}

async function joinSchedules(
  tx: Transaction,
  ctx: Ctx,
  shifts: readonly StoredShift[],
  about: { operatorId: string; week: string; facilityOf: ReadonlyMap<string, string | null> },
): Promise<void> {
  const { operatorId, week, facilityOf } = about;
  const facilityIds = [...new Set(shifts.flatMap(({ id }) => facilityOf.get(id) ?? []))].toSorted();
  if (facilityIds.length === 0) return;
  const rows = facilityIds.map((facilityId) => ({ id: newId(), facilityId }));
  const schedules = await publishSchedules(tx, { rows: JSON.stringify(rows), operatorId, week, by: ctx.actor.id });
  const scheduleOf = new Map(schedules.map(({ id, facilityId }) => [facilityId, id]));
  const links = shifts.map(({ id }) => ({ id, scheduleId: scheduleOf.get(facilityOf.get(id) ?? '') ?? null }));
  await setSchedules(tx, { rows: JSON.stringify(links) });
  await recordAudit(
    tx,
    ctx,
    schedules.map(({ id, facilityId }) => ({
      action: 'schedule.published',
      entity: 'schedule',
      entityId: id,
      operatorId,
      after: { facilityId, week, status: 'PUBLISHED' },
    })),
  );
}
