import { randomBytes } from 'node:crypto';
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import { deviceEnrolments, devices, oneTimeTokens } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import { toDate } from '#app/platform/calendar.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { consume, limiter, type Limiter } from '#app/platform/http/rate-limits.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import type { EnrollAnswer, EnrollRequest } from '#device/protocol.ts';
import type { MqttLoginFor } from './broker-accounts.server.ts';
import { deviceEntry, lockDeviceOfCode, notifyDevicesChanged } from './device-rows.server.ts';
import { readEnrolCode } from '#app/domains/access/rules/devices.ts';

/** Codes that one address may try. */
export const ENROL_TRIES = { points: 10, seconds: 60 };

let perAddress: Limiter | undefined;

/** Counts a try of a code: ten a minute for one address. Null when it is allowed, otherwise the seconds to wait. */
export function takeEnrolTry(ip: string | null): Promise<number | null> {
  perAddress ??= limiter('device-enrol', ENROL_TRIES);
  return consume(perAddress, ip ?? '');
}

export type EnrolDeviceOutcome = ({ kind: 'enrolled' } & EnrollAnswer) | { kind: 'invalid' };

/**
 * Enrols a machine by its code (protocol, enroll): it gets a secret once and has no rights until an admin confirms it. The old
 * secret and the old login at the broker end with this.
 */
export async function enrolDevice(
  ctx: Omit<Ctx, 'actor'>,
  { code, model }: EnrollRequest,
  loginFor: MqttLoginFor,
): Promise<EnrolDeviceOutcome> {
  const signs = readEnrolCode(code);
  if (signs === null) return { kind: 'invalid' };
  const codeHash = hashSecret(signs);
  const at = toDate(ctx.now);
  return await inTransaction(ctx, async (tx) => {
    const [device] = await lockDeviceOfCode(tx, { codeHash });
    if (!device) return { kind: 'invalid' };
    const [used] = await tx
      .update(oneTimeTokens)
      .set({ usedAt: at })
      .where(
        and(
          eq(oneTimeTokens.tokenHash, codeHash),
          eq(oneTimeTokens.purpose, 'device_enrol'),
          isNull(oneTimeTokens.usedAt),
          gt(oneTimeTokens.expiresAt, at),
        ),
      )
      .returning({ enrolmentId: oneTimeTokens.subjectId });
    if (!used?.enrolmentId) return { kind: 'invalid' };
    const { deviceId } = device;
    const secret = randomBytes(32).toString('base64url');
    const generation = device.mqttGeneration + 1;
    const login = loginFor({ deviceId, generation });
    await tx
      .update(devices)
      .set({
        secretHash: hashSecret(secret),
        mqttPasswordHash: login?.passwordHash ?? null,
        mqttGeneration: generation,
        model,
        isActive: false,
        confirmedAt: null,
        bootId: null,
        bootedAt: null,
        lastClaimSeq: null,
        earlierBoots: [],
        version: device.version + 1,
        updatedAt: sql`app_now()`,
      })
      .where(eq(devices.id, device.id));
    await tx.update(deviceEnrolments).set({ usedAt: at, model }).where(eq(deviceEnrolments.id, used.enrolmentId));
    const states = {
      before: { isEnrolled: device.isEnrolled, isActive: device.isActive },
      after: { model, isActive: false },
    };
    await recordAudit(tx, { ...ctx, actor: null }, deviceEntry(device, 'device.enrolled', states));
    await notifyDevicesChanged(tx, [deviceId]);
    const mqtt = login && { url: login.url, username: login.username, password: login.password };
    return { kind: 'enrolled', deviceId, secret, mqtt };
  });
}
