import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditLog, openingHours, shifts } from '#app/db/schema/index.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { onScreen } from '#tests/factories/demo-club.ts';
import { makeEvents } from '#tests/factories/events.ts';
import { type MadeCrew, makeCrew, makeStaff, makeTemplate } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { generateShifts, type GenerateInput } from './generate-shifts.server.ts';

const database = testDatabase();
let crew: MadeCrew;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
});

const week = { from: '2026-11-23', to: '2026-11-29' };

async function generated(input: GenerateInput = week, ctx = crew.manager) {
  const outcome = await generateShifts(ctx, input);
  if (outcome.kind !== 'generated') throw new Error(JSON.stringify(outcome));
  const { shifts: made, skipped, ...rest } = outcome;
  return { made: made.map(({ startAtUtc, endAtUtc }) => `${startAtUtc} ${endAtUtc}`), skipped, ...rest };
}

test('makes a draft per day of the week, with what the template says', async () => {
  const { operatorId, workAreaId } = crew;
  const templateId = await makeTemplate(database.db, {
    operatorId,
    workAreaId,
    weekdays: [1, 6],
    station: 'Theke',
    requiredStaffCount: 2,
  });
  expect(await generated()).toEqual({
    kind: 'generated',
    made: ['2026-11-23T09:00:00Z 2026-11-23T15:00:00Z', '2026-11-28T09:00:00Z 2026-11-28T15:00:00Z'],
    existingCount: 0,
    skipped: [],
    undo: null,
  });
  const [row] = await database.db.select().from(shifts).orderBy(shifts.startAtUtc);
  expect(row).toMatchObject({ status: 'DRAFT', templateId, workAreaId, station: 'Theke', requiredStaffCount: 2 });
  expect(row).toMatchObject({ originDate: '2026-11-23', dateLocal: '2026-11-23', role: 'service', archived: false });
});

test('writes one audit row for the batch', async () => {
  const { operatorId } = crew;
  await makeTemplate(database.db, { operatorId, code: 'FRUEH' });
  await generated();
  const rows = await database.ownerDb.select().from(auditLog).where(eq(auditLog.entity, 'shift_batch'));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ action: 'shift_batch.generated', actor: crew.manager.actor.id, operatorId });
  expect(rows[0]?.after).toMatchObject({ ...week, templates: ['FRUEH'], created: 7 });
});

describe('nothing is made twice', () => {
  test('when it runs again, also for moved, cancelled and archived shifts', async () => {
    await makeTemplate(database.db, { operatorId: crew.operatorId });
    await generated();
    const rows = await database.db.select().from(shifts).orderBy(shifts.startAtUtc);
    const change = (index: number, values: Partial<typeof shifts.$inferInsert>) =>
      database.db
        .update(shifts)
        .set(values)
        .where(eq(shifts.id, rows[index]?.id ?? ''));
    const moved = { startAtUtc: new Date('2026-12-24T10:00:00Z'), endAtUtc: new Date('2026-12-24T12:00:00Z') };
    await change(0, moved);
    await change(1, { status: 'CANCELLED' });
    await change(2, { archived: true });
    expect(await generated()).toMatchObject({ made: [], existingCount: 7 });
    expect(await generated({ ...week, dryRun: true })).toMatchObject({ made: [], existingCount: 7 });
  });

  test('when it runs twice at once', async () => {
    await makeTemplate(database.db, { operatorId: crew.operatorId });
    const both = await Promise.all([generated(), generated()]);
    expect(both.map(({ made, existingCount }) => made.length + existingCount)).toEqual([7, 7]);
    expect(both.reduce((sum, { made }) => sum + made.length, 0)).toBe(7);
    expect(await database.db.$count(shifts)).toBe(7);
  });

  test('when the template has another time by now', async () => {
    const templateId = await makeTemplate(database.db, { operatorId: crew.operatorId });
    await generated();
    await database.sql`update shift_templates set start_time_local = '08:00' where id = ${templateId}`;
    expect(await generated()).toMatchObject({ made: [], existingCount: 7 });
  });
});

test('writes nothing when it is a dry run', async () => {
  await makeTemplate(database.db, { operatorId: crew.operatorId });
  const outcome = await generateShifts(onScreen(crew.manager), { ...week, dryRun: true });
  expect(outcome).toMatchObject({ kind: 'generated', undo: null, existingCount: 0 });
  expect(outcome.kind === 'generated' && outcome.shifts.map(({ id }) => id)).toEqual(Array(7).fill(null));
  expect(await database.db.$count(shifts)).toBe(0);
});

