import { eq, sql } from 'drizzle-orm';
import { shiftTemplates } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { crewEntry, lockTemplate } from '#app/domains/staff/store/crew-rows.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';

/** Archives a template or brings it back. An archived one makes no shifts and keeps its code, so that old shifts say where they come from. */
export async function archiveTemplate(
  ctx: Ctx,
  { templateId, isArchived }: { templateId: string; isArchived: boolean },
): Promise<{ kind: 'archived' }> {
  if (!can(ctx.actor, 'staff.administer')) throw new ForbiddenError('staff.administer');
  return await inTransaction(ctx, async (tx) => {
    const [template] = await lockTemplate(tx, { id: templateId });
    if (!template || !can(ctx.actor, 'staff.administer', template)) throw new NotFoundError('shift_template');
    if (template.archived === isArchived) return { kind: 'archived' };
    await tx
      .update(shiftTemplates)
      .set({ archived: isArchived, version: template.version + 1, updatedAt: sql`app_now()` })
      .where(eq(shiftTemplates.id, templateId));
    await recordAudit(tx, ctx, crewEntry('shift_template', template, isArchived ? 'archived' : 'restored', {}));
    return { kind: 'archived' };
  });
}
