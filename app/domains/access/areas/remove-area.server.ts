import { eq, sql } from 'drizzle-orm';
import { areas } from '#app/db/schema/index.ts';
import { statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { areaEntry, lockArea } from './area-rows.server.ts';
import { notifyDevicesChanged } from '#app/domains/access/devices/device-rows.server.ts';

export type RemoveAreaOutcome =
  | { kind: 'removed'; title: string }
  /** It has jobs or requests, so it can only be taken out of service. */
  | { kind: 'used'; jobs: number; requests: number };

/** Deletes an area without jobs and requests. */
export async function removeArea(ctx: Ctx, { areaId }: { areaId: string }): Promise<RemoveAreaOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  return await inTransaction(ctx, async (tx) => {
    const [area] = await lockArea(tx, { id: areaId });
    if (!area || !can(ctx.actor, 'door.administer', area)) throw new NotFoundError('area');
    const [uses] = await readUses(tx, { areaId });
    if (!uses || uses.jobs + uses.requests > 0)
      return { kind: 'used', jobs: uses?.jobs ?? 0, requests: uses?.requests ?? 0 };
    await notifyDevicesChanged(tx, uses.devices);
    await tx.delete(areas).where(eq(areas.id, areaId));
    const { title, slug, facilityId, operatorId } = area;
    await recordAudit(
      tx,
      ctx,
      areaEntry({ areaId, operatorId }, 'area.removed', { before: { title, slug, facilityId } }),
    );
    return { kind: 'removed', title };
  });
}

const readUses = statement<{ areaId: string }, { jobs: number; requests: number; devices: string[] }>(sql`
  select (select count(*)::int from door_jobs where area_id = ${sql.placeholder('areaId')}::uuid) as jobs,
    (select count(*)::int from access_requests where area_id = ${sql.placeholder('areaId')}::uuid) as requests,
    (select coalesce(json_agg(d.device_id order by d.device_id), '[]') from device_areas l join devices d on d.id = l.device_id
      where l.area_id = ${sql.placeholder('areaId')}::uuid) as devices`);
