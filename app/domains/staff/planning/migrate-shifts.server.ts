import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { statement } from '#app/db/query.server.ts';
import type { ShiftStatus } from '#app/db/schema/staff.ts';
import { inLockedTransaction, inOneFlight } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { isLeftOut, type OldShiftProblem, spanOfOld, statusOfOld } from '#app/domains/staff/rules/old-shifts.ts';
import { BATCH } from '#app/domains/staff/store/batches.server.ts';
import { addDays } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import { instantOf } from './generate-shifts.server.ts';
import { oldShiftSchema } from './old-shift-schema.ts';

export interface MigrateShiftsOutcome {
  readonly kind: 'migrated';
  readonly migrated: number;
  /** Rows that exist already, have no person, or have the new form. */
  readonly skipped: number;
  readonly errors: readonly (OldShiftProblem & { readonly index: number })[];
}

interface NewShift {
  readonly id: string;
  readonly staffId: string;
  readonly startAtUtc: string;
  readonly endAtUtc: string;
  readonly role: string;
  readonly station: string | null;
  readonly notes: string | null;
  readonly workAreaId: string | null;
  readonly count: number;
  readonly status: ShiftStatus;
  readonly archived: boolean;
}

const readStaff = statement<{ operatorId: string }, { id: string; externalRef: string | null }>(sql`
  select id, external_ref as "externalRef" from staff_members where operator_id = ${sql.placeholder('operatorId')}::uuid`);

const readAreas = statement<{ operatorId: string }, { id: string }>(sql`
  select id from work_areas where operator_id = ${sql.placeholder('operatorId')}::uuid`);

const insertShifts = statement<{ operatorId: string; rows: string; actorId: string }, { id: string }>(sql`
  with old as (
    select * from jsonb_to_recordset(${sql.placeholder('rows')}::text::jsonb) as o(id uuid, "staffId" uuid, "startAtUtc" timestamptz,
      "endAtUtc" timestamptz, role text, station text, notes text, "workAreaId" uuid, count smallint, status text, archived boolean)
  ), made as (
    insert into shifts (id, operator_id, work_area_id, start_at_utc, end_at_utc, role, station, required_staff_count, status,
      notes_staff, archived)
    select id, ${sql.placeholder('operatorId')}::uuid, "workAreaId", "startAtUtc", "endAtUtc", role, station, count, status, notes, archived
    from old on conflict (id) do nothing returning id
  ), assigned as (
    insert into shift_assignments (shift_id, staff_member_id, operator_id, assigned_by)
    select o.id, o."staffId", ${sql.placeholder('operatorId')}::uuid, ${sql.placeholder('actorId')}::uuid from old o join made using (id)
  )
  select id from made`);

/**
 * Takes the shifts of an older program. Ids are kept, so that a second run migrates nothing again; a broken row is named and does not
 * stop the others. Nothing is mailed. One statement writes, whatever the number of rows.
 */
export async function migrateShifts(
  ctx: Ctx,
  { shifts, publishedScheduleIds }: { shifts: readonly unknown[]; publishedScheduleIds: readonly string[] },
): Promise<MigrateShiftsOutcome> {
  const operatorId = operatorOf(ctx.actor, 'shift.migrate');
  return await inLockedTransaction(
    ctx,
    (tx) => inOneFlight(tx, () => [readStaff(tx, { operatorId }), readAreas(tx, { operatorId })]),
    async (tx, [staff, areas]): Promise<MigrateShiftsOutcome> => {
      const known: Known = {
        staffIds: new Map([
          ...staff.flatMap(({ id, externalRef }) => (externalRef === null ? [] : [[externalRef, id] as const])),
          ...staff.map(({ id }) => [id, id] as const),
        ]),
        areaIds: new Set(areas.map(({ id }) => id)),
        published: new Set(publishedScheduleIds),
      };
      const { rows, skipped, errors } = decideRows(shifts, known);
      const migratedIds = await write(tx, ctx, { operatorId, rows });
      const existing = rows.length - migratedIds.length;
      if (migratedIds.length > 0)
        await recordAudit(tx, ctx, {
          action: `${BATCH}.migrated`,
          entity: BATCH,
          entityId: ctx.correlationId,
          operatorId,
          after: { created: migratedIds.length, errors: errors.length, shiftIds: migratedIds },
        });
      return { kind: 'migrated', migrated: migratedIds.length, skipped: skipped + existing, errors };
    },
  );
}

interface Known {
  readonly staffIds: ReadonlyMap<string, string>;
  readonly areaIds: ReadonlySet<string>;
  readonly published: ReadonlySet<string>;
}

function decideRows(shifts: readonly unknown[], known: Known) {
  const rows = new Map<string, NewShift>();
  const errors: MigrateShiftsOutcome['errors'][number][] = [];
  let skipped = 0;
  shifts.forEach((row, index) => {
    if (isRecord(row) && isLeftOut(row)) skipped += 1;
    else {
      const decided = decideRow(row, known);
      if ('code' in decided) errors.push({ index, ...decided });
      else if (rows.has(decided.id)) skipped += 1;
      else rows.set(decided.id, decided);
    }
  });
  return { rows: [...rows.values()], skipped, errors };
}

const isRecord = (row: unknown): row is Record<string, unknown> => typeof row === 'object' && row !== null;

function decideRow(row: unknown, { staffIds, areaIds, published }: Known): NewShift | OldShiftProblem {
  const parsed = oldShiftSchema.safeParse(row);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { field: issue?.path.map(String).join('.') ?? '', code: issue?.path.length ? issue.message : 'row' };
  }
  const old = parsed.data;
  const span = spanOfOld(old, { addDays, instantOf });
  if ('code' in span) return span;
  const { staff_member_id: person = '' } = old;
  const staffId = staffIds.get(person ?? '') ?? staffIds.get((person ?? '').toLowerCase());
  if (staffId === undefined) return { field: 'staff_member_id', code: 'staff' };
  const workAreaId = old.work_area_id?.toLowerCase() ?? null;
  if (workAreaId !== null && !areaIds.has(workAreaId)) return { field: 'work_area_id', code: 'work_area' };
  return {
    id: old.id,
    staffId,
    ...span,
    role: old.role,
    station: old.station?.trim() || null,
    notes: old.notes ?? null,
    workAreaId,
    count: old.required_staff_count ?? 1,
    status: statusOfOld(old, published),
    archived: old.archived ?? false,
  };
}

async function write(
  tx: Transaction,
  ctx: Ctx,
  { operatorId, rows }: { operatorId: string; rows: readonly NewShift[] },
): Promise<string[]> {
  if (rows.length === 0) return [];
  const made = await insertShifts(tx, { operatorId, rows: JSON.stringify(rows), actorId: ctx.actor.id });
  return made.map(({ id }) => id);
}
