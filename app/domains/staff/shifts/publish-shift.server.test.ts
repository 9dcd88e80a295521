import { beforeEach, expect, test } from 'vitest';
import { inTransaction } from '#app/db/tx.server.ts';
import { NotFoundError } from '#app/platform/errors.ts';
import { lockShifts } from '#app/domains/staff/store/shifts.server.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { publishLocked, publishShift } from './publish-shift.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('publishShift tells the people of a draft, and a second time nobody', async () => {
  const { manager, operatorId, workAreaId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId, workAreaId, status: 'DRAFT', staffIds: [staff.id] });
  expect(await publishShift(manager, { shiftId })).toMatchObject({
    kind: 'published',
    told: 1,
    shift: { status: 'PUBLISHED' },
  });
  expect(await publishShift(manager, { shiftId })).toMatchObject({ kind: 'published', told: 0, shift: { version: 2 } });
  const mails = await mailsTo(database.sql, staff.userId);
  expect(mails).toMatchObject([
    {
      template: 'shiftPublished',
      subject: 'Im Dienstplan: Service, Do 19.11.2026, 10:00–16:00 Uhr',
      calendars: [
        { method: 'PUBLISH', events: [{ sequence: 2, status: 'CONFIRMED', start: '2026-11-19T09:00:00.000Z' }] },
      ],
    },
  ]);
  expect(await database.sql`select action from audit_log where entity = 'shift'`).toEqual([
    { action: 'shift.published' },
  ]);
});

test('publishLocked writes one mail per person for all shifts, in the order of their times', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const [a, b] = [await makeStaff(database.db, { operatorId }), await makeStaff(database.db, { operatorId })];
  const late = await makeShift(database.db, { operatorId, status: 'DRAFT', date: '2026-11-24', staffIds: [a.id] });
  const early = await makeShift(database.db, {
    operatorId,
    status: 'DRAFT',
    date: '2026-11-23',
    staffIds: [a.id, b.id],
  });
  const known = await makeShift(database.db, { operatorId, date: '2026-11-25', staffIds: [b.id] });
  const { published, told } = await inTransaction(manager, async (tx) =>
    publishLocked(tx, manager, await lockShifts(tx, [late, early, known])),
  );
  expect([published.length, told]).toEqual([2, 2]);
  const [mail, ...rest] = await mailsTo(database.sql, a.userId);
  expect(rest).toEqual([]);
  expect(mail?.subject).toBe('Im Dienstplan: 2 Dienste ab Mo 23.11.2026');
  expect(mail?.text).toMatch(/Mo 23\.11\.2026[^]*Di 24\.11\.2026/);
  expect(await mailsTo(database.sql, b.userId)).toMatchObject([
    { subject: 'Im Dienstplan: Service, Mo 23.11.2026, 10:00–16:00 Uhr' },
  ]);
});

test('a cancelled or archived shift is not published', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const cancelled = await makeShift(database.db, { operatorId, status: 'CANCELLED' });
  const archived = await makeShift(database.db, { operatorId, status: 'DRAFT', archived: true });
  expect(await publishShift(manager, { shiftId: cancelled })).toEqual({
    kind: 'over',
    status: 'CANCELLED',
    archived: false,
  });
  expect(await publishShift(manager, { shiftId: archived })).toEqual({ kind: 'over', status: 'DRAFT', archived: true });
});

test('a shift of another operator is unknown', async () => {
  const [{ manager }, { operatorId }] = [await makeCrew(database.db), await makeCrew(database.db)];
  const shiftId = await makeShift(database.db, { operatorId, status: 'DRAFT' });
  await expect(publishShift(manager, { shiftId })).rejects.toThrow(NotFoundError);
});
