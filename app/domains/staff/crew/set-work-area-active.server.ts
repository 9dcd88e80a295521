import { eq, sql } from 'drizzle-orm';
import { workAreas } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { crewEntry, lockWorkArea } from '#app/domains/staff/store/crew-rows.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

/** Takes a work area out of use or back: templates make no shifts in one out of use. Shifts that exist stay. */
export async function setWorkAreaActive(
  ctx: Ctx,
  { workAreaId, isActive }: { workAreaId: string; isActive: boolean },
): Promise<{ kind: 'set' }> {
  if (!can(ctx.actor, 'staff.administer')) throw new ForbiddenError('staff.administer');
  return await inTransaction(ctx, async (tx) => {
    const [area] = await lockWorkArea(tx, { id: workAreaId });
    if (!area || !can(ctx.actor, 'staff.administer', area)) throw new NotFoundError('work_area');
    if (area.isActive === isActive) return { kind: 'set' };
    await tx
      .update(workAreas)
      .set({ isActive, version: area.version + 1, updatedAt: sql`app_now()` })
      .where(eq(workAreas.id, workAreaId));
    await recordAudit(tx, ctx, crewEntry('work_area', area, isActive ? 'activated' : 'deactivated', {}));
    return { kind: 'set' };
  });
}
