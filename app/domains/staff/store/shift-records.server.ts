import type { AuditEntry } from '#app/domains/audit/public.server.ts';
import { type ActionName, can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { STAFF_PERSONAL_FIELDS } from '#app/domains/staff/personal.ts';
import type { StoredShift } from './shifts.server.ts';

/** A shift of another operator answers like an unknown one, and so does every shift for those who manage none (staff.md). */
export function assertMayManage(
  ctx: Pick<Ctx, 'actor'>,
  shift: StoredShift | undefined,
  right: ActionName = 'shift.manage',
): asserts shift is StoredShift {
  if (!shift || !can(ctx.actor, right, { operatorId: shift.operatorId })) throw new NotFoundError('shift');
}

/** What a person wrote or chose; the audit log records it. */
const AUDITED = [
  'startAtUtc',
  'endAtUtc',
  'role',
  'station',
  'workAreaId',
  'scheduleId',
  'eventId',
  'requiredStaffCount',
  'status',
  'notesStaff',
  'notesInternal',
  'archived',
  'staffIds',
] as const satisfies readonly (keyof StoredShift)[];

export function auditedShift(shift: StoredShift): Pick<StoredShift, (typeof AUDITED)[number]> {
  return Object.fromEntries(AUDITED.map((field) => [field, shift[field]])) as Pick<
    StoredShift,
    (typeof AUDITED)[number]
  >;
}

/** The audit row of a shift. */
export function shiftEntry(
  { id, operatorId }: Pick<StoredShift, 'id' | 'operatorId'>,
  action: `shift.${string}`,
  { before = null, after }: { before?: Record<string, unknown> | null; after: Record<string, unknown> },
): AuditEntry {
  return { action, entity: 'shift', entityId: id, operatorId, before, after, personalFields: STAFF_PERSONAL_FIELDS };
}
