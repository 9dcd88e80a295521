import { beforeEach, describe, expect, test } from 'vitest';
import { areas, auditLog, devices } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { confirmAccess, makeDoor, type MadeDoor, makeMember } from '#tests/factories/doors.ts';
import { ctxOf, makeOperator } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { waiterBehind } from '#tests/setup/waiter.ts';
import { openDoor } from '#app/domains/access/jobs/open-door.server.ts';
import { requestAccess } from '#app/domains/access/requests/request-access.server.ts';
import { removeArea } from './remove-area.server.ts';

const database = testDatabase();
let door: MadeDoor;
beforeEach(async () => {
  await database.reset();
  door = await makeDoor(database.db);
});

describe('removeArea', () => {
  test('deletes an area and keeps its devices when it has no jobs and requests', async () => {
    const outcome = await removeArea(await adminCtx(database.db, door.operatorId), door);
    expect(outcome.kind).toBe('removed');
    expect([await database.db.$count(areas), await database.db.$count(devices)]).toEqual([0, 1]);
    expect(await database.db.select().from(auditLog)).toMatchObject([{ action: 'area.removed', areaId: door.areaId }]);
  });

  test('keeps the area and returns its jobs and requests when it was used', async () => {
    const member = await makeMember(database.db);
    await openDoor(ctxOf(database.db, member, { role: 'member' }), { slug: door.slug });
    await confirmAccess(database.db, door.areaId, member);
    const admin = await adminCtx(database.db, door.operatorId);
    expect(await removeArea(admin, door)).toEqual({ kind: 'used', jobs: 1, requests: 1 });
    expect(await database.db.$count(areas)).toBe(1);
  });

  test.each(['pressed', 'asked for'])(
    'answers not found to a call that %s it when the area is deleted at the same time',
    async (how) => {
      await database.sql`update areas set requires_optin = ${how === 'asked for'}`;
      const ctx = ctxOf(database.db, await makeMember(database.db), { role: 'member' });
      const { answer } = await database.sql.begin(async (other) => {
        await other`delete from areas where id = ${door.areaId}`;
        const asking =
          how === 'pressed' ? openDoor(ctx, door) : requestAccess(ctx, { slug: door.slug, locale: 'de' as const });
        const answer = asking.then(
          ({ kind }) => kind,
          (error: unknown) => error,
        );
        await waiterBehind(other);
        return { answer };
      });
      expect(await answer).toBeInstanceOf(NotFoundError);
    },
  );

  test('throws when the area belongs to another operator', async () => {
    const stranger = await adminCtx(database.db, await makeOperator(database.db));
    await expect(removeArea(stranger, door)).rejects.toThrow('area');
  });
});
