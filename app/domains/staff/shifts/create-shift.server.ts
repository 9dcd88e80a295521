import { sql } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf } from '#app/platform/edit.server.ts';
import type { ShiftProblem, ShiftTimesInput } from '#app/domains/staff/rules/shift-times.ts';
import { auditedShift, shiftEntry } from '#app/domains/staff/store/shift-records.server.ts';
import { referenceProblems } from '#app/domains/staff/store/shift-references.server.ts';
import { readShiftTimes } from '#app/domains/staff/store/shift-times.server.ts';
import { changeAssignments, readShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { lockStaff, staffProblem } from '#app/domains/staff/store/staff-rows.server.ts';
import { type StaffingWarning, warningsOf } from '#app/domains/staff/store/warnings.server.ts';

/** What a shift has beside its times and people. */
export interface ShiftDetails {
  readonly role: string;
  readonly station?: string | null | undefined;
  readonly workAreaId?: string | null | undefined;
  readonly scheduleId?: string | null | undefined;
  /** A booking. */
  readonly eventId?: string | null | undefined;
  readonly requiredStaffCount?: number | undefined;
  readonly notesStaff?: string | null | undefined;
  readonly notesInternal?: string | null | undefined;
}

export type CreateShiftInput = ShiftTimesInput & ShiftDetails & { readonly staffIds?: readonly string[] | undefined };

export type CreateShiftOutcome =
  | { kind: 'created'; shift: StoredShift; warnings: StaffingWarning[] }
  | { kind: 'refused'; problems: ShiftProblem[] };

/** Writes a draft by hand, with its people (seed 1, S1 and S2). Throws ForbiddenError for those who manage no shifts. */
export async function createShift(ctx: Ctx, input: CreateShiftInput): Promise<CreateShiftOutcome> {
  const operatorId = operatorOf(ctx.actor, 'shift.manage');
  const staffIds = [...new Set(input.staffIds)];
  return await inTransaction(ctx, async (tx): Promise<CreateShiftOutcome> => {
    const times = readShiftTimes(input, null);
    const { workAreaId = null, scheduleId = null, eventId = null } = input;
    const unknown = await referenceProblems(tx, { operatorId, workAreaId, scheduleId, eventId });
    const people = staffProblem(staffIds, staffIds.length > 0 ? await lockStaff(tx, { operatorId }, staffIds) : []);
    const problems: ShiftProblem[] = [
      ...(times.kind === 'refused' ? times.problems : []),
      ...unknown,
      ...(people ? [{ field: 'staffIds' as const, code: people }] : []),
    ];
    if (problems.length > 0 || times.kind !== 'times') return { kind: 'refused', problems };
    const id = await insertShift(tx, { ...input, ...times, operatorId });
    if (staffIds.length > 0)
      await changeAssignments(tx, { id, operatorId }, { add: staffIds, remove: [], by: ctx.actor.id });
    const [shift] = await readShifts(tx, [id]);
    if (!shift) throw new Error('a shift is gone within its transaction');
    await recordAudit(tx, ctx, shiftEntry(shift, 'shift.created', { after: auditedShift(shift) }));
    return { kind: 'created', shift, warnings: await warningsOf(tx, [shift], ctx.actor.locale) };
  });
}

async function insertShift(
  tx: Transaction,
  shift: ShiftDetails & { operatorId: string; startAtUtc: string; endAtUtc: string },
): Promise<string> {
  const id = newId();
  await queryRows(
    tx,
    sql`
      insert into shifts (id, operator_id, schedule_id, work_area_id, event_id, start_at_utc, end_at_utc, role, station,
        required_staff_count, notes_staff, notes_internal)
      values (${id}::uuid, ${shift.operatorId}::uuid, ${shift.scheduleId ?? null}::uuid, ${shift.workAreaId ?? null}::uuid,
        ${shift.eventId ?? null}::uuid, ${shift.startAtUtc}::timestamptz, ${shift.endAtUtc}::timestamptz, ${shift.role},
        ${shift.station ?? null}, ${shift.requiredStaffCount ?? 1}::int, ${shift.notesStaff ?? null}, ${shift.notesInternal ?? null})`,
  );
  return id;
}
