import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { newId } from '#app/db/schema/columns.ts';
import { deviceEnrolments, oneTimeTokens } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { can } from '#app/permissions.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError, NotFoundError } from '#app/platform/errors.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { deviceEntry, lockDeviceRow } from './device-rows.server.ts';
import { CODE_MINUTES, enrolCodeOf, readEnrolCode } from '#app/domains/access/rules/devices.ts';

export interface InviteDeviceOutcome {
  readonly kind: 'invited';
  /** Returned once; only its hash is stored. */
  readonly code: string;
  /** ISO instant. */
  readonly expiresAt: string;
}

/**
 * Makes a one-time code that enrols a machine as this device (protocol, enroll). An older open code ends. An enrolled device
 * keeps its old secret until the code is used.
 */
export async function inviteDevice(ctx: Ctx, { id }: { id: string }): Promise<InviteDeviceOutcome> {
  if (!can(ctx.actor, 'door.administer')) throw new ForbiddenError('door.administer');
  const code = enrolCodeOf(randomBytes(10));
  const expiresAt = ctx.now.add({ minutes: CODE_MINUTES });
  return await inTransaction(ctx, async (tx) => {
    const [device] = await lockDeviceRow(tx, { id });
    if (!device || !can(ctx.actor, 'door.administer', device)) throw new NotFoundError('device');
    const enrolmentId = newId();
    const open = await tx
      .delete(deviceEnrolments)
      .where(and(eq(deviceEnrolments.deviceId, device.id), isNull(deviceEnrolments.usedAt)))
      .returning({ id: deviceEnrolments.id });
    for (const { id: subjectId } of open)
      await tx
        .delete(oneTimeTokens)
        .where(and(eq(oneTimeTokens.subjectId, subjectId), eq(oneTimeTokens.purpose, 'device_enrol')));
    await tx
      .insert(deviceEnrolments)
      .values({ id: enrolmentId, deviceId: device.id, createdBy: ctx.actor.id, expiresAt: toDate(expiresAt) });
    await tx.insert(oneTimeTokens).values({
      purpose: 'device_enrol',
      subjectId: enrolmentId,
      tokenHash: hashSecret(readEnrolCode(code) ?? code),
      expiresAt: toDate(expiresAt),
    });
    await recordAudit(tx, ctx, deviceEntry(device, 'device.invited', { after: { isEnrolled: device.isEnrolled } }));
    return { kind: 'invited', code, expiresAt: expiresAt.toString() };
  });
}
