import { eq, sql } from 'drizzle-orm';
import { devices } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { deviceEntry, lockDeviceRow, notifyDevicesChanged } from './device-rows.server.ts';

export type SetDeviceActiveOutcome =
  /** Also when it has the state already. */
  | { kind: 'set'; name: string }
  /** Only an enrolled and confirmed device can be switched on. */
  | { kind: 'unconfirmed' };

/** Switches a device off, at once for claims and at the broker, or on again; its secret stays. */
export async function setDeviceActive(
  ctx: Ctx,
  { id, isActive }: { id: string; isActive: boolean },
): Promise<SetDeviceActiveOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  return await inTransaction(ctx, async (tx) => {
    const [device] = await lockDeviceRow(tx, { id });
    if (!device || !can(ctx.actor, 'door.administer', device)) throw new NotFoundError('device');
    if (isActive && !(device.isEnrolled && device.isConfirmed)) return { kind: 'unconfirmed' };
    if (device.isActive === isActive) return { kind: 'set', name: device.name };
    await tx
      .update(devices)
      .set({ isActive, version: device.version + 1, updatedAt: sql`app_now()` })
      .where(eq(devices.id, device.id));
    const states = { before: { isActive: device.isActive }, after: { isActive } };
    await recordAudit(tx, ctx, deviceEntry(device, isActive ? 'device.enabled' : 'device.disabled', states));
    await notifyDevicesChanged(tx, [device.deviceId]);
    return { kind: 'set', name: device.name };
  });
}
