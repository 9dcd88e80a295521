import { sql } from 'drizzle-orm';
import type { Transaction } from '#app/db/client.server.ts';
import { queryRows } from '#app/db/query.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { instantOfText } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf } from '#app/platform/edit.server.ts';
import { tellStaff } from '#app/domains/staff/mails/told-staff.server.ts';
import { changedPeople, decideEdit, type Over } from '#app/domains/staff/rules/decide-edit.ts';
import type { ShiftProblem, ShiftTimesInput } from '#app/domains/staff/rules/shift-times.ts';
import { assertMayManage, auditedShift, shiftEntry } from '#app/domains/staff/store/shift-records.server.ts';
import { referenceProblems } from '#app/domains/staff/store/shift-references.server.ts';
import { readShiftTimes } from '#app/domains/staff/store/shift-times.server.ts';
import { changeAssignments, lockShifts, readShifts, type StoredShift } from '#app/domains/staff/store/shifts.server.ts';
import { lockStaff, staffProblem } from '#app/domains/staff/store/staff-rows.server.ts';
import { type StaffingWarning, warningsOf } from '#app/domains/staff/store/warnings.server.ts';
import type { ShiftDetails } from './create-shift.server.ts';

/** What is left out stays. */
export type EditShiftInput = ShiftTimesInput &
  Partial<ShiftDetails> & {
    readonly shiftId: string;
    /** The version, or the last change, that was read; without both, the shift is changed as it is. */
    readonly version?: number | undefined;
    readonly updatedAt?: string | undefined;
    /** Replaces the people. */
    readonly staffIds?: readonly string[] | undefined;
  };

export type EditShiftOutcome =
  /** Also when nothing differs; then nothing is written. With the number of mails. */
  | { kind: 'edited'; shift: StoredShift; warnings: StaffingWarning[]; told: number }
  | { kind: 'stale' }
  | Over
  | { kind: 'refused'; problems: ShiftProblem[] };

/**
 * Changes a shift (seed 1, 2.1). The people of a published one get a mail when its time or place changed, and so do those who are put
 * on it or taken off it. Throws NotFoundError for a shift that the actor does not manage.
 */
export async function editShift(ctx: Ctx, input: EditShiftInput): Promise<EditShiftOutcome> {
  const lock = (tx: Transaction) => lockShifts(tx, [input.shiftId]);
  return await inLockedTransaction(ctx, lock, async (tx, [before]): Promise<EditShiftOutcome> => {
    assertMayManage(ctx, before);
    const decision = decideEdit(before, {
      version: input.version,
      updatedAtMs: input.updatedAt === undefined ? undefined : instantOfText(input.updatedAt).epochMilliseconds,
      storedAtMs: instantOfText(before.updatedAt).epochMilliseconds,
    });
    if (decision.kind !== 'edit') return decision;
    const times = readShiftTimes(input, before);
    const people = changedPeople(before.staffIds, input.staffIds);
    const problems = [
      ...(times.kind === 'refused' ? times.problems : []),
      ...(await otherProblems(tx, before, input, people.add)),
    ];
    if (times.kind === 'refused' || problems.length > 0) return { kind: 'refused', problems };
    const wanted = { ...mergedOf(before, input), ...(times.kind === 'times' && instantsOf(times)) };
    const isChanged = changesOf(auditedShift(before), auditedShift(wanted)) !== null;
    if (isChanged) await updateShift(tx, wanted);
    if (people.add.length + people.remove.length > 0)
      await changeAssignments(tx, before, { ...people, by: ctx.actor.id });
    const [shift = before] = await readShifts(tx, [before.id]);
    const changes = changesOf(auditedShift(before), auditedShift(shift));
    if (changes) await recordAudit(tx, ctx, shiftEntry(shift, 'shift.changed', changes));
    const told = changes && shift.status === 'PUBLISHED' ? await tell(tx, ctx, { before, shift, people }) : 0;
    return { kind: 'edited', shift, warnings: await warningsOf(tx, [shift], ctx.actor.locale), told };
  });
}

const instantsOf = ({ startAtUtc, endAtUtc }: { startAtUtc: string; endAtUtc: string }) => ({ startAtUtc, endAtUtc });

async function otherProblems(
  tx: Transaction,
  before: StoredShift,
  input: EditShiftInput,
  added: readonly string[],
): Promise<ShiftProblem[]> {
  const { operatorId } = before;
  const named = (id: string | null | undefined, stored: string | null) => (id === stored ? null : (id ?? null));
  const unknown = await referenceProblems(tx, {
    operatorId,
    workAreaId: named(input.workAreaId, before.workAreaId),
    scheduleId: named(input.scheduleId, before.scheduleId),
    eventId: before.templateId === null ? named(input.eventId, before.eventId) : null,
  });
  const staff = staffProblem(added, added.length > 0 ? await lockStaff(tx, before, added) : []);
  const isMadeForEvent = before.templateId !== null && input.eventId !== undefined && input.eventId !== before.eventId;
  return [
    ...unknown,
    ...(staff ? [{ field: 'staffIds' as const, code: staff }] : []),
    ...(isMadeForEvent ? [{ field: 'eventId' as const, code: 'made_for_event' as const }] : []),
  ];
}

function mergedOf(before: StoredShift, input: EditShiftInput): StoredShift {
  const { role, requiredStaffCount } = input;
  const chosen = <Value>(value: Value | undefined, stored: Value) => (value === undefined ? stored : value);
  return {
    ...before,
    role: chosen(role, before.role),
    requiredStaffCount: chosen(requiredStaffCount, before.requiredStaffCount),
    station: chosen(input.station, before.station),
    workAreaId: chosen(input.workAreaId, before.workAreaId),
    scheduleId: chosen(input.scheduleId, before.scheduleId),
    eventId: chosen(input.eventId, before.eventId),
    notesStaff: chosen(input.notesStaff, before.notesStaff),
    notesInternal: chosen(input.notesInternal, before.notesInternal),
  };
}

async function updateShift(tx: Transaction, shift: StoredShift): Promise<void> {
  await queryRows(
    tx,
    sql`
      update shifts set start_at_utc = ${shift.startAtUtc}::timestamptz, end_at_utc = ${shift.endAtUtc}::timestamptz,
        role = ${shift.role}, station = ${shift.station}, work_area_id = ${shift.workAreaId}::uuid,
        schedule_id = ${shift.scheduleId}::uuid, event_id = ${shift.eventId}::uuid,
        required_staff_count = ${shift.requiredStaffCount}::int, notes_staff = ${shift.notesStaff},
        notes_internal = ${shift.notesInternal}, version = version + 1, updated_at = app_now()
      where id = ${shift.id}::uuid`,
  );
}

/** A mail per person: kept people when time or place changed, and those who came or went. */
async function tell(
  tx: Transaction,
  ctx: Ctx,
  { before, shift, people }: { before: StoredShift; shift: StoredShift; people: ReturnType<typeof changedPeople> },
): Promise<number> {
  const isMoved =
    before.startAtUtc !== shift.startAtUtc ||
    before.endAtUtc !== shift.endAtUtc ||
    before.workAreaId !== shift.workAreaId ||
    before.station !== shift.station;
  return await tellStaff(tx, ctx, [
    { kind: 'changed', shift, before, staffIds: isMoved ? people.kept : [] },
    { kind: 'assigned', shift, staffIds: people.add },
    { kind: 'unassigned', shift, staffIds: people.remove },
  ]);
}
