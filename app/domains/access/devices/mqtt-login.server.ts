import { createHmac, randomBytes } from 'node:crypto';
import { brokerSettings, type ExternalBroker } from '#app/platform/broker-settings.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';

export interface MqttLogin {
  readonly url: string;
  readonly username: string;
  /** Said once, to the device; the house keeps its hash only. */
  readonly password: string;
  /** For devices.mqtt_password_hash. */
  readonly passwordHash: string;
}

/**
 * The login at the broker of one enrolment (`generation` is the new mqtt_generation of the device); null when no broker is
 * configured. At the embedded broker the password is random. At an own one it is derived, so that the bridge can make every
 * account anew in a broker that lost its data, and keeps no secret for that (decision 019).
 */
export function mqttLoginFor(
  { deviceId, generation }: { deviceId: string; generation: number },
  broker = brokerSettings(),
): MqttLogin | null {
  // A device must not take over the account of the house.
  if (broker === null || (broker.kind === 'external' && broker.username === deviceId)) return null;
  const password =
    broker.kind === 'external'
      ? derivedMqttPassword(broker, { deviceId, generation })
      : randomBytes(32).toString('base64url');
  return { url: broker.publicUrl, username: deviceId, password, passwordHash: hashSecret(password) };
}

export function derivedMqttPassword(
  { password }: Pick<ExternalBroker, 'password'>,
  { deviceId, generation }: { deviceId: string; generation: number },
): string {
  return createHmac('sha256', password).update(`${deviceId}:${generation}`).digest('base64url');
}
