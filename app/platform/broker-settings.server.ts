import { env, publicOrigin, type Env } from './env.server.ts';

export interface EmbeddedBroker {
  readonly kind: 'embedded';
  readonly port: number;
  readonly host: string;
  /** The URL that devices receive. */
  readonly publicUrl: string;
}
export interface ExternalBroker {
  readonly kind: 'external';
  /** The URL without user name and password. */
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly publicUrl: string;
}

/** The broker that rings the devices; null when there is none and they wait over HTTP. */
export function brokerSettings(settings: Env = env()): EmbeddedBroker | ExternalBroker | null {
  const { MQTT_URL, MQTT_PORT, MQTT_HOST, MQTT_PUBLIC_URL } = settings;
  if (MQTT_URL !== undefined) {
    const { protocol, host, username, password } = new URL(MQTT_URL);
    const url = `${protocol}//${host}`;
    return {
      kind: 'external',
      url,
      username: decodeURIComponent(username),
      password: decodeURIComponent(password),
      publicUrl: MQTT_PUBLIC_URL ?? url,
    };
  }
  if (MQTT_PORT === 0) return null;
  const publicUrl = MQTT_PUBLIC_URL ?? `mqtt://${new URL(publicOrigin(settings)).hostname}:${MQTT_PORT}`;
  return { kind: 'embedded', port: MQTT_PORT, host: MQTT_HOST ?? '127.0.0.1', publicUrl };
}
