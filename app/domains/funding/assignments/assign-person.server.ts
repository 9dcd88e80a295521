import type { Transaction } from '#app/db/client.server.ts';
import { inLockedTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { overlapWith } from '#app/domains/funding/rules/decide-assignment.ts';
import {
  insertAssignment,
  readAssignmentsOf,
  readPerson,
  type RolePlace,
  type StoredAssignment,
} from '#app/domains/funding/store/assignments.server.ts';
import {
  assertMay,
  findMeasure,
  findSubproject,
  lockGrantOfMeasure,
  lockGrantOfSubproject,
} from '#app/domains/funding/store/projects.server.ts';
import { HOME_ZONE, today } from '#app/platform/calendar.ts';
import type { Actor, Ctx } from '#app/platform/ctx.ts';
import type { AssignInput } from './schema.ts';

export type AssignProblems = { userId?: 'person'; validUntil?: 'range' };
export type AssignOutcome =
  | { kind: 'assigned'; assignmentId: string }
  | { kind: 'refused'; problems: AssignProblems }
  /** The person has this role on a day of the range. */
  | { kind: 'overlap'; other: StoredAssignment }
  | { kind: 'not_active' };

/** Gives a person a role in a sub-project or a measure, from today on unless another day is given. Only admins. */
export async function assignPerson(
  ctx: Ctx,
  { place, ...input }: AssignInput & { place: RolePlace },
): Promise<AssignOutcome> {
  const lock = (tx: Transaction) => lockPlace(tx, place);
  return await inLockedTransaction(ctx, lock, async (tx): Promise<AssignOutcome> => {
    const { id, operatorId, isActive } = await findPlace(tx, ctx.actor, place);
    if (!isActive) return { kind: 'not_active' };
    const { userId, role, remark, validUntil } = input;
    const validFrom = input.validFrom ?? today(ctx.now, HOME_ZONE);
    const [person] = await readPerson(tx, { id: userId });
    if (!person) return { kind: 'refused', problems: { userId: 'person' } };
    if (validUntil !== null && validUntil < validFrom) return { kind: 'refused', problems: { validUntil: 'range' } };
    const held = await readAssignmentsOf(tx, { id });
    const same = held.filter((one) => one.userId === userId && one.role === role);
    const other = overlapWith({ validFrom, validUntil }, same);
    if (other) return { kind: 'overlap', other };
    const values = { userId, role, validFrom, validUntil, remark };
    const assignmentId = await insertAssignment(tx, place, { ...values, assignedBy: ctx.actor.id });
    const after = { ...place, ...values };
    await recordAudit(tx, ctx, fundingEntry('assignment', { id: assignmentId, operatorId }, 'created', { after }));
    return { kind: 'assigned', assignmentId };
  });
}

const lockPlace = (tx: Transaction, place: RolePlace) =>
  'measureId' in place
    ? lockGrantOfMeasure(tx, { id: place.measureId })
    : lockGrantOfSubproject(tx, { id: place.subprojectId });

/** The sub-project or measure; throws for people who give no roles in it. */
async function findPlace(tx: Transaction, actor: Actor, place: RolePlace) {
  const isMeasure = 'measureId' in place;
  const found = isMeasure
    ? await findMeasure(tx, actor, place.measureId)
    : await findSubproject(tx, actor, place.subprojectId);
  assertMay(actor, found, { entity: isMeasure ? 'measure' : 'subproject', action: 'funding.administer' });
  return found;
}
