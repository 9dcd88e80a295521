import { eq, sql } from 'drizzle-orm';
import { shiftTemplates } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { TemplateProblems } from '#app/domains/staff/rules/template-problems.ts';
import { crewEntry, lockTemplate } from '#app/domains/staff/store/crew-rows.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome, orTaken } from '#app/platform/edit.server.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { problemsOf, TEMPLATE_TAKEN } from './create-template.server.ts';
import type { TemplateInput } from './schema.ts';

/** Changes a template. Shifts that it made keep their times. */
export async function editTemplate(
  ctx: Ctx,
  { templateId, version, ...input }: TemplateInput & { templateId: string; version: number },
): Promise<EditOutcome<TemplateProblems>> {
  if (!can(ctx.actor, 'staff.administer')) throw new ForbiddenError('staff.administer');
  const write = inTransaction(ctx, async (tx): Promise<EditOutcome<TemplateProblems>> => {
    const [template] = await lockTemplate(tx, { id: templateId });
    if (!template || !can(ctx.actor, 'staff.administer', template)) throw new NotFoundError('shift_template');
    if (template.version !== version) return { kind: 'stale' };
    const problems = await problemsOf(tx, template.operatorId, input);
    if (problems) return { kind: 'refused', problems };
    const changes = changesOf<TemplateInput>(template, input);
    if (!changes) return { kind: 'edited' };
    await tx
      .update(shiftTemplates)
      .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(shiftTemplates.id, templateId));
    await recordAudit(tx, ctx, crewEntry('shift_template', template, 'edited', changes));
    return { kind: 'edited' };
  });
  return await orTaken(write, TEMPLATE_TAKEN);
}
