import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { MqttLogin } from '#app/domains/access/devices/broker-accounts.server.ts';
import { stateTopic, wakeTopic } from '#device/protocol.ts';
import { hasMosquitto } from '#tests/setup/mosquitto.ts';
import {
  type BrokerHouse,
  type Device,
  enter,
  happened,
  knock,
  lastWill,
  openBrokerHouse,
  state,
} from './broker-house.ts';

/** The doorbell (D15): the embedded broker and Mosquitto with our configuration keep the same promises. */
const kinds = hasMosquitto() ? (['embedded', 'mosquitto'] as const) : (['embedded'] as const);
const soon = { timeout: 10_000 };

describe.each(kinds)('the broker: %s', (kind) => {
  let house: BrokerHouse;
  let gym: MqttLogin;
  let side: MqttLogin;
  let entered: Device[] = [];

  beforeAll(async () => {
    house = await openBrokerHouse(kind);
    gym = await house.makeDevice('gym-door');
    side = await house.makeDevice('side-door');
  });
  afterEach(() => {
    for (const { client } of entered) client.end(true);
    entered = [];
  });
  afterAll(() => house.close());

  const come = async (login: MqttLogin, options = {}): Promise<Device> => {
    const device = await enter(house.port, login, options);
    entered.push(device);
    return device;
  };
  const wakesOf = (device: Device) => device.heard.map(({ payload }) => payload);
  const rowOf = async (deviceId: string) => {
    const [row] = await house.sql<{ seen: boolean; gone: boolean; door_contact: string; firmware: string }[]>`
      select last_seen_at is not null as seen, offline_at is not null as gone, door_contact, firmware
      from devices where device_id = ${deviceId}`;
    return row;
  };
  /** When it arrives, everything before it has been processed. */
  const isWoken = async (device: Device, jobId: string) => {
    await expect
      .poll(async () => {
        if (!wakesOf(device).some((payload) => payload.includes(jobId))) await house.wake(nameOf(device), jobId);
        return wakesOf(device).some((payload) => payload.includes(jobId));
      }, soon)
      .toBe(true);
  };
  const nameOf = ({ client }: Device) => client.options.username ?? '';

  test('delivers a wake to its device and no other, never retained', async () => {
    const [mine, other] = [await come(gym), await come(side)];
    await isWoken(mine, 'job-1');
    await isWoken(other, 'job-2');
    expect(new Set(wakesOf(mine))).toEqual(new Set(['{"v":1,"jobId":"job-1"}']));
    expect(new Set(wakesOf(other))).toEqual(new Set(['{"v":1,"jobId":"job-2"}']));
    expect(mine.heard[0]).toMatchObject({ topic: wakeTopic('gym-door'), retain: false });
  });

  test('accepts the right login only', async () => {
    const password = gym.password;
    await expect(knock(house.port, { username: 'gym-door', password: 'wrong' })).rejects.toThrow(/refused|closed/);
    await expect(knock(house.port, { username: 'side-door', password })).rejects.toThrow(/refused|closed/);
    await expect(knock(house.port, gym, { clientId: 'side-door' })).rejects.toThrow(/refused|closed/);
    await expect(knock(house.port, gym, { clientId: 'gym-door2' })).rejects.toThrow(/refused|closed/);
    for (const username of ['#', '+', '__proto__', 'constructor', '$SYS', 'gym-door/#', '', 'unknown-door'])
      await expect(knock(house.port, { username, password })).rejects.toThrow(/refused|closed/);
  });

  test('delivers nothing but its wakes to a device', async () => {
    const spy = await come(side);
    const foreign = ['#', '+/#', '$SYS/#', '$CONTROL/#', wakeTopic('gym-door'), wakeTopic('+'), stateTopic('+')];
    for (const topic of foreign) await spy.client.subscribeAsync(topic).catch(() => undefined);
    const mine = await come(gym);
    await mine.client.publishAsync(stateTopic('gym-door'), state(), { qos: 1, retain: true });
    await isWoken(mine, 'job-3');
    await isWoken(spy, 'job-4');
    expect(new Set(wakesOf(spy))).toEqual(new Set(['{"v":1,"jobId":"job-4"}']));
  });

  test.each([
    ['the state of another', () => ({ topic: stateTopic('side-door') })],
    ['a wake to another', () => ({ topic: wakeTopic('side-door') })],
    ['its own wake, kept', () => ({ topic: wakeTopic('gym-door'), retain: true })],
    ['to the system', () => ({ topic: '$SYS/broker/x' })],
    ['to the accounts', () => ({ topic: '$CONTROL/dynamic-security/v1' })],
    ['more than 4 KiB', () => ({ topic: stateTopic('gym-door'), payload: state({ firmware: 'x'.repeat(5_000) }) })],
    ['more than memory', () => ({ topic: stateTopic('gym-door'), payload: Buffer.alloc(4_000_000, 'x') })],
  ])('refuses to publish for a device: %s', async (_what, message) => {
    const victim = await come(side);
    const attacker = await come(gym);
    const {
      topic,
      payload = state({ firmware: 'forged' }),
      retain = false,
    } = message() as {
      topic: string;
      payload?: string | Buffer;
      retain?: boolean;
    };
    const said = attacker.client.publishAsync(topic, payload, { qos: 0, retain }).catch(() => undefined);
    await Promise.race([said, happened(attacker.client, 'close')]);
    // A new subscriber would receive a retained message.
    const again = await come(gym);
    await isWoken(victim, 'job-5');
    await isWoken(again, 'job-6');
    expect(new Set(wakesOf(victim))).toEqual(new Set(['{"v":1,"jobId":"job-5"}']));
    expect(new Set(wakesOf(again))).toEqual(new Set(['{"v":1,"jobId":"job-6"}']));
    expect([await rowOf('gym-door'), await rowOf('side-door')].map((row) => row?.firmware)).not.toContain('forged');
  });

  test('drops a foreign last will', async () => {
    const will = lastWill('side-door');
    const attacker = await knock(house.port, gym, will).catch(() => null);
    attacker?.client.stream.destroy();
    attacker?.client.end(true);
    const victim = await come(side);
    await victim.client.publishAsync(stateTopic('side-door'), state({ doorContact: 'open' }), { qos: 1, retain: true });
    await expect.poll(() => rowOf('side-door'), soon).toMatchObject({ gone: false, door_contact: 'open' });
  });

  test('records states, and the last will as offline', async () => {
    const { client } = await come(gym, lastWill('gym-door'));
    await client.publishAsync(stateTopic('gym-door'), 'nonsense', { qos: 1 });
    await client.publishAsync(stateTopic('gym-door'), state({ doorContact: 'open' }), { qos: 1, retain: true });
    await expect
      .poll(() => rowOf('gym-door'), soon)
      .toMatchObject({ seen: true, gone: false, door_contact: 'open', firmware: '1.0.0' });
    client.stream.destroy();
    await expect.poll(() => rowOf('gym-door'), soon).toMatchObject({ gone: true, door_contact: 'open' });
  });

  test('replaces the first connection of a device by the second', async () => {
    const first = await come(gym);
    const closed = happened(first.client, 'close');
    const second = await come(gym);
    await closed;
    await isWoken(second, 'job-7');
    expect(wakesOf(first)).toEqual([]);
  });

  test('drops a wake when its device is not connected', async () => {
    const away = await come(gym, { clean: false });
    const closed = happened(away.client, 'close');
    away.client.end();
    await closed;
    await house.wake('gym-door', 'job-lost');
    const witness = await come(side);
    await isWoken(witness, 'job-8');
    const back = await come(gym, { clean: false });
    await isWoken(back, 'job-9');
    expect(wakesOf(back).filter((payload) => payload.includes('job-lost'))).toEqual([]);
  });

  test('cuts a device within seconds when it is disabled or has a new password', async () => {
    const { client } = await come(side);
    const closed = happened(client, 'close');
    const from = performance.now();
    await house.change('side-door', { is_active: false });
    await closed;
    expect(performance.now() - from).toBeLessThan(5_000);
    await expect(knock(house.port, side)).rejects.toThrow(/refused|closed/);
    await house.change('side-door', { is_active: true });
    const again = await come(side);
    const closedAgain = happened(again.client, 'close');
    await house.change('side-door', { mqtt_generation: 2, mqtt_password_hash: 'of another password' });
    await closedAgain;
    await expect(knock(house.port, side)).rejects.toThrow(/refused|closed/);
    await house.change('side-door', { mqtt_generation: 1, mqtt_password_hash: side.passwordHash });
    await come(side);
  });

  test('restores every account and no old wake after a kill', async () => {
    const before = await come(gym);
    await isWoken(before, 'job-old');
    await house.restartBroker();
    const after = await come(gym);
    await isWoken(after, 'job-new');
    expect(new Set(wakesOf(after))).toEqual(new Set(['{"v":1,"jobId":"job-new"}']));
  });
});
