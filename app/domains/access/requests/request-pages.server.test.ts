import { beforeEach, expect, test } from 'vitest';
import { readCursor } from '#app/platform/list/cursor.server.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { confirmAccess, makeDoor, makeMember } from '#tests/factories/doors.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listAccessRequests } from './request-pages.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('requests of the own operator, by status, door and address', async () => {
  const door = await makeDoor(database.db);
  const other = await makeDoor(database.db);
  const person = await makeMember(database.db);
  const requestId = await confirmAccess(database.db, door.areaId, person);
  await confirmAccess(database.db, other.areaId, person);
  const ctx = await adminCtx(database.db, door.operatorId);
  const all = { status: null, areaId: null, text: null, after: null };
  const idsOf = async (asked: Partial<Parameters<typeof listAccessRequests>[2]>) =>
    (await listAccessRequests(ctx, ctx.actor, { ...all, ...asked })).rows.map(({ id }) => id);
  expect(await idsOf({})).toEqual([requestId]);
  expect(await idsOf({ status: 'confirmed', text: person.email.slice(0, 8) })).toEqual([requestId]);
  expect(await idsOf({ status: 'revoked' })).toEqual([]);
  expect(await idsOf({ text: 'nobody@' })).toEqual([]);
  expect(await idsOf({ areaId: other.areaId })).toEqual([]);
});

test('older requests are on the next page, each once', async () => {
  const door = await makeDoor(database.db);
  for (let index = 0; index < 60; index += 1)
    await confirmAccess(database.db, door.areaId, await makeMember(database.db));
  const ctx = await adminCtx(database.db, door.operatorId);
  const asked = { status: null, areaId: null, text: null };
  const first = await listAccessRequests(ctx, ctx.actor, { ...asked, after: null });
  expect(first.next).not.toBeNull();
  const second = await listAccessRequests(ctx, ctx.actor, { ...asked, after: readCursor(first.next ?? '', ['id']) });
  expect(second.next).toBeNull();
  expect(new Set([...first.rows, ...second.rows].map(({ id }) => id)).size).toBe(60);
});
