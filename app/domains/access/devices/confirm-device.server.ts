import { and, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { deviceEnrolments, devices } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { deviceEntry, lockDeviceRow, notifyDevicesChanged } from './device-rows.server.ts';

export type ConfirmDeviceOutcome =
  | { kind: 'confirmed'; name: string }
  /** It was enrolled again or changed after the admin saw it. */
  | { kind: 'stale' }
  /** Never enrolled, or confirmed already. */
  | { kind: 'not_waiting' };

/** An admin confirms that the enrolled machine is the one at the door; from then on it may open. */
export async function confirmDevice(
  ctx: Ctx,
  { id, version }: { id: string; version: number },
): Promise<ConfirmDeviceOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  return await inTransaction(ctx, async (tx) => {
    const [device] = await lockDeviceRow(tx, { id });
    if (!device || !can(ctx.actor, 'door.administer', device)) throw new NotFoundError('device');
    if (!device.isEnrolled || device.isConfirmed) return { kind: 'not_waiting' };
    if (device.version !== version) return { kind: 'stale' };
    const at = toDate(ctx.now);
    await tx
      .update(devices)
      .set({ confirmedAt: at, isActive: true, version: version + 1, updatedAt: sql`app_now()` })
      .where(eq(devices.id, device.id));
    const [last] = await tx
      .select({ id: deviceEnrolments.id })
      .from(deviceEnrolments)
      .where(and(eq(deviceEnrolments.deviceId, device.id), isNotNull(deviceEnrolments.usedAt)))
      .orderBy(desc(deviceEnrolments.usedAt), desc(deviceEnrolments.id))
      .limit(1);
    if (last)
      await tx
        .update(deviceEnrolments)
        .set({ confirmedAt: at, confirmedBy: ctx.actor.id })
        .where(eq(deviceEnrolments.id, last.id));
    await recordAudit(
      tx,
      ctx,
      deviceEntry(device, 'device.confirmed', { before: { isActive: false }, after: { isActive: true } }),
    );
    await notifyDevicesChanged(tx, [device.deviceId]);
    return { kind: 'confirmed', name: device.name };
  });
}
