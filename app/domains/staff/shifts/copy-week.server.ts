import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { chooseCopies, type CopiedShift, keyOf } from '#app/domains/staff/rules/copied-week.ts';
import { recordBatch } from '#app/domains/staff/store/batches.server.ts';
import { inRange, mondayOfWeek, type RosterRange, type WeekInput } from '#app/domains/staff/store/week.server.ts';
import { addDays, checkWallTime, HOME_ZONE } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';

export interface CopyWeekOutcome {
  readonly kind: 'copied';
  readonly count: number;
  /** Shifts whose time does not exist on the new date, or exists twice. */
  readonly skipped: number;
  /** The operation of the undo; null without a screen, and when nothing was copied. */
  readonly undo: string | null;
}

interface SourceShift extends CopiedShift {
  readonly id: string;
  readonly originDate: string | null;
}

/** Copies of one operator come after each other, so that two at once copy nothing twice. */
const lockOperator = statement<{ operatorId: string }>(sql`
  select id from operators where id = ${sql.placeholder('operatorId')}::uuid for no key update`);

const readWeek = statement<RosterRange, SourceShift & { isLive: boolean }>(sql`
  select s.id, s.date_local::text as date, to_char(s.start_at_utc at time zone ${HOME_ZONE}, 'HH24:MI') as start,
    to_char(s.end_at_utc at time zone ${HOME_ZONE}, 'HH24:MI') as end, s.role, s.station, s.work_area_id as "workAreaId",
    s.template_id as "templateId", s.origin_date::text as "originDate", s.event_id as "eventId",
    s.status <> 'CANCELLED' and not s.archived and coalesce(w.is_active, true) as "isLive"
  from shifts s left join work_areas w on w.id = s.work_area_id
  where ${inRange}
  order by s.start_at_utc, s.id`);

/** Copies with their active people; a shift that its template made for the new date already is left out. */
const insertCopies = statement<{ rows: string; by: string }, { id: string }>(sql`
  with copy as (
    select * from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb)
      as c(id uuid, "sourceId" uuid, "originDate" date, "startAtUtc" timestamptz, "endAtUtc" timestamptz)),
  written as (
    insert into shifts (id, operator_id, work_area_id, template_id, origin_date, start_at_utc, end_at_utc, role, station, required_staff_count,
      notes_staff, notes_internal)
    select c.id, s.operator_id, s.work_area_id, s.template_id, c."originDate", c."startAtUtc", c."endAtUtc", s.role, s.station,
      s.required_staff_count, s.notes_staff, s.notes_internal
    from copy c join shifts s on s.id = c."sourceId" on conflict do nothing returning id, operator_id),
  assigned as (
    insert into shift_assignments (shift_id, staff_member_id, operator_id, assigned_by)
    select w.id, a.staff_member_id, w.operator_id, ${sql.placeholder('by')}::uuid
    from written w join copy c on c.id = w.id join shift_assignments a on a.shift_id = c."sourceId"
      join staff_members m on m.id = a.staff_member_id join users u on u.id = m.user_id where m.is_active and u.is_active)
  select id from written`);

/**
 * Copies the shifts of the week before as drafts, with their active people. A shift that the week has already is not copied again; a
 * template's copy counts as made for its date, so that the generator makes it no second time.
 */
export async function copyWeek(ctx: Ctx, { week, facilityId }: WeekInput): Promise<CopyWeekOutcome> {
  const operatorId = operatorOf(ctx.actor, 'shift.manage');
  const monday = mondayOfWeek(week);
  const about = { operatorId, facilityId };
  const lock = (tx: Transaction) =>
    inOneFlight(tx, () => [
      lockOperator(tx, { operatorId }),
      readWeek(tx, { ...about, from: addDays(monday, -7), until: addDays(monday, -1) }),
      readWeek(tx, { ...about, from: monday, until: addDays(monday, 6) }),
    ]);
  return await inLockedTransaction(ctx, lock, async (tx, [, before, target]): Promise<CopyWeekOutcome> => {
    const taken = target.map((shift) => keyOf(shift, shift.date));
    const chosen = chooseCopies(
      before.filter(({ isLive }) => isLive),
      taken,
      (date) => addDays(date, 7),
    );
    const rows = chosen.flatMap(copyOf);
    const skipped = chosen.length - rows.length;
    if (rows.length === 0) return { kind: 'copied', count: 0, skipped, undo: null };
    const written = await insertCopies(tx, { rows: JSON.stringify(rows), by: ctx.actor.id });
    const shiftIds = written.map(({ id }) => id);
    const undo = await recordBatch(tx, ctx, { kind: 'copied', operatorId, shiftIds, about: { week, facilityId } });
    return { kind: 'copied', count: shiftIds.length, skipped, undo };
  });
}

/** Same wall times a week later; nothing where the night of a clock change has no such time. */
function copyOf({ id, date, start, end, originDate }: SourceShift) {
  const [day, endDay] = [addDays(date, 7), addDays(date, end <= start ? 8 : 7)];
  const [from, until] = [checkWallTime(day, start, HOME_ZONE), checkWallTime(endDay, end, HOME_ZONE)];
  if (from.kind !== 'ok' || until.kind !== 'ok') return [];
  return [
    {
      id: newId(),
      sourceId: id,
      originDate: originDate === null ? null : addDays(originDate, 7),
      startAtUtc: from.instant.toString(),
      endAtUtc: until.instant.toString(),
    },
  ];
}
