import { eq, sql } from 'drizzle-orm';
import { workAreas } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { crewEntry, lockWorkArea, readPlace } from '#app/domains/staff/store/crew-rows.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome, orTaken } from '#app/platform/edit.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { AREA_TAKEN, placeProblem, type WorkAreaProblems } from './create-work-area.server.ts';
import type { WorkAreaInput } from './schema.ts';

/** Changes a work area; its shifts move with it to another room or facility of the operator, and so do the doors that they open. */
export async function editWorkArea(
  ctx: Ctx,
  { workAreaId, version, ...input }: WorkAreaInput & { workAreaId: string; version: number },
): Promise<EditOutcome<WorkAreaProblems>> {
  if (!can(ctx.actor, 'staff.administer')) throw new ForbiddenError('staff.administer');
  const write = inTransaction(ctx, async (tx): Promise<EditOutcome<WorkAreaProblems>> => {
    const [area] = await lockWorkArea(tx, { id: workAreaId });
    if (!area || !can(ctx.actor, 'staff.administer', area)) throw new NotFoundError('work_area');
    if (area.version !== version) return { kind: 'stale' };
    const { facilityId, roomId } = input;
    const [place] = await readPlace(tx, { facilityId, roomId });
    const problems = placeProblem(place, { operatorId: area.operatorId, roomId });
    if (problems) return { kind: 'refused', problems };
    const changes = changesOf<WorkAreaInput>(area, input);
    if (!changes) return { kind: 'edited' };
    await tx
      .update(workAreas)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(workAreas.id, workAreaId));
    await recordAudit(tx, ctx, crewEntry('work_area', area, 'edited', changes));
    return { kind: 'edited' };
  });
  return await orTaken(write, AREA_TAKEN);
}
