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

const call = (values: { deviceId?: string; secret?: string | null; ip?: string | null } = {}) => {
  const { deviceId = door.device.deviceId, secret = deviceSecret, ip = '192.0.2.9' } = values;
  return authenticateDevice(deviceId, { secret, correlationId: crypto.randomUUID(), origin: { ip, userAgent: null } });
};
const callOften = (times: number, values: Parameters<typeof call>[0]) =>
  Promise.all(Array.from({ length: times }, () => call(values)));

describe('authenticateDevice', () => {
  test('returns the device when id and secret fit', async () => {
    expect(await call()).toEqual({
      kind: 'known',
      device: { ...door.device, isActive: true, isLastSeenDue: false },
    });
  });

  test('returns an inactive device when it is switched off', async () => {
    await database.sql`update devices set is_active = false`;
    expect(await call()).toMatchObject({ kind: 'known', device: { isActive: false } });
  });

  test.each([
    ['a wrong secret', { secret: 'wrong' }],
    ['no secret', { secret: null }],
    ['an unknown id', { deviceId: 'pi-unknown' }],
    ['an impossible id', { deviceId: '+/#' }],
  ])('refuses a call when it has %s', async (_what, values) => {
    expect(await call(values)).toEqual({ kind: 'failed' });
  });

  test('refuses an empty secret when the device was never enrolled', async () => {
    const { deviceId } = await makeDevice(database.ownerDb, {
      operatorId: door.operatorId,
      areaIds: [],
      values: { secretHash: null, isActive: false, confirmedAt: null },
    });
    expect(await Promise.all([call({ deviceId, secret: '' }), call({ deviceId })])).toEqual([
      { kind: 'failed' },
      { kind: 'failed' },
    ]);
  });

  test.each([
    ['its last call is 4 s ago', `last_seen_at = door_now() - interval '4 s'`, false],
    ['its last call is 6 s ago', `last_seen_at = door_now() - interval '6 s'`, true],
    ['it never called', `last_seen_at = null`, true],
    ['its last will came after its last call', `offline_at = door_now()`, true],
  ])('decides whether the call is recorded when %s', async (_when, change, isLastSeenDue) => {
    await database.sql.unsafe(`update devices set ${change}`);
    expect(await call()).toMatchObject({ device: { isLastSeenDue } });
  });

  test('refuses more wrong secrets of the pair of address and id after ten, and writes one audit row', async () => {
    const wrong = await callOften(14, { secret: 'wrong' });
    expect(wrong.filter(({ kind }) => kind === 'failed')).toHaveLength(10);
    const blocked = wrong.filter((outcome) => outcome.kind === 'limited');
    expect(blocked.map(({ code }) => code)).toEqual(Array(4).fill('DEVICE_BLOCKED'));
    // A try beside the one that starts the block can still name the rest of the minute.
    expect(Math.max(...blocked.map(({ retryAfterS }) => retryAfterS))).toBeGreaterThan(880);
    expect(await call({ secret: 'wrong', ip: '192.0.2.10' })).toEqual({ kind: 'failed' });
    const rows = await database.sql`select action, entity_id as id from audit_log`;
    expect([...rows]).toEqual([{ action: 'device.blocked', id: door.device.id }]);
  });

  test('counts invented ids of one address together, with one audit row', async () => {
    const outcomes = [];
    for (let at = 0; at < 30; at += 1) outcomes.push(await call({ deviceId: `invented-${at}` }));
    expect(outcomes.filter(({ kind }) => kind === 'failed')).toHaveLength(10);
    const rows = await database.sql`select action, entity_id as id from audit_log`;
    expect([...rows]).toEqual([{ action: 'device.blocked', id: 'unknown' }]);
    expect(await call()).toMatchObject({ kind: 'known' });
  });

  test('lets the right secret in while the pair of address and id is blocked', async () => {
    await callOften(14, { secret: 'wrong' });
    expect(await call()).toMatchObject({ kind: 'known' });
    expect(await call({ secret: 'wrong' })).toMatchObject({ kind: 'limited', code: 'DEVICE_BLOCKED' });
  });

  test('keeps the calls of a device when another caller uses its id without the secret', async () => {
    await Promise.all(Array.from({ length: 40 }, (_, at) => call({ secret: 'wrong', ip: `198.51.100.${at}` })));
    expect(await call()).toMatchObject({ kind: 'known' });
  });

  test('limits a device to twenty calls in four seconds when they come from many addresses', async () => {
    const outcomes = await Promise.all(Array.from({ length: 24 }, (_, at) => call({ ip: `198.51.100.${at}` })));
    expect(outcomes.filter(({ kind }) => kind === 'known')).toHaveLength(20);
    expect(outcomes.find(({ kind }) => kind === 'limited')).toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('lets a device in again after four seconds when it called a hundred times', async () => {
    const burst = await callOften(100, {});
    const waits = burst.flatMap((one) => (one.kind === 'limited' ? [one.retryAfterS] : []));
    expect(waits).toHaveLength(80);
    expect(Math.max(...waits)).toBeLessThanOrEqual(4);
    // As if four seconds had passed.
    await database.sql`update rate_limits set expire = expire - 4000`;
    expect(await call()).toMatchObject({ kind: 'known' });
  });
});
