import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, deviceEnrolments, devices } from '#app/db/schema/index.ts';
import { hashSecret } from '#app/platform/secret-hash.server.ts';
import { machineCtx, makeCode } from '#tests/factories/door-admin.ts';
import { makeDoor, type MadeDoor } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { enrolDevice } from './enrol-device.server.ts';

const database = testDatabase();
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
});
const makeOne = () => makeCode(database.db, { id: door.device.id, operatorId: door.operatorId });
const enrol = (code: string, ctx = machineCtx(database.db)) => enrolDevice(ctx, { code, model: 'Pi 4' }, () => null);
const device = async () => (await database.db.select().from(devices).where(eq(devices.id, door.device.id)))[0];

describe('enrolDevice', () => {
  test('gives a new secret, ends the old one and requires a confirmation again', async () => {
    await database.db.update(devices).set({ bootId: 'boot-of-before-00', lastClaimSeq: 7, earlierBoots: ['x'] });
    const before = await device();
    const outcome = await enrol(await makeOne());
    if (outcome.kind !== 'enrolled') throw new Error('it was not enrolled');
    expect(outcome).toMatchObject({ deviceId: door.device.deviceId, mqtt: null });
    expect(Buffer.from(outcome.secret, 'base64url')).toHaveLength(32);
    expect(await device()).toMatchObject({
      secretHash: hashSecret(outcome.secret),
      isActive: false,
      confirmedAt: null,
      bootId: null,
      lastClaimSeq: null,
      earlierBoots: [],
      model: 'Pi 4',
      mqttGeneration: (before?.mqttGeneration ?? 0) + 1,
    });
    expect(await database.db.select().from(deviceEnrolments)).toMatchObject([
      { model: 'Pi 4', usedAt: expect.anything() as unknown },
    ]);
    const rows = await database.db.select().from(auditLog).where(eq(auditLog.action, 'device.enrolled'));
    expect(rows).toMatchObject([{ actor: null, deviceId: door.device.deviceId }]);
    expect(JSON.stringify(rows)).not.toContain(outcome.secret);
  });

  test('returns the login at the broker and stores its hash', async () => {
    const outcome = await enrolDevice(machineCtx(database.db), { code: await makeOne(), model: 'Pi' }, (asked) => ({
      url: 'mqtt://house',
      username: asked.deviceId,
      password: `generation ${asked.generation}`,
      passwordHash: 'hash',
    }));
    const mqtt = { url: 'mqtt://house', username: door.device.deviceId, password: 'generation 1' };
    expect(outcome).toMatchObject({ kind: 'enrolled', mqtt });
    expect(outcome).not.toHaveProperty('mqtt.passwordHash');
    expect(await device()).toMatchObject({ mqttPasswordHash: 'hash' });
  });

  test('accepts a code once when many calls use it at the same time', async () => {
    const code = await makeOne();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => enrol(code)));
    expect(outcomes.filter(({ kind }) => kind === 'enrolled')).toHaveLength(1);
    expect((await enrol(code)).kind).toBe('invalid');
  });

  test('accepts a code in small letters and without dashes', async () => {
    expect((await enrol((await makeOne()).toLowerCase().replaceAll('-', ''))).kind).toBe('enrolled');
  });

  test.each([
    [14 * 60 + 59, 'enrolled'],
    [15 * 60, 'invalid'],
  ])('decides about a code that is %i seconds old: %s', async (seconds, kind) => {
    const ctx = machineCtx(database.db);
    const code = await makeOne();
    expect((await enrol(code, { ...ctx, now: ctx.now.add({ seconds }) })).kind).toBe(kind);
  });

  test.each(['', 'nonsense', '0000-0000-0000-0000'])('refuses the code %s', async (code) => {
    const before = await device();
    await makeOne();
    expect(await enrol(code)).toEqual({ kind: 'invalid' });
    expect(await device()).toEqual(before);
  });
});
