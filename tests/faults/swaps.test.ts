import { expect, test } from 'vitest';
import { swapShift } from '#app/domains/staff/shifts/swap-shift.server.ts';
import { readShifts } from '#app/domains/staff/store/shifts.server.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { scaled } from '#tests/setup/faults-scale.ts';
import { testDatabase } from '#tests/setup/test-database.ts';

const database = testDatabase();
const PAIRS = scaled(200);
const AT_ONCE = 4;

const deadlocks = async () => {
  const [row] = await database.sql<{ deadlocks: number }[]>`
    select deadlocks::int as deadlocks from pg_stat_database where datname = current_database()`;
  return row?.deadlocks ?? 0;
};

test('pairs of swaps that cross each other put no person on two sides and meet no deadlock', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const [a, b] = [await makeStaff(database.db, { operatorId }), await makeStaff(database.db, { operatorId })];
  const first = await makeShift(database.db, { operatorId, staffIds: [a.id] });
  const second = await makeShift(database.db, { operatorId, date: '2026-11-21', staffIds: [b.id] });
  const there = { shiftId: first, fromStaffId: a.id, toStaffId: b.id, otherShiftId: second };
  const back = { shiftId: second, fromStaffId: a.id, toStaffId: b.id, otherShiftId: first };
  const seen = await deadlocks();
  let swapped = 0;
  for (let pair = 0; pair < PAIRS; pair += AT_ONCE) {
    const crossing = Array.from({ length: Math.min(AT_ONCE, PAIRS - pair) }, () => [
      swapShift(manager, there),
      swapShift(manager, back),
    ]);
    const outcomes = await Promise.all(crossing.flat());
    expect(outcomes.filter(({ kind }) => kind !== 'swapped' && kind !== 'impossible')).toEqual([]);
    swapped += outcomes.filter(({ kind }) => kind === 'swapped').length;
    const people = (await readShifts(database.db, [first, second])).map(({ staffIds }) => staffIds);
    expect(people.map(({ length }) => length)).toEqual([1, 1]);
    expect(people.flat().toSorted()).toEqual([a.id, b.id].toSorted());
  }
  const versions = (await readShifts(database.db, [first, second])).map(({ version }) => version);
  // Each swap raises both versions once.
  expect(versions).toEqual([swapped + 1, swapped + 1]);
  expect(swapped).toBeGreaterThanOrEqual(PAIRS / AT_ONCE);
  expect(await deadlocks()).toBe(seen);
}, 120_000);
