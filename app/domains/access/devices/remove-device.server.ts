import { eq, sql } from 'drizzle-orm';
import { devices, oneTimeTokens } from '#app/db/schema/index.ts';
import { statement } from '#app/db/query.server.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { deviceEntry, lockDeviceRow, notifyDevicesChanged } from './device-rows.server.ts';

export type RemoveDeviceOutcome =
  | { kind: 'removed'; name: string }
  /** It had jobs, which are kept: it can only be switched off. */
  | { kind: 'used'; jobs: number };

/** Deletes a device that never got a job, with its login and its codes. */
export async function removeDevice(ctx: Ctx, { id }: { id: string }): Promise<RemoveDeviceOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  return await inTransaction(ctx, async (tx) => {
    // A claim locks the device's row as well, so no job comes in between.
    const [device] = await lockDeviceRow(tx, { id });
    if (!device || !can(ctx.actor, 'door.administer', device)) throw new NotFoundError('device');
    const [uses] = await countJobs(tx, { id });
    if (!uses || uses.jobs > 0) return { kind: 'used', jobs: uses?.jobs ?? 0 };
    await tx
      .delete(oneTimeTokens)
      .where(
        sql`${oneTimeTokens.purpose} = 'device_enrol' and ${oneTimeTokens.subjectId} in (select id from device_enrolments where device_id = ${id})`,
      );
    await tx.delete(devices).where(eq(devices.id, device.id));
    const { name, deviceId } = device;
    await recordAudit(tx, ctx, deviceEntry(device, 'device.removed', { before: { name, deviceId } }));
    await notifyDevicesChanged(tx, [deviceId]);
    return { kind: 'removed', name };
  });
}

const countJobs = statement<{ id: string }, { jobs: number }>(sql`
  select count(*)::int as jobs from door_jobs where dispatch_to_device_id = ${sql.placeholder('id')}::uuid`);
