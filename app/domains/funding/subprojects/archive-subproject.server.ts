import { eq, sql } from 'drizzle-orm';
import { statement } from '#app/db/query.server.ts';
import { subprojects } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { fundingEntry } from '#app/domains/funding/store/entries.server.ts';
import { snapshotOf, writeHistory } from '#app/domains/funding/store/inserts.server.ts';
import { assertMay, findSubproject, lockGrantOfSubproject } from '#app/domains/funding/store/projects.server.ts';
import type { Ctx } from '#app/platform/ctx.ts';

/** `has_parts`: active parts first. `not_active`: it was split or merged, and stays as it is. `above_archived`: what it is a part of is archived. */
export type ArchiveSubprojectOutcome = { kind: 'changed' } | { kind: 'has_parts' | 'not_active' | 'above_archived' };

const readAround = statement<{ id: string }, { hasParts: boolean; isAboveArchived: boolean }>(sql`
  select exists (select from subprojects c where c.parent_id = s.id and c.merged_into_id is null and c.archived_at is null) as "hasParts",
    coalesce(p.archived_at is not null, false) as "isAboveArchived"
  from subprojects s left join subprojects p on p.id = s.parent_id where s.id = ${sql.placeholder('id')}::uuid`);

/** Puts a sub-project away, or takes it back. Its roles read it and change nothing; its budget stays taken. */
export async function archiveSubproject(
  ctx: Ctx,
  { subprojectId, isArchived }: { subprojectId: string; isArchived: boolean },
): Promise<ArchiveSubprojectOutcome> {
  return await inTransaction(ctx, async (tx): Promise<ArchiveSubprojectOutcome> => {
    await lockGrantOfSubproject(tx, { id: subprojectId });
    const found = await findSubproject(tx, ctx.actor, subprojectId);
    assertMay(ctx.actor, found, { entity: 'subproject', action: 'funding.administer' });
    if (found.isArchived === isArchived) return { kind: 'changed' };
    if (isArchived && !found.isActive) return { kind: 'not_active' };
    const [around] = await readAround(tx, { id: subprojectId });
    if (isArchived && around?.hasParts) return { kind: 'has_parts' };
    if (!isArchived && around?.isAboveArchived) return { kind: 'above_archived' };
    await tx
      .update(subprojects)
      .set({
        archivedAt: isArchived ? sql`app_now()` : null,
        isActive: !isArchived,
        version: found.version + 1,
        updatedAt: sql`app_now()`,
      })
      .where(eq(subprojects.id, subprojectId));
    await writeHistory(tx, ctx.actor, {
      subprojectId,
      parentId: found.parentId,
      action: isArchived ? 'archived' : 'update',
      snapshot: snapshotOf(found),
      changes: { before: { isArchived: !isArchived }, after: { isArchived } },
    });
    await recordAudit(tx, ctx, fundingEntry('subproject', found, isArchived ? 'archived' : 'restored'));
    return { kind: 'changed' };
  });
}
