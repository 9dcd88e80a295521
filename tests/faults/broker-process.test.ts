import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createBroker } from '#app/bridges/mqtt/broker.server.ts';
import { db } from '#app/db/client.server.ts';
import type { MqttLogin } from '#app/domains/access/devices/broker-accounts.server.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { stateTopic, wakeTopic } from '#device/protocol.ts';
import { createSimulatedDoor } from '#device/simulator.ts';
import { deviceSecret } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { hasMosquitto } from '#tests/setup/mosquitto.ts';
import { freePort, startServer, type TestServer } from '#tests/setup/server.ts';
import { openDatabaseProxy } from '#tests/setup/database-proxy.ts';
import {
  type BrokerHouse,
  childrenOf,
  type Device,
  enter,
  happened,
  knock,
  openBrokerHouse,
  spyOnAll,
  state,
} from './broker-house.ts';

const soon = { timeout: 15_000 };
testDatabase();
let endings: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of endings.toReversed()) await end();
  endings = [];
});

const open = async (...options: Parameters<typeof openBrokerHouse>): Promise<BrokerHouse> => {
  const house = await openBrokerHouse(...options);
  endings.push(house.close);
  return house;
};
const second = async (house: BrokerHouse, env: Record<string, string>): Promise<TestServer> => {
  const server = await startServer({ on: house.server, env: { LOG_LEVEL: 'info', ...env } });
  endings.push(() => server.kill());
  return server;
};
/** Wakes until the device receives one. */
const rings = async (house: BrokerHouse, { client, heard }: Device, jobId: string): Promise<void> => {
  const isHeard = async () => {
    await house.wake(client.options.username ?? '', jobId);
    return heard.some(({ payload }) => payload.includes(jobId));
  };
  await expect.poll(isHeard, soon).toBe(true);
};
const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe('the process of the embedded broker', () => {
  test('starts with the first device, once per installation, and another process takes over after a kill', async () => {
    const house = await open('embedded');
    expect(childrenOf(house.server.pid)).toEqual([]);
    const login = await house.makeDevice('gym-door');
    const [broker = 0] = childrenOf(house.server.pid);
    expect(broker).toBeGreaterThan(0);
    const other = await second(house, { MQTT_PORT: String(house.port) });
    await house.wake('gym-door', 'nobody');
    expect(childrenOf(other.pid)).toEqual([]);
    await house.server.kill();
    await expect.poll(() => isAlive(broker), soon).toBe(false);
    const device = await enter(house.port, login);
    await rings(house, device, 'job-1');
    device.client.end(true);
    await other.stop();
  });

  test('ends while the doors are off, and starts again when they are on', async () => {
    const house = await open('embedded');
    await house.makeDevice('gym-door');
    const switchDoors = (isOn: boolean) => house.sql`
      with switched as (insert into house_settings (doors) values (${isOn})
        on conflict (id) do update set doors = excluded.doors returning id)
      select pg_notify('live', '{"topic": "parts", "root": "", "version": 0, "to": "server"}') from switched`;
    expect(childrenOf(house.server.pid)).toHaveLength(1);
    await switchDoors(false);
    await expect.poll(() => childrenOf(house.server.pid), soon).toEqual([]);
    await switchDoors(true);
    await expect.poll(() => childrenOf(house.server.pid), soon).toHaveLength(1);
  });

  test('gives a login to a door that was enrolled before, which then receives its wakes', async () => {
    const house = await open('embedded');
    await house.sql`
      insert into devices (id, operator_id, device_id, name, secret_hash, confirmed_at, is_active)
      select gen_random_uuid(), id, 'old-door', 'Old door', ${hashSecret(deviceSecret)}, now(), true from operators limit 1`;
    const stateDir = mkdtempSync(path.join(tmpdir(), 'platzwart-door-'));
    const identity = { deviceId: 'old-door', secret: deviceSecret, mqtt: null };
    const door = createSimulatedDoor({ url: house.server.url, identity, stateDir });
    endings.push(async () => {
      await door.stop();
      rmSync(stateDir, { recursive: true, force: true });
    });
    await door.start();
    await expect.poll(() => door.agent()?.isDoorbellUp(), { timeout: 40_000 }).toBe(true);
    const [device] = await house.sql`select mqtt_generation, mqtt_password_hash is not null as has from devices`;
    expect(device).toEqual({ mqtt_generation: 1, has: true });
    await door.restart();
    await expect.poll(() => door.agent()?.isDoorbellUp(), soon).toBe(true);
    const acts = await house.sql`select action from audit_log where device_id = 'old-door'`;
    expect(acts.map(({ action }) => String(action))).toEqual(['device.mqtt_given']);
  });

  test('logs a taken port once, and binds it later', async () => {
    const port = await freePort();
    const squatter = createServer().listen(port, '127.0.0.1');
    await once(squatter, 'listening');
    endings.push(() => void squatter.close());
    const house = await open('embedded', { MQTT_PORT: String(port) });
    await house.sql`
      insert into devices (id, operator_id, device_id, name) select gen_random_uuid(), id, 'gym-door', 'x' from operators`;
    await house.change('gym-door', { name: 'Halle' });
    await expect.poll(() => house.server.output(), soon).toMatch(/Port \d+ auf 127\.0\.0\.1 ist schon belegt/);
    expect((await fetch(`${house.server.url}/readyz`)).ok).toBe(true);
    expect(house.server.output().match(/ist schon belegt/g)).toHaveLength(1);
  });

  test('accepts and cuts no client while the database is away, and works afterwards', async () => {
    const house = await open('embedded', { MQTT_PORT: '0' });
    const wire = await openDatabaseProxy(house.server.databaseUrl);
    endings.push(() => wire.close());
    await second(house, { MQTT_PORT: String(house.port), DATABASE_URL: wire.through(house.server.databaseUrl) });
    const login = await house.makeDevice('gym-door');
    const other = await house.makeDevice('side-door');
    const device = await enter(house.port, login);
    await rings(house, device, 'job-1');
    await wire.goAway();
    await expect(knock(house.port, other)).rejects.toThrow(/refused|closed|timeout/);
    expect(device.client.connected).toBe(true);
    await wire.comeBack();
    await rings(house, device, 'job-2');
    const late = await enter(house.port, other);
    await rings(house, late, 'job-3');
    for (const { client } of [device, late]) client.end(true);
  });

  test('sets TCP_NODELAY on every connection', async () => {
    const withoutDelay = vi.spyOn(Socket.prototype, 'setNoDelay');
    const broker = await createBroker(db);
    const port = await freePort();
    await broker.listen(port, '127.0.0.1');
    const socket = new Socket().connect(port, '127.0.0.1');
    await expect.poll(() => withoutDelay.mock.contexts.map((one) => (one as Socket).localPort)).toContain(port);
    socket.destroy();
    withoutDelay.mockRestore();
    await broker.stop();
  });
});

