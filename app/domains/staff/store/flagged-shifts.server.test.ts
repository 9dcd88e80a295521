import { beforeEach, expect, test } from 'vitest';
import { bookings, cancelledBookings } from '#app/db/schema/index.ts';
import { makeEvents } from '#tests/factories/events.ts';
import { makeCrew, makeShift } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { listFlaggedShifts } from './flagged-shifts.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('lists coming shifts whose event was moved or does not take place, of this operator and range', async () => {
  const { operatorId, facilityId } = await makeCrew(database.db);
  const [stays, moves] = await makeEvents(database.db, facilityId, ['2026-11-27', '2026-11-28']);
  const make = (eventId: string | undefined, date: string) =>
    makeShift(database.db, { operatorId, eventId: eventId ?? null, date });
  await make(stays, '2026-11-27');
  const moved = await make(moves, '2026-11-29');
  const gone = await make('01890000-0000-7000-8000-000000000001', '2026-11-30');
  await make(undefined, '2026-11-30');
  const read = (from: string, until: string, of = operatorId) =>
    listFlaggedShifts(database.db, { operatorId: of, from, until });
  expect(await read('2026-11-23', '2026-11-30')).toMatchObject([
    { shiftId: moved, status: 'PUBLISHED', dateLocal: '2026-11-29', eventTitle: 'Konzert', movedTo: '2026-11-28' },
    { shiftId: gone, eventTitle: null, movedTo: null },
  ]);
  expect(await read('2026-11-30', '2026-11-30')).toHaveLength(1);
  expect(await read('2026-11-23', '2026-11-30', (await makeCrew(database.db)).operatorId)).toEqual([]);
  expect(await database.ownerDb.$count(bookings)).toBe(2);
  expect(await database.ownerDb.$count(cancelledBookings)).toBe(0);
});
