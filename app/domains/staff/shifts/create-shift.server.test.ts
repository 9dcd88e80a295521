import { beforeEach, expect, test } from 'vitest';
import { ForbiddenError } from '#app/platform/errors.ts';
import { makeEvents } from '#tests/factories/events.ts';
import { makeCrew, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { createShift, type CreateShiftInput } from './create-shift.server.ts';

const database = testDatabase();
beforeEach(() => database.reset());

const LOCAL = { dateLocal: '2026-11-20', startTimeLocal: '18:00', endTimeLocal: '02:00' };
const make = async (input: Partial<CreateShiftInput>) => {
  const crew = await makeCrew(database.db);
  return createShift(crew.manager, { role: 'bar', ...input });
};

test('createShift writes a draft without people; an end before the start is on the next day', async () => {
  const crew = await makeCrew(database.db);
  const outcome = await createShift(crew.manager, {
    role: 'bar',
    ...LOCAL,
    workAreaId: crew.workAreaId,
    station: 'Tresen',
  });
  expect(outcome).toMatchObject({
    kind: 'created',
    warnings: [],
    shift: {
      status: 'DRAFT',
      dateLocal: '2026-11-20',
      startAtUtc: '2026-11-20T17:00:00.000Z',
      endAtUtc: '2026-11-21T01:00:00.000Z',
      station: 'Tresen',
      requiredStaffCount: 1,
      staffIds: [],
      version: 1,
    },
  });
  expect(
    await database.sql`select action, operator_id, after ->> 'role' as role from audit_log where entity = 'shift'`,
  ).toEqual([{ action: 'shift.created', operator_id: crew.operatorId, role: 'bar' }]);
});

test('assigns people once each, and warns of too many and of a missing role', async () => {
  const { manager, operatorId } = await makeCrew(database.db);
  const [a, b] = [
    await makeStaff(database.db, { operatorId }),
    await makeStaff(database.db, { operatorId, roles: ['bar'] }),
  ];
  const outcome = await createShift(manager, { role: 'bar', ...LOCAL, staffIds: [a.id, b.id, a.id] });
  expect(outcome.kind === 'created' && [...outcome.shift.staffIds].sort()).toEqual([a.id, b.id].sort());
  expect(outcome.kind === 'created' && outcome.warnings).toMatchObject([
    { code: 'NO_ROLE', staffId: a.id, name: 'bar' },
    { code: 'OVERSTAFFED', staffId: null, amount: 2 },
  ]);
  expect(await database.sql`select 1 from mail_messages`).toEqual([]);
});

test('a time that does not exist or exists twice is refused with the nearest ones', async () => {
  expect(await make({ dateLocal: '2027-03-28', startTimeLocal: '02:30', endTimeLocal: '06:00' })).toEqual({
    kind: 'refused',
    problems: [{ field: 'startTimeLocal', code: 'skipped_time', values: { before: '01:45', after: '03:00' } }],
  });
  expect(await make({ dateLocal: '2026-10-24', startTimeLocal: '20:00', endTimeLocal: '02:15' })).toEqual({
    kind: 'refused',
    problems: [{ field: 'endTimeLocal', code: 'repeated_time', values: { before: '01:45', after: '03:00' } }],
  });
});

test('a date that is too far away is refused in both forms', async () => {
  const far = (field: string) => ({ kind: 'refused', problems: [{ field, code: 'far' }] });
  expect(await make({ ...LOCAL, dateLocal: '9999-12-31' })).toEqual(far('dateLocal'));
  expect(await make({ startAtUtc: '9999-12-31T18:00:00Z', endAtUtc: '9999-12-31T23:00:00Z' })).toEqual(
    far('startAtUtc'),
  );
  // In Berlin it is the year 10000.
  expect(await make({ startAtUtc: '9999-12-31T23:00:00Z', endAtUtc: '9999-12-31T23:30:00Z' })).toEqual(
    far('startAtUtc'),
  );
  expect(await make({ startAtUtc: '9999-12-31T23:00:00-23:00', endAtUtc: '9999-12-31T23:30:00-23:00' })).toEqual(
    far('startAtUtc'),
  );
});

test('an end after the same time of the next day is refused, also in the night that has 25 hours', async () => {
  const tooLong = { kind: 'refused', problems: [{ field: 'endAtUtc', code: 'too_long' }] };
  expect(await make({ startAtUtc: '2026-11-19T09:00:00Z', endAtUtc: '2026-11-20T09:01:00Z' })).toEqual(tooLong);
  expect(await make({ startAtUtc: '2026-10-24T10:00:00Z', endAtUtc: '2026-10-25T11:01:00Z' })).toEqual(tooLong);
  for (const times of [
    { startAtUtc: '2026-11-19T09:00:00Z', endAtUtc: '2026-11-20T09:00:00Z' },
    { startAtUtc: '2026-10-24T10:00:00Z', endAtUtc: '2026-10-25T11:00:00Z' },
  ])
    expect(await make(times)).toMatchObject({ kind: 'created' });
});

test('a foreign work area, week and person are refused together', async () => {
  const other = await makeCrew(database.db);
  const [stranger, { manager, operatorId }] = [await makeStaff(database.db, other), await makeCrew(database.db)];
  const gone = await makeStaff(database.db, { operatorId, isActive: false });
  const wrong = { workAreaId: other.workAreaId, scheduleId: other.workAreaId, staffIds: [stranger.id] };
  expect(await createShift(manager, { role: 'bar', ...LOCAL, ...wrong })).toEqual({
    kind: 'refused',
    problems: [
      { field: 'workAreaId', code: 'area' },
      { field: 'scheduleId', code: 'schedule' },
      { field: 'staffIds', code: 'person' },
    ],
  });
  expect(await createShift(manager, { role: 'bar', ...LOCAL, staffIds: [gone.id] })).toEqual({
    kind: 'refused',
    problems: [{ field: 'staffIds', code: 'inactive' }],
  });
  expect(await database.sql`select 1 from shifts`).toEqual([]);
});

test('names a booking of its operator, and no other', async () => {
  const [{ manager, facilityId }, other] = [await makeCrew(database.db), await makeCrew(database.db)];
  const [own] = await makeEvents(database.db, facilityId, ['2026-11-19']);
  const [foreign] = await makeEvents(database.db, other.facilityId, ['2026-11-19']);
  const create = (eventId: string | undefined) => createShift(manager, { role: 'bar', ...LOCAL, eventId });
  expect(await create(own)).toMatchObject({ kind: 'created', shift: { eventId: own } });
  for (const eventId of [foreign, crypto.randomUUID()])
    expect(await create(eventId)).toEqual({ kind: 'refused', problems: [{ field: 'eventId', code: 'event' }] });
});

test('a member makes none', async () => {
  const { operatorId } = await makeCrew(database.db);
  const { ctx } = await makeStaff(database.db, { operatorId });
  await expect(createShift(ctx, { role: 'bar', ...LOCAL })).rejects.toThrow(ForbiddenError);
});
