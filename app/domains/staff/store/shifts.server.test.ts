import { beforeEach, describe, expect, test } from 'vitest';
import { eq } from 'drizzle-orm';
import { shiftRequests, shifts } from '#app/db/schema/index.ts';
import { postgresError } from '#app/db/errors.ts';
import { inTransaction } from '#app/db/tx.server.ts';
import { makeCrew, makeShift, makeStaff, makeTemplate } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { changeAssignments, lockShifts, readShifts } from './shifts.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const constraintOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => postgresError(error)?.constraint ?? postgresError(error)?.code,
  );

test('reads a shift with its people in the order of their assignment', async () => {
  const { operatorId, workAreaId } = await makeCrew(database.db);
  const [first, second] = [await makeStaff(database.db, { operatorId }), await makeStaff(database.db, { operatorId })];
  const id = await makeShift(database.db, { operatorId, workAreaId, staffIds: [first.id, second.id] });
  expect(await readShifts(database.db, [id])).toMatchObject([
    {
      dateLocal: '2026-11-19',
      startAtUtc: '2026-11-19T09:00:00.000Z',
      endAtUtc: '2026-11-19T15:00:00.000Z',
      status: 'PUBLISHED',
      requiredStaffCount: 1,
      staffIds: [first.id, second.id].sort(),
    },
  ]);
});

test('two changes at once lose no assignment', async () => {
  const { operatorId } = await makeCrew(database.db);
  const id = await makeShift(database.db, { operatorId });
  const people = await Promise.all(Array.from({ length: 6 }, () => makeStaff(database.db, { operatorId })));
  await Promise.all(
    people.map(({ id: staffId }) =>
      inTransaction({ db: database.db }, async (tx) => {
        const [shift] = await lockShifts(tx, [id]);
        if (shift) await changeAssignments(tx, shift, { add: [staffId], remove: [], by: null });
      }),
    ),
  );
  const [shift] = await readShifts(database.db, [id]);
  expect([...(shift?.staffIds ?? [])].sort()).toEqual(people.map(({ id: staffId }) => staffId).sort());
  expect(shift?.version).toBe(7);
});

describe('the database refuses', () => {
  test('an end that is not after the start', async () => {
    const { operatorId } = await makeCrew(database.db);
    const at = new Date('2026-11-19T09:00:00Z');
    const row = { operatorId, role: 'bar', startAtUtc: at, endAtUtc: at };
    expect(await constraintOf(database.db.insert(shifts).values(row))).toBe('shifts_time_check');
  });

  test('a second shift of a template for its date, also when the first was cancelled', async () => {
    const { operatorId } = await makeCrew(database.db);
    const templateId = await makeTemplate(database.db, { operatorId });
    const made = { operatorId, templateId, originDate: '2026-11-20' };
    await makeShift(database.db, { ...made, status: 'CANCELLED', date: '2026-11-21' });
    expect(await constraintOf(makeShift(database.db, made))).toBe('shifts_generated_key');
  });

  test('a new date of origin, and a cancelled shift that is published', async () => {
    const { operatorId } = await makeCrew(database.db);
    const templateId = await makeTemplate(database.db, { operatorId });
    const id = await makeShift(database.db, { operatorId, templateId, originDate: '2026-11-20', status: 'CANCELLED' });
    const update = (values: Partial<typeof shifts.$inferInsert>) =>
      database.db.update(shifts).set(values).where(eq(shifts.id, id));
    expect(await constraintOf(update({ originDate: '2026-11-21' }))).toBe('shifts_keep_origin');
    expect(await constraintOf(update({ status: 'PUBLISHED' }))).toBe('shifts_edges');
  });

  test('a person of another operator', async () => {
    const { operatorId } = await makeCrew(database.db);
    const other = await makeCrew(database.db);
    const stranger = await makeStaff(database.db, { operatorId: other.operatorId });
    expect(await constraintOf(makeShift(database.db, { operatorId, staffIds: [stranger.id] }))).toBe(
      'shift_assignments_staff_fk',
    );
  });

  test('a work area of another operator', async () => {
    const { operatorId } = await makeCrew(database.db);
    const { workAreaId } = await makeCrew(database.db);
    expect(await constraintOf(makeShift(database.db, { operatorId, workAreaId }))).toBe('shifts_work_area_fk');
  });

  test('two live requests of a person for a shift', async () => {
    const { operatorId } = await makeCrew(database.db);
    const { id: fromStaffId } = await makeStaff(database.db, { operatorId });
    const shiftId = await makeShift(database.db, { operatorId, staffIds: [fromStaffId] });
    const request = { operatorId, shiftId, fromStaffId, kind: 'swap' as const };
    await database.db.insert(shiftRequests).values({ ...request, state: 'withdrawn' });
    await database.db.insert(shiftRequests).values(request);
    expect(await constraintOf(database.db.insert(shiftRequests).values(request))).toBe('shift_requests_live_key');
  });

  test('a request that ended and begins again', async () => {
    const { operatorId } = await makeCrew(database.db);
    const shiftId = await makeShift(database.db, { operatorId });
    const request = { operatorId, shiftId, kind: 'stand_in' as const, state: 'expired' as const };
    await database.db.insert(shiftRequests).values(request);
    expect(await constraintOf(database.db.update(shiftRequests).set({ state: 'offered' }))).toBe(
      'shift_requests_edges',
    );
  });
});
