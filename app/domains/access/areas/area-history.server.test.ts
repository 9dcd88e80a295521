import { beforeEach, describe, expect, test } from 'vitest';
import type { HistoryLine } from '#app/domains/audit/public.server.ts';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { confirmOf, deviceCtx, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { areaHistoryRows, listAreaHistory } from './area-history.server.ts';
import { confirmDoorJob } from '#app/domains/access/jobs/confirm-door-job.server.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';

const database = testDatabase();
beforeEach(async () => {
  await database.reset();
  await setDoorClock(database.sql, testNow);
});

const press = async (slug: string) =>
  await openDoor(ctxOf(database.db, await makeMember(database.db), { role: 'member' }), { slug });

test('one press can be followed from the asking to the lock; another operator sees nothing', async () => {
  const door = await makeDoor(database.db);
  await press(door.slug);
  const grant = await takeGrant(database.db, door.device);
  await confirmDoorJob(deviceCtx(database.db, door.device), confirmOf(grant));
  await press(door.slug);
  const ctx = await adminCtx(database.db, door.operatorId);
  const asked = { areaId: door.areaId, correlationId: null, after: null };
  expect((await listAreaHistory(ctx, ctx.actor, asked)).rows).toHaveLength(4);
  const { rows } = await listAreaHistory(ctx, ctx.actor, { ...asked, correlationId: grant.correlationId });
  expect(rows.map(({ action }) => action)).toEqual(['door.executed', 'door.dispatched', 'door.requested']);
  expect(rows.map(({ hasActor }) => hasActor)).toEqual([false, false, true]);
  const other = await adminCtx(database.db, (await makeDoor(database.db)).operatorId);
  expect((await listAreaHistory(other, other.actor, asked)).rows).toEqual([]);
});

test('older rows are on the next page', async () => {
  const door = await makeDoor(database.db);
  for (let index = 0; index < 26; index += 1) await press(door.slug);
  const ctx = await adminCtx(database.db, door.operatorId);
  const asked = { areaId: door.areaId, correlationId: null, after: null };
  const { rows, next } = await listAreaHistory(ctx, ctx.actor, asked);
  expect(rows).toHaveLength(25);
  expect(
    (await listAreaHistory(ctx, ctx.actor, { ...asked, after: readCursor(next ?? '', ['number']) })).rows,
  ).toHaveLength(1);
});

const line = (values: Partial<HistoryLine>): HistoryLine => ({
  seq: '1',
  atMs: Date.parse('2026-11-18T09:00:00Z'),
  action: 'door.executed',
  before: null,
  after: null,
  hasActor: false,
  actorName: null,
  deviceName: 'Schuppen-Pi',
  correlationId: '01900000-0000-7000-8000-000000000000',
  ...values,
});
const who = (values: Partial<HistoryLine>, locale: 'de' | 'en' = 'de') =>
  areaHistoryRows([line(values)], { id: 'area', timeZone: 'Europe/Berlin' }, locale)[0]?.who;

test.each<[string, Partial<HistoryLine>, string, string]>([
  [
    'a press is withdrawn',
    { action: 'door.withdrawn', after: { status: 'expired', resultCode: 'CANCELLED' } },
    'Zurückgenommen, bevor ein Gerät den Auftrag hatte',
    'Withdrawn before a device had the job',
  ],
  [
    'it is withdrawn on the way',
    { action: 'door.withdrawn', after: { status: 'dispatched' } },
    'Zurückgenommen; ein Gerät hatte den Auftrag schon',
    'Withdrawn; a device had the job already',
  ],
  [
    'a hidden door is pressed',
    { action: 'door.denied', after: { reasons: ['HIDDEN'] } },
    'Verweigert: Tür für dieses Konto nicht sichtbar',
    'Denied: door not visible to this account',
  ],
  [
    'an address is blocked for a device',
    { action: 'device.blocked', after: { via: 'mqtt' } },
    'Zu viele falsche Geheimnisse (MQTT): eine Adresse ist für dieses Gerät gesperrt',
    'Too many wrong secrets (MQTT): one address is blocked for this device',
  ],
])('says what happened when %s', (_when, values, german, english) => {
  const what = (locale: 'de' | 'en') =>
    areaHistoryRows([line(values)], { id: 'area', timeZone: 'Europe/Berlin' }, locale)[0]?.what;
  expect([what('de'), what('en')]).toEqual([german, english]);
});

describe('who did it', () => {
  test.each(['door.dispatched', 'door.executed', 'door.failed', 'door.late_confirm', 'device.enrolled'])(
    'names the device for %s, in both languages',
    (action) => {
      expect([who({ action }), who({ action }, 'en')]).toEqual(['Schuppen-Pi', 'Schuppen-Pi']);
    },
  );

  test('names no device when a job expires, also after it was dispatched', () => {
    expect([who({ action: 'door.expired' }), who({ action: 'door.expired' }, 'en')]).toEqual([
      'automatisch',
      'automatic',
    ]);
    expect(who({ action: 'door.denied', deviceName: null })).toBe('automatisch');
  });

  test('names the person, and an erased one as such, also when a device is concerned', () => {
    const person = { action: 'device.confirmed', hasActor: true };
    expect(who({ ...person, actorName: 'Eva Lang' })).toBe('Eva Lang');
    expect(who(person)).toBe('Gelöschte Person');
  });
});
