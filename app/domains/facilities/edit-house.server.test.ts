import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditLog, houseSettings } from '#app/db/schema/index.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { adminCtx } from '#tests/factories/door-admin.ts';
import { ctxOf, makeOperator, makePerson } from '#tests/factories/person.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { editHouse } from './edit-house.server.ts';
import { isPartOn, refreshParts } from './house-parts.server.ts';

const database = testDatabase();
let admin: Ctx;
beforeEach(async () => {
  await database.reset();
  await refreshParts(database.db);
  admin = await adminCtx(database.db, await makeOperator(database.db));
});
afterEach(() => database.reset());
const kept = {
  presence: false,
  staff: false,
  funding: false,
  spaceApi: false,
  keepVisitsDays: 30,
  keepActionsMonths: 24,
};
const edit = (doors: boolean, version = 1, ctx = admin) => editHouse(ctx, { version, doors, ...kept });
const settings = async () => (await database.db.select().from(houseSettings))[0];

describe('editHouse', () => {
  test('switches a part off: the process goes by it when the verb returns, and one audit row says so', async () => {
    expect(await edit(false)).toEqual({ kind: 'edited' });
    expect(isPartOn(database.db, 'doors')).toBe(false);
    expect(await settings()).toMatchObject({ doors: false, presence: false, version: 2 });
    expect(await database.db.select().from(auditLog)).toMatchObject([
      {
        stream: 'house',
        action: 'house.edited',
        entity: 'house_settings',
        actor: admin.actor.id,
        before: { doors: true },
        after: { doors: false },
      },
    ]);
    expect(await edit(true, 2)).toEqual({ kind: 'edited' });
    expect(isPartOn(database.db, 'doors')).toBe(true);
  });

  test('sets for how long visits and actions are kept, and whether the space answers', async () => {
    const next = {
      doors: true,
      presence: true,
      staff: true,
      funding: true,
      spaceApi: true,
      keepVisitsDays: 14,
      keepActionsMonths: 12,
    };
    expect(await editHouse(admin, { version: 1, ...next })).toEqual({ kind: 'edited' });
    expect(await settings()).toMatchObject({ ...next, version: 2 });
    expect(await database.db.select().from(auditLog)).toMatchObject([{ before: { keepVisitsDays: 30 } }]);
  });

  test('writes no audit row when nothing differs', async () => {
    expect(await edit(true)).toEqual({ kind: 'edited' });
    expect(await settings()).toMatchObject({ version: 1 });
    expect(await database.db.$count(auditLog)).toBe(0);
  });

  test('edits once when admins of two operators edit the same version', async () => {
    const other = await adminCtx(database.db, await makeOperator(database.db));
    const outcomes = await Promise.all([edit(false), edit(false, 1, other)]);
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['edited', 'stale']);
    expect(await settings()).toMatchObject({ doors: false, version: 2 });
  });

  test('refuses every other role', async () => {
    const trainer = ctxOf(database.db, await makePerson(database.db));
    await expect(edit(false, 1, trainer)).rejects.toThrow('settings.administer');
    expect(await settings()).toBeUndefined();
  });
});
