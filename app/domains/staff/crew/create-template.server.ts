import type { Transaction } from '#app/db/client.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { shiftTemplates } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { type TemplateProblems, templateProblems } from '#app/domains/staff/rules/template-problems.ts';
import { crewEntry, readArea } from '#app/domains/staff/store/crew-rows.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { operatorOf, orTaken } from '#app/platform/edit.server.ts';
import type { TemplateInput } from './schema.ts';

export type CreateTemplateOutcome =
  | { kind: 'created'; templateId: string }
  | { kind: 'refused'; problems: TemplateProblems };

export const TEMPLATE_TAKEN: Readonly<Record<string, TemplateProblems>> = {
  shift_templates_code_key: { code: 'code_taken' },
};

/** A template of the manager's operator. It makes shifts only when it is asked to (`generateShifts`). */
export async function createTemplate(ctx: Ctx, input: TemplateInput): Promise<CreateTemplateOutcome> {
  const operatorId = operatorOf(ctx.actor, 'staff.administer');
  const id = newId();
  const write = inTransaction(ctx, async (tx): Promise<CreateTemplateOutcome> => {
    const problems = await problemsOf(tx, operatorId, input);
    if (problems) return { kind: 'refused', problems };
    await tx.insert(shiftTemplates).values({ id, operatorId, ...input });
    await recordAudit(tx, ctx, crewEntry('shift_template', { id, operatorId }, 'created', { after: { ...input } }));
    return { kind: 'created', templateId: id };
  });
  return await orTaken(write, TEMPLATE_TAKEN);
}

/** Wrong fields of a template; null for none. */
export async function problemsOf(
  tx: Transaction,
  operatorId: string,
  input: TemplateInput,
): Promise<TemplateProblems | null> {
  const { workAreaId } = input;
  const isAreaKnown = workAreaId !== null && (await readArea(tx, { id: workAreaId, operatorId })).length > 0;
  const problems = templateProblems(input, isAreaKnown);
  return Object.keys(problems).length > 0 ? problems : null;
}