describe.runIf(hasMosquitto())('the bridge to a broker of its own', () => {
  let house: BrokerHouse;
  let login: MqttLogin;
  let device: Device;
  beforeAll(async () => {
    house = await openBrokerHouse('mosquitto');
    login = await house.makeDevice('gym-door');
  });
  beforeEach(async () => {
    device = await enter(house.port, login);
  });
  afterEach(() => void device.client.end(true));
  afterAll(() => house.close());

  test('writes every account again when the broker lost them', async () => {
    await house.restartBroker(true);
    const back = await enter(house.port, login);
    await rings(house, back, 'job-1');
    expect(back.heard[0]).toMatchObject({ topic: wakeTopic('gym-door'), retain: false });
    back.client.end(true);
  });

  test('publishes and retains nothing but wakes and states', async () => {
    const { mosquitto } = house;
    if (!mosquitto) throw new Error('no mosquitto');
    const spy = spyOnAll(mosquitto);
    try {
      await device.client.publishAsync(stateTopic('gym-door'), state(), { qos: 1, retain: true });
      const isSeen = async () => {
        await house.wake('gym-door', 'job-2');
        return spy.lines().some((line) => line.includes('job-2'));
      };
      await expect.poll(isSeen, soon).toBe(true);
    } finally {
      spy.end();
    }
    const expected = [`${stateTopic('gym-door')} ${state()}`, `${wakeTopic('gym-door')} {"v":1,"jobId":"job-2"}`];
    expect(new Set(spy.lines())).toEqual(new Set(expected));
  });

  test('runs once per installation, and another process takes over after a kill', async () => {
    await rings(house, device, 'job-3');
    const other = await second(house, { MQTT_URL: house.mosquitto?.url ?? '' });
    expect(other.output()).not.toContain('the bridge is connected');
    await house.sql`update devices set last_seen_at = null, firmware = null`;
    await house.server.kill();
    await rings(house, device, 'job-4');
    expect(other.output()).toContain('the bridge is connected');
    // A retained message of an earlier connection does not count as a sign of life.
    const row = () => house.sql`select firmware, last_seen_at is null as unseen from devices`;
    await expect.poll(row, soon).toEqual([{ firmware: '1.0.0', unseen: true }]);
    const closed = happened(device.client, 'close');
    await house.change('gym-door', { is_active: false });
    await closed;
    await other.stop();
  });
});
