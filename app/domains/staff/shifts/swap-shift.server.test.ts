import { beforeEach, expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { swapShift } from './swap-shift.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

async function makeTwo() {
  const crew = await makeCrew(database.db);
  const { operatorId } = crew;
  const [from, to] = [await makeStaff(database.db, { operatorId }), await makeStaff(database.db, { operatorId })];
  const shiftId = await makeShift(database.db, { operatorId, staffIds: [from.id] });
  return { ...crew, from, to, shiftId, input: { shiftId, fromStaffId: from.id, toStaffId: to.id } };
}

test('swapShift moves a shift to another person, tells both and names both in one audit row', async () => {
  const { manager, from, to, shiftId, input } = await makeTwo();
  expect(await swapShift(manager, input)).toMatchObject({
    kind: 'swapped',
    told: 2,
    warnings: [],
    shift: { staffIds: [to.id], version: 2 },
  });
  expect(await mailsTo(database.sql, from.userId)).toMatchObject([
    { template: 'shiftSwapped', subject: 'Dienst abgegeben: Service, Do 19.11.2026, 10:00–16:00 Uhr' },
  ]);
  expect(await mailsTo(database.sql, to.userId)).toMatchObject([
    { subject: 'Dienst übernommen: Service, Do 19.11.2026, 10:00–16:00 Uhr', calendars: [{ method: 'PUBLISH' }] },
  ]);
  expect(
    await database.sql`
      select entity_id, before -> 'staffIds' as was, after ->> 'fromStaffId' as "from", after ->> 'toStaffId' as "to"
      from audit_log where action = 'shift.swapped'`,
  ).toEqual([{ entity_id: shiftId, was: [from.id], from: from.id, to: to.id }]);
});

test('with another shift, both change sides and each person gets one mail', async () => {
  const { manager, operatorId, from, to, shiftId, input } = await makeTwo();
  const otherShiftId = await makeShift(database.db, { operatorId, date: '2026-11-21', staffIds: [to.id] });
  expect(await swapShift(manager, { ...input, otherShiftId })).toMatchObject({
    kind: 'swapped',
    told: 2,
    shift: { id: shiftId, staffIds: [to.id] },
    otherShift: { id: otherShiftId, staffIds: [from.id] },
  });
  expect(await mailsTo(database.sql, from.userId)).toMatchObject([
    {
      subject: 'Dienste getauscht: 2 Dienste ab Do 19.11.2026',
      calendars: [
        { method: 'PUBLISH', events: [{}] },
        { method: 'CANCEL', events: [{}] },
      ],
    },
  ]);
});

test('a draft, a person who is not on it, and one who is on it already are refused by name', async () => {
  const { manager, operatorId, from, to, shiftId, input } = await makeTwo();
  const draft = await makeShift(database.db, { operatorId, status: 'DRAFT', staffIds: [from.id] });
  const both = await makeShift(database.db, { operatorId, staffIds: [from.id, to.id] });
  const impossible = (code: string, id: string) => ({ kind: 'impossible', code, shiftId: id });
  expect(await swapShift(manager, { ...input, shiftId: draft })).toEqual(impossible('SHIFT_NOT_PUBLISHED', draft));
  expect(await swapShift(manager, { ...input, fromStaffId: to.id, toStaffId: from.id })).toEqual(
    impossible('NOT_ASSIGNED', shiftId),
  );
  expect(await swapShift(manager, { ...input, shiftId: both })).toEqual(impossible('ALREADY_ASSIGNED', both));
  expect(await swapShift(manager, { ...input, otherShiftId: draft })).toEqual(impossible('SHIFT_NOT_PUBLISHED', draft));
});

test('an inactive person, a foreign one, and the same shift twice are refused by field', async () => {
  const { manager, operatorId, shiftId, input } = await makeTwo();
  const other = await makeCrew(database.db);
  const gone = await makeStaff(database.db, { operatorId, isActive: false });
  const stranger = await makeStaff(database.db, { operatorId: other.operatorId });
  const refused = (field: string, code: string) => ({ kind: 'refused', field, code });
  expect(await swapShift(manager, { ...input, toStaffId: gone.id })).toEqual(refused('toStaffId', 'inactive'));
  expect(await swapShift(manager, { ...input, toStaffId: stranger.id })).toEqual(refused('toStaffId', 'person'));
  expect(await swapShift(manager, { ...input, otherShiftId: shiftId })).toEqual(refused('otherShiftId', 'same_shift'));
  await expect(swapShift(other.manager, input)).rejects.toThrow(NotFoundError);
  const foreign = await makeShift(database.db, { operatorId: other.operatorId });
  await expect(swapShift(manager, { ...input, otherShiftId: foreign })).rejects.toThrow(NotFoundError);
});
