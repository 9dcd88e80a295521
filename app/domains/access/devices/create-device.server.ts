import { arrayOf } from '#app/db/arrays.server.ts';
import { newId } from '#app/db/schema/columns.ts';
import { deviceAreas, devices } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { postgresError } from '#app/db/errors.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { deviceEntry, readAreasOf, notifyDevicesChanged } from './device-rows.server.ts';

export type CreateDeviceOutcome = { kind: 'created'; id: string } | { kind: 'taken' };

/** Creates a device of the admin's operator. It opens nothing until it is enrolled and confirmed. */
export async function createDevice(
  ctx: Ctx,
  { name, deviceId, areaIds }: { name: string; deviceId: string; areaIds: readonly string[] },
): Promise<CreateDeviceOutcome> {
  const { operatorId } = ctx.actor;
  if (!can(ctx.actor, 'door.administer') || operatorId === null) throw new ForbiddenError('door.administer');
  const id = newId();
  try {
    return await inTransaction(ctx, async (tx) => {
      const found = await readAreasOf(tx, { operatorId, areaIds: arrayOf(areaIds) });
      if (found.length !== new Set(areaIds).size) throw new NotFoundError('area');
      await tx.insert(devices).values({ id, operatorId, deviceId, name });
      if (found.length > 0)
        await tx.insert(deviceAreas).values(found.map((area) => ({ deviceId: id, areaId: area.id })));
      const after = { name, deviceId, areaIds: found.map((area) => area.id) };
      await recordAudit(tx, ctx, deviceEntry({ id, deviceId, operatorId }, 'device.created', { after }));
      await notifyDevicesChanged(tx, [deviceId]);
      return { kind: 'created', id };
    });
  } catch (error) {
    if (postgresError(error)?.constraint !== 'devices_device_id_key') throw error;
    return { kind: 'taken' };
  }
}
