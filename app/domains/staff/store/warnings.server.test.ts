import { beforeEach, expect, test } from 'vitest';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { readShifts } from './shifts.server.ts';
import { staffingWarnings, warningsOf } from './warnings.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const read = async (id: string) => {
  const [shift] = await readShifts(database.db, [id]);
  if (!shift) throw new Error('no shift was read');
  return shift;
};

test('shifts of the person before and after count; cancelled, archived and foreign ones do not', async () => {
  const { operatorId } = await makeCrew(database.db);
  const { id: staffId } = await makeStaff(database.db, { operatorId });
  const of = { operatorId, staffIds: [staffId] };
  const late = await makeShift(database.db, { ...of, date: '2026-11-18', from: '18:00', until: '02:00' });
  const drafted = await makeShift(database.db, { ...of, status: 'DRAFT', from: '15:00', until: '17:00' });
  await makeShift(database.db, { ...of, status: 'CANCELLED' });
  await makeShift(database.db, { ...of, status: 'DRAFT', archived: true });
  await makeShift(database.db, { operatorId });
  const shift = await read(await makeShift(database.db, { operatorId }));
  expect(await staffingWarnings(database.db, [{ shift, staffId }])).toEqual([
    { code: 'OVERLAP_SHIFT', shiftId: shift.id, staffId, otherShiftId: drafted },
    { code: 'W_REST_11H', shiftId: shift.id, staffId, otherShiftId: late, amount: 8 },
  ]);
  expect(await staffingWarnings(database.db, [{ shift, staffId, leaves: drafted }])).toMatchObject([
    { otherShiftId: late },
  ]);
});

test('a public holiday is that of the work area, or of all facilities of the operator', async () => {
  const { operatorId, workAreaId } = await makeCrew(database.db);
  const days = { operatorId, date: '2026-12-25' };
  const shifts = await readShifts(database.db, [
    await makeShift(database.db, { ...days, workAreaId }),
    await makeShift(database.db, days),
    await makeShift(database.db, { operatorId, date: '2026-12-24' }),
  ]);
  const found = await warningsOf(database.db, shifts, 'de');
  expect(found.map(({ code, name }) => [code, name])).toEqual([
    ['HOLIDAY', '1. Weihnachtstag'],
    ['HOLIDAY', '1. Weihnachtstag'],
  ]);
});
