import { expect, test } from 'vitest';
import { brokerSettings } from './broker-settings.server.ts';
import { parseEnv } from './env.server.ts';

test.each([
  [{}, { kind: 'embedded', port: 1883, host: '127.0.0.1', publicUrl: 'mqtt://localhost:1883' }],
  [
    { PUBLIC_URL: 'https://platz.verein.de', MQTT_PORT: '1884', MQTT_HOST: '0.0.0.0' },
    { kind: 'embedded', port: 1884, host: '0.0.0.0', publicUrl: 'mqtt://platz.verein.de:1884' },
  ],
  [{ MQTT_PORT: '0' }, null],
  [
    { MQTT_URL: 'mqtt://bridge:a%2Flong%20password@mosquitto:1883' },
    {
      kind: 'external',
      url: 'mqtt://mosquitto:1883',
      username: 'bridge',
      password: 'a/long password',
      publicUrl: 'mqtt://mosquitto:1883',
    },
  ],
  [
    { MQTT_URL: 'mqtts://bridge:a-long-password@mqtt.local', MQTT_PUBLIC_URL: 'mqtts://mqtt.verein.de:8883' },
    {
      kind: 'external',
      url: 'mqtts://mqtt.local',
      username: 'bridge',
      password: 'a-long-password',
      publicUrl: 'mqtts://mqtt.verein.de:8883',
    },
  ],
])('reads %j as %j', (source, expected) => expect(brokerSettings(parseEnv(source))).toEqual(expected));

test.each([
  'http://bridge:a-long-password@host',
  'mqtt://host:1883',
  'mqtt://bridge:short@host:1883',
  'mqtt://:a-long-password@host',
])('refuses %s as the address of a broker', (url) => expect(() => parseEnv({ MQTT_URL: url })).toThrow(/MQTT_URL/));
