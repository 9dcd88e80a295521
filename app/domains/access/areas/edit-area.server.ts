import { eq, sql } from 'drizzle-orm';
import { areas } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { changesOf, type EditOutcome } from '#app/platform/edit.server.ts';
import { postgresError } from '#app/db/errors.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import type { AreaInput } from '#app/domains/access/schema.ts';
import { areaEntry, lockArea, readReferences } from './area-rows.server.ts';
import { type AreaProblems, areaProblems } from '#app/domains/access/rules/area-problems.ts';

export type EditAreaOutcome = EditOutcome<AreaProblems>;

/** Changes every field of an area. It may move between facilities of the same operator, and be taken out of service. */
export async function editArea(
  ctx: Ctx,
  { areaId, version, ...input }: AreaInput & { areaId: string; version: number },
): Promise<EditAreaOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  try {
    return await inTransaction(ctx, async (tx) => {
      const [area] = await lockArea(tx, { id: areaId });
      if (!area || !can(ctx.actor, 'door.administer', area)) throw new NotFoundError('area');
      const [references] = await readReferences(tx, { facilityId: input.facilityId, areaId });
      if (!references || !can(ctx.actor, 'door.administer', references)) throw new NotFoundError('facility');
      if (area.version !== version) return { kind: 'stale' };
      const problems = areaProblems(input, references);
      if (Object.keys(problems).length > 0) return { kind: 'refused', problems };
      const changes = changesOf<AreaInput>(area, input);
      if (!changes) return { kind: 'edited' };
      await tx
        .update(areas)
        .set({ ...input, version: version + 1, updatedAt: sql`app_now()` })
        .where(eq(areas.id, areaId));
      await recordAudit(tx, ctx, areaEntry({ areaId, operatorId: area.operatorId }, 'area.edited', changes));
      return { kind: 'edited' };
    });
  } catch (error) {
    const constraint = postgresError(error)?.constraint;
    // The device lost the area during this call.
    if (constraint === 'areas_device_id_fk') return { kind: 'refused', problems: { deviceId: 'device_elsewhere' } };
    if (constraint !== 'areas_slug_key') throw error;
    return { kind: 'refused', problems: { slug: 'slug_taken' } };
  }
}
