import { beforeEach, expect, test } from 'vitest';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { confirmOf, deviceCtx, takeGrant } from '#tests/factories/door-calls.ts';
import { makeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf } from '#tests/factories/person.ts';
import { testNow } from '#tests/setup/clock.ts';
import { setDoorClock } from '#tests/setup/door-clock.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listAreaAudit } from './area-audit.server.ts';
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
  expect((await listAreaAudit(ctx, ctx.actor, asked)).rows).toHaveLength(4);
  const { rows } = await listAreaAudit(ctx, ctx.actor, { ...asked, correlationId: grant.correlationId });
  expect(rows.map(({ action }) => action)).toEqual(['door.executed', 'door.dispatched', 'door.requested']);
  expect(rows.map(({ hasActor }) => hasActor)).toEqual([false, false, true]);
  const other = await adminCtx(database.db, (await makeDoor(database.db)).operatorId);
  expect((await listAreaAudit(other, other.actor, asked)).rows).toEqual([]);
});

test('older rows are on the next page', async () => {
  const door = await makeDoor(database.db);
  for (let index = 0; index < 26; index += 1) await press(door.slug);
  const ctx = await adminCtx(database.db, door.operatorId);
  const asked = { areaId: door.areaId, correlationId: null, after: null };
  const { rows, next } = await listAreaAudit(ctx, ctx.actor, asked);
  expect(rows).toHaveLength(25);
  expect((await listAreaAudit(ctx, ctx.actor, { ...asked, after: next })).rows).toHaveLength(1);
});
