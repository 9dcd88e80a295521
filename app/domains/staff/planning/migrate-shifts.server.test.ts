import { eq } from 'drizzle-orm';
import { beforeEach, expect, test } from 'vitest';
import { auditLog, mailMessages, shiftAssignments, shifts } from '#app/db/schema/index.ts';
import { newId } from '#app/db/schema/columns.ts';
import type { Ctx } from '#app/platform/ctx.ts';
import { ForbiddenError } from '#app/platform/errors.ts';
import { adminOf } from '#tests/factories/presence.ts';
import { type MadeCrew, makeCrew, makeShift, makeStaff } from '#tests/factories/staff.ts';
import { testDatabase } from '#tests/setup/test-database.ts';
import { migrateShifts } from './migrate-shifts.server.ts';

const database = testDatabase();
let crew: MadeCrew;
let admin: Ctx;
let staffId: string;
beforeEach(async () => {
  await database.reset();
  crew = await makeCrew(database.db);
  admin = await adminOf(database.db, crew.operatorId);
  ({ id: staffId } = await makeStaff(database.db, { operatorId: crew.operatorId, externalRef: 'MA-17' }));
});

const old = (values: Record<string, unknown> = {}) => ({
  id: newId(),
  schedule_id: 'KW48',
  staff_member_id: 'MA-17',
  shift_date: '2026-11-23',
  start_time: '18:00',
  end_time: '01:30',
  role: 'bar',
  hours: 7.5,
  ...values,
});
const migrate = (rows: readonly unknown[], ctx = admin) =>
  migrateShifts(ctx, { shifts: rows, publishedScheduleIds: ['KW48'] });

test('keeps the id, assigns the person and publishes with the schedule; nothing is mailed', async () => {
  const row = old({ notes: 'Schlüssel mitbringen', work_area_id: crew.workAreaId });
  expect(await migrate([row])).toEqual({ kind: 'migrated', migrated: 1, skipped: 0, errors: [] });
  const [shift] = await database.db.select().from(shifts);
  expect(shift).toMatchObject({
    id: row.id,
    operatorId: crew.operatorId,
    dateLocal: '2026-11-23',
    startAtUtc: new Date('2026-11-23T17:00:00Z'),
    endAtUtc: new Date('2026-11-24T00:30:00Z'),
    status: 'PUBLISHED',
    notesStaff: 'Schlüssel mitbringen',
    workAreaId: crew.workAreaId,
    templateId: null,
  });
  const assigned = await database.db.select().from(shiftAssignments);
  expect(assigned).toMatchObject([{ shiftId: row.id, staffMemberId: staffId, assignedBy: admin.actor.id }]);
  expect(await database.ownerDb.$count(mailMessages)).toBe(0);
});

test('migrates nothing again when it runs twice, and a row that was edited since stays', async () => {
  const rows = [old({ schedule_id: null }), old({ staff_member_id: staffId.toUpperCase() })];
  await migrate(rows);
  await database.db
    .update(shifts)
    .set({ role: 'kitchen' })
    .where(eq(shifts.id, rows[0]?.id ?? ''));
  expect(await migrate(rows)).toEqual({ kind: 'migrated', migrated: 0, skipped: 2, errors: [] });
  const found = await database.db.select().from(shifts).orderBy(shifts.role);
  expect(found.map(({ role, status }) => `${role} ${status}`)).toEqual(['bar PUBLISHED', 'kitchen DRAFT']);
  const audit = await database.ownerDb.select().from(auditLog).where(eq(auditLog.action, 'shift_batch.migrated'));
  expect(audit).toHaveLength(1);
});

test('leaves out rows without a person, with the new form, and with an id that occurs twice', async () => {
  const row = old();
  const rows = [row, row, old({ staff_member_id: null }), old({ assigned_staff_ids: [staffId] })];
  expect(await migrate(rows)).toMatchObject({ migrated: 1, skipped: 3, errors: [] });
});

test('leaves out an id that another operator has', async () => {
  const other = await makeCrew(database.db);
  const id = await makeShift(database.db, { operatorId: other.operatorId });
  expect(await migrate([old({ id })])).toMatchObject({ migrated: 0, skipped: 1 });
});

test('names the row, the field and the code of what is wrong', async () => {
  const foreign = await makeCrew(database.db);
  const { id: stranger } = await makeStaff(database.db, { operatorId: foreign.operatorId, externalRef: 'MA-99' });
  const rows = [
    old({ id: '17' }),
    old({ staff_member_id: 'MA-99' }),
    old({ staff_member_id: stranger }),
    old({ shift_date: '2026-02-30' }),
    old({ start_time: '24:30' }),
    old({ shift_date: '2027-03-28', start_time: '02:30' }),
    old({ shift_date: '2027-10-31', start_time: '02:30' }),
    old({ work_area_id: foreign.workAreaId }),
    old({ role: undefined }),
    old({ notes: 'x'.repeat(2001) }),
    old({ required_staff_count: -1 }),
    old({ shift_date: '9999-12-31', start_time: '18:00', end_time: '02:00' }),
    'no row',
    null,
  ];
  const { errors, migrated } = await migrate(rows);
  expect(migrated).toBe(0);
  expect(errors.map(({ index, field, code }) => `${index} ${field} ${code}`)).toEqual([
    '0 id id',
    '1 staff_member_id staff',
    '2 staff_member_id staff',
    '3 shift_date date',
    '4 start_time time',
    '5 start_time time_skipped',
    '6 start_time time_repeated',
    '7 work_area_id work_area',
    '8 role role',
    '9 notes too_long',
    '10 required_staff_count count',
    '11 shift_date far',
    '12  row',
    '13  row',
  ]);
});

test('migrates 4,997 of 5,000 rows and names the 3 broken ones', async () => {
  const broken = new Map<number, Record<string, unknown>>([
    [0, { start_time: '25:00' }],
    [2499, { staff_member_id: 'nobody' }],
    [4999, { shift_date: 'gestern' }],
  ]);
  const rows = Array.from({ length: 5000 }, (_, index) => old(broken.get(index)));
  const outcome = await migrate(rows);
  expect(outcome).toMatchObject({ migrated: 4997, skipped: 0 });
  expect(outcome.errors.map(({ index }) => index)).toEqual([0, 2499, 4999]);
  expect(await database.db.$count(shifts)).toBe(4997);
  expect(await database.db.$count(shiftAssignments)).toBe(4997);
});

test('refuses a manager, who may plan', async () => {
  await expect(migrate([old()], crew.manager)).rejects.toBeInstanceOf(ForbiddenError);
});
