import { and, eq, inArray, sql } from 'drizzle-orm';
import { arrayOf } from '#app/db/arrays.server.ts';
import { deviceAreas, devices } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { changesOf, type EditOutcome } from '#app/platform/edit.server.ts';
import { deviceEntry, lockDeviceRow, readAreasOf, notifyDevicesChanged } from './device-rows.server.ts';

export type EditDeviceOutcome = EditOutcome;

/** Changes name and areas of a device. An area without the device loses its first device, too. */
export async function editDevice(
  ctx: Ctx,
  input: { id: string; version: number; name: string; areaIds: readonly string[] },
): Promise<EditDeviceOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  return await inTransaction(ctx, async (tx) => {
    const [device] = await lockDeviceRow(tx, { id: input.id });
    if (!device || !can(ctx.actor, 'door.administer', device)) throw new NotFoundError('device');
    if (device.version !== input.version) return { kind: 'stale' };
    const found = await readAreasOf(tx, { operatorId: device.operatorId, areaIds: arrayOf(input.areaIds) });
    const areaIds = found.map((area) => area.id);
    if (areaIds.length !== new Set(input.areaIds).size) throw new NotFoundError('area');
    const after = { name: input.name, areaIds };
    const changes = changesOf<typeof after>({ name: device.name, areaIds: [...device.areaIds] }, after);
    if (!changes) return { kind: 'edited' };
    const gone = device.areaIds.filter((areaId) => !areaIds.includes(areaId));
    const added = areaIds.filter((areaId) => !device.areaIds.includes(areaId));
    if (gone.length > 0)
      await tx.delete(deviceAreas).where(and(eq(deviceAreas.deviceId, device.id), inArray(deviceAreas.areaId, gone)));
    if (added.length > 0) await tx.insert(deviceAreas).values(added.map((areaId) => ({ deviceId: device.id, areaId })));
    await tx
      .update(devices)
      .set({ name: input.name, version: device.version + 1, updatedAt: sql`app_now()` })
      .where(eq(devices.id, device.id));
    await recordAudit(tx, ctx, deviceEntry(device, 'device.edited', changes));
    if (gone.length + added.length > 0) await notifyDevicesChanged(tx, [device.deviceId]);
    return { kind: 'edited' };
  });
}
