import { expect, test } from 'vitest';
import { bookerOf } from '#tests/factories/booked.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { readShifts } from './shifts.server.ts';
import { staffingWarnings } from './warnings.server.ts';

const database = testDatabase({ demo: true });

test('a booking that the person trains at that time is named; one at another time is not', async () => {
  const { operatorId } = await makeCrew(database.db);
  const booker = await bookerOf(database.db);
  const { first } = await booker.book({ startTime: '18:00', endTime: '19:30', title: 'Probetraining' });
  const trainer = await makeStaff(database.db, { operatorId, userId: booker.max.actor.id });
  const other = await makeStaff(database.db, { operatorId });
  const of = { operatorId, date: '2026-12-01', requiredStaffCount: 2 };
  const [during, after] = await Promise.all([
    makeShift(database.db, { ...of, from: '19:00', until: '20:00' }),
    makeShift(database.db, { ...of, from: '19:30', until: '20:30' }),
  ]);
  const shifts = await readShifts(database.db, [during, after]);
  const pairs = shifts.flatMap((shift) => [trainer, other].map(({ id: staffId }) => ({ shift, staffId })));
  expect(await staffingWarnings(database.db, pairs)).toEqual([
    { code: 'OVERLAP_BOOKING', shiftId: during, staffId: trainer.id, bookingId: first.id, name: 'Probetraining' },
  ]);
});
