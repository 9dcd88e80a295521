import { beforeEach, describe, expect, test } from 'vitest';
import { devices } from '#app/db/schema/access.ts';
import type { StateMessage, StateReport } from '#device/protocol.ts';
import { makeOperator } from '#tests/factories/person.ts';
import { advanceDoorClock, setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { readStateMessage } from './device-shapes.server.ts';
import { recordDeviceState } from './record-device-state.server.ts';

const database = testDatabase();
const message: StateMessage = {
  online: true,
  bootId: 'boot-of-this-test-01',
  firmware: '1.2.0',
  relay: 'off',
  doorContact: 'closed',
  journalDepth: 0,
};

beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, '2026-11-18T09:00:00Z');
  await database.db.insert(devices).values({
    operatorId: await makeOperator(database.db),
    deviceId: 'gym-door',
    name: 'Gym',
    bootId: 'boot-of-the-last-claim',
    lastClaimSeq: 7,
  });
});

const record = (report: StateMessage | StateReport, isRetained = false, via: 'mqtt' | 'http' = 'mqtt') =>
  recordDeviceState(database.db, 'gym-door', report, { via, isRetained });
const read = async () => {
  const [row] = await database.db.select().from(devices);
  if (!row) throw new Error('no device');
  return row;
};

describe('recordDeviceState', () => {
  test('stores state and time, and keeps the claims as they are', async () => {
    expect(await record(message)).toEqual({ kind: 'recorded' });
    expect(await read()).toMatchObject({
      relay: 'off',
      doorContact: 'closed',
      firmware: '1.2.0',
      journalDepth: 0,
      offlineAt: null,
      bootId: 'boot-of-the-last-claim',
      lastClaimSeq: 7,
      version: 1,
    });
    expect((await read()).lastSeenAt?.toISOString()).toMatch(/^2026-11-18T09:00/);
  });

  test('notifies browsers when the device comes or goes, and not when its door moves', async () => {
    const notifications: string[] = [];
    const listening = await database.sql.listen('live', (payload) => notifications.push(payload));
    const countNotifications = async (report: StateMessage) => {
      notifications.length = 0;
      await record(report);
      await database.sql`select pg_notify('live', 'the end')`;
      await expect.poll(() => notifications.at(-1)).toBe('the end');
      return notifications.length - 1;
    };
    expect(await countNotifications(message)).toBe(1);
    expect(await countNotifications({ ...message, journalDepth: 2 })).toBe(0);
    expect(await countNotifications({ ...message, doorContact: 'open' })).toBe(0);
    expect(await countNotifications({ ...message, online: false })).toBe(1);
    expect(await countNotifications({ ...message, online: false })).toBe(0);
    expect(await countNotifications(message)).toBe(1);
    await advanceDoorClock(database.sql, 30);
    expect(await countNotifications(message)).toBe(1);
    await listening.unlisten();
  });

  test('records only that the device is gone when its last will arrives', async () => {
    await record({ ...message, doorContact: 'open', journalDepth: 3 });
    await advanceDoorClock(database.sql, 60);
    await record({ ...message, online: false });
    const row = await read();
    expect(row).toMatchObject({ doorContact: 'open', journalDepth: 3 });
    expect(row.offlineAt?.toISOString()).toMatch(/^2026-11-18T09:01/);
    expect(row.lastSeenAt?.toISOString()).toMatch(/^2026-11-18T09:00/);
    await record(message);
    expect((await read()).offlineAt).toBeNull();
  });

  test('changes neither last seen nor offline when the message was retained', async () => {
    expect(await record(message, true)).toEqual({ kind: 'recorded' });
    expect(await read()).toMatchObject({ doorContact: 'closed', lastSeenAt: null });
    await record(message);
    await record({ ...message, online: false }, true);
    expect((await read()).offlineAt).toBeNull();
  });

  test('stores a report that arrives over HTTP', async () => {
    const { online: _online, ...report } = message;
    await record({ ...report, uptimeMs: 5_000 }, false, 'http');
    expect(await read()).toMatchObject({ relay: 'off', offlineAt: null });
  });

  test('is unknown when no device has the id', async () => {
    const outcome = await recordDeviceState(database.db, 'other-door', message, { via: 'mqtt' });
    expect(outcome).toEqual({ kind: 'unknown' });
  });
});

test.each([
  ['', null],
  ['{', null],
  ['[]', null],
  ['null', null],
  [JSON.stringify({ ...message, relay: 'maybe' }), null],
  [JSON.stringify({ ...message, journalDepth: -1 }), null],
  [JSON.stringify({ ...message, firmware: 'x'.repeat(81) }), null],
  [JSON.stringify({ ...message, bootId: undefined }), null],
  [JSON.stringify({ ...message, more: 1 }), message],
  [JSON.stringify(message), message],
])('reads the payload %s as %j', (payload, expected) =>
  expect(readStateMessage(Buffer.from(payload))).toEqual(expected),
);

test('reads null when the payload is broken UTF-8', () =>
  expect(readStateMessage(Buffer.from([0x22, 0xff, 0x22]))).toBeNull());
