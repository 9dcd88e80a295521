import { newId } from '#app/db/schema/columns.ts';
import { areas } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { postgresError } from '#app/db/errors.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { AreaInput } from '#app/domains/access/schema.ts';
import { areaEntry, readReferences } from './area-rows.server.ts';
import { type AreaProblems, areaProblems } from '#app/domains/access/rules/area-problems.ts';

export type CreateAreaOutcome = { kind: 'created'; areaId: string } | { kind: 'refused'; problems: AreaProblems };

/** Creates a door in a facility of the admin's operator. Devices are assigned to it afterwards. */
export async function createArea(ctx: Ctx, input: AreaInput): Promise<CreateAreaOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  const areaId = newId();
  try {
    return await inTransaction(ctx, async (tx) => {
      const [references] = await readReferences(tx, { facilityId: input.facilityId, areaId });
      if (!references || !can(ctx.actor, 'door.administer', references)) throw new NotFoundError('facility');
      const problems = areaProblems(input, references);
      if (Object.keys(problems).length > 0) return { kind: 'refused', problems };
      await tx.insert(areas).values({ id: areaId, ...input });
      await recordAudit(
        tx,
        ctx,
        areaEntry({ areaId, operatorId: references.operatorId }, 'area.created', { after: { ...input } }),
      );
      return { kind: 'created', areaId };
    });
  } catch (error) {
    if (postgresError(error)?.constraint !== 'areas_slug_key') throw error;
    return { kind: 'refused', problems: { slug: 'slug_taken' } };
  }
}
