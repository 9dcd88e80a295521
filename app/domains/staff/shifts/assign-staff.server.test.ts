import { beforeEach, expect, test } from 'vitest';
import { NotFoundError } from '#app/platform/errors.ts';
import { makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { mailsTo } from '#tests/factories/staff-mails.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { assignStaff } from './assign-staff.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

test('assignStaff puts a person on a published shift and tells them; a second time nothing happens', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const staff = await makeStaff(database.db, { operatorId });
  const shiftId = await makeShift(database.db, { operatorId });
  const input = { shiftId, staffId: staff.id };
  expect(await assignStaff(manager, input)).toMatchObject({
    kind: 'assigned',
    told: 1,
    warnings: [],
    shift: { staffIds: [staff.id] },
  });
  expect(await assignStaff(manager, input)).toMatchObject({ kind: 'assigned', told: 0, shift: { version: 2 } });
  expect((await mailsTo(database.sql, staff.userId)).map(({ subject }) => subject)).toEqual([
    'Neuer Dienst: Service, Do 19.11.2026, 10:00–16:00 Uhr',
  ]);
});

test('two assigns at once lose no person, and the later one warns of too many', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const shiftId = await makeShift(database.db, { operatorId, status: 'DRAFT' });
  const people = await Promise.all(Array.from({ length: 4 }, () => makeStaff(database.db, { operatorId })));
  const outcomes = await Promise.all(people.map(({ id: staffId }) => assignStaff(manager, { shiftId, staffId })));
  const heads = outcomes.map((outcome) => (outcome.kind === 'assigned' ? outcome.shift.staffIds.length : 0));
  expect(heads.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4]);
  const warned = outcomes.flatMap((outcome) => (outcome.kind === 'assigned' ? outcome.warnings : []));
  expect(warned.map(({ code, amount }) => `${code} ${amount}`).toSorted()).toEqual([
    'OVERSTAFFED 2',
    'OVERSTAFFED 3',
    'OVERSTAFFED 4',
  ]);
});

test('an inactive and a foreign person are refused, and so is a cancelled shift', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const other = await makeCrew(database.db);
  const gone = await makeStaff(database.db, { operatorId, isActive: false });
  const stranger = await makeStaff(database.db, { operatorId: other.operatorId });
  const shiftId = await makeShift(database.db, { operatorId });
  const refused = (code: string) => ({ kind: 'refused', problems: [{ field: 'staffId', code }] });
  expect(await assignStaff(manager, { shiftId, staffId: gone.id })).toEqual(refused('inactive'));
  expect(await assignStaff(manager, { shiftId, staffId: stranger.id })).toEqual(refused('person'));
  const cancelled = await makeShift(database.db, { operatorId, status: 'CANCELLED' });
  expect(await assignStaff(manager, { shiftId: cancelled, staffId: gone.id })).toMatchObject({ kind: 'over' });
  await expect(assignStaff(other.manager, { shiftId, staffId: stranger.id })).rejects.toThrow(NotFoundError);
});
