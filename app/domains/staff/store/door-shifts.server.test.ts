import { beforeEach, describe, expect, test } from 'vitest';
import { makeCrew, makeShift, makeStaff, type MadeCrew, type MadeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listDoorShifts } from './door-shifts.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let person: MadeStaff;
beforeEach(async () => {
  await database.reset();
  await database.sql`insert into house_settings (staff) values (true) on conflict (id) do update set staff = true`;
  crew = await makeCrew(database.db, { withRoom: true });
  person = await makeStaff(database.db, { operatorId: crew.operatorId });
});

const make = (values: Partial<Parameters<typeof makeShift>[1]> = {}) =>
  makeShift(database.db, {
    operatorId: crew.operatorId,
    workAreaId: crew.workAreaId,
    staffIds: [person.id],
    date: '2026-11-19',
    ...values,
  });
const list = () =>
  listDoorShifts(database.db, { userId: person.userId, from: '2026-11-18', until: '2026-11-20' }).then((shifts) =>
    shifts.map(({ shiftId }) => shiftId),
  );

describe('listDoorShifts', () => {
  test('gives published shifts with the place of their work area, as instants', async () => {
    const shiftId = await make();
    expect(
      await listDoorShifts(database.db, { userId: person.userId, from: '2026-11-18', until: '2026-11-20' }),
    ).toEqual([
      {
        shiftId,
        facilityId: crew.facilityId,
        roomId: crew.roomId,
        startMs: Date.parse('2026-11-19T09:00:00Z'),
        endMs: Date.parse('2026-11-19T15:00:00Z'),
      },
    ]);
  });

  test('lists no draft, cancelled or foreign shift, none without work area and none of other days', async () => {
    await make({ status: 'DRAFT' });
    await make({ status: 'CANCELLED' });
    await make({ workAreaId: null });
    await make({ staffIds: [] });
    await make({ date: '2026-11-17' });
    await make({ date: '2026-11-21' });
    expect(await list()).toEqual([]);
  });

  test.each([
    ['the part is off', `update house_settings set staff = false`],
    ['the staff member is inactive', `update staff_members set is_active = false`],
    ['the shift was cancelled', `update shifts set status = 'CANCELLED'`],
    ['the shift has another person', `delete from shift_assignments`],
  ])('lists nothing when %s', async (_when, change) => {
    await make();
    expect(await list()).toHaveLength(1);
    await database.sql.unsafe(change);
    expect(await list()).toEqual([]);
  });
});