test('ends after the facility closes, by the date before its weekday, and as the template says on closed days', async () => {
  const { operatorId, workAreaId, facilityId } = crew;
  await database.ownerDb.insert(openingHours).values([
    { facilityId, dayOfWeek: 1, opensAt: '17:00', closesAt: '23:45' },
    { facilityId, dayOfWeek: 2, opensAt: null, closesAt: null },
    { facilityId, dayOfWeek: 4, opensAt: '17:00', closesAt: '22:00' },
    { facilityId, date: '2026-11-26', opensAt: '17:00', closesAt: '01:00' },
  ]);
  const late = {
    startTimeLocal: '17:00',
    endTimeLocal: '21:00',
    endTimeType: 'close_plus',
    closePlusMinutes: 30,
  } as const;
  await makeTemplate(database.db, { operatorId, workAreaId, weekdays: [1, 2, 3, 4], ...late });
  expect((await generated()).made).toEqual([
    '2026-11-23T16:00:00Z 2026-11-23T23:15:00Z',
    '2026-11-24T16:00:00Z 2026-11-24T20:00:00Z',
    '2026-11-25T16:00:00Z 2026-11-25T20:00:00Z',
    '2026-11-26T16:00:00Z 2026-11-27T00:30:00Z',
  ]);
});

test('leaves out holidays of the region and times that a change of the clock takes or doubles', async () => {
  const { operatorId, workAreaId } = crew;
  await makeTemplate(database.db, { operatorId, workAreaId, code: 'TAG', skipHolidays: true });
  await makeTemplate(database.db, {
    operatorId,
    code: 'NACHT',
    startTimeLocal: '18:00',
    endTimeLocal: '02:30',
    weekdays: [6],
  });
  const around = async (from: string, to: string) =>
    (await generated({ from, to, dryRun: true })).skipped.map(({ date, code, reason }) => `${date} ${code} ${reason}`);
  expect(await around('2026-12-24', '2026-12-27')).toEqual(['2026-12-25 TAG HOLIDAY', '2026-12-26 TAG HOLIDAY']);
  expect(await around('2027-03-27', '2027-03-27')).toEqual(['2027-03-27 NACHT TIME_SKIPPED']);
  expect(await around('2027-10-30', '2027-10-30')).toEqual(['2027-10-30 NACHT TIME_REPEATED']);
});

test('makes one shift per approved event of the facility', async () => {
  const { operatorId, workAreaId, facilityId } = crew;
  const other = await makeCrew(database.db);
  const [first, second] = await makeEvents(database.db, facilityId, ['2026-11-27', '2026-11-27']);
  await makeEvents(database.db, facilityId, ['2026-11-28'], { status: 'pending', decision: null });
  await makeEvents(database.db, other.facilityId, ['2026-11-28']);
  await makeTemplate(database.db, { operatorId, workAreaId, eventMode: true });
  expect((await generated()).made).toHaveLength(2);
  const rows = await database.db.select().from(shifts);
  expect(new Set(rows.map(({ eventId }) => eventId))).toEqual(new Set([first, second]));
  expect(await generated()).toMatchObject({ made: [], existingCount: 2 });
});

test('uses named templates only, and refuses unknown, archived and switched-off ones', async () => {
  const { operatorId } = crew;
  const make = (values: { active?: boolean; archived?: boolean }) =>
    makeTemplate(database.db, { operatorId, ...values });
  const named = await make({});
  const [off, archived] = [await make({ active: false }), await make({ archived: true })];
  await make({});
  const foreign = await makeTemplate(database.db, { operatorId: (await makeCrew(database.db)).operatorId });
  expect((await generated({ ...week, templateIds: [named] })).made).toHaveLength(7);
  expect(await generated()).toMatchObject({ existingCount: 7 });
  const refusal = async (templateId: string) => {
    const outcome = await generateShifts(crew.manager, { ...week, templateIds: [named, templateId] });
    return outcome.kind === 'refused' ? outcome.problems.templateIds : outcome.kind;
  };
  expect(await refusal(off)).toBe('inactive_template');
  expect(await refusal(archived)).toBe('unknown_template');
  expect(await refusal(foreign)).toBe('unknown_template');
});

test('takes 400 days and refuses 401, and an end before the start', async () => {
  await makeTemplate(database.db, { operatorId: crew.operatorId });
  expect((await generated({ from: '2026-01-01', to: '2027-02-04' })).made).toHaveLength(400);
  const refused = { kind: 'refused', problems: { to: 'too_long' } };
  expect(await generateShifts(crew.manager, { from: '2026-01-01', to: '2027-02-05' })).toEqual(refused);
  expect(await generateShifts(crew.manager, { from: '2026-01-02', to: '2026-01-01' })).toEqual({
    kind: 'refused',
    problems: { to: 'range' },
  });
});

test.each(['1999-12-31', '2200-01-01', '9999-12-31'])('refuses %s, because it is too far away', async (date) => {
  await makeTemplate(database.db, { operatorId: crew.operatorId });
  const outcome = await generateShifts(crew.manager, { from: date, to: date });
  expect(outcome).toEqual({ kind: 'refused', problems: { to: 'far' } });
});

test('refuses a person who does not plan', async () => {
  const { ctx } = await makeStaff(database.db, { operatorId: crew.operatorId });
  await expect(generateShifts(ctx, week)).rejects.toBeInstanceOf(ForbiddenError);
});
