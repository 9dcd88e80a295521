import { beforeEach, expect, test } from 'vitest';
import { now } from '#app/platform/calendar.ts';
import { makeCrew, type MadeCrew, makeShift } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { getRoster } from './roster.server.ts';

const database = testDatabase();
let crew: MadeCrew;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
});

const WEEK = '2026-W47';

async function shown(facilityId: string | null) {
  const roster = await getRoster({ db: database.db, now: now() }, crew.manager.actor, { week: WEEK, facilityId });
  return { facilityId: roster.facilityId, shifts: roster.shifts.length };
}

test('a facility has its shifts and those without a work area; one of another operator shows all of the own', async () => {
  const { operatorId, workAreaId, facilityId } = crew;
  const other = await makeCrew(database.db);
  for (const area of [workAreaId, null])
    await makeShift(database.db, { operatorId, workAreaId: area, date: '2026-11-19' });
  await makeShift(database.db, { operatorId: other.operatorId, workAreaId: other.workAreaId, date: '2026-11-19' });
  expect(await shown(facilityId)).toEqual({ facilityId, shifts: 2 });
  // The acts of the screen are for what it shows.
  for (const id of [null, other.facilityId, crypto.randomUUID()])
    expect(await shown(id)).toEqual({ facilityId: null, shifts: 2 });
});
