import { beforeEach, describe, expect, test } from 'vitest';
import { deviceSecret, makeDevice, makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { authenticateDevice } from './authenticate-device.server.ts';

const database = testDatabase();
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
});

const knock = async (values: { deviceId?: string; secret?: string | null; ip?: string | null } = {}) => {
  const { deviceId = door.device.deviceId, secret = deviceSecret, ip = '192.0.2.9' } = values;
  const asked = await authenticateDevice(deviceId, { secret, ip });
  if (asked.kind === 'known') await asked.touch();
  return asked;
};
const many = (times: number, values: Parameters<typeof knock>[0]) =>
  Promise.all(Array.from({ length: times }, () => knock(values)));
const seen = async () =>
  (await database.sql<{ at: string }[]>`select last_seen_at::text as at from devices where id = ${door.device.id}`)[0]
    ?.at;

describe('authenticateDevice', () => {
  test('knows a device by id and secret', async () => {
    expect(await knock()).toMatchObject({ kind: 'known', device: { ...door.device, isActive: true, waiting: null } });
  });

  test('and says when it is switched off', async () => {
    await database.sql`update devices set is_active = false`;
    expect(await knock()).toMatchObject({ kind: 'known', device: { isActive: false } });
  });

  test.each([
    ['a wrong secret', { secret: 'wrong' }],
    ['none', { secret: null }],
    ['an unknown id', { deviceId: 'pi-unknown' }],
    ['an id that none can have', { deviceId: '+/#' }],
  ])('refuses %s', async (_what, values) => {
    expect(await knock(values)).toEqual({ kind: 'failed' });
  });

  test('a device that was never enrolled has no secret, not even an empty one', async () => {
    const { deviceId } = await makeDevice(database.ownerDb, {
      operatorId: door.operatorId,
      areaIds: [],
      values: { secretHash: null, isActive: false, confirmedAt: null },
    });
    expect(await Promise.all([knock({ deviceId, secret: '' }), knock({ deviceId })])).toEqual([
      { kind: 'failed' },
      { kind: 'failed' },
    ]);
  });

  test('keeps when it was last seen, at most once in five seconds', async () => {
    await database.sql`update devices set last_seen_at = door_now() - interval '4 s'`;
    const before = await seen();
    await knock();
    expect(await seen()).toBe(before);
    await database.sql`update devices set last_seen_at = door_now() - interval '6 s'`;
    const stale = await seen();
    await knock();
    expect(await seen()).not.toBe(stale);
  });

  test('any call takes a farewell back', async () => {
    await database.sql`update devices set offline_at = door_now()`;
    await knock();
    const [row] = await database.sql<{ back: boolean }[]>`select last_seen_at > offline_at as back from devices`;
    expect(row?.back).toBe(true);
  });

  test('a wrong secret makes nobody seen', async () => {
    await database.sql`update devices set last_seen_at = door_now() - interval '1 min'`;
    const before = await seen();
    await knock({ secret: 'wrong' });
    expect(await seen()).toBe(before);
  });

  test('ten wrong secrets shut out the pair of address and id, and nobody else', async () => {
    const wrong = await many(11, { secret: 'wrong' });
    expect(wrong.filter(({ kind }) => kind === 'failed')).toHaveLength(10);
    expect(await knock()).toMatchObject({ kind: 'limited', code: 'DEVICE_BLOCKED' });
    expect(await knock({ ip: '192.0.2.10' })).toMatchObject({ kind: 'known' });
  });

  test('whoever knows the id only does not use up the calls of the device', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, at) => knock({ secret: 'wrong', ip: `198.51.100.${at}` })));
    expect(await knock()).toMatchObject({ kind: 'known' });
  });

  test('twenty calls in ten seconds, from wherever', async () => {
    const said = await Promise.all(Array.from({ length: 22 }, (_, at) => knock({ ip: `198.51.100.${at}` })));
    expect(said.filter(({ kind }) => kind === 'known')).toHaveLength(20);
    expect(said.find(({ kind }) => kind === 'limited')).toMatchObject({ code: 'RATE_LIMITED' });
  });
});
