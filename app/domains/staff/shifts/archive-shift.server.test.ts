import { beforeEach, expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { archiveShift } from './archive-shift.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('archiveShift cancels a published shift first and tells its people once', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId, staffIds: [staff.id] });
  expect(await archiveShift(manager, { shiftId })).toMatchObject({
    told: 1,
    shift: { status: 'CANCELLED', archived: true },
  });
  expect(await archiveShift(manager, { shiftId })).toMatchObject({ told: 0, shift: { archived: true } });
  expect((await mailsTo(database.sql, staff.userId)).map(({ template }) => template)).toEqual(['shiftCancelled']);
  expect(await database.sql`select action from audit_log where entity = 'shift' order by seq`).toEqual([
    { action: 'shift.cancelled' },
    { action: 'shift.archived' },
  ]);
});

test('a draft is put away as a draft', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const shiftId = await makeShift(database.db, { operatorId, status: 'DRAFT' });
  expect(await archiveShift(manager, { shiftId })).toMatchObject({ shift: { status: 'DRAFT', archived: true } });
});

test('a shift of another operator is unknown', async () => {
  const [{ manager }, { operatorId }] = [await makeCrew(database.db), await makeCrew(database.db)];
  const shiftId = await makeShift(database.db, { operatorId });
  await expect(archiveShift(manager, { shiftId })).rejects.toThrow(NotFoundError);
});
