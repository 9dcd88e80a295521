import { beforeEach, expect, test } from 'vitest';
import { shiftRequests } from '#app/db/schema/index.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { cancelShift } from './cancel-shift.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('cancelShift tells the people of a published shift once, and takes it out of their calendars', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId, staffIds: [staff.id] });
  expect(await cancelShift(manager, { shiftId })).toMatchObject({
    kind: 'cancelled',
    told: 1,
    shift: { status: 'CANCELLED' },
  });
  expect(await cancelShift(manager, { shiftId })).toMatchObject({ kind: 'cancelled', told: 0, shift: { version: 2 } });
  expect(await mailsTo(database.sql, staff.userId)).toMatchObject([
    {
      template: 'shiftCancelled',
      subject: 'Dienst abgesagt: Service, Do 19.11.2026, 10:00–16:00 Uhr',
      calendars: [{ method: 'CANCEL', events: [{ status: 'CANCELLED' }] }],
    },
  ]);
});

test('ends the live requests about the shift', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const { id: fromStaffId } = await makeStaff(database.db, { operatorId });
  const { id: toStaffId } = await makeStaff(database.db, { operatorId });
  const [shiftId, other] = [
    await makeShift(database.db, { operatorId, staffIds: [fromStaffId] }),
    await makeShift(database.db, { operatorId, date: '2026-11-21', staffIds: [fromStaffId] }),
  ];
  const request = { operatorId, kind: 'swap' as const, fromStaffId };
  await database.db.insert(shiftRequests).values([
    { ...request, shiftId, toStaffId, state: 'accepted' },
    { ...request, shiftId: other },
  ]);
  await cancelShift(manager, { shiftId });
  const rows = await database.db.select().from(shiftRequests);
  expect(rows.map((row) => [row.shiftId === shiftId, row.state])).toEqual(
    expect.arrayContaining([
      [true, 'expired'],
      [false, 'offered'],
    ]),
  );
});

test('nobody is told of a draft', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId, status: 'DRAFT', staffIds: [staff.id] });
  expect(await cancelShift(manager, { shiftId })).toMatchObject({ kind: 'cancelled', told: 0 });
  expect(await mailsTo(database.sql, staff.userId)).toEqual([]);
});

test('an archived draft stays as it is, and a shift of another operator is unknown', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const archived = await makeShift(database.db, { operatorId, status: 'DRAFT', archived: true });
  expect(await cancelShift(manager, { shiftId: archived })).toEqual({ kind: 'over', status: 'DRAFT', archived: true });
  const other = await makeCrew(database.db);
  await expect(cancelShift(other.manager, { shiftId: archived })).rejects.toThrow(NotFoundError);
});
