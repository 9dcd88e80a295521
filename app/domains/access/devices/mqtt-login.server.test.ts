import { describe, expect, test } from 'vitest';
import type { EmbeddedBroker, ExternalBroker } from '#app/platform/broker-settings.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { derivedMqttPassword, mqttLoginFor } from './mqtt-login.server.ts';

const embedded: EmbeddedBroker = {
  kind: 'embedded',
  port: 1883,
  host: '127.0.0.1',
  publicUrl: 'mqtt://localhost:1883',
};
const external: ExternalBroker = {
  kind: 'external',
  url: 'mqtt://mosquitto:1883',
  username: 'bridge',
  password: 'a-long-password',
  publicUrl: 'mqtts://mqtt.verein.de:8883',
};
const device = { deviceId: 'gym-door', generation: 1 };

describe('the login of a device', () => {
  test('is random at the embedded broker', () => {
    const [one, other] = [mqttLoginFor(device, embedded), mqttLoginFor(device, embedded)];
    expect(one).toMatchObject({ url: 'mqtt://localhost:1883', username: 'gym-door' });
    expect(one?.password).toMatch(/^[\w-]{43}$/);
    expect(one?.passwordHash).toBe(hashSecret(one?.password ?? ''));
    expect(one?.password).not.toBe(other?.password);
  });

  test('is derived at an own broker: the same again, another for each device, enrolment and bridge', () => {
    const login = mqttLoginFor(device, external);
    expect(login).toMatchObject({ url: 'mqtts://mqtt.verein.de:8883', username: 'gym-door' });
    expect(login?.password).toBe(derivedMqttPassword(external, device));
    const others = [
      derivedMqttPassword(external, { ...device, generation: 2 }),
      derivedMqttPassword(external, { ...device, deviceId: 'side-door' }),
      derivedMqttPassword({ password: 'another-password' }, device),
    ];
    expect(new Set([login?.password, ...others]).size).toBe(4);
    expect(login?.password).toMatch(/^[\w-]{43}$/);
  });

  test('there is none without a broker, nor for a device that is called like the account of the house', () => {
    expect(mqttLoginFor(device, null)).toBeNull();
    expect(mqttLoginFor({ deviceId: 'bridge', generation: 1 }, external)).toBeNull();
  });
});
