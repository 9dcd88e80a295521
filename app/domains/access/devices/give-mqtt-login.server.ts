import { eq, sql } from 'drizzle-orm';
import { devices } from '#app/db/schema/index.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { recordAudit } from '#app/domains/audit/public.server.ts';
import type { MqttAccount } from '#device/protocol.ts';
import { type DeviceCtx, deviceSource } from './authenticate-device.server.ts';
import type { MqttLoginFor } from './broker-accounts.server.ts';
import { deviceEntry, lockDeviceRow, notifyDevicesChanged } from './device-rows.server.ts';

/**
 * Gives a broker login to a device that has none, because it was enrolled before there was a broker. Every call makes a new
 * login, since the last answer may have been lost. Null while there is no broker.
 */
export async function giveMqttLogin(ctx: DeviceCtx, loginFor: MqttLoginFor): Promise<MqttAccount | null> {
  return await inTransaction(ctx, async (tx) => {
    const [device] = await lockDeviceRow(tx, { id: ctx.device.id });
    if (!device?.isActive) return null;
    const { deviceId } = device;
    const generation = device.mqttGeneration + 1;
    const login = loginFor({ deviceId, generation });
    if (!login) return null;
    await tx
      .update(devices)
      .set({ mqttPasswordHash: login.passwordHash, mqttGeneration: generation, updatedAt: sql`app_now()` })
      .where(eq(devices.id, device.id));
    const after = { mqttGeneration: generation };
    await recordAudit(tx, deviceSource(ctx), deviceEntry(device, 'device.mqtt_given', { after }));
    await notifyDevicesChanged(tx, [deviceId]);
    return { url: login.url, username: login.username, password: login.password };
  });
}
