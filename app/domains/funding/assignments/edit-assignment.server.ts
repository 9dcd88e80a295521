import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { editProblems, overlapWith, phaseOf, type RangeProblem } from '#app/domains/funding/rules/decide-assignment.ts';
import {
  lockGrantOfAssignment,
  readAssignmentsOf,
  type StoredAssignment,
  updateAssignment,
} from '#app/domains/funding/store/assignments.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome } from '#app/platform/edit.server.ts';
import { findOwnAssignment } from '#app/domains/funding/store/own-assignment.server.ts';
import type { EditAssignmentInput } from './schema.ts';

export type EditAssignmentOutcome =
  | EditOutcome<RangeProblem>
  | { kind: 'overlap'; other: StoredAssignment }
  /** Its last day is past: it stays as it was. */
  | { kind: 'over' }
  | { kind: 'not_active' };

/** Changes the dates or the remark of a role. Another role or person is another assignment. */
export async function editAssignment(
  ctx: Ctx,
  { assignmentId, version, ...input }: EditAssignmentInput & { assignmentId: string; version: number },
): Promise<EditAssignmentOutcome> {
  const lock = (tx: Transaction) => lockGrantOfAssignment(tx, { id: assignmentId });
  return await inLockedTransaction(ctx, lock, async (tx): Promise<EditAssignmentOutcome> => {
    const { assignment, place } = await findOwnAssignment(tx, ctx.actor, assignmentId);
    if (!place.isActive) return { kind: 'not_active' };
    const day = today(ctx.now, HOME_ZONE);
    if (phaseOf(assignment, day) === 'past') return { kind: 'over' };
    if (assignment.version !== version) return { kind: 'stale' };
    const problems = editProblems(assignment, input, day);
    if (problems) return { kind: 'refused', problems };
    const { userId, role, id } = assignment;
    const held = await readAssignmentsOf(tx, { id: place.id });
    const same = held.filter((one) => one.userId === userId && one.role === role && one.id !== id);
    const other = overlapWith(input, same);
    if (other) return { kind: 'overlap', other };
    const changes = changesOf<EditAssignmentInput>(assignment, input);
    if (!changes) return { kind: 'edited' };
    await updateAssignment(tx, assignment, input);
    await recordAudit(tx, ctx, fundingEntry('assignment', { id, operatorId: place.operatorId }, 'edited', changes));
    return { kind: 'edited' };
  });
}
