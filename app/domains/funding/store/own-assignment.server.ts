import type { Transaction } from '#app/db/client.server.ts';
import { readAssignment, type StoredAssignment } from './assignments.server.ts';
import { assertMay, readMeasure, readSubproject } from './projects.server.ts';
import type { Actor } from '#app/platform/ctx.ts';
import { NotFoundError } from '#app/platform/errors.ts';

interface RolePlaceRow {
  readonly id: string;
  readonly operatorId: string;
  readonly isActive: boolean;
}

/** An assignment of the admin's operator with its sub-project or measure; throws for every other one and for other people. */
export async function findOwnAssignment(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<{ assignment: StoredAssignment; place: RolePlaceRow }> {
  const [assignment] = await readAssignment(tx, { id });
  if (!assignment) throw new NotFoundError('assignment');
  const { measureId, subprojectId } = assignment;
  const userId = actor.id;
  const [place] =
    measureId === null
      ? await readSubproject(tx, { id: subprojectId ?? '', userId })
      : await readMeasure(tx, { id: measureId, userId });
  if (!place) throw new NotFoundError('assignment');
  assertMay(actor, place, { entity: measureId === null ? 'subproject' : 'measure', action: 'funding.administer' });
  return { assignment, place };
}
