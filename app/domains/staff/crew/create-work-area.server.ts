import { newId } from '#app/db/schema/columns.ts';
import { workAreas } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { crewEntry, readPlace } from '#app/domains/staff/store/crew-rows.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf, orTaken } from '#app/platform/edit.server.ts';
import type { WorkAreaInput } from './schema.ts';

export type WorkAreaProblems = { facilityId?: 'facility'; roomId?: 'room'; name?: 'name_taken' };
export type CreateWorkAreaOutcome =
  | { kind: 'created'; workAreaId: string }
  | { kind: 'refused'; problems: WorkAreaProblems };

export const AREA_TAKEN: Readonly<Record<string, WorkAreaProblems>> = { work_areas_name_key: { name: 'name_taken' } };

/** The place of a work area, when it is wrong; null when it is the operator's facility, and the room lies in it. */
export function placeProblem(
  place: { operatorId: string; hasRoom: boolean } | undefined,
  { operatorId, roomId }: { operatorId: string; roomId: string | null },
): WorkAreaProblems | null {
  if (place?.operatorId !== operatorId) return { facilityId: 'facility' };
  return roomId !== null && !place.hasRoom ? { roomId: 'room' } : null;
}

/** A work area of a facility, or of one of its rooms; a shift in it opens the doors there. */
export async function createWorkArea(ctx: Ctx, input: WorkAreaInput): Promise<CreateWorkAreaOutcome> {
  const operatorId = operatorOf(ctx.actor, 'staff.administer');
  const id = newId();
  const write = inTransaction(ctx, async (tx): Promise<CreateWorkAreaOutcome> => {
    const { facilityId, roomId } = input;
    const [place] = await readPlace(tx, { facilityId, roomId });
    const problems = placeProblem(place, { operatorId, roomId });
    if (problems) return { kind: 'refused', problems };
    await tx.insert(workAreas).values({ id, operatorId, ...input });
    await recordAudit(tx, ctx, crewEntry('work_area', { id, operatorId }, 'created', { after: { ...input } }));
    return { kind: 'created', workAreaId: id };
  });
  return await orTaken(write, AREA_TAKEN);
}
