import { createHash, timingSafeEqual } from 'node:crypto';
import { DEVICE_ID_PATTERN, MAX_BODY_BYTES, stateTopic, wakeTopic } from '#device/protocol.ts';

export const BROKER_LIMITS = {
  connectWithinMs: 5_000,
  connections: 1_000,
  /** Connections of one address without a CONNECT; more would leave no place for devices. */
  waitingPerAddress: 20,
  keepaliveS: 120,
  /** A payload with its topic and header. */
  packetBytes: MAX_BODY_BYTES + 256,
} as const;

/** Codes of the CONNACK of MQTT 3.1.1. */
export const RETURN_CODES = { busy: 3, refused: 4, forbidden: 5 } as const;

export interface Published {
  readonly topic: string;
  readonly payload: string | Uint8Array;
  readonly qos?: number | undefined;
}

/** A device publishes its own state and nothing else; the same holds for its last will. */
export function mayPublish(deviceId: string, { topic, payload, qos = 0 }: Published): boolean {
  return topic === stateTopic(deviceId) && qos <= 1 && Buffer.byteLength(payload) <= MAX_BODY_BYTES;
}

/** A device subscribes to its own wakes and nothing else; a topic with a wildcard is never equal to one. */
export function maySubscribe(deviceId: string, topic: string): boolean {
  return topic === wakeTopic(deviceId);
}

export interface Greeting {
  readonly clientId: string;
  readonly username: string | undefined;
  readonly password: Uint8Array | undefined;
  readonly will: Published | undefined;
}

/** User name, client id and device id are the same. */
export function isWellFormed({ clientId, username, password, will }: Greeting): boolean {
  return (
    username === clientId &&
    DEVICE_ID_PATTERN.test(clientId) &&
    password !== undefined &&
    (will === undefined || mayPublish(clientId, will))
  );
}

export function isPassword(password: Uint8Array, passwordHash: string): boolean {
  const sent = createHash('sha256').update(password).digest();
  const stored = Buffer.from(passwordHash, 'hex');
  return sent.length === stored.length && timingSafeEqual(sent, stored);
}
